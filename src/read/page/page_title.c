/* The title of a page without the name of its site or author. */
#include "base/unicode.h"
#include "base/url.h"
#include "read/page/page_claims.h"
#include "read/page/page_parts.h"

#include <string.h>

enum {
	MOST_HEADINGS = 8,
	MOST_NAMES = 8,      /* in a title, and of links to the site's first page */
	LONGEST_TITLE = 1000 /* bytes of one that is looked through */
};

/* What parts a title from the name of a site or an author. */
static const char *const separators[] = {
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", " ~ ", "_", "｜", "|",
};

struct known {
	struct arena *arena;
	VEC(const char *) headings; /* of the page, as they are */
	VEC(const char *) names;    /* folded */
	const char *host;           /* of the page's own address, without "www."; or NULL */
};

enum { SEPARATORS = sizeof separators / sizeof *separators };

static bool begins_with_separator(const char *text)
{
	for (size_t i = 0; i < SEPARATORS; i++)
		if (strncmp(text, separators[i], strlen(separators[i])) == 0)
			return true;
	return !*text;
}

static bool ends_with_separator(const char *text, const char *end)
{
	for (size_t i = 0; i < SEPARATORS; i++) {
		size_t size = strlen(separators[i]);
		if ((size_t)(end - text) >= size && memcmp(end - size, separators[i], size) == 0)
			return true;
	}
	return text == end;
}

/* The longest heading that the title says between separators; NULL: it says none. */
static const char *heading_in(const struct known *known, const char *title)
{
	const char *folded = unicode_folded(known->arena, title), *best = NULL;
	for (size_t i = 0; i < known->headings.count; i++) {
		const char *words = unicode_folded(known->arena, known->headings.items[i]);
		const char *at = *words ? strstr(folded, words) : NULL;
		if (at && ends_with_separator(folded, at) &&
		    begins_with_separator(at + strlen(words)) &&
		    (!best || strlen(known->headings.items[i]) > strlen(best)))
			best = known->headings.items[i];
	}
	return best;
}

static bool is_name(const struct known *known, const char *text)
{
	char *folded = unicode_folded(known->arena, text), *end = folded;
	for (size_t i = 0; i < known->names.count; i++)
		if (strcmp(folded, known->names.items[i]) == 0)
			return true;
	for (const char *s = folded; *s; s++)
		if (*s != ' ')
			*end++ = *s;
	*end = '\0';
	return known->host && (strcmp(folded, known->host) == 0 ||
			       (strncmp(folded, known->host, strlen(folded)) == 0 &&
				known->host[strlen(folded)] == '.'));
}

/* The title without a name at one of its ends; NULL: there is none. */
static const char *shorter(const struct known *known, const char *title)
{
	for (size_t i = 0; i < SEPARATORS; i++) {
		size_t size = strlen(separators[i]);
		for (const char *s = title; (s = strstr(s, separators[i])); s += size) {
			const char *left = arena_copy(known->arena, title, (size_t)(s - title));
			if (*left && is_name(known, s + size))
				return left;
			if (s[size] && is_name(known, left))
				return s + size;
		}
	}
	return NULL;
}

/* "/", "https://example.org/", "https://example.org/index.html" */
static bool leads_home(const char *href)
{
	const char *path = href + url_scheme(href);
	path += *path == ':';
	if (strncmp(path, "//", 2) == 0)
		path += 2 + strcspn(path + 2, "/");
	else if (*path != '/')
		return false;
	return !*path || strcmp(path, "/") == 0 || strncmp(path, "/index.", 7) == 0;
}

bool page_is_masthead(const struct node *heading)
{
	const struct node *link = heading;
	while (link && element_of(link) != EL_A)
		link = tree_next(link, heading);
	for (const struct node *up = heading->parent; up && !link; up = up->parent)
		link = element_of(up) == EL_A ? up : NULL;
	const char *href = link ? tree_get(link, "href") : NULL;
	return href && leads_home(href);
}

static const char *host_of(struct arena *arena, const char *address)
{
	const char *host = strstr(address, "://");
	if (!host)
		return NULL;
	host += strncmp(host, "://www.", 7) == 0 ? 7 : 3;
	return unicode_folded(arena, arena_copy(arena, host, strcspn(host, "/:?#")));
}

/* What links to the site's first page are called is its name. */
static void gather_links(const struct node *body, struct known *known)
{
	size_t left = MOST_NAMES;
	for (const struct node *node = body; node && left; node = tree_next(node, body)) {
		const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
		if (!href || !leads_home(href))
			continue;
		const char *words = unicode_folded(known->arena, tree_words(known->arena, node));
		if (*words)
			vec_push(&known->names, words);
		left--;
	}
}

