/* Front matter: where it ends, what is none, and whose lines its errors name. */
#include "read/front_metadata.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "said.h"

static const struct {
	const char *text;
	size_t size;        /* of the front matter */
	const char *inside; /* what is to be read */
} cases[] = {
    {"---\na: b\n---\ntext", 13, "a: b\n"},
    {"---  \na: b\n...\n", 15, "a: b\n"},
    {"---\na: b\n---", 12, "a: b\n"},
    {"---\n---\ntext", 8, ""},
    {"---\n# words\na: b\n---\n", 21, "# words\na: b\n"},
    {"---\na:\n  - b\n---\n---\n", 17, "a:\n  - b\n"},
    {"+++\na = 1\n+++\ntext", 14, "a = 1\n"},
    {"+++\n\n[a]\nb = 1\n+++\n", 19, "\n[a]\nb = 1\n"},
    {"+++\n+++\n", 8, ""},
    {"{\n  \"a\": {\n  }\n}\ntext", 17, "{\n  \"a\": {\n  }\n}\n"},
    {"{\n}\n", 4, "{\n}\n"},
    {"+++\nA line\n+++\n", 0, NULL},
    {"+++\na: b\n---\n", 0, NULL},
    {"{\nwords\n}\n", 0, NULL},
    {"{ \"a\": 1 }\n}\n", 0, NULL},
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
		struct frontmatter found = {0};
		const char *text = cases[i].text;
		bool any = frontmatter_find(text, strlen(text), &found);
		if (found.size != cases[i].size || any != (found.size > 0))
			fail_msg("'%s' has front matter of %zu bytes", text, found.size);
		if (any) {
			assert_int_equal(found.text_size, strlen(cases[i].inside));
			assert_memory_equal(found.text, cases[i].inside, found.text_size);
		}
	}
}

static void read_into(struct metadata *metadata, struct diags *diags, struct arena *arena,
		      enum frontmatter_syntax syntax, const char *text)
{
	struct frontend in = {.name = "a.md", .arena = arena, .diags = diags};
	const struct frontmatter found = {
	    .syntax = syntax, .text = text, .text_size = strlen(text), .first_line = 2};
	frontmatter_read(&in, &found, metadata);
}

static void test_read(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct metadata metadata;
	metadata_init(&metadata);
	read_into(&metadata, diags, arena, FRONTMATTER_YAML, "title: T\nlayout: post\nlang: de\n");
	assert_string_equal(metadata_title(&metadata).text, "T");
	assert_int_equal(metadata_title(&metadata).at.line, 2);
	read_into(&metadata, diags, arena, FRONTMATTER_YAML, "layout: post\ndate: 2023-02-30\n");
	read_into(&metadata, diags, arena, FRONTMATTER_YAML, "a: 'b\n");
	read_into(&metadata, diags, arena, FRONTMATTER_TOML, "a = 'b\n");
	assert_null(metadata.date.text);
	assert_false(diags_failed(diags));
	metadata_clear(&metadata);
	metadata_init(&metadata);
	read_into(&metadata, diags, arena, FRONTMATTER_TOML,
		  "title = 'T'\ntags = ['a']\ndate = 2024-05-17T10:00:00Z\n");
	assert_string_equal(metadata.date.text, "2024-05-17T10:00:00Z");
	read_into(&metadata, diags, arena, FRONTMATTER_JSON, "{\n\t\"lang\": \"de\"\n}");
	assert_string_equal(metadata_language(&metadata).text, "de");
	char *text = said(diags);
	assert_string_equal(
	    text,
	    "3:7 impossible-date no calendar has the date '2023-02-30'; left it out\n"
	    "2:4 bad-yaml this is no YAML: a quotation mark is never closed; took the line as "
	    "it is typed\n"
	    "2:7 bad-toml this is no TOML: a quotation mark is never closed on its line; "
	    "left the front matter out\n");
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
