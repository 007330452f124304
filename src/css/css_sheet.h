/* Style sheets that are asked what they say of an element.
 *
 * Of their rules those count whose selectors are simple: names, classes and ids, and these combined
 * by what stands in, right in, or right behind what. So do the rules of @media for screens. The
 * rest is as if it weren't there. The time taken grows with the size of tree and sheets alone. */
#ifndef OCTAVO_CSS_CSS_SHEET_H
#define OCTAVO_CSS_CSS_SHEET_H

#include "tree/tree.h"

enum { CSS_SHEET_MOST = 32 }; /* properties that can be asked for */

struct css_sheet;

/* What the sheet says of one property of an element. */
struct css_said {
	const char *value; /* as css_declaration has it; NULL: nothing */
	bool important;
	bool is_general; /* by the names of elements alone */
};

/* Of these properties; "font" and longer or shorter names of the same are understood as them. The
 * list must outlive the sheet. The caller frees it. */
struct css_sheet *css_sheet_new(const char *const *properties, size_t count);
void css_sheet_free(struct css_sheet *sheet);

/* Whether a sheet for these media, as an attribute has them, is for screens of any size. */
bool css_is_for_screens(const char *media);

/* What of a sheet's rules counts. */
struct css_heed {
	size_t properties;  /* the first so many of them */
	bool generals;      /* those for elements by their names alone, too */
	const char *pseudo; /* not those of elements, but of what stands "before" or "after" them;
			       NULL: of elements */
};

/* Adds the rules of a sheet behind those that are there. */
void css_sheet_add(struct css_sheet *sheet, const char *text, size_t size, struct css_heed heed);
bool css_sheet_is_empty(const struct css_sheet *sheet);

/* Fills said, one for each property in their order; values live as long as the sheet. False: it
 * says nothing of the element. */
bool css_sheet_ask(struct css_sheet *sheet, const struct node *node, struct css_said *said);

#endif
