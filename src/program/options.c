/* The command line: its options and their help. */
#include "program/options.h"

#include "base/thread_pool.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* What the command line itself does with an option; the others are the library's. */
enum what { SETTING, OUTPUT, QUIET, JSON, HELP, VERSION };

static const struct known_word {
	int letter; /* 0: none */
	const char *name, *value, *does;
	enum what what;
} known[] = {
#define KEY_OPTION(letter, name, value, does, more, key) {letter, name, value, does, SETTING},
#define BUILD_OPTION(letter, name, value, does, more, take) {letter, name, value, does, SETTING},
#define PROGRAM_OPTION(letter, name, value, does, more, what) {letter, name, value, does, what},
#include "options.def"
#undef KEY_OPTION
#undef BUILD_OPTION
#undef PROGRAM_OPTION
};

enum {
	KNOWN = sizeof known / sizeof *known,
	FIRST = 256,      /* what getopt_long calls the first of them, behind all letters */
	HELP_COLUMN = 25, /* where it is said what an option does */
};

static const char usage[] =
    "octavo makes an e-book (EPUB 3.3) of articles.\n"
    "\n"
    "usage: octavo build   [INPUT...] [-o FILE] [option...]\n"
    "       octavo outline [INPUT...] [option...]   the chapters it would make, and why\n"
    "       octavo new     FOLDER                   a commented starter book\n"
    "\n"
    "An INPUT is a folder (the one you stand in, if none is named), a book.yaml, an\n"
    "article (.txt, .md, .html, .mhtml, .docx, .odt), or - for standard input.\n"
    "Several folders and book.yamls are several books.\n"
    "\n";

static const char statuses[] =
    "\n"
    "Exit status: 0 done; 1 the input has errors, and nothing was written; 2 usage;\n"
    "3 the system failed (disk, permission, memory).\n";

void options_help(struct buf *out)
{
	buf_puts(out, usage);
	for (size_t i = 0; i < KNOWN; i++) {
		size_t start = out->size;
		buf_puts(out, known[i].letter ? "  -" : "     ");
		if (known[i].letter)
			buf_printf(out, "%c,", known[i].letter);
		buf_printf(out, " --%s %s", known[i].name, known[i].value);
		buf_printf(out, "%*s%s\n", HELP_COLUMN - (int)(out->size - start), "",
			   known[i].does);
	}
	buf_puts(out, statuses);
}

static enum octavo_status bad_option(const struct teller *teller, const char *word,
				     bool lacks_value)
{
	return tell_usage(
	    teller, "unknown-option", TELL_HELP, "%s '%s'",
	    lacks_value ? "a value is missing behind the option" : "there is no option", word);
}

/* The table as getopt_long takes it. */
static void describe(struct option options[KNOWN + 1], char letters[2 * KNOWN + 2])
{
	*letters++ = ':'; /* so that it tells a missing value from a wrong name */
	for (int i = 0; i < KNOWN; i++) {
		bool has_value = *known[i].value;
		options[i] = (struct option){
		    known[i].name, has_value ? required_argument : no_argument, NULL, FIRST + i};
		if (known[i].letter)
			*letters++ = (char)known[i].letter;
		if (known[i].letter && has_value)
			*letters++ = ':';
	}
	options[KNOWN] = (struct option){NULL, 0, NULL, 0};
	*letters = '\0';
}

static const struct known_word *known_as(int c)
{
	for (size_t i = 0; c < FIRST && i < KNOWN; i++)
		if (known[i].letter == c)
			return &known[i];
	return c < FIRST ? NULL : &known[c - FIRST];
}

static void take(struct command *command, const struct known_word *option, const char *value)
{
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
	case JSON:
		command->teller.json = true;
		break;
	case HELP:
		command->help = true;
		break;
	case VERSION:
		command->version = true;
		break;
	}
}

enum octavo_status command_read(struct command *command, int argc, char **argv)
{
	int c, bad = 0; /* the first that makes no sense: how it is told, a later one says */
	const char *word = NULL;
	struct option options[KNOWN + 1];
	char letters[2 * KNOWN + 2];
	*command = (struct command){.teller = {.to = stderr}};
	describe(options, letters);
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, options, NULL)) != -1) {
		const struct known_word *option = known_as(c);
		if (option)
			take(command, option, optarg);
		word = option || bad ? word : argv[optind - 1];
		bad = option || bad ? bad : c;
	}
	command->words = argv + optind;
	return bad ? bad_option(&command->teller, word, bad == ':') : OCTAVO_OK;
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
