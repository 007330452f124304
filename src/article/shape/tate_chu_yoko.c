/* Short numbers upright in lines from top to bottom (tate-chu-yoko). */
#include "article/shape/shape.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "xhtml/model/model.h"

#include <stdbool.h>
#include <string.h>

enum { MOST = 2 };

static bool is_mark(int c)
{
	return c == '!' || c == '?';
}

/* Whether the character before or behind a run shows that it is part of something longer, which
 * lies on its side as a whole: "A4", "3.14", "100". */
static bool goes_on(const char *text, const char *s, const char *end, bool before)
{
	if (before ? s == text : s == end)
		return false;
	unsigned c = before ? utf8_before(text, &s) : utf8_next(&s, end);
	return c < 0x3000 && !unicode_is_space(c);
}

/* The first run to be set upright in text: where it begins; NULL: none. */
static const char *find_run(const char *text, const char *from, const char *end, size_t *size)
{
	for (const char *s = from; s < end; s += *size) {
		bool (*same)(int c) = ascii_is_digit(*s) ? ascii_is_digit
				      : is_mark(*s)      ? is_mark
							 : NULL;
		for (*size = 1; same && s + *size < end && same(s[*size]); ++*size)
			;
		if (same && *size <= MOST && (same == ascii_is_digit || *size == MOST) &&
		    !goes_on(text, s, end, true) && !goes_on(text, s + *size, end, false))
			return s;
	}
	return NULL;
}

static void add_text(struct tree *tree, struct node *before, const char *s, const char *end)
{
	if (s < end)
		tree_insert_before(before, tree_text(tree, s, (size_t)(end - s)));
}

static void mark_text(struct tree *tree, struct node *node)
{
	const char *text = node->text, *end = text + strlen(text), *s = text;
	size_t size;
	for (const char *run; (run = find_run(text, s, end, &size)); s = run + size) {
		add_text(tree, node, s, run);
		struct node *span = tree_element(tree, EL_SPAN, 0, 0);
		tree_set(tree, span, "class", "upright");
		tree_append(span, tree_text(tree, run, size));
		tree_insert_before(node, span);
	}
	if (s == text)
		return;
	add_text(tree, node, s, end);
	tree_unlink(node);
}

/* Parentheses of readings, and times that are written out. */
static bool holds_only_text(const struct node *node)
{
	return rule_of(node)->holds == HOLDS_TEXT ||
	       (element_of(node) == EL_TIME && !tree_get(node, "datetime"));
}

/* Readings beside characters, code and drawings stay as they are; links to and from notes are set
 * upright whole, because readers want nothing but text in them. */
static bool is_left_alone(const struct node *node)
{
	enum element element = element_of(node);
	return holds_only_text(node) || element == EL_RT || element == EL_PRE ||
	       element == EL_CODE || node->ns ||
	       (element == EL_A &&
		(tree_has_class(node, "noteref") || tree_has_class(node, "backlink")));
}

void tate_chu_yoko_mark(struct tree *tree, struct node *element)
{
	for (struct node *node = element, *next; node; node = next) {
		bool alone = node->kind == NODE_ELEMENT && is_left_alone(node);
		next = alone ? tree_next_skipping(node, element) : tree_next(node, element);
		if (node->kind == NODE_TEXT)
			mark_text(tree, node);
	}
}
