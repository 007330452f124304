/* Attributes and styles become classes of the theme. */
#include "xhtml/xhtml_parts.h"

#include "base/ascii.h"
#include "css/css.h"

#include <stdlib.h>
#include <string.h>

/* Which elements a class is for. */
enum scope {
	ON_ANY,
	ON_BLOCK,  /* what aligns text */
	ON_CELL,   /* and rows */
	ON_INLINE, /* not in headings: those are bold by themselves */
	ON_BOX,    /* what can begin or end a page */
};

static const struct {
	const char *property, *word, *class_name;
	enum scope scope;
} styles[] = {
    {"font-style", "italic", "italic", ON_ANY},
    {"font-style", "oblique", "italic", ON_ANY},
    {"font-weight", "bold", "bold", ON_INLINE},
    {"font-weight", "bolder", "bold", ON_INLINE},
    {"font-weight", "600", "bold", ON_INLINE},
    {"font-weight", "700", "bold", ON_INLINE},
    {"font-weight", "800", "bold", ON_INLINE},
    {"font-weight", "900", "bold", ON_INLINE},
    {"font-variant", "small-caps", "small-caps", ON_ANY},
    {"font-variant", "all-small-caps", "small-caps", ON_ANY},
    {"font-variant-caps", "small-caps", "small-caps", ON_ANY},
    {"font-variant-caps", "all-small-caps", "small-caps", ON_ANY},
    {"font-family", "monospace", "mono", ON_ANY},
    {"font", "italic", "italic", ON_ANY},
    {"font", "bold", "bold", ON_INLINE},
    {"font", "small-caps", "small-caps", ON_ANY},
    {"font", "monospace", "mono", ON_ANY},
    {"text-align", "left", "left", ON_BLOCK},
    {"text-align", "right", "right", ON_BLOCK},
    {"text-align", "end", "right", ON_BLOCK},
    {"text-align", "center", "center", ON_BLOCK},
    {"text-align", "-webkit-center", "center", ON_BLOCK},
    {"text-align", "justify", "justify", ON_BLOCK},
    {"text-decoration", "underline", "underline", ON_ANY},
    {"text-decoration", "overline", "overline", ON_ANY},
    {"text-decoration", "line-through", "strike", ON_ANY},
    {"text-decoration-line", "underline", "underline", ON_ANY},
    {"text-decoration-line", "overline", "overline", ON_ANY},
    {"text-decoration-line", "line-through", "strike", ON_ANY},
    {"white-space", "pre", "keep-space", ON_ANY},
    {"white-space", "pre-wrap", "keep-space", ON_ANY},
    {"white-space", "pre-line", "keep-lines", ON_ANY},
    {"white-space", "break-spaces", "keep-space", ON_ANY},
    {"white-space", "nowrap", "nowrap", ON_ANY},
    {"vertical-align", "top", "top", ON_CELL},
    {"vertical-align", "middle", "middle", ON_CELL},
    {"vertical-align", "bottom", "bottom", ON_CELL},
};

/* Where a page ends: property and class. */
static const struct {
	const char *property, *class_name;
} breaks[] = {
    {"page-break-before", "break-before"},
    {"break-before", "break-before"},
    {"page-break-after", "break-after"},
    {"break-after", "break-after"},
};

static const char *const breaking[] = {"always", "page", "left", "right", "recto", "verso"};

static const struct {
	const char *attribute, *word, *class_name;
	enum scope scope;
} attributes[] = {
    {"align", "left", "left", ON_BLOCK},
    {"align", "right", "right", ON_BLOCK},
    {"role", "doc-subtitle", "subtitle", ON_BLOCK},
    {"align", "center", "center", ON_BLOCK},
    {"align", "middle", "center", ON_BLOCK},
    {"align", "justify", "justify", ON_BLOCK},
    {"valign", "top", "top", ON_CELL},
    {"valign", "middle", "middle", ON_CELL},
    {"valign", "bottom", "bottom", ON_CELL},
};

