/* The words of epub:type and role. */
#include "xhtml/model/semantics.h"

#include "base/buf.h"

#include <string.h>

static unsigned group_of(const struct node *node)
{
	switch (element_of(node)) {
	case EL_SECTION:
		return ON_SECTION;
	case EL_DIV:
		return ON_DIV;
	case EL_ASIDE:
		return ON_ASIDE;
	case EL_A:
		return tree_get(node, "href") ? ON_LINK : 0;
	case EL_SPAN:
		return ON_SPAN;
	case EL_HR:
		return ON_HR;
	case EL_P:
		return ON_PARAGRAPH;
	case EL_BLOCKQUOTE:
		return ON_QUOTE;
	case EL_TABLE:
		return ON_DECORATION;
	case EL_IMG:
		return tree_get(node, "alt") && !*tree_get(node, "alt") ? ON_DECORATION : 0;
	default:
		return is_heading(node) ? ON_HEADING : 0;
	}
}

/* Cuts the next word off the list at *list; its size, 0 at the end. */
static size_t next_word(const char **list, const char **word)
{
	*word = *list + strspn(*list, " \t\n\r\f");
	size_t size = strcspn(*word, " \t\n\r\f");
	*list = *word + size;
	return size;
}

static bool is_word(const char *word, size_t size, const char *known)
{
	return strlen(known) == size && memcmp(word, known, size) == 0;
}

const char *epub_type_normal(struct arena *arena, const char *value)
{
	struct buf kept = BUF_EMPTY;
	const char *word;
	for (size_t size; (size = next_word(&value, &word));) {
		const struct epub_type_rule *rule = epub_type_rule_for(word, size);
		if (!rule || !rule->kept)
			continue;
		buf_puts(&kept, kept.size ? " " : "");
		buf_puts(&kept, rule->name);
	}
	const char *types = kept.size ? arena_copy(arena, kept.data, kept.size) : NULL;
	buf_clear(&kept);
	return types;
}

const char *role_normal(const struct node *node, const char *value)
{
	unsigned group = group_of(node);
	const char *word;
	size_t count;
	const struct role_rule *rules = role_rules(&count);
	for (size_t size; (size = next_word(&value, &word));)
		for (size_t i = 0; i < count; i++)
			if (rules[i].on & group && is_word(word, size, rules[i].name))
				return rules[i].name;
	return NULL;
}

/* The role that octavo may give and that says the same as the word of an epub:type, or NULL. */
static const struct role_rule *twin_of(const char *word, size_t size)
{
	size_t count;
	const struct role_rule *rules = role_rules(&count);
	for (size_t i = 0; i < count; i++)
		if (rules[i].on && strncmp(rules[i].name, "doc-", 4) == 0 &&
		    is_word(word, size, rules[i].name + 4))
			return &rules[i];
	return NULL;
}

/* Whether the word may stand beside the role that the element has; NULL: none. The edition makes
 * page marks out of whatever element says that it is one. */
static bool goes_with(const char *word, size_t size, const char *role)
{
	const struct role_rule *twin =
	    is_word(word, size, "pagebreak") ? NULL : twin_of(word, size);
	return !twin || (role && strcmp(role, twin->name) == 0);
}

bool epub_type_goes_with_role(const struct node *node)
{
	const char *types = tree_get(node, "epub:type"), *role = tree_get(node, "role"), *word;
	for (size_t size; types && (size = next_word(&types, &word));)
		if (!goes_with(word, size, role))
			return false;
	return true;
}

struct semantics semantics_paired(struct arena *arena, const struct node *node)
{
	const char *types = tree_get(node, "epub:type"), *role = tree_get(node, "role"), *word;
	struct buf kept = BUF_EMPTY;
	for (size_t size; types && (size = next_word(&types, &word));) {
		const struct role_rule *twin = role ? NULL : twin_of(word, size);
		if (twin && twin->on & group_of(node))
			role = twin->name;
		if (goes_with(word, size, role)) {
			buf_puts(&kept, kept.size ? " " : "");
			buf_add(&kept, word, size);
		}
	}
	const char *type = kept.size ? arena_copy(arena, kept.data, kept.size) : NULL;
	buf_clear(&kept);
	return (struct semantics){type, role};
}
