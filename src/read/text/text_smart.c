/* Plain text: typographic marks for those of the typewriter, in the way of the book's language.
 * What isn't clearly prose (addresses, page marks, `code`, --options) stays as it is written. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/quotation.h"
#include "read/text/text.h"

#include <string.h>

struct smart {
	struct buf *out;
	const char *start, *end;
	const char *closing; /* the next ' that may close, as far as was looked; end: none comes */
	const char *comment; /* likewise the next > */
	bool doubles;        /* “ is open */
	bool singles;        /* something closes a ‘ */
	bool quotes;         /* whether quotation marks are changed at all */
};

static unsigned before(const struct smart *s, const char *at)
{
	return at > s->start ? utf8_before(s->start, &at) : ' ';
}

static unsigned behind(const struct smart *s, const char *at)
{
	return at < s->end ? utf8_next(&at, s->end) : ' ';
}

/* Whether two ' end something that begins here, before anything else does. */
static bool ends_in_pair(const char *from, const char *end)
{
	for (const char *at = from; at + 1 < end; at++) {
		if (*at == '`' && at[1] == '`')
			return false;
		if (*at == '\'' && at[1] == '\'')
			return at[-1] != ' ' && at[-1] != '\n';
	}
	return false;
}

static bool lets_open(unsigned c)
{
	return unicode_is_space(c) || (c && c < 0x80 && strchr("([{*_\"'", (int)c)) ||
	       c == 0x2013 || c == 0x2014 || c == 0x2018 || c == 0x201C || c == '-';
}

/* Whether a ' behind this place may close. */
static bool closes_later(struct smart *s, const char *from)
{
	if (s->closing && s->closing > from)
		return s->closing < s->end;
	for (s->closing = from + 1; s->closing < s->end; s->closing++)
		if (*s->closing == '\'' && s->closing[-1] != ' ' && s->closing[-1] != '\n' &&
		    !unicode_is_letter(behind(s, s->closing + 1)))
			return true;
	return false;
}

static size_t run_of(const struct smart *s, const char *at, char c)
{
	size_t size = 0;
	while (at + size < s->end && at[size] == c)
		size++;
	return size;
}

/* Quotation marks of two strokes each: ``words'' and ''words''; and `words', where no ` closes
 * before. The bytes that were read; 0: here is none. */
static size_t put_typed(struct smart *s, const char *at)
{
	size_t size = run_of(s, at, *at);
	if (!s->quotes || size > 2 || (size == 1 && *at == '\'') || before(s, at) == (unsigned)*at)
		return 0;
	bool starts = lets_open(before(s, at)) && unicode_is_word(behind(s, at + size));
	if (size == 1) {
		const char *tick = memchr(at + 1, '`', (size_t)(s->end - at - 1));
		if (!starts || !closes_later(s, at + 1) || (tick && tick < s->closing))
			return 0;
		s->singles = true;
		buf_puts(s->out, "‘");
		return size;
	}
	bool opens = starts && !s->doubles && ends_in_pair(at + 2, s->end);
	if (opens || (s->doubles && *at == '\'')) {
		s->doubles = opens;
		buf_puts(s->out, opens ? "“" : "”");
		return size;
	}
	if (*at == '`' || !unicode_is_digit(before(s, at)))
		return 0;
	buf_add(s->out, at, size); /* inches */
	return size;
}

/* The bytes of `code` with its marks; or of these alone, where as many don't come again. */
static size_t code_size(const struct smart *s, const char *at)
{
	size_t marks = run_of(s, at, '`');
	for (const char *stop = at + marks; (stop = memchr(stop, '`', (size_t)(s->end - stop)));) {
		size_t closing = run_of(s, stop, '`');
		stop += closing;
		if (closing == marks)
			return (size_t)(stop - at);
	}
	return marks;
}

/* What is left of an address that has its colon or its "www." here, also one of another scheme. */
static size_t address_size(const struct smart *s, const char *at)
{
	struct address found = text_address(s->start, at, s->end);
	size_t left = (size_t)(s->end - at), size = 0;
	if (found.start)
		return (size_t)(found.end - at);
	if (left <= 3 || memcmp(at, "://", 3) != 0)
		return 0;
	while (size < left && !unicode_is_space((unsigned char)at[size]) &&
	       !memchr("\"<>", at[size], 3))
		size++;
	return size;
}

/* The bytes of a stretch that stays as it is written; 0: none begins here. */
static size_t kept(struct smart *s, const char *at)
{
	size_t left = (size_t)(s->end - at);
	if (*at == '`')
		return code_size(s, at);
	if (left > 4 && memcmp(at, "<!--", 4) == 0) {
		if (!s->comment || s->comment < at) {
			const char *stop = memchr(at, '>', left);
			s->comment = stop ? stop : s->end;
		}
		return s->comment < s->end ? (size_t)(s->comment + 1 - at) : 1;
	}
	return *at == ':' || *at == 'w' ? address_size(s, at) : 0;
}

