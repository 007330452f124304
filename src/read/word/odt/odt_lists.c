/* The lists of an .odt, and how they and headings are numbered. */
#include "read/word/odt/odt_parts.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NUMBER = 1000000 };

static long number(const char *value, long otherwise)
{
	long n = value && *value ? strtol(value, NULL, 10) : otherwise;
	return n < -MOST_NUMBER || n > MOST_NUMBER ? otherwise : n;
}

static enum draft_numbering numbering_of(const char *format)
{
	static const struct {
		const char *name;
		enum draft_numbering numbering;
	} formats[] = {
	    {"1", NUMBERED_DECIMAL},
	    {"a", NUMBERED_LOWER_LETTER},
	    {"A", NUMBERED_UPPER_LETTER},
	    {"i", NUMBERED_LOWER_ROMAN},
	    {"I", NUMBERED_UPPER_ROMAN},
	    {"01, 02, 03, ...", NUMBERED_TWO_DIGITS},
	    {"一, 二, 三, ...", NUMBERED_CHINESE},
	    {"One", NUMBERED_CARDINAL},
	    {"First", NUMBERED_ORDINAL},
	    {"1st", NUMBERED_FIGURED},
	    {"א, ב, ג, ...", NUMBERED_HEBREW},
	    {"أ, ب, ت, ...", NUMBERED_ARABIC_LETTERS},
	    {"أ, ب, ج, ...", NUMBERED_ABJAD},
	    {"а, б, .., аа, аб, ... (ru)", NUMBERED_LOWER_RUSSIAN},
	    {"а, б, .., аа, бб, ... (ru)", NUMBERED_LOWER_RUSSIAN},
	    {"А, Б, .., Аа, Аб, ... (ru)", NUMBERED_UPPER_RUSSIAN},
	    {"А, Б, .., Аа, Бб, ... (ru)", NUMBERED_UPPER_RUSSIAN},
	    {"α, β, γ, ... (gr)", NUMBERED_LOWER_GREEK},
	    {"Α, Β, Γ, ... (gr)", NUMBERED_UPPER_GREEK},
	    {"①, ②, ③, ...", NUMBERED_CIRCLED},
	    {"甲, 乙, 丙, ...", NUMBERED_STEMS},
	    {"子, 丑, 寅, ...", NUMBERED_BRANCHES},
	    {"ア, イ, ウ, ...", NUMBERED_KANA},
	    {"ｱ, ｲ, ｳ, ...", NUMBERED_KANA},
	    {"イ, ロ, ハ, ...", NUMBERED_IROHA},
	    {"가, 나, 다, ...", NUMBERED_HANGUL},
	    {"ㄱ, ㄴ, ㄷ, ...", NUMBERED_JAMO},
	    {"１, ２, ３, ...", NUMBERED_WIDE_DIGITS},
	};
	if (!format || !*format)
		return NUMBERED_NOT;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, format) == 0)
			return formats[i].numbering;
	return NUMBERED_OTHER;
}

/* The indent of the words, as either of the two ways to place labels has it. */
static int left_of(const struct node *node)
{
	const struct node *properties = part_child(node, "style:list-level-properties");
	int margin = draft_length(
	    part_value(properties, "style:list-level-label-alignment", "fo:margin-left"));
	if (margin != ODT_NO_LENGTH || !properties)
		return margin;
	int before = draft_length(tree_get(properties, "text:space-before"));
	int width = draft_length(tree_get(properties, "text:min-label-width"));
	return (before == ODT_NO_LENGTH ? 0 : before) + (width == ODT_NO_LENGTH ? 0 : width);
}

static const char *kept(struct odt *odt, const struct node *node, const char *name)
{
	const char *value = tree_get(node, name);
	return value ? arena_string(odt->arena, value) : "";
}

static struct odt_level read_level(struct odt *odt, const struct node *node)
{
	bool is_numbered = part_is(node, "text:list-level-style-number") ||
			   part_is(node, "text:outline-level-style");
	const char *format = tree_get(node, "style:num-list-format");
	format = format ? format : tree_get(node, "loext:num-list-format");
	return (struct odt_level){
	    .numbering =
		is_numbered ? numbering_of(tree_get(node, "style:num-format")) : NUMBERED_BULLET,
	    .before = kept(odt, node, is_numbered ? "style:num-prefix" : "text:bullet-char"),
	    .behind = kept(odt, node, "style:num-suffix"),
	    .format = format && *format ? arena_string(odt->arena, format) : NULL,
	    .start = number(tree_get(node, "text:start-value"), 1),
	    .shown = (unsigned)number(tree_get(node, "text:display-levels"), 1),
	    .left = left_of(node),
	};
}

