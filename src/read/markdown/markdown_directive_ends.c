/* What becomes of MyST's directives that hold Markdown once all of it is there: figures with
 * captions, tables. */
#include "read/markdown/markdown_directives.h"

/* The paragraph's words stand in the element that takes its place. */
static void take_words(struct blocks *blocks, struct node *paragraph, enum element element)
{
	struct words *words = &blocks->markdown->words;
	for (size_t i = words->blocks.count; i-- > 0;) {
		struct words_block *block = &words->blocks.items[i];
		if (block->node != paragraph)
			continue;
		block->kind = WORDS_OF_CELL;
		block->loose = NULL;
		break;
	}
	tree_rename(paragraph, element);
}

/* The first is the picture, what else there is the caption. */
static void end_figure(struct blocks *blocks, struct directive *directive)
{
	struct node *figure = directive->node, *picture = figure->children;
	struct node *first = picture ? picture->next : NULL;
	if (!first) {
		if (directive->picture)
			tree_rename(figure, EL_P);
		return;
	}
	tree_rename(figure, EL_FIGURE);
	if (!first->next && element_of(first) == EL_P) {
		take_words(blocks, first, EL_FIGCAPTION);
		return;
	}
	struct node *caption =
	    tree_element(blocks->tree, EL_FIGCAPTION, first->line, first->column);
	for (struct node *node = first, *next; node; node = next) {
		next = node->next;
		tree_unlink(node);
		tree_append(caption, node);
	}
	tree_append(figure, caption);
}

/* The caption goes into the table, and the box around both goes. */
static void put_caption(struct blocks *blocks, struct directive *directive, struct node *table)
{
	struct node *box = directive->node, *caption = box->children;
	const char *id = tree_get(box, "id");
	bool has_caption = caption && element_of(caption) == EL_CAPTION;
	bool takes = table && table->children && element_of(table->children) != EL_CAPTION;
	if (has_caption && takes) {
		tree_unlink(caption);
		tree_insert_before(table->children, caption);
	} else if (has_caption) {
		tree_rename(caption, EL_P);
	}
	if (!table)
		return;
	if (id && !tree_get(table, "id"))
		tree_set(blocks->tree, table, "id", id);
	tree_unwrap(box);
}

static struct node *child_of(const struct node *node, enum element element)
{
	struct node *child = node->children;
	while (child && element_of(child) != element)
		child = child->next;
	return child;
}

/* Whether the list's items each hold a list and nothing else. */
static bool is_list_of_lists(const struct node *list)
{
	const struct node *row = list ? list->children : NULL;
	while (row && row->children && !row->children->next && element_of(row->children) == EL_UL)
		row = row->next;
	return list && !row;
}

static void make_row(struct tree *tree, struct node *group, struct node *row, bool is_header,
		     unsigned header_columns)
{
	unsigned column = 0;
	tree_rename(row, EL_TR);
	tree_remove(row, "class");
	tree_append(group, row);
	for (struct node *cell = row->children; cell; cell = cell->next, column++) {
		bool heads = is_header || column < header_columns;
		tree_rename(cell, heads ? EL_TH : EL_TD);
		if (heads)
			tree_set(tree, cell, "scope", is_header ? "col" : "row");
	}
}

static struct node *make_table(struct blocks *blocks, const struct directive *directive,
			       struct node *list)
{
	struct tree *tree = blocks->tree;
	struct node *table = tree_element(tree, EL_TABLE, list->line, list->column);
	struct node *group = NULL;
	unsigned count = 0;
	tree_insert_before(list, table);
	for (struct node *item = list->children; item; item = item->next, count++) {
		bool is_header = count < directive->header_rows;
		enum element element = is_header ? EL_THEAD : EL_TBODY;
		struct node *row = item->children;
		if (!group || element_of(group) != element) {
			group = tree_element(tree, element, row->line, row->column);
			tree_append(table, group);
		}
		tree_unlink(row);
		make_row(tree, group, row, is_header, directive->header_columns);
	}
	tree_unlink(list);
	return table;
}

void directive_end(struct blocks *blocks, struct directive *directive)
{
	struct node *list;
	switch (directive->form) {
	case DIRECTIVE_FIGURE:
	case DIRECTIVE_FIGURE_INSIDE:
		end_figure(blocks, directive);
		break;
	case DIRECTIVE_TABLE:
		put_caption(blocks, directive, child_of(directive->node, EL_TABLE));
		break;
	case DIRECTIVE_LIST_TABLE:
		list = child_of(directive->node, EL_UL);
		put_caption(blocks, directive,
			    is_list_of_lists(list) ? make_table(blocks, directive, list) : NULL);
		break;
	default:
		break;
	}
}
