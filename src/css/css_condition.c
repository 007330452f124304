/* Conditions: what stands behind @media and @supports, as far as every validator reads it. */
#include "css/css_parts.h"

#include <string.h>

typedef bool feature_writer(struct css *css, uint32_t first, uint32_t end);

/* What may stand between the parentheses of a media feature, token by token without spaces:
 * i an ident, v a number with or without a unit, < any of < > <= >=. */
static const char *const feature_shapes[] = {"i",   "i:v",   "i:i",   "i:v/v", "i<v",
					     "v<i", "v<i<v", "i<v/v", "i<i"};

enum { LONGEST_SHAPE = 8 };

static char shape_of(const struct css *css, uint32_t index)
{
	unsigned kind = css_kind(css, index);
	switch (kind) {
	case CSS_IDENT:
		return 'i';
	case CSS_DIMENSION:
		return css_has_plain_unit(css, index) ? 'v' : '?';
	case CSS_NUMBER:
		return 'v';
	case '<':
	case '>':
		return '<';
	case ':':
	case '/':
		return (char)kind;
	default:
		return '?';
	}
}

static bool is_feature(const char *shape)
{
	for (size_t i = 0; i < sizeof feature_shapes / sizeof *feature_shapes; i++)
		if (strcmp(shape, feature_shapes[i]) == 0)
			return true;
	return false;
}

static void write_feature_token(struct css *css, uint32_t index, char shape)
{
	struct buf *out = css->out;
	if (shape == 'i' || shape == 'v')
		css_write_token(css, index);
	else if (shape == '<')
		buf_printf(out, css_kind(css, index + 1) == '=' ? " %c= " : " %c ",
			   css_kind(css, index));
	else
		buf_puts(out, shape == ':' ? ": " : "/");
}

static bool media_feature(struct css *css, uint32_t first, uint32_t end)
{
	char shape[LONGEST_SHAPE + 1] = {0};
	size_t size = 0;
	for (uint32_t i = first; i < end; i++) {
		unsigned kind = css_kind(css, i);
		if (kind == CSS_SPACE)
			continue;
		if (size == LONGEST_SHAPE)
			return false;
		shape[size] = shape_of(css, i);
		write_feature_token(css, i, shape[size]);
		bool equals = shape[size++] == '<' && css_kind(css, i + 1) == '=' && i + 1 < end;
		i += equals;
	}
	return is_feature(shape);
}

static bool supported_declaration(struct css *css, uint32_t first, uint32_t end)
{
	css_trim(css, &first, &end);
	if (css_kind(css, first) != CSS_IDENT)
		return false;
	css_write_token(css, first);
	uint32_t colon = css_skip_space(css, first + 1, end);
	if (colon == end || css_kind(css, colon) != ':')
		return false;
	buf_puts(css->out, ": ");
	uint32_t value = css_skip_space(css, colon + 1, end);
	return value < end && css_value(css, value, end) == MSG_COUNT;
}

/* A feature in parentheses at *at, which moves behind it and the spaces that follow. */
static bool feature(struct css *css, uint32_t *at, uint32_t end, feature_writer *write)
{
	if (*at == end || css_kind(css, *at) != '(')
		return false;
	uint32_t close = css->tokens.items[*at].match;
	buf_putc(css->out, '(');
	bool good = close < end && write(css, *at + 1, close);
	buf_putc(css->out, ')');
	*at = css_skip_space(css, css_skip(css, *at), end);
	return good;
}

/* Writes the word at *at, with a space behind it, if it is that word, and moves on. */
static bool word(struct css *css, uint32_t *at, uint32_t end, const char *text)
{
	if (*at == end || !css_is(css, *at, CSS_IDENT, text))
		return false;
	buf_printf(css->out, "%s ", text);
	*at = css_skip_space(css, *at + 1, end);
	return true;
}

/* "and (…) and (…)", up to the end. */
static bool chain(struct css *css, uint32_t at, uint32_t end, const char *link,
		  feature_writer *write)
{
	while (at < end) {
		buf_putc(css->out, ' ');
		if (!word(css, &at, end, link) || !feature(css, &at, end, write))
			return false;
	}
	return true;
}

/* "not (…)", "(…) and (…)" or "(…) or (…)". */
static bool condition(struct css *css, uint32_t at, uint32_t end, feature_writer *write)
{
	bool negated = word(css, &at, end, "not");
	if (!feature(css, &at, end, write))
		return false;
	if (negated)
		return at == end;
	bool or = at < end && css_is(css, at, CSS_IDENT, "or");
	return chain(css, at, end, or ? "or" : "and", write);
}

static bool is_reserved(const struct css *css, uint32_t at)
{
	static const char *const reserved[] = {"and", "or", "not", "only", "layer"};
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (css_token_is(&css->tokens, at, reserved[i]))
			return true;
	return false;
}

static bool media_query(struct css *css, uint32_t at, uint32_t end)
{
	css_trim(css, &at, &end);
	uint32_t first = at;
	size_t size = css->out->size;
	if (word(css, &at, end, "only") || word(css, &at, end, "not")) {
		if (at < end && css_kind(css, at) == '(') {
			css_undo(css, size);
			return condition(css, first, end, media_feature);
		}
	}
	if (at < end && css_kind(css, at) == '(')
		return condition(css, at, end, media_feature);
	if (at == end || css_kind(css, at) != CSS_IDENT || is_reserved(css, at))
		return false;
	css_write_token(css, at);
	return chain(css, css_skip_space(css, at + 1, end), end, "and", media_feature);
}

bool css_media(struct css *css, uint32_t first, uint32_t end)
{
	css_trim(css, &first, &end);
	for (uint32_t item = first, comma; first < end && item <= end; item = comma + 1) {
		comma = css_find(css, item, end, ',');
		if (item > first)
			buf_puts(css->out, ", ");
		if (!media_query(css, item, comma))
			return false;
	}
	return true;
}

bool css_supports(struct css *css, uint32_t first, uint32_t end)
{
	css_trim(css, &first, &end);
	return condition(css, first, end, supported_declaration);
}
