/* Selectors: those that EPUBCheck 4.2.6, which knows Selectors Level 3, reads as browsers do. */
#include "css/css_parts.h"

#include "base/ascii.h"

#include <string.h>

enum verdict {
	GOOD,
	REFUSED, /* good CSS, but not for every validator */
	WRONG,   /* no CSS */
};

/* Where a selector is read. */
struct selector_walk {
	struct css *css;
	uint32_t at, end;
};

static unsigned kind_at(const struct selector_walk *walk, uint32_t offset)
{
	return walk->at + offset < walk->end ? css_kind(walk->css, walk->at + offset) : CSS_END;
}

static void write_ident(struct selector_walk *walk)
{
	css_write_token(walk->css, walk->at++);
}

/* EPUBCheck takes these for words of media queries, wherever they stand. */
static bool is_media_word(const struct selector_walk *walk)
{
	const struct css_tokens *tokens = &walk->css->tokens;
	return css_token_is(tokens, walk->at, "and") || css_token_is(tokens, walk->at, "not") ||
	       css_token_is(tokens, walk->at, "only");
}

/* "name", "*", or one of them behind a prefix and "|". */
static enum verdict qualified_name(struct selector_walk *walk, bool star)
{
	unsigned kind = kind_at(walk, 0);
	bool prefixed = kind == '|' || ((kind == '*' || kind == CSS_IDENT) &&
					kind_at(walk, 1) == '|' && kind_at(walk, 2) != '=');
	for (unsigned part = 0; part < 2; part++) {
		kind = kind_at(walk, 0);
		if (kind == CSS_IDENT && is_media_word(walk))
			return REFUSED;
		if (kind == CSS_IDENT)
			write_ident(walk);
		else if (kind == '*' && (star || (prefixed && !part)))
			buf_putc(walk->css->out, '*'), walk->at++;
		else if (!(kind == '|' && !part))
			return WRONG;
		if (!prefixed || part)
			return GOOD;
		buf_putc(walk->css->out, '|');
		walk->at++;
	}
	return GOOD;
}

static void skip_space(struct selector_walk *walk)
{
	walk->at = css_skip_space(walk->css, walk->at, walk->end);
}

/* What stands between brackets; walk->end is the closing one. */
static enum verdict attribute(struct selector_walk *walk)
{
	struct buf *out = walk->css->out;
	skip_space(walk);
	enum verdict name = qualified_name(walk, false);
	if (name != GOOD)
		return name;
	skip_space(walk);
	if (walk->at == walk->end)
		return GOOD;
	unsigned kind = kind_at(walk, 0);
	if (kind != '=') {
		if (!strchr("~|^$*", (int)kind) || kind_at(walk, 1) != '=')
			return WRONG;
		buf_putc(out, (char)kind);
		walk->at++;
	}
	buf_putc(out, '=');
	walk->at++;
	skip_space(walk);
	kind = kind_at(walk, 0);
	if (kind != CSS_IDENT && kind != CSS_STRING)
		return WRONG;
	struct buf text = BUF_EMPTY;
	css_token_text(&walk->css->tokens, walk->at++, &text);
	css_write_string(out, text.data ? text.data : "", text.size);
	buf_clear(&text);
	skip_space(walk);
	if (walk->at == walk->end)
		return GOOD;
	return kind_at(walk, 0) == CSS_IDENT ? REFUSED : WRONG; /* [type="a" i] */
}

/* Runs part on what stands inside of the group at hand, and moves behind it. */
static enum verdict inside(struct selector_walk *walk,
			   enum verdict (*part)(struct selector_walk *walk))
{
	uint32_t end = walk->css->tokens.items[walk->at].match;
	struct selector_walk inner = {
	    .css = walk->css, .at = walk->at + 1, .end = end < walk->end ? end : walk->end};
	enum verdict verdict = part(&inner);
	if (verdict == GOOD && inner.at < inner.end)
		verdict = WRONG;
	walk->at = end < walk->end ? end + 1 : walk->end;
	return verdict;
}

static enum verdict brackets(struct selector_walk *walk)
{
	buf_putc(walk->css->out, '[');
	enum verdict verdict = inside(walk, attribute);
	buf_putc(walk->css->out, ']');
	return verdict;
}

