/* The OPF's metadata: one main title, the unique identifier first, what the author says wins. */
#include "package/package_parts.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static const char *const modes[] = {"textual", NULL};

static char *written(const char *yaml)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct metadata metadata;
	metadata_init(&metadata);
	struct yaml_source source = {"book.yaml", yaml, strlen(yaml), 1, NULL};
	metadata_read(&metadata, yaml_read(&source, arena, diags), METADATA_BOOK, arena, diags);
	assert_false(diags_failed(diags));
	struct opf_facts facts = {.identifier = "urn:isbn:9783161484100",
				  .title = "Made",
				  .language = "en",
				  .modified = "2024-01-01T00:00:00Z",
				  .cover_id = "cover-image",
				  .has_page_list = true,
				  .access_modes = modes};
	struct buf bytes = BUF_EMPTY;
	struct xml *xml = xml_new();
	opf_metadata_write(xml, &metadata, &facts);
	assert_true(xml_finish(xml, &bytes));
	metadata_clear(&metadata);
	diags_free(diags);
	arena_free(arena);
	return buf_steal(&bytes);
}

#define HEAD                                                                                       \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                             \
	"<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"                               \
	"  <dc:identifier id=\"book_id\">urn:isbn:9783161484100</dc:identifier>\n"

static void test_least(void **state)
{
	(void)state;
	char *opf = written("title: {text: In short, type: short}\n");
	assert_string_equal(opf, HEAD
			    "  <dc:title id=\"title_1\">Made</dc:title>\n"
			    "  <meta refines=\"#title_1\" property=\"title-type\">main</meta>\n"
			    "  <dc:title id=\"title_2\">In short</dc:title>\n"
			    "  <meta refines=\"#title_2\" property=\"title-type\">short</meta>\n"
			    "  <dc:language>en</dc:language>\n"
			    "  <meta property=\"dcterms:modified\">2024-01-01T00:00:00Z</meta>\n"
			    "  <meta property=\"schema:accessMode\">textual</meta>\n"
			    "  <meta name=\"cover\" content=\"cover-image\"/>\n"
			    "</metadata>\n");
	mem_free(opf);
}

static void test_page_list(void **state)
{
	(void)state;
	char *opf = written("title: T\nsource: [B, C]\n");
	assert_non_null(strstr(opf, "  <dc:source id=\"page_source\">B</dc:source>\n"
				    "  <dc:source>C</dc:source>\n"
				    "  <meta refines=\"#page_source\" "
				    "property=\"source-of\">pagination</meta>\n"));
	mem_free(opf);
}

static void test_said(void **state)
{
	(void)state;
	static const char *const parts[] = {
	    HEAD "  <meta refines=\"#book_id\" property=\"identifier-type\" "
		 "scheme=\"onix:codelist5\">15</meta>\n",
	    "  <dc:identifier id=\"identifier_1\">house</dc:identifier>\n",
	    "  <dc:creator id=\"creator_1\">A</dc:creator>\n"
	    "  <meta refines=\"#creator_1\" property=\"role\" "
	    "scheme=\"marc:relators\">edt</meta>\n",
	    "  <meta property=\"belongs-to-collection\" id=\"collection_1\">S</meta>\n",
	    "  <meta name=\"calibre:series_index\" content=\"2\"/>\n",
	    "  <meta property=\"schema:accessMode\">visual</meta>\n",
	    "  <meta property=\"ibooks:version\">1.0</meta>\n",
	    "  <meta name=\"primary-writing-mode\" content=\"vertical-rl\"/>\n",
	};
	char *opf = written("title: T\nidentifier: [house, 978-3-16-148410-0]\n"
			    "creator: {text: A, role: editor}\naccessModes: visual\n"
			    "belongs-to-collection: S\ngroup-position: 2\nibooks: {version: 1.0}\n"
			    "writing-mode: vertical-rl\n");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strstr(opf, parts[i]))
			fail_msg("%s lacks %s", opf, parts[i]);
	assert_null(strstr(opf, "textual"));
	mem_free(opf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_least),
	    cmocka_unit_test(test_page_list),
	    cmocka_unit_test(test_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
