/* Programs of others, run beside octavo in an environment that is the same everywhere. */
#ifndef OCTAVO_BASE_PROCESS_H
#define OCTAVO_BASE_PROCESS_H

#include "base/arena.h"
#include "base/drafts.h"

/* The absolute path of a program that PATH leads to; NULL: there is none. Folders of PATH that
 * aren't absolute don't count. */
const char *process_find(struct arena *arena, const char *name);

struct process {
	const char *program;    /* absolute */
	char *const *arguments; /* the first is the program's name, NULL stands behind the last */
	struct drafts *drafts;
	struct draft_file *folder; /* where it runs; it is its HOME, too */
	unsigned milliseconds;     /* that it may take */
};

enum process_end {
	PROCESS_DONE,   /* it ended by itself, and called it success */
	PROCESS_FAILED, /* it failed, or was ended by a signal */
	PROCESS_UNMADE, /* the system has no process for it; errno says why */
	PROCESS_SLOW    /* it was ended, because it took too long */
};

/* Runs the program to its end, and ends what it began and left. It reads nothing, what it prints is
 * lost, it knows nothing of the caller's environment, language, terminal's signals and open files,
 * and it may take no more than 1 GB of memory, nor write a larger file. It ends when the drafts are
 * given up, and, on Linux, when octavo is killed. */
enum process_end process_run(const struct process *process);

#endif
