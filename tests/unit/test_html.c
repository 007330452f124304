/* HTML in: trees with places, what a head says, encodings, base, XHTML, raw HTML read again. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/url.h"
#include "read/frontend.h"
#include "read/html_encoding.h"
#include "read/markup/html_guard.h"
#include "read/markup/html_parse.h"
#include "tree/dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

struct read {
	struct arena *arena;
	struct diags *diags;
	struct metadata metadata;
	struct tree *tree;
};

static struct read read_page(const char *name, const char *text)
{
	struct read read = {.arena = arena_new(), .diags = diags_new()};
	struct frontend in = {
	    .name = name,
	    .text = text,
	    .size = strlen(text),
	    .language = "",
	    .arena = read.arena,
	    .diags = read.diags,
	};
	read.tree = html_read(&in, &read.metadata);
	return read;
}

static void clear(struct read *read)
{
	tree_free(read->tree);
	metadata_clear(&read->metadata);
	diags_free(read->diags);
	arena_free(read->arena);
}

static void becomes(const char *name, const char *text, const char *expected)
{
	struct read read = read_page(name, text);
	struct buf shown = BUF_EMPTY;
	tree_dump(&shown, read.tree->body);
	assert_string_equal(shown.data, expected);
	buf_clear(&shown);
	clear(&read);
}

static void knows_places(void **state)
{
	(void)state;
	becomes("a.html", "<p>one\n<b>two</b>\n  <i x=y>äö</i><u>3</u>",
		"body 1:1\n  p 1:1\n    \"one\\n\"\n    b 2:1\n      \"two\"\n    \"\\n  \"\n"
		"    i 3:3 x=y\n      \"äö\"\n    u 3:16\n      \"3\"\n");
}

static void keeps_foreign_names(void **state)
{
	(void)state;
	becomes("a.html", "<svg viewbox=1><lineargradient xlink:href=#a /></svg>",
		"body 1:1\n  svg 1:1 viewBox=1\n    linearGradient 1:16 xlink:href=#a\n");
}

static void reads_xhtml(void **state)
{
	(void)state;
	static const char page[] =
	    "<html><head><title/></head><body><div id=\"a\"/>\n"
	    "<p>b<![CDATA[<&]]></p><script src=\"x\"/><i>c</i></body></html>";
	becomes("a.xhtml", page,
		"body 1:28\n  div 1:34 id=a\n  \"\\n\"\n  p 2:1\n    \"b<&\"\n  script 2:23 src=x\n"
		"  i 2:40\n    \"c\"\n");
	becomes("a.xhtml", "<body><p/>", "body 1:1\n  p 1:7\n");
}

static void marks_pages(void **state)
{
	(void)state;
	becomes("a.html", "<p>a<!-- page 12 -->b<!-- a page --><!-- pg. iv --></p>",
		"body 1:1\n  p 1:1\n    \"a\"\n"
		"    span 1:5 epub:type=pagebreak role=doc-pagebreak id=page-12 aria-label=12\n"
		"    \"b\"\n"
		"    span 1:37 epub:type=pagebreak role=doc-pagebreak id=page-iv aria-label=iv\n");
}

static void reads_the_head(void **state)
{
	(void)state;
	struct read read =
	    read_page("a.html", "<html lang=en_GB dir=rtl><head><title> A\n Title </title>"
				"<meta name=AUTHOR content='A. Writer'>"
				"<meta property=article:published_time content=2020-05-17T10:00>"
				"<noscript><img src=x></noscript><meta name=date content=never>");
	assert_string_equal(read.metadata.titles.items[0].text.text, "A Title");
	assert_string_equal(read.metadata.authors.items[0].text.text, "A. Writer");
	assert_string_equal(read.metadata.date.text, "2020-05-17");
	assert_string_equal(read.metadata.languages.items[0].text, "en-GB");
	assert_string_equal(read.metadata.page_progression_direction.text, "rtl");
	clear(&read);
}

/* What a page says of itself is looked through again and again, so no more than this is heard. */
static void hears_so_much_and_no_more(void **state)
{
	(void)state;
	struct buf page = BUF_EMPTY;
	for (int i = 0; i < 1001; i++)
		buf_printf(&page, "<meta name=author content='Writer %d'>", i);
	struct read read = read_page("a.html", page.data);
	assert_int_equal(read.metadata.authors.count, 1000);
	clear(&read);
	buf_clear(&page);
	buf_puts(&page, "<script type=application/ld+json>{\"@type\": \"Article\", \"author\": [");
	for (int i = 0; i < 256; i++)
		buf_printf(&page, "\"Writer %d\", ", i);
	buf_puts(&page, "\"One Too Many\"]}</script>");
	read = read_page("a.html", page.data);
	assert_int_equal(read.metadata.authors.count, 256);
	clear(&read);
	buf_clear(&page);
	for (int size = 1000; size < 1002; size++) {
		buf_puts(&page, "<meta property=og:site_name content=Site><title>");
		for (int i = 0; i < size - 7; i++)
			buf_putc(&page, 'a');
		buf_puts(&page, " - Site</title><p>b");
		read = read_page("a.html", page.data);
		size_t left = strlen(read.metadata.titles.items[0].text.text);
		assert_int_equal(left, size == 1000 ? 993 : 1001);
		clear(&read);
		buf_clear(&page);
	}
}

