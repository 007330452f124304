/* The numbering of a .docx: its lists and levels, and what each paragraph's number is. */
#include "read/word/docx/docx_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS = 9, DEEPEST_LINK = 8, MOST_LABEL = 200 };

struct docx_level {
	enum draft_numbering numbering;
	const char *text;  /* "%1.%2." */
	const char *style; /* of paragraphs, which are of that level; NULL: of none */
	const char *font;  /* of the mark */
	long start;
	int left;        /* NO_LENGTH: not said */
	int restarts;    /* behind which level it begins anew; 0: it doesn't; UNSAID: any above */
	bool is_decimal; /* all numbers in its label are */
};

/* Levels that lists share, and how far they are counted. */
struct abstract {
	struct docx_level levels[LEVELS];
	const char *style; /* of numbering, which says the levels; NULL: it says them itself */
	long counts[LEVELS];
	bool is_counted[LEVELS];
};

struct numbered_list {
	size_t abstract;
	struct docx_level *levels[LEVELS]; /* of its own; NULL: the shared one's */
	bool starts[LEVELS];               /* the number of the level begins anew with it */
	long start[LEVELS];
};

struct docx_numbering {
	VEC(struct abstract) abstracts;
	VEC(struct numbered_list *) lists;
	struct map abstract_ids, list_ids;
};

static enum draft_numbering numbering_of(const char *format)
{
	static const struct {
		const char *name;
		enum draft_numbering numbering;
	} formats[] = {
	    {"none", NUMBERED_NOT},
	    {"bullet", NUMBERED_BULLET},
	    {"decimal", NUMBERED_DECIMAL},
	    {"decimalZero", NUMBERED_TWO_DIGITS},
	    {"lowerLetter", NUMBERED_LOWER_LETTER},
	    {"upperLetter", NUMBERED_UPPER_LETTER},
	    {"lowerRoman", NUMBERED_LOWER_ROMAN},
	    {"upperRoman", NUMBERED_UPPER_ROMAN},
	    {"cardinalText", NUMBERED_CARDINAL},
	    {"ordinalText", NUMBERED_ORDINAL},
	    {"chineseCounting", NUMBERED_CHINESE},
	    {"chineseCountingThousand", NUMBERED_CHINESE},
	    {"taiwaneseCounting", NUMBERED_CHINESE},
	    {"taiwaneseCountingThousand", NUMBERED_CHINESE},
	    {"japaneseCounting", NUMBERED_CHINESE},
	    {"ordinal", NUMBERED_FIGURED},
	    {"hebrew1", NUMBERED_HEBREW},
	    {"hebrew2", NUMBERED_HEBREW_LETTERS},
	    {"arabicAlpha", NUMBERED_ARABIC_LETTERS},
	    {"arabicAbjad", NUMBERED_ABJAD},
	    {"russianLower", NUMBERED_LOWER_RUSSIAN},
	    {"russianUpper", NUMBERED_UPPER_RUSSIAN},
	    {"thaiLetters", NUMBERED_THAI_LETTERS},
	    {"decimalEnclosedCircle", NUMBERED_CIRCLED},
	    {"decimalEnclosedCircleChinese", NUMBERED_CIRCLED},
	    {"decimalEnclosedParen", NUMBERED_BRACKETED},
	    {"ideographTraditional", NUMBERED_STEMS},
	    {"ideographZodiac", NUMBERED_BRANCHES},
	    {"aiueo", NUMBERED_KANA},
	    {"aiueoFullWidth", NUMBERED_KANA},
	    {"iroha", NUMBERED_IROHA},
	    {"irohaFullWidth", NUMBERED_IROHA},
	    {"ganada", NUMBERED_HANGUL},
	    {"chosung", NUMBERED_JAMO},
	    {"decimalFullWidth", NUMBERED_WIDE_DIGITS},
	    {"decimalFullWidth2", NUMBERED_WIDE_DIGITS},
	    {"ideographDigital", NUMBERED_CHINESE_DIGITS},
	    {"taiwaneseDigital", NUMBERED_CHINESE_DIGITS},
	    {"japaneseDigitalTenThousand", NUMBERED_CHINESE_DIGITS},
	    {"thaiNumbers", NUMBERED_THAI_DIGITS},
	    {"hindiNumbers", NUMBERED_HINDI_DIGITS},
	};
	for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, format) == 0)
			return formats[i].numbering;
	return format ? NUMBERED_OTHER : NUMBERED_DECIMAL;
}

static long number(const char *value, long otherwise)
{
	long n = value ? strtol(value, NULL, 10) : otherwise;
	return n < -1000000 || n > 1000000 ? otherwise : n;
}

