/* What a book says about its accessibility (EPUB Accessibility 1.1, section 2), derived from what
 * it holds. */
#ifndef OCTAVO_PACKAGE_ACCESSIBILITY_METADATA_H
#define OCTAVO_PACKAGE_ACCESSIBILITY_METADATA_H

#include "book/edition.h"

enum { ACCESSIBILITY_MOST = 12 };

/* Values of schema.org's vocabulary; the lists end with NULL, all is static. */
struct accessibility {
	const char *modes[ACCESSIBILITY_MOST], *modes_sufficient[ACCESSIBILITY_MOST],
	    *features[ACCESSIBILITY_MOST], *hazards[ACCESSIBILITY_MOST];
	const char *summary[ACCESSIBILITY_MOST]; /* sentences in English */
};

void accessibility_derive(struct accessibility *facts, const struct holdings *holdings);

#endif
