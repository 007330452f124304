/* The parts of the CSS sanitizer, for each other: tokens; then selectors, values and conditions,
 * each checked and written out again in a form that every validator reads alike. */
#ifndef OCTAVO_CSS_CSS_PARTS_H
#define OCTAVO_CSS_CSS_PARTS_H

#include "base/buf.h"
#include "base/limits.h"
#include "css/css.h"

#include <stdbool.h>
#include <stdint.h>

/* css_token.c: the tokens of CSS, after CSS Syntax Level 3: a style sheet or style attribute cut
 * into tokens that know their place and, where they open something, the token that closes it. */

/* The kind of a token of one character, such as ':' or '{', is that character. */
enum css_kind {
	CSS_END = 0,
	CSS_SPACE = 128,
	CSS_IDENT,
	CSS_FUNCTION, /* opens: "name(" */
	CSS_AT,
	CSS_HASH,
	CSS_STRING,
	CSS_BAD_STRING,
	CSS_URL, /* without quotes; with them it is a CSS_FUNCTION */
	CSS_BAD_URL,
	CSS_NUMBER,
	CSS_PERCENTAGE,
	CSS_DIMENSION,
	CSS_COMMENT_MARK, /* <!-- or --> */
};

struct css_token {
	uint32_t start, size;  /* the whole token, in bytes of the source */
	uint32_t line, column; /* from 1, column in code points */
	uint32_t match;        /* of what opens: the index of what closes it, or of CSS_END */
	uint32_t name;         /* where its name, content or unit starts, in bytes from start */
	unsigned char kind;
};

struct css_tokens {
	const char *text;        /* borrowed */
	struct css_token *items; /* the last is CSS_END */
	uint32_t count;          /* without CSS_END */
	bool is_unclosed;  /* whether the end of the text closed a block, string or comment, */
	uint32_t unclosed; /* and the block's index, or count */
};

enum { CSS_MAX_SIZE = LIMIT_MOST_STYLE_SHEET };

/* Cuts text, of at most CSS_MAX_SIZE bytes, into tokens; comments leave none. */
void css_tokens_init(struct css_tokens *tokens, const char *text, size_t size);
void css_tokens_clear(struct css_tokens *tokens);

/* Adds the name of an ident, function, at-keyword or hash, the content of a string or url, or the
 * unit of a dimension: escapes resolved, always valid UTF-8. */
void css_token_text(const struct css_tokens *tokens, uint32_t index, struct buf *out);

/* Whether that text is word, but for the case of ASCII letters. word is lower case. */
bool css_token_is(const struct css_tokens *tokens, uint32_t index, const char *word);

bool css_kind_opens(unsigned kind); /* whether a token of the kind has a match */

struct css {
	const struct css_input *in;
	struct css_tokens tokens;
	struct buf *out;
	struct buf detail;   /* what a message says beside the source */
	struct buf property; /* of the declaration at hand, in lower case */
	bool is_attribute;   /* a style attribute: its places are the attribute's */
	bool is_page_rule;   /* the declarations at hand are for body or html */
	bool has_imported;   /* rules of another sheet stand before what follows */
	bool began;          /* a rule was written, so that @namespace comes too late */
	bool keeps_urls;     /* as they are, for those who only look */
};

void css_init(struct css *css, const struct css_input *in, struct buf *out);
void css_clear(struct css *css);

static inline unsigned css_kind(const struct css *css, uint32_t index)
{
	return css->tokens.items[index].kind;
}

struct place css_place(const struct css *css, uint32_t index);

/* Makes a diagnostic at the token first, with the source up to end (shortened) as {1}. */
void css_diag(struct css *css, enum message id, uint32_t first, uint32_t end, const char *second);

/* The index behind the token and, if it opens something, behind what closes it. */
uint32_t css_skip(const struct css *css, uint32_t index);
uint32_t css_skip_space(const struct css *css, uint32_t index, uint32_t end);
void css_trim(const struct css *css, uint32_t *first, uint32_t *end);

/* The first token of the kind between first and end that nothing encloses, or end. */
uint32_t css_find(const struct css *css, uint32_t first, uint32_t end, unsigned kind);

bool css_is(const struct css *css, uint32_t index, unsigned kind, const char *word);

/* Whether a dimension's unit is letters alone, and so can be written as it stands. */
bool css_has_plain_unit(const struct css *css, uint32_t index);

void css_undo(struct css *css, size_t size); /* cuts what was written back to size */

/* css_style.c: keywords only: what stands in quotes, as addresses do, is a name of somebody's. */
void css_lower_keywords(struct buf *text);

/* css_write.c: text as CSS. An ident may not start like a number, a hash may. */
void css_write_name(struct buf *out, const char *text, size_t size, bool is_ident);
void css_write_url(struct buf *out, const char *url);
void css_write_token(struct css *css, uint32_t index); /* an ident, hash, string, number, … */

/* css_selector.c: write a list of selectors. What no validator but all browsers would take goes
 * from the list, with a diagnostic. False: nothing is left, and a diagnostic said why. */
bool css_selectors(struct css *css, uint32_t first, uint32_t end);
bool css_keyframe_selectors(struct css *css, uint32_t first, uint32_t end);

/* css_value.c: write a value, whose first and last tokens are no spaces. MSG_COUNT: it is good;
 * else what is wrong with it, with the message's second detail in css->detail. */
enum message css_value(struct css *css, uint32_t first, uint32_t end);
enum message css_font_sources(struct css *css, uint32_t first, uint32_t end);
enum message css_unicode_ranges(struct css *css, uint32_t first, uint32_t end);

/* css_font.c: whether the values of font-size and font are such that EPUBCheck 4.2.6 takes them. */
bool css_is_font_size(const struct css *css, uint32_t first, uint32_t end);
bool css_is_font(const struct css *css, uint32_t first, uint32_t end);

/* css_declaration.c. A declaration, whose property stands in css->property, has this value. */
struct css_pair {
	uint32_t first, end;
	bool important;
};

/* Reads the declaration from first, its name, to end. MSG_COUNT: it is one. */
enum message css_pair(struct css *css, uint32_t first, uint32_t end, struct css_pair *pair);
enum message css_pair_value(struct css *css, const struct css_pair *pair, bool in_font_face);

/* Writes the declarations between first and end; their number. What goes is said. has_source isn't
 * NULL in @font-face, and is set if one says where the font is. */
size_t css_declarations(struct css *css, uint32_t first, uint32_t end, unsigned depth,
			bool *has_source);

/* The "{" (or the ";", if that ends the rule) that comes first, or end. */
uint32_t css_find_block(const struct css *css, uint32_t first, uint32_t end, bool until_semicolon);

/* css_condition.c: write what stands between the name of the rule and its block. */
bool css_media(struct css *css, uint32_t first, uint32_t end);
bool css_supports(struct css *css, uint32_t first, uint32_t end);

#endif
