/* Plain text: chords above the words of songs, each where it is played. */
#include "base/ascii.h"
#include "read/text/lines/text_lines.h"

#include <string.h>

enum { GUTTER = 2 };

/* Past the name of a note: "A", "F#", "Bb"; NULL: it is none. */
static const char *past_note(const char *s, const char *end)
{
	if (s == end || *s < 'A' || *s > 'H')
		return NULL;
	for (s++; s < end && (*s == '#' || *s == 'b');)
		s++;
	return s;
}

/* "Am", "F#m7", "G/B", "Csus4", as above the words of songs. */
static bool is_chord(const char *s, const char *end)
{
	static const char *const kinds[] = {"maj", "min", "dim", "aug", "sus", "add", "m", "M"};
	s = past_note(s, end);
	for (size_t i = 0, size; s && i < sizeof kinds / sizeof *kinds; i++) {
		size = strlen(kinds[i]);
		if ((size_t)(end - s) >= size && memcmp(s, kinds[i], size) == 0) {
			s += size;
			break;
		}
	}
	while (s && s < end && (ascii_is_digit(*s) || *s == '#' || *s == 'b' || *s == '+'))
		s++;
	if (s && s < end && *s == '/')
		s = past_note(s + 1, end);
	return s == end;
}

static bool is_chords(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line), *end = s + line->size;
	while (s < end) {
		const char *word = s;
		while (s < end && *s != ' ')
			s++;
		if (!is_chord(word, s))
			return false;
		while (s < end && *s == ' ')
			s++;
	}
	return line->kind == LINE_TEXT;
}

/* Whether chords stand above the words, each where it is played. */
bool text_are_chords(const struct text *text, size_t first, size_t end)
{
	size_t chords = 0, apart = 0;
	for (size_t i = first; i < end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		bool above = is_chords(text, line) && i + 1 < end && !is_chords(text, line + 1);
		chords += above;
		apart += above && text_second_column(text, line, GUTTER);
	}
	return apart && chords * 3 >= end - first;
}
