/* Natural order of names. */
#include "base/natural.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* Compares the numbers that both begin with, however long, and moves past them. */
static int compare_numbers(const char **a, const char **b)
{
	*a += strspn(*a, "0");
	*b += strspn(*b, "0");
	size_t m = ascii_digits(*a), n = ascii_digits(*b);
	int order = compare_sizes(m, n);
	if (order == 0)
		order = memcmp(*a, *b, m);
	*a += m;
	*b += n;
	return order;
}

int natural_compare(const char *first, const char *second)
{
	const char *a = first, *a_end = a + strlen(a), *b = second, *b_end = b + strlen(b);
	while (a < a_end && b < b_end) {
		int order;
		if (ascii_is_digit(*a) && ascii_is_digit(*b)) {
			order = compare_numbers(&a, &b);
		} else {
			unsigned c = unicode_to_lower(utf8_next(&a, a_end));
			unsigned d = unicode_to_lower(utf8_next(&b, b_end));
			order = (c > d) - (c < d);
		}
		if (order)
			return order;
	}
	int order = (a < a_end) - (b < b_end);
	return order ? order : strcmp(first, second);
}
