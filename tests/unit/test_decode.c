/* Decoding: what bytes become, and what is said about it. */
#include "base/decode.h"
#include "base/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

struct result {
	char text[256];
	bool decoded;
	char slug[32]; /* of the first diagnostic */
	unsigned line, column;
};

static void remember(const struct octavo_diagnostic *told, void *user)
{
	struct result *result = user;
	if (*result->slug)
		return;
	strncpy(result->slug, told->slug, sizeof result->slug - 1);
	result->line = told->line;
	result->column = told->column;
}

static struct result decoded_as(const char *bytes, size_t size, const char *encoding)
{
	struct result result = {.text = ""};
	struct diags *diags = diags_new();
	struct buf buf = BUF_EMPTY;
	buf_add(&buf, bytes, size);
	result.decoded = decode(&buf, encoding, "a.txt", diags);
	assert_true(buf.size < sizeof result.text);
	if (result.decoded)
		memcpy(result.text, buf.data, buf.size + 1);
	diags_deliver(diags, remember, &result);
	diags_free(diags);
	buf_clear(&buf);
	return result;
}

/* A string literal's bytes, NULs inside it too. */
#define DECODED(bytes) decoded_as(bytes, sizeof bytes - 1, NULL)

static void keeps_clean_utf_8(void **state)
{
	(void)state;
	struct result result = DECODED("na\xC3\xAFve\tt\xE6\x96\x87\n\xF0\x9F\x98\x80\n");
	assert_string_equal(result.text, "na\xC3\xAFve\tt\xE6\x96\x87\n\xF0\x9F\x98\x80\n");
	assert_string_equal(result.slug, "");
	assert_string_equal(DECODED("").text, "");
}

static void takes_marks_off(void **state)
{
	(void)state;
	assert_string_equal(DECODED("\xEF\xBB\xBFhi\n").text, "hi\n");
	assert_string_equal(DECODED("\xFF\xFEh\0i\0").text, "hi");
	assert_string_equal(DECODED("\xFE\xFF\0h\0i").text, "hi");
	assert_string_equal(DECODED("\xEF\xBB\xBF").text, "");
}

static void reads_surrogates(void **state)
{
	(void)state;
	assert_string_equal(DECODED("\xFE\xFF\xD8\x3D\xDE\x00").text, "\xF0\x9F\x98\x80");
	assert_string_equal(DECODED("\xFE\xFF\xD8\x3D\0x").text, "\xEF\xBF\xBDx");
	assert_string_equal(DECODED("\xFE\xFF\xDE\x00\0x").text, "\xEF\xBF\xBDx");
	assert_string_equal(DECODED("\xFE\xFF\0x\0").text, "x\xEF\xBF\xBD");
	assert_string_equal(DECODED("\xFE\xFF\xD8\x3D").text, "\xEF\xBF\xBD");
}

static void makes_line_ends_one(void **state)
{
	(void)state;
	assert_string_equal(DECODED("a\r\nb\rc\n\r\nd\r").text, "a\nb\nc\n\nd\n");
	assert_string_equal(DECODED("a\xC2\x85"
				    "b")
				.text,
			    "a\nb");
	assert_string_equal(DECODED("a\n\fb").text, "a\n b");
}

static void falls_back_to_windows_1252(void **state)
{
	(void)state;
	struct result result = DECODED("one\ncaf\xE9 \x80 \x93quoted\x94");
	assert_string_equal(result.text,
			    "one\ncaf\xC3\xA9 \xE2\x82\xAC \xE2\x80\x9Cquoted\xE2\x80\x9D");
	assert_string_equal(result.slug, "not-utf-8");
	assert_int_equal(result.line, 2);
	assert_int_equal(result.column, 4);
}

static void mends_damaged_utf_8(void **state)
{
	(void)state;
	struct result result =
	    DECODED("\xE6\x96\x87\xE6\x96\x87\xE6\x96\x87\xE6\x96\x87\xE6\x96\x87 \xE9");
	assert_string_equal(
	    result.text, "\xE6\x96\x87\xE6\x96\x87\xE6\x96\x87\xE6\x96\x87\xE6\x96\x87 \xC3\xA9");
	assert_string_equal(result.slug, "damaged-utf-8");
	assert_int_equal(result.column, 7);
}

