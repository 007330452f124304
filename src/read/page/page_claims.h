/* What a page says of itself, in whatever way: claims, of which the surest are believed. */
#ifndef OCTAVO_READ_PAGE_PAGE_CLAIMS_H
#define OCTAVO_READ_PAGE_PAGE_CLAIMS_H

#include "base/vec.h"
#include "read/page/page.h"

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

/* page_json.c: JSON-LD, in scripts. */
void page_claim_json(const struct html_page *page, struct claims *claims);

/* page_items.c: microdata. */
void page_claim_items(const struct html_page *page, struct claims *claims);

/* Whether a list of words, such as of rel, holds the word. */
bool page_has_word(const char *list, const char *word);

/* page_byline.c: the byline that people see. */
void page_claim_byline(const struct html_page *page, struct claims *claims);

/* page_meta.c: meta, link and title elements. */
void page_claim_meta(const struct html_page *page, struct claims *claims);

/* page_title.c */
/* The surest title, less what stands before or behind it that is such a name, or that a heading of
 * the page lacks; its text is NULL where there is no title. */
struct field page_title(const struct html_page *page, const struct claims *claims);

/* Whether the heading is the site's name: it leads to the site's first page. */
bool page_is_masthead(const struct node *heading);

/* Heads a text that has words, but no h1 and no heading that says the title: by its first line, if
 * that says it, or else by what is put above. */
void page_add_title(struct tree *tree, const char *title);

/* page_metadata.c: gives the metadata what is believed. */
void page_take_claims(const struct claims *claims, struct field title, struct metadata *metadata);

#endif