static void honours_base(void **state)
{
	(void)state;
	becomes("a.html",
		"<base href='http://x.example/d/p'><a href='../q'></a><a href='#r'></a>"
		"<img srcset='s 1x, t 2x'>",
		"body 1:1\n  a 1:35 href=http://x.example/q\n  a 1:54 href=#r\n"
		"  img 1:71 srcset=http://x.example/d/s 1x, http://x.example/d/t 2x\n");
}

static void names_encodings(void **state)
{
	(void)state;
	static const struct {
		const char *page, *label;
	} cases[] = {
	    {"<meta charset=windows-1251>", "windows-1251"},
	    {"<!-- <meta charset=a> --><p x='<meta charset=b>'><META CharSet='c'>", "c"},
	    {"<meta http-equiv=Content-Type content='text/html; charset = shift_jis'>",
	     "shift_jis"},
	    {"<meta content='text/html; charset=a'>", NULL},
	    {"<meta charset=utf-16>", "utf-8"},
	    {"<?xml version='1.0' encoding='iso-8859-2'?><p>", "iso-8859-2"},
	    {"<p>ä<meta charset=gb2312>", "utf-8"},
	    {"<p>\xe4<meta charset=gb2312>", "gb2312"},
	    {"<meta charset", NULL},
	    {"<meta charset=\"", NULL},
	    {"", NULL},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *label = html_encoding(arena, cases[i].page, strlen(cases[i].page));
		if (cases[i].label)
			assert_string_equal(label, cases[i].label);
		else
			assert_null(label);
	}
	arena_free(arena);
}

static struct node *raw(struct tree *tree, const char *html, unsigned line, unsigned column)
{
	struct node *node = tree_element(tree, EL_SPAN, line, column);
	node->kind = NODE_INSTRUCTION;
	node->name = "html";
	node->text = html;
	return node;
}

static void reads_again(void **state)
{
	(void)state;
	struct diags *diags = diags_new();
	struct arena *arena = arena_new();
	struct tree *tree = tree_new("a.md");
	struct node *p = tree_element(tree, EL_P, 7, 3), *a = tree_element(tree, EL_A, 7, 9);
	tree_set(tree, a, "epub:type", "noteref");
	tree_set(tree, a, "href", "#n");
	tree_append(tree->body, p);
	tree_append(p, raw(tree, "<b\nid=x>", 7, 3));
	tree_append(p, tree_text(tree, "a<b", 3));
	tree_append(p, raw(tree, "</b>", 8, 12));
	tree_append(p, a);
	tree_append(tree->body, raw(tree, "<div>\n  <i>q</i>\n", 10, 1));
	struct frontend in = {.name = "a.md", .text = "", .arena = arena, .diags = diags};
	tree = html_reread(&in, tree);
	struct buf shown = BUF_EMPTY;
	tree_dump(&shown, tree->body);
	assert_string_equal(shown.data,
			    "body 1:1\n  p 7:3\n    b 7:3 id=x\n      \"a<b\"\n"
			    "    a 7:9 epub:type=noteref href=#n\n  div 10:1\n    \"\\n  \"\n"
			    "    i 11:3\n      \"q\"\n    \"\\n\"\n");
	buf_clear(&shown);
	tree_free(tree);
	arena_free(arena);
	diags_free(diags);
}

