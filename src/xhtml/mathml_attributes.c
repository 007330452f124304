/* The attributes of MathML, by the table of them, with the grammar of each value. */
#include "base/ascii.h"
#include "xhtml/xhtml_parts.h"
#include "xhtml/model/math_table.h"

#include <string.h>

/* Of mpadded: "+0.5em", "-1width", "50%height" beside lengths. */
static bool is_padding(const char *value)
{
	const char *unit = math_skip_number(value + (*value == '-' || *value == '+'));
	if (!unit)
		return false;
	unit += *unit == '%';
	return math_is_length(value + (*value == '+')) || words_have("width height depth", unit);
}

static bool is_colour(const char *value)
{
	static const char names[] =
	    "aqua black blue fuchsia gray green lime maroon navy olive purple "
	    "red silver teal white yellow transparent";
	size_t digits = *value == '#' ? strspn(value + 1, "0123456789abcdefABCDEF") : 0;
	return words_have(names, value) || ((digits == 3 || digits == 6) && !value[1 + digits]);
}

static bool is_allowed(const char *word, const char *allowed)
{
	return allowed ? words_have(allowed, word) : math_is_length(word);
}

/* Words of those that are allowed, or lengths if none are. */
static bool are_words(const char *value, const char *allowed)
{
	size_t count = 0;
	for (size_t size; *(value += strspn(value, " \t\n")); value += size, count++) {
		char word[32];
		size = strcspn(value, " \t\n");
		if (size >= sizeof word)
			return false;
		memcpy(word, value, size);
		word[size] = '\0';
		if (!is_allowed(word, allowed))
			return false;
	}
	return count > 0;
}

static bool is_value(struct arena *arena, const char *name, enum math_value kind, const char *words,
		     const char *value)
{
	switch (kind) {
	case MATH_TRUTH:
		return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
	case MATH_LENGTH:
		return math_is_length(value);
	case MATH_PADDING:
		return is_padding(value);
	case MATH_COLOUR:
		return is_colour(value);
	case MATH_NUMBER:
		value += *value == '+' || *value == '-';
		return *value && strlen(value) < 4 && !value[ascii_digits(value)];
	case MATH_POSITIVE:
		return value_normal(arena, VALUE_POSITIVE, name, NULL, value) &&
		       !value[ascii_digits(value)];
	case MATH_WORD:
		return words_have(words, value);
	case MATH_WORDS:
	case MATH_LENGTHS:
		return are_words(value, words);
	default:
		return true;
	}
}

static bool may_have(struct arena *arena, const struct node *node, const char *name,
		     const char *value)
{
	const struct math_attribute_rule *rule = math_attribute_for(name, node->name);
	return rule && is_value(arena, name, rule->value, rule->words, value);
}

void math_clean_attributes(struct conform_state *state, struct node *node)
{
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		if (!may_have(state->tree->arena, node, attribute->name, attribute->value)) {
			fix(state, node, BREACH_MATH_ATTRIBUTE, attribute->name);
			tree_remove_attribute(node, attribute);
		}
	}
}
