/* XML in: tests/xml/NAME.xml becomes what NAME.tree shows, or the fault why not. */
#include "base/mem.h"
#include "tree/dump.h"
#include "tree/xml_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "golden.h"

static const char folder[] = "tests/xml";

static struct node *keep_comment(struct tree *tree, const char *text, unsigned line,
				 unsigned column)
{
	struct node *node = tree_element(tree, EL_SPAN, line, column);
	tree_set(tree, node, "comment", text);
	return node;
}

static char *read_xml(const char *text, size_t size)
{
	static const struct xml_namespace known[] = {{"urn:words", "w"}};
	const struct xml_source source = {text, size, known, 1, NS_XHTML, keep_comment};
	struct tree *tree = tree_new("a.xml");
	struct arena *arena = arena_new();
	struct buf out = BUF_EMPTY;
	struct xml_document document = xml_read(tree, &source);
	if (document.root)
		tree_dump(&out, document.root);
	else
		buf_printf(&out, "%s\n", xml_fault_words(arena, &document));
	arena_free(arena);
	tree_free(tree);
	return buf_steal(&out);
}

static void test_files(void **state)
{
	(void)state;
	golden_folder(folder, "xml", read_xml);
}

/* The text is UTF-8, whatever it says of itself. */
static void test_decoded(void **state)
{
	(void)state;
	static const char xml[] = "<?xml version='1.0' encoding='iso-8859-1'?><p>\u00e4</p>";
	char *shown = read_xml(xml, strlen(xml));
	assert_string_equal(shown, "p 1:44\n  \"\u00e4\"\n");
	mem_free(shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_files),
	    cmocka_unit_test(test_decoded),
	};
	xml_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
