/* Identifiers: told apart, checked, in one form. */
#include "metadata/identifiers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#define UUID "123e4567-e89b-42d3-a456-426614174000"

static const struct {
	const char *given, *scheme, *text, *found;
	bool wrong;
} cases[] = {
    {"978-3-16-148410-0", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"9783161484100", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"urn:isbn:9783161484100", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"ISBN 978-3-16-148410-0", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"978\xe2\x80\x91"
     "3-16-148410-0",
     "ISBN", "urn:isbn:9783161484100", "ISBN-13", false},
    {"0-8044-2957-x", NULL, "urn:isbn:080442957X", "ISBN-10", false},
    {"080442957X", "isbn", "urn:isbn:080442957X", "ISBN-10", false},
    {"080442957X", NULL, "080442957X", NULL, false},
    {"978-3-16-148410-1", NULL, NULL, "ISBN-13", true},
    {"0-8044-2957-1", NULL, NULL, "ISBN-10", true},
    {"12345", "ISBN-13", NULL, "ISBN", true},
    {"urn:isbn:", NULL, NULL, "ISBN", true},
    {"9783161484100", "GTIN-13", "9783161484100", "GTIN-13", false},
    {"2049-3630", "ISSN", "urn:issn:2049-3630", "ISSN", false},
    {"issn 2434561x", NULL, "urn:issn:2434-561X", "ISSN", false},
    {"urn:issn:2049-3631", NULL, NULL, "ISSN", true},
    {"ISSN 20-493630", NULL, NULL, "ISSN", true},
    {"issn:2049-36300", NULL, NULL, "ISSN", true},
    {"1914-1918", NULL, "1914-1918", NULL, false},
    {UUID, NULL, "urn:uuid:" UUID, "UUID", false},
    {"URN:UUID:123E4567-E89B-42D3-A456-426614174000", NULL, "urn:uuid:" UUID, "UUID", false},
    {"urn:uuid:nonsense", NULL, NULL, "UUID", true},
    {"10.1000/182", NULL, "doi:10.1000/182", "DOI", false},
    {"https://doi.org/10.1000/182", NULL, "doi:10.1000/182", "DOI", false},
    {"10.1000", "DOI", NULL, "DOI", true},
    {"https://example.org/book", NULL, "https://example.org/book", NULL, false},
    {"My own 17", "house", "My own 17", "house", false},
    {"978-3-16-148410-0", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"978 3 16 148410 0", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"979-10-90636-07-1", NULL, "urn:isbn:9791090636071", "ISBN-13", false},
    {"977-3-16-148410-0", NULL, "977-3-16-148410-0", NULL, false},
    {"978-3-16-148410", NULL, "978-3-16-148410", NULL, false},
    {"978-3-16-148410-00", NULL, "978-3-16-148410-00", NULL, false},
    {"0-8044-2957-X", NULL, "urn:isbn:080442957X", "ISBN-10", false},
    {"0-8044-2957X", NULL, "0-8044-2957X", NULL, false},
    {"08044-2957-X", "isbn-a", "08044-2957-X", "isbn-a", false},
    {"0-8044-2957-X", "GTIN", "0-8044-2957-X", "GTIN", false},
    {"X-8044-2957-0", "isbn", NULL, "ISBN", true},
    {"0-8044-295X-7", "isbn", NULL, "ISBN", true},
    {"isbn-10: 080442957X", NULL, "urn:isbn:080442957X", "ISBN-10", false},
    {"ISBN-13 9783161484100", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"isbn9783161484100", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"isbn 978316148410X", NULL, NULL, "ISBN", true},
    {"978–3–16–148410–0", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"978\u20103\u201016\u2010148410\u20100", NULL, "urn:isbn:9783161484100", "ISBN-13", false},
    {"9783161484100", "isbn-13", "urn:isbn:9783161484100", "ISBN-13", false},
    {"978-3-16-148410-a", NULL, "978-3-16-148410-a", NULL, false},
    {"2049-3630", NULL, "2049-3630", NULL, false},
    {"2049-3630", "issn-l", "2049-3630", "issn-l", false},
    {"20493630", "issn", "urn:issn:2049-3630", "ISSN", false},
    {"2049--3630", "issn", "urn:issn:2049-3630", "ISSN", false},
    {"2049-363", "issn", NULL, "ISSN", true},
    {"2434-561X", "issn", "urn:issn:2434-561X", "ISSN", false},
    {"2434-56X1", "issn", NULL, "ISSN", true},
    {"2049-3630-10", "issn", NULL, "ISSN", true},
    {"issn:  2049-3630", NULL, "urn:issn:2049-3630", "ISSN", false},
    {"0000-0000", "issn", "urn:issn:0000-0000", "ISSN", false},
    {"0000-0001", "issn", NULL, "ISSN", true},
    {"123e4567-e89b-42d3-a456-42661417400", NULL, "123e4567-e89b-42d3-a456-42661417400", NULL,
     false},
    {"123e4567-e89b-42d3-a456-4266141740000", "uuid", NULL, "UUID", true},
    {"123e4567-e89b-42d3-a456-42661417400g", "uuid", NULL, "UUID", true},
    {"123e4567e-89b-42d3-a456-426614174000", "UUID", NULL, "UUID", true},
    {"uuid:123E4567-E89B-42D3-A456-426614174000", NULL,
     "urn:uuid:123e4567-e89b-42d3-a456-426614174000", "UUID", false},
    {"123e4567-e89b-42d3-a456-426614174000", "other",
     "urn:uuid:123e4567-e89b-42d3-a456-426614174000", "UUID", false},
    {"doi:10.1000/182", NULL, "doi:10.1000/182", "DOI", false},
    {"DOI: 10.1000/182", NULL, "doi:10.1000/182", "DOI", false},
    {"http://dx.doi.org/10.1000/182", NULL, "doi:10.1000/182", "DOI", false},
    {"urn:doi:10.1000/182", NULL, "doi:10.1000/182", "DOI", false},
    {"10.100/182", NULL, "10.100/182", NULL, false},
    {"10.1000/", NULL, "10.1000/", NULL, false},
    {"10.1000.10/a(b)c", NULL, "doi:10.1000.10/a(b)c", "DOI", false},
    {"10.1000/1 82", NULL, "10.1000/1 82", NULL, false},
    {"11.1000/182", NULL, "11.1000/182", NULL, false},
    {"11.1000/182", "doi", NULL, "DOI", true},
    {"10.1000/182", "doix", "doi:10.1000/182", "DOI", false},
    {"https://doi.org/11", NULL, NULL, "DOI", true},
    {"", NULL, "", NULL, false},
};

static void test_forms(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct identifier_form form =
		    identifier_form(arena, cases[i].given, cases[i].scheme);
		if (!form.wrong == cases[i].wrong)
			fail_msg("'%s' is %s", cases[i].given, form.wrong ? form.wrong : "right");
		if (cases[i].text)
			assert_string_equal(form.text, cases[i].text);
		if (!form.scheme != !cases[i].found)
			fail_msg("'%s': '%s'", cases[i].given,
				 form.scheme ? form.scheme : "no scheme");
		if (form.scheme)
			assert_string_equal(form.scheme, cases[i].found);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_forms)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
