/* The command line: what is asked for, as words say it. */
#ifndef OCTAVO_PROGRAM_OPTIONS_H
#define OCTAVO_PROGRAM_OPTIONS_H

#include "base/vec.h"
#include "octavo.h"
#include "program/tell.h"

#include <stdbool.h>

enum verb {
#define COMMAND(name, word, operands, does, more) VERB_##name,
#include "program/commands.def"
#undef COMMAND
	VERB_COUNT
};

/* To which verbs an option belongs, as bits; MAIN: it has a line in their help. */
enum {
#define COMMAND(name, word, operands, does, more) name = 1 << VERB_##name,
#include "program/commands.def"
#undef COMMAND
	MAIN = 1 << VERB_COUNT,
	ALL = MAIN - 1,
};

/* An option that is the library's, as octavo_set takes it. */
struct setting {
	const char *name, *value;
};

/* What the options ask for. Strings are the command line's. */
struct command {
	struct teller teller; /* of standard error */
	struct telling telling;
	const char *output; /* NULL: where the book's title says */
	bool help, version, watch;
	VEC(struct setting) settings;
	const char *foreign[VERB_COUNT]; /* the first option that isn't the verb's; NULL: none */
	enum verb verb;
	char **words; /* what it is to do that with; a NULL ends them */
};

/* OCTAVO_USAGE after a line on standard error. The caller clears the command in either case. */
enum octavo_status command_read(struct command *command, int argc, char **argv);
void command_clear(struct command *command);

/* How many threads are asked for, or suit the machine. */
unsigned command_jobs(const struct command *command);

/* A new book with the command's settings, which tells the teller (NULL: nobody); the caller frees
 * it. NULL after a diagnostic if a setting makes no sense. */
struct octavo *command_book(const struct command *command, struct teller *teller);

#endif