void odt_read_list_style(struct odt *odt, const struct node *node)
{
	bool is_outline = part_is(node, "text:outline-style");
	const char *name = tree_get(node, "style:name");
	struct odt_list_style *style =
	    is_outline ? &odt->outline : arena_alloc(odt->arena, sizeof *style);
	for (const struct node *child = node->children; child; child = child->next) {
		const char *value =
		    child->kind == NODE_ELEMENT ? tree_get(child, "text:level") : NULL;
		long level = number(value, 0);
		if (level > 0 && level <= ODT_LEVELS)
			style->levels[level - 1] = read_level(odt, child);
	}
	if (is_outline || !name)
		return;
	*map_at(&odt->list_names, arena_string(odt->arena, name)) = odt->list_styles.count;
	vec_push(&odt->list_styles, style);
}

static const struct odt_list_style *list_style(const struct odt *odt, const char *name)
{
	size_t found = name ? map_find(&odt->list_names, name) : MAP_NONE;
	if (name && strcmp(name, "Outline") == 0 && found == MAP_NONE)
		return &odt->outline;
	return found == MAP_NONE ? NULL : odt->list_styles.items[found];
}

/* Counts on, and begins those below it anew. */
static long count(struct odt_count *of, const struct odt_level *level, unsigned depth, long start)
{
	if (start != LONG_MIN)
		of->numbers[depth] = start;
	else
		of->numbers[depth] = of->is_begun[depth] ? of->numbers[depth] + 1 : level->start;
	for (unsigned i = depth; i < ODT_LEVELS; i++)
		of->is_begun[i] = i == depth;
	return of->numbers[depth];
}

static void put_number(struct buf *out, const struct odt_list_style *style,
		       const struct odt_count *of, unsigned depth)
{
	const struct odt_level *level = &style->levels[depth];
	draft_number(out, level->numbering,
		     of->is_begun[depth] ? of->numbers[depth] : level->start);
}

/* As "%1%.%2%.": the numbers of levels between words. */
static void put_format(struct buf *out, const struct odt_list_style *style,
		       const struct odt_count *of, const char *format)
{
	for (const char *s = format; *s;) {
		long level = *s == '%' && ascii_is_digit(s[1]) ? strtol(s + 1, NULL, 10) : 0;
		size_t digits = level ? strspn(s + 1, "0123456789") : 0;
		if (level > 0 && level <= ODT_LEVELS && s[1 + digits] == '%') {
			put_number(out, style, of, (unsigned)level - 1);
			s += digits + 2;
		} else {
			buf_putc(out, *s++);
		}
	}
}

static const char *label(struct arena *arena, const struct odt_list_style *style,
			 const struct odt_count *of, unsigned depth)
{
	const struct odt_level *level = &style->levels[depth];
	struct buf out = BUF_EMPTY;
	if (level->format) {
		put_format(&out, style, of, level->format);
	} else {
		unsigned first = level->shown > depth ? 0 : depth + 1 - level->shown;
		bool is_first = true;
		buf_puts(&out, level->before ? level->before : "");
		for (unsigned i = first; i <= depth; i++) {
			if (style->levels[i].numbering <= NUMBERED_BULLET)
				continue;
			if (!is_first)
				buf_putc(&out, '.');
			is_first = false;
			put_number(&out, style, of, i);
		}
		buf_puts(&out, level->behind ? level->behind : "");
	}
	const char *text = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return *text ? text : NULL;
}

static void set_item(struct odt_walk *walk, struct odt_item *item,
		     const struct odt_list_style *style)
{
	static const struct odt_level bullet = {.numbering = NUMBERED_BULLET};
	unsigned depth = item->depth < ODT_LEVELS ? item->depth : ODT_LEVELS - 1;
	const struct odt_level *level = style ? &style->levels[depth] : &bullet;
	struct draft_paragraph *paragraph = walk->paragraph;
	if (!item->is_counted)
		item->number = count(item->list, level, depth, item->start);
	item->is_counted = true;
	paragraph->item = (struct draft_item){
	    .list = item->list,
	    .depth = depth,
	    .continues = item->is_begun,
	    .numbering = level->numbering,
	    .number = item->number,
	    .label = level->numbering == NUMBERED_BULLET
			 ? level->before
			 : label(walk->odt->arena, style, item->list, depth),
	};
	if (level->left > 0)
		paragraph->left = level->left;
}

