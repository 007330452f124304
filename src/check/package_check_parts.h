/* Inside of the check of package documents. */
#ifndef OCTAVO_CHECK_PACKAGE_CHECK_PARTS_H
#define OCTAVO_CHECK_PACKAGE_CHECK_PARTS_H

#include "base/ascii.h"
#include "check/check_parts.h"

/* Whether it is an element of the package of that name, in OEBPS 1.2 too; and the first such child.
 */
bool opf_is(const struct node *node, const char *name);
const struct node *opf_child(const struct node *node, const char *name);

/* An attribute's value without space at its ends, for as long as the check; NULL: it isn't there.
 */
const char *trimmed(const struct checked *document, const struct node *node, const char *name);

/* What package_rules.c knows while it goes through a package. */
struct package_rules {
	struct checked *document;
	struct map ids; /* -> index among nodes */
	VEC(const struct node *) nodes;
	struct map said;    /* properties with what they refine, and renderings: so far */
	struct map refined; /* the same, in all */
};

/* Which of them never end, each leading to the next (MAP_NONE: to none). The caller frees it. */
bool *circles_find(const size_t *next, size_t count);

/* package_items.c */
bool package_in_collection(const struct node *node);
void package_items(const struct checked *document, const struct node *manifest);
void package_itemref(const struct checked *document, const struct node *node);
void package_link(struct checked *document, const struct node *node);
void package_bindings(const struct checked *document, const struct node *bindings);

#endif
