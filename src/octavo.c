/* The flow of the whole program: manuscript, content, edition, package, archive. */
#include "octavo.h"

#include "container/container.h"
#include "container/depfile.h"
#include "container/output.h"
#include "container/unchanged.h"
#include "base/thread_pool.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/shown.h"
#include "tree/tree.h"
#include "book/edition.h"
#include "book/generated_pages.h"
#include "base/slug.h"
#include "book/style.h"
#include "manuscript/manuscript.h"
#include "packing.h"
#include "reading.h"
#include "settings.h"
#include "starter/starter.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct octavo {
	struct arena *arena;
	struct diags *diags;
	octavo_listener *listener;
	void *user;
	VEC(const char *) inputs;
	struct settings settings;
	char *written, *name;
	bool unchanged; /* and left as it was: written names what holds the book already */
};

const char *octavo_version(void)
{
	return OCTAVO_VERSION;
}

struct octavo *octavo_new(void)
{
	struct octavo *octavo = mem_zeroed(1, sizeof *octavo);
	tree_prepare();
	octavo->arena = arena_new();
	octavo->diags = diags_new();
	octavo->settings.jobs = crew_size();
	return octavo;
}

void octavo_free(struct octavo *octavo)
{
	if (!octavo)
		return;
	vec_clear(&octavo->inputs);
	vec_clear(&octavo->settings.metadata);
	diags_free(octavo->diags);
	arena_free(octavo->arena);
	mem_free(octavo->written);
	mem_free(octavo->name);
	mem_free(octavo);
}

void octavo_listen(struct octavo *octavo, octavo_listener *listener, void *user)
{
	octavo->listener = listener;
	octavo->user = user;
}

void octavo_add_input(struct octavo *octavo, const char *path)
{
	vec_push(&octavo->inputs, arena_string(octavo->arena, path));
}

bool octavo_is_book(const char *path)
{
	return manuscript_is_book(path);
}

const char *octavo_written(const struct octavo *octavo)
{
	return octavo->written;
}

bool octavo_unchanged(const struct octavo *octavo)
{
	return octavo->unchanged;
}

static enum octavo_status deliver(struct octavo *octavo)
{
	return diags_deliver(octavo->diags, octavo->listener, octavo->user);
}

enum octavo_status octavo_set(struct octavo *octavo, const char *option, const char *value)
{
	if (settings_take(&octavo->settings, option, value, octavo->arena, octavo->diags))
		return OCTAVO_OK;
	deliver(octavo);
	return OCTAVO_USAGE;
}

static struct manuscript *plan(struct octavo *octavo)
{
	struct request request = {
	    .inputs = octavo->inputs.items,
	    .count = octavo->inputs.count,
	    .from = octavo->settings.from,
	    .options = octavo->settings.metadata.items,
	    .option_count = octavo->settings.metadata.count,
	};
	return manuscript_new(&request, octavo->diags);
}

/* From sources to the finished edition. */
static void make_edition(struct octavo *octavo, struct edition *edition, struct buf *style,
			 struct buf *outline)
{
	edition->lenient = octavo->settings.lenient;
	edition->keep_styles = octavo->settings.keep_styles;
	edition_begin(edition);
	reading_run(edition, octavo->settings.jobs, outline);
	edition_finish(edition);
	style_make(edition, style);
}

/* Where a file system has one name for what we call by two, that shows only now. */
static bool is_written_apart(struct octavo *octavo, const char *target)
{
	if (!file_is_same(octavo->settings.depfile, target))
		return true;
	unlink(octavo->settings.depfile);
	diag(octavo->diags, MSG_TWO_OUTPUTS, (struct place){0}, octavo->settings.depfile, NULL);
	return false;
}

static bool write_depfile(struct octavo *octavo, const char *target)
{
	size_t count;
	const char *const *paths = diags_dependencies(octavo->diags, &count);
	return !octavo->settings.depfile ||
	       (depfile_write(octavo->settings.depfile, target, paths, count, octavo->diags) &&
		is_written_apart(octavo, target));
}

/* The depfile comes first: where it fails, the old book stays, and a book that is newer than what
 * it depends on is the last thing to appear. */
static bool write_book(struct octavo *octavo, const char *path, const struct packed *files,
		       size_t count)
{
	const char *why = NULL;
	octavo->unchanged = !octavo->settings.force && unchanged(path, files, count);
	if (octavo->unchanged)
		return write_depfile(octavo, path);
	struct output *output = output_begin(path, octavo->diags);
	if (!output)
		return false;
	bool done = container_write(output_stream(output), files, count, &why);
	if (!done)
		diag(octavo->diags, MSG_CANT_WRITE, (struct place){0}, path, why);
	if (done && write_depfile(octavo, path))
		return output_commit(output, octavo->diags);
	output_abandon(output);
	return false;
}

static void check_output_folder(struct octavo *octavo, const char *output)
{
	const char *folder = path_folder(octavo->arena, output);
	if (strcmp(output, "-") != 0 && !file_is_folder(output) && !file_is_folder(folder))
		diag(octavo->diags, MSG_NO_OUTPUT_FOLDER, (struct place){0}, output, folder);
}

/* Whether writing there would change a file that the book is made of. */
static bool is_source(struct octavo *octavo, const char *output)
{
	struct stat found;
	bool there = strcmp(output, "-") == 0 ? fstat(STDOUT_FILENO, &found) == 0
					      : file_look(output, &found) == FILE_REGULAR;
	return there && diags_took_from(octavo->diags, &found);
}

