/* The tokens of CSS: cutting the text, after section 4 of CSS Syntax Level 3. */
#include "css/css_parts.h"

#include "base/ascii.h"
#include "base/characters.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

struct scanner {
	const char *text;
	size_t size, pos;
	uint32_t line, column;
	size_t counted; /* line and column are those of this byte */
	VEC(struct css_token) tokens;
	VEC(uint32_t) open;
	enum css_kind
	    unclosed; /* what the end of the text closed: CSS_STRING, CSS_SPACE (a comment) */
};

static int at(const struct scanner *in, size_t offset)
{
	return in->pos + offset < in->size ? (unsigned char)in->text[in->pos + offset] : -1;
}

static bool is_newline(int c)
{
	return c == '\n' || c == '\r' || c == '\f';
}

/* NUL counts as the replacement character, which may stand in names. */
static bool starts_name(int c)
{
	return ascii_is_letter(c) || c == '_' || c >= 0x80 || c == 0;
}

static bool continues_name(int c)
{
	return starts_name(c) || ascii_is_digit(c) || c == '-';
}

static bool is_escape(const struct scanner *in, size_t offset)
{
	return at(in, offset) == '\\' && at(in, offset + 1) != -1 &&
	       !is_newline(at(in, offset + 1));
}

static bool is_ident(const struct scanner *in, size_t offset)
{
	int c = at(in, offset);
	if (c == '-') {
		int next = at(in, offset + 1);
		return starts_name(next) || next == '-' || is_escape(in, offset + 1);
	}
	return starts_name(c) || is_escape(in, offset);
}

static bool is_number(const struct scanner *in)
{
	size_t sign = at(in, 0) == '+' || at(in, 0) == '-';
	return ascii_is_digit(at(in, sign)) ||
	       (at(in, sign) == '.' && ascii_is_digit(at(in, sign + 1)));
}

/* The bytes that the escape at text, which ends at end, takes. */
static size_t escape_size(const char *text, const char *end)
{
	const char *s = text + 1;
	if (s == end)
		return 1;
	if (ascii_hex_value((unsigned char)*s) < 0) {
		utf8_next(&s, end);
		return (size_t)(s - text);
	}
	while (s < end && s - text < 7 && ascii_hex_value((unsigned char)*s) >= 0)
		s++;
	if (s < end && *s == '\r' && s + 1 < end && s[1] == '\n')
		s += 2;
	else if (s < end && ascii_is_space((unsigned char)*s))
		s++;
	return (size_t)(s - text);
}

static void skip_name(struct scanner *in)
{
	for (;;) {
		if (continues_name(at(in, 0)))
			in->pos++;
		else if (is_escape(in, 0))
			in->pos += escape_size(in->text + in->pos, in->text + in->size);
		else
			return;
	}
}

static void skip_digits(struct scanner *in)
{
	while (ascii_is_digit(at(in, 0)))
		in->pos++;
}

static unsigned number(struct scanner *in, struct css_token *token)
{
	size_t start = in->pos;
	if (at(in, 0) == '+' || at(in, 0) == '-')
		in->pos++;
	skip_digits(in);
	if (at(in, 0) == '.' && ascii_is_digit(at(in, 1))) {
		in->pos++;
		skip_digits(in);
	}
	size_t sign = 1 + (at(in, 1) == '+' || at(in, 1) == '-');
	if ((at(in, 0) == 'e' || at(in, 0) == 'E') && ascii_is_digit(at(in, sign))) {
		in->pos += sign;
		skip_digits(in);
	}
	token->name = (uint32_t)(in->pos - start);
	if (is_ident(in, 0)) {
		skip_name(in);
		return CSS_DIMENSION;
	}
	if (at(in, 0) != '%')
		return CSS_NUMBER;
	in->pos++;
	return CSS_PERCENTAGE;
}

/* A string that the end of the text closes is a string, one that the end of its line closes is bad.
 */
static unsigned string(struct scanner *in, struct css_token *token)
{
	int quote = at(in, 0);
	token->name = 1;
	in->pos++;
	for (int c; (c = at(in, 0)) != quote; in->pos++) {
		if (c == -1) {
			in->unclosed = CSS_STRING;
			return CSS_STRING;
		}
		if (is_newline(c))
			return CSS_BAD_STRING;
		if (is_escape(in, 0)) /* a line's end behind its digits is part of it */
			in->pos += escape_size(in->text + in->pos, in->text + in->size) - 1;
		else if (c == '\\' && at(in, 1) == '\r' && at(in, 2) == '\n')
			in->pos += 2;
		else if (c == '\\' && at(in, 1) != -1)
			in->pos++;
	}
	in->pos++;
	return CSS_STRING;
}

