/* Tags, as HTML's tokenizer sees them: where each ends, what it does to the nesting. */
#ifndef OCTAVO_READ_MARKUP_HTML_TAGS_H
#define OCTAVO_READ_MARKUP_HTML_TAGS_H

#include <stdbool.h>
#include <stddef.h>

/* What a tag does to the nesting. */
enum kind {
	PLAIN,      /* nests, as all names that aren't listed; a parser may take them for one */
	NESTS,      /* nests */
	INLINE,     /* the same, among words */
	BLOCK,      /* nests; an end tag that isn't one of a block closes nothing from inside */
	SPECIAL,    /* the same, but its own end tag isn't one of a block to all parsers */
	VOID,       /* never holds anything */
	IMPLIED,    /* ends by itself when the next one of its kind starts, or is in a table */
	ITEM,       /* the same, and closed from inside as a BLOCK is */
	SELECT,     /* holds nothing but options */
	FORMATTING, /* reopened by the parser in what follows, until it is closed */
	RAW,        /* holds text up to its end tag */
	TABLE,      /* an end tag inside can't close what is outside, and formatting ends with it */
	CELL,       /* formatting ends with it */
	BARRIER,    /* an end tag inside can't close what is outside */
	ISLAND,     /* svg, math: self-closing tags are honoured inside */
	INLET,      /* inside MathML: HTML again */
	NOSCRIPT,   /* holds what the page shows without script: of that, only pictures matter */
	HEAD,       /* stands in a head */
};

struct tag {
	const char *start, *name, *end; /* end: behind the ">" */
	size_t size, attributes;
	const char *crowd; /* where the attributes above the limit begin; NULL: there are none */
	bool closing, empty;
};

enum kind html_tag_kind(const char *name, size_t size);

/* Whether an element of that name ends the island that it stands in (HTML, 13.2.6.5); others belong
 * to it then. */
bool html_ends_island(const char *name, size_t size);

/* Reads the attributes of a tag, from behind its name, and sets where it ends. Those above the
 * limit begin at its crowd. */
void html_scan_attributes(struct tag *tag, const char *s, const char *end, size_t limit);

/* Behind a comment, a declaration or a processing instruction that begins at s. */
const char *html_skip_markup(const char *s, const char *end, bool foreign);

/* The end of the text that a raw element of that name holds: at its end tag. */
const char *html_skip_raw(const char *s, const char *end, const char *name, size_t size);

#endif
