/* Dates: what is one, in which form, and as UTC. */
#include "metadata/dates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const struct {
	const char *given, *normal, *utc;
	bool impossible;
} cases[] = {
    {"2024", "2024", "2024-01-01T00:00:00Z", false},
    {"2024-05", "2024-05", "2024-05-01T00:00:00Z", false},
    {"2024-05-17", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"2024/05/17", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"20240517", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z", false},
    {"2024-05-17T09:30Z", "2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z", false},
    {"2024-05-17T00:30:05.25+02:00", "2024-05-17T00:30:05+02:00", "2024-05-16T22:30:05Z", false},
    {"2024-05-17 09:30:00 -0530", "2024-05-17T09:30:00-05:30", "2024-05-17T15:00:00Z", false},
    {"2024-05-17 09:30", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", false},
    {"17 May 2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"May 17, 2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"2024-5-7", "2024-05-07", "2024-05-07T00:00:00Z", false},
    {"2024-5", "2024-05", "2024-05-01T00:00:00Z", false},
    {"05/2024", "2024-05", "2024-05-01T00:00:00Z", false},
    {"2024-05-17 09:30:00 UTC", "2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z", false},
    {"2024-05-17 9:30:00 PST", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"17.05.2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"3. 4. 2024", "2024-04-03", "2024-04-03T00:00:00Z", false},
    {"17.05.2024, 09:30", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"17/05/2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"05/17/2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"05/05/2024", "2024-05-05", "2024-05-05T00:00:00Z", false},
    {"13/17/2024", NULL, NULL, true},
    {"Friday, May 17th, 2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"Fri, 17 May 2024 09:30:00 +0200", "2024-05-17T09:30:00+02:00", "2024-05-17T07:30:00Z", false},
    {"Tue Mar  5 10:00:00 CET 2024", "2024-03-05", "2024-03-05T10:00:00Z", false},
    {"2014 May 3", "2014-05-03", "2014-05-03T00:00:00Z", false},
    {"17. März 2024", "2024-03-17", "2024-03-17T00:00:00Z", false},
    {"le 1er août 2024", "2024-08-01", "2024-08-01T00:00:00Z", false},
    {"3 de MAYO de 2024", "2024-05-03", "2024-05-03T00:00:00Z", false},
    {"9 сент. 2024", "2024-09-09", "2024-09-09T00:00:00Z", false},
    {"2024年5月17日", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"2024年 5月", "2024-05", "2024-05-01T00:00:00Z", false},
    {"2024년 5월 17일", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"Sep. 3rd, 1850", "1850-09-03", "1850-09-03T00:00:00Z", false},
    {"March 2020", "2020-03", "2020-03-01T00:00:00Z", false},
    {"2024-02-29", "2024-02-29", "2024-02-29T00:00:00Z", false},
    {"2000-02-29", "2000-02-29", "2000-02-29T00:00:00Z", false},
    {"2023-02-30", NULL, NULL, true},
    {"2023-02-29", NULL, NULL, true},
    {"1900-02-29", NULL, NULL, true},
    {"2024-13-01", NULL, NULL, true},
    {"2024-00", NULL, NULL, true},
    {"2024-05-17T25:00:00Z", NULL, NULL, true},
    {"31 June 2024", NULL, NULL, true},
    {"", NULL, NULL, false},
    {"24", NULL, NULL, false},
    {"2024-05/17", NULL, NULL, false},
    {"03/04/2024", NULL, NULL, false},
    {"3-4-2024", NULL, NULL, false},
    {"2024-05-17 09:3", NULL, NULL, false},
    {"2024-05-17 9:30 o'clock", NULL, NULL, false},
    {"123-05-17", NULL, NULL, false},
    {"1999/2000", NULL, NULL, false},
    {"12/24", NULL, NULL, false},
    {"1715932800", NULL, NULL, false},
    {"123456789", NULL, NULL, false},
    {"Spring 2024", NULL, NULL, false},
    {"Spring, May 2024", NULL, NULL, false},
    {"not before 17 May 2024", NULL, NULL, false},
    {"May June 2024", NULL, NULL, false},
    {"jui 2024", NULL, NULL, false},
    {"17 18 May 2024", NULL, NULL, false},
    {"17 May 2024 10:00 11:00", NULL, NULL, false},
    {"17 May 20245", NULL, NULL, false},
    {"17 May 2024-", NULL, NULL, false},
    {"月日", NULL, NULL, false},
    {"yesterday", NULL, NULL, false},
    {"May", NULL, NULL, false},
    {"2024-05-17x", NULL, NULL, false},
    {"2024-05-17T", NULL, NULL, false},
    {"2024-05-17T09:30+15:99", NULL, NULL, false},
    {"2024-05-17T09:30:00+02", "2024-05-17T09:30:00+02:00", "2024-05-17T07:30:00Z", false},
    {"2024-05-17T09:30:00+14:00", "2024-05-17T09:30:00+14:00", "2024-05-16T19:30:00Z", false},
    {"2024-05-17T09:30:00+14:59", "2024-05-17T09:30:00+14:59", "2024-05-16T18:31:00Z", false},
    {"2024-05-17T09:30:00+15:00", NULL, NULL, false},
    {"2024-05-17T09:30:00+02:60", NULL, NULL, false},
    {"2024-05-17T09:30:00+02:", NULL, NULL, false},
    {"2024-05-17T09:30:00+2", NULL, NULL, false},
    {"2024-05-17T09:30:00+02:5", NULL, NULL, false},
    {"2024-05-17T09:30:00.", NULL, NULL, false},
    {"2024-05-17T09:30:00,5Z", "2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z", false},
    {"2024-05-17T09:30.5", NULL, NULL, false},
    {"2024-05-17T09:", NULL, NULL, false},
    {"2024-05-17T9:30", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"2024-05-17T123:30", NULL, NULL, false},
    {"2024-05-17T23:59:59", "2024-05-17", "2024-05-17T23:59:59Z", false},
    {"2024-05-17T24:00", NULL, NULL, true},
    {"2024-05-17T23:60", NULL, NULL, true},
    {"2024-05-17T23:59:60", NULL, NULL, true},
    {"2024-05-17 09:30 ABCDE", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"2024-05-17 09:30 ABCDEF", NULL, NULL, false},
    {"2024-05-17 09:30 gmt", "2024-05-17T09:30:00Z", "2024-05-17T09:30:00Z", false},
    {"2024-05-17 09:30 Zulu", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"2024-05-17,09:30", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"2024-05 09:30", NULL, NULL, false},
    {"2024-05-17T09:30:00-00:30", "2024-05-17T09:30:00-00:30", "2024-05-17T10:00:00Z", false},
    {"2024-01-01T00:30:00+01:00", "2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z", false},
    {"2024-03-01T00:00:00+00:01", "2024-03-01T00:00:00+00:01", "2024-02-29T23:59:00Z", false},
    {"2023-12-31T23:59:00-00:01", "2023-12-31T23:59:00-00:01", "2024-01-01T00:00:00Z", false},
    {"12/11/2024", NULL, NULL, false},
    {"12.11.2024", "2024-11-12", "2024-11-12T00:00:00Z", false},
    {"13.12.2024", "2024-12-13", "2024-12-13T00:00:00Z", false},
    {"12/12/2024", "2024-12-12", "2024-12-12T00:00:00Z", false},
    {"12/13/2024", "2024-12-13", "2024-12-13T00:00:00Z", false},
    {"13/13/2024", NULL, NULL, true},
    {"1.2.24", NULL, NULL, false},
    {"1/2/24", NULL, NULL, false},
    {"2024-5-123", NULL, NULL, false},
    {"2024-123-5", NULL, NULL, false},
    {"2024.5.7", "2024-05-07", "2024-05-07T00:00:00Z", false},
    {"2024-5-7-1", NULL, NULL, false},
    {"24-5-2024", "2024-05-24", "2024-05-24T00:00:00Z", false},
    {"5-24-2024", "2024-05-24", "2024-05-24T00:00:00Z", false},
    {"5/24", NULL, NULL, false},
    {"13/2024", NULL, NULL, true},
    {"0/2024", NULL, NULL, true},
    {"12/2024", "2024-12", "2024-12-01T00:00:00Z", false},
    {"1/20245", NULL, NULL, false},
    {"20240230", NULL, NULL, true},
    {"2024053", NULL, NULL, false},
    {"202405171", NULL, NULL, false},
    {"20241301", NULL, NULL, true},
    {"20240100", NULL, NULL, true},
    {"0001-01-01", "0001-01-01", "0001-01-01T00:00:00Z", false},
    {"0000-01-01", NULL, NULL, true},
    {"2024-04-31", NULL, NULL, true},
    {"2024-04-30", "2024-04-30", "2024-04-30T00:00:00Z", false},
    {"2024-12-32", NULL, NULL, true},
    {"2024-02-29T00:00Z", "2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z", false},
    {"2100-02-29", NULL, NULL, true},
    {"1600-02-29", "1600-02-29", "1600-02-29T00:00:00Z", false},
    {"1-1-1", NULL, NULL, false},
    {"1st May 2024", "2024-05-01", "2024-05-01T00:00:00Z", false},
    {"2nd of the May 2024", "2024-05-02", "2024-05-02T00:00:00Z", false},
    {"May 3rd 2024", "2024-05-03", "2024-05-03T00:00:00Z", false},
    {"22th May, 2024", "2024-05-22", "2024-05-22T00:00:00Z", false},
    {"3xx May 2024", NULL, NULL, false},
    {"Mon 17 May 2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"Mon May 2024", NULL, NULL, false},
    {"Mon Tue 17 May 2024", NULL, NULL, false},
    {"17 Mon May 2024", NULL, NULL, false},
    {"17 de del of the May 2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"17 May 24", NULL, NULL, false},
    {"May 2024 17", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"2024, 17 May", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"17 May 2024 09:30", "2024-05-17", "2024-05-17T09:30:00Z", false},
    {"17 May 2024 9:30:15 +0100", "2024-05-17T09:30:15+01:00", "2024-05-17T08:30:15Z", false},
    {"17 May 2024 +0100", NULL, NULL, false},
    {"Jan 2024", "2024-01", "2024-01-01T00:00:00Z", false},
    {"ja 2024", NULL, NULL, false},
    {"Ju 2024", NULL, NULL, false},
    {"Jul 2024", "2024-07", "2024-07-01T00:00:00Z", false},
    {"Juin 2024", "2024-06", "2024-06-01T00:00:00Z", false},
    {"Mar 2024", "2024-03", "2024-03-01T00:00:00Z", false},
    {"Mai 2024", "2024-05", "2024-05-01T00:00:00Z", false},
    {"2024年", "2024", "2024-01-01T00:00:00Z", false},
    {"5月17日", NULL, NULL, false},
    {"2024年5月17日 10:00", "2024-05-17", "2024-05-17T10:00:00Z", false},
    {"2024年13月", NULL, NULL, true},
    {"2024年5月5月", NULL, NULL, false},
    {"17日5月2024年", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"2024년", "2024", "2024-01-01T00:00:00Z", false},
    {"May May 2024", NULL, NULL, false},
    {"123 May 2024", NULL, NULL, false},
    {"12345 May 2024", NULL, NULL, false},
    {"0 May 2024", NULL, NULL, true},
    {"17 mayo de 2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"17.Mai.2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"17-May-2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {"May-17-2024", "2024-05-17", "2024-05-17T00:00:00Z", false},
    {" 17 May 2024", NULL, NULL, false},
};

static void test_dates(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool impossible;
		const char *normal = date_normal(arena, cases[i].given, &impossible);
		const char *utc = date_utc(arena, cases[i].given);
		if (!normal != !cases[i].normal || (normal && strcmp(normal, cases[i].normal) != 0))
			fail_msg("'%s' gives '%s'", cases[i].given, normal ? normal : "nothing");
		if (!utc != !cases[i].utc || (utc && strcmp(utc, cases[i].utc) != 0))
			fail_msg("'%s' in UTC gives '%s'", cases[i].given, utc ? utc : "nothing");
		assert_int_equal(impossible, cases[i].impossible);
	}
	arena_free(arena);
}

static void test_seconds(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_string_equal(date_of_seconds(arena, 0), "1970-01-01T00:00:00Z");
	assert_string_equal(date_of_seconds(arena, -1), "1969-12-31T23:59:59Z");
	assert_string_equal(date_of_seconds(arena, 951782400), "2000-02-29T00:00:00Z");
	assert_string_equal(date_of_seconds(arena, 4102444799), "2099-12-31T23:59:59Z");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_seconds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