/* An id is a hash that could be an ident. */
static bool is_id(const struct selector_walk *walk)
{
	const struct css_token *token = &walk->css->tokens.items[walk->at];
	const char *name = walk->css->tokens.text + token->start + 1;
	size_t hyphen = *name == '-';
	bool alone = hyphen && token->size == 2;
	return !alone && !ascii_is_digit(name[hyphen]);
}

static enum verdict id(struct selector_walk *walk)
{
	if (!is_id(walk))
		return WRONG;
	struct buf name = BUF_EMPTY;
	css_token_text(&walk->css->tokens, walk->at++, &name);
	buf_putc(walk->css->out, '#');
	css_write_name(walk->css->out, name.data ? name.data : "", name.size, true);
	buf_clear(&name);
	return GOOD;
}

static enum verdict class_name(struct selector_walk *walk)
{
	if (kind_at(walk, 1) != CSS_IDENT)
		return WRONG;
	buf_putc(walk->css->out, '.');
	walk->at++;
	write_ident(walk);
	return GOOD;
}

/* ":name" or "::name". */
static enum verdict plain_pseudo(struct selector_walk *walk)
{
	uint32_t colons = kind_at(walk, 1) == ':' ? 2 : 1;
	if (kind_at(walk, colons) != CSS_IDENT)
		return WRONG;
	buf_puts(walk->css->out, colons == 2 ? "::" : ":");
	walk->at += colons;
	write_ident(walk);
	return GOOD;
}

/* One simple selector, as it may stand in ":not()". */
static enum verdict simple(struct selector_walk *walk)
{
	switch (kind_at(walk, 0)) {
	case CSS_IDENT:
	case '*':
	case '|':
		return qualified_name(walk, true);
	case CSS_HASH:
		return id(walk);
	case '.':
		return class_name(walk);
	case '[':
		return brackets(walk);
	case ':':
		return kind_at(walk, 1) == CSS_FUNCTION ? REFUSED : plain_pseudo(walk);
	default:
		return WRONG;
	}
}

/* ":not(a, b)" means ":not(a):not(b)", which everyone reads. */
static enum verdict negation(struct selector_walk *walk)
{
	for (;;) {
		buf_puts(walk->css->out, ":not(");
		skip_space(walk);
		enum verdict verdict = simple(walk);
		if (verdict != GOOD)
			return verdict;
		buf_putc(walk->css->out, ')');
		skip_space(walk);
		if (walk->at == walk->end)
			return GOOD;
		if (kind_at(walk, 0) != ',')
			return REFUSED;
		walk->at++;
	}
}

/* "odd", "3", "2n+1" and the like, by the characters that stand there. */
static enum verdict an_plus_b(struct selector_walk *walk)
{
	char text[32];
	size_t size = 0;
	for (; walk->at < walk->end; walk->at++) {
		const struct css_token *token = &walk->css->tokens.items[walk->at];
		if (token->kind == CSS_SPACE)
			continue;
		if (css_token_is(&walk->css->tokens, walk->at, "of"))
			return REFUSED;
		if (size + token->size >= sizeof text)
			return WRONG;
		memcpy(text + size, walk->css->tokens.text + token->start, token->size);
		size += token->size;
	}
	text[size] = '\0';
	ascii_lowered(text);
	if (strcmp(text, "odd") != 0 && strcmp(text, "even") != 0) {
		const char *s = text + (*text == '+' || *text == '-');
		size_t digits = ascii_digits(s);
		s += digits;
		if (*s == 'n') {
			s++;
			if (*s == '+' || *s == '-') {
				s++;
				digits = ascii_digits(s);
				s += digits;
			} else {
				digits = 1;
			}
		}
		if (*s || !digits)
			return WRONG;
	}
	buf_puts(walk->css->out, text);
	return GOOD;
}

/* One direction. */
static enum verdict one_ident(struct selector_walk *walk)
{
	skip_space(walk);
	if (kind_at(walk, 0) != CSS_IDENT)
		return WRONG;
	write_ident(walk);
	skip_space(walk);
	return GOOD;
}

/* One language: an ident or a string. */
static enum verdict one_word(struct selector_walk *walk)
{
	skip_space(walk);
	if (kind_at(walk, 0) != CSS_IDENT && kind_at(walk, 0) != CSS_STRING)
		return WRONG;
	write_ident(walk);
	skip_space(walk);
	return kind_at(walk, 0) == ',' ? REFUSED : GOOD;
}

