/* What a book says about its accessibility follows from what it holds. */
#include "package/package_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const struct claim {
	struct holdings holdings;
	const char *modes, *sufficient, *features, *hazards, *summary;
} claims[] = {
    {{0}, "textual ", "textual ", "", "none ", "All of it is text. "},
    {{.pictures = 1},
     "textual visual ",
     "textual textual,visual ",
     "alternativeText ",
     "none ",
     "Each of its pictures has a text alternative. "},
    {{.pictures = 1, .undescribed = 1},
     "textual visual ",
     "textual,visual ",
     "",
     "none ",
     "Some of its pictures have no text alternative. "},
    {{.mathml = true, .ruby = true},
     "textual ",
     "textual ",
     "MathML rubyAnnotations ",
     "none ",
     "Its formulas are MathML. "},
    {{.audio = true},
     "textual auditory ",
     "textual,auditory ",
     "",
     "unknown ",
     "It holds sound, which may have no text alternative. "
     "What moves or sounds in it wasn't checked for hazards. "},
    {{.video = true, .pictures = 1},
     "textual visual auditory ",
     "textual,visual,auditory ",
     "alternativeText ",
     "unknown ",
     "Each of its pictures has a text alternative. "
     "It holds films, which may have no text alternative. "
     "What moves or sounds in it wasn't checked for hazards. "},
    {{.animation = true, .pictures = 1},
     "textual visual ",
     "textual textual,visual ",
     "alternativeText ",
     "unknown ",
     "Each of its pictures has a text alternative. "
     "What moves or sounds in it wasn't checked for hazards. "},
};

static void check(const char *const *list, const char *always, const char *expected)
{
	char joined[800] = "", wanted[800];
	for (size_t size = 0; *list; list++)
		size += (size_t)snprintf(joined + size, sizeof joined - size, "%s ", *list);
	snprintf(wanted, sizeof wanted, "%s%s", always, expected);
	assert_string_equal(joined, wanted);
}

static void claims_follow_from_holdings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
		const struct claim *claim = &claims[i];
		struct accessibility facts;
		accessibility_derive(&facts, &claim->holdings);
		check(facts.modes, "", claim->modes);
		check(facts.modes_sufficient, "", claim->sufficient);
		check(facts.features,
		      "tableOfContents readingOrder structuralNavigation displayTransformability ",
		      claim->features);
		check(facts.hazards, "", claim->hazards);
		check(facts.summary, "This book has a table of contents, and headings in order. ",
		      claim->summary);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(claims_follow_from_holdings)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
