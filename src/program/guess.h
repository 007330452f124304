/* What was meant by words that the command line doesn't know. */
#ifndef OCTAVO_PROGRAM_GUESS_H
#define OCTAVO_PROGRAM_GUESS_H

#include "base/arena.h"
#include "program/options.h"

/* What to do instead of typing an option that there isn't, as a hint; NULL: who knows. */
const char *guess_option(struct arena *arena, const char *word);

/* Takes the verb from the words, where one stands there, and 'build' where an input does: the most
 * of what is asked for. VERB_COUNT: nothing stands there. OCTAVO_USAGE after a line on standard
 * error: the word is no verb, or an option isn't the verb's. */
enum octavo_status guess_verb(struct command *command);

#endif
