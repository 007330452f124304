/* Which elements an HTML parser holds open, as HTML's tree construction has it (HTML Living
 * Standard, 13.2.6), told from the tags alone. Where telling exactly would take the whole parser,
 * more is taken for open than is.
 */
#ifndef OCTAVO_READ_MARKUP_HTML_NESTING_H
#define OCTAVO_READ_MARKUP_HTML_NESTING_H

#include "base/limits.h"
#include "read/markup/html_tags.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	HTML_MAX_FORMATTING = 32, /* of open b, i, font and the like */
	HTML_FEW_FORMATTING = 3,  /* the same, in a page where so many would be copied too often */
	HTML_MOST_OPEN = 2 * LIMIT_MOST_TAGS, /* with those that end by themselves */
};

struct html_open {
	const char *name;
	size_t size;
	enum kind kind;
	bool is_foreign;   /* it belongs to MathML or SVG */
	bool foreign;      /* what stands inside does */
	size_t formatting; /* how much formatting was open where it starts */
};

struct html_nesting {
	size_t limit, formatting_limit;
	struct html_open open[HTML_MOST_OPEN];
	size_t depth;
	size_t items; /* those of them that end by themselves, which the limit doesn't count */
	struct html_open formatting[HTML_MAX_FORMATTING];
	size_t formatting_count;
	size_t closings; /* how often something was closed */
};

bool html_in_foreign(const struct html_nesting *nesting);

/* Whether an element of MathML or SVG is open in which HTML may stand. */
bool html_in_inlet(const struct html_nesting *nesting);

/* Whether the parser reads what stands in this raw element as text here. */
bool html_is_raw(const struct html_nesting *nesting, const struct tag *tag, enum kind kind);

/* What the tags do. A start tag that would nest too deeply does nothing, and is to be taken out. */
bool html_nesting_start(struct html_nesting *nesting, const struct tag *tag, enum kind kind);
void html_nesting_end(struct html_nesting *nesting, const struct tag *tag, enum kind kind);

#endif
