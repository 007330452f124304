/* Style sheets of people and pages. */
#include "media/stylesheet.h"

#include "base/data_url.h"
#include "base/limits.h"
#include "base/sources.h"
#include "base/map.h"
#include "base/url.h"
#include "css/css.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST_IMPORT = 16 };

bool stylesheet_find(const struct stylesheet *sheet, const char *path, struct place at, char *real)
{
	const char *whole = path_normal(sheet->arena, path_join(sheet->arena, sheet->folder, path));
	return whole && sources_find(sheet->sources, whole, sheet->root, real, sheet->diags, at) ==
			    SOURCE_FOUND;
}

/* A sheet while it is cleaned, and those that it was imported by. */
struct cleaning {
	const struct stylesheet *sheet;
	struct map *imported; /* real paths; each is imported once, as the first one asks */
	unsigned depth;
};

/* What is unpacked of a data: URL; NULL: nothing can be. */
static const char *use_data(const struct stylesheet *sheet, const char *url,
			    struct asset_request *request)
{
	struct buf bytes = BUF_EMPTY;
	request->shown = arena_copy(sheet->arena, url, strcspn(url, ",;"));
	if (data_url_unpack(url, &bytes))
		return sheet->take_bytes(sheet->user, bytes, request);
	buf_clear(&bytes);
	return NULL;
}

/* What the sheet says instead of a url(); css.h's hook. */
static const char *use_file(void *user, const char *url, struct place at)
{
	const struct stylesheet *sheet = ((const struct cleaning *)user)->sheet;
	char real[PATH_MAX];
	struct asset_request request = {
	    .shown = url,
	    .at = at,
	    .most_pixels = sheet->most_pixels,
	    .arena = sheet->arena,
	    .diags = sheet->diags,
	};
	if (url_has_scheme(url, "data"))
		return use_data(sheet, url, &request);
	const char *path =
	    url_decoded(sheet->arena, arena_copy(sheet->arena, url, strcspn(url, "?#")));
	if (url_is_remote(url) || !stylesheet_find(sheet, path, at, real))
		return NULL;
	return sheet->take(sheet->user, real, &request);
}

static enum css_imported import(void *user, const char *url, struct place at, struct buf *out);

static void clean(struct cleaning *cleaning, const char *text, size_t size, struct place at,
		  struct buf *style)
{
	const struct css_input in = {.text = text,
				     .size = size,
				     .at = at,
				     .diags = cleaning->sheet->diags,
				     .url = use_file,
				     .import = import,
				     .user = cleaning,
				     .is_imported = cleaning->depth > 0,
				     .is_whole_book = cleaning->sheet->is_whole_book};
	css_clean(&in, style);
}

static bool clean_file(struct cleaning *cleaning, struct place named, const char *path,
		       const char *name, struct buf *style)
{
	struct buf bytes = BUF_EMPTY;
	bool read = sources_read(cleaning->sheet->sources, path, LIMIT_STYLE_SHEET, &bytes, NULL,
				 cleaning->sheet->diags, named);
	if (read)
		clean(cleaning, bytes.data ? bytes.data : "", bytes.size,
		      (struct place){name, 1, 1}, style);
	buf_clear(&bytes);
	return read;
}

/* css.h's hook for @import. */
static enum css_imported import(void *user, const char *url, struct place at, struct buf *out)
{
	const struct cleaning *above = user;
	struct stylesheet sheet = *above->sheet;
	char real[PATH_MAX];
	const char *path =
	    url_decoded(sheet.arena, arena_copy(sheet.arena, url, strcspn(url, "?#")));
	if (!*path || !stylesheet_find(&sheet, path, at, real) ||
	    sources_kind(sheet.sources, real) != FILE_REGULAR)
		return CSS_NO_SHEET;
	if (above->depth == DEEPEST_IMPORT)
		return CSS_TOO_DEEP;
	size_t *known = map_at(above->imported, arena_string(sheet.arena, real));
	if (*known != MAP_NONE)
		return CSS_IMPORTED;
	*known = 1;
	struct cleaning below = {&sheet, above->imported, above->depth + 1};
	const char *folder = at.file ? path_folder(sheet.arena, at.file) : ".";
	sheet.folder = path_folder(sheet.arena, path_join(sheet.arena, sheet.folder, path));
	return clean_file(&below, at, real, path_join(sheet.arena, folder, path), out)
		   ? CSS_IMPORTED
		   : CSS_NO_SHEET;
}

void stylesheet_add(const struct stylesheet *sheet, const struct field *text, struct buf *style)
{
	struct map imported = {0};
	struct cleaning cleaning = {sheet, &imported, 0};
	clean(&cleaning, text->text, strlen(text->text), text->at, style);
	map_clear(&imported);
}

void stylesheet_add_file(const struct stylesheet *sheet, const struct field *field,
			 const char *path, const char *name, struct buf *style)
{
	struct map imported = {0};
	struct cleaning cleaning = {sheet, &imported, 0};
	*map_at(&imported, path) = 1;
	clean_file(&cleaning, field->at, path, name, style);
	map_clear(&imported);
}
