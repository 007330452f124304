/* Blocks of Markdown: quotes, lists, notes, paragraphs, headings, code. */
#include "read/markdown/markdown_heading.h"
#include "read/markdown/markdown_walk.h"

#include <string.h>

/* An element for a block, which ends with it. */
struct node *walk_open_block(struct walk *walk, cmark_node *node, enum element element)
{
	struct node *opened =
	    writer_open(&walk->writer, element, file_line(walk, cmark_node_get_start_line(node)),
			(unsigned)cmark_node_get_start_column(node));
	cmark_node_set_user_data(node, opened);
	return opened;
}

void walk_leave(struct walk *walk, cmark_node *node)
{
	if (cmark_node_get_user_data(node))
		writer_close(&walk->writer);
}

static void walk_enter_container(struct walk *walk, cmark_node *node, enum element element)
{
	unsigned line = file_line(walk, cmark_node_get_start_line(node));
	if (!writer_is_full(&walk->writer, DEEPEST_BLOCK, line))
		walk_open_block(walk, node, element);
}

void walk_enter_quote(struct walk *walk, cmark_node *node)
{
	walk_enter_container(walk, node, EL_BLOCKQUOTE);
}

void walk_enter_list(struct walk *walk, cmark_node *node)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);
	walk_enter_container(walk, node, ordered ? EL_OL : EL_UL);
	struct node *list = cmark_node_get_user_data(node);
	if (list && ordered && start != 1)
		tree_set(walk->writer.tree, list, "start",
			 arena_format(walk->writer.tree->arena, "%d", start));
}

static bool is_task(const struct node *item)
{
	const struct node *first = item->children;
	if (first && element_of(first) == EL_P)
		first = first->children;
	return first && first->kind == NODE_TEXT &&
	       (strncmp(first->text, "☐ ", 4) == 0 || strncmp(first->text, "☑ ", 4) == 0);
}

/* A list of tasks shows their boxes where others have bullets. */
void walk_leave_list(struct walk *walk, cmark_node *node)
{
	struct node *list = cmark_node_get_user_data(node);
	bool tasks = list && element_of(list) == EL_UL;
	for (struct node *item = list ? list->children : NULL; item && tasks; item = item->next)
		tasks = is_task(item);
	if (tasks)
		tree_add_class(walk->writer.tree, list, "tasks");
	walk_leave(walk, node);
}

void walk_enter_item(struct walk *walk, cmark_node *node)
{
	if (cmark_node_get_user_data(cmark_node_parent(node)))
		walk_open_block(walk, node, EL_LI);
}

void walk_enter_note(struct walk *walk, cmark_node *node)
{
	struct note *note = cmark_node_get_user_data(node);
	note->aside = walk_open_block(walk, node, EL_ASIDE);
	tree_set(walk->writer.tree, note->aside, "epub:type", "footnote");
	tree_set(walk->writer.tree, note->aside, "class", "footnote");
	note->outer = walk->writer.note;
	walk->writer.note = note;
	cmark_node_set_user_data(node, note);
}

void walk_leave_note(struct walk *walk, cmark_node *node)
{
	walk->writer.note = ((struct note *)cmark_node_get_user_data(node))->outer;
	writer_close(&walk->writer);
}

void walk_begin_words(struct walk *walk, cmark_node *node)
{
	walk->marks.count = 0;
	walk->wanted = walk->task = walk->bracket = false;
	writer_begin_block(&walk->writer, source_of(node));
}

/* The block's words are complete: now its links can be found in the source. */
void walk_end_words(struct walk *walk, cmark_node *node)
{
	writer_flush(&walk->writer);
	if (!walk->wanted)
		return;
	struct marked_block block = walk_text_place(walk, node);
	places_find(walk->source, walk->writer.tree, &block, &walk->marks);
}

/* "[ ] " or "[x] " at the start of an item. */
static bool begins_task(cmark_node *paragraph)
{
	const char *text = source_of(paragraph);
	return is_a(cmark_node_parent(paragraph), CMARK_NODE_ITEM) &&
	       !cmark_node_previous(paragraph) && text[0] == '[' && strchr(" xX", text[1]) &&
	       text[1] && text[2] == ']' && (text[3] == ' ' || text[3] == '\t') &&
	       is_a(cmark_node_first_child(paragraph), CMARK_NODE_TEXT);
}

/* In a tight list, the words stand in the item itself. */
void walk_enter_paragraph(struct walk *walk, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);
	bool tight = is_a(parent, CMARK_NODE_ITEM) && cmark_node_get_user_data(parent) &&
		     cmark_node_get_list_tight(cmark_node_parent(parent));
	if (!tight)
		walk_open_block(walk, node, EL_P);
	cmark_node *table = cmark_node_get_start_line(node) ? NULL : cmark_node_next(node);
	if (table &&
	    !tight) /* cmark took it from before a table's header: the place is the table's */
		tree_set_place(walk->writer.at, file_line(walk, cmark_node_get_start_line(table)),
			       (unsigned)cmark_node_get_start_column(table));
	walk_begin_words(walk, node);
	walk->task = begins_task(node);
}

/* A picture with words for a caption that has a paragraph to itself is a figure. */
static void make_figure(struct tree *tree, struct node *paragraph)
{
	struct node *picture = paragraph->children;
	if (!picture || picture->next || element_of(picture) != EL_IMG)
		return;
	const char *alt = tree_get(picture, "alt"), *title = tree_get(picture, "title");
	if (!title || !alt)
		return;
	tree_remove(picture, "title");
	tree_rename(paragraph, EL_FIGURE);
	struct node *caption = tree_element(tree, EL_FIGCAPTION, 0, 0);
	tree_append(caption, tree_text(tree, title, strlen(title)));
	tree_append(paragraph, caption);
}

void walk_leave_paragraph(struct walk *walk, cmark_node *node)
{
	walk_end_words(walk, node);
	struct node *paragraph = cmark_node_get_user_data(node);
	walk_leave(walk, node);
	if (paragraph)
		make_figure(walk->writer.tree, paragraph);
}

void walk_enter_heading(struct walk *walk, cmark_node *node)
{
	walk_open_block(walk, node, (enum element)(EL_H1 + cmark_node_get_heading_level(node) - 1));
	walk_begin_words(walk, node);
}

void walk_leave_heading(struct walk *walk, cmark_node *node)
{
	walk_end_words(walk, node);
	heading_take_attributes(walk->writer.tree, walk->writer.at, source_of(node));
	walk_leave(walk, node);
}

void walk_enter_code_block(struct walk *walk, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	size_t size = info ? strcspn(info, " \t,{") : 0;
	walk_open_block(walk, node, EL_PRE);
	struct node *code = writer_open(&walk->writer, EL_CODE, 0, 0);
	if (size)
		tree_set(walk->writer.tree, code, "class",
			 arena_format(walk->writer.tree->arena, "language-%.*s", (int)size,
				      writer_revealed(&walk->writer, info)));
	writer_verbatim(&walk->writer, cmark_node_get_literal(node));
	writer_close(&walk->writer);
	writer_close(&walk->writer);
}

void walk_enter_html_block(struct walk *walk, cmark_node *node)
{
	walk_add_html(walk, node, file_line(walk, cmark_node_get_start_line(node)),
		      (unsigned)cmark_node_get_start_column(node));
}

void walk_enter_rule(struct walk *walk, cmark_node *node)
{
	walk_open_block(walk, node, EL_HR);
	writer_close(&walk->writer);
}
