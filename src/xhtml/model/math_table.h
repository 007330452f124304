/* MathML, as data: its presentation markup, what is valid and what octavo keeps.
 *
 * EPUB 3.3 6.1.4.1 allows presentation markup; content markup may stand in annotation-xml alone.
 * EPUB 2 has no MathML. */
#ifndef OCTAVO_XHTML_MODEL_MATH_TABLE_H
#define OCTAVO_XHTML_MODEL_MATH_TABLE_H

#include "xhtml/model/model.h"

/* What an element holds. */
enum shape {
	SHAPE_ROW,   /* any number of expressions */
	SHAPE_TOKEN, /* text */
	SHAPE_EMPTY,
	SHAPE_TWO, /* exactly so many expressions */
	SHAPE_THREE,
	SHAPE_TABLE,     /* mtr */
	SHAPE_TABLE_ROW, /* mtd */
	SHAPE_CELL,      /* like a row, in a table row only */
	SHAPE_SCRIPTS,
	SHAPE_SEMANTICS, /* an expression and annotations */
	SHAPE_NOTE,      /* text, not shown */
	SHAPE_MARK,      /* none, mprescripts: in scripts only */
	SHAPE_GONE,      /* it goes with what it holds */
};

struct math_rule {
	const char *name;
	enum shape shape;
	struct validity valid;
	bool kept; /* octavo lets it into a book */
};

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

/* An attribute that octavo keeps. */
struct math_attribute_rule {
	const char *name, *elements; /* "": every element */
	enum math_value value;
	struct validity valid;
	const char *words;
};

/* NULL: there is no such element, or the element takes no such attribute. */
const struct math_rule *math_rule_for(const char *name);
const struct math_attribute_rule *math_attribute_for(const char *name, const char *element);

/* Whether MathML has the attribute on the element, kept or not. */
bool math_attribute_is_valid(const char *name, const char *element);

/* What is behind a number of the form 1.5, or NULL; and whether a value is a length by its unit. */
const char *math_skip_number(const char *value);
bool math_is_length(const char *value);

/* All rows. */
const struct math_rule *math_rules(size_t *count);
const struct math_attribute_rule *math_attributes(size_t *count);

#endif
