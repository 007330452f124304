/* What stands in the body, a cell, a note or a box of an .odt: paragraphs, lists, tables, and what
 * is wrapped around them. */
#include "read/word/odt/odt_parts.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST_HEADING = 9 };

static int length(int value)
{
	return value == ODT_NO_LENGTH ? 0 : value;
}

/* Programs say "end" of what stands at the right and "start" of what stands at the left, whichever
 * way the letters run. */
static enum draft_alignment alignment_of(const struct odt_lines *lines, bool right_to_left)
{
	switch (lines->alignment) {
	case ODT_ALIGNED_LEFT:
		return right_to_left ? ALIGNED_END : ALIGNED_START;
	case ALIGNED_END:
		return right_to_left ? ALIGNED_START : ALIGNED_END;
	case ALIGNED_CENTRE:
	case ALIGNED_JUSTIFIED:
		return (enum draft_alignment)lines->alignment;
	default:
		return ALIGNED_START;
	}
}

static void set_level(struct odt_walk *walk, const struct node *node)
{
	struct draft_paragraph *paragraph = walk->paragraph;
	const struct draft_naming *naming = &walk->style->naming;
	const char *outline = tree_get(node, "text:outline-level");
	long level = outline ? strtol(outline, NULL, 10) : 1;
	paragraph->level = naming->level;
	paragraph->source = naming->source;
	if (!part_is(node, "text:h") || level < 1)
		return;
	paragraph->level = level > DEEPEST_HEADING ? DEEPEST_HEADING : (unsigned)level;
	paragraph->source =
	    naming->level || walk->style->has_outline == 1 ? LEVEL_OF_STYLE : LEVEL_OF_OUTLINE;
}

static void set_facts(struct odt_walk *walk, const struct node *node)
{
	struct draft_paragraph *paragraph = walk->paragraph;
	const struct odt_style *style = walk->style;
	const struct odt_lines *lines = &style->lines;
	bool right_to_left = lines->right_to_left == ODT_UNSAID ? walk->odt->pages_right_to_left
								: lines->right_to_left == 1;
	paragraph->role = style->naming.role;
	paragraph->style = style->name && strcmp(style->name, "Standard") != 0 ? style->name : NULL;
	set_level(walk, node);
	paragraph->left = length(lines->left);
	paragraph->right = length(lines->right);
	paragraph->first_line = length(lines->first_line);
	paragraph->above = length(lines->above);
	paragraph->below = length(lines->below);
	paragraph->alignment = alignment_of(lines, right_to_left);
	paragraph->direction = right_to_left ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
	paragraph->opens_page =
	    (lines->page_before == 1 || style->opens_page == 1 || walk->opens_page) &&
	    paragraph->number > 1;
	paragraph->keeps_next = lines->keep_next == 1;
	walk->opens_page = lines->page_behind == 1;
	if (walk->item)
		odt_number(walk);
	if (part_is(node, "text:h") && paragraph->level && !paragraph->item.label)
		odt_number_heading(walk, node, paragraph->level);
}

/* A formula that is all of its paragraph stands alone, whatever it says itself. */
static void set_formulas(struct draft *draft, struct draft_paragraph *paragraph)
{
	bool is_alone = paragraph->first == paragraph->last;
	for (struct draft_piece *piece = paragraph->first; piece; piece = piece->next) {
		if (piece->kind != PIECE_FORMULA)
			continue;
		if (is_alone)
			tree_set(draft->tree, piece->formula, "display", "block");
		else
			tree_remove(piece->formula, "display");
	}
}

static void read_paragraph(struct odt_walk *walk, const struct node *node)
{
	struct odt *odt = walk->odt;
	walk->paragraph = draft_paragraph(odt->draft, walk->flow);
	walk->style = odt_style(odt, FAMILY_PARAGRAPH, tree_get(node, "text:style-name"));
	walk->letters = walk->style->letters;
	walk->after_space = true;
	set_facts(walk, node);
	if (part_is(node, "text:h"))
		odt_bookmark(walk, odt_outline_name(odt->arena, tree_words(odt->arena, node)));
	odt_read_inline(walk, node);
	draft_finish(odt->draft);
	bool is_line = walk->style->lines.has_line == 1 && !walk->boxes.count;
	if (is_line && draft_is_empty(walk->paragraph))
		walk->paragraph->role = STYLED_BREAK;
	if (walk->item && !draft_is_empty(walk->paragraph))
		walk->item->is_begun = true;
	set_formulas(odt->draft, walk->paragraph);
	if (walk->in_box)
		odt_part_caption(walk);
	walk->paragraph = NULL;
	odt_read_boxes(walk);
}

/* What is drawn without a paragraph around it. */
static void read_drawn(struct odt_walk *walk, const struct node *node)
{
	walk->paragraph = draft_paragraph(walk->odt->draft, walk->flow);
	walk->letters = walk->odt->usual[FAMILY_PARAGRAPH].letters;
	odt_read_drawn(walk, node);
	walk->paragraph = NULL;
	odt_read_boxes(walk);
}

static bool is_hidden(const struct node *section)
{
	const char *display = tree_get(section, "text:display");
	const char *is = tree_get(section, "text:is-hidden");
	return (display && strcmp(display, "none") == 0) || (is && strcmp(is, "true") == 0);
}

static void count_changes(struct draft *draft, const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		draft->changes += part_is(child, "text:changed-region");
}

/* Whether a field in the paragraph hides it. */
static bool hides_itself(const struct node *paragraph)
{
	bool is_one = part_is(paragraph, "text:p") || part_is(paragraph, "text:h");
	const struct node *field = is_one ? part_below(paragraph, "text:hidden-paragraph") : NULL;
	return field && is_hidden(field);
}

void odt_read_block(struct odt_walk *walk, const struct node *node)
{
	if (hides_itself(node))
		return;
	if (part_is(node, "text:p") || part_is(node, "text:h"))
		read_paragraph(walk, node);
	else if (part_is(node, "text:list"))
		odt_read_list(walk, node);
	else if (part_is(node, "text:numbered-paragraph"))
		odt_read_numbered(walk, node);
	else if (part_is(node, "table:table"))
		odt_read_table(walk, node);
	else if (part_is(node, "text:section") && !is_hidden(node))
		odt_read_blocks(walk, node);
	else if (part_is(node, "text:bibliography"))
		odt_read_blocks(walk, part_child(node, "text:index-body"));
	else if (part_is(node, "text:index-title"))
		odt_read_blocks(walk, node);
	else if (part_is(node, "text:tracked-changes"))
		count_changes(walk->odt->draft, node);
	else if (odt_is_drawn(node))
		read_drawn(walk, node);
}

void odt_read_blocks(struct odt_walk *walk, const struct node *parent)
{
	for (const struct node *node = parent ? parent->children : NULL; node; node = node->next)
		odt_read_block(walk, node);
}
