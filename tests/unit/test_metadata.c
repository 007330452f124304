/* Metadata: every key in its shapes, and what is said of bad ones. */
#include "metadata/metadata.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "said.h"

struct fixture {
	struct arena *arena;
	struct diags *diags;
	struct metadata m;
};

static int set_up(void **state)
{
	struct fixture *f = mem_zeroed(1, sizeof *f);
	f->arena = arena_new();
	f->diags = diags_new();
	metadata_init(&f->m);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	metadata_clear(&f->m);
	diags_free(f->diags);
	arena_free(f->arena);
	mem_free(f);
	return 0;
}

static void read_as(struct fixture *f, const char *text, enum metadata_origin origin)
{
	struct yaml_source source = {"book.yaml", text, strlen(text), 1, NULL};
	const struct yaml *root = yaml_read(&source, f->arena, f->diags);
	assert_non_null(root);
	metadata_read(&f->m, root, origin, f->arena, f->diags);
}

static void assert_said(struct fixture *f, const char *expected)
{
	char *text = said(f->diags);
	assert_string_equal(text, expected);
	mem_free(text);
}

static void test_plain(void **state)
{
	struct fixture *f = *state;
	read_as(f,
		"title:  1984 \nsubtitle: A Novel\nauthor: George Orwell\nlang: EN-gb\n"
		"date: 1949-06-08\nidentifier: 978-3-16-148410-0\nrights: |\n  One\n  Two\n\n\n  "
		"Three\n"
		"publisher:\ncover: none\nsmart: no\nsplit: 2\ntoc-depth: 3\ncss: a.css\n"
		"stylesheet: [b.css, c.css]\nfonts: [x.ttf]\nmodified: 2024-05-17T09:30:00+02:00\n",
		METADATA_BOOK);
	assert_said(f, "");
	assert_string_equal(metadata_title(&f->m).text, "1984");
	assert_int_equal(f->m.titles.count, 2);
	assert_string_equal(f->m.titles.items[1].type, "subtitle");
	assert_string_equal(metadata_author(&f->m).text, "George Orwell");
	assert_string_equal(f->m.authors.items[0].role, "aut");
	assert_string_equal(metadata_language(&f->m).text, "en-GB");
	assert_string_equal(f->m.date.text, "1949-06-08");
	assert_string_equal(f->m.identifiers.items[0].text.text, "urn:isbn:9783161484100");
	assert_string_equal(f->m.rights.text, "One\nTwo\n\nThree");
	assert_null(f->m.publisher.text);
	assert_true(f->m.no_cover);
	assert_false(f->m.smart);
	assert_int_equal(f->m.split, 2);
	assert_int_equal(f->m.toc_depth, 3);
	assert_int_equal(f->m.stylesheets.count, 3);
	assert_string_equal(f->m.stylesheets.items[2].text, "c.css");
	assert_int_equal(f->m.stylesheets.items[2].at.line, 19);
	assert_string_equal(f->m.modified.text, "2024-05-17T07:30:00Z");
}

