/* Formulas that a page leaves to MathJax, KaTeX or a picture.
 *
 * MathJax 2 puts what it draws before the script that holds the TeX; MathJax 3, KaTeX and Wikipedia
 * put a math element beside their drawing, with the TeX as its annotation. A page that no program
 * has seen yet holds the TeX among its words. What else draws a formula is told by its being kept
 * from those who listen. */
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "base/vec.h"
#include "read/formulas.h"

#include <string.h>

/* What a page's formulas need. */
struct formula_reading {
	const struct html_page *page;
	struct tree *tree;
	struct math *math;
	struct diags *diags;
	bool has_program; /* that looks for TeX among the words */
	bool has_dollars; /* to which $…$ is a formula */
	VEC(struct node *) scripts, drawings, pictures;
};

/* Classes, and names of elements, that hold a drawing beside a math element. */
static const char *const drawings[] = {"katex-display",    "katex",   "mjx-container",
				       "mwe-math-element", "MathJax", "MathJax_SVG",
				       "MathJax_CHTML"};

/* Classes of what MathJax 2 puts before its scripts. */
static const char *const previews[] = {
    "MathJax_Preview",     "MathJax",       "MathJax_Display", "MathJax_SVG",
    "MathJax_SVG_Display", "MathJax_CHTML", "MathJax_MathML",  "MJXc-display"};

static bool has_class_of(const struct node *node, const char *const names[], size_t count)
{
	const char *class = tree_get(node, "class");
	for (size_t i = 0; class && i < count; i++)
		if (tree_has_class(node, names[i]))
			return true;
	return false;
}

static const char *text_of(const struct node *node)
{
	const struct node *only = node->children;
	return only && !only->next && only->kind == NODE_TEXT ? only->text : "";
}

static bool names_program(const char *text)
{
	bool may = strstr(text, "ath"); /* which most scripts don't hold */
	return (may && (strstr(text, "MathJax") || strstr(text, "mathjax") ||
			strstr(text, "MathInElement"))) ||
	       strstr(text, "katex");
}

/* Whether the settings have a lone dollar for a mark. */
static bool names_dollar(const char *text)
{
	return strstr(text, "'$'") || strstr(text, "\"$\"");
}

static bool is_tex_script(const struct node *script)
{
	const char *type = tree_get(script, "type");
	return type && ascii_begins_with(type, "math/tex");
}

static void look_at_script(struct formula_reading *reading, struct node *script)
{
	const char *source = tree_get(script, "src"), *text = text_of(script);
	if (is_tex_script(script)) {
		vec_push(&reading->scripts, script);
		return;
	}
	if (!names_program(source ? source : text))
		return;
	reading->has_program = true;
	reading->has_dollars |= !source && names_dollar(text);
}

/* Most elements aren't, which shows in a part of their class; a formula needs no drawing. */
static bool is_drawing(const struct node *node)
{
	if (element_of(node) == EL_MATH)
		return false;
	const char *class = tree_get(node, "class");
	bool may_be = class && (strstr(class, "ath") || strstr(class, "katex"));
	return (may_be && has_class_of(node, drawings, sizeof drawings / sizeof *drawings)) ||
	       (element_of(node) == EL_UNKNOWN && strcmp(node->name, "mjx-container") == 0);
}

static void look_around(struct formula_reading *reading)
{
	const struct node *root = reading->page->html;
	for (struct node *node = root->children, *next; node; node = next) {
		next = tree_next(node, root);
		if (element_of(node) == EL_SCRIPT)
			look_at_script(reading, node);
		if (element_of(node) == EL_IMG && html_picture_tex(reading->tree->arena, node))
			vec_push(&reading->pictures, node);
		if (node->kind != NODE_ELEMENT || !is_drawing(node))
			continue;
		vec_push(&reading->drawings, node);
		next = tree_next_skipping(node, root);
	}
}

static struct math *math_of(struct formula_reading *reading)
{
	if (!reading->math)
		reading->math = math_new(reading->tree);
	return reading->math;
}

static void put(struct formula_reading *reading, struct node *before, struct node *node)
{
	struct place place = tree_place(reading->tree, before);
	if (!node)
		return;
	tree_set_place(node, place.line, place.column);
	tree_insert_before(before, node);
}

static void put_text(struct formula_reading *reading, struct node *before, const char *text,
		     size_t size)
{
	if (size)
		tree_insert_before(before, tree_text(reading->tree, text, size));
}

/* Drawings */

