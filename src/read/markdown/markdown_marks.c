/* Marks among words that only some flavours of Markdown have: scripts below and above the line,
 * notes where they are referred to, attributes behind an element, spans made by them. */
#include "read/markdown/markdown_tokens.h"

#include "base/ascii.h"
#include "read/cross_references.h"

#include <string.h>

enum {
	LONGEST_SCRIPT = 60,
	LONGEST_NUMBER = 8,
	LONGEST_NOTE = 4000, /* bytes, brackets and all; and of a span */
	FARTHEST = 200,      /* tokens back to where a span begins */
};

#define NO_BREAK_SPACE "\xC2\xA0"

/* Words of a script, whose blanks have backslashes, which keep a line together. */
static void push_script(struct reader *reader, enum element element, const char *text,
			const char *end)
{
	reader_push(reader, TOKEN_OPEN, "", 0)->element = element;
	for (const char *at = text; at < end; at++)
		if (at[0] == '\\' && at[1] == ' ') {
			reader_push(reader, TOKEN_WORDS, text, (size_t)(at - text));
			reader_push(reader, TOKEN_TEXT, NO_BREAK_SPACE, strlen(NO_BREAK_SPACE));
			text = ++at + 1;
		}
	reader_push(reader, TOKEN_WORDS, text, (size_t)(end - text));
	reader_push(reader, TOKEN_CLOSE, "", 0);
}

/* "^14^C" and notes such as "^1,2^": more might be a face. */
static bool is_raised_number(const char *text, const char *close)
{
	return close < text + LONGEST_NUMBER &&
	       strspn(text, "0123456789,+-") == (size_t)(close - text);
}

/* "H~2~O", "x^2^": right behind a word, without a blank inside. */
const char *read_script(struct reader *reader, const char *at, const char *end)
{
	const char *text = at + 1, *close = text;
	bool behind_word = ascii_is_letter_or_digit(at[-1]) || (unsigned char)at[-1] >= 0x80 ||
			   strchr(")]}*", at[-1]);
	while (close < end && close - text < LONGEST_SCRIPT && !strchr(" \t\v~^[]", *close))
		close += 1 + (*close == '\\' && close + 1 < end && close[1] == ' ');
	if (close == text || close >= end || *close != *at || (close + 1 < end && close[1] == *at))
		return at;
	if (!behind_word && (*at == '~' || !is_raised_number(text, close)))
		return at;
	reader_keep(reader, at);
	push_script(reader, *at == '~' ? EL_SUB : EL_SUP, text, close);
	return close + 1;
}

/* Notes */

/* The bracket that closes the one at text, before the block ends; NULL: there is none. */
static const char *closing_bracket(const struct reader *reader, const char *text)
{
	const char *end = reader->words->text.data + reader->block->end;
	size_t depth = 0;
	if (end - text > LONGEST_NOTE)
		end = text + LONGEST_NOTE;
	for (; text < end; text++) {
		if (*text == '\\')
			text++;
		else if (*text == '[')
			depth++;
		else if (*text == ']' && --depth == 0)
			return text;
	}
	return NULL;
}

/* "^[words]" */
const char *read_inline_note(struct reader *reader, const char *at)
{
	const char *end = at[1] == '[' && !reader->note_end && !reader->links
			      ? closing_bracket(reader, at + 1)
			      : NULL;
	if (!end || end == at + 2)
		return at;
	reader_keep(reader, at);
	reader_push(reader, TOKEN_OPEN, "", 0)->element = EL_ASIDE;
	reader->note_end = end;
	reader->note_depth = reader->open.count;
	return at + 2;
}

/* Attributes */

static bool is_bracket(const char *c)
{
	return (*c == '[' || *c == ']') && c[-1] != '\\';
}

/* The bracket that opens what the one at the end of the tokens closes, in the same element, and the
 * number of its token; NULL: there is none. */
static const char *opening_bracket(const struct reader *reader, size_t *number)
{
	size_t depth = 0, inside = 0, far = 0, bytes = 0;
	for (size_t i = reader->tokens.count; i-- > 0 && far++ < FARTHEST;) {
		const struct token *token = &reader->tokens.items[i];
		if (token->kind == TOKEN_OPEN && inside-- == 0)
			return NULL;
		inside += token->kind == TOKEN_CLOSE;
		for (const char *c = token->text + token->size;
		     token->kind == TOKEN_WORDS && !inside && c-- > token->text;) {
			if (++bytes > LONGEST_NOTE)
				return NULL;
			if (!is_bracket(c))
				continue;
			depth += *c == ']' ? 1 : (size_t)-1;
			if (depth == 0) {
				*number = i;
				return c;
			}
		}
	}
	return NULL;
}

static void insert(struct reader *reader, size_t at, struct token token)
{
	vec_push(&reader->tokens, token);
	struct token *items = reader->tokens.items;
	memmove(items + at + 1, items + at, (reader->tokens.count - 1 - at) * sizeof *items);
	items[at] = token;
}

/* Makes a span of the words in the brackets that end the tokens. */
static bool make_span(struct reader *reader)
{
	size_t number;
	const char *bracket = opening_bracket(reader, &number);
	if (!bracket)
		return false;
	struct token *token = &reader->tokens.items[number];
	struct token before = *token;
	before.size = (size_t)(bracket - token->text);
	token->size -= before.size + 1;
	token->text = bracket + 1;
	reader->tokens.items[reader->tokens.count - 1].size--;
	insert(reader, number, (struct token){.kind = TOKEN_OPEN, .text = "", .element = EL_SPAN});
	insert(reader, number, before);
	reader_push(reader, TOKEN_CLOSE, "", 0);
	return true;
}

