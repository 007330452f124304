/* Digests as FIPS 180-4's examples have them. */
#include "base/sha1.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *text, const char *wanted)
{
	unsigned char digest[SHA1_SIZE];
	char hex[2 * SHA1_SIZE + 1];
	sha1(text, strlen(text), digest);
	for (size_t i = 0; i < SHA1_SIZE; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	assert_string_equal(hex, wanted);
}

static void test_examples(void **state)
{
	(void)state;
	expect("", "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	expect("abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
	expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	       "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	expect(
	    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmno"
	    "pqrlmnopqrsmnopqrstnopqrstu",
	    "a49b2446a02c645bf419f995b67091253a04a259");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples)};
	return cmocka_run_group_tests_name("sha1", tests, NULL, NULL);
}