static void test_pandoc_shapes(void **state)
{
	struct fixture *f = *state;
	read_as(
	    f,
	    "title:\n- type: subtitle\n  text: An investigation\n- type: main\n  text: My Book\n"
	    "  file-as: Book, My\n- plain\n"
	    "creator:\n- role: author\n  text: John Smith\n  file-as: Smith, John\n"
	    "- role: edt\n  text: Sarah Jones\n- Nobody\n"
	    "contributor: {text: T, role: Translator}\n"
	    "identifier:\n- scheme: DOI\n  text: doi:10.234234.234/33\n- house 7\n"
	    "language: [en, fr]\nlang: en\n"
	    "subject:\n- one\n- {text: two, authority: BISAC, term: FIC000000}\n"
	    "belongs-to-collection: Series\ngroup-position: 2\n"
	    "accessModes: [textual, VISUAL]\naccessModeSufficient: ['textual, visual', textual]\n"
	    "accessibilityHazards: none\npage-progression-direction: RTL\n"
	    "ibooks:\n  version: 1.3.4\n  specified-fonts: true\n"
	    "conformsTo: EPUB Accessibility 1.1 - WCAG 2.1 Level AA\ncertifiedBy: A\n"
	    "calibre: {series: Other, series_index: 3}\n"
	    "date: {text: 2024, event: publication}\nTOC_title: Inhalt\nchapters: [a.md]\n",
	    METADATA_BOOK);
	assert_said(f, "");
	assert_string_equal(metadata_title(&f->m).text, "My Book");
	assert_string_equal(f->m.titles.items[0].forms.file_as, "Book, My");
	assert_string_equal(f->m.titles.items[1].type, "subtitle");
	assert_string_equal(f->m.titles.items[2].type, "expanded");
	assert_string_equal(f->m.authors.items[0].role, "aut");
	assert_string_equal(f->m.authors.items[0].forms.file_as, "Smith, John");
	assert_string_equal(f->m.authors.items[1].role, "edt");
	assert_null(f->m.authors.items[2].role);
	assert_string_equal(f->m.contributors.items[0].role, "trl");
	assert_string_equal(f->m.identifiers.items[0].text.text, "doi:10.234234.234/33");
	assert_int_equal(f->m.languages.count, 2);
	assert_string_equal(f->m.subjects.items[1].term, "FIC000000");
	assert_string_equal(f->m.collections.items[0].position, "2");
	assert_string_equal(f->m.collections.items[1].text.text, "Other");
	assert_string_equal(f->m.collections.items[1].position, "3");
	assert_string_equal(f->m.access_modes.items[1].text, "visual");
	assert_string_equal(f->m.access_modes_sufficient.items[0].text, "textual,visual");
	assert_string_equal(f->m.page_progression_direction.text, "rtl");
	assert_string_equal(f->m.ibooks_version.text, "1.3.4");
	assert_string_equal(f->m.toc_title.text, "Inhalt");
	assert_string_equal(f->m.date.text, "2024");
}

static void test_names(void **state)
{
	struct fixture *f = *state;
	read_as(
	    f,
	    "title:\n- {text: C, type: collection}\n- {text: T, lang: FR, type: extended}\n"
	    "- {text: M, type: main}\n- {text: D, type: collection}\n"
	    "author: {name: A, role: [author, ill, cook], alternate-script: [{text: B, lang: ja},"
	    " {name: C, lang: el}]}\n"
	    "publisher: {name: P, file-as: Q}\n"
	    "belongs-to-collection: {text: S, identifier: ISSN 20493630,"
	    " belongs-to-collection: {text: W, position: 1, belongs-to-collection: X}}\n"
	    "page-source: {scheme: ISBN, text: 0306406152}\n"
	    "rendition: {spread: portrait, layout: Reflowable}\nlang: en\n",
	    METADATA_BOOK);
	assert_said(f, "6:39 unknown-role 'cook' is no role of the MARC list; named 'A' without "
		       "it\n10:21 deprecated EPUB has given up 'spread: portrait': 'spread: both' "
		       "stands for it\n");
	const struct title *titles = f->m.titles.items;
	assert_string_equal(titles[0].text.text, "M");
	assert_true(titles[1].leads);
	assert_string_equal(titles[2].type, "expanded");
	assert_string_equal(titles[2].forms.language, "fr");
	assert_false(titles[3].leads);
	const struct person *author = &f->m.authors.items[0];
	assert_string_equal(author->role, "aut");
	assert_string_equal(author->other_roles[0], "ill");
	assert_null(author->other_roles[1]);
	assert_string_equal(author->forms.alternates->next->text.text, "C");
	assert_string_equal(author->forms.alternates->next->language, "el");
	assert_null(author->forms.alternates->next->next);
	assert_string_equal(f->m.publisher_forms.file_as, "Q");
	const struct collection *series = &f->m.collections.items[0];
	assert_string_equal(series->identifier, "urn:issn:2049-3630");
	assert_string_equal(series->within->position, "1");
	assert_string_equal(series->within->within->text.text, "X");
	assert_string_equal(f->m.page_source.text.text, "urn:isbn:0306406152");
	assert_string_equal(f->m.page_source.scheme, "ISBN-10");
	assert_string_equal(f->m.rendition_spread.text, "both");
	assert_string_equal(f->m.rendition_layout.text, "reflowable");
}

