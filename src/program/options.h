/* The command line: what is asked for, as words say it. */
#ifndef OCTAVO_PROGRAM_OPTIONS_H
#define OCTAVO_PROGRAM_OPTIONS_H

#include "base/buf.h"
#include "base/vec.h"
#include "octavo.h"
#include "program/tell.h"

#include <stdbool.h>

void options_help(struct buf *out); /* appends */

/* An option that is the library's, as octavo_set takes it. */
struct setting {
	const char *name, *value;
};

/* What the options ask for. Strings are the command line's. */
struct command {
	struct teller teller; /* of standard error */
	const char *output;   /* NULL: where the book's title says */
	bool help, version;
	VEC(struct setting) settings;
	char **words; /* the verb and the inputs; a NULL ends them */
};

/* OCTAVO_USAGE after a line on standard error. The caller clears the request in either case. */
enum octavo_status request_read(struct command *request, int argc, char **argv);
void request_clear(struct command *request);

/* How many threads are asked for, or suit the machine. */
unsigned request_jobs(const struct command *request);

/* A new book with the request's settings, which tells the teller (NULL: nobody); the caller frees
 * it. NULL after a diagnostic if a setting makes no sense. */
struct octavo *request_book(const struct command *request, struct teller *teller);

#endif
