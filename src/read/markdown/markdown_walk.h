/* The walk over cmark-gfm's nodes: what the functions for each kind of node share. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_WALK_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_WALK_H

#include "read/frontend.h"
#include "read/markdown/markdown_places.h"
#include "read/markdown/markdown_writer.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

struct walk {
	const struct frontend *in;
	const struct markdown_source *source;
	struct writer writer;
	mark_list marks; /* of the block */
	bool wanted;     /* one of them has a place to be found */
	bool task;       /* the words of the block begin with the box of a task */
	bool bracket;    /* the next words begin with the closing bracket of a reference */
	bool html;
};

static inline unsigned file_line(const struct walk *walk, int line)
{
	return line > 0 ? walk->source->first_line + (unsigned)line - 1 : 0;
}

static inline bool is_a(cmark_node *node, cmark_node_type type)
{
	return node && cmark_node_get_type(node) == type;
}

/* The text of a block that holds words. Where there are none, cmark doesn't end the string. */
static inline const char *source_of(cmark_node *block)
{
	return cmark_node_first_child(block) ? cmark_node_get_string_content(block) : "";
}

/* An element for a block, which ends with it. */
struct node *walk_open_block(struct walk *walk, cmark_node *node, enum element element);

/* Raw HTML, as an instruction. */
void walk_add_html(struct walk *walk, cmark_node *node, unsigned line, unsigned column);

/* Around the words of a block: at the end, its links can be found in the source. */
void walk_begin_words(struct walk *walk, cmark_node *node);
void walk_end_words(struct walk *walk, cmark_node *node);

/* Where the text of a block that holds words stands. */
struct marked_block walk_text_place(const struct walk *walk, cmark_node *block);

/* The source's line of a table's row, from 1. */
int walk_row_line(cmark_node *row);

typedef void handler(struct walk *walk, cmark_node *node);

handler walk_leave, walk_enter_quote, walk_enter_list, walk_leave_list, walk_enter_item,
    walk_enter_note, walk_leave_note, walk_enter_paragraph, walk_leave_paragraph,
    walk_enter_heading, walk_leave_heading, walk_enter_code_block, walk_enter_html_block,
    walk_enter_rule, walk_enter_table, walk_enter_row, walk_leave_row, walk_enter_cell,
    walk_leave_cell, walk_enter_text, walk_enter_softbreak, walk_enter_linebreak, walk_enter_code,
    walk_enter_html, walk_enter_emphasis, walk_enter_strong, walk_enter_strikethrough,
    walk_enter_link, walk_leave_link, walk_enter_image, walk_leave_image, walk_enter_reference;

#endif
