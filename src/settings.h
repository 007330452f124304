/* What a caller asks for: the options of octavo_set. */
#ifndef OCTAVO_SETTINGS_H
#define OCTAVO_SETTINGS_H

#include "base/vec.h"
#include "manuscript/manuscript.h"

struct settings {
	VEC(struct metadata_option) metadata; /* over what book.yaml and the articles say */
	enum format from;                     /* FORMAT_UNKNOWN: not said */
	struct limits limits;                 /* which the sources borrow */
	struct sources *sources;              /* where all is looked for; NULL: on disk */
	const char *root;                     /* a folder of the book; NULL: none is said */
	bool keep_styles, check, no_check, force, strict;
	unsigned jobs;       /* threads */
	const char *depfile; /* to write beside the book; NULL: none */
};

/* Takes the value, which is copied into the arena. False after a diagnostic: there is no such
 * option, or the value is not one of its own. 'verbose' is the diagnostics' own. */
bool settings_take(struct settings *settings, const char *option, const char *value,
		   struct arena *arena, struct diags *diags);

#endif
