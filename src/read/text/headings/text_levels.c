/* Plain text: the levels of its headings. Headings of one style have one level; the levels of two
 * styles differ where one is used inside the other. */
#include "read/text/headings/text_headings.h"

#include <string.h>

enum { TOP = 2, DEEPEST = 6, MOST_STYLES = 8, MOST_STROKES = 7 };

/* A way of writing headings: ornaments, a series of numbers, capitals, or any other. */
struct style {
	enum numbering_kind kind;
	unsigned prefix, ornaments;
	bool capitals;
	size_t count,
	    sections;   /* sections: how many headings of an outer style hold one of these */
	size_t first;   /* candidate */
	size_t outer;   /* the style it is used inside of; itself: none */
	unsigned least; /* parts of its shortest number: 2 for "2.1" */
	bool restarts;  /* its numbers begin anew */
};

struct styles {
	struct style items[MOST_STYLES];
	size_t count;
};

static size_t style_of(struct styles *styles, const struct candidate *it)
{
	struct style style = {0};
	style.ornaments = it->ornaments;
	style.kind = it->in_series && !it->ornaments ? it->numbering.kind : NUMBERING_NONE;
	style.prefix = style.kind == NUMBERING_NONE ? 0 : it->numbering.prefix;
	style.capitals =
	    style.kind == NUMBERING_NONE && !it->ornaments && it->lettering == LETTERING_CAPITALS;
	for (size_t i = 0; i < styles->count; i++) {
		const struct style *known = &styles->items[i];
		if (known->kind == style.kind && known->prefix == style.prefix &&
		    known->capitals == style.capitals && known->ornaments == style.ornaments)
			return i;
	}
	if (styles->count == MOST_STYLES)
		return MOST_STYLES - 1;
	styles->items[styles->count] = style;
	return styles->count++;
}

/* Whether headings of the inner style divide the sections of the outer one. */
static bool is_inside(const struct style *inner, const struct style *outer, size_t divided)
{
	if (outer->kind == NUMBERING_NONE && !outer->capitals && !outer->ornaments &&
	    (inner->kind == NUMBERING_NONE || !inner->restarts))
		return false;
	bool divides = outer->first < inner->first && divided >= 2 && inner->count > outer->count;
	return divides &&
	       (inner->kind == NUMBERING_NONE || inner->restarts || divided == outer->count);
}

/* How many headings of the outer style stand before one of the inner style, with no other outer one
 * between. */
static size_t count_divided(const uint8_t *style, size_t count, size_t inner, size_t outer)
{
	size_t divided = 0;
	bool open = false;
	for (size_t i = 0; i < count; i++) {
		if (style[i] == outer) {
			open = true;
		} else if (style[i] == inner && open) {
			divided++;
			open = false;
		}
	}
	return divided;
}

static void nest(struct styles *styles, const uint8_t *style, size_t count)
{
	for (size_t i = 0; i < styles->count; i++) {
		struct style *inner = &styles->items[i];
		inner->outer = i;
		for (size_t j = 0; j < styles->count; j++) {
			size_t divided = j == i ? 0 : count_divided(style, count, i, j);
			bool nearer = inner->outer == i ||
				      styles->items[j].count > styles->items[inner->outer].count;
			if (j != i && is_inside(inner, &styles->items[j], divided) && nearer)
				inner->outer = j;
		}
	}
}

static unsigned depth_of(const struct styles *styles, size_t style)
{
	unsigned depth = 0;
	while (styles->items[style].outer != style && depth < MOST_STYLES) {
		style = styles->items[style].outer;
		depth++;
	}
	return depth;
}

/* How many parts its number has, there or in the contents. */
static unsigned parts_of_number(const struct candidate *it)
{
	return it->in_series ? it->numbering.depth : it->listed_depth;
}

/* "2.4.1" is two levels below "2"; so is what the contents number so. */
static unsigned depth_by_number(const struct candidate *it, unsigned least)
{
	unsigned depth = parts_of_number(it);
	return depth > least ? depth - least : 0;
}

static unsigned least_depth(const candidate_list *list)
{
	unsigned least = DEEPEST;
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		unsigned depth = parts_of_number(it);
		if (it->accepted && !it->title && depth && depth < least)
			least = depth;
	}
	return least;
}

static void gather_styles(struct styles *styles, uint8_t *style, const candidate_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		style[i] = MOST_STYLES;
		if (!it->accepted || it->title)
			continue;
		style[i] = (uint8_t)style_of(styles, it);
		struct style *known = &styles->items[style[i]];
		unsigned parts = parts_of_number(it);
		if (parts && (!known->least || parts < known->least))
			known->least = parts;
		if (!known->count++)
			known->first = i;
		else if (known->kind != NUMBERING_NONE && it->numbering.value == 1)
			known->restarts = true;
	}
}

static unsigned capped(unsigned level)
{
	return level > DEEPEST ? DEEPEST : level;
}

/* The level of a numbered style inside of another is its place there: "2.1" below "Chapter 2". */
static unsigned level_of(const struct styles *styles, size_t style, const struct candidate *it,
			 unsigned least)
{
	const struct style *own = &styles->items[style];
	if (own->outer != style && own->least > least)
		least = own->least;
	return capped(TOP + depth_of(styles, style) + depth_by_number(it, least));
}

/* Underlined headings: the stroke that comes first is the outer one; a stroke used once, under the
 * first line of the text, marks its title. */
static unsigned underlined_level(const struct text *text, const struct block *block,
				 const char *strokes, bool titled)
{
	const char *stroke = line_text(text, &text->lines.items[block->first + 1]);
	const char *found = strchr(strokes, *stroke);
	return capped((titled ? 1 : TOP) + (found ? (unsigned)(found - strokes) : 0));
}

static void level_underlined(struct text *text)
{
	char strokes[MOST_STROKES + 1] = "";
	size_t count = 0, of_first = 0;
	bool opens = false;
	for (size_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		if (!block->underlined)
			continue;
		char stroke = *line_text(text, &text->lines.items[block->first + 1]);
		opens |= !count && i == 0;
		if (!strchr(strokes, stroke) && count < MOST_STROKES)
			strokes[count++] = stroke;
		of_first += stroke == strokes[0];
	}
	for (size_t i = 0; count && i < text->blocks.count; i++) {
		struct block *block = &text->blocks.items[i];
		if (block->underlined)
			block->level =
			    (uint8_t)underlined_level(text, block, strokes, opens && of_first == 1);
	}
}

void text_find_levels(struct text *text, const candidate_list *list)
{
	struct styles styles = {0};
	uint8_t *style = mem_zeroed(list->count + 1, 1);
	gather_styles(&styles, style, list);
	nest(&styles, style, list->count);
	unsigned least = least_depth(list);
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		if (!it->accepted)
			continue;
		text->blocks.items[it->block].level =
		    it->title ? 1 : (uint8_t)level_of(&styles, style[i], it, least);
	}
	mem_free(style);
	level_underlined(text);
}
