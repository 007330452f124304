/* The attributes of the elements of XHTML, as data: on which elements, in which books, with which
 * values. */
#ifndef OCTAVO_XHTML_MODEL_ATTRIBUTE_TABLE_H
#define OCTAVO_XHTML_MODEL_ATTRIBUTE_TABLE_H

#include "xhtml/model/model.h"
#include "xhtml/model/values.h"

struct attribute_rule {
	const char *name;
	const char *elements; /* names apart by spaces; NULL: every one */
	enum value_kind kind;
	struct validity valid;
	bool kept;         /* octavo lets it into a book */
	unsigned required; /* books in which the elements must have it */
	const char *words; /* that VALUE_ONE_OF and VALUE_SOME_OF may be */
};

/* The rule for an attribute of an element, or of whatever element stands for another, in any of the
 * books; NULL: it isn't valid there. */
const struct attribute_rule *attribute_rule_for(const char *name, const char *element,
						unsigned books);

/* All rules, in the order of their names. */
const struct attribute_rule *attribute_rules(size_t *count);

#endif