static void gather(const struct html_page *page, const struct claims *claims, struct known *known)
{
	const struct node *body = page->tree->body;
	for (const struct node *node = body; node && known->headings.count < MOST_HEADINGS;
	     node = tree_next(node, body))
		if (is_heading(node) && page_is_masthead(node))
			vec_push(&known->names,
				 unicode_folded(known->arena, tree_words(known->arena, node)));
		else if (element_of(node) == EL_H1 || element_of(node) == EL_H2)
			vec_push(&known->headings, tree_words(known->arena, node));
	gather_links(body, known);
	for (size_t i = 0; i < claims->list.count; i++)
		if (claims->list.items[i].what == SAID_PUBLISHER ||
		    claims->list.items[i].what == SAID_AUTHOR)
			vec_push(&known->names,
				 unicode_folded(known->arena, claims->list.items[i].text));
	const struct claim *source = claim_find(claims, SAID_SOURCE);
	known->host = source ? host_of(known->arena, source->text) : NULL;
}

struct field page_title(const struct html_page *page, const struct claims *claims)
{
	const struct claim *said = claim_find(claims, SAID_TITLE);
	if (!said)
		return (struct field){0};
	struct known known = {.arena = arena_new()};
	gather(page, claims, &known);
	const char *title = heading_in(&known, said->text);
	if (!title) {
		title = said->text;
		const char *next = strlen(title) <= LONGEST_TITLE ? shorter(&known, title) : NULL;
		for (int left = MOST_NAMES; next && left--; next = shorter(&known, title))
			title = next;
	}
	title = arena_string(claims->arena, title);
	vec_clear(&known.headings);
	vec_clear(&known.names);
	arena_free(known.arena);
	return (struct field){title, said->at};
}

static bool says(struct arena *arena, const struct node *node, const char *folded)
{
	return strcmp(unicode_folded(arena, tree_words(arena, node)), folded) == 0;
}

/* Whether a line ends behind the node, which stands among words. */
static bool ends_line(const struct node *node)
{
	while (!node->next && !page_is_block(node->parent))
		node = node->parent;
	for (node = node->next; node; node = node->next)
		if (node->kind == NODE_ELEMENT)
			return page_is_block(node) || element_of(node) == EL_BR;
		else if (tree_has_words(node))
			return false;
	return true;
}

/* The first words of the page, if they are the title in a line of their own: the block that they
 * fill, or what stands among other words; NULL: they are something else. */
static struct node *title_line(struct arena *arena, const struct tree *tree, const char *folded)
{
	struct node *node = tree->body;
	while (node && !(node->kind == NODE_TEXT && tree_has_words(node)))
		node = tree_next(node, tree->body);
	while (node && !page_is_block(node) && node->parent != tree->body &&
	       says(arena, node->parent, folded))
		node = node->parent;
	bool is_line =
	    node && says(arena, node, folded) && (page_is_block(node) || ends_line(node));
	return is_line ? node : NULL;
}

/* Makes a heading of the line, in whose place it stands, or before all if others share its block.
 */
static void head_by_line(struct tree *tree, struct node *line)
{
	if (page_is_block(line)) {
		tree_rename(line, EL_H1);
		return;
	}
	struct place at = tree_place(tree, line);
	struct node *heading = tree_element(tree, EL_H1, at.line, at.column), *next;
	while ((next = line->next) &&
	       (element_of(next) == EL_BR || (next->kind == NODE_TEXT && !tree_has_words(next))))
		tree_unlink(next);
	tree_unlink(line);
	tree_append(heading, line);
	if (tree->body->children)
		tree_insert_before(tree->body->children, heading);
	else
		tree_append(tree->body, heading);
}

static bool has_title(struct arena *arena, const struct tree *tree, const char *folded)
{
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_H1 || (is_heading(node) && says(arena, node, folded)))
			return true;
	return false;
}

void page_add_title(struct tree *tree, const char *title)
{
	if (!title || !tree->body->children)
		return;
	struct arena *arena = arena_new();
	const char *folded = unicode_folded(arena, title);
	struct node *line = NULL;
	bool is_there = has_title(arena, tree, folded);
	if (!is_there)
		line = title_line(arena, tree, folded);
	arena_free(arena);
	if (line) {
		head_by_line(tree, line);
	} else if (!is_there) {
		struct node *heading = tree_element(tree, EL_H1, 0, 0);
		tree_set(tree, heading, "epub:type", "title");
		tree_append(heading, tree_text(tree, title, strlen(title)));
		tree_insert_before(tree->body->children, heading);
	}
}
