/* What is drawn of "+---+" and "|" and is no table (markdown_grid.c) stays as it is typed. */
#include "read/markdown/markdown_blocks.h"

#include <string.h>

enum { SMALLEST_BORDER = 3, FEWEST_LINES = 3 };

/* Whether the line begins and ends as one of such a table, or as its border, which has only marks
 * between. */
static bool is_drawn(const char *source, const struct text_line *line, bool is_border)
{
	const char *text = source + line->start, *ends = is_border ? "+" : "+|";
	size_t size = trimmed_end(source, line->start, line->end) - line->start;
	return size >= SMALLEST_BORDER && strchr(ends, *text) && strchr(ends, text[size - 1]) &&
	       (!is_border || strspn(text, "+-=:") >= size);
}

bool drawn_end(struct blocks *blocks)
{
	const char *source = blocks->markdown->source.text;
	const struct text_line *lines = blocks->lines.items;
	size_t count = blocks->lines.count;
	if (count < FEWEST_LINES || !is_drawn(source, &lines[0], true) ||
	    !is_drawn(source, &lines[count - 1], true))
		return false;
	for (size_t i = 1; i + 1 < count; i++)
		if (!is_drawn(source, &lines[i], false))
			return false;
	if (grid_end(blocks))
		return true;
	struct node *pre = tree_element(blocks->tree, EL_PRE, lines->number, lines->column);
	struct node *code = tree_element(blocks->tree, EL_CODE, 0, 0);
	tree_append(blocks_parent(blocks), pre);
	tree_append(pre, code);
	buf_cut(&blocks->text, 0);
	for (size_t i = 0; i < count; i++) {
		buf_add(&blocks->text, source + lines[i].start, lines[i].end - lines[i].start);
		buf_putc(&blocks->text, '\n');
	}
	tree_append(code, tree_text(blocks->tree, blocks->text.data, blocks->text.size));
	blocks->lines.count = 0;
	return true;
}
