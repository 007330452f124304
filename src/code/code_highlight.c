/* Running highlight: a file a block goes in, a file comes out, in a folder that is gone then. */
#include "code/code_parts.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/process.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Milliseconds for a book, and for each of its blocks: such a regular expression as never ends is
 * stopped. Larger blocks, which are data rather than examples, stay plain. */
enum { TIME = 20000, TIME_A_BLOCK = 50, MOST_AT_ONCE = 20000 };
enum { LARGEST_SOURCE = 512 << 10, LARGEST_RESULT = 64 << 20 };

struct workshop {
	struct arena *arena;
	struct drafts *drafts;
	char *folder;
	struct code_job *jobs;
	size_t count;
};

/* The ending says the syntax. */
static const char *input_name(const struct workshop *shop, size_t i)
{
	return arena_format(shop->arena, "%zu.%s", i, shop->jobs[i].language->syntax);
}

static const char *in_folder(const struct workshop *shop, const char *name)
{
	return arena_format(shop->arena, "%s/%s", shop->folder, name);
}

static const char *output_path(const struct workshop *shop, size_t i)
{
	return in_folder(shop, arena_format(shop->arena, "%s.xhtml", input_name(shop, i)));
}

static bool open_workshop(struct workshop *shop)
{
	const char *place = getenv("TMPDIR");
	shop->folder =
	    arena_format(shop->arena, "%s/octavo-XXXXXX", place && *place == '/' ? place : "/tmp");
	return drafts_open_folder(shop->drafts, shop->folder);
}

static bool write_file(const char *path, const struct buf *bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool written = fd >= 0 && file_write(fd, bytes->data, bytes->size);
	return fd >= 0 && close(fd) == 0 && written;
}

static bool is_for_highlight(const struct code_job *job)
{
	return job->source.size > 0 && job->source.size <= LARGEST_SOURCE;
}

static bool write_sources(const struct workshop *shop)
{
	for (size_t i = 0; i < shop->count; i++)
		if (is_for_highlight(&shop->jobs[i]) &&
		    !write_file(in_folder(shop, input_name(shop, i)), &shop->jobs[i].source))
			return false;
	return true;
}

static enum process_end run(const struct workshop *shop, const char *program)
{
	static const char *const options[] = {"highlight", "--out-format=xhtml", "--fragment",
					      "--quiet",   "--outdir=.",         "--encoding=NONE"};
	VEC(char *) arguments = {0};
	unsigned blocks = 0;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		vec_push(&arguments, arena_string(shop->arena, options[i]));
	for (size_t i = 0; i < shop->count; i++)
		if (is_for_highlight(&shop->jobs[i])) {
			vec_push(&arguments, arena_string(shop->arena, input_name(shop, i)));
			blocks++;
		}
	vec_push(&arguments, NULL);
	const struct process process = {.program = program,
					.arguments = arguments.items,
					.folder = shop->folder,
					.milliseconds = TIME + TIME_A_BLOCK * blocks};
	enum process_end end = process_run(&process);
	vec_clear(&arguments);
	return end;
}

static void read_results(const struct workshop *shop)
{
	struct diags *unheard = diags_new();
	for (size_t i = 0; i < shop->count; i++) {
		struct buf markup = BUF_EMPTY;
		const char *path = is_for_highlight(&shop->jobs[i]) ? output_path(shop, i) : NULL;
		if (path && file_read(path, LARGEST_RESULT, &markup, NULL, unheard,
				      (struct place){path, 0, 0}))
			code_read_runs(&shop->jobs[i], markup.data ? markup.data : "", markup.size);
		buf_clear(&markup);
	}
	diags_free(unheard);
}

static enum code_result highlight_some(struct code_job *jobs, size_t count, struct drafts *drafts)
{
	struct workshop shop = {
	    .arena = arena_new(), .drafts = drafts, .jobs = jobs, .count = count};
	const char *program = process_find(shop.arena, "highlight");
	enum code_result result = program ? CODE_NO_FOLDER : CODE_NO_PROGRAM;
	if (program && open_workshop(&shop)) {
		enum process_end end = write_sources(&shop) ? run(&shop, program) : PROCESS_FAILED;
		result = end == PROCESS_DONE   ? CODE_DONE
			 : end == PROCESS_SLOW ? CODE_SLOW
					       : CODE_FAILED;
		if (result != CODE_SLOW) /* one block may fail, the others are good */
			read_results(&shop);
		drafts_end(drafts, shop.folder, NULL);
	}
	arena_free(shop.arena);
	return result;
}

enum code_result code_highlight(struct code_job *jobs, size_t count, struct drafts *drafts)
{
	enum code_result worst = CODE_DONE;
	for (size_t first = 0, many; first < count; first += many) {
		size_t sources = 0;
		for (many = 0; first + many < count && many < MOST_AT_ONCE; many++)
			sources += is_for_highlight(&jobs[first + many]);
		enum code_result result =
		    sources ? highlight_some(jobs + first, many, drafts) : CODE_DONE;
		worst = result > worst ? result : worst;
	}
	return worst;
}
