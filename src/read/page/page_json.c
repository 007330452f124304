/* What a page says of itself in JSON-LD. The only file that knows jansson. */
#include "base/mem.h"
#include "read/page/page_claims.h"

#include <jansson.h>
#include <string.h>

enum {
	DEEPEST = 6,     /* of an article in arrays, graphs and pages */
	MOST_NAMES = 256 /* of a list, each of which may have to be looked for */
};

/* Where we are: in a script that stands at a place. */
struct walk {
	const json_t *root;
	struct claims *claims;
	struct place at;
};

static const char *text_of(const json_t *value, const char *key)
{
	const json_t *member = json_object_get(value, key);
	return json_is_string(member) ? json_string_value(member) : NULL;
}

static bool ends_with(const char *text, const char *end)
{
	size_t size = strlen(text), length = strlen(end);
	return size >= length && strcmp(text + size - length, end) == 0;
}

/* schema.org's Article and its kin. */
static bool names_article(const json_t *type)
{
	static const char *const kin[] = {"Article", "Posting", "Report", "Review"};
	const char *name = json_string_value(type);
	for (size_t i = 0; name && i < sizeof kin / sizeof *kin; i++)
		if (ends_with(name, kin[i]))
			return true;
	return false;
}

static bool is_article(const json_t *value)
{
	const json_t *type = json_object_get(value, "@type");
	if (!json_is_array(type))
		return names_article(type);
	for (size_t i = 0; i < json_array_size(type); i++)
		if (names_article(json_array_get(type, i)))
			return true;
	return false;
}

/* The first value that is an article, at any of the places where sites put it. */
static const json_t *find_article(const json_t *value, int depth)
{
	static const char *const holders[] = {"@graph", "mainEntity", "mainEntityOfPage"};
	const json_t *found = NULL;
	if (depth > DEEPEST)
		return NULL;
	for (size_t i = 0; !found && i < json_array_size(value); i++)
		found = find_article(json_array_get(value, i), depth + 1);
	if (!json_is_object(value) || found)
		return found;
	if (is_article(value))
		return value;
	for (size_t i = 0; !found && i < sizeof holders / sizeof *holders; i++)
		found = find_article(json_object_get(value, holders[i]), depth + 1);
	return found;
}

/* The value that the id names, among those beside the article. */
static const json_t *find_id(const json_t *value, const char *id, int depth)
{
	const json_t *found = NULL;
	const char *own = text_of(value, "@id");
	if (own && strcmp(own, id) == 0 && text_of(value, "name"))
		return value;
	for (size_t i = 0; !found && depth < DEEPEST && i < json_array_size(value); i++)
		found = find_id(json_array_get(value, i), id, depth + 1);
	if (!found && json_is_object(value) && depth < DEEPEST)
		found = find_id(json_object_get(value, "@graph"), id, depth + 1);
	return found;
}

/* Strings hold the entities of HTML, and sometimes its tags. */
static const char *plain(struct walk *walk, const char *text)
{
	if (!text || !strpbrk(text, "&<"))
		return text;
	struct html_page page = html_parse_piece(text);
	const char *words = tree_words(walk->claims->arena, page.tree->body);
	tree_free(page.tree);
	return words;
}

/* A text, or what has a name, or a list of either. */
static void claim_names(struct walk *walk, enum said what, const json_t *value)
{
	const char *id = text_of(value, "@id"), *name = json_string_value(value);
	for (size_t i = 0; i < json_array_size(value) && i < MOST_NAMES; i++)
		if (!json_is_array(json_array_get(value, i)))
			claim_names(walk, what, json_array_get(value, i));
	if (json_is_array(json_object_get(value, "name")))
		claim_names(walk, what, json_object_get(value, "name"));
	if (!name)
		name = text_of(value, "name");
	if (!name && id)
		name = text_of(find_id(walk->root, id, 0), "name");
	if (name && !strstr(name, "://"))
		claim(walk->claims, what, SAID_BY_JSON, plain(walk, name), walk->at);
}

static void claim_article(struct walk *walk, const json_t *article)
{
	static const struct {
		const char *key;
		enum said what;
	} texts[] = {
	    {"headline", SAID_TITLE},          {"name", SAID_TITLE},
	    {"datePublished", SAID_DATE},      {"dateCreated", SAID_DATE},
	    {"dateModified", SAID_MODIFIED},   {"inLanguage", SAID_LANGUAGE},
	    {"description", SAID_DESCRIPTION},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		claim(walk->claims, texts[i].what, SAID_BY_JSON,
		      plain(walk, text_of(article, texts[i].key)), walk->at);
	claim_names(walk, SAID_AUTHOR, json_object_get(article, "author"));
	claim_names(walk, SAID_PUBLISHER, json_object_get(article, "publisher"));
	walk->claims->of_article = true;
}

/* Scripts wrap JSON into comments, and break lines inside of strings: both become white space. */
static char *cleaned(const char *text)
{
	static const char *const wrappers[] = {"<![CDATA[", "]]>", "<!--", "-->", "//", "/*", "*/"};
	char *copy = mem_string(text), *start = copy + strspn(copy, " \t\n\r\f");
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; !more && i < sizeof wrappers / sizeof *wrappers; i++) {
			size_t size = strlen(wrappers[i]);
			more = strncmp(start, wrappers[i], size) == 0;
			if (more)
				memset(start, ' ', size);
		}
		start += strspn(start, " \t\n\r\f");
	}
	for (char *s = copy; *s; s++)
		if ((unsigned char)*s < ' ')
			*s = ' ';
	return copy;
}

void page_claim_json(const struct html_page *page, struct claims *claims)
{
	for (const struct node *node = page->html; node; node = tree_next(node, page->html)) {
		const char *type = element_of(node) == EL_SCRIPT ? tree_get(node, "type") : NULL;
		if (!type || !strstr(type, "ld+json") || !node->children)
			continue;
		char *text = cleaned(node->children->text);
		json_t *root = json_loads(text, JSON_DISABLE_EOF_CHECK, NULL);
		mem_free(text);
		const json_t *article = root ? find_article(root, 0) : NULL;
		struct walk walk = {root, claims, tree_place(page->tree, node)};
		if (article)
			claim_article(&walk, article);
		json_decref(root);
	}
}
