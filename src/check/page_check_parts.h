/* Inside of the check of content documents: XHTML and SVG. */
#ifndef OCTAVO_CHECK_PAGE_CHECK_PARTS_H
#define OCTAVO_CHECK_PAGE_CHECK_PARTS_H

#include "base/ascii.h"
#include "check/check_parts.h"
#include "xhtml/model/model.h"

struct xhtml_page {
	struct checked *document;
	struct book_item *item;
	unsigned books; /* VALID_ bits of the version */
	bool is_3, is_drawing;
	const char *base; /* what addresses are relative to */
	struct prefixes prefixes;
	struct map ids; /* -> place among nodes */
	VEC(const struct node *) nodes;
	struct map maps; /* names of maps -> how often */

	/* what is in it */
	bool has_svg, may_have_svg, has_math, has_switch, has_style, has_remote, is_scripted;
	bool has_head, has_index, has_glossary, has_viewport, has_charset;
};

/* ACCEPTED_ bits of the validators that judge such a page. */
static inline unsigned accepted_here(const struct xhtml_page *page)
{
	return page->is_3 ? ACCEPTED_BY_5 : ACCEPTED_IN_EPUB_2;
}

static inline bool is_xhtml(const struct node *node)
{
	return node->kind == NODE_ELEMENT && node->ns == NS_XHTML;
}

static inline bool is_svg(const struct node *node, const char *name)
{
	return node->kind == NODE_ELEMENT && node->ns == NS_SVG && strcmp(node->name, name) == 0;
}

/* Whether a name of an element may be somebody's own. */
static inline bool is_custom(const struct node *node)
{
	return is_xhtml(node) && element_of(node) == EL_UNKNOWN && strchr(node->name, '-');
}

/* The nearest element around the node, of that name. */
const struct node *around(const struct node *node, enum element element);

/* Whether it stands right in such an element; a root, which may be of any kind, is in none. */
static inline bool is_child_of(const struct node *node, enum element element)
{
	return node->parent && element_of(node->parent) == element;
}

const struct node *page_node_of_id(const struct xhtml_page *page, const char *id);

/* page_references.c: what the element refers to, and what follows from it. */
void page_reference(struct xhtml_page *page, const struct node *node);

/* What is embedded, and may be elsewhere; false: the element refers to nothing. */
bool page_embed(struct xhtml_page *page, const struct node *node, enum reference_kind kind,
		const char *value, struct book_address *address);
void page_mark_fallback(struct xhtml_page *page, size_t first);
void page_compare_type(const struct xhtml_page *page, const struct node *node,
		       const struct book_address *address);

/* The media type of what an address leads to; NULL: it isn't known. */
const char *page_type_of(const struct xhtml_page *page, const struct book_address *address);

/* page_media.c */
void page_pictures(struct xhtml_page *page, const struct node *node);
void page_media(struct xhtml_page *page, const struct node *node);
void page_object(struct xhtml_page *page, const struct node *node);

/* page_content.c: what elements hold. */
void page_model(struct xhtml_page *page);

/* The same of XHTML in an element of another vocabulary, which holds that. */
void page_model_below(struct xhtml_page *page, const struct node *node, const char *content);

/* page_attributes.c: the attributes of an element of XHTML, SVG or MathML. */
void page_attributes(struct xhtml_page *page, const struct node *node);

/* page_judge.c: rules that neither can say. */
void page_rules(struct xhtml_page *page);

/* math_check.c, svg_check.c: the parts of a page that are other vocabularies. */
void page_math(struct xhtml_page *page, const struct node *math);
void page_svg(struct xhtml_page *page, const struct node *svg);

/* page_values.c: whether validators take the value. */
struct attribute_rule;
bool page_value_fits(const struct xhtml_page *page, const struct node *node,
		     const struct attribute_rule *rule, const char *value);

/* iri_check.c: whether schemas take names of RDFa. */
bool page_names_fit(struct arena *arena, const struct node *node, const char *name,
		    const char *value);

/* page_aria.c: what follows from a role, and whether an attribute of ARIA goes with it. */
void page_role(const struct xhtml_page *page, const struct node *node);
bool page_takes_aria(const struct node *node, const char *name);

#endif
