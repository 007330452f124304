/* Language tags: what is one, and its canonical form. */
#include "base/bcp47.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
	const char *given, *canonical;
} cases[] = {
    {"en", "en"},
    {"EN-gb", "en-GB"},
    {"zh-hant-TW", "zh-Hant-TW"},
    {"no", "no"},
    {"es-419", "es-419"},
    {"sl-rozaj-biske-1994", "sl-rozaj-biske-1994"},
    {"de-1996", "de-1996"},
    {"de-CH-1901", "de-CH-1901"},
    {"zh-cmn-Hans-CN", "cmn-Hans-CN"},
    {"zz-gsw-foo", NULL},
    {"sgn-ase", "ase"},
    {"en-a-myext-b-another", "en-a-myext-b-another"},
    {"en-US-u-islamcal", "en-US-u-islamcal"},
    {"x-whatever", "x-whatever"},
    {"de-x-a", "de-x-a"},
    {"eng", "en"},
    {"ger-AT", "de-AT"},
    {"iw", "he"},
    {"sh", "sr-Latn"},
    {"tlh", "tlh"},
    {"i-klingon", "tlh"},
    {"I-DEFAULT", "i-default"},
    {"en-GB-oed", "en-GB-oxendict"},
    {"", NULL},
    {"C", NULL},
    {"zz", NULL},
    {"english", NULL},
    {"en_US", NULL},
    {"en-", NULL},
    {"-en", NULL},
    {"en--US", NULL},
    {"en-US-US", NULL},
    {"de-1996-1996", NULL},
    {"en-a-bc-a-de", NULL},
    {"en-a", NULL},
    {"en-x", NULL},
    {"x", NULL},
    {"12", NULL},
    {"en-abcdefghi", NULL},
    {"a-DE", NULL},
    {"ar-a-aaa-b-bbb-a-ccc", NULL},
    {"fr-\xc3\xa9", NULL},
};

static void test_canonical(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *made = bcp47_canonical(arena, cases[i].given);
		if (!cases[i].canonical && made)
			fail_msg("'%s' is taken as '%s'", cases[i].given, made);
		if (cases[i].canonical && !made)
			fail_msg("'%s' is refused", cases[i].given);
		if (made)
			assert_string_equal(made, cases[i].canonical);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_canonical)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
