/* Dates as books write them. */
#include "article/written_dates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void writes_dates(void **state)
{
	static const char *const cases[][3] = {
	    {"en", "2024-05-17", "17 May 2024"},
	    {"en-US", "2024-05-17T09:30:00Z", "May 17, 2024"},
	    {"en-GB", "2024-05", "May 2024"},
	    {"en", "2024", "2024"},
	    {"fr", "2024-04-01", "1er avril 2024"},
	    {"de-AT", "2024-03-09", "9. März 2024"},
	    {"pl", "2024-05-17", "17 maja 2024"},
	    {"pl", "2024-05", "maj 2024"},
	    {"nn", "2024-12-31", "31. desember 2024"},
	    {"fi", "2024-05-17", "17. toukokuuta 2024"},
	    {"hu", "2024-05-17", "2024. május 17."},
	    {"ja", "2024-05-17", "2024年5月17日"},
	    {"zh-Hant", "2024-05", "2024年5月"},
	    {"th", "2024-05-17", "17 พฤษภาคม ค.ศ. 2024"},
	    {"lt", "2024-05-17", "2024 m. gegužės 17 d."},
	    {"lt", "2024-05", "2024 m. gegužė"},
	    {"sr-Latn", "2024-05-17", "17. maj 2024."},
	    {"fa", "2024-05-17", "2024-05-17"},
	};
	struct arena *arena = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(date_written(arena, cases[i][0], cases[i][1]), cases[i][2]);
	arena_free(arena);
}

/* Each row has twelve months, and words for what its patterns name. */
static void has_months(void **state)
{
	static const struct {
		const char *months, *alone;
	} rows[] = {
#define DATE(language, with_day, without_day, months, alone) {months, alone},
#include "article/written_dates.def"
#undef DATE
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (unsigned both = 0; both < 2; both++) {
			const char *s = both ? rows[i].alone : rows[i].months;
			size_t bars = 0;
			for (; s && *s; s++)
				bars += *s == '|';
			assert_true(!s || bars == 11);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(writes_dates),
	    cmocka_unit_test(has_months),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
