/* Natural order: each name comes before the next. */
#include "base/natural.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const names[] = {
    "",
    "01.md",
    "1.md",
    "1a.md",
    "2.md",
    "10.md",
    "00011.md",
    "99999999999999999999998.md",
    "99999999999999999999999.md",
    "A.md",
    "a.md",
    "a1b2.md",
    "a1b10.md",
    "a2.md",
    "B.md",
    "chapter 9",
    "Chapter 10",
    "\xc3\x84.md" /* Ä */,
    "\xc3\xa4.md" /* ä */,
    "\xd0\x91.md" /* Б */,
};

static void test_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
			int order = natural_compare(names[i], names[j]);
			if ((order > 0) - (order < 0) != (i > j) - (i < j))
				fail_msg("'%s' and '%s' give %d", names[i], names[j], order);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_order)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
