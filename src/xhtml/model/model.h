/* The content model: what each element is in a book, as data. It holds where EPUB 3.2 and 3.3 and
 * all validators agree. */
#ifndef OCTAVO_XHTML_MODEL_MODEL_H
#define OCTAVO_XHTML_MODEL_MODEL_H

#include "tree/tree.h"

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
};

struct rule {
	enum fate fate;
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
