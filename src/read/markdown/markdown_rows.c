/* Tables of Markdown. */
#include "read/markdown/markdown_walk.h"

#include <string.h>

void walk_enter_table(struct walk *walk, cmark_node *node)
{
	struct node *table = walk_open_block(walk, node, EL_TABLE);
	int line = walk_row_line(cmark_node_first_child(node));
	tree_set_place(table, file_line(walk, line), (unsigned)cmark_node_get_start_column(node));
}

void walk_enter_row(struct walk *walk, cmark_node *node)
{
	bool header = cmark_gfm_extensions_get_table_row_is_header(node);
	if (header || element_of(walk->writer.at) == EL_TABLE)
		writer_open(&walk->writer, header ? EL_THEAD : EL_TBODY, 0, 0);
	struct node *row =
	    writer_open(&walk->writer, EL_TR, file_line(walk, walk_row_line(node)), 0);
	cmark_node_set_user_data(node, row);
}

void walk_leave_row(struct walk *walk, cmark_node *node)
{
	walk_leave(walk, node);
	if (cmark_gfm_extensions_get_table_row_is_header(node) || !cmark_node_next(node))
		writer_close(&walk->writer);
}

static const char *alignment_of(cmark_node *cell)
{
	cmark_node *table = cmark_node_parent(cmark_node_parent(cell));
	const uint8_t *alignment = cmark_gfm_extensions_get_table_alignments(table);
	for (cmark_node *before = cell; (before = cmark_node_previous(before));)
		alignment++;
	return *alignment == 'l'   ? "left"
	       : *alignment == 'r' ? "right"
	       : *alignment        ? "center"
				   : NULL;
}

void walk_enter_cell(struct walk *walk, cmark_node *node)
{
	bool header = cmark_gfm_extensions_get_table_row_is_header(cmark_node_parent(node));
	const char *alignment = alignment_of(node);
	struct node *cell = writer_open(&walk->writer, header ? EL_TH : EL_TD, 0, 0);
	cmark_node_set_user_data(node, cell);
	if (header)
		tree_set(walk->writer.tree, cell, "scope", "col");
	if (alignment)
		tree_set(walk->writer.tree, cell, "class", alignment);
	walk_begin_words(walk, node);
	if (walk->source->bar && strchr(source_of(node), walk->source->bar))
		diag(walk->in->diags, MSG_MERGED_CELLS, tree_place(walk->writer.tree, cell), NULL,
		     NULL);
}

void walk_leave_cell(struct walk *walk, cmark_node *node)
{
	walk_end_words(walk, node);
	walk_leave(walk, node);
}