static struct node *find_math(struct node *root)
{
	for (struct node *node = root; node; node = tree_next(node, root))
		if (element_of(node) == EL_MATH)
			return node;
	return NULL;
}

static const char *annotation_of(const struct node *math)
{
	for (const struct node *node = math; node; node = tree_next(node, math)) {
		const char *encoding = tree_get(node, "encoding");
		if (encoding && strcmp(encoding, "application/x-tex") == 0)
			return text_of(node);
	}
	return "";
}

static bool is_word(const char *value, const char *word)
{
	return value && strcmp(value, word) == 0;
}

static void read_drawing(struct formula_reading *reading, struct node *drawing)
{
	struct node *math = find_math(drawing), *made = NULL;
	if (!math) {
		for (struct node *node = drawing; node; node = tree_next(node, drawing))
			tree_remove(node, "aria-hidden"); /* nothing else says it */
		return;
	}
	const char *tex = annotation_of(math);
	bool is_block = is_word(tree_get(math, "display"), "block") ||
			is_word(tree_get(drawing, "display"), "true") ||
			tree_has_class(drawing, "katex-display");
	struct math_error error;
	if (*tex && math_from_tex(math_of(reading), tex, strlen(tex), is_block, &made, &error) &&
	    made)
		math = made;
	if (math->parent)
		tree_unlink(math);
	if (is_block)
		tree_set(reading->tree, math, "display", "block");
	put(reading, drawing, math);
	tree_unlink(drawing);
}

/* Pictures */

/* What can't be read stays a picture. */
static void read_picture(struct formula_reading *reading, struct node *img)
{
	const char *tex = html_picture_tex(reading->tree->arena, img);
	bool is_block = html_only_child(img->parent) == img &&
			(element_of(img->parent) == EL_P || element_of(img->parent) == EL_DIV);
	struct node *made;
	struct math_error error;
	if (!math_from_tex(math_of(reading), tex, strlen(tex), is_block, &made, &error) || !made)
		return;
	put(reading, img, made);
	tree_unlink(img);
}

/* Doubles */

/* Whether the element is a formula, or little more than one. */
static bool holds_math(const struct node *root)
{
	enum { MOST = 64 }; /* nodes in front of it: what is hidden has one text beside it, often */
	int left = MOST;
	for (const struct node *node = root; node && left--; node = tree_next(node, root))
		if (element_of(node) == EL_MATH)
			return true;
	return false;
}

/* Elements of MathJax have names of their own. */
static bool is_among_words(struct node *node)
{
	return html_block_of(node) != node || element_of(node) == EL_IMG ||
	       element_of(node) == EL_NOBR || element_of(node) == EL_SVG ||
	       element_of(node) == EL_UNKNOWN;
}

/* A formula stands once: what shows it to those who see, beside the MathML for those who listen,
 * is marked as not to be read. */
void html_drop_doubles(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		const char *hidden = node->kind == NODE_ELEMENT && node->attributes
					 ? tree_get(node, "aria-hidden")
					 : NULL;
		if (!hidden || strcmp(hidden, "true") != 0 || !is_among_words(node))
			continue;
		if (!holds_math(tree_beside(node, false)) && !holds_math(tree_beside(node, true)))
			continue;
		next = tree_next_skipping(node, tree->body);
		tree_unlink(node);
	}
}

/* Scripts */

static bool is_blank_text(const struct node *node)
{
	const char *text = node->kind == NODE_TEXT ? node->text : "x";
	return !text[strspn(text, " \t\n")];
}

static void drop_previews(struct node *script)
{
	size_t count = sizeof previews / sizeof *previews;
	for (struct node *node = script->prev, *before; node; node = before) {
		before = node->prev;
		bool is_preview = node->kind == NODE_ELEMENT && has_class_of(node, previews, count);
		if (is_preview)
			tree_unlink(node);
		else if (!is_blank_text(node) || !before || before->kind != NODE_ELEMENT ||
			 !has_class_of(before, previews, count))
			return;
	}
}

static void tell(struct formula_reading *reading, const struct node *node,
		 const struct math_error *error)
{
	diag(reading->diags, error->id, tree_place(reading->tree, node), error->subject, NULL);
}