/* What an element shows by itself needs no class; a style that takes it away makes it a span. */
static const struct {
	enum element element;
	const char *class_name, *property, *undone_by;
} natural[] = {
    {EL_B, "bold", "font-weight", "normal"},
    {EL_B, "bold", "font-weight", "400"},
    {EL_STRONG, "bold", "font-weight", "normal"},
    {EL_STRONG, "bold", "font-weight", "400"},
    {EL_I, "italic", "font-style", "normal"},
    {EL_EM, "italic", "font-style", "normal"},
    {EL_U, "underline", "text-decoration", "none"},
    {EL_S, "strike", "", ""},
    {EL_STRIKE, "strike", "", ""},
    {EL_DEL, "strike", "", ""},
    {EL_INS, "underline", "", ""},
    {EL_CODE, "mono", "", ""},
    {EL_KBD, "mono", "", ""},
    {EL_SAMP, "mono", "", ""},
    {EL_TT, "mono", "", ""},
    {EL_PRE, "mono", "", ""},
    {EL_PRE, "keep-space", "", ""},
    {EL_TH, "bold", "", ""},
    {EL_CITE, "italic", "", ""},
    {EL_VAR, "italic", "", ""},
    {EL_A, "underline", "", ""},
};

enum { NATURAL_COUNT = sizeof natural / sizeof *natural };

static void look(struct conform_state *state, struct node *node)
{
	fix(state, node, BREACH_LOOK, NULL);
}

static bool is_cell(enum element element)
{
	return element == EL_TD || element == EL_TH || element == EL_TR || element == EL_THEAD ||
	       element == EL_TBODY || element == EL_TFOOT;
}

static bool in_scope(const struct node *node, enum scope scope)
{
	enum element element = element_of(node);
	const struct rule *rule = rule_for(element);
	if (scope == ON_CELL)
		return is_cell(element);
	if (scope == ON_INLINE)
		return !is_heading(node);
	if (scope == ON_ANY)
		return true;
	if (rule->fate == FATE_BECOME)
		rule = rule_for(rule->become);
	return is_cell(element) ||
	       (rule->level != LEVEL_INLINE && rule->holds != HOLDS_NOTHING && element != EL_TABLE);
}

/* Of several alignments the last one counts. */
static void forget_alignment(struct conform_state *state, struct node *node)
{
	static const char *const names[] = {"left", "right", "center", "justify"};
	const char *classes = tree_get(node, "class");
	struct buf kept = BUF_EMPTY;
	while (classes && *(classes += strspn(classes, " \t\n"))) {
		size_t size = strcspn(classes, " \t\n");
		bool is_alignment = false;
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			is_alignment |=
			    strlen(names[i]) == size && memcmp(names[i], classes, size) == 0;
		if (!is_alignment) {
			buf_puts(&kept, kept.size ? " " : "");
			buf_add(&kept, classes, size);
		}
		classes += size;
	}
	if (kept.size)
		tree_set(state->tree, node, "class", kept.data);
	else
		tree_remove(node, "class");
	buf_clear(&kept);
}

static void give_class(struct conform_state *state, struct node *node, const char *name,
		       enum scope scope)
{
	if (!in_scope(node, scope))
		return;
	for (size_t i = 0; i < NATURAL_COUNT; i++)
		if (natural[i].element == element_of(node) &&
		    strcmp(natural[i].class_name, name) == 0)
			return;
	look(state, node);
	if (scope == ON_BLOCK)
		forget_alignment(state, node);
	tree_add_class(state->tree, node, name);
}

static bool same_word(const char *value, const char *word)
{
	value += strspn(value, " \t\n");
	while (*word && ascii_lower(*value) == *word)
		value++, word++;
	return !*word && !value[strspn(value, " \t\n")];
}

static void present_attributes(struct conform_state *state, struct node *node)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		const char *value = tree_get(node, attributes[i].attribute);
		if (value && same_word(value, attributes[i].word))
			give_class(state, node, attributes[i].class_name, attributes[i].scope);
	}
	if (tree_get(node, "nowrap") && is_cell(element_of(node)))
		give_class(state, node, "nowrap", ON_CELL);
}

