/* Numbered pieces of work shared out among threads, and their results taken in order. */
#ifndef OCTAVO_BASE_CREW_H
#define OCTAVO_BASE_CREW_H

#include <stddef.h>

struct crew_task {
	/* Does piece i, in any thread. worker: 0 up to the number of threads, none at two pieces at
	 * once; 0 is the caller's thread. */
	void (*work)(size_t i, unsigned worker, void *user);
	/* Takes what piece i came to: called in order, by the caller's thread, while other pieces are
	 * worked on; NULL: nothing to take. */
	void (*take)(size_t i, void *user);
	void *user;
};

/* Does the pieces from first up to count in as many threads, the caller's among them; fewer where
 * the system gives no more. Returns when all are done and taken. */
void crew_run(const struct crew_task *task, size_t first, size_t count, unsigned threads);

/* How many threads this machine has use for. */
unsigned crew_size(void);

#endif
