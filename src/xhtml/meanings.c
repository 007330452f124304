/* What styles mean, where that is more than a class: sizes, directions, numbering, emphasis. */
#include "xhtml/xhtml_parts.h"

#include "base/ascii.h"
#include "base/highlighter.h"
#include "base/length.h"
#include "css/css.h"

#include <string.h>

static void add_class(struct conform_state *state, struct node *node, const char *name)
{
	fix(state, node, BREACH_LOOK, NULL);
	tree_add_class(state->tree, node, name);
}

static void rename_to(struct conform_state *state, struct node *node, enum element element)
{
	if (element_of(node) == element)
		return;
	fix(state, node, BREACH_LOOK, NULL);
	tree_rename(node, element);
}

static bool is_in_rtl(const struct node *node)
{
	while (node && !tree_get(node, "dir"))
		node = node->parent;
	return node && strcmp(tree_get(node, "dir"), "rtl") == 0;
}

/* Left to right is how text runs anyway, but in what runs otherwise. */
static void present_direction(struct conform_state *state, struct node *node, const char *value)
{
	bool is_rtl = css_value_has(value, "rtl");
	if (!tree_get(node, "dir") && (is_rtl || (css_value_has(value, "ltr") && is_in_rtl(node))))
		fix_attribute(state, node, BREACH_LOOK, "dir", is_rtl ? "rtl" : "ltr");
}

/* "1.", "(a)", "iv)": a number of few letters, and a mark behind it. */
static bool begins_with_number(const char *text)
{
	enum { LONGEST = 4 };
	size_t size = 0;
	bool is_open = *text == '(';
	text += is_open;
	while (size <= LONGEST && ascii_is_letter_or_digit(text[size]))
		size++;
	return size && size <= LONGEST && (text[size] == ')' || (text[size] == '.' && !is_open));
}

/* Whether each item writes its number itself. */
static bool numbers_itself(const struct node *list)
{
	bool any = false;
	for (const struct node *item = list->children; item; item = item->next) {
		const struct node *text = item;
		while (text && (text->kind != NODE_TEXT || text_is_space(text)))
			text = tree_next(text, item);
		if (item->kind != NODE_ELEMENT)
			continue;
		if (!text || !begins_with_number(text->text + strspn(text->text, " \t\n")))
			return false;
		any = true;
	}
	return any;
}

/* How a list marks or numbers its items. Pages of the web take the numbers off lists to set all to
 * begin with; there only what numbers its items itself goes without. */
static void present_list(struct conform_state *state, struct node *list, const char *value)
{
	static const struct {
		const char *word, *type;
	} kinds[] = {
	    {"decimal", "1"},     {"lower-alpha", "a"}, {"lower-latin", "a"}, {"upper-alpha", "A"},
	    {"upper-latin", "A"}, {"lower-roman", "i"}, {"upper-roman", "I"},
	};
	bool is_ordered = element_of(list) == EL_OL;
	if (!is_ordered && element_of(list) != EL_UL)
		return;
	if (css_value_has(value, "none") &&
	    (!is_ordered || state->options->keep_classes || numbers_itself(list)))
		add_class(state, list, "unmarked");
	for (size_t i = 0; is_ordered && i < sizeof kinds / sizeof *kinds; i++)
		if (css_value_has(value, kinds[i].word))
			fix_attribute(state, list, BREACH_LOOK, "type", kinds[i].type);
}

static bool is_phrase(const struct node *node)
{
	switch (element_of(node)) {
	case EL_B:
	case EL_EM:
	case EL_FONT:
	case EL_I:
	case EL_SPAN:
	case EL_STRONG:
	case EL_U:
		return true;
	default:
		return false;
	}
}

/* Words in code and headings are coloured, or spaced, for the looks of it. */
static bool is_in_text(const struct node *node)
{
	for (; node; node = node->parent)
		if (element_of(node) == EL_PRE || element_of(node) == EL_CODE || is_heading(node))
			return false;
	return true;
}