static const struct {
	const char *name;
	enum verdict (*argument)(struct selector_walk *walk);
} functions[] = {
    {"nth-child", an_plus_b},   {"nth-last-child", an_plus_b},
    {"nth-of-type", an_plus_b}, {"nth-last-of-type", an_plus_b},
    {"lang", one_word},         {"dir", one_ident},
};

static enum verdict pseudo_function(struct selector_walk *walk)
{
	const struct css_tokens *tokens = &walk->css->tokens;
	walk->at++;
	if (css_token_is(tokens, walk->at, "not"))
		return inside(walk, negation);
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (!css_token_is(tokens, walk->at, functions[i].name))
			continue;
		buf_printf(walk->css->out, ":%s(", functions[i].name);
		enum verdict verdict = inside(walk, functions[i].argument);
		buf_putc(walk->css->out, ')');
		return verdict;
	}
	return REFUSED;
}

/* Simple selectors without anything between. */
static enum verdict compound(struct selector_walk *walk)
{
	for (uint32_t start = walk->at;;) {
		unsigned kind = kind_at(walk, 0), next = kind_at(walk, 1);
		bool is_type = kind == CSS_IDENT || kind == '*';
		bool is_first = walk->at == start;
		if (kind != '.' && kind != '[' && kind != ':' && kind != CSS_HASH &&
		    !(is_first && (is_type || kind == '|')))
			return is_first || is_type ? WRONG : GOOD;
		if (kind == ':' && next == ':' && kind_at(walk, 2) == CSS_FUNCTION)
			return REFUSED;
		enum verdict verdict =
		    kind == ':' && next == CSS_FUNCTION ? pseudo_function(walk) : simple(walk);
		if (verdict != GOOD)
			return verdict;
	}
}

/* Compounds and what stands between them. */
static enum verdict selector(struct selector_walk *walk)
{
	for (;;) {
		enum verdict verdict = compound(walk);
		if (verdict != GOOD || walk->at == walk->end)
			return verdict;
		bool spaced = kind_at(walk, 0) == CSS_SPACE;
		skip_space(walk);
		unsigned kind = kind_at(walk, 0);
		if (kind == '>' || kind == '+' || kind == '~') {
			buf_printf(walk->css->out, " %c ", (int)kind);
			walk->at++;
			skip_space(walk);
		} else if (spaced) {
			buf_putc(walk->css->out, ' ');
		} else {
			return kind == '|' ? REFUSED : WRONG;
		}
	}
}

bool css_selectors(struct css *css, uint32_t first, uint32_t end)
{
	size_t start = css->out->size;
	css_trim(css, &first, &end);
	for (uint32_t item = first, comma; item <= end; item = comma + 1) {
		comma = css_find(css, item, end, ',');
		struct selector_walk walk = {.css = css, .at = item, .end = comma};
		css_trim(css, &walk.at, &walk.end);
		uint32_t item_first = walk.at;
		size_t before = css->out->size;
		if (before > start)
			buf_puts(css->out, ", ");
		enum verdict verdict = selector(&walk);
		if (verdict == WRONG) {
			css_diag(css, MSG_CSS_SELECTOR, first, end, NULL);
			return false;
		}
		if (verdict == REFUSED) {
			css_undo(css, before);
			css_diag(css, MSG_CSS_REFUSED_SELECTOR, item_first, walk.end, NULL);
		}
	}
	return css->out->size > start;
}

/* "from", "to" and percentages. */
static bool is_keyframe(const struct css *css, uint32_t first, uint32_t end)
{
	if (end != first + 1)
		return false;
	const struct css_token *token = &css->tokens.items[first];
	if (token->kind != CSS_PERCENTAGE)
		return css_is(css, first, CSS_IDENT, "from") || css_is(css, first, CSS_IDENT, "to");
	for (uint32_t i = 0; i < token->name; i++)
		if (!strchr("0123456789.", css->tokens.text[token->start + i]))
			return false;
	return true;
}

bool css_keyframe_selectors(struct css *css, uint32_t first, uint32_t end)
{
	size_t start = css->out->size;
	for (uint32_t item = first, comma; item <= end; item = comma + 1) {
		comma = css_find(css, item, end, ',');
		uint32_t item_first = item, item_end = comma;
		css_trim(css, &item_first, &item_end);
		if (!is_keyframe(css, item_first, item_end)) {
			css_diag(css, MSG_CSS_SELECTOR, first, end, NULL);
			return false;
		}
		if (css->out->size > start)
			buf_puts(css->out, ", ");
		css_write_token(css, item_first);
	}
	return true;
}
