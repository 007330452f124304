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

#define CONFORMANCE(version)                                                                       \
	"EPUB Accessibility 1.1 - WCAG " version " Level A",                                       \
	    "EPUB Accessibility 1.1 - WCAG " version " Level AA",                                  \
	    "EPUB Accessibility 1.1 - WCAG " version " Level AAA"

static const char *const title_types[] = {"main",    "subtitle", "short", "collection",
					  "edition", "expanded", NULL};
static const char *const collection_types[] = {"series", "set", NULL};
static const char *const progressions[] = {"ltr", "rtl", "default", NULL};
static const char *const writing_modes[] = {"horizontal-tb", "vertical-rl", NULL};
static const char *const conformance[] = {CONFORMANCE("2.0"), CONFORMANCE("2.1"),
					  CONFORMANCE("2.2"), NULL};
static const char *const exemptions[] = {"eaa-microenterprise", "eaa-disproportionate-burden",
					 "eaa-fundamental-alteration", NULL};
static const char *const access_modes[] = {"auditory",       "chartOnVisual",   "chemOnVisual",
					   "colorDependent", "diagramOnVisual", "mathOnVisual",
					   "musicOnVisual",  "tactile",         "textOnVisual",
					   "textual",        "visual",          NULL};
static const char *const sufficient_modes[] = {"auditory", "tactile", "textual", "visual", NULL};
static const char *const features[] = {"alternativeText",
				       "annotations",
				       "ARIA",
				       "audioDescription",
				       "bookmarks",
				       "braille",
				       "captions",
				       "closedCaptions",
				       "ChemML",
				       "describedMath",
				       "displayTransformability",
				       "fullRubyAnnotations",
				       "highContrastAudio",
				       "highContrastDisplay",
				       "horizontalWriting",
				       "index",
				       "largePrint",
				       "latex",
				       "latex-chemistry",
				       "longDescription",
				       "MathML",
				       "MathML-chemistry",
				       "none",
				       "openCaptions",
				       "pageBreakMarkers",
				       "pageNavigation",
				       "printPageNumbers",
				       "readingOrder",
				       "rubyAnnotations",
				       "signLanguage",
				       "structuralNavigation",
				       "synchronizedAudioText",
				       "tableOfContents",
				       "tactileGraphic",
				       "tactileObject",
				       "taggedPDF",
				       "timingControl",
				       "transcript",
				       "ttsMarkup",
				       "unknown",
				       "unlocked",
				       "verticalWriting",
				       "withAdditionalWordSegmentation",
				       "withoutAdditionalWordSegmentation",
				       NULL};
static const char *const hazards[] = {"flashing",
				      "noFlashingHazard",
				      "unknownFlashingHazard",
				      "motionSimulation",
				      "noMotionSimulationHazard",
				      "unknownMotionSimulationHazard",
				      "sound",
				      "noSoundHazard",
				      "unknownSoundHazard",
				      "none",
				      "unknown",
				      NULL};
static const char *const booleans[] = {"true", "false", NULL};
static const char *const orientation_locks[] = {"portrait-only", "landscape-only", "none", NULL};
static const char *const scroll_axes[] = {"vertical", "horizontal", "default", NULL};
static const char *const content_lists[] = {"figures", "tables", NULL};
static const char *const pages[] = {"article", "whole", "auto", NULL};

static const char *const layouts[] = {"reflowable", "pre-paginated", NULL};
static const char *const flows[] = {"paginated", "scrolled-continuous", "scrolled-doc", "auto",
				    NULL};
static const char *const orientations[] = {"landscape", "portrait", "auto", NULL};
static const char *const spreads[] = {"none", "landscape", "portrait", "both", "auto", NULL};
static const char *const authorities[] = {"AAT",   "BIC",     "BISAC", "CLC",    "CLIL",
					  "DDC",   "EuroVoc", "LCSH",  "MEDTOP", "NDC",
					  "Thema", "UDC",     "WGS",   NULL};

static const struct term_list {
	const char *const *words;
	const char *described;
} lists[] = {
    [VOCABULARY_TITLE_TYPES] = {title_types, "'main', 'subtitle', 'short', 'collection', 'edition' "
					     "or 'expanded'"},
    [VOCABULARY_COLLECTION_TYPES] = {collection_types, "'series' or 'set'"},
    [VOCABULARY_PROGRESSIONS] = {progressions, "'ltr', 'rtl' or 'default'"},
    [VOCABULARY_WRITING_MODES] = {writing_modes, "'horizontal-tb' or 'vertical-rl'"},
    [VOCABULARY_CONFORMANCE] = {conformance, "'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', or the "
					     "same with 2.0, 2.1, A or AAA"},
    [VOCABULARY_EXEMPTIONS] = {exemptions,
			       "'eaa-microenterprise', 'eaa-disproportionate-burden' or "
			       "'eaa-fundamental-alteration'"},
    [VOCABULARY_ACCESS_MODES] = {access_modes, "'textual', 'visual', 'auditory' or 'tactile'"},
    [VOCABULARY_SUFFICIENT_MODES] = {sufficient_modes, "'textual', 'visual', 'auditory', 'tactile' "
						       "or several with commas"},
    [VOCABULARY_FEATURES] = {features, "a feature that schema.org lists"},
    [VOCABULARY_HAZARDS] = {hazards, "a hazard that schema.org lists, or 'none'"},
    [VOCABULARY_BOOLEANS] = {booleans, "'true' or 'false'"},
    [VOCABULARY_ORIENTATION_LOCKS] = {orientation_locks, "'portrait-only', 'landscape-only' or "
							 "'none'"},
    [VOCABULARY_SCROLL_AXES] = {scroll_axes, "'vertical', 'horizontal' or 'default'"},
    [VOCABULARY_LAYOUTS] = {layouts, "'reflowable'"},
    [VOCABULARY_FLOWS] = {flows, "'paginated', 'scrolled-continuous', 'scrolled-doc' or 'auto'"},
    [VOCABULARY_ORIENTATIONS] = {orientations, "'landscape', 'portrait' or 'auto'"},
    [VOCABULARY_SPREADS] = {spreads, "'none', 'landscape', 'both' or 'auto'"},
    [VOCABULARY_AUTHORITIES] = {authorities, "a list of subjects"},
    [VOCABULARY_LISTS] = {content_lists, "'figures' or 'tables', or both in a list"},
    [VOCABULARY_PAGES] = {pages, "'article', 'whole' or 'auto'"},
};

static const char *const *words_of(enum vocabulary vocabulary)
{
	static const char *const none[] = {NULL};
	return lists[vocabulary].words ? lists[vocabulary].words : none;
}

const char *vocabulary_find(enum vocabulary vocabulary, const char *word)
{
	if (vocabulary == VOCABULARY_ANY)
		return word;
	for (const char *const *listed = words_of(vocabulary); *listed; listed++)
		if (ascii_equal(word, *listed))
			return *listed;
	return NULL;
}

const char *vocabulary_words(enum vocabulary vocabulary)
{
	return lists[vocabulary].described;
}
