/* The attributes of MathML, with the grammar of each value. */
#include "xhtml/foreign.h"
#include "xhtml/model/values.h"

#include <string.h>

enum math_value {
	MATH_TEXT,
	MATH_TRUTH,
	MATH_LENGTH,
	MATH_NUMBER,
	MATH_POSITIVE,
	MATH_WORD,
	MATH_WORDS
};

static const struct {
	const char *name, *elements; /* "": every element */
	enum math_value value;
	const char *words;
} attributes[] = {
    {"id", "", MATH_TEXT, NULL},
    {"dir", "math mrow mi mn mo mtext ms mstyle", MATH_WORD, "ltr rtl"},
    {"display", "math", MATH_WORD, "block inline"},
    {"alttext", "math", MATH_TEXT, NULL},
    {"mathvariant", "mi mn mo mtext ms mstyle", MATH_WORD,
     "normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur "
     "sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace"},
    {"displaystyle", "math mstyle mtable", MATH_TRUTH, NULL},
    {"scriptlevel", "math mstyle", MATH_NUMBER, NULL},
    {"form", "mo", MATH_WORD, "prefix infix postfix"},
    {"fence", "mo", MATH_TRUTH, NULL},
    {"separator", "mo", MATH_TRUTH, NULL},
    {"stretchy", "mo", MATH_TRUTH, NULL},
    {"symmetric", "mo", MATH_TRUTH, NULL},
    {"largeop", "mo", MATH_TRUTH, NULL},
    {"movablelimits", "mo", MATH_TRUTH, NULL},
    {"accent", "mo mover munderover", MATH_TRUTH, NULL},
    {"accentunder", "munder munderover", MATH_TRUTH, NULL},
    {"lspace", "mo", MATH_LENGTH, NULL},
    {"rspace", "mo", MATH_LENGTH, NULL},
    {"minsize", "mo", MATH_LENGTH, NULL},
    {"maxsize", "mo", MATH_LENGTH, NULL},
    {"width", "mspace", MATH_LENGTH, NULL},
    {"height", "mspace", MATH_LENGTH, NULL},
    {"depth", "mspace", MATH_LENGTH, NULL},
    {"linethickness", "mfrac", MATH_LENGTH, NULL},
    {"bevelled", "mfrac", MATH_TRUTH, NULL},
    {"notation", "menclose", MATH_TEXT, NULL},
    {"open", "mfenced", MATH_TEXT, NULL},
    {"close", "mfenced", MATH_TEXT, NULL},
    {"separators", "mfenced", MATH_TEXT, NULL},
    {"columnalign", "mtable mtr", MATH_WORDS, "left center right"},
    {"columnalign", "mtd", MATH_WORD, "left center right"},
    {"rowalign", "mtable", MATH_WORDS, "top bottom center baseline axis"},
    {"rowalign", "mtr mtd", MATH_WORD, "top bottom center baseline axis"},
    {"columnlines", "mtable", MATH_WORDS, "none solid dashed"},
    {"rowlines", "mtable", MATH_WORDS, "none solid dashed"},
    {"frame", "mtable", MATH_WORD, "none solid dashed"},
    {"columnspan", "mtd", MATH_POSITIVE, NULL},
    {"rowspan", "mtd", MATH_POSITIVE, NULL},
    {"encoding", "annotation", MATH_TEXT, NULL},
};

static bool is_math_length(const char *value)
{
	static const char *const units[] = {"em", "ex", "in", "cm", "mm",
					    "px", "pt", "pc", "%",  ""};
	value += *value == '-';
	size_t whole = strspn(value, "0123456789");
	value += whole;
	size_t part = *value == '.' ? strspn(value + 1, "0123456789") : 0;
	if (!whole && !part)
		return false;
	value += *value == '.' ? 1 + part : 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(value, units[i]) == 0)
			return true;
	return false;
}

static bool are_words(const char *value, const char *allowed, bool many)
{
	size_t count = 0;
	while (*(value += strspn(value, " \t\n"))) {
		size_t size = strcspn(value, " \t\n");
		char word[32];
		if (size >= sizeof word)
			return false;
		memcpy(word, value, size);
		word[size] = '\0';
		if (!names_have(allowed, word) || (++count > 1 && !many))
			return false;
		value += size;
	}
	return count > 0;
}

static bool may_have(struct arena *arena, const struct node *node, const char *name,
		     const char *value)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (strcmp(attributes[i].name, name) != 0 ||
		    (*attributes[i].elements && !names_have(attributes[i].elements, node->name)))
			continue;
		switch (attributes[i].value) {
		case MATH_TRUTH:
			return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
		case MATH_LENGTH:
			return is_math_length(value);
		case MATH_NUMBER:
			value += *value == '+' || *value == '-';
			return *value && strlen(value) < 4 && !value[strspn(value, "0123456789")];
		case MATH_POSITIVE:
			return value_normal(arena, VALUE_POSITIVE, name, value) &&
			       !value[strspn(value, "0123456789")];
		case MATH_WORD:
			return are_words(value, attributes[i].words, false) &&
			       !strpbrk(value, " \t\n");
		case MATH_WORDS:
			return are_words(value, attributes[i].words, true);
		default:
			return true;
		}
	}
	return false;
}

void math_clean_attributes(struct conform_state *state, struct node *node)
{
	for (struct attribute *attribute = node->attributes, *next; attribute; attribute = next) {
		next = attribute->next;
		if (!may_have(state->tree->arena, node, attribute->name, attribute->value))
			tree_remove_attribute(node, attribute);
	}
}