static struct docx_level read_level(const struct node *node)
{
	struct docx_lines lines;
	docx_read_lines(&lines, part_child(node, "w:pPr"));
	const struct node *font = part_child(part_child(node, "w:rPr"), "w:rFonts");
	const char *text = part_value(node, "w:lvlText", "w:val");
	enum draft_numbering numbering = numbering_of(part_value(node, "w:numFmt", "w:val"));
	bool is_blank = text && *text && !text[strspn(text, " ")];
	return (struct docx_level){
	    .numbering = is_blank && numbering == NUMBERED_BULLET ? NUMBERED_NOT : numbering,
	    .text = text ? text : "",
	    .style = part_value(node, "w:pStyle", "w:val"),
	    .font = font ? tree_get(font, "w:ascii") : NULL,
	    .start = number(part_value(node, "w:start", "w:val"), 1),
	    .left = lines.left,
	    .restarts = (int)number(part_value(node, "w:lvlRestart", "w:val"), UNSAID),
	    .is_decimal = docx_on(node, "w:isLgl") == 1,
	};
}

static int level_of(const struct node *node)
{
	long level = number(tree_get(node, "w:ilvl"), 0);
	return level < 0 || level >= LEVELS ? UNSAID : (int)level;
}

static void read_abstract(struct docx_numbering *numbering, const struct node *node)
{
	const char *id = tree_get(node, "w:abstractNumId");
	struct abstract abstract = {.style = part_value(node, "w:numStyleLink", "w:val")};
	for (int i = 0; i < LEVELS; i++)
		abstract.levels[i] = (struct docx_level){.numbering = NUMBERED_DECIMAL,
							 .text = "",
							 .start = 1,
							 .left = NO_LENGTH,
							 .restarts = UNSAID};
	for (const struct node *level = node->children; level; level = level->next)
		if (part_is(level, "w:lvl") && level_of(level) >= 0)
			abstract.levels[level_of(level)] = read_level(level);
	if (id)
		*map_at(&numbering->abstract_ids, id) = numbering->abstracts.count;
	vec_push(&numbering->abstracts, abstract);
}

static void read_override(struct arena *arena, struct numbered_list *list, const struct node *node)
{
	int i = level_of(node);
	const struct node *level = part_child(node, "w:lvl");
	const char *start = part_value(node, "w:startOverride", "w:val");
	if (i < 0)
		return;
	list->starts[i] = start != NULL;
	list->start[i] = number(start, 1);
	if (!level)
		return;
	list->levels[i] = arena_alloc(arena, sizeof *list->levels[i]);
	*list->levels[i] = read_level(level);
}

static void read_list(struct docx *docx, const struct node *node)
{
	struct docx_numbering *numbering = docx->numbering;
	const char *id = tree_get(node, "w:numId");
	const char *abstract = part_value(node, "w:abstractNumId", "w:val");
	size_t found = abstract ? map_find(&numbering->abstract_ids, abstract) : MAP_NONE;
	if (!id || found == MAP_NONE)
		return;
	struct numbered_list *list = arena_alloc(docx->arena, sizeof *list);
	list->abstract = found;
	for (const struct node *child = node->children; child; child = child->next)
		if (part_is(child, "w:lvlOverride"))
			read_override(docx->arena, list, child);
	*map_at(&numbering->list_ids, id) = numbering->lists.count;
	vec_push(&numbering->lists, list);
}

void docx_read_numbering(struct docx *docx)
{
	const char *name = docx_part_of(docx, "numbering");
	const struct node *root = name ? parts_load(docx->parts, name) : NULL;
	docx->numbering = mem_zeroed(1, sizeof *docx->numbering);
	for (const struct node *node = root ? root->children : NULL; node; node = node->next)
		if (part_is(node, "w:abstractNum"))
			read_abstract(docx->numbering, node);
	for (const struct node *node = root ? root->children : NULL; node; node = node->next)
		if (part_is(node, "w:num"))
			read_list(docx, node);
}

static struct numbered_list *find_list(struct docx *docx, int id)
{
	const char *key = arena_format(docx->arena, "%d", id);
	size_t found = map_find(&docx->numbering->list_ids, key);
	return found == MAP_NONE ? NULL : docx->numbering->lists.items[found];
}

