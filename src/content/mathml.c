/* MathML: presentation markup, with each element's number of children and each attribute's values.
 */
#include "content/foreign.h"

#include "content/values.h"

#include <string.h>

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

static const struct math_rule {
	const char *name;
	enum shape shape;
} elements[] = {
    {"math", SHAPE_ROW},
    {"mrow", SHAPE_ROW},
    {"mstyle", SHAPE_ROW},
    {"merror", SHAPE_ROW},
    {"mpadded", SHAPE_ROW},
    {"mphantom", SHAPE_ROW},
    {"mfenced", SHAPE_ROW},
    {"menclose", SHAPE_ROW},
    {"msqrt", SHAPE_ROW},
    {"mi", SHAPE_TOKEN},
    {"mn", SHAPE_TOKEN},
    {"mo", SHAPE_TOKEN},
    {"mtext", SHAPE_TOKEN},
    {"ms", SHAPE_TOKEN},
    {"mspace", SHAPE_EMPTY},
    {"mfrac", SHAPE_TWO},
    {"mroot", SHAPE_TWO},
    {"msub", SHAPE_TWO},
    {"msup", SHAPE_TWO},
    {"munder", SHAPE_TWO},
    {"mover", SHAPE_TWO},
    {"msubsup", SHAPE_THREE},
    {"munderover", SHAPE_THREE},
    {"mtable", SHAPE_TABLE},
    {"mtr", SHAPE_TABLE_ROW},
    {"mtd", SHAPE_CELL},
    {"mmultiscripts", SHAPE_SCRIPTS},
    {"none", SHAPE_MARK},
    {"mprescripts", SHAPE_MARK},
    {"semantics", SHAPE_SEMANTICS},
    {"annotation", SHAPE_NOTE},
    {"annotation-xml", SHAPE_GONE},
    {"mglyph", SHAPE_GONE},
    {"malignmark", SHAPE_GONE},
    {"maligngroup", SHAPE_GONE},
};

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
    {"columnalign", "mtable mtr mtd", MATH_WORDS, "left center right"},
    {"rowalign", "mtable mtr mtd", MATH_WORDS, "top bottom center baseline axis"},
    {"columnlines", "mtable", MATH_WORDS, "none solid dashed"},
    {"rowlines", "mtable", MATH_WORDS, "none solid dashed"},
    {"frame", "mtable", MATH_WORD, "none solid dashed"},
    {"columnspan", "mtd", MATH_POSITIVE, NULL},
    {"rowspan", "mtd", MATH_POSITIVE, NULL},
    {"encoding", "annotation", MATH_TEXT, NULL},
};

bool names_have(const char *names, const char *name)
{
	size_t size = strlen(name);
	for (const char *s = names; (s = strstr(s, name)); s += size)
		if ((s == names || s[-1] == ' ') && (s[size] == ' ' || !s[size]))
			return size > 0;
	return false;
}

static const struct math_rule *rule_of_math(const xmlNode *node)
{
	for (size_t i = 0; node->ns == &tree_mathml && i < sizeof elements / sizeof *elements; i++)
		if (strcmp(elements[i].name, (const char *)node->name) == 0)
			return &elements[i];
	return NULL;
}

static enum shape shape_of(const xmlNode *node)
{
	const struct math_rule *rule = node->type == XML_ELEMENT_NODE ? rule_of_math(node) : NULL;
	return rule ? rule->shape : SHAPE_ROW;
}

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

static bool may_have(struct arena *arena, const xmlNode *node, const char *name, const char *value)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (strcmp(attributes[i].name, name) != 0)
			continue;
		if (*attributes[i].elements &&
		    !names_have(attributes[i].elements, (const char *)node->name))
			return false;
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

static void clean_attributes(struct conform_state *state, xmlNode *node)
{
	for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next) {
		next = attribute->next;
		if (!may_have(state->tree->arena, node, (const char *)attribute->name,
			      attribute->children ? (const char *)attribute->children->content
						  : ""))
			tree_remove_attribute(node, attribute);
	}
}

static void make_row(xmlNode *node)
{
	node->name = (const xmlChar *)"mrow";
	node->properties = NULL;
	node->ns = (xmlNs *)&tree_mathml;
	node->extra = EL_FOREIGN;
}

static size_t count_elements(const xmlNode *node)
{
	size_t count = 0;
	for (const xmlNode *child = node->children; child; child = child->next)
		count += child->type == XML_ELEMENT_NODE;
	return count;
}

static bool all_are(const xmlNode *node, const char *name)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, name) != 0)
			return false;
	return true;
}

/* Base, then pairs of scripts, then perhaps mprescripts and pairs again. */
static bool are_scripts(const xmlNode *node)
{
	size_t count = 0, marks = 0;
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)child->name, "mprescripts") == 0) {
			if (marks++ || count % 2 == 0)
				return false;
			continue;
		}
		if (count == 0 && shape_of(child) == SHAPE_MARK)
			return false;
		count++;
	}
	return count % 2 == 1;
}

