/* Front matter: where it ends, what is none, and whose lines its errors name. */
#include "read/frontmatter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "said.h"

static const struct {
	const char *text;
	size_t size;      /* of the front matter */
	const char *yaml; /* between its lines */
} cases[] = {
    {"---\na: b\n---\ntext", 13, "a: b\n"},
    {"---  \na: b\n...\n", 15, "a: b\n"},
    {"---\na: b\n---", 12, "a: b\n"},
    {"---\n---\ntext", 8, ""},
    {"---\n# words\na: b\n---\n", 21, "# words\na: b\n"},
    {"---\na:\n  - b\n---\n---\n", 17, "a:\n  - b\n"},
    {"", 0, NULL},
    {"---", 0, NULL},
    {"---\na: b\n", 0, NULL},
    {"---\n\nA scene.\n\n---\n", 0, NULL},
    {"---\nA scene begins\n---\n", 0, NULL},
    {"----\na: b\n----\n", 0, NULL},
    {" ---\na: b\n---\n", 0, NULL},
    {"a: b\n---\n", 0, NULL},
};

static void test_find(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t start = 0, size = 0;
		const char *text = cases[i].text;
		size_t found = frontmatter_find(text, strlen(text), &start, &size);
		if (found != cases[i].size)
			fail_msg("'%s' has front matter of %zu bytes", text, found);
		if (found) {
			assert_int_equal(size, strlen(cases[i].yaml));
			assert_memory_equal(text + start, cases[i].yaml, size);
		}
	}
}

static bool read_into(struct metadata *metadata, struct diags *diags, struct arena *arena,
		      const char *yaml)
{
	struct frontend in = {.name = "a.md", .arena = arena, .diags = diags};
	return frontmatter_read(&in, yaml, strlen(yaml), 2, metadata);
}

static void test_read(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct metadata metadata;
	metadata_init(&metadata);
	assert_true(read_into(&metadata, diags, arena, "title: T\nlayout: post\nlang: de\n"));
	assert_string_equal(metadata_title(&metadata).text, "T");
	assert_int_equal(metadata_title(&metadata).at.line, 2);
	assert_false(read_into(&metadata, diags, arena, "layout: post\ndate: 2023-02-30\n"));
	assert_false(read_into(&metadata, diags, arena, "a: 'b\n"));
	char *text = said(diags);
	assert_string_equal(text,
			    "3:7 impossible-date no calendar has the date '2023-02-30'\n"
			    "2:4 bad-yaml this is no YAML: a quotation mark is never closed\n");
	mem_free(text);
	metadata_clear(&metadata);
	diags_free(diags);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
