/* Plain text: labels that open lines, as in "Ingredients: flour". */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

enum {
	LONGEST_LABEL = 24, /* letters */
	WORDS_OF_A_LABEL = 3,
	GUTTER = 2, /* cells */
};

bool text_is_labelled(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line), *end = s + line->size;
	unsigned words = 1, before = ' ';
	for (unsigned letters = 0; s < end && letters < LONGEST_LABEL; letters++) {
		unsigned c = utf8_next(&s, end);
		if (!letters && (!unicode_is_letter(c) || unicode_is_lower(c)))
			return false;
		if (c == ':' || c == 0xFF1A)
			return before != ' ' && (s == end || *s == ' ' || c != ':');
		words += c == ' ' && before != ' ';
		if (words > WORDS_OF_A_LABEL || (c != ' ' && c != '-' && !unicode_is_word(c)))
			return false;
		before = c;
	}
	return false;
}

bool text_are_labelled(const struct text *text, size_t first, size_t end)
{
	unsigned column = 0;
	bool differs = false;
	for (size_t i = first; i < end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		bool labelled = text_is_labelled(text, line);
		if (!labelled && (i == first || line->indent <= text->lines.items[first].indent))
			return false;
		unsigned second = labelled ? text_second_column(text, line, GUTTER) : 0;
		differs |= second && column && second != column;
		column = second ? second : column;
	}
	return differs;
}
