/* Many books in one run: names first, since no book may take another's, then each by itself. */
#include "program/books.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "base/shown.h"
#include "base/thread_pool.h"
#include "program/confine.h"
#include "program/watch.h"

#include <stdlib.h>
#include <string.h>

struct book {
	const char *input;
	const char *output;      /* the path; NULL: it has errors and won't be written */
	const struct book *twin; /* an earlier book of the same path, or NULL */
	char *report;            /* what there is to tell */
	size_t report_size;
	enum octavo_status status;
	bool unchanged;
};

struct books {
	const struct command *command;
	struct arena **arenas; /* one a thread */
	struct book *items;
	size_t count;
	unsigned jobs; /* threads of each book */
	bool progress; /* is shown, on a line that is written over */
	struct watch watch;
	struct confinement confinement; /* of all of them */
};

static struct octavo *open_book(const struct books *books, size_t i, struct teller *teller)
{
	char jobs[16];
	struct octavo *octavo = command_book(books->command, teller);
	snprintf(jobs, sizeof jobs, "%u", books->jobs);
	octavo_set(octavo, "jobs", jobs);
	octavo_add_input(octavo, books->items[i].input);
	return octavo;
}

static void name_book(size_t i, unsigned worker, void *user)
{
	struct books *books = user;
	struct octavo *octavo = open_book(books, i, NULL);
	const char *folder = books->command->output ? books->command->output : "";
	octavo_foresee(octavo, confinement_allow, &books->confinement);
	const char *name = octavo_name(octavo);
	if (!books->arenas[worker])
		books->arenas[worker] = arena_new();
	if (name)
		books->items[i].output = path_join(books->arenas[worker], folder, name);
	octavo_free(octavo);
}

static void find_twins(struct books *books)
{
	struct map paths = {0};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < books->count; i++) {
		struct book *book = &books->items[i];
		const char *target = book->output ? file_target(arena, book->output) : NULL;
		size_t *first = target ? map_at(&paths, target) : NULL;
		if (first && *first == MAP_NONE)
			*first = i;
		else if (first)
			book->twin = &books->items[*first];
	}
	map_clear(&paths);
	arena_free(arena);
}

static enum octavo_status tell_twin(const struct book *book, struct teller *teller)
{
	struct arena *arena = arena_new();
	tell(
	    &(struct octavo_diagnostic){
		.severity = OCTAVO_ERROR,
		.slug = "same-output",
		.file = shown(arena, book->input, SHOWN_PATH),
		.text = arena_format(arena, "'%s' is already the file of '%s'",
				     shown(arena, book->output, SHOWN_NAME),
				     shown(arena, book->twin->input, SHOWN_NAME)),
		.hint = "give it another title, or build it alone with -o",
	    },
	    teller);
	arena_free(arena);
	return OCTAVO_INPUT;
}

static void build_book(size_t i, unsigned worker, void *user)
{
	struct books *books = user;
	struct book *book = &books->items[i];
	struct teller teller = books->command->teller;
	(void)worker;
	teller.to = open_memstream(&book->report, &book->report_size);
	if (!teller.to) {
		book->status = OCTAVO_SYSTEM;
		return;
	}
	if (book->twin) {
		book->status = tell_twin(book, &teller);
	} else {
		struct octavo *octavo = open_book(books, i, &teller);
		const char *output = book->output ? book->output : books->command->output;
		double start = tell_clock();
		watch_add(&books->watch, octavo);
		book->status = octavo_build(octavo, output);
		watch_drop(&books->watch, octavo);
		book->unchanged = octavo_unchanged(octavo);
		if (!book->unchanged)
			tell_written(&teller, octavo, tell_clock() - start);
		octavo_free(octavo);
	}
	fclose(teller.to);
}

static void take_book(size_t i, void *user)
{
	struct books *books = user;
	struct book *book = &books->items[i];
	FILE *to = books->command->teller.to;
	if (books->progress)
		fputs("\r\033[K", to);
	if (book->report)
		fwrite(book->report, 1, book->report_size, to);
	free(book->report);
	if (books->progress && i + 1 < books->count)
		fprintf(to, "octavo: %zu of %zu books", i + 1, books->count);
	fflush(to);
}

