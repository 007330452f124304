/* What an article may know of the book that it goes into. Settled before the first article is
 * worked on and never changed after that, so any number of threads may look at it. */
#ifndef OCTAVO_ARTICLE_BRIEF_H
#define OCTAVO_ARTICLE_BRIEF_H

#include "article/marks.h"
#include "base/map.h"
#include "manuscript/manuscript.h"
#include "media/resource.h"

struct brief {
	const struct manuscript *manuscript;
	const char *language;        /* of the book; BCP 47 */
	const char *title;           /* that somebody gave the book; NULL: nobody */
	const struct map *sources;   /* absolute path -> entry */
	const struct map *pages;     /* the names of manuscript_page_name -> entry */
	struct resources *resources; /* which threads share by themselves (resource.h) */
	struct mark_wishes wishes;   /* what lists the book shall have */
	bool lone;                   /* the book is one article, and matter that goes with it */
	bool vertical;               /* lines run from top to bottom, pages to the left */
	bool keep_styles;            /* pages bring their style sheets along */
};

#endif
