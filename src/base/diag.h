/* Diagnostics: one call makes one, from an id, a place and up to two details. They are gathered in
 * the order of the sources and handed on at the end of a call; the worst one decides its status.
 * Beside them stands the record of the files that were read. */
#ifndef OCTAVO_BASE_DIAG_H
#define OCTAVO_BASE_DIAG_H

#include "octavo.h"

#include <stdint.h>
#include <sys/stat.h>

/* A place in a source. The file's name is borrowed and must outlive the diagnostics. */
struct place {
	const char *file;    /* NULL: no file is meant */
	uint32_t line;       /* from 1; 0: not known */
	uint32_t column;     /* in code points, from 1; 0: not known */
	const char *passage; /* what stands there, where a source has no lines; borrowed; or NULL */
};

/* Every message there is stands in messages.def, and those of checking in findings.def; its enum
 * name is MSG_ and the name given there. */
enum message {
#define MESSAGE(name, severity, slug, text, hint) MSG_##name,
#include "base/messages.def"
#undef MESSAGE
	MSG_COUNT
};

struct diags;

struct diags *diags_new(void); /* the caller frees it */
void diags_free(struct diags *diags);

/* {1} and {2} in the message's text and hint become first and second as shown.h shows them, which
 * are copied and may be NULL where the message doesn't use them. */
void diag(struct diags *diags, enum message id, struct place at, const char *first,
	  const char *second);

bool diags_failed(const struct diags *diags); /* whether an error was among them */

/* Makes errors of the warnings, those told already too, until they are handed on: it is the wish of
 * one book. */
void diags_make_strict(struct diags *diags);

void diags_make_verbose(struct diags *diags); /* all are handed on, however many */
bool diags_are_verbose(const struct diags *diags);

/* Forgets what checking found of the grade "usage", which may be as it should, but for one message;
 * MSG_COUNT: for none. */
void diags_drop_usage(struct diags *diags, enum message but);

/* Makes warnings of the errors among them: whoever calls goes on, and says what it did instead. */
void diags_soften(struct diags *diags, const char *instead);

/* Notes that what is made depends on the file or folder at path, which is copied. */
void diags_depend(struct diags *diags, const char *path);

/* What was noted, in order; a path may come more than once. Lasts until the next call. */
const char *const *diags_dependencies(const struct diags *diags, size_t *count);

/* Notes that what is made is made from the file that was found so, by whatever name; and whether a
 * file is one of those. */
void diags_take_from(struct diags *diags, const struct stat *file);
bool diags_took_from(const struct diags *diags, const struct stat *file);

/* Moves what stands in from behind what stands in to, and leaves from empty. */
void diags_move(struct diags *to, struct diags *from);

/* Hands everything to the listener, many of one kind as a few and a count (diag_thin_out.c), and
 * forgets it. listener may be NULL. Returns what the worst of them makes the status. */
enum octavo_status diags_deliver(struct diags *diags, octavo_listener *listener, void *user);

#endif