static void sum_up_as_json(const struct books *books, size_t written, size_t unchanged)
{
	FILE *to = books->command->teller.to;
	const char *comma = "";
	fprintf(to, "{\"written\":%zu,\"unchanged\":%zu,\"failed\":[", written, unchanged);
	for (size_t i = 0; i < books->count; i++)
		if (books->items[i].status != OCTAVO_OK) {
			fputs(comma, to);
			tell_path_as_json(to, books->items[i].input);
			comma = ",";
		}
	fputs("]}\n", to);
}

static void sum_up_in_words(const struct books *books, size_t written, size_t unchanged)
{
	FILE *to = books->command->teller.to;
	size_t failed = books->count - written - unchanged;
	fprintf(to, "octavo: %zu written, %zu unchanged, %zu failed%s\n", written, unchanged,
		failed, failed ? ":" : "");
	for (size_t i = 0; i < books->count; i++)
		if (books->items[i].status != OCTAVO_OK) {
			fputs("  ", to);
			tell_path(to, books->items[i].input);
			putc('\n', to);
		}
}

static enum octavo_status sum_up(const struct books *books)
{
	enum octavo_status worst = OCTAVO_OK;
	size_t written = 0, unchanged = 0;
	for (size_t i = 0; i < books->count; i++) {
		const struct book *book = &books->items[i];
		written += book->status == OCTAVO_OK && !book->unchanged;
		unchanged += book->status == OCTAVO_OK && book->unchanged;
		if (book->status > worst)
			worst = book->status;
	}
	if (books->command->teller.json)
		sum_up_as_json(books, written, unchanged);
	else if (!books->command->teller.quiet)
		sum_up_in_words(books, written, unchanged);
	return worst;
}

/* The options that make sense for one book only. */
static enum octavo_status check(const struct command *command)
{
	for (size_t i = 0; i < command->settings.count; i++) {
		const char *name = command->settings.items[i].name;
		if (strcmp(name, "title") == 0 || strcmp(name, "depfile") == 0)
			return tell_usage(&command->teller, "usage", TELL_HELP,
					  "several books can't share a --%s", name);
	}
	if (command->teller.sarif || command->watch)
		return tell_usage(&command->teller, "usage", TELL_HELP,
				  "several books can't share a --%s",
				  command->watch ? "watch" : "sarif");
	enum file_kind kind = command->output ? file_kind(command->output) : FILE_FOLDER;
	if (kind != FILE_FOLDER && kind != FILE_UNKNOWN)
		return tell_usage(&command->teller, "usage", "make the folder, or name another",
				  "several books need a folder, which '%s' isn't", command->output);
	return OCTAVO_OK;
}

static void run(struct books *books)
{
	unsigned threads = command_jobs(books->command);
	if (threads > books->count)
		threads = (unsigned)books->count;
	/* there are books, or nobody would come here:
	 * NOLINTNEXTLINE(clang-analyzer-core.DivideZero) */
	books->jobs = command_jobs(books->command) / threads;
	books->arenas = mem_zeroed(threads, sizeof *books->arenas);
	thread_pool_run(&(struct thread_task){name_book, NULL, books}, 0, books->count, threads);
	find_twins(books);
	confine(&books->confinement, books->command);
	watch_begin(&books->watch);
	thread_pool_run(&(struct thread_task){build_book, take_book, books}, 0, books->count,
			threads);
	watch_end(&books->watch);
	for (unsigned i = 0; i < threads; i++)
		arena_free(books->arenas[i]);
	mem_free(books->arenas);
}

bool books_are_many(char **inputs)
{
	size_t count = 0;
	while (inputs[count] && octavo_is_book(inputs[count]))
		count++;
	return count > 1 && !inputs[count];
}

enum octavo_status books_build(const struct command *command, char **inputs)
{
	struct books books = {.command = command};
	enum octavo_status status = check(command);
	if (status != OCTAVO_OK)
		return status;
	while (inputs[books.count])
		books.count++;
	books.items = mem_zeroed(books.count, sizeof *books.items);
	for (size_t i = 0; i < books.count; i++)
		books.items[i].input = inputs[i];
	const struct teller *teller = &command->teller;
	books.progress = teller->terminal && !teller->quiet && !teller->json;
	confinement_init(&books.confinement);
	run(&books);
	confinement_clear(&books.confinement);
	status = sum_up(&books);
	mem_free(books.items);
	return status;
}
