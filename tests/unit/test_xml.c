/* The XML writer: what it makes of text, and that misuse is noticed at the end. */
#include "package/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_document(void **state)
{
	(void)state;
	struct buf bytes = BUF_EMPTY;
	struct xml *xml = xml_new();
	xml_open(xml, "html");
	xml_attr(xml, "none", NULL);
	xml_attrf(xml, "n", "%d \"&<", 3);
	xml_open(xml, "p");
	xml_text(xml, "a < ");
	xml_leaf(xml, "b",
		 "b & \x01\xff\xef\xbf\xbf"
		 "c");
	xml_text(xml, " d");
	xml_close(xml);
	xml_leaf(xml, "empty", "");
	assert_true(xml_finish(xml, &bytes));
	assert_string_equal(bytes.data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					"<html n=\"3 &quot;&amp;&lt;\">\n"
					"  <p>a &lt; <b>b &amp; \xef\xbf\xbd"
					"c</b> d</p>\n"
					"  <empty/>\n"
					"</html>\n");
	buf_clear(&bytes);
}

static void test_misuse_sticks(void **state)
{
	(void)state;
	struct buf bytes = BUF_EMPTY;
	struct xml *xml = xml_new();
	xml_open(xml, "a");
	xml_text(xml, "text");
	xml_attr(xml, "late", "1");
	xml_leaf(xml, "b", "more");
	assert_false(xml_finish(xml, &bytes));
	xml = xml_new();
	xml_leaf(xml, "a", "");
	xml_close(xml);
	assert_false(xml_finish(xml, &bytes));
	assert_int_equal(bytes.size, 0);
	buf_clear(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_document),
	    cmocka_unit_test(test_misuse_sticks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
