/* Values: what may stand behind a property's colon. */
#include "css/css_parts.h"

#include "base/ascii.h"

#include <string.h>

enum { DEEPEST = 16 };

/* A walk over the tokens of a value. */
struct value_walk {
	struct css *css;
	unsigned char closers[DEEPEST];
	unsigned depth;
	unsigned before; /* the kind of the token before; CSS_END: none in these parentheses */
	bool spaced;     /* white space stood before */
};

/* Functions that run programs, or reach files by names that only newest readers know as such. */
static const struct {
	const char *name;
	enum message message;
} refused_functions[] = {
    {"expression", MSG_CSS_SCRIPT},     {"-ms-expression", MSG_CSS_SCRIPT},
    {"url", MSG_CSS_MALFORMED}, /* but for url("…") */
    {"src", MSG_CSS_UNSUPPORTED},       {"image", MSG_CSS_UNSUPPORTED},
    {"image-set", MSG_CSS_UNSUPPORTED}, {"-webkit-image-set", MSG_CSS_UNSUPPORTED},
    {"element", MSG_CSS_UNSUPPORTED},
};

static bool opens(unsigned kind)
{
	return kind == '(' || kind == '[' || kind == CSS_FUNCTION;
}

static bool is_word(unsigned kind)
{
	return kind >= CSS_IDENT && kind != CSS_FUNCTION;
}

static void space_before(struct value_walk *walk, unsigned kind)
{
	unsigned before = walk->before;
	if (before == CSS_END || opens(before) || kind == ',' || kind == ')' || kind == ']')
		return;
	bool two_words =
	    (is_word(before) || before == ')' || before == ']') && (is_word(kind) || opens(kind));
	if (before == ',' || walk->spaced || two_words)
		buf_putc(walk->css->out, ' ');
}

static bool is_remote(const char *url)
{
	if (strncmp(url, "//", 2) == 0)
		return true;
	size_t scheme =
	    strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
	bool is_data = scheme == 4 && strspn(url, "dataDATA") >= 4;
	return scheme && url[scheme] == ':' && !is_data;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\n\r\f")] == '\0';
}

static enum message write_url(struct css *css, uint32_t index)
{
	buf_cut(&css->detail, 0);
	css_token_text(&css->tokens, index, &css->detail);
	buf_puts(&css->detail, "");
	const char *url = css->detail.data;
	if (css->keeps_urls) {
		css_write_url(css->out, url);
		return MSG_COUNT;
	}
	if (is_blank(url))
		return MSG_CSS_MALFORMED;
	if (is_remote(url))
		return MSG_CSS_REMOTE;
	const struct css_input *in = css->in;
	const char *path =
	    in->url && url[0] != '#' ? in->url(in->user, url, css_place(css, index)) : NULL;
	if (!path)
		return MSG_CSS_MISSING;
	css_write_url(css->out, path);
	return MSG_COUNT;
}

/* "var(--name)" or "var(--name, …)". */
static bool is_var_call(const struct css *css, uint32_t index)
{
	uint32_t end = css->tokens.items[index].match;
	uint32_t name = css_skip_space(css, index + 1, end);
	const struct css_token *token = &css->tokens.items[name];
	const char *text = css->tokens.text + token->start;
	if (token->kind != CSS_IDENT || token->size < 3 || text[0] != '-' || text[1] != '-')
		return false;
	uint32_t behind = css_skip_space(css, name + 1, end);
	return behind == end || css_kind(css, behind) == ',';
}

static enum message open_function(struct css *css, uint32_t index)
{
	for (size_t i = 0; i < sizeof refused_functions / sizeof *refused_functions; i++)
		if (css_token_is(&css->tokens, index, refused_functions[i].name))
			return refused_functions[i].message;
	if (css_token_is(&css->tokens, index, "var") && !is_var_call(css, index))
		return MSG_CSS_MALFORMED;
	css_write_token(css, index);
	return MSG_COUNT;
}

