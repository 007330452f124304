/* The text of a Markdown article as its parser gets it, and where its lines begin.
 *
 * Some characters travel through the parser in disguise: others of the same size stand in for them
 * that don't occur in the text, and that the parser treats alike. That tells quotation marks that
 * the author typed from those that smart punctuation makes, and keeps cells that a table's header
 * has no column for: their bars become words. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_SOURCE_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_SOURCE_H

#include "base/buf.h"
#include "base/vec.h"

#include <stdbool.h>

enum { DISGUISED_QUOTES = 4 };

struct markdown_source {
	const char *text; /* without front matter; borrowed, or copy */
	size_t size;
	VEC(size_t) lines;   /* where each line begins, and the end of the text */
	unsigned first_line; /* the number in the file of the first line here */
	char *copy;          /* what is owned, once something was disguised */
	bool references;     /* numeric ones occur, which can give control characters */
	char bar;            /* stands for a bar; '\0': none does */
	char quotes[DISGUISED_QUOTES][3]; /* stand for “ ” ‘ ’, if typed_quotes */
	bool typed_quotes;
};

void markdown_source_init(struct markdown_source *source, const char *text, size_t size,
			  unsigned first_line);
void markdown_source_clear(struct markdown_source *source);

/* The lines of the text by number, from 0; a line ends before its newline. */
static inline size_t markdown_source_lines(const struct markdown_source *source)
{
	return source->lines.count - 1;
}
const char *markdown_source_line(const struct markdown_source *source, size_t line, size_t *size);

void markdown_source_disguise_quotes(struct markdown_source *source);

/* Makes the bar at the offset a word. */
void markdown_source_disguise_bar(struct markdown_source *source, size_t offset);

/* Adds text as the author meant it: without disguises and control characters. */
void markdown_source_reveal(const struct markdown_source *source, struct buf *out, const char *text,
			    size_t size);

#endif
