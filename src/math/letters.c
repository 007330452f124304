/* Letters and digits in the alphabets of mathematics: Unicode has a character for each, which
 * readers show without knowing of fonts. */
#include "math/parser.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* Where each alphabet begins in Unicode: A, a, Α, α, 0; 0 where it has none. The Unicode Standard,
 * Mathematical Alphanumeric Symbols. */
static const unsigned alphabets[][5] = {
    [FONT_BOLD] = {0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE},
    [FONT_ITALIC] = {0x1D434, 0x1D44E, 0x1D6E2, 0x1D6FC, 0},
    [FONT_BOLD_ITALIC] = {0x1D468, 0x1D482, 0x1D71C, 0x1D736, 0x1D7CE},
    [FONT_SCRIPT] = {0x1D49C, 0x1D4B6, 0, 0, 0},
    [FONT_BOLD_SCRIPT] = {0x1D4D0, 0x1D4EA, 0, 0, 0},
    [FONT_FRAKTUR] = {0x1D504, 0x1D51E, 0, 0, 0},
    [FONT_BOLD_FRAKTUR] = {0x1D56C, 0x1D586, 0, 0, 0},
    [FONT_DOUBLE] = {0x1D538, 0x1D552, 0, 0, 0x1D7D8},
    [FONT_SANS] = {0x1D5A0, 0x1D5BA, 0, 0, 0x1D7E2},
    [FONT_BOLD_SANS] = {0x1D5D4, 0x1D5EE, 0x1D756, 0x1D770, 0x1D7EC},
    [FONT_ITALIC_SANS] = {0x1D608, 0x1D622, 0, 0, 0},
    [FONT_MONO] = {0x1D670, 0x1D68A, 0, 0, 0x1D7F6},
};

/* Letters that Unicode had before; their places in the alphabets are empty. */
static const struct {
	unsigned hole, letter;
} holes[] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B},
    {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F},
    {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134}, {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111},
    {0x1D515, 0x211C}, {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
    {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};

/* Greek letters behind the alphabet. */
static const unsigned greek_variants[] = {0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6};

static unsigned in_alphabet(unsigned c, const unsigned starts[5])
{
	if (ascii_is_upper(c))
		return starts[0] ? starts[0] + c - 'A' : 0;
	if (ascii_is_lower(c))
		return starts[1] ? starts[1] + c - 'a' : 0;
	if (ascii_is_digit(c))
		return starts[4] ? starts[4] + c - '0' : 0;
	if (!starts[2])
		return 0;
	if (c >= 0x391 && c <= 0x3A9)
		return starts[2] + c - 0x391;
	if (c == 0x2207)
		return starts[2] + 25;
	if (c >= 0x3B1 && c <= 0x3C9)
		return starts[3] + c - 0x3B1;
	for (unsigned i = 0; i < sizeof greek_variants / sizeof *greek_variants; i++)
		if (c == greek_variants[i])
			return starts[3] + 25 + i;
	return 0;
}

unsigned math_styled(unsigned code_point, enum font font)
{
	if (font < FONT_BOLD)
		return 0;
	unsigned styled = in_alphabet(code_point, alphabets[font]);
	for (size_t i = 0; i < sizeof holes / sizeof *holes; i++)
		if (styled == holes[i].hole)
			return holes[i].letter;
	return styled;
}

/* MathML sets one letter by itself in italics, which TeX doesn't do with Γ, ∇ and ∂. */
static bool is_upright(unsigned c)
{
	return (c >= 0x391 && c <= 0x3A9) || c == 0x2207 || c == 0x2202 || c == 0x131 || c == 0x237;
}

static bool has_italics(unsigned c)
{
	return in_alphabet(c, alphabets[FONT_ITALIC]) != 0 || c == 0x131 || c == 0x237;
}

struct node *math_letters(struct parser *p, const char *text, enum font font)
{
	struct buf styled = BUF_EMPTY;
	const char *end = text + strlen(text);
	size_t count = 0;
	unsigned first = 0;
	for (const char *s = text; s < end; count++) {
		unsigned c = utf8_next(&s, end);
		bool stays_upright = font == FONT_BOLD_ITALIC && is_upright(c);
		unsigned other = math_styled(c, stays_upright ? FONT_BOLD : font);
		first = count ? first : (other ? other : c);
		buf_put_code_point(&styled, other ? other : c);
	}
	bool is_number = ascii_is_digit(text[0]);
	is_number |= text[0] == '.' && ascii_is_digit(text[1]);
	struct node *node = math_element(p, is_number ? "mn" : "mi");
	bool stays = font < FONT_BOLD && strlen(text) == styled.size;
	tree_append(node, stays ? tree_text_borrowed(p->tree, text)
				: tree_text(p->tree, styled.data, styled.size));
	buf_clear(&styled);
	if (!is_number && count == 1 && has_italics(first) &&
	    (font == FONT_UPRIGHT || is_upright(first)))
		tree_set(p->tree, node, "mathvariant", "normal");
	return node;
}
