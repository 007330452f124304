/* The rules of a style sheet, as they are read and as they are matched. */
#ifndef OCTAVO_CSS_CSS_SHEET_PARTS_H
#define OCTAVO_CSS_CSS_SHEET_PARTS_H

#include "base/map.h"
#include "base/vec.h"
#include "css/css_parts.h"
#include "css/css_sheet.h"

/* What stands between a compound and the one before it. */
enum { CSS_WITHIN = ' ', CSS_CHILD = '>', CSS_BEHIND = '+' };

enum { CSS_SPECIFIC = 1 << 8 }; /* a class, in the count of a selector; names are below it */

/* "p.a.b#c": what one element must be. */
struct css_compound {
	const char *name, *id; /* NULL: any */
	uint32_t classes, class_count;
	char combinator; /* before it; 0: it is the first */
};

struct css_selector {
	uint32_t compounds, count; /* in the order of the text */
	uint32_t declarations, declaration_count;
	uint32_t specificity, order;
	size_t next; /* the next one with the same key, or MAP_NONE */
};

struct css_property {
	uint8_t index; /* in the list that is asked for */
	bool important;
	const char *value;
};

struct css_sheet {
	const char *const *properties;
	size_t property_count;
	struct css_heed heed; /* of what is being read */
	struct arena *arena;
	VEC(struct css_selector) selectors;
	VEC(struct css_compound) compounds;
	VEC(const char *) classes;
	VEC(struct css_property) declarations;
	struct map keys;    /* "#id", ".class" or a name of the last compound: its last selector */
	size_t universal;   /* the last selector whose last compound has none; MAP_NONE */
	uint32_t order;     /* of the next rule */
	uint64_t work_left; /* steps of matching: sheets made to take long are left alone */
};

#endif
