/* The style sheet that a page brings along. */
#include "article/page_style.h"

#include "base/sources.h"
#include "base/slug.h"
#include "base/url.h"
#include "media/stylesheet.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct styled_page {
	struct contribution *to;
	struct resources *resources;
};

/* What stands for a file in the page's sheet, in front of its number: made of the sheet itself, so
 * that nobody can write it there. */
static const char *mark_of(struct arena *arena, const struct article *article)
{
	struct buf text = BUF_EMPTY;
	for (size_t i = 0; i < article->metadata.page_styles.count; i++)
		buf_puts(&text, article->metadata.page_styles.items[i].text.text);
	buf_puts(&text, article->entry->name);
	const char *mark =
	    arena_format(arena, "file-%016llx-", (unsigned long long)slug_hash(text.data));
	buf_clear(&text);
	return mark;
}

static const char *use(struct styled_page *page, struct resource *resource,
		       const struct asset_request *request)
{
	if (!resource)
		return NULL;
	struct file_use use = {resource, *request};
	use.request.shown = arena_string(page->to->arena, request->shown);
	vec_push(&page->to->files, use);
	return arena_format(page->to->arena, "%s%zu.", page->to->style_mark,
			    page->to->files.count - 1);
}

/* stylesheet.h's hooks. */
static const char *take(void *user, const char *path, const struct asset_request *request)
{
	struct styled_page *page = user;
	return use(page, resources_read(page->resources, path, ASSET_ANY, request), request);
}

static const char *take_bytes(void *user, struct buf bytes, const struct asset_request *request)
{
	struct styled_page *page = user;
	return use(page, resources_from_bytes(page->resources, bytes, "style", ASSET_ANY, request),
		   request);
}

static void add(const struct stylesheet *page, const struct page_style *style, struct buf *out)
{
	char real[PATH_MAX];
	const struct field *field = &style->text;
	if (!style->is_path) {
		stylesheet_add(page, field, out);
	} else if (!url_is_remote(field->text) &&
		   stylesheet_find(page, field->text, field->at, real) &&
		   sources_kind(page->sources, real) == FILE_REGULAR) {
		struct stylesheet sheet = *page;
		const char *folder = path_folder(page->arena, field->at.file);
		sheet.folder =
		    path_folder(page->arena, path_join(page->arena, page->folder, field->text));
		stylesheet_add_file(&sheet, field, real,
				    path_join(page->arena, folder, field->text), out);
	} else {
		diag(page->diags, MSG_MISSING_STYLE, field->at, field->text, NULL);
	}
}

void page_style_make(struct contribution *to, const struct article *article,
		     const struct brief *brief)
{
	struct styled_page page = {to, brief->resources};
	const struct stylesheet sheet = {
	    .arena = to->arena,
	    .diags = to->diags,
	    .folder = path_folder(to->arena, article->entry->absolute),
	    .sources = article->entry->sources,
	    .root = article->entry->root,
	    .most_pixels = brief->manuscript->metadata.max_pixels,
	    .take = take,
	    .take_bytes = take_bytes,
	    .user = &page,
	};
	to->style_mark = mark_of(to->arena, article);
	for (size_t i = 0; i < article->metadata.page_styles.count; i++)
		add(&sheet, &article->metadata.page_styles.items[i], &to->style);
}

void page_style_settle(const struct contribution *from,
		       const char *(*name)(void *user, size_t file), void *user, struct buf *out)
{
	const char *s = from->style.data;
	for (const char *mark; (mark = strstr(s, from->style_mark));) {
		char *behind;
		size_t file = strtoul(mark + strlen(from->style_mark), &behind, 10);
		buf_add(out, s, (size_t)(mark - s));
		buf_puts(out, name(user, file));
		s = behind + 1;
	}
	buf_puts(out, s);
}