static const struct {
	const char *yaml, *said;
} bad[] = {
    {"auhtor: x", "1:1 unknown-key octavo has no key 'auhtor' here; left it out\n"},
    {"title: [[x]]",
     "1:9 bad-value 'title' must be a text or a mapping with 'text'; left it out\n"},
    {"title: {type: main}",
     "1:8 bad-value 'title' must be a text or a mapping with 'text'; left it out\n"},
    {"title: {text: x, type: big}", "1:24 bad-value 'type' must be 'main', 'subtitle', 'short', "
				    "'collection', 'edition' or 'expanded'; left it out\n"},
    {"title: [{text: x, type: main}, {text: y, type: main}]",
     "1:39 second-title 'y' is a second main title; took it for an expanded one\n"},
    {"publisher: {text: [b]}", "1:19 bad-value 'publisher' must be a text; left it out\n"},
    {"lang: klingonish", "1:7 bad-language 'klingonish' is no language tag; left it out\n"},
    {"lang: [en, en_US]", "1:12 language-meant 'en_US' is no language tag; took 'en-US'\n"},
    {"date: 2023-02-30",
     "1:7 impossible-date no calendar has the date '2023-02-30'; left it out\n"},
    {"date: soon", "1:7 bad-date 'soon' is no date that octavo can read; left it out\n"},
    {"modified: 2024-13", "1:11 impossible-date no calendar has the date '2024-13'; left it out\n"},
    {"identifier: 978-3-16-148410-1", "1:13 bad-identifier '978-3-16-148410-1' is no ISBN: its "
				      "last digit would have to be 0; left it out\n"},
    {"identifier: {scheme: ISBN, text: 12}",
     "1:34 bad-identifier '12' is no ISBN: it has to have 10 or 13 digits; left it out\n"},
    {"creator: {text: X, role: wizard}",
     "1:26 unknown-role 'wizard' is no role of the MARC list; named 'X' without it\n"},
    {"author: {text: X, fileas: Y, roel: Z}",
     "1:30 unknown-key octavo has no key 'roel' here; left it out\n"},
    {"subject: {text: X, term: Y}",
     "1:26 needs-key 'term' means nothing without 'authority'; left it out\n"},
    {"group-position: 1", "1:17 needs-key 'group-position' means nothing without "
			  "'belongs-to-collection'; left it out\n"},
    {"belongs-to-collection: {name: X, position: first}",
     "1:44 bad-value 'position' must be a number such as 2 or 2.5; left it out\n"},
    {"belongs-to-collection: {name: X, position: 2x}",
     "1:44 bad-value 'position' must be a number such as 2 or 2.5; left it out\n"},
    {"belongs-to-collection: {name: X, position: 2.}",
     "1:44 bad-value 'position' must be a number such as 2 or 2.5; left it out\n"},
    {"belongs-to-collection: {name: X, position: .5}",
     "1:44 bad-value 'position' must be a number such as 2 or 2.5; left it out\n"},
    {"belongs-to-collection: {name: X, position: 2..5}",
     "1:44 bad-value 'position' must be a number such as 2 or 2.5; left it out\n"},
    {"belongs-to-collection: {name: X, position: 2.15.1}", ""},
    {"belongs-to-collection: {name: X, type: heap}",
     "1:40 bad-value 'type' must be 'series' or 'set'; left it out\n"},
    {"belongs-to-collection: {text: X, identifier: ISSN 2049-3631}",
     "1:46 bad-identifier 'ISSN 2049-3631' is no ISSN: its last digit would have to be 0; left it "
     "out\n"},
    {"belongs-to-collection: {text: X, belongs-to-collection: [Y]}",
     "1:57 bad-value 'belongs-to-collection' must be a text or a mapping with 'text'; left it "
     "out\n"},
    {"publisher: [A, B]",
     "1:12 bad-value 'publisher' must be a text or a mapping with 'text'; left it out\n"},
    {"author: {text: X, alternate-script: Y}",
     "1:37 needs-key 'alternate-script' means nothing without 'lang'; left it out\n"},
    {"title: {text: X, lang: ja, alternate-script: {text: Y, lang: JA}}",
     "1:53 same-language the alternate script 'Y' is in the same language as 'X'; left it out\n"},
    {"page-source: {scheme: ISBN, text: 1}",
     "1:35 bad-identifier '1' is no ISBN: it has to have 10 or 13 digits; left it out\n"},
    {"rendition: {layout: pre-paginated}",
     "1:21 fixed-layout octavo doesn't make books of fixed layout: its text flows to fit the "
     "screen; left the layout out\n"},
    {"rendition: {orientation: sideways}",
     "1:26 bad-value 'orientation' must be 'landscape', 'portrait' or 'auto'; left it out\n"},
    {"rendition: flow",
     "1:12 bad-value 'rendition' must be a mapping, such as 'flow: paginated'; left it out\n"},
    {"writing-mode: vertical",
     "1:15 bad-value 'writing-mode' must be 'horizontal-tb' or 'vertical-rl'; left it out\n"},
    {"certificationDate: 2024-02-30\ncertifiedBy: A",
     "1:20 impossible-date no calendar has the date '2024-02-30'; left it out\n"},
    {"ibooks: {version: 1.2.3.4}",
     "1:19 bad-value 'version' must be a number such as 1.0 or 1.2.3; left it out\n"},
    {"ibooks: {version: v1}",
     "1:19 bad-value 'version' must be a number such as 1.0 or 1.2.3; left it out\n"},
    {"split: 7", "1:8 bad-value 'split' must be a number from 0 to 6; left it out\n"},
    {"smart: perhaps", "1:8 bad-value 'smart' must be 'true' or 'false'; left it out\n"},
    {"page-progression-direction: up", "1:29 bad-value 'page-progression-direction' must be 'ltr', "
				       "'rtl' or 'default'; left it out\n"},
    {"accessibilityFeatures: [magic]", "1:25 unknown-term 'magic' isn't a feature that schema.org "
				       "lists; kept it as written\n"},
    {"conformsTo: WCAG", "1:13 bad-value 'conformsTo' must be 'EPUB Accessibility 1.1 - WCAG 2.2 "
			 "Level AA', or the same with 2.0, 2.1, A or AAA; left it out\n"},
    {"rights: a\ncopyright: b",
     "2:12 key-twice 'copyright' stands here a second time, after line 1; left it out\n"},
    {"type: [x, Index]",
     "1:11 type-of-profile the type 'Index' announces a kind of EPUB that octavo "
     "doesn't make; left it out\n"},
    {"certifierReport: report.pdf", "1:18 bad-value 'certifierReport' must be a web address, such "
				    "as 'https://example.org/'; left it out\n"},
    {"certifierReport: https://example.org/a%2\ncertifiedBy: A",
     "1:18 bad-value 'certifierReport' must be a web address, such as 'https://example.org/'; left "
     "it out\n"},
    {"certifierReport: https://example.org/a%20b?c=%C3%A4#d\ncertifiedBy: A", ""},
    {"ibooks: yes",
     "1:9 bad-value 'ibooks' must be a mapping, such as 'version: 1.0'; left it out\n"},
    {"date: {event: publication}",
     "1:7 bad-value 'date' must be a date, or a mapping with 'text'; left it out\n"},
    {"date: [{text: 2018, event: creation}, {text: 2019, event: original-publication}, {text: 2020,"
     " event: publication}, {text: 2021, event: [x]}]",
     "1:89 key-twice 'date' stands here a second time, after line 1; left it out\n"
     "1:123 key-twice 'date' stands here a second time, after line 1; left it out\n"},
    {"date: ['`r Sys.Date()`', 2024, '`r']",
     "1:32 bad-date '`r' is no date that octavo can read; left it out\n"},
    {"calibre: A", "1:10 bad-value 'calibre' must be a mapping, such as 'series: A Series'; left "
		   "it out\n"},
    {"split: 6\ntoc-depth: 7",
     "2:12 bad-value 'toc-depth' must be a number from 1 to 6; left it out\n"},
    {"split: 0\ntoc-depth: 0",
     "2:12 bad-value 'toc-depth' must be a number from 1 to 6; left it out\n"},
    {"toc-depth: 12", "1:12 bad-value 'toc-depth' must be a number from 1 to 6; left it out\n"},
    {"split: ''\ntoc-depth:\nsmart:\nmax-pixels: ''\ndate: ''", ""},
    {"max-pixels: 1000000000", ""},
    {"max-pixels: 1000000001",
     "1:13 bad-value 'max-pixels' must be a whole number such as 4000000; left it out\n"},
    {"max-pixels: 0",
     "1:13 bad-value 'max-pixels' must be a whole number such as 4000000; left it out\n"},
    {"max-pixels: 4 MP",
     "1:13 bad-value 'max-pixels' must be a whole number such as 4000000; left it out\n"},
    {"matter: preface",
     "1:9 bad-value 'matter' must be said of a chapter, or in its front matter; left it out\n"},
    {"accessModeSufficient: 'textual , magic,'",
     "1:23 unknown-term 'magic' isn't 'textual', 'visual', 'auditory', 'tactile' or several with "
     "commas; kept it as written\n"},
    {"certifierReport: 'https://'", "1:18 bad-value 'certifierReport' must be a web address, such "
				    "as 'https://example.org/'; left it out\n"},
    {"certifierReport: http://a.b\ncertifiedBy: A", ""},
    {"certifierReport: https://a.b/\u00E4\ncertifiedBy: A",
     "1:18 bad-value 'certifierReport' must be a web address, such as 'https://example.org/'; left "
     "it out\n"},
    {"- a list",
     "1:1 bad-yaml this is no YAML: what it says of a book stands on lines of 'key: value'\n"},
};

