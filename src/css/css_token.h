/* The tokens of CSS, after CSS Syntax Level 3: a style sheet or style attribute cut into tokens
 * that know their place and, where they open something, the token that closes it. */
#ifndef OCTAVO_CSS_CSS_TOKEN_H
#define OCTAVO_CSS_CSS_TOKEN_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

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

enum { CSS_MAX_SIZE = 64 << 20 };

/* Cuts text, of at most CSS_MAX_SIZE bytes, into tokens; comments leave none. */
void css_tokens_init(struct css_tokens *tokens, const char *text, size_t size);
void css_tokens_clear(struct css_tokens *tokens);

/* Adds the name of an ident, function, at-keyword or hash, the content of a string or url, or the
 * unit of a dimension: escapes resolved, always valid UTF-8. */
void css_token_text(const struct css_tokens *tokens, uint32_t index, struct buf *out);

/* Whether that text is word, but for the case of ASCII letters. word is lower case. */
bool css_token_is(const struct css_tokens *tokens, uint32_t index, const char *word);

bool css_kind_opens(unsigned kind); /* whether a token of the kind has a match */

#endif
