/* The byline that people see near a page's title: links to authors, and what is called their name.
 */
#include "base/label.h"
#include "base/slug.h"
#include "read/page/page_claims.h"
#include "read/page/page_parts.h"

#include <string.h>

enum {
	LONGEST_NAME = 60, /* bytes, like all of these */
	BEFORE_TITLE = 200,
	BEHIND_TITLE = 600,
	BETWEEN_NAMES = 40,
};

/* Where in the text the walk is. */
struct byline {
	struct claims *claims;
	const struct html_page *page;
	size_t text;        /* bytes so far */
	size_t title;       /* the end of the title; 0: it isn't there yet */
	size_t last;        /* the end of the last name */
	const char *before; /* the last name before the title; NULL: there is none */
	struct place before_at;
	bool is_claimed;
};

/* Whether the words can be a person's name: short, and no digit. */
static bool is_name(const char *words)
{
	return *words && strlen(words) <= LONGEST_NAME && !strpbrk(words, "0123456789@:/|");
}

static bool is_called_name(const struct node *node)
{
	static const char *const names[] = {"author-name",  "author__name",    "authorname",
					    "byline-name",  "byline__name",    "p-author",
					    "author-link",  "author__link",    "byline__author",
					    "byline__link", "post-author-name"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (tree_has_class(node, names[i]))
			return true;
	return false;
}

/* Whether the address of the link is of an author who is called so: "/author/ann-bell/". */
static bool leads_to_author(struct arena *arena, const struct node *link)
{
	static const char *const folders[] = {
	    "/author/",  "/authors/", "/autor/",      "/autores/",     "/autoren/",
	    "/auteur/",  "/auteurs/", "/autore/",     "/autori/",      "/writer/",
	    "/writers/", "/byline/",  "/journalist/", "/contributor/", "/contributors/"};
	const char *href = element_of(link) == EL_A ? tree_get(link, "href") : NULL, *at = NULL;
	for (size_t i = 0; href && !at && i < sizeof folders / sizeof *folders; i++) {
		at = strstr(href, folders[i]);
		at = at ? at + strlen(folders[i]) : NULL;
	}
	if (!at)
		return false;
	const char *name = slug_of(arena, tree_words(arena, link));
	const char *last = strrchr(name, '-') ? strrchr(name, '-') + 1 : name;
	const char *first = arena_copy(arena, name, strcspn(name, "-"));
	return *name && (strstr(at, last) || strstr(at, first));
}

/* Takes a name that stands near the title, or behind one that does. */
static void take_name(struct byline *byline, const struct node *node)
{
	struct arena *arena = byline->claims->arena;
	const char *words = tree_words(arena, node);
	struct place at = tree_place(byline->page->tree, node);
	words = arena_copy(arena, words, strcspn(words, ","));
	if (!is_name(words))
		return;
	if (!byline->title) {
		byline->before = words;
		byline->before_at = at;
	} else if (byline->is_claimed ? byline->text - byline->last > BETWEEN_NAMES
				      : byline->text - byline->title > BEHIND_TITLE) {
		return;
	} else {
		claim(byline->claims, SAID_AUTHOR, SAID_BY_BYLINE, words, at);
		byline->is_claimed = true;
	}
	byline->last = byline->text + strlen(words);
}

static void pass_title(struct byline *byline, const struct node *heading)
{
	size_t size = strlen(tree_words(byline->claims->arena, heading));
	if (!size || page_is_masthead(heading))
		return;
	byline->is_claimed = byline->before && byline->text - byline->last <= BEFORE_TITLE;
	if (byline->is_claimed)
		claim(byline->claims, SAID_AUTHOR, SAID_BY_BYLINE, byline->before,
		      byline->before_at);
	byline->title = byline->text + size;
}

static void claim_links(const struct html_page *page, struct claims *claims)
{
	bool dated = false;
	for (const struct node *node = page->tree->body; node;
	     node = tree_next(node, page->tree->body)) {
		enum element element = element_of(node);
		struct place at = tree_place(page->tree, node);
		if (element == EL_A && page_has_word(tree_get(node, "rel"), "author")) {
			const char *words = tree_words(claims->arena, node);
			if (is_name(words))
				claim(claims, SAID_AUTHOR, SAID_BY_BYLINE, words, at);
		}
		if (element == EL_TIME && !dated && tree_get(node, "datetime")) {
			claim(claims, SAID_DATE, SAID_BY_BYLINE, tree_get(node, "datetime"), at);
			dated = true;
		}
	}
}

void page_claim_byline(const struct html_page *page, struct claims *claims)
{
	const struct node *body = page->tree->body;
	struct byline byline = {.claims = claims, .page = page};
	claim_links(page, claims);
	if (claim_find(claims, SAID_AUTHOR))
		return;
	for (const struct node *node = body; node;) {
		enum element element = element_of(node);
		bool apart = element == EL_SCRIPT || element == EL_STYLE || element == EL_TEMPLATE;
		bool named = node->kind == NODE_ELEMENT && !apart && node->attributes &&
			     (leads_to_author(claims->arena, node) || is_called_name(node));
		if (named)
			take_name(&byline, node);
		if (element == EL_H1 && !byline.title)
			pass_title(&byline, node);
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			byline.text += strlen(node->text);
		node = apart ? tree_next_skipping(node, body) : tree_next(node, body);
	}
}
