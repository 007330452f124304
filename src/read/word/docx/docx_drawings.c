/* Drawings of a .docx: the pictures and text boxes in them, in DrawingML and in VML. */
#include "read/word/docx/docx_parts.h"

#include <stdlib.h>
#include <string.h>

/* What is said of the pictures of a drawing. */
struct drawing {
	struct docx_walk *walk;
	const char *description; /* NULL: none */
	const char *link;        /* NULL: none of its own */
	const char *name;        /* that the program gave it: "Chart 1" */
	struct draft_size size;  /* that it is shown in */
	bool is_group;           /* of things that may be described one by one */
};

static const char *source_of(struct docx *docx, const char *id, struct tree_crop crop)
{
	const struct docx_relation *relation = docx_relation(docx, id);
	if (!relation)
		return NULL;
	return relation->is_outside
		   ? relation->target
		   : draft_picture_source(docx->draft, docx->parts, relation->target, crop);
}

static void put_picture(const struct drawing *drawing, const char *source)
{
	struct docx_walk *walk = drawing->walk;
	struct docx *docx = walk->docx;
	struct draft_run run = {.link = drawing->link ? drawing->link
					: walk->link  ? walk->link
						      : docx_field_link(docx),
				.size = walk->size};
	struct draft_picture picture = {source, drawing->description, drawing->size};
	if (drawing->is_group)
		picture.size = (struct draft_size){0}; /* of all of it */
	draft_picture(docx->draft, walk->paragraph, &run, picture);
}

static void add_picture(const struct drawing *drawing, const char *id, struct tree_crop crop)
{
	struct docx_walk *walk = drawing->walk;
	struct docx *docx = walk->docx;
	const char *source = source_of(docx, id, crop);
	if (!source && !id)
		return;
	if (!source)
		diag(docx->draft->in->diags, MSG_MISSING_IMAGE,
		     draft_place(docx->draft, walk->paragraph), id, NULL);
	put_picture(drawing, source);
}

/* The size that is shown of what isn't turned: in DrawingML an element of its own says it. */
static struct draft_size size_of(const struct node *node)
{
	enum { UNITS_OF_A_TWENTIETH = 635 };
	const char *width = tree_get(node, "cx"), *height = tree_get(node, "cy");
	return (struct draft_size){
	    .width = width ? (int)(strtol(width, NULL, 10) / UNITS_OF_A_TWENTIETH) : 0,
	    .height = height ? (int)(strtol(height, NULL, 10) / UNITS_OF_A_TWENTIETH) : 0,
	};
}

/* The same of a shape of VML, whose style says it. */
static struct draft_size size_of_shape(struct arena *arena, const char *style)
{
	const char *names[] = {"width", "height"};
	int lengths[] = {0, 0};
	for (const char *s = style; *s; s += *s == ';') {
		s += strspn(s, " ");
		size_t size = strcspn(s, ";"), name = strcspn(s, ":");
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (name < size && name == strlen(names[i]) &&
			    strncmp(s, names[i], name) == 0)
				lengths[i] =
				    draft_length(arena_copy(arena, s + name + 1, size - name - 1));
		s += size;
	}
	return (struct draft_size){.width = lengths[0], .height = lengths[1]};
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
	if (!properties)
		return;
	const struct node *decorative = part_below(properties, "adec:decorative");
	const char *is = decorative ? tree_get(decorative, "val") : NULL;
	const char *text = said(drawing, properties, names);
	const struct node *link = part_below(properties, "a:hlinkClick");
	const struct docx_relation *relation =
	    link ? docx_relation(drawing->walk->docx, tree_get(link, "r:id")) : NULL;
	drawing->link = relation ? relation->target : drawing->link;
	drawing->name = tree_get(properties, "name");
	drawing->description = text ? text : drawing->description;
	if (is && strcmp(is, "0") != 0)
		drawing->description = "";
}