static void test_bad_values(void **state)
{
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		read_as(f, bad[i].yaml, METADATA_BOOK);
		char *text = said(f->diags);
		if (strcmp(text, bad[i].said) != 0)
			fail_msg("%s\nsays %s", bad[i].yaml, text);
		mem_free(text);
		metadata_clear(&f->m);
	}
}

static void test_front_matter(void **state)
{
	struct fixture *f = *state;
	read_as(f,
		"layout: post\ntype: post\nformat: [x]\nsplit: many\ncover: {image: a.png}\n"
		"cover_image: https://example.org/a.png\ntags: [a]\nauhtor: x\n"
		"author: {name: A, url: b}\ndate: 2023-05-04 10:11:12 +0200\nlicense: CC0\n",
		METADATA_ARTICLE);
	assert_said(f, "8:1 nearly-a-key 'auhtor' means nothing to octavo\n");
	assert_int_equal(f->m.types.count, 0);
	assert_null(f->m.cover_image.text);
	assert_string_equal(metadata_author(&f->m).text, "A");
	assert_string_equal(f->m.date.text, "2023-05-04T10:11:12+02:00");
	assert_string_equal(f->m.licence.text, "CC0");
	read_as(f, "lang: klingon", METADATA_ARTICLE);
	assert_said(f, "1:7 bad-language 'klingon' is no language tag; left it out\n");
}

