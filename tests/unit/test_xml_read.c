/* Reading XML: entities put in, nothing from outside, and limits that stand before libxml2. */
#include "tree/xml_read.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* The text of the document's root, or what is wrong with it; and what was left out. */
static void reads(const char *text, const char *wanted)
{
	struct arena *arena = arena_new();
	struct tree *tree = tree_new("a.xml");
	const struct xml_source source = {.text = text, .size = strlen(text)};
	struct xml_document document = xml_read(tree, &source);
	struct buf content = BUF_EMPTY;
	for (const struct node *node = document.root; node; node = tree_next(node, document.root))
		buf_puts(&content, node->kind == NODE_TEXT ? node->text : "");
	const char *got =
	    document.root ? (content.data ? content.data : "") : xml_fault_words(arena, &document);
	if (document.left_out)
		got = arena_format(arena, "%s (%zu left out)", got, document.left_out);
	assert_string_equal(got, wanted);
	buf_clear(&content);
	tree_free(tree);
	arena_free(arena);
}

/* The same for a text in which the middle stands often. */
static void reads_often(const char *start, const char *middle, size_t times, const char *end,
			const char *wanted)
{
	struct buf text = BUF_EMPTY;
	buf_puts(&text, start);
	while (times--)
		buf_puts(&text, middle);
	buf_puts(&text, end);
	reads(text.data, wanted);
	buf_clear(&text);
}

static void entities_are_put_in(void **state)
{
	(void)state;
	reads("<a>b&amp;&lt;&#65;&#x42;</a>", "b&<AB");
	reads("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;&b;</a>", "cc");
	reads("<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY b 'd'>]><a>&b;</a>", "c");
	reads("<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>", "cc");
	reads("<!DOCTYPE a [<!ENTITY b '<d>e</d>'>]><a>&b;</a>", "e");
	reads("<!DOCTYPE a [<!ENTITY b \"'\">]><a c='&b;'>&b;</a>", "'");
	reads("<!DOCTYPE a [<!ENTITY lt 'c'>]><a>&lt;</a>", "<");
	reads("<!DOCTYPE a [<!ENTITY b 'c'>]><a><!--&b;--><![CDATA[&b;]]><?d &b;?></a>", "&b;");
	reads("<!DOCTYPE a [\n<!-- ' --> <?b \"?>\n<!ATTLIST a b CDATA ']>'>]>\n<a>c</a>", "c");
	reads("<!DOCTYPE a SYSTEM 'b>c'><a>d</a>", "d");
}

static void nothing_comes_from_outside(void **state)
{
	(void)state;
	reads("<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>c&b;&b;</a>", "c (2 left out)");
	reads("<!DOCTYPE a [<!ENTITY b PUBLIC 'x' '/etc/passwd'>]><a>c&b;</a>", "c (1 left out)");
	reads("<!DOCTYPE a SYSTEM '/etc/passwd'><a>&b;c</a>", "c (1 left out)");
	reads("<!DOCTYPE a [<!ENTITY % b SYSTEM '/etc/passwd'>%b;]><a>&c;d</a>", "d (1 left out)");
	reads("<!DOCTYPE a [%b;]><a>&c;d</a>", "d (1 left out)");
	reads("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&d;</a>", "damaged: line 1 is no XML");
	reads("<a>&nbsp;</a>", "\u00a0");
	reads("<!DOCTYPE a [<!ENTITY b '&b;'>]><a>&b;</a>", "damaged: line 1 is no XML");
	reads("<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>&b;</a>",
	      "damaged: line 1 is no XML");
	reads("<?xml version='1.0' encoding='UTF-16'?><a>b</a>", "b");
}

static void limits_have_names(void **state)
{
	(void)state;
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "\n<a");
	for (int i = 0; i <= XML_MOST_ATTRIBUTES; i++)
		buf_printf(&text, " b%d=''", i);
	buf_puts(&text, "/>");
	reads(text.data, "XML with more than 256 attributes in a tag, in line 2");
	buf_clear(&text);
	reads_often("<a xmlns:x='y'>", "<b xmlns:x='y'>", XML_MOST_NAMESPACES, "",
		    "XML with more than 64 namespaces in one place, in line 1");
	reads_often("<a>b", "<b xmlns:x='y'/>", XML_MOST_NAMESPACES + 1, "</a>", "b");
	reads_often("", "<b>\n", XML_DEEPEST + 1, "",
		    "XML with more than 500 elements inside of each other, in line 501");
	reads_often("<a>", "<b></b>", XML_DEEPEST + 1, "c</a>", "c");
}

/* Each entity is ten of the one before it: together they would be 10 GB. */
static void entities_dont_grow_without_limit(void **state)
{
	(void)state;
	static const char *const wanted =
	    "XML with more than 8388608 bytes that its entities add, in line 1";
	struct buf text = BUF_EMPTY;
	buf_puts(&text, "<!DOCTYPE a [<!ENTITY b0 '0123456789'>");
	for (int i = 1; i < 10; i++) {
		buf_printf(&text, "<!ENTITY b%d '", i);
		for (int j = 0; j < 10; j++)
			buf_printf(&text, "&b%d;", i - 1);
		buf_puts(&text, "'>");
	}
	buf_puts(&text, "]><a>&b9;</a>");
	reads(text.data, wanted);
	text.size = 0;
	buf_puts(&text, "<!DOCTYPE a [<!ENTITY b '");
	for (size_t i = 0; i < 4096; i++)
		buf_putc(&text, 'c');
	buf_puts(&text, "'>]><a>");
	reads_often(text.data, "&b;", 2049, "</a>", wanted);
	struct buf most = BUF_EMPTY;
	while (most.size < XML_MOST_ADDED)
		buf_putc(&most, 'c');
	reads_often(text.data, "&b;", 2048, "</a>", most.data);
	buf_clear(&most);
	buf_clear(&text);
}

static void what_could_be_read_in_two_ways_is_no_xml(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "",
	    "a",
	    "<",
	    "<a",
	    "<a b",
	    "<a b='",
	    "<a b=c/>",
	    "<a b='<'/>",
	    "<a b='c'd='e'/>",
	    "<a <b/>",
	    "<a><!b></a>",
	    "<a><? b?></a>",
	    "<a><!--</a>",
	    "<a><![CDATA[</a>",
	    "<a></a",
	    "<a></a>b",
	    "<a></b>",
	    "<a/><b/>",
	    "<!DOCTYPE a",
	    "<!DOCTYPE a [<!ENTITY b 'c><a/>",
	    "<!DOCTYPE a><!DOCTYPE b><b/>",
	    "<?xml version='1.0' ><a/>",
	    "<a b='1' b='2'/>",
	    "<a>\1</a>",
	    "<a>&#xFFFE;</a>",
	    "<a>&#1;</a>",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		reads(texts[i], "damaged: line 1 is no XML");
	reads("<a>\n<b>\n</a>", "damaged: line 3 is no XML");
	reads("<?xml version='1.0'?>\n<!DOCTYPE a [\n]>\n<a>\n&b;</a>",
	      "damaged: line 5 is no XML");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(entities_are_put_in),
	    cmocka_unit_test(nothing_comes_from_outside),
	    cmocka_unit_test(limits_have_names),
	    cmocka_unit_test(entities_dont_grow_without_limit),
	    cmocka_unit_test(what_could_be_read_in_two_ways_is_no_xml),
	};
	xml_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
