/* Plain text: the names in lines that say who wrote it. */
#include "base/mem.h"
#include "read/text/headings/text_headings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *line, *name; /* "": it isn't a byline */
} cases[] = {
    {"By Ann Lee", "Ann Lee"},
    {"BY ANN LEE", "ANN LEE"},
    {"Author: Ann Lee", "Ann Lee"},
    {"作者：李安", "李安"},
    {"ByAnn Lee", ""},
    {"By", ""},
    {"By:", ""},
    {"By the time it was over", ""},
    {"By Lee!", ""},
    {"By 1990", ""},
    /* Offices and dates */
    {"By Ann Lee, Sports Editor", "Ann Lee"},
    {"By Ann Lee, editor", "Ann Lee"},
    {"Von Nora Ott, Redakteurin", "Nora Ott"},
    {"By Ann Lee, Bob Ray and Cy Poe, Sports Editor", "Ann Lee, Bob Ray and Cy Poe"},
    {"Door Jan Voorn en Piet Roos, redacteuren", "Jan Voorn en Piet Roos"},
    {"By Ann Lee, Bob Coeditor", "Ann Lee, Bob Coeditor"},
    {"By Ann Lee, Bob Stafford", "Ann Lee, Bob Stafford"},
    {"By Ann Lee and Bob Ray, Staff Writers", "Ann Lee and Bob Ray"},
    {"By Ann Lee,editor", "Ann Lee,editor"},
    {"By Ann Lee, 12 May 2020", "Ann Lee"},
    {"By Ann Lee, May 12, 2020", "Ann Lee, May 12"},
    {"By Ann Lee | 12 May", "Ann Lee"},
    {"By Ann Lee - The Harbour News - 12 May", "Ann Lee"},
    {"By Ann Lee-Ray", "Ann Lee-Ray"},
    {"By Ann Lee—Ray", "Ann Lee—Ray"},
    /* How much is a name at most */
    {"By Ann and Bob and Cy and Dee Ray", "Ann and Bob and Cy and Dee Ray"},
    {"By Ann and Bob and Cy and Dee Ray | May", "Ann and Bob and Cy and Dee Ray"},
    {"By Ann and Bob and Cy and Dee and Eve", ""},
    {"By Wolfeschlegelsteinhausen Bergerdorffwelchevoralternwaren Gewissenhafte",
     "Wolfeschlegelsteinhausen Bergerdorffwelchevoralternwaren Gewissenhafte"},
    {"By Wolfeschlegelsteinhausen Bergerdorffwelchevoralternwaren Gewissenhaften", ""},
    {"By Ann Lee | what the old wall was made of, and why its stones were carried over the hills "
     "in spring and falls",
     "Ann Lee"},
    {"By Ann Lee | what the old wall was made of, and why its stones were carried over the hills "
     "in spring and fallen",
     ""},
};

static void test_bylines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = "";
		size_t size = text_byline(cases[i].line, strlen(cases[i].line), &name);
		char *found = mem_copy(name, size);
		assert_string_equal(found, cases[i].name);
		mem_free(found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_bylines)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
