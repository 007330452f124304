/* What a page says of itself in its head. */
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "base/label.h"

#include <string.h>

static void take_root(const struct html_page *page, const struct node *node, struct arena *arena,
		      struct metadata *metadata)
{
	const char *lang = tree_get(node, "lang"), *dir = tree_get(node, "dir");
	struct place at = tree_place(page->tree, node);
	if (!lang)
		lang = tree_get(node, "xml:lang");
	lang = lang ? page_language(arena, lang) : NULL;
	if (lang && !metadata->languages.count)
		vec_push(&metadata->languages, (struct field){lang, at});
	if (dir && ascii_equal(dir, "rtl") && !metadata->page_progression_direction.text)
		metadata->page_progression_direction = (struct field){"rtl", at};
}

static const struct node *find_in_head(const struct html_page *page, enum element element)
{
	for (const struct node *node = page->head; node; node = tree_next(node, page->head))
		if (element_of(node) == element)
			return node;
	return NULL;
}

/* Whether a sheet for these media is for a screen, too. */
static bool is_for_screens(const char *media)
{
	return !media || !*media || strstr(media, "all") || strstr(media, "screen");
}

static void take_style(const struct html_page *page, struct arena *arena, const struct node *node,
		       struct metadata *metadata)
{
	struct page_style style = {.is_path = html_links_sheet(node)};
	const char *text = NULL;
	if (style.is_path)
		text = tree_get(node, "href");
	else if (element_of(node) == EL_STYLE && node->children)
		text = node->children->text;
	if (!text || !is_for_screens(tree_get(node, "media")))
		return;
	style.text = (struct field){arena_string(arena, text), tree_place(page->tree, node)};
	vec_push(&metadata->page_styles, style);
}

static const struct node *past_blank(const struct node *node)
{
	while (node && node->kind == NODE_TEXT && label_is_blank(node->text))
		node = node->next;
	return node;
}

/* Front or back matter, where the page says so, or the one box that holds all of it. */
static void take_matter(const struct node *body, struct metadata *metadata)
{
	enum { DEEPEST = 3 };
	const struct node *node = body;
	for (int depth = 0; node && depth < DEEPEST && !metadata->matter; depth++) {
		const char *types = tree_get(node, "epub:type");
		enum matter matter = types ? matter_of_types(types) : MATTER_NONE;
		metadata->matter = matter_is_made(matter) ? MATTER_NONE : matter;
		const struct node *only = past_blank(node->children);
		bool is_box = only && !past_blank(only->next) &&
			      (element_of(only) == EL_SECTION || element_of(only) == EL_DIV);
		node = is_box ? only : NULL;
	}
}

void html_read_head(const struct html_page *page, struct arena *arena, struct metadata *metadata)
{
	take_root(page, page->html, arena, metadata);
	take_root(page, page->tree->body, arena, metadata);
	take_matter(page->tree->body, metadata);
	for (const struct node *node = page->head; node; node = tree_next(node, page->head))
		take_style(page, arena, node, metadata);
}

const char *html_base(const struct html_page *page)
{
	const struct node *base = find_in_head(page, EL_BASE);
	return base ? tree_get(base, "href") : NULL;
}