/* What an element that says nothing else becomes, and another one holds. */
static void give_element(struct conform_state *state, struct node *node, enum element element)
{
	if (element_of(node) == EL_SPAN || element_of(node) == EL_FONT) {
		rename_to(state, node, element);
		return;
	}
	struct node *inner = made_element(state, element, node);
	fix(state, node, BREACH_LOOK, NULL);
	for (struct node *child; (child = node->children);) {
		tree_unlink(child);
		tree_append(inner, child);
	}
	tree_append(node, inner);
}

static void present_background(struct conform_state *state, struct node *node, const char *value)
{
	if (is_phrase(node) && node->children && is_highlighter(value) && is_in_text(node))
		give_element(state, node, EL_MARK);
}

/* Raised or lowered by what would be seen; what stands higher yet is placed for the looks of it. */
static void present_level(struct conform_state *state, struct node *node, const char *value)
{
	static const struct {
		enum length_kind kind;
		double least, most;
	} steps[] = {{LENGTH_OF_TEXT, 0.2, 1}, {LENGTH_SHARE, 20, 100}};
	struct length length = length_read(value);
	bool raises = css_value_has(value, "super"), lowers = css_value_has(value, "sub");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (length.kind != steps[i].kind)
			continue;
		raises = length.number >= steps[i].least && length.number <= steps[i].most;
		lowers = -length.number >= steps[i].least && -length.number <= steps[i].most;
	}
	if ((raises || lowers) && node->children && (is_phrase(node) || element_of(node) == EL_A))
		give_element(state, node, raises ? EL_SUP : EL_SUB);
}

static bool spaces_letters(const char *value)
{
	static const struct {
		enum length_kind kind;
		double least, most;
	} spaces[] = {
	    {LENGTH_OF_TEXT, 0.05, 0.5},
	    {LENGTH_FIXED, LENGTH_OF_PIXEL, 8 * LENGTH_OF_PIXEL},
	};
	struct length length = length_read(value);
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (length.kind == spaces[i].kind)
			return length.number >= spaces[i].least && length.number <= spaces[i].most;
	return false;
}

/* Letters set apart emphasize, as in German books. */
static void present_spacing(struct conform_state *state, struct node *node, const char *value)
{
	enum element element = element_of(node);
	if (!is_phrase(node) || !spaces_letters(value) || !is_in_text(node))
		return;
	if (element != EL_B && element != EL_STRONG && element != EL_U)
		rename_to(state, node, EL_EM);
	add_class(state, node, "spaced");
}

/* Dots beside letters stress them; themes show it as the language does. */
void present_emphasis(struct conform_state *state, struct node *node, const char *text)
{
	bool stresses = false;
	struct css_style *style = css_style_open(text, strlen(text));
	for (struct css_declaration it; css_style_next(style, &it);)
		if (strstr(it.property, "text-emphasis") && !strstr(it.property, "-position") &&
		    !strstr(it.property, "-color"))
			stresses = !css_value_has(it.value, "none");
	css_style_close(style);
	bool is_bold =
	    element_of(node) == EL_B || element_of(node) == EL_STRONG; /* and stresses so */
	if (stresses && is_phrase(node) && !is_bold && node->children)
		rename_to(state, node, EL_EM);
}

static const struct {
	const char *property;
	void (*present)(struct conform_state *state, struct node *node, const char *value);
} meanings[] = {
    {"background", present_background},
    {"background-color", present_background},
    {"direction", present_direction},
    {"height", present_height},
    {"letter-spacing", present_spacing},
    {"list-style", present_list},
    {"list-style-type", present_list},
    {"vertical-align", present_level},
    {"width", present_width},
};

void present_meaning(struct conform_state *state, struct node *node, const char *property,
		     const char *value)
{
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (strcmp(meanings[i].property, property) == 0)
			meanings[i].present(state, node, value);
}
