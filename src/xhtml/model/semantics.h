/* What EPUB and ARIA add to HTML: the words of epub:type and role, and where each may stand. */
#ifndef OCTAVO_XHTML_MODEL_SEMANTICS_H
#define OCTAVO_XHTML_MODEL_SEMANTICS_H

#include "xhtml/model/model.h"

/* A word of epub:type. */
struct epub_type_rule {
	const char *name;
	const char
	    *elements; /* that it is meant for: names and %kinds (HTML 3.2.5.2, 4.4: grouping) */
	struct validity valid;
	bool kept;          /* octavo lets it into a book */
	const char *within; /* words one of which must be around it; NULL: any */
	bool is_deprecated;
	const char *instead; /* words that replace it, or NULL */
};

/* NULL: the vocabulary has no such word. */
const struct epub_type_rule *epub_type_rule_for(const char *word, size_t size);

/* Groups of elements that octavo lets have the same roles. */
enum {
	ON_SECTION = 1 << 0,
	ON_DIV = 1 << 1, /* elements without a meaning of their own take more */
	ON_ASIDE = 1 << 2,
	ON_LINK = 1 << 3,
	ON_SPAN = 1 << 4,
	ON_HR = 1 << 5,
	ON_HEADING = 1 << 6,
	ON_PARAGRAPH = 1 << 7,
	ON_QUOTE = 1 << 8,
	ON_DECORATION = 1 << 9, /* a picture with an empty alt, a table that lays out */
	ON_SECTIONS = ON_SECTION | ON_DIV,
};

struct role_rule {
	const char *name;
	struct validity valid;
	unsigned on; /* ON_ bits: where octavo lets it stay */
	bool is_deprecated;
	const char *required; /* attributes that must stand beside it, apart by spaces */
};

/* NULL: there is no such role. */
const struct role_rule *role_rule_for(const char *name);

/* What elements may say that they are. */
struct element_roles {
	const char *elements;     /* names apart by spaces */
	const char *with, *value; /* an attribute that they have, and with what; NULL: any */
	const char *roles;        /* NULL: none; "%any": every one */
	const char *own;          /* attributes that go with no role, beside the global ones ... */
	const char *always;       /* ... and those that go with every one */
};

/* The row of the element; NULL: it may say no role. */
const struct element_roles *element_roles_of(const struct node *node);
bool element_takes_role(const struct element_roles *row, const char *role);

/* An attribute of ARIA, and the roles one of which its element must say, or be by itself. */
struct aria_rule {
	const char *attribute, *roles;
};

/* NULL: the attribute is global (WAI-ARIA 1.2 6.5). */
const char *aria_roles(const char *attribute);

/* An element of EPUB's own, none of which octavo lets into a book. */
struct epub_element_rule {
	const char *name;
	const char *content;  /* as in model.h */
	const char *required; /* attributes, apart by spaces */
	const char *others;
	struct validity valid;
};

/* All rows, in the order of their names. */
const struct epub_element_rule *epub_element_rules(size_t *count);
const struct role_rule *role_rules(size_t *count);
const struct element_roles *element_role_rows(size_t *count);

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