static enum message open_group(struct value_walk *walk, uint32_t index)
{
	struct css *css = walk->css;
	unsigned kind = css_kind(css, index);
	if (walk->depth == DEEPEST)
		return MSG_CSS_DEEP;
	walk->closers[walk->depth++] = kind == '[' ? ']' : ')';
	if (kind == CSS_FUNCTION)
		return open_function(css, index);
	buf_putc(css->out, (char)kind);
	return MSG_COUNT;
}

static enum message write_delimiter(struct value_walk *walk, unsigned kind)
{
	struct buf *out = walk->css->out;
	bool behind_nothing = walk->before == CSS_END || walk->before == ',';
	switch (kind) {
	case ')':
	case ']':
		if (!walk->depth || walk->closers[--walk->depth] != kind)
			return MSG_CSS_MALFORMED;
		break;
	case ',':
	case '/':
		if (!walk->depth && behind_nothing)
			return MSG_CSS_MALFORMED;
		break;
	case '+':
	case '-':
	case '*':
		if (!walk->depth)
			return MSG_CSS_MALFORMED;
		break;
	default:
		return MSG_CSS_MALFORMED;
	}
	buf_putc(out, (char)kind);
	return MSG_COUNT;
}

/* The string in the function token at index if that is url("…"), else index. */
static uint32_t quoted_url(const struct css *css, uint32_t index)
{
	if (!css_is(css, index, CSS_FUNCTION, "url"))
		return index;
	uint32_t end = css->tokens.items[index].match;
	uint32_t string = css_skip_space(css, index + 1, end);
	bool alone = css_skip_space(css, string + 1, end) == end;
	return css_kind(css, string) == CSS_STRING && alone ? string : index;
}

static enum message write_component(struct value_walk *walk, uint32_t index)
{
	struct css *css = walk->css;
	const struct css_token *token = &css->tokens.items[index];
	switch (token->kind) {
	case CSS_URL:
		return write_url(css, index);
	case CSS_DIMENSION:
		if (!css_has_plain_unit(css, index))
			return MSG_CSS_MALFORMED;
		break;
	case CSS_IDENT:
		if (token->size == 1 && css->tokens.text[token->start] == '-')
			return MSG_CSS_MALFORMED;
		break;
	case CSS_HASH:
	case CSS_STRING:
	case CSS_NUMBER:
	case CSS_PERCENTAGE:
		break;
	case CSS_FUNCTION:
	case '(':
	case '[':
		return open_group(walk, index);
	default:
		return write_delimiter(walk, token->kind);
	}
	css_write_token(css, index);
	return MSG_COUNT;
}

enum message css_value(struct css *css, uint32_t first, uint32_t end)
{
	struct value_walk walk = {.css = css, .before = CSS_END};
	for (uint32_t i = first; i < end; i = i + 1 < end ? i + 1 : end) {
		unsigned kind = css_kind(css, i);
		if (kind == CSS_SPACE) {
			walk.spaced = true;
			continue;
		}
		uint32_t string = quoted_url(css, i);
		bool is_url = string != i;
		if (is_url)
			kind = CSS_URL;
		space_before(&walk, kind);
		enum message wrong = is_url ? write_url(css, string) : write_component(&walk, i);
		if (wrong != MSG_COUNT)
			return wrong;
		if (is_url)
			i = css->tokens.items[i].match;
		walk.before = kind;
		walk.spaced = kind == '+' || kind == '-';
	}
	bool is_open = walk.before == ',' || walk.before == '/';
	for (; walk.depth; walk.depth--) /* what the end of the text closed */
		buf_putc(css->out, (char)walk.closers[walk.depth - 1]);
	return first == end || is_open ? MSG_CSS_MALFORMED : MSG_COUNT;
}

