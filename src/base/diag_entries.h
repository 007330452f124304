/* Inside the diagnostics: what is gathered, and how much of it is told. */
#ifndef OCTAVO_BASE_DIAG_ENTRIES_H
#define OCTAVO_BASE_DIAG_ENTRIES_H

#include "base/arena.h"
#include "base/diag.h"

/* USAGE and SYSTEM are errors that aren't the input's fault: they make the status OCTAVO_USAGE and
 * OCTAVO_SYSTEM. */
enum severity { NOTE = OCTAVO_NOTE, WARNING = OCTAVO_WARNING, ERROR = OCTAVO_ERROR, USAGE, SYSTEM };

/* What the grades of findings come to. */
#define GRADE_fatal ERROR
#define GRADE_error ERROR
#define GRADE_warning WARNING
#define GRADE_info NOTE
#define GRADE_usage NOTE

struct diag_entry {
	enum message id;
	enum severity severity;
	struct place at;
	const char *text;
	const char *instead; /* what was done, if it goes on: not told of an error; NULL: nothing */
	const char *hint;    /* NULL: none */
	const char *more;    /* how many it stands for; NULL: itself alone */
	bool passed_over;    /* others of its kind stand for it */
};

/* Passes over what would be too many, and over hints that were given before; those that stand for
 * the others say so. What stays is the same whatever happened in which thread. */
void diag_thin_out(struct diag_entry *entries, size_t count, bool verbose, struct arena *arena);

/* Which of the groups of messages that tell of the same this one is in; ALIKE: none. And what
 * stands behind the number of all in one (diag_alike.c). */
enum { ALIKE = 7 };
size_t diag_alike(enum message id);
const char *diag_alike_words(size_t number);

#endif