static unsigned bad_url(struct scanner *in)
{
	for (; at(in, 0) != -1 && at(in, 0) != ')'; in->pos++)
		if (is_escape(in, 0))
			in->pos++;
	if (at(in, 0) == ')')
		in->pos++;
	return CSS_BAD_URL;
}

static unsigned url(struct scanner *in, struct css_token *token, size_t start)
{
	while (ascii_is_space(at(in, 0)))
		in->pos++;
	token->name = (uint32_t)(in->pos - start);
	for (int c; (c = at(in, 0)) != -1 && c != ')';) {
		if (ascii_is_space(c)) {
			while (ascii_is_space(at(in, 0)))
				in->pos++;
			if (at(in, 0) != ')' && at(in, 0) != -1)
				return bad_url(in);
		} else if (c == '"' || c == '\'' || c == '(' || c < ' ' || c == 0x7F ||
			   (c == '\\' && !is_escape(in, 0))) {
			return bad_url(in);
		} else {
			in->pos +=
			    c == '\\' ? escape_size(in->text + in->pos, in->text + in->size) : 1;
		}
	}
	in->pos += at(in, 0) == ')';
	return CSS_URL;
}

static unsigned name(struct scanner *in, struct css_token *token)
{
	size_t start = in->pos;
	skip_name(in);
	if (at(in, 0) != '(')
		return CSS_IDENT;
	bool is_url = ascii_same(in->text + start, in->pos - start, "url", 3);
	in->pos++;
	size_t spaces = 0;
	while (is_url && ascii_is_space(at(in, spaces)))
		spaces++;
	if (is_url && at(in, spaces) != '"' && at(in, spaces) != '\'')
		return url(in, token, start);
	return CSS_FUNCTION;
}

static bool skip_comment(struct scanner *in)
{
	if (at(in, 0) != '/' || at(in, 1) != '*')
		return false;
	in->pos += 2;
	while (at(in, 0) != -1 && !(at(in, 0) == '*' && at(in, 1) == '/'))
		in->pos++;
	if (at(in, 0) == -1)
		in->unclosed = CSS_SPACE;
	else
		in->pos += 2;
	return true;
}

static unsigned mark_or_character(struct scanner *in)
{
	if (in->size - in->pos >= 4 && memcmp(in->text + in->pos, "<!--", 4) == 0) {
		in->pos += 4;
		return CSS_COMMENT_MARK;
	}
	unsigned c = (unsigned)at(in, 0);
	in->pos++;
	return c < 0x20 || c >= 0x7F ? '\\' : c; /* what is no character of CSS may stand nowhere */
}

static unsigned scan(struct scanner *in, struct css_token *token)
{
	int c = at(in, 0);
	if (ascii_is_space(c)) {
		while (ascii_is_space(at(in, 0)))
			in->pos++;
		return CSS_SPACE;
	}
	if (c == '"' || c == '\'')
		return string(in, token);
	if (is_number(in))
		return number(in, token);
	if (c == '-' && at(in, 1) == '-' && at(in, 2) == '>') {
		in->pos += 3;
		return CSS_COMMENT_MARK;
	}
	if (is_ident(in, 0))
		return name(in, token);
	bool hash = c == '#' && (continues_name(at(in, 1)) || is_escape(in, 1));
	if (hash || (c == '@' && is_ident(in, 1))) {
		in->pos++;
		token->name = 1;
		skip_name(in);
		return hash ? CSS_HASH : CSS_AT;
	}
	return mark_or_character(in);
}

/* Moves line and column from where they were counted to the place of the byte at pos. */
static void count_places(struct scanner *in)
{
	for (; in->counted < in->pos; in->counted++) {
		unsigned char c = (unsigned char)in->text[in->counted];
		bool crlf =
		    c == '\r' && in->counted + 1 < in->size && in->text[in->counted + 1] == '\n';
		if (is_newline(c) && !crlf) {
			in->line++;
			in->column = 1;
		} else if ((c & 0xC0) != 0x80) {
			in->column++;
		}
	}
}

bool css_kind_opens(unsigned kind)
{
	return kind == '(' || kind == '[' || kind == '{' || kind == CSS_FUNCTION;
}

static unsigned closer_of(unsigned kind)
{
	return kind == '{' ? '}' : kind == '[' ? ']' : ')';
}