/* What format() says of a file of the book, by its ending; NULL: no font of known format. */
static const char *format_of(const struct buf *out, size_t start)
{
	static const char *const formats[][2] = {
	    {"ttf", "truetype"}, {"otf", "opentype"}, {"woff", "woff"}, {"woff2", "woff2"}};
	const char *dot = out->size > start ? strrchr(out->data + start, '.') : NULL;
	size_t size = dot ? strcspn(dot + 1, "\")") : 0;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (size == strlen(formats[i][0]) && memcmp(dot + 1, formats[i][0], size) == 0)
			return formats[i][1];
	return NULL;
}

/* One font: the file may have become one of another format. */
static enum message font_source(struct css *css, uint32_t first, uint32_t end)
{
	size_t start = css->out->size;
	uint32_t format = first;
	while (format < end && !css_is(css, format, CSS_FUNCTION, "format"))
		format = css_skip(css, format);
	if (format == end || css_skip(css, format) < end)
		return css_value(css, first, end);
	uint32_t file_end = format;
	css_trim(css, &first, &file_end);
	enum message wrong = css_value(css, first, file_end);
	const char *name = wrong == MSG_COUNT ? format_of(css->out, start) : NULL;
	if (name)
		buf_printf(css->out, " format(\"%s\")", name);
	if (wrong != MSG_COUNT || name)
		return wrong;
	css_undo(css, start);
	return css_value(css, first, end);
}

/* Of a list of fonts, those stay that are part of the book, and those of the reader's own. */
enum message css_font_sources(struct css *css, uint32_t first, uint32_t end)
{
	enum message wrong = MSG_CSS_MALFORMED;
	size_t start = css->out->size;
	for (uint32_t comma; first < end; first = comma + 1) {
		comma = css_find(css, first, end, ',');
		uint32_t item = first, item_end = comma;
		css_trim(css, &item, &item_end);
		size_t before = css->out->size;
		if (before > start)
			buf_puts(css->out, ", ");
		enum message why = font_source(css, item, item_end);
		if (why == MSG_COUNT)
			continue;
		wrong = why;
		css_undo(css, before);
	}
	return css->out->size > start ? MSG_COUNT : wrong;
}

static size_t hex_digits(const char *text, size_t size)
{
	size_t i = 0;
	while (i < size && text[i] && strchr("0123456789abcdefABCDEF?", text[i]))
		i++;
	return i;
}

/* One range such as U+26, U+4?? or U+0025-00FF; the bytes it takes, or 0. */
static size_t range_size(const char *text, size_t size)
{
	if (size < 3 || ascii_lower(text[0]) != 'u' || text[1] != '+')
		return 0;
	size_t first = hex_digits(text + 2, size - 2), at = first + 2;
	if (!first || first > 6)
		return 0;
	if (at == size || text[at] != '-')
		return at;
	size_t second = hex_digits(text + at + 1, size - at - 1);
	return second && second <= 6 && !memchr(text, '?', at + 1 + second) ? at + 1 + second : 0;
}

static size_t spaces(const char *text, const char *end)
{
	const char *s = text;
	while (s < end && *s && strchr(" \t\n\r\f", *s))
		s++;
	return (size_t)(s - text);
}

enum message css_unicode_ranges(struct css *css, uint32_t first, uint32_t end)
{
	const struct css_token *items = css->tokens.items;
	const char *s = css->tokens.text + items[first].start,
		   *stop = css->tokens.text + items[end].start;
	while (s < stop) {
		size_t size = range_size(s, (size_t)(stop - s));
		if (!size)
			return MSG_CSS_MALFORMED;
		buf_puts(css->out, "U+");
		buf_add(css->out, s + 2, size - 2);
		s += size;
		s += spaces(s, stop);
		if (s == stop)
			return MSG_COUNT;
		if (*s++ != ',')
			return MSG_CSS_MALFORMED;
		s += spaces(s, stop);
		buf_puts(css->out, ", ");
	}
	return MSG_CSS_MALFORMED;
}
