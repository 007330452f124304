/* The targets of links, as a book may name them. */
#ifndef OCTAVO_XHTML_LINKS_H
#define OCTAVO_XHTML_LINKS_H

#include "base/arena.h"

/* What a link leads to. */
enum link {
	LINK_REMOTE, /* the web, mail, telephone: it stays a link */
	LINK_LOCAL,  /* another file, or a part of one: the edition follows it */
	LINK_PART,   /* "#id" in the same article */
	LINK_TOP,    /* the page itself: no link in a book */
	LINK_SCRIPT, /* only does something on a web site */
	LINK_WRONG,  /* no reader and no validator takes it */
};

/* *href becomes its proper form: percent-encoded, hosts in ASCII. */
enum link link_normal(struct arena *arena, const char **href);

/* The id as it stands in a book: ASCII, beginning with a letter or "_". The same text always gives
 * the same one, so that links from other articles find it. NULL if nothing is left. */
const char *xhtml_id(struct arena *arena, const char *text);

/* The fragment without percent-encoding. */
const char *link_decoded(struct arena *arena, const char *fragment);

#endif
