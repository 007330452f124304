/* What a page says of itself, in whatever way: claims, of which the surest are believed. */
#ifndef OCTAVO_READ_HTML_HTML_CLAIMS_H
#define OCTAVO_READ_HTML_HTML_CLAIMS_H

#include "base/vec.h"
#include "read/html/html_parse.h"

enum said {
	SAID_TITLE,
	SAID_AUTHOR,
	SAID_DATE,
	SAID_MODIFIED,
	SAID_PUBLISHER, /* the site's name */
	SAID_SOURCE,    /* the page's own address */
	SAID_LANGUAGE,
	SAID_DESCRIPTION,
	SAID_COUNT
};

/* Who says it, the surest first. */
enum said_by {
	SAID_BY_JSON,
	SAID_BY_ITEMS, /* microdata */
	SAID_BY_OPEN_GRAPH,
	SAID_BY_TWITTER,
	SAID_BY_DUBLIN_CORE,
	SAID_BY_CITATION,
	SAID_BY_META,
	SAID_BY_LINK,
	SAID_BY_TITLE,
	SAID_BY_BYLINE, /* in the text, of an article that is cut out of its page */
};

struct claim {
	enum said what;
	enum said_by by;
	const char *text; /* white space folded */
	struct place at;
};

struct claims {
	struct arena *arena; /* of the texts */
	VEC(struct claim) list;
	bool of_article; /* something says that the page is an article */
};

/* Adds a claim, if the text says anything. */
void claim(struct claims *claims, enum said what, enum said_by by, const char *text,
	   struct place at);

/* The first of the surest claims, or NULL. */
const struct claim *claim_find(const struct claims *claims, enum said what);

/* html_json.c: JSON-LD, in scripts. Call html_json_prepare before there are threads. */
void html_json_prepare(void);
void html_claim_json(const struct html_page *page, struct claims *claims);

/* html_items.c: microdata, and the byline that people see. */
void html_claim_items(const struct html_page *page, struct claims *claims);
void html_claim_byline(const struct html_page *page, struct claims *claims);

/* html_meta.c: meta, link and title elements. */
void html_claim_meta(const struct html_page *page, struct claims *claims);

#endif
