/* Lengths of TeX as MathML has them: in em of a type of 10 points. */
#include "math/parser.h"

#include "base/ascii.h"

#include <stdio.h>

/* Units as ten-thousandths of an em: The TeXbook, chapter 10; an em of 10 pt, as KaTeX has it. */
static const struct {
	const char *name;
	long size;
} units[] = {
    {"em", 10000}, {"ex", 4310},  {"mu", 556},   {"pt", 1000},  {"mm", 2845},
    {"cm", 28453}, {"in", 72270}, {"bp", 1004},  {"pc", 12000}, {"dd", 1070},
    {"cc", 12840}, {"nd", 1067},  {"nc", 12804}, {"sp", 0},     {"px", 1004},
};

enum { LONGEST = 1000, PLACES = 1000 }; /* before the point; behind it, three digits count */

/* "-1.5em" and the like, with spaces in it; what stands behind the unit is left alone. */
const char *math_size_of(struct parser *p, const char *text)
{
	long whole = 0, part = 0, place = PLACES;
	text += strspn(text, " ");
	bool is_negative = *text == '-';
	text += is_negative || *text == '+';
	text += strspn(text, " ");
	if (!(ascii_is_digit(*text) || *text == '.'))
		return NULL;
	for (; ascii_is_digit(*text); text++)
		whole = whole < LONGEST ? whole * 10 + *text - '0' : LONGEST;
	if (*text == '.')
		for (text++; ascii_is_digit(*text); text++)
			part += (place /= 10) * (*text - '0');
	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strncmp(text, units[i].name, 2) != 0)
			continue;
		long size = (whole < LONGEST ? whole : LONGEST) * units[i].size +
			    (part * units[i].size + PLACES / 2) / PLACES;
		char digits[32];
		snprintf(digits, sizeof digits, "%04ld", size % 10000);
		for (char *end = digits + 3; end >= digits && *end == '0'; end--)
			*end = '\0';
		return arena_format(p->tree->arena, "%s%ld%s%sem", is_negative && size ? "-" : "",
				    size / 10000, *digits ? "." : "", digits);
	}
	return NULL;
}

const char *math_size(struct parser *p, const char *name)
{
	math_skip_spaces(p);
	if (!token_is(math_peek_raw(p), "{"))
		return math_bare_size(p, name);
	size_t offset = math_peek_raw(p)->offset;
	const char *text = math_take_string(p, name);
	const char *size = *text ? math_size_of(p, text) : "0em";
	if (!size)
		math_fail(p, MSG_TEX_VALUE, text, offset);
	return size ? size : "0em";
}

static bool is_part_of_number(const struct tex_token *token)
{
	char c = token->text[0];
	return token->kind == TOKEN_SPACE ||
	       (token->kind == TOKEN_CHARACTER && c && strchr("0123456789.+-", c));
}

/* A number, then two letters. */
const char *math_bare_size(struct parser *p, const char *name)
{
	struct buf text = BUF_EMPTY;
	size_t offset = math_next(p)->offset;
	if (token_is(math_peek(p), "{"))
		return math_size(p, name);
	while (is_part_of_number(math_peek(p)))
		buf_puts(&text, math_take(p).text);
	for (int i = 0; i < 2 && math_peek(p)->kind == TOKEN_CHARACTER; i++)
		buf_puts(&text, math_take(p).text);
	const char *kept = arena_copy(p->tree->arena, text.data, text.size);
	const char *size = math_size_of(p, kept);
	buf_clear(&text);
	if (!size && math_peek(p)->kind == TOKEN_END)
		math_fail_unfinished(p, name);
	else if (!size)
		math_fail(p, MSG_TEX_VALUE, kept, offset);
	return size ? size : "0em";
}
