/* The program: options in, diagnostics and an exit status out. All work is the library's. */
#include "base/mem.h"
#include "octavo.h"
#include "program/books.h"
#include "program/watch.h"

#include <libxml/xmlmemory.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What goes to standard output must arrive there. */
static enum octavo_status print(const char *text)
{
	if (fputs(text, stdout) >= 0 && fflush(stdout) == 0)
		return OCTAVO_OK;
	perror("octavo: error: can't write to standard output");
	return OCTAVO_SYSTEM;
}

static enum octavo_status print_version(void)
{
	char line[64];
	snprintf(line, sizeof line, "octavo %s\n", octavo_version());
	return print(line);
}

static enum octavo_status print_help(void)
{
	struct buf help = BUF_EMPTY;
	options_help(&help);
	enum octavo_status status = print(help.data);
	buf_clear(&help);
	return status;
}

static enum octavo_status usage(const struct command *command, const char *what)
{
	return tell_usage(&command->teller, "usage", TELL_HELP, "%s", what);
}

static void add_inputs(struct octavo *octavo, char **inputs)
{
	if (!*inputs)
		octavo_add_input(octavo, ".");
	for (; *inputs; inputs++)
		octavo_add_input(octavo, *inputs);
}

static enum octavo_status build(const struct command *command, struct octavo *octavo)
{
	struct watch watch;
	watch_begin(&watch);
	watch_add(&watch, octavo);
	enum octavo_status status = octavo_build(octavo, command->output);
	watch_drop(&watch, octavo);
	watch_end(&watch);
	const char *path = octavo_written(octavo);
	if (path && (!command->output || strcmp(path, command->output) != 0))
		tell_written(&command->teller, octavo);
	return status;
}

static enum octavo_status outline(const struct command *command, struct octavo *octavo)
{
	char *text = NULL;
	if (command->output)
		return usage(command, "'outline' writes to standard output, not to a file");
	enum octavo_status status = octavo_outline(octavo, &text);
	if (text && print(text) != OCTAVO_OK)
		status = OCTAVO_SYSTEM;
	free(text);
	return status;
}

static enum octavo_status starter(const struct command *command, struct octavo *octavo,
				  char **words)
{
	if (!words[0] || words[1])
		return usage(command, "'new' takes one folder");
	return octavo_starter(octavo, words[0]);
}

/* `build a.md b.epub` means -o b.epub: no EPUB is an article. */
static void find_output(struct command *command, char **words)
{
	size_t count = 0;
	while (words[count])
		count++;
	const char *dot = count > 2 ? strrchr(words[count - 1], '.') : NULL;
	if (command->output || !dot || strcmp(dot, ".epub") != 0 || strcmp(words[0], "build") != 0)
		return;
	command->output = words[count - 1];
	words[count - 1] = NULL;
}

static enum octavo_status run_verb(const struct command *command, struct octavo *octavo,
				   char **words)
{
	if (strcmp(words[0], "new") == 0)
		return starter(command, octavo, words + 1);
	bool many = books_are_many(words + 1);
	if (many && strcmp(words[0], "build") == 0)
		return books_build(command, words + 1);
	if (many && strcmp(words[0], "outline") == 0)
		return usage(command, "'outline' takes one book");
	add_inputs(octavo, words + 1);
	if (strcmp(words[0], "build") == 0)
		return build(command, octavo);
	if (strcmp(words[0], "outline") == 0)
		return outline(command, octavo);
	return tell_usage(&command->teller, "usage", "the commands are build, outline and new",
			  "there is no command '%s'", words[0]);
}

static enum octavo_status run(struct command *command)
{
	struct octavo *octavo = command_book(command, &command->teller);
	enum octavo_status status = OCTAVO_USAGE;
	if (!octavo)
		return OCTAVO_USAGE;
	find_output(command, command->words);
	if (command->help)
		status = print_help();
	else if (command->version)
		status = print_version();
	else if (!command->words[0])
		status = usage(command, "what is to be done isn't said");
	else
		status = run_verb(command, octavo, command->words);
	octavo_free(octavo);
	return status;
}

/* What one article lets go the next one takes: giving it back to the system in between would cost
 * a twentieth of the time. */
static void keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	mallopt(M_TOP_PAD, 256 << 10);
#endif
}

int main(int argc, char **argv)
{
	keep_memory();
	xmlMemSetup(mem_free, mem_alloc, mem_resize, mem_string);
	/* a pipe that closes, or a file that grows too large, is a failure to write, and told as
	 * one */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	struct command command;
	enum octavo_status status = command_read(&command, argc, argv);
	if (status == OCTAVO_OK)
		status = run(&command);
	command_clear(&command);
	return (int)status;
}