void odt_number(struct odt_walk *walk)
{
	struct odt_item *item = walk->item;
	struct draft_paragraph *paragraph = walk->paragraph;
	const struct odt_list_style *style = item->style;
	if (!style)
		style = list_style(walk->odt, walk->style->list);
	if (item->is_header)
		return;
	set_item(walk, item, style);
	if (!paragraph->level)
		return;
	if (paragraph->item.numbering <= NUMBERED_BULLET || item->is_begun)
		paragraph->item.label = NULL; /* of a heading */
}

void odt_number_heading(struct odt_walk *walk, const struct node *node, unsigned level)
{
	struct odt *odt = walk->odt;
	const char *is_header = tree_get(node, "text:is-list-header");
	const char *restart = tree_get(node, "text:restart-numbering");
	unsigned depth = level - 1;
	const struct odt_level *of = &odt->outline.levels[depth];
	bool restarts = restart && strcmp(restart, "true") == 0;
	if (of->numbering <= NUMBERED_BULLET || walk->style->has_outline != 1 ||
	    (walk->style->list && !*walk->style->list) ||
	    (is_header && strcmp(is_header, "true") == 0))
		return;
	count(&odt->headings, of, depth,
	      restarts ? number(tree_get(node, "text:start-value"), of->start) : LONG_MIN);
	walk->paragraph->item.label = label(odt->arena, &odt->outline, &odt->headings, depth);
}

/* The list that this one goes on with, or a new one. */
static struct odt_count *open_list(struct odt *odt, const struct node *node, const char *style)
{
	const char *goes_on = tree_get(node, "text:continue-numbering");
	const char *list = tree_get(node, "text:continue-list"), *id = tree_get(node, "xml:id");
	size_t *last = map_at(&odt->list_last, arena_string(odt->arena, style ? style : ""));
	size_t found = list ? map_find(&odt->list_ids, list) : MAP_NONE;
	if (found == MAP_NONE && goes_on && strcmp(goes_on, "true") == 0)
		found = *last;
	if (found == MAP_NONE) {
		found = odt->lists.count;
		vec_push(&odt->lists, arena_alloc(odt->arena, sizeof(struct odt_count)));
	}
	*last = found;
	if (id)
		*map_at(&odt->list_ids, arena_string(odt->arena, id)) = found;
	return odt->lists.items[found];
}

static void read_item(struct odt_walk *walk, const struct node *node, struct odt_item item)
{
	struct odt_item *outer = walk->item;
	const char *style = tree_get(node, "text:style-override");
	item.start = number(tree_get(node, "text:start-value"), LONG_MIN);
	item.is_header = part_is(node, "text:list-header");
	if (style && list_style(walk->odt, style))
		item.style = list_style(walk->odt, style);
	walk->item = &item;
	odt_read_blocks(walk, node);
	walk->item = outer;
}

void odt_read_list(struct odt_walk *walk, const struct node *node)
{
	const struct odt_item *outer = walk->item;
	const char *name = tree_get(node, "text:style-name");
	struct odt_item item = {
	    .list = outer ? outer->list : open_list(walk->odt, node, name),
	    .style = name    ? list_style(walk->odt, name)
		     : outer ? outer->style
			     : NULL,
	    .depth = outer ? outer->depth + 1 : 0,
	};
	for (const struct node *child = node->children; child; child = child->next)
		if (part_is(child, "text:list-item") || part_is(child, "text:list-header"))
			read_item(walk, child, item);
}

/* A paragraph that says by itself which item it is. */
void odt_read_numbered(struct odt_walk *walk, const struct node *node)
{
	struct odt *odt = walk->odt;
	const char *name = tree_get(node, "text:style-name"), *id = tree_get(node, "text:list-id");
	size_t *known = map_at(&odt->list_ids, arena_format(odt->arena, "#%s", id ? id : ""));
	long level = number(tree_get(node, "text:level"), 1);
	if (*known == MAP_NONE) {
		*known = odt->lists.count;
		vec_push(&odt->lists, arena_alloc(odt->arena, sizeof(struct odt_count)));
	}
	struct odt_item item = {
	    .list = odt->lists.items[*known],
	    .style = list_style(odt, name),
	    .depth = level > 0 && level <= ODT_LEVELS ? (unsigned)level - 1 : 0,
	};
	read_item(walk, node, item);
}
