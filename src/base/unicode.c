/* Properties of characters, by utf8proc. */
#include "base/unicode.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static utf8proc_category_t category(unsigned c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool unicode_is_letter(unsigned c)
{
	if (c < 0x80)
		return ascii_is_letter(c);
	utf8proc_category_t is = category(c);
	return is >= UTF8PROC_CATEGORY_LU && is <= UTF8PROC_CATEGORY_LO;
}

bool unicode_is_mark(unsigned c)
{
	utf8proc_category_t is = c < 0x80 ? UTF8PROC_CATEGORY_CN : category(c);
	return is >= UTF8PROC_CATEGORY_MN && is <= UTF8PROC_CATEGORY_ME;
}

bool unicode_is_digit(unsigned c)
{
	if (c < 0x80)
		return ascii_is_digit(c);
	utf8proc_category_t is = category(c);
	return is >= UTF8PROC_CATEGORY_ND && is <= UTF8PROC_CATEGORY_NO;
}

bool unicode_is_word(unsigned c)
{
	return unicode_is_letter(c) || unicode_is_digit(c) || unicode_is_mark(c);
}

bool unicode_is_upper(unsigned c)
{
	if (c < 0x80)
		return ascii_is_upper(c);
	utf8proc_category_t is = category(c);
	return is == UTF8PROC_CATEGORY_LU || is == UTF8PROC_CATEGORY_LT;
}

bool unicode_is_lower(unsigned c)
{
	if (c < 0x80)
		return ascii_is_lower(c);
	return category(c) == UTF8PROC_CATEGORY_LL;
}

bool unicode_is_space(unsigned c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	utf8proc_category_t is = category(c);
	return is >= UTF8PROC_CATEGORY_ZS && is <= UTF8PROC_CATEGORY_ZP;
}

bool unicode_is_seen(unsigned c)
{
	if (c < 0x80)
		return c > ' ' && c < 0x7F;
	utf8proc_category_t is = category(c);
	return (is < UTF8PROC_CATEGORY_ZS || is > UTF8PROC_CATEGORY_ZP) &&
	       is != UTF8PROC_CATEGORY_CC && is != UTF8PROC_CATEGORY_CF;
}

unsigned unicode_to_lower(unsigned c)
{
	if (c < 0x80)
		return (unsigned)ascii_lower((int)c);
	return (unsigned)utf8proc_tolower((utf8proc_int32_t)c);
}

unsigned unicode_to_upper(unsigned c)
{
	return (unsigned)utf8proc_toupper((utf8proc_int32_t)c);
}

bool unicode_take_word(const char **s, const char *end, const char *word)
{
	const char *at = *s;
	for (const char *stop = word + strlen(word); word < stop;)
		if (at >= end || unicode_to_lower(utf8_next(&at, end)) != utf8_next(&word, stop))
			return false;
	*s = at;
	return true;
}

unsigned unicode_cells(unsigned c)
{
	return c < 0x300 ? 1 : (unsigned)utf8proc_charwidth((utf8proc_int32_t)c);
}

struct range {
	unsigned first, last;
};

static bool is_in(const struct range *ranges, size_t count, unsigned c)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

bool unicode_is_hidden(unsigned c)
{
	/* joiners, which scripts need, and signs that stand around numbers
	 * (Prepended_Concatenation_Mark) */
	static const struct range plain[] = {
	    {0x200C, 0x200D}, {0x0600, 0x0605}, {0x06DD, 0x06DD},   {0x070F, 0x070F},
	    {0x0890, 0x0891}, {0x08E2, 0x08E2}, {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
	};
	if (c < 0x80)
		return c < ' ' || c == 0x7F;
	utf8proc_category_t is = category(c);
	if (is == UTF8PROC_CATEGORY_CF)
		return !is_in(plain, sizeof plain / sizeof *plain, c);
	return is == UTF8PROC_CATEGORY_CC || is == UTF8PROC_CATEGORY_CS ||
	       is == UTF8PROC_CATEGORY_ZL || is == UTF8PROC_CATEGORY_ZP || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

bool unicode_is_unspaced(unsigned c)
{
	static const struct range ranges[] = {
	    {0x0E00, 0x0EFF},   {0x1000, 0x109F},   {0x1780, 0x17FF}, {0x2E80, 0x312F},
	    {0x3190, 0x9FFF},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F}, {0xFF00, 0xFF9F},
	    {0x1B000, 0x1B16F}, {0x20000, 0x3FFFF},
	};
	return is_in(ranges, sizeof ranges / sizeof *ranges, c);
}

bool unicode_has_words(const char *text)
{
	for (const char *end = text + strlen(text); text < end;) {
		unsigned c = utf8_next(&text, end);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			return true;
	}
	return false;
}

bool unicode_joins(const char *before, size_t before_size, const char *after, size_t after_size)
{
	if (!before_size || !after_size)
		return false;
	const char *end = before + before_size;
	if ((unsigned char)end[-1] < 0x80 || (unsigned char)*after < 0x80)
		return false;
	return unicode_is_unspaced(utf8_before(before, &end)) &&
	       unicode_is_unspaced(utf8_next(&after, after + after_size));
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

static char *mapped(struct arena *arena, const char *text, utf8proc_option_t options)
{
	if (is_ascii(text)) {
		char *same = arena_string(arena, text);
		for (char *c = same; *c && options & UTF8PROC_CASEFOLD; c++)
			*c = (char)unicode_to_lower((unsigned char)*c);
		return same;
	}
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text, 0, &made,
					     UTF8PROC_NULLTERM | UTF8PROC_STABLE | options);
	char *kept = size < 0 ? arena_string(arena, text)
			      : arena_copy(arena, (const char *)made, (size_t)size);
	free(made);
	return kept;
}

char *unicode_folded(struct arena *arena, const char *text)
{
	return mapped(arena, text,
		      UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

char *unicode_composed(struct arena *arena, const char *text)
{
	return mapped(arena, text, UTF8PROC_COMPOSE);
}

char *unicode_caseless(struct arena *arena, const char *text)
{
	return mapped(arena, text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

char *unicode_decomposed(struct arena *arena, const char *text)
{
	return mapped(arena, text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
}
