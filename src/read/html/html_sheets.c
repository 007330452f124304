/* Style sheets in files that came with a page stand in it, as if they were written there. */
#include "base/ascii.h"
#include "base/limits.h"
#include "base/url.h"
#include "base/word_list.h"
#include "read/html/html_parts.h"

#include <string.h>

bool html_links_sheet(const struct node *node)
{
	const char *rel = element_of(node) == EL_LINK ? tree_get(node, "rel") : NULL;
	struct arena *arena = arena_new();
	const char *words = rel ? ascii_lowered(arena_string(arena, rel)) : NULL;
	bool is = words_have(words, "stylesheet") && !words_have(words, "alternate");
	arena_free(arena);
	return is;
}

bool html_may_take_sheet(const struct html_level *level, const struct frontend *in, uint64_t size)
{
	uint64_t most = limit_of(in->limits, LIMIT_STYLE_SHEET), bytes = level->frames->sheet_bytes;
	return bytes < most && size <= most - bytes;
}

static void read_sheet(const struct html_page *page, const struct frontend *in,
		       const struct html_level *level, const char *base, struct node *link)
{
	const char *href = tree_get(link, "href");
	const char *url = href ? url_trimmed(in->arena, href) : "";
	struct buf text = BUF_EMPTY;
	if (base && *url)
		url = url_resolve(in->arena, base, url);
	bool found = *url && level->frames->find_sheet(level, in, url, &text);
	level->frames->sheet_bytes += text.size; /* read or not */
	if (found && text.size) {
		struct node *style = tree_element(page->tree, EL_STYLE, 0, 0);
		html_take_attribute(page->tree, style, link, "media");
		html_take_attribute(page->tree, style, link, "type");
		tree_set(page->tree, style, "data-linked", "");
		tree_append(style, tree_text(page->tree, text.data, text.size));
		tree_insert_after(link, style);
	}
	buf_clear(&text);
}

void html_read_sheets(const struct html_page *page, const struct frontend *in,
		      const struct html_level *level, const char *base)
{
	struct node *html = page->tree->body->parent;
	for (struct node *node = html; node; node = tree_next(node, html))
		if (html_links_sheet(node))
			read_sheet(page, in, level, base, node);
}
