/* Attributes whose value is a list of ids of other elements: what they refer to must be there. */
#ifndef OCTAVO_XHTML_ID_LISTS_H
#define OCTAVO_XHTML_ID_LISTS_H

#include "tree/tree.h"

/* Says which id an id of the list is in the end; NULL: it refers to nothing. */
typedef const char *id_finder(const struct node *node, const char *attribute, const char *id,
			      void *user);

/* Whether the attribute, or one of the node, is such a list. */
bool has_id_list(const struct attribute *attribute);
bool has_id_lists(const struct node *node);

/* Keeps of each list the ids that are found, and drops a list without any. */
void keep_id_lists(struct tree *tree, struct node *node, id_finder *find, void *user);

/* As keep_id_lists for all that is below root: what they refer to must stand there as well. */
void settle_id_lists(struct tree *tree, struct node *root);

#endif