static void pair(struct scanner *in, unsigned kind)
{
	uint32_t index = (uint32_t)in->tokens.count - 1;
	if (css_kind_opens(kind)) {
		vec_push(&in->open, index);
	} else if (in->open.count) {
		struct css_token *opener = &in->tokens.items[in->open.items[in->open.count - 1]];
		if (closer_of(opener->kind) != kind)
			return;
		opener->match = index;
		in->open.count--;
	}
}

/* Says what the end of the text closed: the outermost block, else a string, else a comment, whose
 * place is then that of CSS_END. */
static void find_unclosed(const struct scanner *in, struct css_tokens *tokens)
{
	tokens->is_unclosed = in->open.count || in->unclosed;
	tokens->unclosed = in->open.count               ? in->open.items[0]
			   : in->unclosed == CSS_STRING ? tokens->count - 1
							: tokens->count;
}

void css_tokens_init(struct css_tokens *tokens, const char *text, size_t size)
{
	struct scanner in = {.text = text,
			     .size = size < CSS_MAX_SIZE ? size : CSS_MAX_SIZE,
			     .line = 1,
			     .column = 1};
	while (in.pos < in.size) {
		count_places(&in);
		if (skip_comment(&in))
			continue;
		struct css_token token = {
		    .start = (uint32_t)in.pos, .line = in.line, .column = in.column};
		token.kind = (unsigned char)scan(&in, &token);
		token.size = (uint32_t)in.pos - token.start;
		vec_push(&in.tokens, token);
		pair(&in, token.kind);
	}
	if (!in.unclosed)
		count_places(&in);
	struct css_token end = {.start = (uint32_t)in.pos, .line = in.line, .column = in.column};
	vec_push(&in.tokens, end);
	tokens->text = text;
	tokens->items = in.tokens.items;
	tokens->count = (uint32_t)in.tokens.count - 1;
	for (size_t i = 0; i < in.open.count; i++)
		tokens->items[in.open.items[i]].match = tokens->count;
	find_unclosed(&in, tokens);
	vec_clear(&in.open);
}

void css_tokens_clear(struct css_tokens *tokens)
{
	mem_free(tokens->items);
	*tokens = (struct css_tokens){0};
}

/* What neither CSS nor XML can hold becomes the replacement character. */
static void add(struct buf *out, unsigned c)
{
	bool bad = c == 0 || (c > 0x9F && !character_may_stay(c));
	buf_put_code_point(out, bad ? REPLACEMENT : c);
}

/* Adds what the escape at text means and returns the bytes it takes. */
static size_t add_unescaped(const char *text, const char *end, struct buf *out)
{
	const char *s = text + 1;
	if (s == end)
		return 1;
	if (is_newline((unsigned char)*s)) /* the line goes on */
		return 2 + (*s == '\r' && s + 1 < end && s[1] == '\n');
	size_t size = escape_size(text, end);
	unsigned c = 0;
	if (ascii_hex_value((unsigned char)*s) < 0)
		c = utf8_next(&s, end);
	for (; s < text + size && ascii_hex_value((unsigned char)*s) >= 0; s++)
		c = c << 4 | (unsigned)ascii_hex_value((unsigned char)*s);
	add(out, c);
	return size;
}

void css_token_text(const struct css_tokens *tokens, uint32_t index, struct buf *out)
{
	const struct css_token *token = &tokens->items[index];
	const char *s = tokens->text + token->start + token->name, *end;
	end = tokens->text + token->start + token->size;
	bool quoted = token->kind == CSS_STRING && end > s && end[-1] == s[-1];
	bool closed = token->kind == CSS_URL && end > s && end[-1] == ')';
	end -= quoted || closed || token->kind == CSS_FUNCTION;
	while (token->kind == CSS_URL && end > s && ascii_is_space((unsigned char)end[-1]))
		end--;
	while (s < end) {
		if (*s == '\\')
			s += add_unescaped(s, end, out);
		else
			add(out, utf8_next(&s, end));
	}
}

const char *css_read_string(const char *text, struct buf *out)
{
	const char *s = text + 1, *end = s + strlen(s);
	while (s < end && *s != *text) {
		if (*s == '\\')
			s += add_unescaped(s, end, out);
		else
			add(out, utf8_next(&s, end));
	}
	return s + (s < end);
}

bool css_token_is(const struct css_tokens *tokens, uint32_t index, const char *word)
{
	struct buf text = BUF_EMPTY;
	css_token_text(tokens, index, &text);
	size_t i = 0;
	for (; i < text.size && word[i]; i++) {
		char c = text.data[i];
		if (ascii_lower(c) != word[i])
			break;
	}
	bool same = i == text.size && !word[i];
	buf_clear(&text);
	return same;
}
