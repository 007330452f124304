/* The parts of a page: its elements in document order, each with the measures of what it holds. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/page/page_parts.h"

#include <string.h>

enum { SHORTEST_SENTENCE = 40, LONG_TEXT = 100, MOST = UINT16_MAX };

enum part_kind {
	KIND_BLOCK,
	KIND_INLINE,
	KIND_APART,   /* no text of a page is read from it */
	KIND_CONTROL, /* the same, and people fill it in or press it */
};

/* Of elements that are no plain blocks. */
static const uint8_t kinds[EL_COUNT + 2] = {
    [EL_A] = KIND_INLINE,       [EL_ABBR] = KIND_INLINE,      [EL_ACRONYM] = KIND_INLINE,
    [EL_B] = KIND_INLINE,       [EL_BDI] = KIND_INLINE,       [EL_BDO] = KIND_INLINE,
    [EL_BIG] = KIND_INLINE,     [EL_BR] = KIND_INLINE,        [EL_CITE] = KIND_INLINE,
    [EL_CODE] = KIND_INLINE,    [EL_DATA] = KIND_INLINE,      [EL_DEL] = KIND_INLINE,
    [EL_DFN] = KIND_INLINE,     [EL_EM] = KIND_INLINE,        [EL_FONT] = KIND_INLINE,
    [EL_FOREIGN] = KIND_INLINE, [EL_I] = KIND_INLINE,         [EL_IMG] = KIND_INLINE,
    [EL_INS] = KIND_INLINE,     [EL_KBD] = KIND_INLINE,       [EL_LABEL] = KIND_INLINE,
    [EL_MAP] = KIND_INLINE,     [EL_MARK] = KIND_INLINE,      [EL_MATH] = KIND_INLINE,
    [EL_NOBR] = KIND_INLINE,    [EL_PICTURE] = KIND_INLINE,   [EL_Q] = KIND_INLINE,
    [EL_RB] = KIND_INLINE,      [EL_RP] = KIND_INLINE,        [EL_RT] = KIND_INLINE,
    [EL_RTC] = KIND_INLINE,     [EL_RUBY] = KIND_INLINE,      [EL_S] = KIND_INLINE,
    [EL_SAMP] = KIND_INLINE,    [EL_SMALL] = KIND_INLINE,     [EL_SOURCE] = KIND_INLINE,
    [EL_SPAN] = KIND_INLINE,    [EL_STRIKE] = KIND_INLINE,    [EL_STRONG] = KIND_INLINE,
    [EL_SUB] = KIND_INLINE,     [EL_SUP] = KIND_INLINE,       [EL_TIME] = KIND_INLINE,
    [EL_TT] = KIND_INLINE,      [EL_U] = KIND_INLINE,         [EL_VAR] = KIND_INLINE,
    [EL_WBR] = KIND_INLINE,     [EL_SCRIPT] = KIND_APART,     [EL_STYLE] = KIND_APART,
    [EL_TEMPLATE] = KIND_APART, [EL_NOSCRIPT] = KIND_APART,   [EL_HEAD] = KIND_APART,
    [EL_IFRAME] = KIND_APART,   [EL_OBJECT] = KIND_APART,     [EL_EMBED] = KIND_APART,
    [EL_APPLET] = KIND_APART,   [EL_AUDIO] = KIND_APART,      [EL_VIDEO] = KIND_APART,
    [EL_CANVAS] = KIND_APART,   [EL_SVG] = KIND_APART,        [EL_DATALIST] = KIND_APART,
    [EL_SELECT] = KIND_CONTROL, [EL_TEXTAREA] = KIND_CONTROL, [EL_INPUT] = KIND_CONTROL,
    [EL_BUTTON] = KIND_CONTROL,
};

bool page_is_block(const struct node *node)
{
	return node->kind == NODE_ELEMENT && kinds[element_of(node)] == KIND_BLOCK;
}

static bool is_stop(unsigned c)
{
	static const unsigned others[] = {0x589,  0x61F,  0x6D4,  0x964,  0x965,  0xF0D,  0x104B,
					  0x1362, 0x17D4, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF61};
	if (c < 0x80)
		return c == '.' || c == '!' || c == '?';
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (c == others[i])
			return true;
	return false;
}

/* The scripts of India and South-east Asia write vowels as marks, which say as much as letters. */
static bool is_vowel_sign(unsigned mark)
{
	return mark >= 0x900 && mark < 0x1100;
}

struct text_measure {
	uint32_t cells, words;
	uint16_t stops;
};

/* A stop ends a sentence where no letter or digit follows it, or it is one of the Far East.
 * South-east Asia leaves spaces between sentences only. */