static void guards(void **state)
{
	(void)state;
	static const char plain[] = "<div><p>a<b>c</b></div><table><tr><td><b>x<td>y</table>";
	struct html_guarded guarded = html_guard(plain, strlen(plain), NULL);
	assert_null(guarded.text);
	struct buf deep = BUF_EMPTY;
	for (int i = 0; i < LIMIT_MOST_TAGS + 2; i++)
		buf_puts(&deep, "<div>");
	buf_puts(&deep, "x</div></div><br>");
	guarded = html_guard(deep.data, deep.size, NULL);
	assert_int_equal(guarded.deep, LIMIT_MOST_TAGS * 5);
	assert_int_equal(strlen(guarded.text), deep.size);
	assert_string_equal(guarded.text + (LIMIT_MOST_TAGS - 1) * 5,
			    "<div>          x            <br>");
	mem_free(guarded.text);
	buf_clear(&deep);
}

static size_t deepest(const struct node *node)
{
	size_t depth = 0, most = 0;
	for (const struct node *at = node; at;) {
		most = depth > most ? depth : most;
		if (at->children) {
			at = at->children;
			depth++;
			continue;
		}
		for (; at != node && !at->next; depth--)
			at = at->parent;
		at = at == node ? NULL : at->next;
	}
	return most;
}

/* Whether a page of these tags again and again is told to be deep; its tree never is. */
static bool is_deep(const char *tags)
{
	struct buf page = BUF_EMPTY;
	buf_puts(&page, "<h1>A</h1>");
	for (int i = 0; i < 8 * LIMIT_MOST_TAGS; i++)
		buf_puts(&page, tags);
	struct html_guarded guarded = html_guard(page.data, page.size, NULL);
	const char *text = guarded.text ? guarded.text : page.data;
	struct html_page parsed = html_parse("a.html", text, page.size, NULL, NULL);
	assert_in_range(deepest(parsed.tree->body), 1, 5 * LIMIT_MOST_TAGS);
	tree_free(parsed.tree);
	mem_free(guarded.text);
	buf_clear(&page);
	return guarded.deep != HTML_GUARD_NONE;
}

/* What a parser leaves open, though the tags seem to close it. */
static void guards_what_stays_open(void **state)
{
	(void)state;
	static const char *const deep[] = {
	    "<span>a<div>b</span>",
	    "<x-y>a<aside>b</x-y>",
	    "<x-y>a<y-z>b</x-y>",
	    "<b>a<object></b></object>",
	    "<b>a<svg><desc></b></desc></svg>",
	    "<video>a<dd>b</video></dd>",
	    "<li>a<dd>b",
	    "<form>a<div>b</form>",
	    "<rt>a<div>b</rt>",
	    "<math><mi>a<div>b</math>",
	    "<mi>a<div>b</mi>",
	    "<svg><area>a",
	    "<svg><b>a",
	    "<p>a<hr><x-y>b",
	    "<h1><p>a</h2><x-y>b",
	    "<form><p>a</form><x-y>b",
	    "<frameset>a<x-y>b</frameset>",
	    "<select><style></select><x-y>a",
	    "<ruby><p>a<rt>b",
	    "<select><x-y><input><i-j>a</x-y>",
	};
	static const char *const flat[] = {
	    "<p>a",
	    "<p><span>a</p>",
	    "<p><span>a<p>b",
	    "<p><span>a<ul><li>b</ul>",
	    "<li><span>a",
	    "<dl><dt>a<dd>b</dl>",
	    "<ruby>a<rt>b</ruby>",
	    "<h1>a</h2>",
	    "<form><p>a</form>",
	    "<b><span>a</b></span>",
	    "<table><tr><td><p><i>a<td>b</table>",
	    "<select><option>a<option>b</select>",
	    "<select><div>a</select>",
	    "<svg><g><path/></g></svg>",
	    "<svg><style>a</style></svg>",
	    "<svg><desc><p>a</p></desc></svg>",
	    "<math><mi>a</mi></math>",
	    "<button>a</button>",
	    "<div><x-y>a</div>",
	    "<noscript><div></noscript>",
	    "<style><div></style>",
	};
	for (size_t i = 0; i < sizeof deep / sizeof *deep; i++)
		if (!is_deep(deep[i]))
			fail_msg("not deep: %s", deep[i]);
	for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
		if (is_deep(flat[i]))
			fail_msg("deep: %s", flat[i]);
}

/* Tags that stay open are opened again in each block: of many of them, few where blocks are many.
 */
