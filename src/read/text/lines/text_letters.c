/* Plain text: items that letters and small Roman numbers count: "a.", "b)", "(ii)". Since a letter
 * with a stop begins many a line, a line is an item only beside its neighbour in the count. */
#include "base/ascii.h"
#include "base/roman.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum { DEEPEST = 12, LONGEST_ROMAN = 6, MOST_SPACES = 100 };

/* A line that may be an item, or is one. */
struct open_item {
	size_t line;
	unsigned indent, edge;  /* cells before its mark, and up to its end */
	unsigned letter, roman; /* what it counts, read as one and as the other; 0: it can't be */
	unsigned form;          /* a bracket before, a mark behind, capitals */
	size_t marker;
	bool counted; /* beside a neighbour */
	bool plain;   /* an item by other marks */
};

struct letters {
	struct text *text;
	struct open_item open[DEEPEST];
	size_t depth;
};

/* Reads the mark of the line. */
static bool read_mark(const struct text *text, size_t at, struct open_item *item)
{
	const struct typed_line *line = &text->lines.items[at];
	const char *s = line_text(text, line), *end = s + line->size;
	bool bracket = *s == '(';
	const char *first = s += bracket;
	while (s < end && s - first <= LONGEST_ROMAN && ascii_is_letter(*s) &&
	       ascii_is_upper(*s) == ascii_is_upper(*first))
		s++;
	size_t letters = (size_t)(s - first);
	if (!letters || s >= end || !(*s == ')' || (*s == '.' && !bracket)))
		return false;
	const char *behind = s + 1;
	while (behind < end && (*behind == ' ' || *behind == '\t') && behind - s < MOST_SPACES)
		behind++;
	if (behind == s + 1 || behind >= end)
		return false;
	*item = (struct open_item){
	    .line = at,
	    .indent = line->indent,
	    .edge = line->indent + (unsigned)(s - line_text(text, line)),
	    .letter = letters == 1 ? (unsigned)(ascii_lower(*first) - 'a' + 1) : 0,
	    .roman = roman_value(first, letters),
	    .form = (bracket ? 1U : 0) + (*s == ')' ? 2U : 0) + (ascii_is_upper(*first) ? 4U : 0),
	    .marker = (size_t)(behind - line_text(text, line)),
	};
	return item->letter || item->roman;
}

static void count(const struct letters *in, struct open_item *item, bool roman)
{
	static const char styles[] = {'a', 'A', 'i', 'I'};
	struct typed_line *line = &in->text->lines.items[item->line];
	line->kind = LINE_NUMBERED;
	line->marker = (uint8_t)item->marker;
	line->style = styles[(item->form & 4 ? 1 : 0) + (roman ? 2 : 0)];
	line->number = (uint16_t)(roman ? item->roman : item->letter);
	item->counted = true;
	*(roman ? &item->letter : &item->roman) = 0;
}

/* Whether the item is the next one in the count; roman: by Roman numbers. */
static bool goes_on(const struct open_item *last, const struct open_item *item, bool *roman)
{
	bool letter = last->letter && item->letter == last->letter + 1;
	*roman = !letter && last->roman && item->roman == last->roman + 1;
	return last->form == item->form && (letter || *roman);
}

bool text_are_lettered(const struct text *text, size_t first)
{
	const struct typed_line *lines = text->lines.items;
	struct open_item last, item;
	bool roman, counted = false, hangs = false;
	if (!read_mark(text, first, &last))
		return false;
	for (size_t i = first + 1; i < text->lines.count && lines[i].kind == LINE_TEXT; i++) {
		if (lines[i].size > 2 && read_mark(text, i, &item) &&
		    goes_on(&last, &item, &roman)) {
			last = item;
			counted = true;
		} else if (lines[i].indent > lines[first].indent) {
			hangs = true;
		} else {
			return false;
		}
	}
	return counted && hangs;
}

/* Capitals with a stop are initials or headings, unless they stand below an item, or other lines
 * hang below theirs. */
static bool may_begin(const struct letters *in, const struct open_item *item)
{
	return (item->letter == 1 || item->roman == 1) &&
	       (item->form != 4 || (in->depth && in->open[in->depth - 1].indent < item->indent) ||
		text_are_lettered(in->text, item->line));
}

/* Whether the item stands below the last one: from the left, or up to the right as " i)", "ii)". */
static bool is_beside(const struct letters *in, const struct open_item *item)
{
	const struct open_item *last = in->depth ? &in->open[in->depth - 1] : NULL;
	return last && !last->plain && (last->indent == item->indent || last->edge == item->edge);
}

static void take(struct letters *in, struct open_item item)
{
	bool beside = is_beside(in, &item), roman;
	struct open_item *last = beside ? &in->open[in->depth - 1] : NULL;
	if (beside && goes_on(last, &item, &roman)) {
		if (!last->counted)
			count(in, last, roman);
		count(in, &item, roman);
	}
	if (beside)
		in->depth--;
	if (in->depth < DEEPEST && (item.counted || may_begin(in, &item)))
		in->open[in->depth++] = item;
}

/* Closes what a line of this indentation ends. */
static void close_to(struct letters *in, unsigned indent, bool same)
{
	while (in->depth && (in->open[in->depth - 1].indent > indent ||
			     (same && in->open[in->depth - 1].indent == indent)))
		in->depth--;
}

void text_find_letters(struct text *text)
{
	struct letters in = {.text = text};
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		struct open_item item;
		bool after_blank = i && line[-1].kind == LINE_BLANK;
		if (line->kind == LINE_ITEM || line->kind == LINE_NUMBERED) {
			close_to(&in, line->indent, true);
			if (in.depth < DEEPEST)
				in.open[in.depth++] =
				    (struct open_item){.indent = line->indent, .plain = true};
		} else if (line->kind == LINE_TEXT && line->size > 2 && read_mark(text, i, &item)) {
			if (!is_beside(&in, &item))
				close_to(&in, line->indent, false);
			take(&in, item);
		} else if (line->kind == LINE_TEXT && after_blank) {
			close_to(&in, line->indent, true);
		} else if (line->kind != LINE_TEXT && line->kind != LINE_BLANK) {
			in.depth = 0;
		}
	}
}
