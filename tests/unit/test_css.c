/* Style sheets: tests/css/NAME.css becomes NAME.out with the diagnostics NAME.diag, which are lines
 * of "line:column slug". Set UPDATE=1 to write both anew, then read what changed. */
#include "css/css.h"

#include "base/file.h"
#include "base/mem.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static const char *path_of(void *user, const char *url, struct place at)
{
	(void)user, (void)at;
	return strstr(url, "missing")          ? NULL
	       : strncmp(url, "data:", 5) == 0 ? "../images/d.png"
					       : url;
}

static void note(const struct octavo_diagnostic *diagnostic, void *user)
{
	buf_printf(user, "%u:%u %s\n", diagnostic->line, diagnostic->column, diagnostic->slug);
}

/* Compares with what stands in the file beside name.css, or writes it there. */
static void expect(const char *name, const char *ending, const struct buf *got)
{
	char path[512];
	snprintf(path, sizeof path, "%.*s%s", (int)(strlen(name) - strlen("css")), name, ending);
	golden_check(path, got->data);
}

/* Also cleans the result again, which must not change it: it is what every parser reads alike. */
static void clean(const char *name, const struct buf *source)
{
	struct buf out = BUF_EMPTY, again = BUF_EMPTY, said = BUF_EMPTY;
	struct diags *diags = diags_new();
	struct css_input in = {.text = source->data,
			       .size = source->size,
			       .at = {.file = name},
			       .diags = diags,
			       .url = path_of};
	css_clean(&in, &out);
	buf_puts(&out, "");
	buf_puts(&said, "");
	diags_make_verbose(diags);
	diags_deliver(diags, note, &said);
	expect(name, "out", &out);
	expect(name, "diag", &said);
	struct css_input second = {
	    .text = out.data, .size = out.size, .diags = diags, .url = path_of};
	css_clean(&second, &again);
	buf_puts(&again, "");
	assert_string_equal(out.data, again.data);
	said.size = 0;
	buf_puts(&said, "");
	diags_make_verbose(diags);
	diags_deliver(diags, note, &said);
	assert_string_equal(said.data, "");
	diags_free(diags);
	buf_clear(&out);
	buf_clear(&again);
	buf_clear(&said);
}

static void every_sheet_is_cleaned_as_expected(void **state)
{
	(void)state;
	glob_t found;
	assert_int_equal(glob("tests/css/*.css", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct buf source = golden_read(found.gl_pathv[i]);
		clean(found.gl_pathv[i], &source);
		buf_clear(&source);
	}
	globfree(&found);
}

static void places_count_from_the_place_given(void **state)
{
	(void)state;
	struct diags *diags = diags_new();
	struct buf out = BUF_EMPTY, said = BUF_EMPTY;
	const char *text = "é { direction: rtl }\np { direction: rtl }";
	struct css_input in = {
	    .text = text, .size = strlen(text), .at = {"a", 7, 9}, .diags = diags};
	assert_false(css_clean(&in, &out));
	diags_make_verbose(diags);
	diags_deliver(diags, note, &said);
	assert_string_equal(said.data, "7:13 css-forbidden\n8:5 css-forbidden\n");
	diags_free(diags);
	buf_clear(&out);
	buf_clear(&said);
}

static void a_style_attribute_is_cleaned(void **state)
{
	(void)state;
	struct diags *diags = diags_new();
	struct buf out = BUF_EMPTY, said = BUF_EMPTY;
	const char *text = ";color:red;direction:rtl; MARGIN : 0 !important;}";
	struct css_input in = {
	    .text = text, .size = strlen(text), .at = {"a", 7, 9}, .diags = diags};
	assert_true(css_clean_attribute(&in, &out));
	assert_string_equal(out.data, "color: red; margin: 0 !important");
	diags_make_verbose(diags);
	diags_deliver(diags, note, &said);
	assert_string_equal(said.data, "7:9 css-forbidden\n7:9 css-malformed\n");
	diags_free(diags);
	buf_clear(&out);
	buf_clear(&said);
}

static void a_style_attribute_is_read(void **state)
{
	(void)state;
	const char *text =
	    "Font: Italic 12px 'X',Serif; no; text-decoration:underline overline!important";
	struct css_style *style = css_style_open(text, strlen(text));
	struct css_declaration declaration;
	assert_true(css_style_next(style, &declaration));
	assert_string_equal(declaration.property, "font");
	assert_string_equal(declaration.value, "italic 12px \"X\", serif");
	assert_false(declaration.important);
	assert_true(css_style_next(style, &declaration));
	assert_string_equal(declaration.property, "text-decoration");
	assert_true(declaration.important);
	assert_true(css_value_has(declaration.value, "overline"));
	assert_false(css_value_has(declaration.value, "line"));
	assert_false(css_style_next(style, &declaration));
	css_style_close(style);
}

static void deep_nesting_is_no_danger(void **state)
{
	(void)state;
	static const char *const pieces[] = {"{",         "(",     "[",  "a{", "a(",
					     "@media x{", ":not(", "\\", "a,"};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct buf text = BUF_EMPTY, out = BUF_EMPTY;
		for (unsigned n = 0; n < 200000; n++)
			buf_puts(&text, pieces[i]);
		struct css_input in = {.text = text.data, .size = text.size};
		css_clean(&in, &out);
		buf_clear(&text);
		buf_clear(&out);
	}
}

static void no_text_ends_a_string(void **state)
{
	(void)state;
	static const char text[] = "q\";}body{display:none}\\ \n</style>\x80\xC3\xA9";
	struct buf out = BUF_EMPTY;
	css_write_string(&out, text, sizeof text - 1);
	assert_string_equal(
	    out.data, "\"q\\22 ;}body{display:none}\\5c  \\a \\3c /style>\xEF\xBF\xBD\xC3\xA9\"");
	buf_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_sheet_is_cleaned_as_expected),
	    cmocka_unit_test(places_count_from_the_place_given),
	    cmocka_unit_test(a_style_attribute_is_cleaned),
	    cmocka_unit_test(a_style_attribute_is_read),
	    cmocka_unit_test(deep_nesting_is_no_danger),
	    cmocka_unit_test(no_text_ends_a_string),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
