/* Plain text: lines that show something by where their characters stand: tables, columns, drawings,
 * formulas, code that is set in. What is no table stays as it was typed. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_table.h"

#include <string.h>

enum {
	CAPTIONS = 2,       /* lines that may stand right above a table */
	SET_IN = 3,         /* cells from the margin of prose on */
	WORDS_OF_PROSE = 9, /* more of them are a sentence */
	WORDS_OF_COMMAND = 6,
	WIDEST = 100, /* of code that is set in */
	GUTTER = 2,
	WIDE_GUTTER = 8,
	LINES_OF_A_ROW = 4, /* and at most as many more */
};

static bool is_sign(unsigned c)
{
	return (c && c < 0x80 && strchr("|/\\_+-=<>^~#*()'`.:,o", (int)c)) ||
	       (c >= 0x2190 && c <= 0x21FF);
}

/* Of those that draw boxes; the first two are dashes in East Asia. */
static bool is_box(unsigned c)
{
	return c >= 0x2502 && c <= 0x259F;
}

/* Whether the line is drawn rather than written: made of signs, more than one kind of them. */
static bool is_drawn(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line), *end = s + line->size;
	size_t signs = 0, others = 0, strokes = 0;
	bool mixed = false;
	for (unsigned before = 0; s < end;) {
		unsigned c = utf8_next(&s, end);
		if (is_box(c))
			return true;
		if (unicode_is_space(c))
			continue;
		signs += is_sign(c);
		others += !is_sign(c);
		strokes += c < 0x80 && c && strchr("|/\\_+-=<>^~", (int)c);
		mixed |= before && c != before;
		before = c;
	}
	return mixed && strokes >= 2 && signs >= others;
}

/* Several lines are drawn, and no line is a sentence. */
static bool is_drawing(const struct text *text, size_t first, size_t count)
{
	size_t drawn = 0;
	for (size_t i = first; i < first + count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		drawn += is_drawn(text, line);
	}
	return drawn > 1 && drawn * 5 >= count * 2;
}

/* The end of the paragraph that begins at first. */
static size_t paragraph_end(const struct text *text, size_t first)
{
	const struct typed_line *lines = text->lines.items;
	size_t i = first;
	while (i < text->lines.count && lines[i].quote == lines[first].quote &&
	       lines[i].kind != LINE_BLANK && lines[i].kind != LINE_MARKED &&
	       lines[i].kind != LINE_FENCE && lines[i].kind != LINE_LISTED)
		i++;
	return i > first ? i : first + 1;
}

static void mark(struct text *text, size_t first, size_t end, enum line_kind kind)
{
	for (size_t i = first; i < end; i++)
		text->lines.items[i].kind = (uint8_t)kind;
}

unsigned text_second_column(const struct text *text, const struct typed_line *line, unsigned gutter)
{
	const char *s = line_text(text, line);
	for (size_t i = 1, blank = 0; i < line->size; i++) {
		if (s[i] != ' ' && blank >= gutter)
			return line->indent + text_cells(s, i);
		blank = s[i] == ' ' ? blank + 1 : 0;
	}
	return 0;
}

bool text_hangs(const struct text *text, const struct typed_line *line)
{
	return line[1].indent > line->indent &&
	       text_second_column(text, line, GUTTER) == line[1].indent;
}

static bool holds_digit(const char *s, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (ascii_is_digit(s[i]))
			return true;
	return false;
}

static bool is_row(const struct text *text, const struct typed_line *line)
{
	return text_second_column(text, line, WIDE_GUTTER) &&
	       holds_digit(line_text(text, line), line->size);
}

/* Whether lines such as "A book        $12" head others, that don't go on in their second column.
 */
