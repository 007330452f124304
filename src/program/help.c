/* The help, made of the tables of commands and options: each screen has 24 lines of 80 columns. */
#include "program/help.h"

#include <string.h>

static const struct told_option {
	int letter; /* 0: none */
	const char *name, *value, *does;
	unsigned where;
} options[] = {
#define KEY_OPTION(letter, name, value, does, more, key, where) {letter, name, value, does, where},
#define BUILD_OPTION(letter, name, value, does, more, take, where)                                 \
	{letter, name, value, does, where},
#define PROGRAM_OPTION(letter, name, value, does, more, what, where)                               \
	{letter, name, value, does, where},
#include "options.def"
#undef KEY_OPTION
#undef BUILD_OPTION
#undef PROGRAM_OPTION
};

static const struct told_command {
	const char *word, *operands, *does, *more;
} commands[] = {
#define COMMAND(name, word, operands, does, more) {word, operands, does, more},
#include "program/commands.def"
#undef COMMAND
};

enum {
	OPTIONS = sizeof options / sizeof *options,
	WIDTH = 80,
	DOES_COLUMN = 25, /* where it is said what an option does */
};

static const char inputs[] =
    "An INPUT is a folder (the one you stand in, if none is named), a book.yaml, an\n"
    "article (.txt, .md, .html, .mhtml, .docx, .odt), an EPUB, or - for standard\n"
    "input. Several folders and book.yamls are several books.\n";

static const char manuals[] =
    "Manuals: octavo, octavo-book (book.yaml), octavo-articles (what is read)\n";

static void put_option(struct buf *out, const struct told_option *option)
{
	size_t start = out->size;
	buf_puts(out, option->letter ? "  -" : "     ");
	if (option->letter)
		buf_printf(out, "%c,", option->letter);
	buf_printf(out, " --%s %s", option->name, option->value);
	buf_printf(out, "%*s%s\n", DOES_COLUMN - (int)(out->size - start), "", option->does);
}

/* Those without a line of their own, by name. */
static void put_others(struct buf *out, enum verb verb)
{
	size_t start = out->size;
	buf_puts(out, "Also:");
	for (size_t i = 0; i < OPTIONS; i++) {
		if (!(options[i].where & 1u << verb) || options[i].where & MAIN)
			continue;
		bool fits = out->size - start + strlen(options[i].name) + 4 < WIDTH;
		if (!fits) {
			buf_putc(out, '\n');
			start = out->size;
		}
		buf_printf(out, "%s--%s", fits ? " " : "", options[i].name);
	}
	buf_putc(out, '\n');
}

static void help_command(struct buf *out, enum verb verb)
{
	const struct told_command *command = &commands[verb];
	buf_printf(out, "usage: octavo %s %s\n\n%s\n", command->word, command->operands,
		   command->more);
	if (verb == VERB_BUILD || verb == VERB_OUTLINE)
		buf_puts(out, inputs);
	buf_putc(out, '\n');
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].where & 1u << verb && options[i].where & MAIN)
			put_option(out, &options[i]);
	put_others(out, verb);
	buf_puts(out, manuals);
}

static void help_program(struct buf *out)
{
	buf_puts(out, "octavo makes an e-book (EPUB 3.3) of articles.\n\n");
	for (size_t i = 0; i < VERB_COUNT; i++)
		buf_printf(out, "%s octavo %-7s %-31s %s\n", i == 0 ? "usage:" : "      ",
			   commands[i].word, commands[i].operands, commands[i].does);
	buf_puts(out, "\n");
	buf_puts(out, inputs);
	buf_puts(out,
		 "The themes are novel, magazine, manual and large ('--theme').\n"
		 "\n"
		 "Begin:      octavo new mybook && octavo build mybook\n"
		 "An article: octavo build article.txt --title \"A Title\" -o article.epub\n"
		 "Options:    octavo help build\n"
		 "\n"
		 "Exit status: 0 done; 1 the input has errors, and nothing was written; 2 usage;\n"
		 "3 the system failed (disk, permission, memory).\n");
	buf_puts(out, manuals);
}

void help(struct buf *out, enum verb verb)
{
	if (verb == VERB_COUNT)
		help_program(out);
	else
		help_command(out, verb);
}
