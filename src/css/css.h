/* Style sheets, made fit for a book: all CSS that enters one goes through here.
 *
 * It is parsed after CSS Syntax Level 3 and written out again, so that EPUBCheck, old and new, and
 * readers understand it alike. What EPUB forbids, what a validator or a shop rejects, and what is
 * no CSS goes, declaration by declaration and rule by rule, each with a warning at its place. The
 * time taken grows with the size alone, whatever the input. */
#ifndef OCTAVO_CSS_CSS_H
#define OCTAVO_CSS_CSS_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>

enum css_imported {
	CSS_IMPORTED, /* as much as there was; it may be there already */
	CSS_NO_SHEET, /* it isn't part of the book */
	CSS_TOO_DEEP, /* too many sheets import one another */
};

struct css_input {
	const char *text; /* UTF-8; bytes that are none count as U+FFFD */
	size_t size;
	struct place at;     /* of the text's first character; line 0 counts as 1, column 0 as 1 */
	struct diags *diags; /* NULL: no one asks */

	/* Says by which path the book reaches the file at url, which is as the author wrote it, a
	 * relative path or a data: URL; what is remote doesn't get here. NULL: it isn't part of the
	 * book, and the declaration goes. The path must be valid until the next call. Where the
	 * function is NULL, nothing is part of the book. */
	const char *(*url)(void *user, const char *url, struct place at);

	/* Appends the clean form of the sheet at url, as above, which an @import names. Where the
	 * function is NULL, none is imported. */
	enum css_imported (*import)(void *user, const char *url, struct place at, struct buf *out);
	void *user;

	bool is_imported;   /* the sheet is part of another one */
	bool is_whole_book; /* its rules for body are for all pages of a book: what readers and
			       shops make of that is told */
};

/* Appends the style sheet. Returns whether any rule is left. */
bool css_clean(const struct css_input *in, struct buf *out);

/* The same for a style attribute; every diagnostic has the place at. */
bool css_clean_attribute(const struct css_input *in, struct buf *out);

/* Appends any text as a string, which begins and ends with quotation marks. */
void css_write_string(struct buf *out, const char *text, size_t size);

/* Appends what a string says that begins with the quotation mark at text; returns what is behind
 * it. */
const char *css_read_string(const char *text, struct buf *out);

/* A style attribute, declaration by declaration, for those who want to know what it means. */
struct css_style;

struct css_declaration {
	const char *property; /* lower case */
	const char *value;    /* keywords in lower case; tokens apart by one space, if by any */
	bool important;
};

struct css_style *css_style_open(const char *text, size_t size); /* the caller closes it */
void css_style_close(struct css_style *style);

/* Fills declaration with the next one that is well-formed; its strings live until the next call. */
bool css_style_next(struct css_style *style, struct css_declaration *declaration);

/* Whether word, in lower case, is one of the value's words, which spaces or commas part. */
bool css_value_has(const char *value, const char *word);

#endif