static bool are_rows(const struct text *text, size_t first, size_t end)
{
	size_t rows = 0;
	if (!text_second_column(text, &text->lines.items[first], GUTTER))
		return false;
	for (size_t i = first; i < end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		bool hanging = i + 1 < end && text_hangs(text, line);
		if (line->kind != LINE_TEXT || line->cells > WIDEST || hanging)
			return false;
		rows += is_row(text, line);
	}
	return rows && (end - first) <= rows * LINES_OF_A_ROW;
}

static void look_at(struct text *text, size_t first, size_t end)
{
	struct text_table table = {0};
	if (text_are_labelled(text, first, end) || text_are_lettered(text, first))
		return;
	for (size_t i = first; i < end && i <= first + CAPTIONS && end - i > 1; i++) {
		enum text_columns found = text_read_table(text, i, end - i, &table);
		if (found == COLUMNS_NONE)
			continue;
		mark(text, i, end, found == COLUMNS_HEADED ? LINE_TABLE : LINE_CODE);
		text_table_clear(&table);
		return;
	}
	if (is_drawing(text, first, end - first) || are_rows(text, first, end) ||
	    text_are_chords(text, first, end))
		mark(text, first, end, LINE_CODE);
}

void text_find_aligned(struct text *text)
{
	for (size_t first = 0, end; first < text->lines.count; first = end) {
		end = paragraph_end(text, first);
		if (text->lines.items[first].kind != LINE_BLANK && end > first + 1)
			look_at(text, first, end);
	}
}

static bool holds(const char *s, size_t size, const char *sign)
{
	size_t length = strlen(sign);
	for (size_t i = 0; i + length <= size; i++)
		if (memcmp(s + i, sign, length) == 0)
			return true;
	return false;
}

/* A sign that stands between the sides of an equation. */
static bool is_equation(const char *s, size_t size)
{
	static const char *const signs[] = {" = ", " := ", "::=", " ≈ ",  " ≤ ",  " ≥ ", " ≡ ",
					    " ≠ ", " → ",  " ⇒ ", " <= ", " >= ", " == "};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (holds(s, size, signs[i]))
			return true;
	return false;
}

/* Whether a colon ends the line before, blank ones aside, and that is set in less. */
static bool is_introduced(const struct text *text, size_t first)
{
	const struct typed_line *line = text_line_above(text, first);
	return line && line->kind != LINE_CODE && line->indent < text->base + SET_IN &&
	       line_text(text, line)[line->size - 1] == ':';
}

/* A few words that begin in lower case or with a sign, as commands do. */
static bool is_command(const char *s, size_t size)
{
	static const char signs[] = "./~$*-_<{[#@:\\";
	return (ascii_is_lower(*s) || memchr(signs, *s, sizeof signs - 1)) &&
	       !memchr(",.;:!?", s[size - 1], 6) && text_count_words(s, size) <= WORDS_OF_COMMAND;
}

/* Formulas and code that stand apart from prose, further in. */
static bool is_set_in(const struct text *text, size_t first, size_t end)
{
	bool introduced = is_introduced(text, first), signs = false, alone = end == first + 1;
	for (size_t i = first; i < end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		const char *s = line_text(text, line);
		if (line->quote || line->indent < text->base + SET_IN ||
		    line->kind == LINE_MARKED || line->cells > WIDEST)
			return false;
		bool sentence =
		    text_ends_sentence(s, line->size) && text_count_words(s, line->size) > 3;
		bool code = is_equation(s, line->size) ||
			    (text_code_points(text, line) > 1 && line->kind != LINE_BREAK &&
			     !(alone && text_is_centred(text, line)));
		if (sentence || (!code && text_count_words(s, line->size) > WORDS_OF_PROSE))
			return false;
		signs |= code;
		introduced &= is_command(s, line->size);
	}
	return signs || introduced;
}

void text_find_set_in(struct text *text)
{
	for (size_t first = 0, end; first < text->lines.count; first = end) {
		end = paragraph_end(text, first);
		if (text->lines.items[first].kind == LINE_TEXT && is_set_in(text, first, end))
			mark(text, first, end, LINE_CODE);
	}
}
