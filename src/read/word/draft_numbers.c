/* Numbers as lists show them. */
#include "read/word/draft.h"

static void put_roman(struct buf *out, long number, bool upper)
{
	static const struct {
		long value;
		const char *lower, *upper;
	} signs[] = {
	    {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
	    {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
	    {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
	    {1, "i", "I"},
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (; number >= signs[i].value; number -= signs[i].value)
			buf_puts(out, upper ? signs[i].upper : signs[i].lower);
}

/* a to z, then aa to zz, as word processors count. */
static void put_letters(struct buf *out, long number, char first)
{
	enum { LETTERS = 26 };
	for (long i = 0; i <= (number - 1) / LETTERS; i++)
		buf_putc(out, (char)(first + (number - 1) % LETTERS));
}

void draft_number(struct buf *out, enum draft_numbering numbering, long number)
{
	enum { MOST_ROMAN = 3999, MOST_LETTERED = 26 * 10 };
	bool is_roman = numbering == NUMBERED_LOWER_ROMAN || numbering == NUMBERED_UPPER_ROMAN;
	bool is_letter = numbering == NUMBERED_LOWER_LETTER || numbering == NUMBERED_UPPER_LETTER;
	if (is_roman && number > 0 && number <= MOST_ROMAN)
		put_roman(out, number, numbering == NUMBERED_UPPER_ROMAN);
	else if (is_letter && number > 0 && number <= MOST_LETTERED)
		put_letters(out, number, numbering == NUMBERED_UPPER_LETTER ? 'A' : 'a');
	else if (numbering > NUMBERED_BULLET)
		buf_printf(out, "%ld", number);
}
