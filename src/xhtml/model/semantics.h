/* The words of epub:type and role, and where each may stand. */
#ifndef OCTAVO_XHTML_MODEL_SEMANTICS_H
#define OCTAVO_XHTML_MODEL_SEMANTICS_H

#include "tree/tree.h"

/* The words of an epub:type that may stay, or NULL. */
const char *epub_type_normal(struct arena *arena, const char *value);

/* The first word of a role that the element may have, or NULL. */
const char *role_normal(const struct node *node, const char *value);

/* What the element's epub:type and role come to: it gets the role that says the same as its
 * epub:type, as assistive technology knows roles only; words that no role may stand beside on this
 * element go. NULL: there is none. */
struct semantics {
	const char *type, *role;
};
struct semantics semantics_paired(struct arena *arena, const struct node *node);

/* Whether each word of the element's epub:type has its role beside it. */
bool epub_type_goes_with_role(const struct node *node);

#endif
