/* The labels of items: which of them are a number that HTML shows by itself, which are words. */
#include "read/word/draft_tree.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

/* Whether it is a digit of Chinese numbers, which is a letter too. */
static bool is_chinese_digit(unsigned c)
{
	static const unsigned digits[] = {0x3007, 0x4E00, 0x4E03, 0x4E09, 0x4E5D, 0x4E8C, 0x4E94,
					  0x516B, 0x516D, 0x5341, 0x5343, 0x56DB, 0x767E, 0x96F6};
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		if (digits[i] == c)
			return true;
	return false;
}

/* The number alone, as the label shows it. */
static const char *number_of(const struct draft *draft, const struct draft_item *item)
{
	struct buf out = BUF_EMPTY;
	draft_number(&out, item->numbering, item->number);
	const char *number = arena_copy(draft->arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return number;
}

/* Whether letters of a label are a word of its own, which no number is: "Listing 3-1". */
static bool has_word(const char *label, const char *end)
{
	enum { LETTERS_OF_A_WORD = 3, FIRST_OF_EAST = 0x2E80 };
	unsigned letters = 0;
	bool is_roman = true;
	for (const char *s = label; s < end;) {
		unsigned c = utf8_next(&s, end);
		bool is_letter = unicode_is_letter(c) && !is_chinese_digit(c);
		letters = is_letter ? letters + 1 : 0;
		is_roman = !is_letter || (is_roman && c < 128 && strchr("ivxlcdmIVXLCDM", (int)c));
		if ((letters >= LETTERS_OF_A_WORD && !is_roman) ||
		    (is_letter && c >= FIRST_OF_EAST))
			return true;
	}
	return false;
}

/* Whether the label says more than a number. */
static bool has_words(const struct draft *draft, const struct draft_item *item)
{
	const char *label = item->label, *end = label + strlen(label);
	const char *number = item->numbering > NUMBERED_OTHER ? number_of(draft, item) : "";
	const char *found = *number ? strstr(label, number) : NULL;
	if (!found)
		return has_word(label, end);
	return has_word(label, found) || has_word(found + strlen(number), end);
}

bool draft_is_item(const struct draft *draft, const struct draft_paragraph *paragraph)
{
	const struct draft_item *item = &paragraph->item;
	if (!item->list || paragraph->level)
		return false;
	return item->continues || item->numbering <= NUMBERED_BULLET ||
	       (item->label && *item->label && !has_words(draft, item));
}

/* Marks that say what is done, or right, and what isn't. */
static bool is_tick(const char *mark)
{
	static const char *const ticks[] = {"☐", "☑", "☒", "✓", "✔", "✗", "✘", "✅", "❌"};
	for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++)
		if (strcmp(ticks[i], mark) == 0)
			return true;
	return false;
}

bool draft_says_label(const struct draft *draft, const struct draft_item *item)
{
	static const char before[] = "( ", behind[] = ".):-\t ";
	enum { LETTERS = 26 };
	const char *label = item->label ? item->label : "";
	if (item->continues || !*label || item->numbering == NUMBERED_NOT)
		return false;
	if (item->numbering == NUMBERED_BULLET)
		return is_tick(label);
	bool is_letter =
	    item->numbering == NUMBERED_LOWER_LETTER || item->numbering == NUMBERED_UPPER_LETTER;
	if (item->numbering >= NUMBERED_OTHER || (is_letter && item->number > LETTERS))
		return true;
	const char *number = number_of(draft, item);
	label += strspn(label, before);
	if (strncmp(label, number, strlen(number)) != 0)
		return true;
	label += strlen(number);
	return label[strspn(label, behind)] != '\0';
}
