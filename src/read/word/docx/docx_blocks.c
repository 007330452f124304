/* What stands in the body, a cell, a note or a box of a .docx: paragraphs and tables, and what is
 * wrapped around them. */
#include "read/word/docx/docx_parts.h"

#include <string.h>

static enum draft_alignment alignment_of(const struct docx_lines *lines)
{
	return lines->alignment == UNSAID ? ALIGNED_START : (enum draft_alignment)lines->alignment;
}

static int length(int value)
{
	return value == NO_LENGTH ? 0 : value;
}

/* The level of a heading: by its style, or by an outline level of its own. */
static void set_level(struct draft_paragraph *paragraph, const struct docx_style *style,
		      const struct docx_lines *direct, const struct docx_lines *lines)
{
	enum { BODY_TEXT = 9 };
	if (style && style->naming.level) {
		paragraph->level = style->naming.level;
		paragraph->source = style->naming.source;
	} else if (lines->outline >= 0 && lines->outline < BODY_TEXT &&
		   paragraph->role == STYLED_BODY) {
		paragraph->level = (unsigned)lines->outline + 1;
		paragraph->source = LEVEL_OF_OUTLINE;
	}
	if (direct->outline == BODY_TEXT)
		paragraph->level = 0;
}

/* Whether the end of the paragraph was deleted, so that the next one goes on with its words; the
 * first letter of a chapter, set as large as some lines, is a paragraph of that kind too. */
static bool joins_next(const struct node *properties)
{
	const struct node *mark = part_child(properties, "w:rPr");
	const char *drop = part_value(properties, "w:framePr", "w:dropCap");
	return part_child(mark, "w:del") || part_child(mark, "w:moveFrom") ||
	       (drop && strcmp(drop, "none") != 0);
}

static void set_facts(struct docx_walk *walk, const struct node *properties, bool is_counted)
{
	struct docx *docx = walk->docx;
	struct draft_paragraph *paragraph = walk->paragraph;
	const struct docx_style *style = walk->style;
	paragraph->role = STYLED_BODY;
	paragraph->level = 0;
	paragraph->style = NULL;
	struct docx_lines direct, lines;
	docx_read_lines(&direct, properties);
	lines = direct;
	if (style)
		docx_inherit_lines(&lines, &style->lines);
	docx_inherit_lines(&lines, &docx->lines);
	if (style && style != docx->usual) {
		paragraph->role = style->naming.role;
		paragraph->style = style->name;
	}
	set_level(paragraph, style, &direct, &lines);
	paragraph->item = (struct draft_item){0};
	if (lines.list > 0 && is_counted)
		docx_number(docx, paragraph, lines.list, lines.list_level,
			    direct.list == UNSAID && direct.list_level == UNSAID ? style : NULL);
	paragraph->alignment = alignment_of(&lines);
	paragraph->direction =
	    lines.right_to_left == 1 ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
	if (direct.left != NO_LENGTH || !paragraph->item.list || paragraph->left == 0)
		paragraph->left = length(lines.left);
	paragraph->right = length(lines.right);
	paragraph->first_line = length(lines.first_line);
	paragraph->above = length(lines.above);
	paragraph->below = length(lines.below);
	paragraph->opens_page = lines.page_before == 1;
	paragraph->keeps_next = lines.keep_next == 1;
}

/* What says how the paragraph is set: the next one's properties, where that takes its words. */
static const struct node *properties_for(const struct node *node)
{
	const struct node *properties = part_child(node, "w:pPr");
	while (joins_next(properties)) {
		do
			node = node->next;
		while (node && !part_is(node, "w:p"));
		if (!node)
			break;
		properties = part_child(node, "w:pPr");
	}
	return properties;
}

static void read_boxes(struct docx_walk *walk)
{
	for (size_t i = 0; i < walk->boxes.count; i++) {
		struct docx_walk inside = {.docx = walk->docx};
		inside.flow = draft_box(walk->docx->draft, walk->flow);
		docx_read_blocks(&inside, walk->boxes.items[i]);
		docx_walk_clear(&inside);
	}
	walk->boxes.count = 0;
}

static bool is_line(const struct node *border)
{
	const char *is = border ? tree_get(border, "w:val") : NULL;
	return is && strcmp(is, "nil") != 0 && strcmp(is, "none") != 0;
}

/* Whether the paragraph is a line across the page, as Word makes one of "---": a border around
 * nothing. */
static bool is_ruler(struct draft *draft, const struct draft_paragraph *paragraph,
		     const struct node *properties)
{
	const struct node *borders = part_child(properties, "w:pBdr");
	bool has_line =
	    is_line(part_child(borders, "w:bottom")) || is_line(part_child(borders, "w:top"));
	if (has_line)
		draft_finish(draft);
	return has_line && draft_is_empty(paragraph);
}

/* A section ends, which says itself whether a page began with it. */
static void end_section(struct docx_walk *walk, const struct node *section)
{
	const char *type = part_value(section, "w:type", "w:val");
	bool goes_on = type && (strcmp(type, "continuous") == 0 || strcmp(type, "nextColumn") == 0);
	if (walk->first && walk->sections && !goes_on)
		walk->first->opens_page = true;
	walk->first = NULL;
	walk->in_section = false;
	walk->sections++;
}

