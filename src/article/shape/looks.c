/* Classes by which themes know what no selector can tell: paragraphs of pictures alone, the one
 * that opens a chapter, who is quoted, the lines of verse, what a letter begins and ends with. */
#include "article/shape/shape.h"

#include "base/label.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "xhtml/model/model.h"

#include <string.h>

enum {
	LEAST_OPENING = 120,  /* characters: two lines and more on a telephone */
	LONGEST_FORMULA = 24, /* signs that surely fit there */
	LONGEST_NAME = 120,   /* of who is quoted, with what he is */
	LONGEST_CALL = 60,    /* of who is written to, and of who wrote */
};

static bool is_picture(const struct node *node)
{
	return element_of(node) == EL_IMG || element_of(node) == EL_SVG;
}

/* A paragraph that begins with a picture isn't indented, which would push the picture over the
 * edge; one that holds nothing else is shown as a picture. */
static void mark_picture(struct tree *tree, struct node *paragraph)
{
	bool first = false;
	for (const struct node *node = paragraph->children; node;
	     node = is_picture(node) ? tree_next_skipping(node, paragraph)
				     : tree_next(node, paragraph)) {
		if (is_picture(node)) {
			first = true;
		} else if ((node->kind == NODE_TEXT && !label_is_blank(node->text)) ||
			   element_of(node) == EL_MATH) {
			if (first)
				tree_add_class(tree, paragraph, "unindented");
			return;
		}
	}
	if (first)
		tree_add_class(tree, paragraph, "picture");
}

/* The dash that stands before the name of who is quoted: its size, 0 for none. */
static size_t dash_size(const char *text)
{
	static const char *const dashes[] = {"—", "―", "– ", "-- ", "--- "};
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (strncmp(text, dashes[i], strlen(dashes[i])) == 0)
			return strlen(dashes[i]);
	return 0;
}

static const char *first_words(const struct node *node)
{
	for (const struct node *text = node; text; text = tree_next(text, node))
		if (text->kind == NODE_TEXT && !label_is_blank(text->text))
			return text->text + strspn(text->text, " \t\n");
	return "";
}

static size_t count_characters(const struct node *node)
{
	size_t characters = 0;
	for (const struct node *text = node; text; text = tree_next(text, node))
		if (text->kind == NODE_TEXT)
			characters += utf8_length(text->text, strlen(text->text));
	return characters;
}

/* The element before or behind, with nothing but blanks between; NULL: there is none. */
static struct node *neighbour(struct node *node, bool behind)
{
	do
		node = behind ? node->next : node->prev;
	while (node && node->kind == NODE_TEXT && label_is_blank(node->text));
	return node && node->kind == NODE_ELEMENT ? node : NULL;
}

/* What follows the paragraph's last line break becomes a paragraph of its own. */
static struct node *part_last_line(struct tree *tree, struct node *paragraph)
{
	struct node *line = paragraph->last;
	while (line && element_of(line) != EL_BR)
		line = line->prev;
	if (!line || !line->prev || !line->next || !dash_size(first_words(line->next)))
		return paragraph;
	struct node *name = tree_element(tree, EL_P, paragraph->line, paragraph->column);
	while (line->next) {
		struct node *node = line->next;
		tree_unlink(node);
		tree_append(name, node);
	}
	tree_unlink(line);
	tree_insert_after(paragraph, name);
	return name;
}

/* The last line of a quotation that says whose words these are. In a dialogue, others begin with a
 * dash, too. */
static void mark_attribution(struct tree *tree, struct node *quotation)
{
	struct node *last = quotation->last;
	if (last && last->kind == NODE_TEXT)
		last = neighbour(last, false);
	if (last && element_of(last) == EL_FOOTER)
		tree_add_class(tree, last, "attribution");
	if (!last || element_of(last) != EL_P || tree_get(last, "class"))
		return;
	last = part_last_line(tree, last);
	const struct node *before = neighbour(last, false), *only = last->children;
	bool cited = only && !only->next && element_of(only) == EL_CITE;
	if (before && (cited || dash_size(first_words(last))) && !dash_size(first_words(before)) &&
	    count_characters(last) <= LONGEST_NAME)
		tree_add_class(tree, last, "attribution");
}