/* The levels that the list counts, which a style may say in another list. */
static struct abstract *abstract_of(struct docx *docx, const struct numbered_list *list)
{
	struct abstract *abstract = &docx->numbering->abstracts.items[list->abstract];
	for (int i = 0; abstract->style && i < DEEPEST_LINK; i++) {
		const struct docx_style *style = docx_style(docx, STYLE_NUMBERING, abstract->style);
		const struct numbered_list *other =
		    style ? find_list(docx, style->lines.list) : NULL;
		if (!other)
			break;
		abstract = &docx->numbering->abstracts.items[other->abstract];
	}
	return abstract;
}

static const struct docx_level *level_at(const struct numbered_list *list,
					 const struct abstract *abstract, int level)
{
	return list->levels[level] ? list->levels[level] : &abstract->levels[level];
}

/* Counts the paragraph: what is deeper begins anew. */
static void count(struct numbered_list *list, struct abstract *abstract, int level)
{
	for (int i = 0; i <= level; i++) {
		bool starts = list->starts[i] && (i == level || !abstract->is_counted[i]);
		if (starts) {
			abstract->counts[i] = list->start[i] - (i == level);
			list->starts[i] = false;
		} else if (!abstract->is_counted[i]) {
			abstract->counts[i] = level_at(list, abstract, i)->start - (i == level);
		}
		abstract->is_counted[i] = true;
	}
	abstract->counts[level]++;
	for (int i = level + 1; i < LEVELS; i++) {
		int restarts = level_at(list, abstract, i)->restarts;
		if (restarts == UNSAID || (restarts > 0 && level < restarts))
			abstract->is_counted[i] = false;
	}
}

/* The label: its text with numbers for "%1", "%2". */
static const char *label(struct arena *arena, const struct numbered_list *list,
			 const struct abstract *abstract, int level)
{
	struct buf out = BUF_EMPTY;
	const struct docx_level *own = level_at(list, abstract, level);
	for (const char *s = own->text; *s && out.size < MOST_LABEL; s++) {
		int of = s[0] == '%' && s[1] >= '1' && s[1] <= '9' ? s[1] - '1' : UNSAID;
		if (of < 0) {
			buf_putc(&out, *s);
			continue;
		}
		enum draft_numbering numbering = level_at(list, abstract, of)->numbering;
		long value = abstract->is_counted[of] ? abstract->counts[of]
						      : level_at(list, abstract, of)->start;
		draft_number(&out, own->is_decimal ? NUMBERED_DECIMAL : numbering, value);
		s++;
	}
	const char *kept = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return kept;
}

/* The level that is the style's, or that of one it is based on; else the one that it names. */
static int level_for(struct docx *docx, const struct numbered_list *list,
		     const struct abstract *abstract, const struct docx_style *style, int named)
{
	for (int deep = 0; style && deep < DEEPEST_LINK; deep++) {
		for (int i = 0; style->id && i < LEVELS; i++) {
			const char *of = level_at(list, abstract, i)->style;
			if (of && strcmp(of, style->id) == 0)
				return i;
		}
		style = style->base ? docx_style(docx, STYLE_PARAGRAPH, style->base) : NULL;
	}
	return named < 0 ? 0 : named >= LEVELS ? LEVELS - 1 : named;
}

/* The sign before an item; NULL in front of a heading, which it isn't part of. */
static const char *bullet(struct arena *arena, const struct docx_level *level,
			  const struct draft_paragraph *paragraph)
{
	struct buf out = BUF_EMPTY;
	if (paragraph->level)
		return NULL;
	if (!draft_symbols(&out, level->font, level->text, strlen(level->text)))
		return level->text;
	const char *sign = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return sign;
}

void docx_number(struct docx *docx, struct draft_paragraph *paragraph, int id, int level,
		 const struct docx_style *style)
{
	struct numbered_list *list = find_list(docx, id);
	if (!list)
		return;
	struct abstract *abstract = abstract_of(docx, list);
	level = level_for(docx, list, abstract, style, level);
	const struct docx_level *own = level_at(list, abstract, level);
	count(list, abstract, level);
	bool is_bullet = own->numbering == NUMBERED_BULLET;
	paragraph->item = (struct draft_item){
	    .list = list,
	    .depth = (unsigned)level,
	    .numbering = own->numbering,
	    .number = abstract->counts[level],
	    .label = is_bullet ? bullet(docx->arena, own, paragraph)
			       : label(docx->arena, list, abstract, level),
	};
	if (own->left != NO_LENGTH)
		paragraph->left = own->left;
}

void docx_numbering_clear(struct docx *docx)
{
	struct docx_numbering *numbering = docx->numbering;
	if (!numbering)
		return;
	vec_clear(&numbering->abstracts);
	vec_clear(&numbering->lists);
	map_clear(&numbering->abstract_ids);
	map_clear(&numbering->list_ids);
	mem_free(numbering);
}