static void guards_copies(void **state)
{
	(void)state;
	enum {
		OPEN = 32,
		BLOCKS = 63476
	}; /* 2,031,728 copies, as many as so long a page may have */
	struct buf page = BUF_EMPTY;
	for (int i = 0; i < OPEN; i++)
		buf_puts(&page, "<b>");
	for (int i = 0; i < BLOCKS; i++)
		buf_puts(&page, "<br>");
	struct html_guarded guarded = html_guard(page.data, page.size, NULL);
	assert_null(guarded.text);
	buf_puts(&page, "<br>");
	guarded = html_guard(page.data, page.size, NULL);
	assert_int_equal(strncmp(guarded.text, "<b><b><b><?><?>", 15), 0);
	assert_string_equal(guarded.text + page.size - 8, "<br><br>");
	mem_free(guarded.text);
	buf_clear(&page);
}

/* All tags of a body are one element's. */
static void guards_merged_attributes(void **state)
{
	(void)state;
	struct buf page = BUF_EMPTY;
	buf_puts(&page, "<html a b=1>");
	for (int i = 0; i < LIMIT_MOST_ATTRIBUTES / 2; i++)
		buf_printf(&page, "<body a%d=x b%d>", i, i);
	struct html_guarded guarded = html_guard(page.data, page.size, NULL);
	assert_null(guarded.text);
	size_t size = page.size;
	buf_puts(&page, "<BODY c=\"d\">e<body><p f=g>");
	guarded = html_guard(page.data, page.size, NULL);
	assert_int_equal(guarded.crowded, size);
	assert_string_equal(guarded.text + size, "<BODY      >e<body><p f=g>");
	mem_free(guarded.text);
	buf_clear(&page);
}

/* Of any tag, whether its element has a place in the tree or not. */
static void guards_attributes(void **state)
{
	(void)state;
	static const struct {
		const char *before, *behind;
		bool told;
	} cases[] = {
	    {"<p", ">", true},
	    {"<br", "/>", true},
	    {"<script", ">x</script>", true},
	    {"<title", ">x</title>", true},
	    {"<noscript", "><img></noscript>", true},
	    {"<noscript><img", "></noscript>", true},
	    {"<svg><path", "/></svg>", true},
	    {"<p></p", ">", false},
	    {"<style>x</style", ">", false},
	    {"<svg></path", "></svg>", false},
	};
	char last[32];
	snprintf(last, sizeof last, " a%d=", LIMIT_MOST_ATTRIBUTES);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf page = BUF_EMPTY;
		buf_puts(&page, cases[i].before);
		for (int attribute = 0; attribute <= LIMIT_MOST_ATTRIBUTES; attribute++)
			buf_printf(&page, " a%d=b", attribute);
		buf_puts(&page, cases[i].behind);
		struct html_guarded guarded = html_guard(page.data, page.size, NULL);
		assert_non_null(guarded.text);
		assert_int_equal(strlen(guarded.text), page.size);
		assert_null(strstr(guarded.text, last));
		assert_int_equal(guarded.crowded != HTML_GUARD_NONE, cases[i].told);
		mem_free(guarded.text);
		buf_clear(&page);
	}
}

static void resolves_references(void **state)
{
	(void)state;
	static const char *const cases[][3] = {
	    {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
	    {"http://a/b/c/d;p?q", "./g/.", "http://a/b/c/g/"},
	    {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
	    {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
	    {"http://a/b/c/d;p?q", "//g", "http://g"},
	    {"http://a", "b", "http://a/b"},
	    {"http://a/b", "mailto:c", "mailto:c"},
	    {"sub/", "a.png", "sub/a.png"},
	    {"sub/x.html", "../a.png", "a.png"},
	    {"../", "../a.png", "../../a.png"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(url_resolve(arena, cases[i][0], cases[i][1]), cases[i][2]);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_places),
	    cmocka_unit_test(keeps_foreign_names),
	    cmocka_unit_test(reads_xhtml),
	    cmocka_unit_test(marks_pages),
	    cmocka_unit_test(reads_the_head),
	    cmocka_unit_test(hears_so_much_and_no_more),
	    cmocka_unit_test(honours_base),
	    cmocka_unit_test(names_encodings),
	    cmocka_unit_test(reads_again),
	    cmocka_unit_test(guards),
	    cmocka_unit_test(guards_what_stays_open),
	    cmocka_unit_test(guards_copies),
	    cmocka_unit_test(guards_merged_attributes),
	    cmocka_unit_test(guards_attributes),
	    cmocka_unit_test(resolves_references),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