static bool is_short(const struct node *node)
{
	return node && element_of(node) == EL_P && !tree_get(node, "class") &&
	       count_characters(node) <= LONGEST_CALL;
}

static bool ends_with_any(struct tree *tree, const struct node *node, const char *const *signs)
{
	const char *words = label_clean(tree->arena, tree_words(tree->arena, node));
	size_t size = strlen(words);
	for (; *signs; signs++) {
		size_t sign = strlen(*signs);
		if (size >= sign && memcmp(words + size - sign, *signs, sign) == 0)
			return true;
	}
	return false;
}

/* Marks the parts of a letter, known in any language by their form: the one who is written to
 * stands at the beginning, perhaps below place and day, alone up to a comma; who wrote alone at the
 * end, below a line that ends with one. */
static void mark_letter(struct tree *tree, struct node *container)
{
	static const char *const calls[] = {",", ":", "!", "，", "：", "！", "،", NULL};
	static const char *const commas[] = {",", "，", "،", NULL};
	static const char *const stops[] = {".",  "!", "?",  ":", ",", "…",
					    "。", "”", "\"", "»", NULL};
	struct node *first = container->children, *last = container->last;
	while (first && element_of(first) != EL_P)
		first = first->next;
	while (last && (last->kind == NODE_TEXT || element_of(last) == EL_ASIDE))
		last = last->prev;
	struct node *call =
	    is_short(first) && !ends_with_any(tree, first, calls) ? neighbour(first, true) : first;
	if (!is_short(call) || !is_short(last) || !ends_with_any(tree, call, calls) ||
	    ends_with_any(tree, last, stops))
		return;
	struct node *farewell = neighbour(last, false);
	if (!is_short(farewell) || farewell == call || !ends_with_any(tree, farewell, commas))
		return;
	if (call != first)
		tree_add_class(tree, first, "letterhead");
	tree_add_class(tree, call, "salutation");
	tree_add_class(tree, farewell, "valediction");
	tree_add_class(tree, last, "signature");
}

/* Puts each line into an element of its own, that what is too long for the page may hang. */
static void part_verse(struct tree *tree, struct node *verse)
{
	struct node *line = NULL;
	for (struct node *node = verse->children, *next; node; node = next) {
		next = node->next;
		if (!line) {
			line = tree_element(tree, EL_SPAN, 0, 0);
			tree_set(tree, line, "class", "line");
			tree_insert_before(node, line);
		}
		tree_unlink(node);
		tree_append(line, node);
		if (element_of(node) == EL_BR)
			line = NULL;
	}
}

/* A drawing that says no colour is drawn in the text's; one that says some is drawn on white. */
static void mark_drawing(struct tree *tree, struct node *svg)
{
	static const char *const colours[] = {"fill",  "stroke", "style",
					      "color", "class",  "stop-color"};
	bool coloured = false;
	for (const struct node *node = svg; node; node = tree_next(node, svg)) {
		if (node->kind != NODE_ELEMENT || !node->attributes)
			continue;
		coloured |= tree_get(node, "xlink:href") || tree_get(node, "href");
		for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
			const char *value = tree_get(node, colours[i]);
			if (value && strstr(value, "currentColor"))
				return;
			coloured |= value != NULL;
		}
	}
	tree_add_class(tree, svg, coloured ? "ground" : "ink");
}

