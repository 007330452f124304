/* What a page says of itself amid its text: microdata. */
#include "base/ascii.h"
#include "read/page/page_claims.h"
#include "read/page/page_parts.h"

#include <string.h>

static const struct {
	const char *name;
	enum said what;
} properties[] = {
    {"headline", SAID_TITLE},        {"author", SAID_AUTHOR},       {"datePublished", SAID_DATE},
    {"dateModified", SAID_MODIFIED}, {"publisher", SAID_PUBLISHER}, {"inLanguage", SAID_LANGUAGE},
};

bool page_has_word(const char *list, const char *word)
{
	size_t size = strlen(word);
	for (const char *s = list; s && *s; s += strcspn(s, " \t\n")) {
		s += strspn(s, " \t\n");
		if (strcspn(s, " \t\n") == size && ascii_same(s, size, word, size))
			return true;
	}
	return false;
}

/* The value of a property that is an item itself is its name. */
static const struct node *name_in(const struct node *item)
{
	for (const struct node *node = item; tree_get(item, "itemscope") && node;
	     node = tree_next(node, item))
		if (node != item && page_has_word(tree_get(node, "itemprop"), "name"))
			return node;
	return item;
}

static const char *value_of(struct claims *claims, const struct node *node)
{
	static const char *const attributes[] = {"content", "datetime"};
	const char *value = NULL;
	for (size_t i = 0; !value && i < sizeof attributes / sizeof *attributes; i++)
		value = tree_get(node, attributes[i]);
	return value ? value : tree_words(claims->arena, node);
}

/* Whether what the node says is said of the page's article: the item around it is one. */
static bool is_of_article(const struct node *node)
{
	for (const struct node *up = node->parent; up; up = up->parent) {
		const char *type = tree_get(up, "itemscope") ? tree_get(up, "itemtype") : NULL;
		if (type)
			return strstr(type, "Article") || strstr(type, "Posting");
	}
	return false;
}

void page_claim_items(const struct html_page *page, struct claims *claims)
{
	for (const struct node *node = page->html; node; node = tree_next(node, page->html)) {
		const char *itemprop = node->kind == NODE_ELEMENT && node->attributes
					   ? tree_get(node, "itemprop")
					   : NULL;
		if (!itemprop || !is_of_article(node))
			continue;
		for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
			if (page_has_word(itemprop, properties[i].name))
				claim(claims, properties[i].what, SAID_BY_ITEMS,
				      value_of(claims, name_in(node)),
				      tree_place(page->tree, node));
	}
}