static void test_override(void **state)
{
	struct fixture *f = *state;
	read_as(f,
		"title: Old\nsubtitle: Stays\nauthor: [A, B]\ncreator: {text: E, role: edt}\n"
		"lang: de\ntheme: x\ndate: 2020\n",
		METADATA_BOOK);
	const struct metadata_option options[] = {
	    {"title", "New"}, {"author", "C"}, {"author", "D"},  {"lang", "fr"},
	    {"theme", "y"},   {"split", "1"},  {"date", "2021"}, {"cover", "none"}};
	assert_true(metadata_override(&f->m, options, sizeof options / sizeof *options, f->arena,
				      f->diags));
	assert_said(f, "");
	assert_string_equal(metadata_title(&f->m).text, "New");
	assert_string_equal(f->m.titles.items[1].text.text, "Stays");
	assert_int_equal(f->m.titles.count, 2);
	assert_int_equal(f->m.authors.count, 2);
	assert_string_equal(f->m.authors.items[1].text.text, "D");
	assert_int_equal(f->m.languages.count, 1);
	assert_string_equal(f->m.theme.text, "y");
	assert_string_equal(f->m.date.text, "2021");
	const struct metadata_option wrong[] = {{"split", "x"}};
	assert_true(metadata_override(&f->m, wrong, 1, f->arena, f->diags));
	assert_said(f, "0:0 bad-value 'split' must be a number from 0 to 6; left it out\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_plain, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_pandoc_shapes, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_bad_values, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_front_matter, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(test_override, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