static bool is_whole(const xmlNode *node)
{
	size_t notes = 0, count = count_elements(node);
	switch (shape_of(node)) {
	case SHAPE_TWO:
		return count == 2;
	case SHAPE_THREE:
		return count == 3;
	case SHAPE_TABLE:
		return all_are(node, "mtr");
	case SHAPE_TABLE_ROW:
		return all_are(node, "mtd");
	case SHAPE_SCRIPTS:
		return are_scripts(node);
	case SHAPE_SEMANTICS:
		for (const xmlNode *child = node->children; child; child = child->next)
			notes += child->type == XML_ELEMENT_NODE && shape_of(child) == SHAPE_NOTE;
		return count == notes + 1 && node->children &&
		       shape_of(node->children) != SHAPE_NOTE;
	default:
		return true;
	}
}

/* A row of a table that is none any more: its cells aren't either. */
static void give_up_row(xmlNode *row)
{
	for (xmlNode *cell = row->children; cell; cell = cell->next)
		if (cell->type == XML_ELEMENT_NODE && shape_of(cell) == SHAPE_CELL)
			make_row(cell);
	make_row(row);
}

/* Parts that lost their whole become rows; called when the children of node conform. */
static void fix_parts(xmlNode *node)
{
	enum shape shape = shape_of(node);
	for (xmlNode *child = node->children, *next; child; child = next) {
		next = child->next;
		if (child->type != XML_ELEMENT_NODE)
			continue;
		enum shape part = shape_of(child);
		if (part == SHAPE_CELL && shape != SHAPE_TABLE_ROW)
			make_row(child);
		else if (part == SHAPE_TABLE_ROW && shape != SHAPE_TABLE)
			give_up_row(child);
		else if (part == SHAPE_MARK && shape != SHAPE_SCRIPTS)
			tree_unlink(child);
		else if (part == SHAPE_NOTE && shape != SHAPE_SEMANTICS)
			tree_unlink(child);
	}
	if (shape == SHAPE_TABLE_ROW) /* cells may have become rows since */
		for (xmlNode *child = node->children; child; child = child->next)
			if (child->type == XML_ELEMENT_NODE && shape_of(child) == SHAPE_MARK)
				make_row(child);
}

static void leave_math(xmlNode *node)
{
	if (!is_whole(node))
		make_row(node);
	fix_parts(node);
	if (!is_whole(node)) {
		make_row(node);
		fix_parts(node);
	}
}

/* Text stands in tokens only, elements don't. */
static void fix_text(struct conform_state *state, xmlNode *text)
{
	enum shape shape = shape_of(text->parent);
	if (shape == SHAPE_TOKEN || shape == SHAPE_NOTE)
		return;
	if (text_is_space(text)) {
		tree_unlink(text);
		return;
	}
	xmlNode *token = tree_foreign(state->tree, &tree_mathml, "mtext", 0, 0);
	tree_insert_before(text, token);
	tree_unlink(text);
	tree_append(token, text);
}

/* The text of all that is inside replaces it: for tokens, in which only text may stand. */
static void keep_text_only(struct conform_state *state, xmlNode *node)
{
	const char *words = foreign_words(state->tree->arena, node);
	if (!count_elements(node))
		return;
	node->children = node->last = NULL;
	tree_append(node, tree_text_borrowed(state->tree, words));
}

static xmlNode *enter_math(struct conform_state *state, xmlNode *node, const xmlNode *math)
{
	if (node->type != XML_ELEMENT_NODE) {
		xmlNode *next = tree_next_skipping(node, math);
		if (node->type == XML_TEXT_NODE)
			fix_text(state, node);
		else
			tree_unlink(node);
		return next;
	}
	const struct math_rule *rule = rule_of_math(node);
	if (!rule || (node != math && rule->shape == SHAPE_ROW && element_of(node) == EL_MATH))
		make_row(node);
	clean_attributes(state, node);
	enum shape shape = shape_of(node);
	if (shape == SHAPE_TOKEN || shape == SHAPE_NOTE)
		keep_text_only(state, node);
	if (shape == SHAPE_EMPTY || shape == SHAPE_MARK)
		node->children = node->last = NULL;
	xmlNode *next =
	    shape == SHAPE_GONE ? tree_next_skipping(node, math) : tree_next(node, math);
	if (shape == SHAPE_GONE)
		tree_unlink(node);
	return next;
}

static xmlNode *first_leaf(xmlNode *node)
{
	while (node->type == XML_ELEMENT_NODE && node->children)
		node = node->children;
	return node;
}

bool conform_math(struct conform_state *state, xmlNode *math)
{
	for (xmlNode *node = math; node;)
		node = enter_math(state, node, math);
	for (xmlNode *node = first_leaf(math); node != math;) {
		xmlNode *next = node->next, *parent = node->parent;
		if (node->type == XML_ELEMENT_NODE)
			leave_math(node);
		node = next ? first_leaf(next) : parent;
	}
	fix_parts(math);
	return math->children != NULL;
}
