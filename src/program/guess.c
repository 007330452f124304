/* Guesses: tables of what people type first, and the nearest names. */
#include "program/guess.h"

#include "base/file.h"
#include "base/nearest.h"
#include "metadata/metadata.h"

#include <string.h>

static const char *const verbs[] = {
#define COMMAND(name, word, operands, does, more) word,
#include "program/commands.def"
#undef COMMAND
};

static const char *const options[] = {
#define KEY_OPTION(letter, name, value, does, more, key, where) name,
#define BUILD_OPTION(letter, name, value, does, more, take, where) name,
#define PROGRAM_OPTION(letter, name, value, does, more, what, where) name,
#include "options.def"
#undef KEY_OPTION
#undef BUILD_OPTION
#undef PROGRAM_OPTION
};

static const struct guess {
	const char *word;
	const char *command, *option; /* to type instead */
	const char *advice;           /* or what to know */
} guesses[] = {
#define COMMAND_GUESS(word, command) {word, command, NULL, NULL},
#define OPTION_GUESS(word, option) {word, NULL, option, NULL},
#define OPTION_ADVICE(word, advice) {word, NULL, NULL, advice},
#include "program/guesses.def"
#undef COMMAND_GUESS
#undef OPTION_GUESS
#undef OPTION_ADVICE
};

enum {
	OPTIONS = sizeof options / sizeof *options,
	GUESSES = sizeof guesses / sizeof *guesses,
};

static const struct guess *find_guess(const char *word, bool is_command)
{
	for (size_t i = 0; i < GUESSES; i++)
		if (!guesses[i].command == !is_command && nearest_same(word, guesses[i].word))
			return &guesses[i];
	return NULL;
}

/* All options that begin so: "did you mean '--no-cover'?". */
static const char *longer_names(struct arena *arena, const char *name)
{
	const char *hint = NULL;
	for (size_t i = 0; i < OPTIONS; i++)
		if (*name && strncmp(options[i], name, strlen(name)) == 0)
			hint = hint ? arena_format(arena, "%s or '--%s'", hint, options[i])
				    : arena_format(arena, "did you mean '--%s'", options[i]);
	return hint ? arena_format(arena, "%s?", hint) : NULL;
}

const char *guess_option(struct arena *arena, const char *word)
{
	const char *dashless = word + strspn(word, "-");
	const char *name = arena_copy(arena, dashless, strcspn(dashless, "="));
	const struct guess *guess = find_guess(name, false);
	if (guess && guess->advice)
		return guess->advice;
	if (guess)
		return arena_format(arena, "did you mean '%s'?", guess->option);
	const char *longer = longer_names(arena, name);
	if (longer)
		return longer;
	if (metadata_knows(name))
		return arena_format(arena, "a key of book.yaml is said so: '--metadata %s=…'",
				    name);
	const char *nearest =
	    nearest_name(name, options, OPTIONS, sizeof *options, nearest_limit(name));
	return nearest ? arena_format(arena, "did you mean '--%s'?", nearest) : NULL;
}

/* An input has a dot or a slash in its name, or is there. */
static bool is_input(const char *word)
{
	return strcmp(word, "-") == 0 || strpbrk(word, "./") || file_exists(word);
}

static enum octavo_status tell_no_verb(const struct command *command, const char *word)
{
	const struct guess *guess = find_guess(word, true);
	const char *meant =
	    guess ? guess->command
		  : nearest_name(word, verbs, VERB_COUNT, sizeof *verbs, nearest_limit(word));
	struct arena *arena = arena_new();
	const char *hint = meant ? arena_format(arena, "did you mean 'octavo %s'?", meant)
				 : "the commands are build, outline, new and help";
	enum octavo_status status =
	    tell_usage(&command->teller, "usage", hint, "there is no command '%s'", word);
	arena_free(arena);
	return status;
}

static enum octavo_status find_verb(struct command *command)
{
	const char *word = command->words[0];
	command->verb = VERB_COUNT;
	for (unsigned verb = 0; word && verb < VERB_COUNT; verb++)
		if (strcmp(word, verbs[verb]) == 0) {
			command->verb = (enum verb)verb;
			command->words++;
			return OCTAVO_OK;
		}
	if (!word)
		return OCTAVO_OK;
	if (!is_input(word))
		return tell_no_verb(command, word);
	command->verb = VERB_BUILD;
	return OCTAVO_OK;
}

enum octavo_status guess_verb(struct command *command)
{
	enum octavo_status status = find_verb(command);
	if (status != OCTAVO_OK || command->verb == VERB_COUNT || command->help)
		return status;
	const char *foreign = command->foreign[command->verb];
	if (!foreign)
		return OCTAVO_OK;
	return tell_usage(&command->teller, "usage", TELL_HELP, "'%s' takes no '--%s'",
			  verbs[command->verb], foreign);
}