/* "]{.class}", or the end of a note. */
const char *read_bracket_end(struct reader *reader, const char *at, const char *end)
{
	if (at == reader->note_end) {
		reader_keep(reader, at);
		reader_end_note(reader);
		return at + 1;
	}
	const char *behind = at + 1 < end ? attributes_end(at + 1, end) : NULL;
	if (!behind || reader->links)
		return at;
	size_t count = reader->tokens.count;
	const char *kept = reader->kept;
	reader_keep(reader, at + 1);
	reader->kept = at + 1;
	if (!make_span(reader)) {
		reader->tokens.count = count;
		reader->kept = kept;
		return at;
	}
	reader_push(reader, TOKEN_ATTRIBUTES, at + 1, (size_t)(behind - at - 1));
	return behind;
}

void reader_tell(struct reader *reader, enum message message, bool *told, const char *at,
		 size_t size)
{
	if (*told)
		return;
	struct buf typed = BUF_EMPTY;
	struct spot spot = reader_spot(reader, at);
	struct place place = {reader->markdown->in->name, spot.line, spot.column};
	words_show(reader->words, &typed, at, size);
	diag(reader->markdown->in->diags, message, place, typed.data, NULL);
	*told = true;
	buf_clear(&typed);
}

/* "[@key]", "[-@key, p. 3]", "[see @key; @key]": pandoc's, and as typed. */
const char *read_citation(struct reader *reader, const char *at, const char *end)
{
	static const char *const starts[] = {"@", "-@", "see @", "cf. @", "e.g. @", "see also @"};
	const char *close = at + 1, *key = NULL;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(at + 1, starts[i], strlen(starts[i])) == 0)
			key = at + 1 + strlen(starts[i]);
	while (close < end && !strchr("[]", *close))
		close++;
	if (!key || key >= end || close == end || *close != ']' || reader->links ||
	    !(ascii_is_letter_or_digit(*key) || *key == '_' || (unsigned char)*key >= 0x80))
		return at;
	reader_keep(reader, at);
	if (!is_cross_reference(reader->markdown->in->dialect, key))
		reader_tell(reader, MSG_CITATIONS, &reader->markdown->has_citations, at,
			    (size_t)(close + 1 - at));
	reader_push(reader, TOKEN_WORDS, at, (size_t)(close + 1 - at));
	return close + 1;
}

/* What may still be understood, as mdBook's, Jekyll's or GitBook's: "{{#include a.md}}",
 * "{% include a.md %}", "{% include "a.md" %}". */
static bool may_be_included(enum dialect dialect, const char *at, const char *close)
{
	static const char include[] = "{% include", ending[] = ".md ";
	if (dialect == DIALECT_MDBOOK || dialect == DIALECT_MYST || dialect == DIALECT_MDX)
		return at[2] == '#';
	if (strncmp(at, include, sizeof include - 1) != 0)
		return false;
	if (dialect == DIALECT_GITBOOK)
		return strncmp(close - 5, ".md\" ", 5) == 0 || strncmp(close - 5, ".md' ", 5) == 0;
	return dialect == DIALECT_JEKYLL &&
	       strncmp(close - (sizeof ending - 1), ending, sizeof ending - 1) == 0;
}

/* "{{ … }}", "{% … %}": another program's, and as typed. Returns what is behind. */
static const char *read_template(struct reader *reader, const char *at, const char *end)
{
	const char *close = at[1] == '{' ? "}}" : "%}", *c = at + 2;
	if (at + 1 >= end || (at[1] != '{' && at[1] != '%'))
		return at;
	while (c + 1 < end && c - at < LONGEST_NOTE && (c[0] != close[0] || c[1] != close[1]))
		c++;
	if (c + 1 >= end || c - at >= LONGEST_NOTE)
		return at;
	reader_keep(reader, at);
	if (!may_be_included(reader->markdown->in->dialect, at, c))
		reader_tell(reader, MSG_TEMPLATES, &reader->markdown->has_templates, at,
			    (size_t)(c + 2 - at));
	reader_push(reader, TOKEN_WORDS, at, (size_t)(c + 2 - at));
	return c + 2;
}

/* The code that ends the tokens is of another format: HTML is read, and what is for paper alone is
 * left out. */
static void take_raw(struct reader *reader, bool is_html)
{
	size_t count = reader->tokens.count - 1, first = count;
	while (reader->tokens.items[first].kind != TOKEN_OPEN)
		first--;
	size_t kept = first;
	for (size_t i = first + 1; i < count && is_html; i++) {
		struct token token = reader->tokens.items[i];
		token.kind = TOKEN_HTML;
		token.spot = reader_spot(reader, token.text);
		reader->tokens.items[kept++] = token;
	}
	reader->tokens.count = kept;
}

/* Right behind a link, a picture or code. */
const char *read_attributes(struct reader *reader, const char *at, const char *end)
{
	const char *template = read_template(reader, at, end);
	if (template > at)
		return template;
	size_t count = reader->tokens.count;
	bool is_html, behind_code = count > 1 && reader->kept == at &&
				    reader->tokens.items[count - 2].kind == TOKEN_CODE;
	const char *raw = behind_code ? raw_format_end(at, end, &is_html) : NULL;
	if (raw) {
		if (!is_html)
			reader_tell(reader, MSG_OTHER_FORMAT, &reader->markdown->has_others, at,
				    (size_t)(raw - at));
		take_raw(reader, is_html);
		return raw;
	}
	const char *behind = attributes_end(at, end);
	if (!behind || !count || reader->kept != at ||
	    reader->tokens.items[count - 1].kind != TOKEN_CLOSE)
		return at;
	reader_push(reader, TOKEN_ATTRIBUTES, at, (size_t)(behind - at));
	return behind;
}
