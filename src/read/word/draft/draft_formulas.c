/* What a formula says on one line, "h = 1/2 (g t)^2": for those who hear it, and where no MathML is
 * shown. */
#include "read/word/draft/draft.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

/* How elements with several parts read: a digit is the part of that number. One with an attribute
 * is for elements that have it; what has no bar is written as UnicodeMath does. */
static const struct formula_form {
	const char *name, *form, *attribute;
} forms[] = {
    {"mfrac", "0¦1 ", "linethickness"},
    {"mfrac", "0/1 "},
    {"msup", "0^1"},
    {"msub", "0_1"},
    {"msubsup", "0_1^2"},
    {"munderover", "0_1^2"},
    {"munder", "0_1"},
    {"mover", "0^1"},
    {"mroot", "√[1]0"},
    {"mmultiscripts", "_2^30"},
};

static void put(struct buf *out, const struct node *node);

static const struct node *first_element(const struct node *node)
{
	while (node && node->kind != NODE_ELEMENT)
		node = node->next;
	return node;
}

static void put_space(struct buf *out)
{
	if (out->size && !strchr("([{ ^_/", out->data[out->size - 1]))
		buf_putc(out, ' ');
}

/* Without the space at its end that a line can't break at. */
static void put_words(struct buf *out, const char *text)
{
	static const char no_break[] = "\u00A0";
	size_t size = strlen(text), end = sizeof no_break - 1;
	if (size > end && strcmp(text + size - end, no_break) == 0)
		size -= end;
	buf_add(out, text, size);
}

/* Letters stand together as in TeX; words and operators apart, brackets and commas close. */
static void put_sign(struct buf *out, const struct node *node, const char *text)
{
	bool is_operator = strcmp(node->name, "mo") == 0, opens = strchr("([{", *text) != NULL;
	bool is_apart =
	    (is_operator || utf8_length(text, strlen(text)) > 1) && strcmp(node->name, "mn") != 0;
	if (strcmp(text, "\u2061") == 0 || strcmp(text, "\u2062") == 0) /* nothing that shows */
		return;
	if (is_operator && strchr(")]},;", *text)) {
		while (out->size && out->data[out->size - 1] == ' ')
			buf_cut(out, out->size - 1);
		is_apart = *text == ',' || *text == ';';
	} else if (is_apart && !opens) {
		put_space(out);
	}
	put_words(out, text);
	if (is_apart && !opens)
		buf_putc(out, ' ');
}

/* A part, in parentheses where it is more than a sign. */
static void put_part(struct buf *out, const struct node *part)
{
	bool is_row = first_element(part->children) != NULL;
	if (is_row)
		buf_putc(out, '(');
	put(out, part);
	while (out->size && out->data[out->size - 1] == ' ')
		buf_cut(out, out->size - 1);
	if (is_row)
		buf_putc(out, ')');
}

static const struct node *part_at(const struct node *node, int number)
{
	const struct node *part = first_element(node->children);
	while (part && number-- > 0)
		part = first_element(part->next);
	return part;
}

static void put_form(struct buf *out, const struct node *node, const char *form)
{
	const struct node *base = part_at(node, 0);
	for (; *form; form++) {
		const struct node *part = ascii_is_digit(*form) ? part_at(node, *form - '0') : NULL;
		if (part)
			put_part(out, part);
		else if (!ascii_is_digit(*form))
			buf_putc(out, *form);
	}
	if (base && strcmp(base->name, "mo") == 0) /* a sum, an integral */
		put_space(out);
}

/* Whether the cell is what stands before the sign that lines are aligned at. */
static bool is_half(const struct node *node)
{
	const char *side =
	    node->next && strcmp(node->name, "mtd") == 0 ? tree_get(node, "columnalign") : NULL;
	return side && strcmp(side, "right") == 0;
}

static void put(struct buf *out, const struct node *node)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(node->name, forms[i].name) == 0 &&
		    (!forms[i].attribute || tree_get(node, forms[i].attribute))) {
			put_form(out, node, forms[i].form);
			return;
		}
	if (strncmp(node->name, "annotation", strlen("annotation")) == 0 ||
	    strcmp(node->name, "mphantom") == 0)
		return;
	if (strcmp(node->name, "msqrt") == 0)
		buf_puts(out, "√");
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_TEXT)
			put_sign(out, node, child->text);
		else if (strcmp(node->name, "msqrt") == 0)
			put_part(out, child);
		else
			put(out, child);
	if (strcmp(node->name, "mspace") == 0 || is_half(node))
		put_space(out);
	else if (node->next && strcmp(node->name, "mtr") == 0)
		buf_puts(out, "; ");
	else if (node->next && strcmp(node->name, "mtd") == 0)
		buf_puts(out, ", ");
	else if (strcmp(node->name, "mtable") == 0)
		put_space(out);
}

const char *draft_formula_words(struct arena *arena, const struct node *formula)
{
	struct buf words = BUF_EMPTY;
	put(&words, formula);
	while (words.size && words.data[words.size - 1] == ' ')
		buf_cut(&words, words.size - 1);
	const char *kept = arena_copy(arena, words.data ? words.data : "", words.size);
	buf_clear(&words);
	return kept;
}
