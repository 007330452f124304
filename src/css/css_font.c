/* Sizes of type, as far as EPUBCheck 4.2.6, which shops still ask, takes them (CSS-020). */
#include "css/css_parts.h"

#include "base/ascii.h"

#include <string.h>

static const char *const size_words[] = {"xx-small", "x-small", "small",    "medium",
					 "large",    "x-large", "xx-large", "larger",
					 "smaller",  "inherit", NULL};
static const char *const size_units[] = {"em", "ex", "px", "cm", "mm",   "in", "pt",
					 "pc", "ch", "vw", "vh", "vmin", NULL};
static const char *const styles[] = {"italic", "oblique", NULL};
static const char *const variants[] = {"small-caps", NULL};
static const char *const weights[] = {"bold", "bolder", "lighter", "100", "200", "300", "400",
				      "500",  "600",    "700",     "800", "900", NULL};
static const char *const anything[] = {"normal", "inherit", NULL};

/* What may stand before the size, each once; normal and inherit stand for any of them. */
static const char *const *const before_size[] = {styles, variants, weights};

enum { BEFORE_SIZE = 3 };

static bool is_among(const struct css *css, uint32_t index, const char *const *words)
{
	const struct css_token *token = &css->tokens.items[index];
	bool number = token->kind == CSS_NUMBER;
	if (!number && token->kind != CSS_IDENT)
		return false;
	for (; *words; words++) {
		size_t size = strlen(*words);
		const char *text = css->tokens.text + token->start;
		if (number ? token->size == size && memcmp(text, *words, size) == 0
			   : css_token_is(&css->tokens, index, *words))
			return true;
	}
	return false;
}

static bool has_unit(const struct css *css, uint32_t index, const char *const *units)
{
	for (; *units; units++)
		if (css_token_is(&css->tokens, index, *units))
			return true;
	return false;
}

/* A number without exponent, which EPUBCheck takes for a unit. */
static bool is_plain_number(const struct css *css, const struct css_token *token)
{
	for (uint32_t i = 0; i < token->name; i++)
		if (ascii_lower(css->tokens.text[token->start + i]) == 'e')
			return false;
	return true;
}

static bool is_size(const struct css *css, uint32_t index, bool rem)
{
	const struct css_token *token = &css->tokens.items[index];
	switch (token->kind) {
	case CSS_IDENT:
		return is_among(css, index, size_words);
	case CSS_NUMBER:
		return token->size == 1 && css->tokens.text[token->start] == '0';
	case CSS_PERCENTAGE:
		return is_plain_number(css, token);
	case CSS_DIMENSION:
		return is_plain_number(css, token) &&
		       (has_unit(css, index, size_units) ||
			(rem && css_token_is(&css->tokens, index, "rem")));
	default:
		return false;
	}
}

bool css_is_font_size(const struct css *css, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i = css_skip(css, i)) {
		unsigned kind = css_kind(css, i);
		bool asked = kind == CSS_IDENT || kind == CSS_NUMBER || kind == CSS_PERCENTAGE ||
			     kind == CSS_DIMENSION;
		if (asked && !is_size(css, i, true))
			return false;
	}
	return true;
}

/* Takes a place of before_size for the word at index, if there is one. */
static bool take(const struct css *css, uint32_t index, bool *taken)
{
	for (unsigned i = 0; i < BEFORE_SIZE; i++) {
		if (taken[i] || !is_among(css, index, before_size[i]))
			continue;
		return taken[i] = true;
	}
	for (unsigned i = 0; i < BEFORE_SIZE && is_among(css, index, anything); i++)
		if (!taken[i])
			return taken[i] = true;
	return false;
}

bool css_is_font(const struct css *css, uint32_t first, uint32_t end)
{
	bool taken[BEFORE_SIZE] = {false};
	if (end == first + 1 && css_kind(css, first) == CSS_IDENT)
		return true;
	for (uint32_t i = first; i < end; i++)
		if (css_kind(css, i) != CSS_SPACE && !take(css, i, taken))
			return is_size(css, i, false);
	return true;
}
