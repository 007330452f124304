/* Properties of characters, by utf8proc. */
#include "base/unicode.h"

#include <stdlib.h>
#include <utf8proc.h>

static utf8proc_category_t category(unsigned c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool unicode_is_letter(unsigned c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
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
		return c >= '0' && c <= '9';
	utf8proc_category_t is = category(c);
	return is >= UTF8PROC_CATEGORY_ND && is <= UTF8PROC_CATEGORY_NO;
}

bool unicode_is_upper(unsigned c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	utf8proc_category_t is = category(c);
	return is == UTF8PROC_CATEGORY_LU || is == UTF8PROC_CATEGORY_LT;
}

bool unicode_is_lower(unsigned c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return category(c) == UTF8PROC_CATEGORY_LL;
}

bool unicode_is_space(unsigned c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	utf8proc_category_t is = category(c);
	return is >= UTF8PROC_CATEGORY_ZS && is <= UTF8PROC_CATEGORY_ZP;
}

unsigned unicode_to_lower(unsigned c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
	return (unsigned)utf8proc_tolower((utf8proc_int32_t)c);
}

static char *mapped(struct arena *arena, const char *text, utf8proc_option_t options)
{
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

char *unicode_decomposed(struct arena *arena, const char *text)
{
	return mapped(arena, text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
}
