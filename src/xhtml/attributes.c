/* The attributes of a book's elements, by the table of them. */
#include "xhtml/xhtml_parts.h"

#include "xhtml/model/attribute_table.h"
#include "xhtml/model/semantics.h"

#include <string.h>

/* The rule of an attribute that may stay; NULL: it may not. */
static const struct attribute_rule *find_rule(const struct node *node, const char *name)
{
	const struct attribute_rule *rule = attribute_rule_for(name, node->name, VALID_3);
	return rule && rule->kept ? rule : NULL;
}

/* A label says something where assistive technology announces the element. */
static bool may_be_labelled(const struct node *node)
{
	switch (element_of(node)) {
	case EL_ARTICLE:
	case EL_ASIDE:
	case EL_FIGURE:
	case EL_NAV:
	case EL_SECTION:
	case EL_TABLE:
		return true;
	case EL_A:
		return tree_get(node, "href") != NULL;
	default:
		return tree_get(node, "role") != NULL;
	}
}

/* Whether the element as it stands among others may have it. */
static bool fits(const struct node *node, const char *name)
{
	enum element element = element_of(node);
	if (strcmp(name, "aria-label") == 0 || strcmp(name, "aria-labelledby") == 0)
		return may_be_labelled(node);
	if (element == EL_LI && strcmp(name, "value") == 0)
		return node->parent && element_of(node->parent) == EL_OL;
	return true;
}

static const char *normal(struct conform_state *state, const struct node *node,
			  const struct attribute_rule *rule, const char *value)
{
	struct arena *arena = state->tree->arena;
	if (rule->kind == VALUE_ROLE)
		return role_normal(node, value);
	if (rule->kind == VALUE_EPUB_TYPE)
		return epub_type_normal(arena, value);
	const char *kept = value_normal(arena, rule->kind, rule->name, rule->words, value);
	if (!kept && rule->kind == VALUE_LANGUAGE && value[strspn(value, " \t\n")])
		fix(state, node, BREACH_LANGUAGE, value);
	return kept;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void pair_semantics(struct conform_state *state, struct node *node)
{
	const char *type = tree_get(node, "epub:type"), *role = tree_get(node, "role");
	if (!type)
		return;
	struct semantics paired = semantics_paired(state->tree->arena, node);
	if (same(paired.type, type) && same(paired.role, role))
		return;
	fix(state, node, BREACH_SEMANTICS, NULL);
	if (paired.role)
		tree_set(state->tree, node, "role", paired.role);
	if (paired.type)
		tree_set(state->tree, node, "epub:type", paired.type);
	else
		tree_remove(node, "epub:type");
}

void conform_attributes(struct conform_state *state, struct node *node)
{
	const char *language = tree_get(node, "xml:lang");
	if (language && !tree_get(node, "lang")) {
		fix(state, node, BREACH_ATTRIBUTE, "xml:lang");
		tree_set(state->tree, node, "lang", language);
	}
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = attribute->name;
		const char *value = attribute->value;
		const struct attribute_rule *rule = find_rule(node, name);
		const char *kept = rule ? normal(state, node, rule, value) : NULL;
		if (kept && strcmp(kept, value) == 0)
			continue;
		fix(state, node, rule ? BREACH_VALUE : BREACH_ATTRIBUTE, name);
		if (kept)
			tree_set(state->tree, node, name, kept);
		else
			tree_remove_attribute(node, attribute);
	}
	pair_semantics(state, node);
	restrict_attributes(node);
}

void restrict_attributes(struct node *node)
{
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = attribute->name;
		const char *role = strcmp(name, "role") == 0 ? tree_get(node, name) : NULL;
		if (!find_rule(node, name) || !fits(node, name) ||
		    (role && !role_normal(node, role)))
			tree_remove_attribute(node, attribute);
	}
	if (!epub_type_goes_with_role(node))
		tree_remove(node, "epub:type");
}
