/* Colours. Black and unknown names colour nothing: black is what text has by day. */
#include "math/parser.h"

#include "base/ascii.h"

static const struct {
	const char *name, *colour;
} colours[] = {
#define COLOUR(name, colour) {name, colour},
#define PAINT(name, colour)
#include "math/colours.def"
#undef COLOUR
#undef PAINT
};

static bool is_hex(const char *digits)
{
	return *digits && !digits[strspn(digits, "0123456789abcdefABCDEF")];
}

const char *math_colour(struct parser *p, const char *name)
{
	math_take_optional(p, name); /* the model: [HTML] */
	math_skip_spaces(p);
	size_t offset = math_peek_raw(p)->offset;
	const char *text = math_take_string(p, name);
	size_t size = strlen(text);
	if (*text == '#' && is_hex(text + 1) && (size == 4 || size == 7))
		return text;
	if (*text == '#' && is_hex(text + 1) && (size == 5 || size == 9)) /* with its opacity */
		return arena_copy(p->tree->arena, text, size == 5 ? 4 : 7);
	if (size == 6 && is_hex(text))
		return arena_format(p->tree->arena, "#%s", text);
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (ascii_equal(text, colours[i].name))
			return colours[i].colour;
	if (!size ||
	    text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!-")])
		math_fail(p, MSG_TEX_VALUE, text, offset);
	return "";
}