/* -- and ---, but neither a ruler nor an option, nor what stands above a mail's signature. */
static size_t put_dash(struct smart *s, const char *at)
{
	size_t size = run_of(s, at, '-');
	bool option = unicode_is_space(before(s, at)) && unicode_is_word(behind(s, at + size));
	bool alone =
	    (at == s->start || at[-1] == '\n') && (at + size == s->end || at[size] == '\n');
	if (size == 2 && !option && !alone)
		buf_puts(s->out, "–");
	else if (size == 3 && !option)
		buf_puts(s->out, "—");
	else
		buf_add(s->out, at, size);
	return size;
}

static size_t put_dots(struct smart *s, const char *at)
{
	size_t size = run_of(s, at, '.');
	if (size == 3 || size == 4)
		buf_puts(s->out, size == 3 ? "…" : "….");
	else
		buf_add(s->out, at, size);
	return size;
}

static void put_double(struct smart *s, const char *at)
{
	unsigned left = before(s, at), right = behind(s, at + 1);
	bool inside = unicode_is_word(left) && unicode_is_word(right) && !unicode_is_unspaced(left);
	bool inches = unicode_is_digit(left) && !s->doubles;
	if (!s->quotes || inside || inches) {
		buf_putc(s->out, '"');
		return;
	}
	bool opens = lets_open(left) && !unicode_is_space(right) && !(s->doubles && left == '\'');
	opens |= !s->doubles && unicode_is_unspaced(left);
	s->doubles = opens;
	buf_puts(s->out, opens ? "“" : "”");
}

/* An apostrophe that stands for the beginning of a word: how many bytes were read. */
static size_t put_elision(struct smart *s, const char *at)
{
	size_t size = s->quotes ? quotation_elision(at > s->start ? at[-1] : ' ', at, s->end) : 0;
	if (size)
		buf_puts(s->out, "’");
	if (size > 1) {
		buf_add(s->out, at + 1, size - 2);
		buf_puts(s->out, "’");
	}
	return size;
}

static void put_single(struct smart *s, const char *at)
{
	unsigned left = before(s, at), right = behind(s, at + 1);
	if (!s->quotes || (unicode_is_digit(left) && !unicode_is_word(right) && !s->singles)) {
		buf_putc(s->out, '\'');
		return;
	}
	bool opens = lets_open(left) && (unicode_is_letter(right) || right == '"') &&
		     closes_later(s, at + 1);
	s->singles |= opens;
	buf_puts(s->out, opens ? "‘" : "’");
}

static void smarten(struct smart *s)
{
	for (const char *at = s->start; at < s->end;) {
		size_t typed = *at == '`' || *at == '\'' ? put_typed(s, at) : 0;
		size_t same = typed ? 0 : kept(s, at);
		if (typed) {
			at += typed;
		} else if (same) {
			buf_add(s->out, at, same);
			at += same;
		} else if (*at == '-') {
			at += put_dash(s, at);
		} else if (*at == '.') {
			at += put_dots(s, at);
		} else if (*at == '"') {
			put_double(s, at++);
		} else if (*at == '\'') {
			size_t elided = put_elision(s, at);
			at += elided;
			if (!elided)
				put_single(s, at++);
		} else {
			buf_putc(s->out, *at++);
		}
	}
}

/* Whether the author set quotation marks of print. */
static bool has_printed_marks(const char *text, size_t size)
{
	for (const char *at = text, *end = text + size;
	     (at = memchr(at, 0xE2, (size_t)(end - at))) && end - at > 2; at++)
		if ((unsigned char)at[1] == 0x80 && (unsigned char)at[2] >= 0x98 &&
		    (unsigned char)at[2] <= 0x9F)
			return true;
	return false;
}

static bool is_inside_word(const char *text, const char *from, const char *to, const char *end)
{
	const struct smart around = {.start = text, .end = end};
	return unicode_is_letter(before(&around, from)) && unicode_is_letter(behind(&around, to));
}

/* Adds the text with the language's marks for “ ” ‘ ’; an apostrophe stays what it is. */
static void add_quotations(const struct quotation *marks, struct quotation_state *state,
			   struct buf *out, const char *text, size_t size)
{
	const char *end = text + size, *kept = text;
	for (const char *at = strstr(text, "\xE2\x80"); at; at = strstr(at + 2, "\xE2\x80")) {
		unsigned char last = (unsigned char)at[2];
		bool single = last == 0x98 || last == 0x99, opens = last == 0x98 || last == 0x9C;
		if (!single && last != 0x9C && last != 0x9D)
			continue;
		buf_add(out, kept, (size_t)(at - kept));
		kept = at + 3;
		buf_puts(out, quotation_mark(marks, state, !single, opens,
					     is_inside_word(text, at, kept, end)));
	}
	buf_add(out, kept, (size_t)(end - kept));
}

void text_smarten(struct buf *out, const char *language, const char *text, size_t size)
{
	struct buf plain = BUF_EMPTY;
	bool printed = has_printed_marks(text, size);
	const struct quotation *marks = quotation_find(language);
	struct smart smart = {
	    .out = &plain, .start = text, .end = text + size, .quotes = !printed || !marks};
	smarten(&smart);
	buf_putc(&plain, '\0');
	struct quotation_state state = {.closes = smart.singles};
	if (marks && !printed)
		add_quotations(marks, &state, out, plain.data, plain.size - 1);
	else
		buf_add(out, plain.data, plain.size - 1);
	buf_clear(&plain);
}
