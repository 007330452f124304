/* Style sheets turned a quarter, for lines from top to bottom. */
#include "media/turn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const struct {
	const char *sheet, *turned;
} samples[] = {
    {"", ""},
    {"p{}", "p{}"},
    {"p { margin-top: 1em; }", "p { margin-right: 1em; }"},
    {"p { padding-right: 1em }", "p { padding-bottom: 1em }"},
    {"p { border-bottom-color: red; left: 0; }", "p { border-left-color: red; top: 0; }"},
    {"p { margin: 1em; }", "p { margin: 1em 1em 1em 1em; }"},
    {"p { margin: 1em 2em; }", "p { margin: 2em 1em 2em 1em; }"},
    {"p { padding: 1em 2em 3em; }", "p { padding: 2em 1em 2em 3em; }"},
    {"p { border-width: 1px 2px 3px 4px; }", "p { border-width: 4px 1px 2px 3px; }"},
    {"hr { width: 20%; max-height: 0; }", "hr { height: 20%; max-width: 0; }"},
    {"p { line-height: 1; border-width: 0; }", "p { line-height: 1; border-width: 0 0 0 0; }"},
    {"/* top: a */\np,\na:after { content: \".\"; top:1px }",
     "/* top: a */\np,\na:after { content: \".\"; right: 1px }"},
    {".left { text-align: left; }", ".left { text-align: left; }"},
};

static void sheets_are_turned(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct buf out = BUF_EMPTY;
		buf_puts(&out, "");
		turn_sheet(samples[i].sheet, strlen(samples[i].sheet), &out);
		assert_string_equal(out.data, samples[i].turned);
		buf_clear(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(sheets_are_turned)};
	return cmocka_run_group_tests_name("turn", tests, NULL, NULL);
}