static void present_font(struct conform_state *state, struct node *node)
{
	const char *size = tree_get(node, "size"), *face = tree_get(node, "face");
	if (size || face)
		look(state, node);
	if (size) {
		size += strspn(size, " \t\n");
		if (*size == '+' || (*size >= '4' && *size <= '9'))
			tree_add_class(state->tree, node, "larger");
		else if (*size == '-' || *size == '1' || *size == '2')
			tree_add_class(state->tree, node, "smaller");
	}
	if (face && (strstr(face, "ourier") || strstr(face, "onospace")))
		tree_add_class(state->tree, node, "mono");
}

/* A style that takes away what the element shows by itself. */
static bool undoes(const struct node *node, const struct css_declaration *declaration)
{
	if (tree_has_class(node, "spaced")) /* and emphasizes so */
		return false;
	for (size_t i = 0; i < NATURAL_COUNT; i++)
		if (natural[i].element == element_of(node) &&
		    strcmp(natural[i].property, declaration->property) == 0 &&
		    css_value_has(declaration->value, natural[i].undone_by))
			return true;
	return false;
}

/* Whether the first family is of letters that are all as wide: typewriters', and for code. */
static bool is_mono(const char *families)
{
	static const char *const names[] = {"courier",     "consolas",       "menlo",    "monaco",
					    "inconsolata", "lucida console", "cascadia", " mono"};
	struct arena *arena = arena_new();
	const char *first = ascii_lowered(arena_copy(arena, families, strcspn(families, ",")));
	bool is = false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		is = is || strstr(first, names[i]);
	arena_free(arena);
	return is;
}

static void present_declaration(struct conform_state *state, struct node *node,
				const struct css_declaration *declaration)
{
	if (undoes(node, declaration)) {
		look(state, node);
		tree_rename(node, EL_SPAN);
		return;
	}
	for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
		for (size_t k = 0; k < sizeof breaking / sizeof *breaking; k++)
			if (strcmp(breaks[i].property, declaration->property) == 0 &&
			    css_value_has(declaration->value, breaking[k]))
				give_class(state, node, breaks[i].class_name, ON_BOX);
	if (strcmp(declaration->property, "font-family") == 0 && is_mono(declaration->value))
		give_class(state, node, "mono", ON_ANY);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (strcmp(styles[i].property, declaration->property) == 0 &&
		    css_value_has(declaration->value, styles[i].word))
			give_class(state, node, styles[i].class_name, styles[i].scope);
}

static void present_style(struct conform_state *state, struct node *node, const char *text)
{
	const struct conform_options *options = state->options;
	/* Capitals are set apart for the looks of it. */
	bool is_capital = strstr(text, "uppercase") || strstr(text, "small-caps");
	struct css_style *style = css_style_open(text, strlen(text));
	const char *own = tree_get(node, "data-own-style"); /* a sheet says the rest */
	own = own ? own : text;
	look(state, node);
	tree_remove(node, "style");
	tree_remove(node, "data-own-style");
	for (struct css_declaration declaration; css_style_next(style, &declaration);) {
		present_declaration(state, node, &declaration);
		if (!is_capital || strcmp(declaration.property, "letter-spacing") != 0)
			present_meaning(state, node, declaration.property, declaration.value);
	}
	css_style_close(style);
	if (strstr(text, "text-emphasis"))
		present_emphasis(state, node, text);
	const char *kept = options->clean_style && *own
			       ? options->clean_style(state->tree->arena, own, options->user)
			       : NULL;
	if (kept && *kept)
		tree_set(state->tree, node, "style", kept);
}

static void present_size(struct conform_state *state, struct node *img)
{
	const char *width = tree_get(img, "width"), *height = tree_get(img, "height");
	if (width && strchr(width, '%'))
		present_width(state, img, width);
	else if (!width && height)
		present_height(state, img, height);
}

void present(struct conform_state *state, struct node *node)
{
	if (!node->attributes)
		return;
	if (!state->options->keep_classes && tree_get(node, "class")) {
		look(state, node);
		tree_remove(node, "class");
	}
	if (element_of(node) == EL_FONT)
		present_font(state, node);
	present_attributes(state, node);
	const char *style = tree_get(node, "style");
	if (style && element_of(node) != EL_SVG) /* whose style is read with the rest of it */
		present_style(state, node, style);
	else if (element_of(node) == EL_IMG)
		present_size(state, node);
}
