/* SVG, as data: its elements and attributes, what is valid and what octavo keeps.
 *
 * All of SVG 1.1 is valid in every EPUB. In EPUB 2 validators hold it to that; in EPUB 3 they look
 * at little else than ids, links and what stands in foreignObject (EPUB 3.3 6.2). */
#ifndef OCTAVO_XHTML_MODEL_SVG_TABLE_H
#define OCTAVO_XHTML_MODEL_SVG_TABLE_H

#include "xhtml/model/model.h"

/* What octavo lets an element hold besides title and desc; EMPTY: not even these. */
enum svg_holds {
	SVG_EMPTY,
	SVG_NOTHING,
	SVG_ANYTHING,
	SVG_SHAPES,
	SVG_STOPS,
	SVG_TEXT,
	SVG_WORDS,
	SVG_EFFECTS
};

struct svg_rule {
	const char *name;
	struct validity valid;
	const char *content; /* that it may hold: see model.h */
	bool kept;           /* octavo lets it into a book */
	enum svg_holds holds;
	const char *required; /* attributes without which nothing is drawn, or NULL */
	bool draws;
};

enum svg_value {
	SVG_PLAIN, /* anything that leads nowhere */
	SVG_WORD,  /* one of its words */
	SVG_ASPECT,
	SVG_REFERENCE, /* "url(#id)", or plain */
	SVG_LINK,      /* "#id" */
	SVG_IDS,       /* of the drawing or of the page around it */
};

/* An attribute that octavo keeps. */
struct svg_attribute_rule {
	const char *name;
	enum svg_value value;
	bool is_property;     /* it may stand in a style attribute */
	const char *elements; /* that take it; "": all; NULL: those that draw or hold what draws */
	struct validity valid;
	const char *words;
};

/* Elements that use may show. */
#define SVG_USABLE "svg g symbol path rect circle ellipse line polyline polygon text use"

/* What an attribute may lead to, and what it says instead when it leads nowhere. */
struct svg_reference_rule {
	const char *name, *elements; /* "": all */
	const char *targets, *otherwise;
};

/* NULL: there is no such element, or the element takes no such attribute. */
const struct svg_rule *svg_rule_for(const char *name);
const struct svg_attribute_rule *svg_attribute_for(const char *name, const char *element);
const struct svg_reference_rule *svg_reference_for(const char *name, const char *element);

/* Whether SVG 1.1 has the attribute on the element, kept or not. */
bool svg_attribute_is_valid(const char *name, const char *element);

/* All rows, in the order of their names. */
const struct svg_rule *svg_rules(size_t *count);
const struct svg_attribute_rule *svg_attributes(size_t *count);

#endif
