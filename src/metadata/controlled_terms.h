/* The closed lists of words that metadata may use. */
#ifndef OCTAVO_METADATA_CONTROLLED_TERMS_H
#define OCTAVO_METADATA_CONTROLLED_TERMS_H

/* The MARC code of a role given as code or word ("trl", "Translator"), or NULL. */
const char *vocabulary_relator(const char *role);

enum vocabulary {
	VOCABULARY_ANY, /* everything is in it */
	VOCABULARY_TITLE_TYPES,
	VOCABULARY_COLLECTION_TYPES,
	VOCABULARY_PROGRESSIONS,
	VOCABULARY_WRITING_MODES,
	VOCABULARY_CONFORMANCE, /* dcterms:conformsTo of EPUB Accessibility 1.1 */
	VOCABULARY_EXEMPTIONS,
	VOCABULARY_ACCESS_MODES,
	VOCABULARY_SUFFICIENT_MODES, /* of one part of a sufficient set */
	VOCABULARY_FEATURES,
	VOCABULARY_HAZARDS,
	VOCABULARY_BOOLEANS, /* as true or false */
	VOCABULARY_ORIENTATION_LOCKS,
	VOCABULARY_SCROLL_AXES,
	VOCABULARY_LAYOUTS,
	VOCABULARY_FLOWS,
	VOCABULARY_ORIENTATIONS,
	VOCABULARY_SPREADS,
	VOCABULARY_AUTHORITIES, /* of subjects; there are others */
	VOCABULARY_LISTS,
	VOCABULARY_PAGES,
};

/* The word as the list spells it, found without regard to case, or NULL if it isn't there. */
const char *vocabulary_find(enum vocabulary vocabulary, const char *word);

/* What the list holds, for a message: "'ltr', 'rtl' or 'default'". Static. */
const char *vocabulary_words(enum vocabulary vocabulary);

#endif