static void read_script(struct formula_reading *reading, struct node *script)
{
	const char *tex = text_of(script);
	bool is_block = strstr(tree_get(script, "type"), "mode=display");
	struct math_error error;
	struct node *node;
	drop_previews(script);
	if (math_from_tex(math_of(reading), tex, strlen(tex), is_block, &node, &error)) {
		put(reading, script, node);
	} else {
		const char *typed =
		    arena_format(reading->tree->arena, is_block ? "\\[%s\\]" : "\\(%s\\)", tex);
		tell(reading, script, &error);
		put_text(reading, script, typed, strlen(typed));
	}
	tree_unlink(script);
}

/* Words */

/* Elements whose words are no formulas, and classes by which authors say so. */
static bool is_apart(const struct node *node)
{
	switch (element_of(node)) {
	case EL_PRE:
	case EL_CODE:
	case EL_KBD:
	case EL_SAMP:
	case EL_SCRIPT:
	case EL_STYLE:
	case EL_TEXTAREA:
	case EL_NOSCRIPT:
	case EL_MATH:
	case EL_SVG:
		return true;
	default:
		return tree_has_class(node, "tex2jax_ignore") ||
		       tree_has_class(node, "mathjax_ignore");
	}
}

/* TeX without any marks, as pandoc writes it for KaTeX. */
static bool is_bare(const struct node *text)
{
	const struct node *parent = text->parent;
	const char *content = text->text;
	return !text->prev && !text->next && tree_has_class(parent, "math") &&
	       (tree_has_class(parent, "inline") || tree_has_class(parent, "display")) &&
	       *content != '$' && strncmp(content, "\\(", 2) != 0 &&
	       strncmp(content, "\\[", 2) != 0;
}

static void read_bare(struct formula_reading *reading, struct node *text)
{
	const char *tex = text->text;
	bool is_block = tree_has_class(text->parent, "display");
	struct math_error error;
	struct node *node;
	if (!math_from_tex(math_of(reading), tex, strlen(tex), is_block, &node, &error)) {
		tell(reading, text, &error);
		return;
	}
	put(reading, text, node);
	tree_unlink(text);
}

static void read_words(struct formula_reading *reading, struct node *text)
{
	const char *start = text->text, *end = start + strlen(start);
	const char *kept = start; /* what stands from here on is in no new node yet */
	struct formula_finder finder = formula_finder(start, end);
	finder.are_sure = true;
	finder.no_dollars = !reading->has_dollars;
	for (const char *c = start; (c = strpbrk(c, "$\\"));) {
		const char *behind = formula_end(&finder, c);
		struct math_error error;
		struct node *node;
		if (!formula_go_on(&finder, behind ? behind : c + 1))
			break;
		if (!behind) {
			c += c[1] ? 2 - (*c == '$' && c[1] != '$') : 1;
			continue;
		}
		if (formula_translate(math_of(reading), c, (size_t)(behind - c), &node, &error)) {
			put_text(reading, text, kept, (size_t)(c - kept));
			put(reading, text, node);
			kept = behind;
		} else {
			tell(reading, text, &error);
		}
		c = behind;
	}
	if (kept > start) {
		put_text(reading, text, kept, (size_t)(end - kept));
		tree_unlink(text);
	}
}

static void read_all_words(struct formula_reading *reading)
{
	const struct node *body = reading->tree->body;
	for (struct node *node = body->children, *next; node; node = next) {
		bool skips = node->kind == NODE_ELEMENT && is_apart(node);
		next = skips ? tree_next_skipping(node, body) : tree_next(node, body);
		if (node->kind != NODE_TEXT)
			continue;
		if (is_bare(node))
			read_bare(reading, node);
		else if (strpbrk(node->text, "$\\"))
			read_words(reading, node);
	}
}

void html_read_formulas(const struct html_page *page, struct diags *diags)
{
	struct formula_reading reading = {.page = page, .tree = page->tree, .diags = diags};
	look_around(&reading);
	for (size_t i = 0; i < reading.scripts.count; i++)
		read_script(&reading, reading.scripts.items[i]);
	for (size_t i = 0; i < reading.drawings.count; i++)
		if (reading.drawings.items[i]->parent)
			read_drawing(&reading, reading.drawings.items[i]);
	for (size_t i = 0; i < reading.pictures.count; i++)
		if (tree_is_in(reading.pictures.items[i], page->tree->body))
			read_picture(&reading, reading.pictures.items[i]);
	if (reading.has_program)
		read_all_words(&reading);
	if (reading.math)
		math_settle(reading.math, diags);
	math_free(reading.math);
	vec_clear(&reading.scripts);
	vec_clear(&reading.drawings);
	vec_clear(&reading.pictures);
	html_drop_doubles(page->tree);
}
