/* Plain text: the marks that make a line an item of a list: bullets and numbers. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum { LONGEST_MARK = 200 }; /* bytes of white space behind the mark of an item */

/* The bytes of white space at s. */
static size_t space_size(const char *s, const char *end)
{
	size_t size = 0;
	for (const char *at = s; at < end && size < LONGEST_MARK; size = (size_t)(at - s))
		if (!unicode_is_space(utf8_next(&at, end)))
			break;
	return size;
}

/* The bytes of an item's mark with the space behind it, which a katakana middle dot may lack; 0:
 * none. */
size_t text_bullet(const char *s, const char *end)
{
	static const char middle_dot[] = "・";
	static const char *const bullets[] = {"-", "*", "+", "•", "◦", "‣", "▪", "●", "·", "∙",
					      "■", "○", "◎", "◆", "◇", "□", "▫", "⁃", "–", "—",
					      "▸", "►", "▶", "➤", "➢", "➜", "→", "❖", "✦", "✓",
					      "✔", "✗", "✘", "☐", "☑", "☒", "¤", "♦", "※"};
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
		size_t size = strlen(bullets[i]);
		if ((size_t)(end - s) <= size + 1 || memcmp(s, bullets[i], size) != 0)
			continue;
		size_t space = space_size(s + size, end);
		return space && s + size + space < end ? size + space : 0;
	}
	size_t dot = strlen(middle_dot);
	if ((size_t)(end - s) > dot && memcmp(s, middle_dot, dot) == 0)
		return dot + space_size(s + dot, end);
	return 0;
}

/* Up to three digits, ASCII or full width; *s moves behind them. */
static unsigned read_number(const char **s, const char *end)
{
	unsigned value = 0;
	for (unsigned digits = 0; *s < end && digits < 3; digits++) {
		const char *at = *s;
		unsigned c = utf8_next(&at, end);
		c = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
		if (!ascii_is_digit((int)c))
			break;
		value = value * 10 + c - '0';
		*s = at;
	}
	return value;
}

/* "3. ", "3) ", "(3) "; "３．", "３、", "（３）", whose marks have their space inside: the number
 * in *number. */
size_t text_number(const char *s, const char *end, unsigned *number)
{
	const char *p = s, *digits = s;
	unsigned open = utf8_next(&digits, end);
	bool bracket = open == '(' || open == 0xFF08;
	p = bracket ? digits : s;
	unsigned value = read_number(&p, end);
	if (!value || p >= end)
		return 0;
	unsigned mark = utf8_next(&p, end);
	bool wide = mark == 0x3001 || mark == 0xFF0E || mark == 0xFF09;
	bool closing = mark == ')' || mark == 0xFF09;
	if (!(wide || closing || mark == '.') || (bracket && !closing))
		return 0;
	size_t space = space_size(p, end);
	if (p + space >= end || (!space && !wide))
		return 0;
	*number = value;
	return (size_t)(p - s) + space;
}

/* The bytes of an "o" with the spaces behind it, which may be an item's mark. */
static size_t circle_size(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	if (line->kind != LINE_TEXT || line->size < 3 || *s != 'o' || s[1] != ' ')
		return 0;
	return 1 + space_size(s + 1, s + line->size);
}

/* Whether "o" stands among other words: then it is one, as in Portuguese. */
static bool holds_o(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line);
	for (uint32_t i = 2; i + 1 < line->size; i++)
		if (s[i] == 'o' && s[i - 1] == ' ' && s[i + 1] == ' ')
			return true;
	return false;
}

/* Whether an item may begin behind the line: it is blank, opens a list, or is one of its items. */
static bool may_be_above(const struct text *text, const struct typed_line *above,
			 const struct typed_line *item)
{
	return above->kind == LINE_BLANK || circle_size(text, above) ||
	       above->indent > item->indent ||
	       (above->size && line_text(text, above)[above->size - 1] == ':');
}

void text_find_circles(struct text *text)
{
	size_t count = 0;
	for (size_t i = 0; i < text->lines.count; i++) {
		const struct typed_line *line = &text->lines.items[i];
		bool circle = circle_size(text, line) > 0;
		if (holds_o(text, line) || (circle && i && !may_be_above(text, line - 1, line)))
			return;
		count += circle;
	}
	for (size_t i = 0; count > 1 && i < text->lines.count; i++) {
		struct typed_line *line = &text->lines.items[i];
		size_t size = circle_size(text, line);
		if (size) {
			line->kind = LINE_ITEM;
			line->marker = (uint8_t)size;
		}
	}
}

/* Whether the line is nothing but a bullet. */
static bool is_lone_bullet(const struct text *text, size_t at)
{
	static const unsigned bullets[] = {0x2022, 0x25E6, 0x25AA, 0x25CF, 0x2023, 0x25A0, 0x25CB};
	if (at >= text->lines.count || text->lines.items[at].kind != LINE_BREAK)
		return false;
	const struct typed_line *line = &text->lines.items[at];
	const char *s = line_text(text, line), *end = s + line->size;
	unsigned c = utf8_next(&s, end);
	for (size_t i = 0; s == end && i < sizeof bullets / sizeof *bullets; i++)
		if (c == bullets[i])
			return true;
	return false;
}

/* The first line from at on that isn't blank. */
static size_t next_line(const struct text *text, size_t at)
{
	while (at < text->lines.count && text->lines.items[at].kind == LINE_BLANK)
		at++;
	return at;
}

/* Bullets that stand above their items, as copied from a page: one paragraph behind each. */
void text_find_lone_bullets(struct text *text)
{
	bool listed = false; /* the paragraph before is such an item */
	for (size_t i = 0, item, end; i < text->lines.count; i = end) {
		bool lone = is_lone_bullet(text, i);
		item = lone ? next_line(text, i + 1) : i;
		end = i + 1;
		if (!lone || item == text->lines.count ||
		    text->lines.items[item].kind != LINE_TEXT) {
			listed = listed && text->lines.items[i].kind == LINE_BLANK;
			continue;
		}
		for (end = item; end < text->lines.count &&
				 text->lines.items[end].kind != LINE_BLANK &&
				 !is_lone_bullet(text, end);)
			end++;
		if (!listed && !is_lone_bullet(text, next_line(text, end)))
			continue;
		text->lines.items[i].kind = LINE_BLANK;
		text->lines.items[item].kind = LINE_ITEM;
		listed = true;
	}
}
