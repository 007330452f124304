/* Where a build's book goes, and what may not be there already. */
#include "build_parts.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/slug.h"
#include "container/depfile.h"
#include "container/output.h"
#include "container/unchanged.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void build_check_folder(struct build *build, const char *output)
{
	const char *folder = path_folder(build->manuscript->arena, output);
	if (strcmp(output, "-") == 0 || file_is_folder(output))
		return;
	enum file_kind kind = file_kind(folder);
	if (kind == FILE_UNKNOWN)
		diag(build->diags, MSG_CANT_WRITE, (struct place){0}, output, strerror(errno));
	else if (kind != FILE_FOLDER)
		diag(build->diags, MSG_NO_OUTPUT_FOLDER, (struct place){0}, output, folder);
}

const char *build_name(struct build *build, const char *title)
{
	struct arena *arena = build->manuscript->arena;
	const char *slug = slug_of_file(arena, title ? title : "");
	return arena_format(arena, "%s.epub", *slug ? slug : "book");
}

/* Whether writing there would change a file that the book is made of. */
static bool is_source(struct build *build, const char *output)
{
	struct stat found;
	bool there = strcmp(output, "-") == 0 ? fstat(STDOUT_FILENO, &found) == 0
					      : file_look(output, &found) == FILE_REGULAR;
	return there && diags_took_from(build->diags, &found);
}

/* No output may be a file that the book is made of, nor the other output. */
static void check_apart(struct build *build, const char *output)
{
	const char *depfile = build->options->depfile;
	if (is_source(build, output))
		diag(build->diags, MSG_OUTPUT_IS_INPUT, (struct place){0}, output, "-o");
	if (depfile && is_source(build, depfile))
		diag(build->diags, MSG_OUTPUT_IS_INPUT, (struct place){0}, depfile, "--depfile");
	else if (depfile && file_is_same(depfile, output))
		diag(build->diags, MSG_TWO_OUTPUTS, (struct place){0}, depfile, NULL);
}

/* What other programs write, and who names the book so may think that octavo does. */
static void check_ending(struct build *build, const char *output)
{
	static const char *const others[] = {"pdf", "mobi", "azw", "azw3", "kfx",  "prc", "fb2",
					     "doc", "docx", "odt", "rtf",  "html", "htm", "txt"};
	const char *ending = path_ending(output);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (ascii_equal(ending, others[i]))
			diag(build->diags, MSG_OUTPUT_ENDING, (struct place){0}, output, others[i]);
}

const char *build_settle_output(struct build *build, const char *output)
{
	const char *name = build_name(build, build->edition.title);
	if (!output)
		output = name;
	else if (strcmp(output, "-") != 0 && file_is_folder(output))
		output = path_join(build->manuscript->arena, output, name);
	check_ending(build, output);
	check_apart(build, output);
	return output;
}

/* Where a file system has one name for what we call by two, that shows only now. */
static bool is_written_apart(struct build *build, const char *target)
{
	const char *depfile = build->options->depfile;
	if (!file_is_same(depfile, target))
		return true;
	unlink(depfile);
	diag(build->diags, MSG_TWO_OUTPUTS, (struct place){0}, depfile, NULL);
	return false;
}

static bool write_depfile(struct build *build, const char *target)
{
	size_t count;
	const char *const *paths = diags_dependencies(build->diags, &count);
	const char *depfile = build->options->depfile;
	return !depfile || (depfile_write(depfile, target, paths, count, build->options->drafts,
					  build->diags) &&
			    is_written_apart(build, target));
}

/* The depfile comes first: where it fails, the old book stays, and a book that is newer than what
 * it depends on is the last thing to appear. */
bool build_write(struct build *build, const char *path, const struct packed_files *files)
{
	const char *why = NULL;
	build->unchanged = !build->options->force && unchanged(path, files->items, files->count);
	if (build->unchanged)
		return write_depfile(build, path);
	struct output *output = output_begin(path, build->options->drafts, build->diags);
	if (!output)
		return false;
	bool done = container_write(output_stream(output), files->items, files->count, &why);
	if (!done)
		diag(build->diags, MSG_CANT_WRITE, (struct place){0}, path, why);
	if (done && write_depfile(build, path))
		return output_commit(output, build->diags);
	output_abandon(output);
	return false;
}