static void read_paragraph(struct docx_walk *walk, const struct node *node)
{
	struct docx *docx = walk->docx;
	const struct node *own = part_child(node, "w:pPr");
	if (!walk->joining)
		walk->properties = properties_for(node);
	const struct node *properties = walk->properties;
	const char *style = part_value(properties, "w:pStyle", "w:val");
	walk->paragraph = walk->joining ? walk->joining : draft_paragraph(docx->draft, walk->flow);
	walk->joining = NULL;
	walk->style = style ? docx_style(docx, STYLE_PARAGRAPH, style) : NULL;
	walk->style = walk->style ? walk->style : docx->usual;
	set_facts(walk, properties, !joins_next(own));
	for (size_t i = 0; i < walk->bookmarks.count; i++)
		docx_read_bookmark(walk, walk->bookmarks.items[i]);
	walk->bookmarks.count = 0;
	docx_read_inline(walk, node);
	docx->draft->changes += part_child(part_child(own, "w:rPr"), "w:del") != NULL;
	if (joins_next(own))
		walk->joining = walk->paragraph;
	else if (!walk->boxes.count && is_ruler(docx->draft, walk->paragraph, properties))
		walk->paragraph->role = STYLED_BREAK;
	if (!walk->in_section)
		walk->first = walk->paragraph;
	walk->in_section = true;
	if (part_child(own, "w:sectPr"))
		end_section(walk, part_child(own, "w:sectPr"));
	walk->paragraph = NULL;
	read_boxes(walk);
}

/* The manuscript's own table of contents, as Word puts it into a content control. */
static bool is_contents(const struct node *properties)
{
	const char *gallery =
	    part_value(part_child(properties, "w:docPartObj"), "w:docPartGallery", "w:val");
	return gallery && strcmp(gallery, "Table of Contents") == 0;
}

/* Whether the words are in the style that Word gives to prompts. */
static bool has_style_of_prompts(struct docx *docx, const struct node *content)
{
	const struct node *named = part_below(content, "w:rStyle");
	const char *id = named ? tree_get(named, "w:val") : NULL;
	const struct docx_style *style = id ? docx_style(docx, STYLE_CHARACTER, id) : NULL;
	return id && (strcmp(id, "PlaceholderText") == 0 ||
		      (style && style->name && strcmp(style->name, "Placeholder Text") == 0));
}

bool docx_is_prompt(struct docx *docx, const struct node *control)
{
	const struct node *content = part_child(control, "w:sdtContent");
	if (!content || docx_on(part_child(control, "w:sdtPr"), "w:showingPlcHdr") != 1)
		return false;
	const char *words = tree_words(docx->arena, content);
	size_t size = strlen(words);
	return !size || (*words == '[' && words[size - 1] == ']') ||
	       has_style_of_prompts(docx, content);
}

const struct node *docx_control(struct docx *docx, const struct node *control)
{
	if (docx_is_prompt(docx, control) || is_contents(part_child(control, "w:sdtPr")))
		return NULL;
	return part_child(control, "w:sdtContent");
}

/* Words in what is drawn, which have looks of their own kind. */
static void read_drawn_paragraph(struct docx_walk *walk, const struct node *node)
{
	struct draft *draft = walk->docx->draft;
	const char *words = tree_words(walk->docx->arena, node);
	if (*words)
		draft_text(draft, draft_paragraph(draft, walk->flow), NULL, words, strlen(words));
}

static void read_block(struct docx_walk *walk, const struct node *node)
{
	static const char *const wrappers[] = {
	    "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo",
	    "w:subDoc",     "dgm:ptLst",   "dgm:pt",     "dgm:t",
	};
	if (part_is(node, "w:p"))
		read_paragraph(walk, node);
	else if (part_is(node, "w:tbl"))
		docx_read_table(walk, node);
	else if (part_is(node, "w:sectPr"))
		end_section(walk, node);
	else if (part_is(node, "w:altChunk"))
		docx_read_chunk(walk, node);
	else if (part_is(node, "w:bookmarkStart"))
		docx_read_bookmark(walk, node);
	else if (part_is(node, "mc:AlternateContent"))
		docx_read_blocks(walk, docx_choice(node));
	else if (part_is(node, "w:sdt"))
		docx_read_blocks(walk, docx_control(walk->docx, node));
	else if (part_is(node, "a:p"))
		read_drawn_paragraph(walk, node);
	walk->in_section |= part_is(node, "w:tbl");
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
		if (part_is(node, wrappers[i]))
			docx_read_blocks(walk, node);
}

void docx_read_blocks(struct docx_walk *walk, const struct node *parent)
{
	for (const struct node *node = parent ? parent->children : NULL; node; node = node->next)
		read_block(walk, node);
}

void docx_walk_clear(struct docx_walk *walk)
{
	vec_clear(&walk->bookmarks);
	vec_clear(&walk->boxes);
}
