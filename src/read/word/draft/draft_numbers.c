/* Numbers as lists show them. */
#include "read/word/draft/draft.h"

#include "base/ascii.h"
#include "base/roman.h"

/* a to z, then aa to zz, as word processors count. */
static void put_letters(struct buf *out, long number, char first)
{
	enum { LETTERS = 26 };
	for (long i = 0; i <= (number - 1) / LETTERS; i++)
		buf_putc(out, (char)(first + (number - 1) % LETTERS));
}

/* 一千零二十一: what is counted, then how many of each kind; a gap is said once. */
static void put_chinese(struct buf *out, long number)
{
	static const char *const digits[] = {"零", "一", "二", "三", "四",
					     "五", "六", "七", "八", "九"};
	static const char *const kinds[] = {"千", "百", "十", ""};
	bool is_gap = false, has_begun = false;
	long value = 1000;
	for (int i = 0; i < 4; i++, value /= 10) {
		long digit = number / value % 10;
		is_gap |= !digit && has_begun;
		if (!digit)
			continue;
		buf_puts(out, is_gap ? digits[0] : "");
		if (digit > 1 || value != 10 || has_begun)
			buf_puts(out, digits[digit]);
		buf_puts(out, kinds[i]);
		has_begun = true;
		is_gap = false;
	}
}

/* One to ninety-nine, or First to Ninety-ninth. */
static void put_english(struct buf *out, long number, bool is_ordinal)
{
	static const char *const small[][2] = {
	    {"", "th"},
	    {"one", "first"},
	    {"two", "second"},
	    {"three", "third"},
	    {"four", "fourth"},
	    {"five", "fifth"},
	    {"six", "sixth"},
	    {"seven", "seventh"},
	    {"eight", "eighth"},
	    {"nine", "ninth"},
	    {"ten", "tenth"},
	    {"eleven", "eleventh"},
	    {"twelve", "twelfth"},
	    {"thirteen", "thirteenth"},
	    {"fourteen", "fourteenth"},
	    {"fifteen", "fifteenth"},
	    {"sixteen", "sixteenth"},
	    {"seventeen", "seventeenth"},
	    {"eighteen", "eighteenth"},
	    {"nineteen", "nineteenth"},
	};
	static const char *const tens[][2] = {
	    {"twenty", "twentieth"}, {"thirty", "thirtieth"}, {"forty", "fortieth"},
	    {"fifty", "fiftieth"},   {"sixty", "sixtieth"},   {"seventy", "seventieth"},
	    {"eighty", "eightieth"}, {"ninety", "ninetieth"},
	};
	size_t start = out->size;
	if (number >= 20)
		buf_puts(out, tens[number / 10 - 2][is_ordinal && number % 10 == 0]);
	if (number > 20 && number % 10)
		buf_putc(out, '-');
	if (number < 20 || number % 10)
		buf_puts(out, small[number < 20 ? number : number % 10][is_ordinal]);
	out->data[start] = (char)ascii_upper(out->data[start]);
}

static const char *figured_ending(long number)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	long last = number % 10;
	bool is_teen = number / 10 % 10 == 1;
	return endings[last > 3 || is_teen ? 0 : last];
}

void draft_number(struct buf *out, enum draft_numbering numbering, long number)
{
	enum { MOST_LETTERED = 26 * 10, MOST_CHINESE = 9999, MOST_ENGLISH = 99 };
	bool is_roman = numbering == NUMBERED_LOWER_ROMAN || numbering == NUMBERED_UPPER_ROMAN;
	bool is_letter = numbering == NUMBERED_LOWER_LETTER || numbering == NUMBERED_UPPER_LETTER;
	bool is_english = numbering == NUMBERED_CARDINAL || numbering == NUMBERED_ORDINAL;
	if (is_roman && number > 0 && number <= ROMAN_MOST)
		roman_put(out, (unsigned)number, numbering == NUMBERED_UPPER_ROMAN);
	else if (is_letter && number > 0 && number <= MOST_LETTERED)
		put_letters(out, number, numbering == NUMBERED_UPPER_LETTER ? 'A' : 'a');
	else if (numbering == NUMBERED_CHINESE && number > 0 && number <= MOST_CHINESE)
		put_chinese(out, number);
	else if (is_english && number > 0 && number <= MOST_ENGLISH)
		put_english(out, number, numbering == NUMBERED_ORDINAL);
	else if (numbering == NUMBERED_FIGURED && number > 0)
		buf_printf(out, "%ld%s", number, figured_ending(number));
	else if (numbering == NUMBERED_TWO_DIGITS)
		buf_printf(out, "%02ld", number);
	else if (!draft_number_of_script(out, numbering, number) && numbering > NUMBERED_BULLET)
		buf_printf(out, "%ld", number);
}
