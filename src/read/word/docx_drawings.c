/* Drawings of a .docx: the pictures and text boxes in them, in DrawingML and in VML. */
#include "read/word/docx.h"

#include <string.h>

/* What is said of the pictures of a drawing. */
struct drawing {
	struct docx_walk *walk;
	const char *description; /* NULL: none */
};

static const char *source_of(struct docx *docx, const char *id)
{
	const struct docx_relation *relation = docx_relation(docx, id);
	if (!relation)
		return NULL;
	return relation->is_outside
		   ? relation->target
		   : draft_picture_source(docx->draft, docx->parts, relation->target);
}

static void put_picture(const struct drawing *drawing, const char *source)
{
	struct docx_walk *walk = drawing->walk;
	struct docx *docx = walk->docx;
	struct draft_picture *picture = arena_alloc(docx->arena, sizeof *picture);
	struct draft_run run = {.link = walk->link ? walk->link : docx_field_link(docx)};
	picture->source = source;
	picture->description = drawing->description;
	draft_piece(docx->draft, walk->paragraph, PIECE_PICTURE, &run)->picture = picture;
}

static void add_picture(const struct drawing *drawing, const char *id)
{
	struct docx_walk *walk = drawing->walk;
	struct docx *docx = walk->docx;
	const char *source = source_of(docx, id);
	if (!walk->paragraph || (!source && !id))
		return;
	if (!source)
		diag(docx->draft->in->diags, MSG_MISSING_IMAGE,
		     draft_place(docx->draft, walk->paragraph), id, NULL);
	put_picture(drawing, source);
}

/* A picture's drawing as such, where Word keeps that beside the pixels. */
static const char *best_blip(const struct node *blip)
{
	const struct node *drawing = part_below(blip, "asvg:svgBlip");
	const char *id = drawing ? tree_get(drawing, "r:embed") : NULL;
	id = id ? id : tree_get(blip, "r:embed");
	return id ? id : tree_get(blip, "r:link");
}

static const char *said(struct drawing *drawing, const struct node *node, const char *const names[])
{
	for (; *names; names++) {
		const char *text = tree_get(node, *names);
		if (text && *text)
			return arena_string(drawing->walk->docx->arena, text);
	}
	return NULL;
}

static void describe(struct drawing *drawing, const struct node *properties)
{
	static const char *const names[] = {"descr", "title", NULL};
	const struct node *decorative = part_below(properties, "adec:decorative");
	const char *is = decorative ? tree_get(decorative, "val") : NULL;
	const char *text = said(drawing, properties, names);
	drawing->description = text ? text : drawing->description;
	if (is && strcmp(is, "0") != 0)
		drawing->description = "";
}

/* Whether something that is read stands there. */
static bool shows_something(const struct node *root)
{
	static const char *const names[] = {"a:blip", "v:imagedata", "w:txbxContent",
					    "w:t",    "w:sym",       "m:oMath"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (part_below(root, names[i]))
			return true;
	return false;
}

const struct node *docx_choice(const struct node *alternatives)
{
	for (const struct node *node = alternatives->children; node; node = node->next)
		if (node->kind == NODE_ELEMENT && shows_something(node))
			return node;
	return alternatives->children;
}

/* A line across the page, as Word takes it from pages of the web. */
static bool is_ruler(const struct drawing *drawing, const struct node *node)
{
	const char *is = part_is(node, "v:rect") ? tree_get(node, "o:hr") : NULL;
	const struct draft_paragraph *paragraph = drawing->walk->paragraph;
	return is && (*is == 't' || *is == '1') && paragraph && draft_is_empty(paragraph);
}

static void look_at(struct drawing *drawing, const struct node *node);

static void look_at_shape(struct drawing *drawing, const struct node *node)
{
	static const char *const names[] = {"alt", NULL};
	const char *text = said(drawing, node, names);
	struct drawing inside = *drawing;
	inside.description = text ? text : drawing->description;
	for (const struct node *child = node->children; child; child = child->next)
		look_at(&inside, child);
}

static void look_at(struct drawing *drawing, const struct node *node)
{
	struct docx_walk *walk = drawing->walk;
	if (node->kind != NODE_ELEMENT)
		return;
	if (is_ruler(drawing, node))
		walk->paragraph->role = STYLED_BREAK;
	else if (part_is(node, "wp:docPr") || part_is(node, "pic:cNvPr"))
		describe(drawing, node);
	else if (part_is(node, "a:blip"))
		add_picture(drawing, best_blip(node));
	else if (part_is(node, "v:imagedata"))
		add_picture(drawing, tree_get(node, "r:id"));
	else if (part_is(node, "w:txbxContent"))
		vec_push(&walk->boxes, node);
	else
		look_at_shape(drawing,
			      part_is(node, "mc:AlternateContent") ? docx_choice(node) : node);
}

void docx_read_drawing(struct docx_walk *walk, const struct node *node)
{
	struct drawing drawing = {.walk = walk};
	const struct draft_piece *before = walk->paragraph ? walk->paragraph->last : NULL;
	size_t boxes = walk->boxes.count;
	look_at(&drawing, node);
	bool shows =
	    walk->boxes.count > boxes || !walk->paragraph || walk->paragraph->last != before;
	const struct node *properties = part_below(node, "wp:docPr");
	if (shows || !properties)
		return;
	describe(&drawing, properties); /* a chart or the like: what it shows, in words */
	if (drawing.description && *drawing.description)
		put_picture(&drawing, NULL);
}