/* A picture that lies on its side is as wide as it is high. */
static void add_turned(struct drawing *drawing, const struct node *blip)
{
	struct tree_crop crop = docx_crop(blip);
	struct draft_size size = drawing->size;
	if (crop.orientation > 4)
		drawing->size = (struct draft_size){.width = size.height, .height = size.width};
	add_picture(drawing, best_blip(blip), crop);
	drawing->size = size;
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

/* Whether only Word on a Mac can show it: pictures in PDF. */
static bool is_of_mac(const struct node *choice)
{
	const char *needed = tree_get(choice, "Requires");
	return needed && strcmp(needed, "ma") == 0;
}

const struct node *docx_choice(const struct node *alternatives)
{
	for (const struct node *node = alternatives->children; node; node = node->next)
		if (node->kind == NODE_ELEMENT && shows_something(node) && !is_of_mac(node))
			return node;
	return alternatives->children ? alternatives->children : alternatives;
}

/* A line across the page, as Word takes it from pages of the web. */
static bool is_ruler(const struct node *node)
{
	const char *is = part_is(node, "v:rect") ? tree_get(node, "o:hr") : NULL;
	return is && (*is == 't' || *is == '1');
}

/* It has a paragraph of its own, between the words before it and those behind it. */
static void add_ruler(struct docx_walk *walk)
{
	struct draft *draft = walk->docx->draft;
	draft_finish(draft);
	bool begins = draft_is_empty(walk->paragraph);
	struct draft_paragraph words = *walk->paragraph;
	if (!begins) {
		walk->paragraph = draft_split(draft, walk->flow, walk->paragraph);
		walk->paragraph->opens_page = false;
	}
	walk->paragraph->role = STYLED_BREAK;
	walk->paragraph = draft_split(draft, walk->flow, walk->paragraph);
	walk->paragraph->role = words.role;
	walk->paragraph->item = begins ? words.item : (struct draft_item){0}; /* the list ended */
}

static const struct node *part_of(struct docx *docx, const char *id)
{
	const struct docx_relation *relation = docx_relation(docx, id);
	return relation && !relation->is_outside && docx_takes(docx, relation->target)
		   ? parts_load(docx->parts, relation->target)
		   : NULL;
}

/* A diagram that Word draws from words (SmartArt), which a part of its own holds. */
static void add_diagram(struct docx_walk *walk, const struct node *node)
{
	const struct node *data = part_of(walk->docx, tree_get(node, "r:dm"));
	if (data)
		vec_push(&walk->boxes, data);
}

/* Letters that are drawn. */
static void add_word_art(struct docx_walk *walk, const char *words)
{
	if (words)
		draft_text(walk->docx->draft, walk->paragraph, NULL, words, strlen(words));
}

/* A chart's title, where nobody described it: the rest can't be drawn here. */
static void describe_chart(struct drawing *drawing, const struct node *chart)
{
	struct docx *docx = drawing->walk->docx;
	const struct node *title = part_below(part_of(docx, tree_get(chart, "r:id")), "c:title");
	diag(docx->draft->in->diags, MSG_BAD_IMAGE,
	     draft_place(docx->draft, drawing->walk->paragraph), drawing->name ? drawing->name : "",
	     "a chart");
	if (!drawing->description && title)
		drawing->description = tree_words(docx->arena, title);
}

static void look_at(struct drawing *drawing, const struct node *node);

static void look_at_shape(struct drawing *drawing, const struct node *node)
{
	static const char *const names[] = {"alt", NULL};
	static const char *const links[] = {"href", NULL};
	const char *text = said(drawing, node, names), *link = said(drawing, node, links);
	struct drawing inside = *drawing;
	inside.is_group |= part_is(node, "wpg:wgp") || part_is(node, "wpc:wpc");
	if (inside.is_group && part_is(node, "pic:pic"))
		describe(&inside, part_child(part_child(node, "pic:nvPicPr"), "pic:cNvPr"));
	const char *style = part_is(node, "v:shape") ? tree_get(node, "style") : NULL;
	if (style)
		inside.size = size_of_shape(drawing->walk->docx->arena, style);
	inside.description = text ? text : inside.description;
	inside.link = link ? link : drawing->link;
	for (const struct node *child = node->children; child; child = child->next)
		look_at(&inside, child);
}

static void look_at(struct drawing *drawing, const struct node *node)
{
	struct docx_walk *walk = drawing->walk;
	if (node->kind != NODE_ELEMENT)
		return;
	if (is_ruler(node))
		add_ruler(walk);
	else if (part_is(node, "wp:docPr") || part_is(node, "pic:cNvPr"))
		describe(drawing, node);
	else if (part_is(node, "wp:extent"))
		drawing->size = size_of(node);
	else if (part_is(node, "a:blip"))
		add_turned(drawing, node);
	else if (part_is(node, "v:imagedata"))
		add_picture(drawing, tree_get(node, "r:id"), docx_crop(node));
	else if (part_is(node, "w:txbxContent") || part_is(node, "a:txBody"))
		vec_push(&walk->boxes, node);
	else if (part_is(node, "dgm:relIds"))
		add_diagram(walk, node);
	else if (part_is(node, "v:textpath"))
		add_word_art(walk, tree_get(node, "string"));
	else if (part_is(node, "mc:AlternateContent"))
		look_at_shape(drawing, docx_choice(node));
	else
		look_at_shape(drawing, node);
}

void docx_read_drawing(struct docx_walk *walk, const struct node *node)
{
	struct drawing drawing = {.walk = walk};
	const struct draft_piece *before = walk->paragraph->last;
	size_t boxes = walk->boxes.count;
	look_at(&drawing, node);
	if (walk->boxes.count > boxes || walk->paragraph->last != before)
		return;
	const struct node *properties = part_below(node, "wp:docPr");
	const struct node *chart = part_below(node, "c:chart");
	describe(&drawing, properties); /* what it shows, in words */
	if (chart)
		describe_chart(&drawing, chart);
	if (drawing.description && *drawing.description)
		put_picture(&drawing, NULL);
}
