/* Whether a page was made by a web site, around an article, or written by a person or a converter:
 * signs as data. In doubt it was written. */
#include "read/page/page_parts.h"

#include "base/ascii.h"
#include "base/url.h"

#include <string.h>

enum { MENU_LINKS = 3 }; /* that make a menu */

/* What was seen of the page. */
struct look {
	uint32_t names;         /* of noise that holds something */
	unsigned menu_links;    /* in the largest menu */
	unsigned links;         /* that leave the page; of them, */
	unsigned beside;        /* those to files beside it, */
	unsigned at_home;       /* and those to other pages of its site */
	const char *host;       /* of the first of them that has one, with what is in front */
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
    "wordpress", "drupal",    "joomla",   "blogger",   "ghost",        "wix",       "squarespace",
    "typo3",     "mediawiki", "substack", "tumblr",    "movable type", "discourse", "phpbb",
    "vbulletin", "xenforo",   "hubspot",  "webflow",   "weebly",       "contao",    "plone",
    "spip",      "dotclear",  "datalife", "1c-bitrix",
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

/* What it brings in from elsewhere. Longer scripts of the page itself may speak of anything. */
static void look_at_script(const struct node *node, struct look *look)
{
	enum { LONGEST_SNIPPET = 2000 };
	const char *address = tree_get(node, "src");
	if (!address && element_of(node) == EL_SCRIPT && node->children)
		address = node->children->text;
	if (address && strlen(address) <= LONGEST_SNIPPET)
		look->names |= page_address_names(address);
}

static void look_at_scripts(const struct node *root, struct look *look)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (element_of(node) == EL_SCRIPT || element_of(node) == EL_IFRAME)
			look_at_script(node, look);
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

/* As documents in several files link to each other; what a site's program is asked is no file. */
static bool leads_beside(const char *href)
{
	static const char *const programs[] = {".php", ".asp", ".jsp", ".cgi", ".do"};
	if (*href == '/' || strchr(href, '?') || url_scheme(href))
		return false;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
		if (strstr(href, programs[i]))
			return false;
	return true;
}

/* Sites link to their own pages from the root, or by an address that begins as the first one does.
 */
static bool leads_home(const char *href, struct look *look)
{
	const char *host = strstr(href, "//");
	if (!host)
		return *href == '/';
	if (!look->host)
		look->host = href;
	size_t size = (size_t)(host - href) + 2 + strcspn(host + 2, "/?#");
	return strncmp(look->host, href, size) == 0;
}

static void look_at_link(const struct part *part, struct look *look)
{
	const char *href =
	    element_of(part->node) == EL_A && part->links ? tree_get(part->node, "href") : NULL;
	look->links += href != NULL;
	look->beside += href && leads_beside(href);
	look->at_home += href && leads_home(href, look);
}

/* Whether it is outside of the core, and nothing but links. */
static bool is_links(const struct page *page, const struct part *part)
{
	const struct part *core = &page->parts.items[page->core];
	return part->links && part->linked * 10 > part->cells * 9 &&
	       (part < core || part >= core + (core->end - page->core));
}

/* The links of a menu: by its name, or by a row of links that lead elsewhere, in blocks of their
 * own or not. 0: it is none. */
static unsigned menu_links(const struct page *page, uint32_t at)
{
	enum { FEWEST = 5 };
	const struct part *parts = page->parts.items;
	if (parts[at].is_noise && parts[at].names & (NAMED(NAV) | NAMED(CONTENTS)))
		return parts[at].links;
	unsigned links = 0;
	for (uint32_t i = at;
	     links < FEWEST && i < parts[parts[at].parent].end && is_links(page, &parts[i]);
	     i = parts[i].end)
		links += parts[i].links;
	return links >= FEWEST ? links : 0;
}

static void look_at_parts(const struct page *page, struct look *look)
{
	const part_list *parts = &page->parts;
	for (size_t i = 1; i < parts->count; i++) {
		const struct part *part = &parts->items[i];
		look->code += element_of(part->node) == EL_PRE || element_of(part->node) == EL_DT;
		look_at_link(part, look);
		if (part->is_block && part->links && look->menu_links < MENU_LINKS)
			look->menu_links = menu_links(page, (uint32_t)i);
		if (!part->is_noise || !part->is_block)
			continue;
		if (part->words || part->links || part->controls)
			look->names |= part->names;
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
	return look->menu_links >= MENU_LINKS;
}
static bool t_wordy(const struct look *look)
{
	return look->is_wordy;
}
static bool t_code(const struct look *look)
{
	return look->code > 5;
}
static bool t_reference(const struct look *look)
{
	return look->code > 100;
}
static bool t_beside(const struct look *look)
{
	return look->beside >= 2 && look->beside * 3 >= look->links;
}
static bool t_at_home(const struct look *look)
{
	return look->at_home >= 10 && look->at_home * 3 >= look->links * 2;
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
    {"a reference work's code and terms", -8, t_reference, 0},
    {"links to files beside it", -6, t_beside, 0},
    {"links to other pages of one site", 1, t_at_home, 0},
    {"a page of a row of pages", -1, t_in_row, 0},
    {"buttons for sharing", 3, NULL, NAME_SHARE},
    {"comments", 2, NULL, NAME_COMMENT},
    {"advertising", 3, NULL, NAME_AD},
    {"links to other articles", 2, NULL, NAME_RELATED},
    {"an invitation to subscribe", 2, NULL, NAME_SIGNUP},
    {"a notice or a dialog", 1, NULL, NAME_NOTICE},
    {"a counter of visits", 1, NULL, NAME_VISITS},
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
	look_at_scripts(head, &look);
	look_at_scripts(page->tree->body, &look);
	look_at_parts(page, &look);
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
	enum { SOME_PROSE = 200, SOME_WORDS = 20, FEW_WORDS = 10 };
	const struct part *parts = page->parts.items;
	return parts[page->core].clean >= SOME_PROSE && page->kept_words >= SOME_WORDS &&
	       parts[0].words >= page->kept_words + FEW_WORDS;
}
