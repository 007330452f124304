/* TOML's strings and the parts of its keys. */
#include "metadata/toml_parts.h"

#include "base/ascii.h"
#include "base/buf.h"

#include <string.h>

static bool at_text(const struct toml_reader *r, const char *text)
{
	size_t size = strlen(text);
	return (size_t)(r->end - r->at) >= size && memcmp(r->at, text, size) == 0;
}

/* The number of the hexadecimal digits that stand here; false if there aren't as many. */
static bool read_hex(struct toml_reader *r, unsigned digits, unsigned *number)
{
	*number = 0;
	for (; digits; digits--, r->at++) {
		int digit = r->at < r->end ? ascii_hex_value(*r->at) : -1;
		if (digit < 0)
			return false;
		*number = *number << 4 | (unsigned)digit;
	}
	return true;
}

static bool read_escape(struct toml_reader *r, struct buf *out)
{
	static const char names[] = "btnfr\"\\", means[] = "\b\t\n\f\r\"\\";
	char c = ++r->at < r->end ? *r->at : '\0';
	const char *name = c ? strchr(names, c) : NULL;
	unsigned number;
	if (name) {
		buf_putc(out, means[name - names]);
		r->at++;
		return true;
	}
	if (c == 'u' || c == 'U') {
		r->at++;
		if (read_hex(r, c == 'u' ? 4 : 8, &number) && number && number < 0x110000 &&
		    (number < 0xD800 || number > 0xDFFF)) {
			buf_put_code_point(out, number);
			return true;
		}
	}
	return toml_wrong(r, "an escape that TOML doesn't have",
			  "write '\\\\' for a backslash, or use single quotes");
}

static void next_line(struct toml_reader *r)
{
	r->line = ++r->at;
	r->number++;
}

/* A backslash at the end of a line: what is blank up to the next word doesn't count. */
static bool joins_lines(struct toml_reader *r)
{
	const char *s = r->at + 1;
	s += strspn(s, " \t\r");
	if (s >= r->end || *s != '\n')
		return false;
	r->at = s;
	while (r->at < r->end && strchr(" \t\r\n", *r->at)) {
		if (*r->at == '\n')
			next_line(r);
		else
			r->at++;
	}
	return true;
}

/* One character, or more, of a string whose marks are these. */
static bool read_piece(struct toml_reader *r, struct buf *out, bool literal, bool lines)
{
	char c = *r->at;
	if (c == '\\' && !literal)
		return (lines && joins_lines(r)) || read_escape(r, out);
	if (c == '\n' && lines) {
		buf_putc(out, '\n');
		next_line(r);
		return true;
	}
	if (c == '\r' && lines && at_text(r, "\r\n")) {
		r->at++;
		return true;
	}
	if (((unsigned char)c < ' ' && c != '\t') || c == 0x7F)
		return toml_wrong(r,
				  c == '\n' ? "a quotation mark is never closed on its line"
					    : "a control character in a text",
				  "use three quotation marks for several lines, or an escape");
	buf_putc(out, c);
	r->at++;
	return true;
}

const char *toml_string(struct toml_reader *r, bool is_key)
{
	struct toml_reader start = *r;
	const char mark[] = {*r->at, '\0'}, marks[] = {*r->at, *r->at, *r->at, '\0'};
	bool lines = !is_key && at_text(r, marks);
	const char *closing = lines ? marks : mark;
	struct buf out = BUF_EMPTY;
	r->at += strlen(closing);
	if (lines && at_text(r, "\r\n"))
		r->at++;
	if (lines && at_text(r, "\n"))
		next_line(r);
	bool done = true;
	while (done && r->at < r->end && !at_text(r, closing))
		done = read_piece(r, &out, *mark == '\'', lines);
	if (done && r->at == r->end)
		done = toml_wrong(&start, "a quotation mark is never closed", "close it");
	r->at += done ? strlen(closing) : 0;
	for (int more = 0; done && lines && more < 2 && at_text(r, mark); more++, r->at++)
		buf_puts(&out, mark); /* up to two may stand before the closing ones */
	const char *text = done ? arena_copy(r->arena, out.data ? out.data : "", out.size) : NULL;
	buf_clear(&out);
	return text;
}

const char *toml_key(struct toml_reader *r)
{
	if (r->at < r->end && (*r->at == '"' || *r->at == '\''))
		return toml_string(r, true);
	const char *start = r->at;
	while (r->at < r->end &&
	       (ascii_is_letter_or_digit(*r->at) || *r->at == '_' || *r->at == '-'))
		r->at++;
	if (r->at > start)
		return arena_copy(r->arena, start, (size_t)(r->at - start));
	toml_wrong(r, "a key is missing here, or has a character that needs quotes",
		   "write it as 'key = value', and put other than a-z, 0-9, '_' and '-' in quotes");
	return NULL;
}
