/* Whether a page was made by a web site, around an article, or written by a person or a converter:
 * signs as data. In doubt it was written. */
#include "read/page/page_parts.h"

#include "base/ascii.h"

#include <string.h>

/* What was seen of the page. */
struct look {
	uint32_t names;         /* of noise that holds something */
	unsigned menu_links;    /* in the largest menu */
	unsigned scripts, code; /* elements */
	bool is_wordy;          /* a quarter of its words stand beside the article */
	bool is_in_row;         /* it links to the page before or behind it */
	bool is_article, is_shared, is_by_writer, is_by_site; /* as the head has it */
};

/* Programs that write documents, by how their names begin. */
static const char *const writers[] = {
    "microsoft",   "libreoffice", "openoffice", "staroffice", "abiword",      "apple pages",
    "cocoa html",  "pandoc",      "docutils",   "sphinx",     "asciidoc",     "docbook",
    "makeinfo",    "gnu texinfo", "texinfo",    "mandoc",     "groff",        "man2html",
    "doxygen",     "javadoc",     "gtk-doc",    "libxml2",    "rustdoc",      "mdbook",
    "mkdocs",      "docusaurus",  "gitbook",    "ebookmaker", "ebookconvert", "calibre",
    "sigil",       "latex2html",  "tex4ht",     "latexml",    "hevea",        "lyx",
    "org-mode",    "org mode",    "jupyter",    "kramdown",   "typora",       "obsidian",
    "google docs", "amaya",       "bluefish",   "mozilla/",
};

/* Programs that run web sites. */
static const char *const sites[] = {
    "wordpress",   "drupal", "joomla",    "blogger",  "ghost",  "wix",
    "squarespace", "typo3",  "mediawiki", "substack", "tumblr", "movable type",
};

static bool begins_with_one(const char *name, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ascii_begins_with(name, list[i]))
			return true;
	return false;
}

#define BEGINS_WITH_ONE(name, list) begins_with_one(name, list, sizeof list / sizeof *list)

static void look_at_meta(const struct node *meta, struct look *look)
{
	const char *name = tree_get(meta, "property"), *content = tree_get(meta, "content");
	if (!name)
		name = tree_get(meta, "name");
	if (!name || !content)
		return;
	if (ascii_equal(name, "generator")) {
		look->is_by_writer = look->is_by_writer || BEGINS_WITH_ONE(content, writers);
		look->is_by_site = look->is_by_site || BEGINS_WITH_ONE(content, sites);
	}
	if (strncmp(name, "og:", 3) == 0 || strncmp(name, "twitter:", 8) == 0)
		look->is_shared = true;
}

static void look_at_head(const struct node *head, struct look *look)
{
	for (const struct node *node = head; node; node = tree_next(node, head)) {
		look->scripts += element_of(node) == EL_SCRIPT;
		if (element_of(node) == EL_META)
			look_at_meta(node, look);
		const char *rel = element_of(node) == EL_LINK ? tree_get(node, "rel") : NULL;
		look->is_in_row = look->is_in_row ||
				  (rel && (ascii_equal(rel, "next") || ascii_equal(rel, "prev")));
	}
}

static void look_at_parts(const part_list *parts, struct look *look)
{
	for (size_t i = 1; i < parts->count; i++) {
		const struct part *part = &parts->items[i];
		look->code += element_of(part->node) == EL_PRE || element_of(part->node) == EL_DT;
		if (!part->is_noise || !part->is_block)
			continue;
		if (part->words || part->links || part->controls)
			look->names |= part->names;
		if (part->names & NAMED(NAV) && part->links > look->menu_links)
			look->menu_links = part->links;
	}
}

typedef bool test(const struct look *look);

static bool t_writer(const struct look *look)
{
	return look->is_by_writer;
}
static bool t_site(const struct look *look)
{
	return look->is_by_site;
}
static bool t_article(const struct look *look)
{
	return look->is_article;
}
static bool t_shared(const struct look *look)
{
	return look->is_shared;
}
static bool t_scripts(const struct look *look)
{
	return look->scripts > 5;
}
static bool t_menu(const struct look *look)
{
	return look->menu_links >= 3;
}
static bool t_wordy(const struct look *look)
{
	return look->is_wordy;
}
static bool t_code(const struct look *look)
{
	return look->code > 5;
}
static bool t_in_row(const struct look *look)
{
	return look->is_in_row;
}

/* It holds where its test says so, or without one, where noise has the name. */
static const struct sign {
	const char *reason;
	int points;
	test *holds;
	enum name name;
} signs[] = {
    {"a program for documents made it", -20, t_writer, 0},
    {"a program for web sites made it", 3, t_site, 0},
    {"it says that it is an article", 3, t_article, 0},
    {"it says how to link to it", 1, t_shared, 0},
    {"many scripts", 1, t_scripts, 0},
    {"a menu", 2, t_menu, 0},
    {"many words beside the article", 1, t_wordy, 0},
    {"much code, or many terms", -3, t_code, 0},
    {"a page of a row of pages", -1, t_in_row, 0},
    {"buttons for sharing", 3, NULL, NAME_SHARE},
    {"comments", 2, NULL, NAME_COMMENT},
    {"advertising", 3, NULL, NAME_AD},
    {"links to other articles", 2, NULL, NAME_RELATED},
    {"an invitation to subscribe", 2, NULL, NAME_SIGNUP},
    {"a notice or a dialog", 1, NULL, NAME_NOTICE},
    {"a side column", 1, NULL, NAME_SIDE},
    {"a foot", 1, NULL, NAME_FOOTER},
};

int page_site_points(const struct page *page, const struct node *head, struct buf *reasons)
{
	struct look look = {0};
	int points = 0;
	look.is_article = page->says_article;
	look.is_wordy = page->kept_words * 4 < page->parts.items[0].words * 3;
	look_at_head(head, &look);
	look_at_parts(&page->parts, &look);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (signs[i].holds ? !signs[i].holds(&look) : !(look.names >> signs[i].name & 1))
			continue;
		points += signs[i].points;
		if (reasons)
			buf_printf(reasons, "%s%+d %s", reasons->size ? ", " : "", signs[i].points,
				   signs[i].reason);
	}
	return points;
}

bool page_has_article(const struct page *page)
{
	enum { SOME_PROSE = 200, FEW_WORDS = 10 };
	const struct part *parts = page->parts.items;
	return parts[page->core].clean >= SOME_PROSE &&
	       parts[0].words >= page->kept_words + FEW_WORDS;
}