static void leaves_nul_out(void **state)
{
	(void)state;
	struct result result = DECODED("one\ntw\0o");
	assert_string_equal(result.text, "one\ntwo");
	assert_string_equal(result.slug, "nul-byte");
	assert_int_equal(result.line, 2);
	assert_int_equal(result.column, 3);
	assert_string_equal(DECODED("caf\xE9\0").text, "caf\xC3\xA9");
	assert_false(DECODED("\x89PNG\r\n\x1A\n\0\0\0\rIHDR").decoded);
}

static void leaves_control_characters_out(void **state)
{
	(void)state;
	struct result result = DECODED("a\x01"
				       "b\x7F\nc\xEF\xBF\xBE"
				       "d\xC2\x9F"
				       "e");
	assert_string_equal(result.text, "ab\ncde");
	assert_string_equal(result.slug, "control-characters");
	assert_int_equal(result.line, 1);
	assert_int_equal(result.column, 2);
}

static void obeys_labels(void **state)
{
	(void)state;
	assert_string_equal(decoded_as("\xF1", 1, "ISO-8859-2").text, "\xC5\x84");
	assert_string_equal(decoded_as("\x93", 1, "iso-8859-1").text, "\xE2\x80\x9C");
	assert_string_equal(decoded_as("\x83\x65", 2, "Shift_JIS").text, "\xE3\x83\x86");
	assert_string_equal(decoded_as("\xEF\xBB\xBF\xC3\xA9", 5, "shift_jis").text, "\xC3\xA9");
	/* A mark could have joined the last letter. */
	assert_string_equal(decoded_as("ca", 2, "windows-1258").text, "ca");
	struct result result = decoded_as("\xC3\xA9", 2, "no-such-thing");
	assert_string_equal(result.text, "\xC3\xA9");
	assert_string_equal(result.slug, "unknown-encoding");
	assert_true(encoding_is_known("UTF-8"));
	assert_true(encoding_is_known("x-sjis"));
	assert_false(encoding_is_known("no-such-thing"));
}

/* What a terminal shows of a manual: letters struck over, colours, a title in its window. */
static void takes_terminal_output(void **state)
{
	(void)state;
	struct result result = DECODED("N\bNA\bA _\bw_\bo \xC3\xA9\b\xC3\xA9 \x1B[1mbold\x1B[0m "
				       "\x1B]0;title\x07"
				       "end \x1B[38;5;12mblue\x1B[m");
	assert_string_equal(result.text, "NA wo \xC3\xA9 bold end blue");
	assert_string_equal(result.slug, "");
	assert_string_equal(DECODED("a\n\bb").text, "a\nb");
}

static void keeps_form_feeds_between_pages(void **state)
{
	(void)state;
	struct diags *diags = diags_new();
	struct buf buf = BUF_EMPTY;
	buf_puts(&buf, "one\n\ftwo\n");
	assert_true(decode_pages(&buf, NULL, "a.txt", diags));
	assert_string_equal(buf.data, "one\n\ftwo\n");
	assert_string_equal(DECODED("one\n\ftwo\n").text, "one\n two\n");
	buf_clear(&buf);
	diags_free(diags);
}

/* Seven bits, and escapes between kanji and ASCII: "日本語 text". */
static void reads_iso_2022_jp(void **state)
{
	(void)state;
	struct result result = DECODED("\x1B$BF|K\\8l\x1B(B text\n");
	assert_string_equal(result.text, "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E text\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keeps_clean_utf_8),
	    cmocka_unit_test(takes_marks_off),
	    cmocka_unit_test(reads_surrogates),
	    cmocka_unit_test(makes_line_ends_one),
	    cmocka_unit_test(falls_back_to_windows_1252),
	    cmocka_unit_test(mends_damaged_utf_8),
	    cmocka_unit_test(leaves_nul_out),
	    cmocka_unit_test(leaves_control_characters_out),
	    cmocka_unit_test(obeys_labels),
	    cmocka_unit_test(takes_terminal_output),
	    cmocka_unit_test(keeps_form_feeds_between_pages),
	    cmocka_unit_test(reads_iso_2022_jp),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
