/* Labels: what comes of the names of files, whatever bytes they are. */
#include "base/label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
	const char *text, *label;
} cases[] = {
    {"a name", "a name"},
    {"  a \t\n name\xc2\xa0", "a name"},
    {"caf\xc3\xa9", "caf\xc3\xa9"},
    {"caf\xe9", "caf\xc3\xa9"},
    {"\xe6\x9c\xac\xff", "\xe6\x9c\xac\xc3\xbf"},
    {"\x01\x7f\x80", ""},
    {"a\xef\xbf\xbe \xef\xbf\xbf", "a"},
    {"\xc2\xa0\xe2\x80\x8b ", ""},
    {"", ""},
};

static void test_labels(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(label_clean(arena, cases[i].text), cases[i].label);
		assert_int_equal(label_is_blank(cases[i].label), !*cases[i].label);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
