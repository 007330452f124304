/* The title of a page without the name of its site or author. */
#include "read/page/page_claims.h"

#include "base/unicode.h"
#include "base/url.h"

#include <string.h>

enum {
	MOST_HEADINGS = 8,
	MOST_NAMES = 8,      /* in a title */
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

void page_add_title(struct tree *tree, const char *title)
{
	bool is_there = !title || !tree->body->children;
	struct arena *arena = arena_new();
	const char *folded = unicode_folded(arena, is_there ? "" : title);
	for (struct node *node = tree->body; node && !is_there; node = tree_next(node, tree->body))
		is_there = element_of(node) == EL_H1 ||
			   (is_heading(node) &&
			    strcmp(unicode_folded(arena, tree_words(arena, node)), folded) == 0);
	arena_free(arena);
	if (is_there)
		return;
	struct node *heading = tree_element(tree, EL_H1, 0, 0);
	tree_set(tree, heading, "epub:type", "title");
	tree_append(heading, tree_text(tree, title, strlen(title)));
	tree_insert_before(tree->body->children, heading);
}
