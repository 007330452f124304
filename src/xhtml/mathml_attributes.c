/* The attributes of MathML, with the grammar of each value. */
#include "base/ascii.h"
#include "xhtml/foreign.h"
#include "xhtml/model/values.h"

#include <string.h>

enum math_value {
	MATH_TEXT,
	MATH_TRUTH,
	MATH_LENGTH,
	MATH_LENGTHS,
	MATH_PADDING, /* a length, or a part of what is inside */
	MATH_COLOUR,
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
    {"mathcolor", "math mstyle mrow mi mn mo mtext ms", MATH_COLOUR, NULL},
    {"mathbackground", "mspace", MATH_COLOUR, NULL},
    {"mathsize", "math mstyle mi mn mo mtext ms", MATH_LENGTH, NULL},
    {"lspace", "mo", MATH_LENGTH, NULL},
    {"rspace", "mo", MATH_LENGTH, NULL},
    {"minsize", "mo", MATH_LENGTH, NULL},
    {"maxsize", "mo", MATH_LENGTH, NULL},
    {"width", "mspace", MATH_LENGTH, NULL},
    {"height", "mspace", MATH_LENGTH, NULL},
    {"depth", "mspace", MATH_LENGTH, NULL},
    {"linebreak", "mspace", MATH_WORD, "auto newline nobreak goodbreak badbreak"},
    {"width", "mpadded", MATH_PADDING, NULL},
    {"height", "mpadded", MATH_PADDING, NULL},
    {"depth", "mpadded", MATH_PADDING, NULL},
    {"lspace", "mpadded", MATH_PADDING, NULL},
    {"voffset", "mpadded", MATH_PADDING, NULL},
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
    {"columnspacing", "mtable", MATH_LENGTHS, NULL},
    {"rowspacing", "mtable", MATH_LENGTHS, NULL},
    {"columnlines", "mtable", MATH_WORDS, "none solid dashed"},
    {"rowlines", "mtable", MATH_WORDS, "none solid dashed"},
    {"frame", "mtable", MATH_WORD, "none solid dashed"},
    {"columnspan", "mtd", MATH_POSITIVE, NULL},
    {"rowspan", "mtd", MATH_POSITIVE, NULL},
    {"encoding", "annotation", MATH_TEXT, NULL},
};

/* A number of the form 1.5, signed or not; what is behind it, or NULL. */
static const char *skip_number(const char *value)
{
	size_t whole = ascii_digits(value);
	value += whole;
	size_t part = *value == '.' ? ascii_digits(value + 1) : 0;
	if (!whole && !part)
		return NULL;
	return value + (*value == '.' ? 1 + part : 0);
}

static bool is_math_length(const char *value)
{
	static const char units[] = "em ex in cm mm px pt pc %";
	const char *unit = skip_number(value + (*value == '-'));
	return unit && (!*unit || names_have(units, unit));
}

/* Of mpadded: "+0.5em", "-1width", "50%height" beside lengths. */
static bool is_padding(const char *value)
{
	const char *unit = skip_number(value + (*value == '-' || *value == '+'));
	if (!unit)
		return false;
	unit += *unit == '%';
	return is_math_length(value + (*value == '+')) || names_have("width height depth", unit);
}

static bool is_colour(const char *value)
{
	static const char names[] =
	    "aqua black blue fuchsia gray green lime maroon navy olive purple "
	    "red silver teal white yellow transparent";
	size_t digits = *value == '#' ? strspn(value + 1, "0123456789abcdefABCDEF") : 0;
	return names_have(names, value) || ((digits == 3 || digits == 6) && !value[1 + digits]);
}

static bool is_allowed(const char *word, const char *allowed)
{
	return allowed ? names_have(allowed, word) : is_math_length(word);
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
		return is_math_length(value);
	case MATH_PADDING:
		return is_padding(value);
	case MATH_COLOUR:
		return is_colour(value);
	case MATH_NUMBER:
		value += *value == '+' || *value == '-';
		return *value && strlen(value) < 4 && !value[ascii_digits(value)];
	case MATH_POSITIVE:
		return value_normal(arena, VALUE_POSITIVE, name, value) &&
		       !value[ascii_digits(value)];
	case MATH_WORD:
		return names_have(words, value);
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
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strcmp(attributes[i].name, name) == 0 &&
		    (!*attributes[i].elements || names_have(attributes[i].elements, node->name)))
			return is_value(arena, name, attributes[i].value, attributes[i].words,
					value);
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
