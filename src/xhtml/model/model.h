/* The content model: what is valid in which books, and what octavo makes of it, as data.
 *
 * A row says three things. What is valid: in which books, where validators differ from that, and
 * which section of a specification says so. What it may hold and where it may stand, in words that
 * mean something to any reader of HTML's specification. And octavo's own, narrower rule, which lies
 * where all books and all validators agree. */
#ifndef OCTAVO_XHTML_MODEL_MODEL_H
#define OCTAVO_XHTML_MODEL_MODEL_H

#include "tree/tree.h"

/* Books in which something is valid, as bits. */
enum {
	VALID_NONE = 0,
	VALID_33 = 1 << 0, /* EPUB 3.3: HTML's living standard, SVG, MathML, as XML */
	VALID_32 = 1 << 1, /* EPUB 3.2, which names the same standards of 2019 */
	VALID_11 = 1 << 2, /* EPUB 2.0.1: XHTML 1.1's modules that OPS 2.0.1 lists, and SVG 1.1 */
	VALID_3 = VALID_33 | VALID_32,
	VALID_ALL = VALID_3 | VALID_11,
};

/* Validators that say otherwise, as bits: EPUBCheck 4.2, EPUBCheck 5, epubcheck-ts. */
enum {
	REJECTED_BY_4 = 1 << 0,
	REJECTED_BY_5 = 1 << 1,
	REJECTED_BY_TS = 1 << 2,
	ACCEPTED_BY_4 = 1 << 3,
	ACCEPTED_BY_5 = 1 << 4,
	ACCEPTED_IN_EPUB_2 = 1 << 5, /* by both EPUBChecks */
};

struct validity {
	unsigned books;     /* VALID_ bits */
	const char *source; /* a specification and its section: "HTML 4.5.1" */
	unsigned differ;    /* validators that say otherwise */
};

/* In a row of a table: VALID(3, "HTML 4.5.1"). */
#define VALID(in, ...) .valid = {VALID_##in, __VA_ARGS__}

/* Kinds of content (HTML 3.2.5.2), as bits. */
enum {
	KIND_METADATA = 1 << 0,
	KIND_FLOW = 1 << 1,
	KIND_PHRASING = 1 << 2,
	KIND_SECTIONING = 1 << 3,
	KIND_HEADING = 1 << 4,
	KIND_EMBEDDED = 1 << 5,
	KIND_INTERACTIVE = 1 << 6,
	KIND_SCRIPT = 1 << 7, /* HTML's script-supporting elements */
	/* in XHTML 1.1 */
	KIND_BLOCK_11 = 1 << 8, /* both a block and phrasing */
	KIND_PART_11 = 1 << 9,  /* only where it is named, whatever else it is */
};

/* What becomes of an element. */
enum fate {
	FATE_KEEP,   /* it is what a book may hold */
	FATE_BECOME, /* another element stands for it */
	FATE_UNWRAP, /* it goes, what it holds stays */
	FATE_DROP,   /* it goes with what it holds; nothing is told, a reader would not miss it */
	FATE_REFUSE, /* it goes with what it holds, and a warning says so */
	FATE_IMAGE,  /* the rest have rules of their own */
	FATE_PICTURE,
	FATE_NOSCRIPT,
	FATE_MEDIA,
	FATE_FOREIGN,
};

/* Where it may stand. */
enum level {
	LEVEL_INLINE, /* among phrasing content */
	LEVEL_BLOCK,  /* among flow content */
	LEVEL_PART,   /* in the element it is a part of */
};

/* What it may hold. */
enum holds {
	HOLDS_NOTHING,
	HOLDS_TEXT,
	HOLDS_PHRASING,
	HOLDS_FLOW,
	HOLDS_LIKE_PARENT, /* transparent */
	HOLDS_ITEMS,       /* li */
	HOLDS_TERMS,       /* dt and dd */
	HOLDS_TABLE,       /* caption, colgroup, thead, tbody, tfoot */
	HOLDS_COLUMNS,     /* col */
	HOLDS_ROWS,        /* tr */
	HOLDS_CELLS,       /* td and th */
	HOLDS_FIGURE,      /* flow, figcaption first or last */
	HOLDS_DETAILS,     /* summary, then flow */
	HOLDS_RUBY,        /* phrasing, rt and rp */
	HOLDS_MEDIA,       /* source and track, then like the parent */
};

/* Ancestors that matter, as bits. */
enum {
	IN_LINK = 1 << 0,
	IN_HEADER = 1 << 1, /* header or footer */
	IN_ADDRESS = 1 << 2,
	IN_CAPTION = 1 << 3,
	IN_DEFINED = 1 << 4, /* dfn */
	IN_MEDIA = 1 << 5,
	IN_TIME = 1 << 6,
	IN_INLINE = 1 << 7, /* blocks become spans: in headings and the like */
	IN_FLAT = 1 << 8,   /* too deep: every element is unwrapped */
	IN_PRE = 1 << 9,    /* white space is kept */
	IN_TERM = 1 << 10,  /* dt or th */
	IN_RUBY = 1 << 11,
};

/* What elements hold is written as DTDs write it: names, ( ) , | ? * +. "#text" is text; "%flow"
 * and the like stand for any number of elements of the kind that are valid in the book, among text
 * where the kind is flow or phrasing; "%block" for one of flow that isn't phrasing or is
 * KIND_BLOCK_11; "%transparent" for what the parent may hold; "%foreign" for what SVG and MathML
 * hold; "%anything" as it says. NULL: nothing. */
struct rule {
	struct validity valid;
	unsigned kinds;         /* KIND_ bits: where it may stand */
	unsigned more;          /* kinds that it is of as well ... */
	const char *with;       /* ... where it has this attribute */
	const char *content;    /* that it may hold */
	const char *content_32; /* in EPUB 3.2, where that is other; NULL: the same */
	const char *content_11; /* in XHTML 1.1 */
	const char *without;    /* names and %kinds that may not stand in it, however deep */

	enum fate fate;      /* what octavo makes of it */
	enum element become; /* for FATE_BECOME, and for a part that stands outside of its whole */
	const char *classes; /* that it gets as such */
	enum level level;
	enum holds holds;
	enum holds part_of;           /* of a part: what its parent holds */
	unsigned makes, forbidden_in; /* IN_ bits */
	const char
	    *block_classes; /* of the div that an inline element becomes if it holds blocks */
	bool splits;        /* it is split around the blocks in it */
	bool kept_empty;    /* it means something without content */
};

const struct rule *rule_of(const struct node *node); /* never NULL */
const struct rule *rule_for(enum element element);

#endif