static struct text_measure measure_text(const char *text)
{
	struct text_measure m = {0};
	bool in_word = false, stopped = false, spaceless = false;
	for (const char *s = text, *end = text + strlen(text); s < end;) {
		unsigned c = (unsigned char)*s < 0x80 ? (unsigned char)*s++ : utf8_next(&s, end);
		if (c <= ' ') {
			m.stops += stopped || spaceless;
			in_word = stopped = spaceless = false;
			continue;
		}
		bool letter = c < 0x80 ? ascii_is_letter_or_digit(c)
				       : unicode_is_letter(c) || unicode_is_digit(c);
		bool unspaced = c >= 0xE00 && unicode_is_unspaced(c);
		bool mark = c >= 0x300 && unicode_is_mark(c);
		letter = letter || (mark && in_word);
		m.cells += c < 0x300 || (mark && is_vowel_sign(c)) ? 1 : unicode_cells(c);
		m.words += letter && (!in_word || unspaced);
		in_word = letter && !unspaced;
		spaceless = unspaced && c < 0x2000;
		if (c >= 0x3000 && is_stop(c))
			m.stops++;
		else
			stopped = is_stop(c) || (stopped && !letter);
	}
	m.stops += stopped;
	return m;
}

/* A link that leads out of the page. */
static bool is_link(const struct node *node)
{
	const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
	return href && *href != '#';
}

static void add_text(part_list *parts, uint32_t at, const char *text)
{
	struct text_measure m = measure_text(text);
	if (!m.cells)
		return;
	uint32_t block = at;
	while (block && !parts->items[block].is_block)
		block = parts->items[block].parent;
	struct part *part = &parts->items[at], *own = &parts->items[block];
	part->cells += m.cells;
	part->words += m.words;
	own->own += m.cells;
	own->stops += m.stops;
	if (part->in_link) {
		part->linked += m.cells;
		own->own_linked += m.cells;
	}
}

static uint32_t shape_of(const struct node *node)
{
	const char *class = tree_get(node, "class");
	uint32_t hash = 2166136261u ^ (uint32_t)element_of(node);
	if (!class || !*class)
		return 0;
	for (const char *s = class; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 16777619u;
	return hash;
}

static void open_part(part_list *parts, uint32_t parent, struct node *node)
{
	enum element element = element_of(node);
	struct part part = {
	    .node = node,
	    .parent = parent,
	    .shape = shape_of(node),
	    .is_block = kinds[element] == KIND_BLOCK,
	    .links = is_link(node),
	    .pictures = element == EL_IMG,
	    .quotes = element == EL_BLOCKQUOTE,
	    .rows = element == EL_TR,
	};
	if (parts->count) { /* what the body is called is said of the whole page */
		const struct part *above = &parts->items[parent];
		part.in_code = above->in_code || element == EL_PRE;
		part.names = part.in_code ? 0 : page_names(node);
		part.in_link = above->in_link || part.links;
		part.in_list = above->in_list || element == EL_LI || element == EL_DD;
	}
	vec_push(parts, part);
}

static void list_parts(struct node *body, part_list *parts)
{
	uint32_t at = 0;
	for (struct node *node = body; node;) {
		while (node != body && parts->items[at].node != node->parent) {
			parts->items[at].end = (uint32_t)parts->count;
			at = parts->items[at].parent;
		}
		enum part_kind kind =
		    node->kind == NODE_ELEMENT ? kinds[element_of(node)] : KIND_BLOCK;
		if (node->kind == NODE_TEXT) {
			add_text(parts, at, node->text);
		} else if (kind >= KIND_APART) {
			parts->items[at].controls += kind == KIND_CONTROL;
			node = tree_next_skipping(node, body);
			continue;
		} else if (node->kind == NODE_ELEMENT) {
			open_part(parts, at, node);
			at = (uint32_t)parts->count - 1;
		}
		node = tree_next(node, body);
	}
	for (; at; at = parts->items[at].parent)
		parts->items[at].end = (uint32_t)parts->count;
	parts->items[0].end = (uint32_t)parts->count;
}

static bool is_prose(const struct part *part)
{
	uint32_t text = part->own - part->own_linked;
	if (is_heading(part->node) || part->names & NAMED(CAPTION) || part->own_linked > text)
		return false;
	return (part->stops && text >= SHORTEST_SENTENCE) || text >= LONG_TEXT;
}

static uint16_t capped(unsigned sum)
{
	return sum > MOST ? MOST : (uint16_t)sum;
}

static void sum_up(part_list *parts)
{
	for (size_t i = parts->count; i-- > 0;) {
		struct part *part = &parts->items[i], *above = &parts->items[part->parent];
		part->is_prose = is_prose(part);
		if (part->is_prose)
			part->prose += part->own - part->own_linked;
		if (!i)
			return;
		above->cells += part->cells;
		above->linked += part->linked;
		above->words += part->words;
		above->prose += part->prose;
		above->links = capped(above->links + part->links);
		above->pictures = capped(above->pictures + part->pictures);
		above->quotes = capped(above->quotes + part->quotes);
		above->controls = capped(above->controls + part->controls);
		above->rows = capped(above->rows + part->rows);
	}
}

void page_measure(const struct tree *tree, part_list *parts)
{
	list_parts(tree->body, parts);
	sum_up(parts);
}
