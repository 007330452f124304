/* The flow of the whole program: plan, read, shape, bind, pack, write. */
#include "build.h"

#include "base/mem.h"
#include "book/coloured_code.h"
#include "book/style.h"
#include "build_parts.h"
#include "check/check.h"

#include <stdlib.h>

void build_begin(struct build *build, const struct build_options *options, struct diags *diags)
{
	*build = (struct build){.options = options, .diags = diags};
	build->manuscript = manuscript_new(&options->request, diags);
	for (unsigned i = 0; i < options->jobs; i++)
		vec_push(&build->arenas, arena_new());
}

void build_end(struct build *build)
{
	if (build->has_edition)
		edition_clear(&build->edition);
	build_free_articles(build);
	manuscript_free(build->manuscript);
	for (size_t i = 0; i < build->arenas.count; i++)
		arena_free(build->arenas.items[i]);
	vec_clear(&build->arenas);
	mem_free(build->written);
	check_free(build->checked);
	free(build->bytes);
}

/* From the plan to the finished edition. */
static void make_edition(struct build *build, struct buf *outline)
{
	build_read_ahead(build, outline);
	edition_init(&build->edition, build->manuscript, &build->options->edition, build->diags);
	build->has_edition = true;
	build_add_articles(build);
	if (edition_finish(&build->edition))
		style_make(&build->edition);
}

/* From the plan to an edition that can be packed, if there is no error. */
static void prepare(struct build *build)
{
	if (diags_failed(build->diags))
		return;
	make_edition(build, NULL);
	listings_settle(&build->edition, build->options->drafts);
}

/* Packs the edition; false after an error, and then there is nothing. */
static bool pack(struct build *build, struct packed_files *files)
{
	if (diags_failed(build->diags))
		return false;
	if (build_pack(build, files))
		return true;
	packed_files_clear(files);
	return false;
}

void build_book(struct build *build, const char *output)
{
	struct packed_files files;
	if (output)
		build_check_folder(build, output);
	prepare(build);
	if (build->has_edition)
		output = build_settle_output(build, output);
	if (!pack(build, &files))
		return;
	if (build_check(build, output, &files) && build_write(build, output, &files))
		build->written = mem_string(output);
	packed_files_clear(&files);
}

void build_book_in_memory(struct build *build, char **bytes, size_t *size)
{
	struct packed_files files;
	const char *why;
	*bytes = NULL;
	prepare(build);
	if (!pack(build, &files))
		return;
	if (build_check(build, NULL, &files) &&
	    !container_bytes(files.items, files.count, bytes, size, &why))
		diag(build->diags, MSG_LIBRARY_FAILED, (struct place){0}, why, NULL);
	packed_files_clear(&files);
}

const char *build_file_name(struct build *build)
{
	const struct manuscript *manuscript = build->manuscript;
	if (diags_failed(build->diags))
		return NULL;
	return build_name(build, manuscript->title ? manuscript->title : manuscript->name);
}

void build_outline(struct build *build, struct buf *outline)
{
	if (diags_failed(build->diags))
		return;
	make_edition(build, outline);
	build_describe(build, outline);
}
