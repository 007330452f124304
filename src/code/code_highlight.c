/* Running highlight: a file a block goes in, a file comes out, in a folder that is gone then. */
#include "code/code_parts.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Milliseconds for a book, and for each of its blocks: such a regular expression as never ends is
 * stopped. Larger blocks, which are data rather than examples, stay plain. */
enum { TIME = 20000, TIME_A_BLOCK = 50, MOST_AT_ONCE = 20000 };
enum { LARGEST_SOURCE = 512 << 10, LARGEST_RESULT = 64 << 20 };

struct workshop {
	struct arena *arena;
	struct drafts *drafts;
	struct diags *diags;
	struct draft_file *folder;
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
	return arena_format(shop->arena, "%s/%s", drafts_path(shop->folder), name);
}

static const char *output_path(const struct workshop *shop, size_t i)
{
	return in_folder(shop, arena_format(shop->arena, "%s.xhtml", input_name(shop, i)));
}

static bool fail(const struct workshop *shop, const char *path)
{
	diag(shop->diags, MSG_CANT_WRITE, (struct place){0}, path, strerror(errno));
	return false;
}

/* Named for the user, whom others' folders are closed to, so that the next build finds what one
 * left that was killed. */
static bool open_workshop(struct workshop *shop)
{
	const char *stem = arena_format(shop->arena, "%s/octavo-highlight-%lu", drafts_folder(),
					(unsigned long)geteuid());
	shop->folder = drafts_open_folder(shop->drafts, stem, 0700);
	if (!shop->folder && access(drafts_folder(), W_OK | X_OK) == 0)
		fail(shop, stem);
	return shop->folder;
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
	for (size_t i = 0; i < shop->count; i++) {
		if (!is_for_highlight(&shop->jobs[i]))
			continue;
		const char *path = in_folder(shop, input_name(shop, i));
		if (!write_file(path, &shop->jobs[i].source))
			return fail(shop, path);
	}
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
					.drafts = shop->drafts,
					.folder = shop->folder,
					.milliseconds = TIME + TIME_A_BLOCK * blocks};
	enum process_end end = process_run(&process);
	if (end == PROCESS_UNMADE)
		fail(shop, drafts_path(shop->folder));
	vec_clear(&arguments);
	return end;
}

/* What isn't there, or is too large, stays plain. */
static void read_result(const struct workshop *shop, size_t i, struct diags *unheard)
{
	struct buf markup = BUF_EMPTY;
	const char *path = output_path(shop, i);
	if (file_read(path, LARGEST_RESULT, &markup, NULL, unheard, (struct place){path, 0, 0}))
		code_read_runs(&shop->jobs[i], markup.data ? markup.data : "", markup.size);
	int reason = errno;
	if (diags_deliver(unheard, NULL, NULL) == OCTAVO_SYSTEM)
		diag(shop->diags, MSG_CANT_READ, (struct place){0}, path, strerror(reason));
	buf_clear(&markup);
}

static enum code_result work_in(const struct workshop *shop, const char *program)
{
	enum process_end end = write_sources(shop) ? run(shop, program) : PROCESS_UNMADE;
	struct diags *unheard = diags_new();
	for (size_t i = 0; i < shop->count && end != PROCESS_SLOW; i++)
		if (is_for_highlight(&shop->jobs[i])) /* one may fail, the others are good */
			read_result(shop, i, unheard);
	diags_free(unheard);
	return end == PROCESS_SLOW ? CODE_SLOW : end == PROCESS_FAILED ? CODE_FAILED : CODE_DONE;
}

static enum code_result highlight_some(struct workshop *shop)
{
	const char *program = process_find(shop->arena, "highlight");
	if (!program)
		return CODE_NO_PROGRAM;
	if (!open_workshop(shop))
		return diags_failed(shop->diags) ? CODE_DONE : CODE_NO_FOLDER;
	enum code_result result = work_in(shop, program);
	drafts_end(shop->drafts, shop->folder);
	return result;
}

enum code_result code_highlight(struct code_job *jobs, size_t count, struct drafts *drafts,
				struct diags *diags)
{
	struct arena *arena = arena_new();
	enum code_result worst = CODE_DONE;
	for (size_t first = 0, many; first < count; first += many) {
		size_t sources = 0;
		for (many = 0; first + many < count && many < MOST_AT_ONCE; many++)
			sources += is_for_highlight(&jobs[first + many]);
		struct workshop shop = {.arena = arena,
					.drafts = drafts,
					.diags = diags,
					.jobs = jobs + first,
					.count = many};
		enum code_result result = sources ? highlight_some(&shop) : CODE_DONE;
		worst = result > worst ? result : worst;
	}
	arena_free(arena);
	return worst;
}
