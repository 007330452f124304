/* The command line: its words, taken apart. */
#include "program/options.h"

#include "base/arena.h"
#include "base/thread_pool.h"
#include "program/guess.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the command line itself does with an option; the others are the library's. */
enum what { SETTING, OUTPUT, WATCH, QUIET, JSON, SARIF, HELPING, VERSION };

static const struct known_word {
	int letter; /* 0: none */
	const char *name;
	bool has_value;
	enum what what;
	unsigned where;
} known[] = {
#define KEY_OPTION(letter, name, value, does, more, key, where)                                    \
	{letter, name, sizeof value > 1, SETTING, where},
#define BUILD_OPTION(letter, name, value, does, more, take, where)                                 \
	{letter, name, sizeof value > 1, SETTING, where},
#define PROGRAM_OPTION(letter, name, value, does, more, what, where)                               \
	{letter, name, sizeof value > 1, what, where},
#include "options.def"
#undef KEY_OPTION
#undef BUILD_OPTION
#undef PROGRAM_OPTION
};

enum { KNOWN = sizeof known / sizeof *known };

enum fault { NO_SUCH, LACKS_VALUE, HAS_VALUE };

/* What is left of the words. What makes no sense first is told at the end: how, a later word says.
 */
struct arguments {
	struct command *command;
	char **next;       /* NULL ends them */
	const char *wrong; /* NULL: nothing is */
	enum fault why;
};

static void refuse(struct arguments *walk, const char *word, enum fault why)
{
	if (walk->wrong)
		return;
	walk->wrong = word;
	walk->why = why;
}

static void take(struct command *command, const struct known_word *option, const char *value)
{
	for (unsigned verb = 0; verb < VERB_COUNT; verb++)
		if (!(option->where & 1u << verb) && !command->foreign[verb])
			command->foreign[verb] = option->name;
	switch (option->what) {
	case SETTING:
		vec_push(&command->settings, (struct setting){option->name, value ? value : "yes"});
		break;
	case OUTPUT:
		command->output = value;
		break;
	case QUIET:
		command->teller.quiet = true;
		break;
	case WATCH:
		command->watch = true;
		break;
	case SARIF:
		command->teller.sarif = true;
		command->teller.json = false;
		break;
	case JSON:
		command->teller.json = true;
		command->teller.sarif = false;
		break;
	case HELPING:
		command->help = true;
		break;
	case VERSION:
		command->version = true;
		break;
	}
}

/* --name, --name VALUE or --name=VALUE; no name may be shortened, for what is too short for one is
 * another's with the next release. */
static void take_long(struct arguments *walk, const char *word)
{
	const char *name = word + 2, *value = strchr(name, '=');
	size_t size = value ? (size_t)(value - name) : strlen(name), i = 0;
	while (i < KNOWN && (strncmp(known[i].name, name, size) != 0 || known[i].name[size]))
		i++;
	if (i == KNOWN)
		refuse(walk, word, NO_SUCH);
	else if (value && !known[i].has_value)
		refuse(walk, word, HAS_VALUE);
	else if (value || !known[i].has_value)
		take(walk->command, &known[i], value ? value + 1 : NULL);
	else if (*walk->next)
		take(walk->command, &known[i], *walk->next++);
	else
		refuse(walk, word, LACKS_VALUE);
}

/* -q, -qv, -o VALUE or -oVALUE. */
static void take_letters(struct arguments *walk, const char *word)
{
	for (const char *s = word + 1; *s; s++) {
		size_t i = 0;
		while (i < KNOWN && known[i].letter != *s)
			i++;
		if (i == KNOWN) {
			refuse(walk, word, NO_SUCH);
			return;
		}
		const char *value = known[i].has_value ? s[1] ? s + 1 : *walk->next : NULL;
		if (known[i].has_value && !value)
			refuse(walk, word, LACKS_VALUE);
		else
			take(walk->command, &known[i], value);
		walk->next += known[i].has_value && !s[1] && value;
		if (known[i].has_value)
			return;
	}
}

static enum octavo_status tell_wrong(const struct arguments *walk)
{
	static const char *const texts[] = {
	    [NO_SUCH] = "there is no option",
	    [LACKS_VALUE] = "a value is missing behind the option",
	    [HAS_VALUE] = "no value is taken by the option",
	};
	struct arena *arena = arena_new();
	const char *guess = walk->why == NO_SUCH ? guess_option(arena, walk->wrong) : NULL;
	enum octavo_status status =
	    tell_usage(&walk->command->teller, "unknown-option", guess ? guess : TELL_HELP,
		       "%s '%s'", texts[walk->why], walk->wrong);
	arena_free(arena);
	return status;
}

/* Whether somebody sees it, and in colours, unless they ask for none: https://no-color.org. */
static void begin_telling(struct command *command)
{
	const char *none = getenv("NO_COLOR"), *kind = getenv("TERM");
	struct teller *teller = &command->teller;
	teller->telling = &command->telling;
	command->telling.start = tell_clock();
	teller->terminal = isatty(fileno(teller->to));
	teller->colour = teller->terminal && !(none && *none) && kind && strcmp(kind, "dumb") != 0;
}

enum octavo_status command_read(struct command *command, int argc, char **argv)
{
	*command = (struct command){.teller = {.to = stderr}};
	begin_telling(command);
	struct arguments walk = {.command = command, .next = argv + (argc > 0)};
	char **words = walk.next; /* those that are no options move up */
	bool options = true;
	command->words = words;
	while (*walk.next) {
		char *word = *walk.next++;
		if (options && strcmp(word, "--") == 0)
			options = false;
		else if (options && word[0] == '-' && word[1] == '-')
			take_long(&walk, word);
		else if (options && word[0] == '-' && word[1])
			take_letters(&walk, word);
		else
			*words++ = word;
	}
	*words = NULL;
	return walk.wrong ? tell_wrong(&walk) : guess_verb(command);
}

void command_clear(struct command *command)
{
	vec_clear(&command->settings);
}

unsigned command_jobs(const struct command *command)
{
	for (size_t i = command->settings.count; i-- > 0;)
		if (strcmp(command->settings.items[i].name, "jobs") == 0)
			return (unsigned)strtoul(command->settings.items[i].value, NULL, 10);
	return thread_pool_size();
}

struct octavo *command_book(const struct command *command, struct teller *teller)
{
	struct octavo *book = octavo_new();
	octavo_listen(book, teller ? tell : NULL, teller);
	for (size_t i = 0; i < command->settings.count; i++) {
		const struct setting *setting = &command->settings.items[i];
		if (octavo_set(book, setting->name, setting->value) != OCTAVO_OK) {
			octavo_free(book);
			return NULL;
		}
	}
	return book;
}
