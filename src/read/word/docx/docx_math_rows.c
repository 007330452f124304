/* Lines of equations below one another: cells where they are aligned, and the number at their end.
 */
#include "read/word/docx/docx_parts.h"

#include <string.h>

static bool is_element(const struct node *node, const char *name)
{
	return node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

static struct node *add(struct draft *draft, struct node *parent, const char *name)
{
	struct node *node = tree_foreign(draft->tree, NS_MATHML, name, 0, 0);
	tree_append(parent, node);
	return node;
}

/* Word sets what stands behind the sign # at the margin: "a=b#(1)". */
static void set_number(struct draft *draft, struct node *cell, struct node *sign)
{
	struct buf words = BUF_EMPTY;
	for (struct node *node = sign->next, *next; node; node = next) {
		next = node->next;
		buf_puts(&words, tree_words(draft->arena, node));
		tree_unlink(node);
	}
	tree_unlink(sign);
	if (words.size) {
		tree_set(draft->tree, add(draft, cell, "mspace"), "width", "2em");
		tree_append(add(draft, cell, "mtext"),
			    tree_text(draft->tree, words.data, words.size));
	}
	buf_clear(&words);
}

static struct node *number_sign(const struct node *cell)
{
	for (struct node *node = cell->children; node; node = node->next)
		if (is_element(node, "mo") && node->children && node->children->text &&
		    strcmp(node->children->text, "#") == 0)
			return node;
	return NULL;
}

size_t docx_align_row(struct draft *draft, struct node *row)
{
	struct node *cell = row->children;
	size_t cells = 1;
	struct node *sign = number_sign(cell);
	if (sign)
		set_number(draft, cell, sign);
	for (struct node *node = cell->children, *next; node; node = next) {
		next = node->next;
		bool is_mark = is_element(node, "malignmark");
		if (is_mark || cells > 1)
			tree_unlink(node);
		if (is_mark) {
			cell = add(draft, row, "mtd");
			cells++;
		} else if (cells > 1) {
			if (!cell->children && is_element(node, "mo"))
				tree_set(draft->tree, node, "form", "infix");
			tree_append(cell, node);
		}
	}
	return cells;
}

void docx_align_table(struct draft *draft, struct node *table, size_t most_cells)
{
	struct buf spaces = BUF_EMPTY;
	if (most_cells < 2)
		return;
	for (struct node *row = table->children; row; row = row->next) {
		bool is_right = row->children != row->last;
		if (!is_right)
			tree_set(draft->tree, row->children, "columnspan",
				 arena_format(draft->arena, "%zu", most_cells));
		for (struct node *cell = row->children; cell; cell = cell->next) {
			tree_set(draft->tree, cell, "columnalign", is_right ? "right" : "left");
			is_right = !is_right;
		}
	}
	for (size_t i = 1; i < most_cells; i++)
		buf_puts(&spaces, i == 1 ? "0em" : i % 2 ? " 0em" : " 2em");
	tree_set(draft->tree, table, "columnspacing",
		 arena_copy(draft->arena, spaces.data, spaces.size));
	buf_clear(&spaces);
}
