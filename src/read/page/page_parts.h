/* The article of a saved page: what a person came to read, told from what a web site puts around
 * it, in any language. The page is measured, part by part; the part that holds the article is
 * found; inside of it and around it, each part is judged by rules. What is left goes. */
#ifndef OCTAVO_READ_PAGE_PAGE_PARTS_H
#define OCTAVO_READ_PAGE_PAGE_PARTS_H

#include "tree/tree.h"
#include "base/vec.h"
#include "read/page/page_claims.h"

#include <stdint.h>

/* What the names of an element (its own, class, id, role, itemprop) say of it, as bits. */
enum name {
#define NAME(name, text) NAME_##name,
#include "read/page/page_names.def"
#undef NAME
	NAME_COUNT
};

#define NAMED(name) (UINT32_C(1) << NAME_##name)

/* What stands around articles. */
#define NAMED_NOISE                                                                                \
	(NAMED(NAV) | NAMED(CONTENTS) | NAMED(FOOTER) | NAMED(SIDE) | NAMED(COMMENT) |             \
	 NAMED(RELATED) | NAMED(SHARE) | NAMED(AD) | NAMED(SIGNUP) | NAMED(NOTICE) | NAMED(META) | \
	 NAMED(TOOLS) | NAMED(UNSEEN))

enum part_fate {
	FATE_OUT,
	FATE_PATH, /* it leads to what is kept; what else it holds goes */
	FATE_KEPT,
};

/* An element of the page with all that is in it. Lengths are in cells: an ideograph is two. */
struct part {
	struct node *node;
	uint32_t parent;        /* its place in the list; the body's is its own */
	uint32_t end;           /* the place behind the last part inside of it */
	uint32_t cells, linked; /* of its text; of that, in links */
	uint32_t words;
	uint32_t own, own_linked; /* the same of the text that is in no block inside of it */
	uint32_t prose;           /* cells of what reads like prose */
	uint32_t clean;           /* of that, what stands in no noise */
	uint32_t names;
	uint32_t shape; /* equal for elements with the same classes; 0: it has none */
	uint16_t stops; /* ends of sentences in its own text */
	uint16_t links, pictures, quotes, controls, rows;
	bool is_block, in_link, in_list, in_code, is_noise;
	bool is_prose; /* its own text reads like prose */
	uint8_t fate;  /* enum part_fate */
	int16_t points;
	uint64_t reasons; /* bits of the rules that hold */
};

typedef VEC(struct part) part_list;

struct page {
	part_list parts;      /* in the order of the document, the body first */
	uint32_t core;        /* the part that holds the article */
	uint32_t flow;        /* the part whose own children are most of its paragraphs */
	uint32_t first, last; /* parts of its first and last prose */
	const char *title, *description; /* as the page says them; NULL: it doesn't */
	const char *home;                /* an address of its site; NULL: none is known */
	const char *file;                /* its own, without folders */
	bool says_article;               /* itself */
	uint32_t titled;                 /* the heading that says the page's title; 0: none */
	uint32_t heading;                /* the part that is the title; 0: none */
	uint32_t standfirst;             /* the part that stands under it; 0: none */
	uint32_t kept_words;
	struct tree *tree;
};

/* page_article.c: takes out of the page what isn't its article, if it is to go. False: all stays.
 * title may be NULL. */
bool page_cut_out(const struct html_page *source, const struct frontend *in,
		  const struct claims *claims, const char *title);

/* page_parts.c: whether it is an element that doesn't stand among words; lists and measures the
 * parts. */
bool page_is_block(const struct node *node);
void page_measure(const struct tree *tree, part_list *parts);

/* page_names.c */
uint32_t page_names(const struct node *node);
const char *page_name_text(enum name name);

/* page_addresses.c */
uint32_t page_address_names(const char *address);

/* page_core.c: finds core, flow, first and last; sets what is noise. */
void page_find_core(struct page *page);

/* page_links.c: whether a part is a row of teasers, or a list of what the article speaks of; where
 * most links of the page lead, or NULL. */
bool page_is_teasers(const struct page *page, uint32_t at);
bool page_is_references(const struct page *page, uint32_t at);
const char *page_home(const part_list *parts);

/* page_sentence.c: whether a part that is no block stands in the midst of a sentence. */
bool page_is_in_sentence(const struct page *page, uint32_t at);

/* page_rules.c: judges the parts of the core. */
void page_judge(struct page *page);
void page_reasons(const struct part *part, struct buf *out); /* "+3 prose, -8 named as a menu" */

/* page_notes.c: keeps the notes that what is kept refers to. */
void page_keep_notes(struct page *page);

/* page_kind.c: what speaks for the page's being a web site's, in points (and, if that isn't NULL,
 * words); whether it holds an article and something else. */
enum { PAGE_SITE_POINTS = 4 }; /* that make it one */

int page_site_points(const struct page *page, const struct node *head, struct buf *reasons);
bool page_has_article(const struct page *page);

/* What a link leads to, seen from its page, among those of one document. */
enum relation { WAY_NEXT, WAY_PREVIOUS, WAY_UP, WAY_START, WAY_CONTENTS, WAY_INDEX, WAY_LAST };

#define WAY_BIT(way) (UINT32_C(1) << (way))

/* page_way_words.c: what the link's words say, as a bit; 0: nothing of that. */
uint32_t page_way_said(const struct node *link);

/* page_ways.c: says in the fate of each part whether it leads to other pages of its document, and
 * is to go; how many links these hold, or 0: then all stays. */
uint32_t page_mark_ways(struct page *page, const struct node *head);

/* page_outline.c: what became of the parts, and why, for a person to read. */
enum page_loss { LOSS_NONE, LOSS_WAYS, LOSS_ALL_BUT_ARTICLE };

void page_explain(const struct page *page, int points, const char *reasons, enum page_loss loss,
		  struct buf *out);

/* page_tidy.c: among what is kept, drops captions that come again and headings of nothing. */
void page_tidy(struct page *page);

/* page_lead.c: the heading that says the page's title; 0: there is none. */
uint32_t page_find_title(struct page *page);

/* Keeps what belongs to the article and stands before the core: its title, the words under that,
 * and a picture. */
void page_keep_lead(struct page *page);

#endif