/* A formula that may be wider than the page is scrolled, by those without a mouse, too. */
static void mark_formula(struct tree *tree, struct node *block)
{
	size_t signs = 0;
	for (const struct node *node = block; node;) {
		bool source = node->kind == NODE_ELEMENT && node->ns == NS_MATHML &&
			      strcmp(node->name, "annotation") == 0;
		if (node->kind == NODE_TEXT)
			signs += utf8_length(node->text, strlen(node->text));
		node = source ? tree_next_skipping(node, block) : tree_next(node, block);
	}
	if (signs > LONGEST_FORMULA && !tree_get(block, "tabindex"))
		tree_set(tree, block, "tabindex", "0");
}

static void mark(struct tree *tree, struct node *node)
{
	if (node->kind == NODE_ELEMENT && tree_has_class(node, "formula"))
		mark_formula(tree, node);
	switch (element_of(node)) {
	case EL_SVG:
		mark_drawing(tree, node);
		break;
	case EL_P:
		if (tree_has_class(node, "lines"))
			part_verse(tree, node);
		else
			mark_picture(tree, node);
		break;
	case EL_MATH:
		formula_break(tree, node);
		break;
	case EL_TABLE:
		table_mark_looks(tree, node);
		break;
	case EL_BLOCKQUOTE:
		mark_attribution(tree, node);
		mark_letter(tree, node);
		break;
	case EL_ASIDE: /* not what octavo makes one */
		if (!tree_has_class(node, "admonition") && !tree_get(node, "epub:type"))
			tree_add_class(tree, node, "aside");
		break;
	default:
		break;
	}
}

/* Whether its first word is in capitals, as an author's own opening or the place of a dateline. */
static bool is_in_capitals(const char *words)
{
	const char *end = words + strlen(words);
	unsigned upper = 0;
	while (words < end) {
		unsigned c = utf8_next(&words, end);
		if (unicode_is_lower(c))
			return false;
		if (unicode_is_space(c) || c == ',')
			break;
		upper += unicode_is_upper(c);
	}
	return upper > 1;
}

/* What stands between a chapter's title and its text. */
static bool stands_above(const struct node *node)
{
	static const char *const classes[] = {"subtitle", "byline", "dateline", "hgroup"};
	const struct node *only = node->children;
	if (is_heading(node) || element_of(node) == EL_HEADER)
		return true;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (tree_has_class(node, classes[i]))
			return true;
	bool stressed = only && !only->next &&
			(element_of(only) == EL_EM || element_of(only) == EL_I ||
			 element_of(only) == EL_STRONG || element_of(only) == EL_B);
	return element_of(node) == EL_P && stressed && count_characters(node) < LEAST_OPENING;
}

/* Whether it begins with words of its own: not with a link, code or a picture. */
static bool begins_with_words(const struct node *paragraph)
{
	const struct node *node = paragraph->children;
	return node && (node->kind == NODE_TEXT || element_of(node) == EL_EM ||
			element_of(node) == EL_I || element_of(node) == EL_Q ||
			element_of(node) == EL_CITE || element_of(node) == EL_SPAN);
}

void looks_mark_opening(struct tree *tree, struct node *section)
{
	struct node *first = section->children;
	while (first &&
	       (first->kind == NODE_TEXT ? label_is_blank(first->text) : stands_above(first)))
		first = first->next;
	if (!first || element_of(first) != EL_P || tree_get(first, "class"))
		return;
	const struct node *above = neighbour(first, false);
	bool opens = count_characters(first) >= LEAST_OPENING && begins_with_words(first) &&
		     !is_in_capitals(first_words(first));
	if (opens)
		tree_add_class(tree, first, "opening");
	else if (above && element_of(above) == EL_P)
		tree_add_class(tree, first, "unindented");
}

void looks_mark(struct tree *tree, struct node *section)
{
	mark_letter(tree, section);
	for (struct node *node = section, *next; node; node = next) {
		bool whole = element_of(node) == EL_SVG || element_of(node) == EL_MATH;
		next = whole ? tree_next_skipping(node, section) : tree_next(node, section);
		mark(tree, node);
	}
}
