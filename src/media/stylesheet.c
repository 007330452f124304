/* Style sheets of people and pages. */
#include "media/stylesheet.h"

#include "base/file.h"
#include "base/url.h"
#include "css/css.h"
#include "media/local.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 16 << 20 }; /* bytes of one style sheet */

bool stylesheet_find(const struct stylesheet *sheet, const char *path, struct place at, char *real)
{
	const char *whole = path_normal(sheet->arena, path_join(sheet->arena, sheet->folder, path));
	return whole && file_find(whole, sheet->root, real, sheet->diags, at) == FILE_FOUND;
}

/* What the sheet says instead of a url(); css.h's hook. */
static const char *use_file(void *user, const char *url, struct place at)
{
	const struct stylesheet *sheet = user;
	char real[PATH_MAX];
	const char *path =
	    local_decoded(sheet->arena, arena_copy(sheet->arena, url, strcspn(url, "?#")));
	if (url_is_remote(url) || !stylesheet_find(sheet, path, at, real))
		return NULL;
	const struct asset_request request = {
	    .shown = url,
	    .at = at,
	    .most_pixels = sheet->most_pixels,
	    .arena = sheet->arena,
	    .diags = sheet->diags,
	};
	return sheet->take(sheet->user, real, &request);
}

static void clean(const struct stylesheet *sheet, const char *text, size_t size, struct place at,
		  struct buf *style)
{
	const struct css_input in = {text, size, at, sheet->diags, use_file, (void *)sheet};
	css_clean(&in, style);
}

void stylesheet_add(const struct stylesheet *sheet, const struct field *text, struct buf *style)
{
	clean(sheet, text->text, strlen(text->text), text->at, style);
}

void stylesheet_add_file(const struct stylesheet *sheet, const struct field *field,
			 const char *path, const char *name, struct buf *style)
{
	struct buf bytes = BUF_EMPTY;
	if (file_read(path, LARGEST, &bytes, NULL, sheet->diags, field->at))
		clean(sheet, bytes.data ? bytes.data : "", bytes.size, (struct place){name, 1, 1},
		      style);
	buf_clear(&bytes);
}
