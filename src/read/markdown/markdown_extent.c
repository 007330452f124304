/* Where the text of a block of Markdown stands in the source. */
#include "read/markdown/markdown_tables.h"
#include "read/markdown/markdown_walk.h"

#include <string.h>

static int count_lines(const char *text)
{
	int lines = 0;
	for (; *text; lines++) {
		const char *newline = strchr(text, '\n');
		text = newline ? newline + 1 : text + strlen(text);
	}
	return lines;
}

/* The place of a block that is what its lines end in: all but "# …" and the cells of tables. It
 * begins where cmark says, unless definitions of links came first: then lines count from the end,
 * which of an underlined heading is the line below it. */
static struct marked_block lines_of(cmark_node *node)
{
	const char *text = source_of(node);
	int start = cmark_node_get_start_line(node), lines = count_lines(text);
	int last = cmark_node_get_end_line(node) - 2 * is_a(node, CMARK_NODE_HEADING);
	if (!start) /* cmark took it from before a table's header */
		last = cmark_node_get_start_line(cmark_node_next(node)) + lines - 1;
	return (struct marked_block){
	    .text = text,
	    .line = start,
	    .column = cmark_node_get_start_column(node),
	    .first_line = last - lines,
	    .other_line = start - 1,
	    .first_byte = -1,
	};
}

static struct marked_block heading_of(const struct walk *walk, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	if (line != cmark_node_get_end_line(node)) /* underlined */
		return lines_of(node);
	size_t size, start = (size_t)cmark_node_get_start_column(node) - 1;
	const char *source = markdown_source_line(walk->source, (size_t)line - 1, &size);
	start += strspn(source + start, "#");
	start += strspn(source + start, " \t");
	return (struct marked_block){
	    .text = source_of(node),
	    .line = line,
	    .column = (int)start + 1,
	    .first_line = line - 1,
	    .other_line = -1,
	    .first_byte = (long)start,
	};
}

/* The source's line of a table's row, from 1. A table that follows on a paragraph counts from there
 * on; rows have a line each, and one goes to the marks below the header. */
int walk_row_line(cmark_node *row)
{
	cmark_node *table = cmark_node_parent(row), *before = cmark_node_previous(table);
	if (!cmark_gfm_extensions_get_table_row_is_header(row) || !before ||
	    cmark_node_get_start_line(before))
		return cmark_node_get_start_line(row);
	int rows = 0;
	for (cmark_node *next = row; next; next = cmark_node_next(next))
		rows++;
	return cmark_node_get_end_line(table) - rows;
}

static struct marked_block cell_of(const struct walk *walk, cmark_node *node)
{
	size_t size, start, blanks, index = 0;
	int line = walk_row_line(cmark_node_parent(node));
	for (cmark_node *before = node; (before = cmark_node_previous(before));)
		index++;
	struct marked_block block = {.text = source_of(node), .first_line = -1, .other_line = -1};
	if (line < 1 || (size_t)line > markdown_source_lines(walk->source))
		return block;
	const char *source = markdown_source_line(walk->source, (size_t)line - 1, &size);
	if (!table_find_cell(source, size, index, &start, &blanks))
		return block;
	block.line = cmark_node_get_start_line(node);
	block.column = cmark_node_get_start_column(node) + (int)blanks;
	block.first_line = line - 1;
	block.first_byte = (long)start;
	block.cell = true;
	return block;
}

struct marked_block walk_text_place(const struct walk *walk, cmark_node *block)
{
	return is_a(block, CMARK_NODE_PARAGRAPH) ? lines_of(block)
	       : is_a(block, CMARK_NODE_HEADING) ? heading_of(walk, block)
						 : cell_of(walk, block);
}
