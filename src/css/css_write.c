/* Text as CSS. Escapes are always hexadecimal with a space behind, and nothing that only some
 * parsers understand is written: EPUBCheck ends a string at a quote behind an escaped backslash,
 * and epubcheck-ts finds "@import" inside of strings. */
#include "css/css_parts.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

static bool is_letter(unsigned c)
{
	return ascii_is_letter(c) || c == '_';
}

static void write_escape(struct buf *out, unsigned c)
{
	buf_printf(out, "\\%x ", c);
}

/* A hyphen that begins an ident has to be followed by what isn't a digit, and can't be alone. A
 * name that begins a sheet with U+FEFF would lose it, as a byte order mark. */
static bool may_stand(unsigned c, size_t index, bool behind_hyphen, bool is_ident)
{
	enum { BYTE_ORDER_MARK = 0xFEFF };
	if (ascii_is_digit(c))
		return !is_ident || (index > 0 && !(index == 1 && behind_hyphen));
	return is_letter(c) || (c >= 0xA0 && c != BYTE_ORDER_MARK) || c == '-';
}

void css_write_name(struct buf *out, const char *text, size_t size, bool is_ident)
{
	bool hyphen = size && text[0] == '-', alone = hyphen && size == 1 && is_ident;
	const char *s = text, *end = text + size;
	while (s < end) {
		size_t index = (size_t)(s - text);
		unsigned c = utf8_next(&s, end);
		if (!alone && may_stand(c, index, hyphen, is_ident))
			buf_put_code_point(out, c);
		else
			write_escape(out, c);
	}
}

void css_write_string(struct buf *out, const char *text, size_t size)
{
	buf_putc(out, '"');
	for (const char *s = text, *end = text + size; s < end;) {
		unsigned c = utf8_next(&s, end);
		if (c == UTF8_BAD)
			c = 0xFFFD;
		if (c < ' ' || (c >= 0x7F && c < 0xA0) ||
		    strchr("\"\\<@", (int)(c < 0x80 ? c : 'a')))
			write_escape(out, c);
		else
			buf_put_code_point(out, c);
	}
	buf_putc(out, '"');
}

void css_write_url(struct buf *out, const char *url)
{
	buf_puts(out, "url(\"");
	for (; *url; url++) {
		unsigned char c = (unsigned char)*url;
		if (is_letter(c) || ascii_is_digit(c) || strchr("-._~%!$&*+,;=:@/?#", c))
			buf_putc(out, (char)c);
		else
			buf_printf(out, "%%%02X", c);
	}
	buf_puts(out, "\")");
}

void css_write_token(struct css *css, uint32_t index)
{
	const struct css_token *token = &css->tokens.items[index];
	struct buf text = BUF_EMPTY;
	css_token_text(&css->tokens, index, &text);
	const char *data = text.data ? text.data : "";
	switch (token->kind) {
	case CSS_IDENT:
	case CSS_FUNCTION:
		css_write_name(css->out, data, text.size, true);
		break;
	case CSS_HASH:
		buf_putc(css->out, '#');
		css_write_name(css->out, data, text.size, false);
		break;
	case CSS_STRING:
		css_write_string(css->out, data, text.size);
		break;
	default:
		buf_add(css->out, css->tokens.text + token->start, token->size);
	}
	if (token->kind == CSS_FUNCTION)
		buf_putc(css->out, '(');
	buf_clear(&text);
}
