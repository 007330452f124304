/* The closed lists of words that metadata may use, as tables. */
#include "metadata/controlled_terms.h"

#include "base/ascii.h"
#include "base/nearest.h"

#include <stddef.h>
#include <string.h>

static const struct relator {
	const char *code, *word;
} relators[] = {
#define RELATOR(code, word) {code, word},
#include "metadata/relators.def"
#undef RELATOR
};

const char *vocabulary_relator(const char *role)
{
	for (size_t i = 0; i < sizeof relators / sizeof *relators; i++)
		if (nearest_same(role, relators[i].code) || nearest_same(role, relators[i].word))
			return relators[i].code;
	return NULL;
}

static const struct term {
	enum vocabulary vocabulary;
	const char *word;
} terms[] = {
#define TERM(vocabulary, word) {VOCABULARY_##vocabulary, word},
#include "metadata/terms.def"
#undef TERM
};

static const char *const described[] = {
    [VOCABULARY_TITLE_TYPES] = "'main', 'subtitle', 'short', 'collection', 'edition' "
			       "or 'expanded'",
    [VOCABULARY_COLLECTION_TYPES] = "'series' or 'set'",
    [VOCABULARY_PROGRESSIONS] = "'ltr', 'rtl' or 'default'",
    [VOCABULARY_WRITING_MODES] = "'horizontal-tb' or 'vertical-rl'",
    [VOCABULARY_CONFORMANCE] = "'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', or the "
			       "same with 2.0, 2.1, A or AAA",
    [VOCABULARY_EXEMPTIONS] = "'eaa-microenterprise', 'eaa-disproportionate-burden' or "
			      "'eaa-fundamental-alteration'",
    [VOCABULARY_ACCESS_MODES] = "'textual', 'visual', 'auditory' or 'tactile'",
    [VOCABULARY_SUFFICIENT_MODES] = "'textual', 'visual', 'auditory', 'tactile' "
				    "or several with commas",
    [VOCABULARY_FEATURES] = "a feature that schema.org lists",
    [VOCABULARY_HAZARDS] = "a hazard that schema.org lists, or 'none'",
    [VOCABULARY_BOOLEANS] = "'true' or 'false'",
    [VOCABULARY_ORIENTATION_LOCKS] = "'portrait-only', 'landscape-only' or "
				     "'none'",
    [VOCABULARY_SCROLL_AXES] = "'vertical', 'horizontal' or 'default'",
    [VOCABULARY_LAYOUTS] = "'reflowable'",
    [VOCABULARY_FLOWS] = "'paginated', 'scrolled-continuous', 'scrolled-doc' or 'auto'",
    [VOCABULARY_ORIENTATIONS] = "'landscape', 'portrait' or 'auto'",
    [VOCABULARY_SPREADS] = "'none', 'landscape', 'both' or 'auto'",
    [VOCABULARY_AUTHORITIES] = "a list of subjects",
    [VOCABULARY_LISTS] = "'figures' or 'tables', or both in a list",
    [VOCABULARY_PAGES] = "'article', 'whole' or 'auto'",
};

const char *vocabulary_find(enum vocabulary vocabulary, const char *word)
{
	if (vocabulary == VOCABULARY_ANY)
		return word;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		if (terms[i].vocabulary == vocabulary && ascii_equal(word, terms[i].word))
			return terms[i].word;
	return NULL;
}

const char *vocabulary_words(enum vocabulary vocabulary)
{
	return described[vocabulary];
}