/* No output may be a file that the book is made of, nor the other output. */
static void check_outputs_apart(struct octavo *octavo, const char *output)
{
	const char *depfile = octavo->settings.depfile;
	if (is_source(octavo, output))
		diag(octavo->diags, MSG_OUTPUT_IS_INPUT, (struct place){0}, output, "-o");
	if (depfile && is_source(octavo, depfile))
		diag(octavo->diags, MSG_OUTPUT_IS_INPUT, (struct place){0}, depfile, "--depfile");
	else if (depfile && file_is_same(depfile, output))
		diag(octavo->diags, MSG_TWO_OUTPUTS, (struct place){0}, depfile, NULL);
}

static const char *file_name(struct arena *arena, const char *title)
{
	const char *slug = slug_of(arena, title ? title : "");
	return arena_format(arena, "%s.epub", *slug ? slug : "book");
}

/* Where to write, if output names no file. */
static const char *settle_output(struct arena *arena, const struct edition *edition,
				 const char *output)
{
	if (!output)
		return file_name(arena, edition->title);
	if (strcmp(output, "-") == 0 || !file_is_folder(output))
		return output;
	return path_join(arena, output, file_name(arena, edition->title));
}

static void build_edition(struct octavo *octavo, struct manuscript *manuscript, const char *output)
{
	struct edition edition;
	struct buf style = BUF_EMPTY;
	struct packed *packed = NULL;
	size_t count = 0;
	edition_init(&edition, manuscript, octavo->diags);
	make_edition(octavo, &edition, &style, NULL);
	output = settle_output(octavo->arena, &edition, output);
	check_outputs_apart(octavo, output);
	if (diags_failed(octavo->diags)) {
		buf_clear(&style);
	} else if (packing_run(&edition, style, octavo->settings.jobs, &packed, &count) &&
		   write_book(octavo, output, packed, count)) {
		octavo->written = mem_string(output);
	}
	for (size_t i = 0; i < count; i++)
		packed_clear(&packed[i]);
	mem_free(packed);
	edition_clear(&edition);
}

enum octavo_status octavo_build(struct octavo *octavo, const char *output)
{
	mem_free(octavo->written);
	octavo->written = NULL;
	octavo->unchanged = false;
	if (output && !*output) {
		diag(octavo->diags, MSG_BAD_OPTION_VALUE, (struct place){0}, "output", output);
		return deliver(octavo);
	}
	if (octavo->settings.depfile && output && strcmp(output, "-") == 0) {
		diag(octavo->diags, MSG_NO_TARGET, (struct place){0}, octavo->settings.depfile,
		     NULL);
		return deliver(octavo);
	}
	if (output)
		check_output_folder(octavo, output);
	struct manuscript *manuscript = plan(octavo);
	if (!diags_failed(octavo->diags))
		build_edition(octavo, manuscript, output);
	enum octavo_status status = deliver(octavo);
	manuscript_free(manuscript);
	return status;
}

const char *octavo_name(struct octavo *octavo)
{
	struct manuscript *manuscript = plan(octavo);
	const char *title = metadata_title(&manuscript->metadata).text;
	mem_free(octavo->name);
	octavo->name = NULL;
	if (!diags_failed(octavo->diags))
		octavo->name =
		    mem_string(file_name(octavo->arena, title ? title : manuscript->name));
	diags_deliver(octavo->diags, NULL, NULL);
	manuscript_free(manuscript);
	return octavo->name;
}

static void describe(const struct edition *edition, struct buf *text)
{
	buf_printf(text, "%s\n", edition->title ? edition->title : "");
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (document->entry == MAP_NONE)
			continue;
		buf_printf(text, "%*s%s  (%s)\n", 2 + 2 * (int)document->depth, "", document->label,
			   document->file);
		for (size_t h = 0; h < document->headings.count; h++)
			buf_printf(
			    text, "%*s%s\n",
			    2 + 2 * (int)(document->depth + document->headings.items[h].depth), "",
			    document->headings.items[h].label);
	}
}

/* The lines as a terminal may have them. */
static char *shown_lines(char *lines)
{
	struct buf out = BUF_EMPTY;
	struct arena *arena = arena_new();
	for (char *line = lines, *end; *line; line = end + 1) {
		end = line + strcspn(line, "\n");
		*end = '\0';
		buf_printf(&out, "%s\n", shown(arena, line, SHOWN_WORDS));
	}
	arena_free(arena);
	mem_free(lines);
	return buf_steal(&out);
}

enum octavo_status octavo_outline(struct octavo *octavo, char **text)
{
	struct buf outline = BUF_EMPTY, style = BUF_EMPTY;
	struct manuscript *manuscript = plan(octavo);
	*text = NULL;
	manuscript->metadata.no_cover = true; /* it would be made in vain */
	if (!diags_failed(octavo->diags)) {
		struct edition edition;
		edition_init(&edition, manuscript, octavo->diags);
		make_edition(octavo, &edition, &style, &outline);
		if (outline.size)
			buf_putc(&outline, '\n');
		describe(&edition, &outline);
		*text = shown_lines(buf_steal(&outline));
		edition_clear(&edition);
	}
	buf_clear(&style);
	enum octavo_status status = deliver(octavo);
	manuscript_free(manuscript);
	return status;
}

enum octavo_status octavo_starter(struct octavo *octavo, const char *folder)
{
	starter_write(folder, octavo->diags);
	return deliver(octavo);
}
