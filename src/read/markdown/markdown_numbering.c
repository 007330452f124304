/* The marks of pandoc's lists: "a)", "(iv)", "B.  ", "#.", "(@label)". Words may begin so, too
 * ("c. 1850", "(a) and"): where nothing shows that it is a list, it begins one only if another item
 * goes on with the next number. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "base/roman.h"

#include <string.h>

enum { MOST_SIZE = 9, LONGEST_LABEL = 40, MOST_ASKEW = 3 };

/* The pieces of a mark. */
struct item_number {
	char mark;
	const char *word;
	size_t size;   /* of the word */
	size_t behind; /* the size of all of it */
};

static bool is_of_word(char c)
{
	return ascii_is_letter_or_digit(c) || c == '#' || c == '@' || c == '_' || c == '-';
}

/* Words must stand behind it; behind a capital and a full stop, which may be a name's, two blanks.
 */
static bool read_numbering(const char *text, const char *end, struct item_number *numbering)
{
	bool open = text < end && *text == '(';
	const char *s = numbering->word = text + open;
	while (s < end && is_of_word(*s) && (size_t)(s - text) < LONGEST_LABEL)
		s++;
	numbering->size = (size_t)(s - numbering->word);
	if (s + 1 >= end || (*s != ')' && (open || *s != '.')) || !is_blank(s[1]))
		return false;
	numbering->mark = open ? '(' : *s;
	numbering->behind = (size_t)(s + 1 - text);
	size_t gap = strspn(s + 1, " \t");
	bool initial = *s == '.' && ascii_is_upper(*numbering->word);
	return s + 1 + gap < end && (!initial || gap > 1 || s[1] == '\t');
}

/* The number that the word is in a style; 0: it is none. */
static unsigned number_in(const struct item_number *numbering, char style)
{
	const char *word = numbering->word;
	size_t size = numbering->size;
	unsigned number = 0;
	if (style == '1') {
		for (size_t i = 0; i < size; i++)
			number = ascii_is_digit(word[i]) && size <= MOST_SIZE
				     ? number * 10 + (unsigned)(word[i] - '0')
				     : 0;
		return number;
	}
	for (size_t i = 0; i < size; i++)
		if (!(ascii_is_upper(style) ? ascii_is_upper : ascii_is_lower)(word[i]))
			return 0;
	if (ascii_lower(style) == 'i')
		return roman_value(word, size);
	return size == 1 ? (unsigned)(ascii_lower(*word) - 'a') + 1 : 0;
}

/* Behind the blanks and marks of quotations before the level, and the column there. */
static size_t line_word(const struct markdown_source *source, size_t at, size_t level,
			size_t *column)
{
	const char *text = source->text;
	*column = 0;
	for (; at < source->size; at++) {
		if (!is_blank(text[at]) && (text[at] != '>' || *column >= level))
			break;
		*column = text[at] == '\t' ? *column / 4 * 4 + 4 : *column + 1;
	}
	return at;
}

/* Whether an item with the next number stands below, before the list would end. */
static bool goes_on_below(struct blocks *blocks, const struct line *line,
			  const struct marker *marker)
{
	const struct markdown_source *source = &blocks->markdown->source;
	const char *text = source->text;
	size_t level = line->column + line->indent, at = line->end;
	bool blank = false;
	while (at < source->size && blocks->patience) {
		size_t column, start = at + 1, word = line_word(source, start, level, &column);
		const char *newline = memchr(text + word, '\n', source->size - word);
		size_t end = newline ? (size_t)(newline - text) : source->size;
		struct item_number numbering;
		if (word < end && column + MOST_ASKEW >= level && column <= level + MOST_ASKEW &&
		    read_numbering(text + word, text + end, &numbering) &&
		    numbering.mark == marker->mark &&
		    number_in(&numbering, marker->style) == marker->number + 1)
			return true;
		if (word < end && blank && column <= level)
			return false;
		blocks->patience -= end - start < blocks->patience ? end - start : blocks->patience;
		blank = word >= end;
		at = end;
	}
	return false;
}

/* The list that an item at the line's start may go on; NULL: there is none. */
static const struct list *list_above(const struct blocks *blocks)
{
	size_t matched = blocks->matched;
	const struct container *above = matched ? &blocks->open.items[matched - 1] : NULL;
	return above && above->kind == IN_LIST ? above->list : NULL;
}

static bool goes_on_list(const struct list *list, const struct item_number *numbering,
			 struct marker *marker)
{
	if (!list || list->mark != numbering->mark || !list->style || list->style == '@')
		return false;
	marker->style = list->style;
	marker->number = number_in(numbering, list->style);
	return marker->number == list->next || *numbering->word == '#';
}

static bool begins_list(struct blocks *blocks, const struct line *line,
			const struct item_number *numbering, struct marker *marker)
{
	bool upper = ascii_is_upper(*numbering->word),
	     lone_i = ascii_lower(*numbering->word) == 'i';
	const char *styles = lone_i ? (upper ? "IA" : "ia") : upper ? "AI1" : "ai1";
	for (; *styles; styles++) {
		marker->style = *styles;
		marker->number = number_in(numbering, *styles);
		if (marker->number && (marker->number == 1 || !in_paragraph(blocks)) &&
		    blocks->patience && goes_on_below(blocks, line, marker))
			return true;
	}
	return false;
}

bool numbering_read(struct blocks *blocks, const struct line *line, struct marker *marker)
{
	struct item_number numbering;
	struct markdown *markdown = blocks->markdown;
	const struct container *inner = blocks_inner(blocks);
	const struct list *list = list_above(blocks);
	bool apart = !in_paragraph(blocks) || (inner && inner->kind == IN_ITEM);
	if (!read_numbering(line->text + line->word, line->text + line->end, &numbering))
		return false;
	*marker = (struct marker){.mark = numbering.mark, .size = numbering.behind};
	if (*numbering.word == '@') {
		marker->style = '@';
		marker->number = markdown->last_example + 1;
		return numbering.mark == '(' && apart &&
		       example_read(markdown, numbering.word + 1, numbering.size - 1);
	}
	if (*numbering.word == '#') {
		bool goes_on = goes_on_list(list, &numbering, marker);
		marker->number = goes_on ? list->next : 1;
		marker->style = goes_on ? list->style : '1';
		return numbering.size == 1 && apart;
	}
	if (numbering.mark != '(' && ascii_is_digit(*numbering.word))
		return false; /* as CommonMark has it */
	return goes_on_list(list, &numbering, marker) ||
	       begins_list(blocks, line, &numbering, marker);
}
