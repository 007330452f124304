/* Files beside a page, in the book's folder: the pages that its frames show, its style sheets. */
#include "base/ascii.h"
#include "base/decode.h"
#include "base/encoding.h"
#include "base/limits.h"
#include "base/sources.h"
#include "base/url.h"
#include "base/utf8.h"
#include "read/html/html_parts.h"
#include "read/html_encoding.h"

#include <errno.h>
#include <string.h>

bool html_decode(const struct frontend *in, const char *charset, const char *name,
		 struct buf *bytes)
{
	const char *data = bytes->data ? bytes->data : "";
	if (utf8_valid_prefix(data, bytes->size) == bytes->size)
		charset = NULL;
	else if (!charset || !encoding_is_known(charset))
		charset = html_encoding(in->arena, data, bytes->size);
	return decode(bytes, charset, name, in->diags);
}

/* The address on the web that a browser wrote into the page as it saved it; NULL: none did. */
static const char *saved_from(struct arena *arena, const char *text)
{
	enum { FARTHEST = 1024 };
	static const char mark[] = "saved from url=(";
	const char *found = strstr(text, mark);
	if (!found || found - text > FARTHEST)
		return NULL;
	const char *address = found + strlen(mark);
	address += ascii_digits(address);
	if (*address++ != ')')
		return NULL;
	return arena_copy(arena, address, strcspn(address, " \t\n>"));
}

/* The path that a reference is meant for; NULL: it is none of a file beside. */
static const char *path_of(const struct frontend *in, const char *reference, const char **written)
{
	const struct entry *entry = in->entry;
	if (!entry || !entry->absolute || url_is_remote(reference) || *reference == '/')
		return NULL;
	*written = arena_copy(in->arena, reference, strcspn(reference, "?#"));
	const char *path = url_decoded(in->arena, *written);
	return *path ? path : NULL;
}

static const char *beside(const struct frontend *in, const char *path)
{
	const char *folder = path_folder(in->arena, in->entry->absolute);
	return path_normal(in->arena, path_join(in->arena, folder, path));
}

/* Where the file is, in the book's folder; false: it isn't there, is no page, or may not be shown.
 */
static bool find(const struct html_level *level, const struct frontend *in, const char *path,
		 struct html_framed *framed, char real[PATH_MAX])
{
	struct stat file;
	const struct entry *entry = in->entry;
	const char *whole = beside(in, path);
	if (!whole || manuscript_format(path) != FORMAT_HTML)
		return false;
	enum source_found found =
	    sources_find(entry->sources, whole, entry->root, real, in->diags, framed->at);
	framed->is_refused = found == SOURCE_OUTSIDE;
	if (framed->is_refused)
		diag(in->diags, MSG_NAMED_OUTSIDE, framed->at, path, NULL);
	return found == SOURCE_FOUND && sources_look(entry->sources, real, &file) == FILE_REGULAR &&
	       html_may_show(level, in, real, (uint64_t)file.st_size);
}

bool html_find_file(const struct html_level *level, const struct frontend *in,
		    const char *reference, struct html_framed *framed)
{
	char real[PATH_MAX];
	const char *written, *path = path_of(in, reference, &written);
	if (!path || !find(level, in, path, framed, real) ||
	    !sources_read(in->entry->sources, real, LIMIT_FRAMES, &framed->text, NULL, in->diags,
			  framed->at) ||
	    !html_decode(in, NULL, path, &framed->text))
		return false;
	framed->name = path;
	framed->identity = arena_string(in->arena, real);
	framed->base = url_resolve(in->arena, "", written);
	framed->address = saved_from(in->arena, framed->text.data);
	return true;
}

bool html_find_sheet(const struct html_level *level, const struct frontend *in,
		     const char *reference, struct buf *text)
{
	char real[PATH_MAX];
	struct stat file;
	const char *written, *path = path_of(in, reference, &written);
	const char *whole = path ? beside(in, path) : NULL;
	struct place at = {.file = in->name};
	if (!whole)
		return false;
	struct sources *sources = in->entry->sources;
	return sources_find(sources, whole, in->entry->root, real, in->diags, at) == SOURCE_FOUND &&
	       sources_look(sources, real, &file) == FILE_REGULAR &&
	       html_may_take_sheet(level, in, (uint64_t)file.st_size) &&
	       (sources_may_be_read(sources, real) || errno != EACCES) &&
	       sources_read_shared(sources, real, LIMIT_STYLE_SHEET, text, in->diags, at);
}
