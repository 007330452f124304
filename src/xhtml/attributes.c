/* The attributes of a book's elements: one row each. */
#include "xhtml/attributes.h"

#include "xhtml/model/values.h"
#include "xhtml/model/semantics.h"

#include <string.h>

enum { MOST_ELEMENTS = 5 };

struct attribute_rule {
	const char *name;
	enum value_kind kind;
	enum element elements[MOST_ELEMENTS]; /* none: every element */
};

static const struct attribute_rule rules[] = {
    {"id", VALUE_ID},
    {"class", VALUE_TOKENS},
    {"style", VALUE_TEXT}, /* gone by now, unless styles are kept */
    {"title", VALUE_WORDS},
    {"lang", VALUE_LANGUAGE},
    {"dir", VALUE_DIRECTION},
    {"epub:type", VALUE_EPUB_TYPE},
    {"role", VALUE_ROLE},
    {"aria-hidden", VALUE_TRUTH},
    {"aria-label", VALUE_WORDS},
    {"aria-describedby", VALUE_IDS},
    {"aria-labelledby", VALUE_IDS},
    {"href", VALUE_LINK, {EL_A}},
    {"src", VALUE_REFERENCE, {EL_IMG, EL_AUDIO, EL_VIDEO, EL_SOURCE, EL_TRACK}},
    {"alt", VALUE_TEXT, {EL_IMG}},
    {"width", VALUE_LENGTH, {EL_IMG, EL_VIDEO}},
    {"height", VALUE_LENGTH, {EL_IMG, EL_VIDEO}},
    {"poster", VALUE_REFERENCE, {EL_VIDEO}},
    {"controls", VALUE_FLAG, {EL_AUDIO, EL_VIDEO}},
    {"loop", VALUE_FLAG, {EL_AUDIO, EL_VIDEO}},
    {"muted", VALUE_FLAG, {EL_AUDIO, EL_VIDEO}},
    {"preload", VALUE_PRELOAD, {EL_AUDIO, EL_VIDEO}},
    {"type", VALUE_LIST_TYPE, {EL_OL}},
    {"type", VALUE_MEDIA_TYPE, {EL_SOURCE}},
    {"kind", VALUE_TRACK_KIND, {EL_TRACK}},
    {"srclang", VALUE_LANGUAGE, {EL_TRACK}},
    {"label", VALUE_WORDS, {EL_TRACK}},
    {"default", VALUE_FLAG, {EL_TRACK}},
    {"start", VALUE_INTEGER, {EL_OL}},
    {"reversed", VALUE_FLAG, {EL_OL}},
    {"value", VALUE_INTEGER, {EL_LI}},
    {"value", VALUE_TEXT, {EL_DATA}},
    {"datetime", VALUE_TIME, {EL_TIME}},
    {"datetime", VALUE_DATE, {EL_DEL, EL_INS}},
    {"open", VALUE_FLAG, {EL_DETAILS}},
    {"colspan", VALUE_POSITIVE, {EL_TD, EL_TH}},
    {"rowspan", VALUE_POSITIVE, {EL_TD, EL_TH}},
    {"span", VALUE_POSITIVE, {EL_COL, EL_COLGROUP}},
    {"scope", VALUE_SCOPE, {EL_TH}},
    {"headers", VALUE_IDS, {EL_TD, EL_TH}},
};

static const struct attribute_rule *find_rule(const char *name, enum element element)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		const struct attribute_rule *rule = &rules[i];
		if (rule->name[0] != name[0] || strcmp(rule->name, name) != 0)
			continue;
		if (rule->elements[0] == EL_NONE)
			return rule;
		for (int j = 0; j < MOST_ELEMENTS; j++)
			if (rule->elements[j] == element && element != EL_NONE)
				return rule;
	}
	return NULL;
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
	const char *kept = value_normal(arena, rule->kind, rule->name, value);
	if (!kept && rule->kind == VALUE_LANGUAGE && value[strspn(value, " \t\n")])
		diag(state->diags, MSG_BAD_LANGUAGE_TAG, tree_place(state->tree, node), value,
		     NULL);
	return kept;
}

void conform_attributes(struct conform_state *state, struct node *node)
{
	const char *language = tree_get(node, "xml:lang");
	if (language && !tree_get(node, "lang"))
		tree_set(state->tree, node, "lang", language);
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = attribute->name;
		const char *value = attribute->value;
		const struct attribute_rule *rule = find_rule(name, element_of(node));
		const char *kept = rule ? normal(state, node, rule, value) : NULL;
		if (!kept)
			tree_remove_attribute(node, attribute);
		else if (kept != value)
			tree_set(state->tree, node, name, kept);
	}
	pair_epub_type(state->tree, node);
	restrict_attributes(node);
}

void restrict_attributes(struct node *node)
{
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		const char *name = attribute->name;
		const char *role = strcmp(name, "role") == 0 ? tree_get(node, name) : NULL;
		if (!find_rule(name, element_of(node)) || !fits(node, name) ||
		    (role && !role_normal(node, role)))
			tree_remove_attribute(node, attribute);
	}
	if (!epub_type_goes_with_role(node))
		tree_remove(node, "epub:type");
}
