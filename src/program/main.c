/* The program: options in, diagnostics and an exit status out. All work is the library's. */
#include "base/mem.h"
#include "base/arena.h"
#include "base/file.h"
#include "octavo.h"
#include "program/books.h"
#include "program/confine.h"
#include "program/guess.h"
#include "program/help.h"
#include "program/rebuild.h"
#include "program/shelf.h"
#include "program/watch.h"

#include <jansson.h>
#include <libxml/xmlmemory.h>
#include <signal.h>
#include <stdint.h>
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

static enum octavo_status print_help(enum verb verb)
{
	struct buf text = BUF_EMPTY;
	help(&text, verb);
	enum octavo_status status = print(text.data);
	buf_clear(&text);
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

/* `build a.md b.epub` means -o b.epub: no EPUB is an article. */
static void find_output(struct command *command)
{
	size_t count = 0;
	while (command->words[count])
		count++;
	const char *dot = count > 1 ? strrchr(command->words[count - 1], '.') : NULL;
	if (command->output || !dot || strcmp(dot, ".epub") != 0)
		return;
	command->output = command->words[count - 1];
	command->words[count - 1] = NULL;
}

/* A book that is planned, and what may be read for it. */
struct task {
	const struct command *command;
	struct octavo *octavo;
	struct confinement confinement;
	enum octavo_status status;
};

static void foresee(const char *path, void *user)
{
	struct task *task = user;
	confinement_allow(path, &task->confinement);
	if (!path)
		confine(&task->confinement, task->command);
}

static void *build_confined(void *user)
{
	struct task *task = user;
	confinement_init(&task->confinement);
	octavo_foresee(task->octavo, foresee, task);
	task->status = octavo_build(task->octavo, task->command->output);
	octavo_foresee(task->octavo, NULL, NULL);
	confinement_clear(&task->confinement);
	return NULL;
}

/* Who watches goes on to what isn't foreseen yet: then a thread is confined, and ends. */
static enum octavo_status build_foreseen(const struct command *command, struct octavo *octavo)
{
	struct task task = {.command = command, .octavo = octavo};
	pthread_t thread;
	if (!command->watch)
		build_confined(&task);
	else if (pthread_create(&thread, NULL, build_confined, &task) == 0)
		pthread_join(thread, NULL);
	else
		task.status = octavo_build(octavo, command->output);
	return task.status;
}

typedef enum octavo_status work(const struct command *, struct octavo *);

/* Lets nothing stay of what it writes, should a signal end it. */
static enum octavo_status watched(work *what, const struct command *command, struct octavo *octavo)
{
	struct watch watch;
	watch_begin(&watch);
	watch_add(&watch, octavo);
	enum octavo_status status = what(command, octavo);
	watch_drop(&watch, octavo);
	watch_end(&watch);
	return status;
}

static enum octavo_status build_once(const struct command *command, struct octavo *octavo)
{
	double start = tell_clock();
	octavo_follow(octavo, tell_progress, (void *)(uintptr_t)&command->teller);
	enum octavo_status status = watched(build_foreseen, command, octavo);
	tell_written(&command->teller, octavo, tell_clock() - start);
	return status;
}

static enum octavo_status build(struct command *command, struct octavo *octavo)
{
	find_output(command);
	if (books_are_many(command->words))
		return books_build(command, command->words);
	add_inputs(octavo, command->words);
	return command->watch ? rebuild(command, octavo, build_once) : build_once(command, octavo);
}

static enum octavo_status outline(const struct command *command, struct octavo *octavo)
{
	char *text = NULL;
	if (books_are_many(command->words))
		return usage(command, "'outline' takes one book");
	add_inputs(octavo, command->words);
	struct task task = {.command = command};
	confinement_init(&task.confinement);
	octavo_foresee(octavo, foresee, &task);
	enum octavo_status status = octavo_outline(octavo, &text);
	confinement_clear(&task.confinement);
	if (text && print(text) != OCTAVO_OK)
		status = OCTAVO_SYSTEM;
	free(text);
	return status;
}

static enum octavo_status starter(const struct command *command, struct octavo *octavo)
{
	if (!command->words[0] || command->words[1])
		return usage(command, "'new' takes one folder");
	enum octavo_status status = octavo_starter(octavo, command->words[0]);
	if (status == OCTAVO_OK)
		tell_begun(&command->teller, command->words[0]);
	return status;
}

static enum octavo_status check_book(const struct command *command, struct octavo *octavo,
				     const char *path)
{
	enum octavo_status status = octavo_check(octavo, path);
	tell_checked(&command->teller, path, status);
	return status;
}

/* Each EPUB by itself; the exit status is the worst one's. */
static enum octavo_status check(const struct command *command, struct octavo *octavo)
{
	enum octavo_status worst = OCTAVO_OK;
	if (!command->words[0])
		return usage(command, "'check' takes EPUBs");
	for (char **word = command->words; *word; word++) {
		struct arena *arena = arena_new();
		book_paths books = shelf_books(arena, *word);
		for (size_t i = 0; i < books.count; i++) {
			enum octavo_status status = check_book(command, octavo, books.items[i]);
			worst = status > worst ? status : worst;
		}
		vec_clear(&books);
		arena_free(arena);
	}
	return worst;
}

/* FOLDER becomes FOLDER.epub beside it, unless another name is said, or another folder. */
static const char *packed_path(struct arena *arena, const char *folder, const char *output)
{
	if (output && !file_is_folder(output))
		return output;
	const char *named = path_normal(arena, folder);
	if (!named || strcmp(named, ".") == 0)
		named = file_absolute(arena, folder);
	const char *path = arena_format(arena, "%s.epub", named ? named : folder);
	return output ? path_join(arena, output, path_name(path)) : path;
}

static enum octavo_status pack(const struct command *command, struct octavo *octavo)
{
	const char *folder = command->words[0];
	if (!folder || command->words[1])
		return usage(command, "'pack' takes one folder");
	struct arena *arena = arena_new();
	const char *output = packed_path(arena, folder, command->output);
	enum octavo_status status = octavo_pack(octavo, folder, output);
	if (status == OCTAVO_OK)
		tell_done(&command->teller, "packed", output);
	arena_free(arena);
	return status;
}

static enum octavo_status unpack(const struct command *command, struct octavo *octavo)
{
	if (!command->words[0] || !command->words[1] || command->words[2])
		return usage(command, "'unpack' takes an EPUB and a folder");
	enum octavo_status status = octavo_unpack(octavo, command->words[0], command->words[1]);
	if (status == OCTAVO_OK)
		tell_done(&command->teller, "unpacked to", command->words[1]);
	return status;
}

/* `help build` is `build --help`. */
static enum octavo_status help_with_words(struct command *command)
{
	enum octavo_status status = guess_verb(command);
	return status == OCTAVO_OK ? print_help(command->verb) : status;
}

static enum octavo_status run_verb(struct command *command, struct octavo *octavo)
{
	switch (command->verb) {
	case VERB_BUILD:
		return build(command, octavo);
	case VERB_OUTLINE:
		return outline(command, octavo);
	case VERB_CHECK:
		return check(command, octavo);
	case VERB_PACK:
		find_output(command);
		return watched(pack, command, octavo);
	case VERB_UNPACK:
		return watched(unpack, command, octavo);
	case VERB_NEW:
		return watched(starter, command, octavo);
	case VERB_HELP:
		return help_with_words(command);
	case VERB_COUNT:
		break;
	}
	return tell_usage(&command->teller, "usage",
			  "'octavo build' makes a book of this folder, 'octavo new FOLDER' begins "
			  "one; see 'octavo --help'",
			  "what is to be done isn't said");
}

static enum octavo_status run(struct command *command)
{
	if (command->help)
		return print_help(command->verb);
	if (command->version)
		return print_version();
	struct octavo *octavo = command_book(command, &command->teller);
	enum octavo_status status = octavo ? run_verb(command, octavo) : OCTAVO_USAGE;
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
	json_set_alloc_funcs(mem_alloc, mem_free);
	json_object_seed(1);
	/* a pipe that closes, or a file that grows too large, is a failure to write, and told as
	 * one; how a process ended is told, whatever octavo was started with */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
	struct command command;
	enum octavo_status status = command_read(&command, argc, argv);
	if (status == OCTAVO_OK)
		status = run(&command);
	tell_end(&command.teller, status);
	command_clear(&command);
	return (int)status;
}
