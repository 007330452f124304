/* Which older encoding a text has: in Unicode here, in its encoding as it is asked for, with a
 * label that a library gave it. */
#include "base/encoding.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WESTERN "WINDOWS-1252"
#define APPLE "MACINTOSH"
#define DOS "IBM850"
#define CENTRAL "MAC-CENTRALEUROPE"
#define CAFE "le café et le thé "
#define EITHER "nš nõ " /* reads as "nö nı " by the old Mac: a letter of the west in each */
#define TEN EITHER EITHER EITHER EITHER EITHER EITHER EITHER EITHER EITHER EITHER

static const struct {
	const char *text, *encoding, *label, *found;
} cases[] = {
    /* Latin letters may be those of an older encoding, others aren't. */
    {CAFE, APPLE, "ISO-8859-1", APPLE},
    {CAFE, APPLE, "ISO-8859-3", APPLE},
    {CAFE, APPLE, "ISO-8859-15", APPLE},
    {CAFE, APPLE, "WINDOWS-1250", APPLE},
    {CAFE, APPLE, "WINDOWS-1252", APPLE},
    {CAFE, APPLE, "WINDOWS-1257", APPLE},
    {CAFE, APPLE, "IBM852", APPLE},
    {CAFE, APPLE, "ISO-8859-5", "ISO-8859-5"},
    {CAFE, APPLE, "ISO-8859-6", "ISO-8859-6"},
    {CAFE, APPLE, "ISO-8859-7", "ISO-8859-7"},
    {CAFE, APPLE, "ISO-8859-8", "ISO-8859-8"},
    {CAFE, APPLE, "ISO-8859-11", "ISO-8859-11"},
    {CAFE, APPLE, "WINDOWS-1251", "WINDOWS-1251"},
    {CAFE, DOS, WESTERN, DOS},
    {CAFE, DOS, CENTRAL, DOS},
    {CAFE, WESTERN, WESTERN, WESTERN},
    {"", WESTERN, WESTERN, WESTERN},
    /* Only if it is better by more than a little */
    {TEN EITHER "nš ", WESTERN, WESTERN, WESTERN},
    {TEN EITHER "nš nš ", WESTERN, WESTERN, APPLE},
    /* Windows-1252 is the more usual one. */
    {"It is late… he said. “Why?” “It’s—it’s late.”", WESTERN, CENTRAL, WESTERN},
    {"It is late… he said. “Why?” “It’s—it’s late.”", WESTERN, "IBM852", WESTERN},
    {"don’t don’t", WESTERN, CENTRAL, WESTERN},
    {"Ještě včera večer šla žena k řece.", "IBM852", "IBM852", "IBM852"},
    {"Ještě včera večer šla žena k řece.", "ISO-8859-2", "ISO-8859-2", "ISO-8859-2"},
    {"Erdő, kőből és erő", "WINDOWS-1250", "WINDOWS-1250", "WINDOWS-1250"},
    /* Capitals beside capitals */
    {"L’ÉTÉ À L’ÉCOLE", WESTERN, WESTERN, WESTERN},
    {"L’ÉTÉ À L’ÉCOLE", APPLE, WESTERN, APPLE},
    /* Marks beside words, and inside of them */
    {"l’eau, l’or", APPLE, WESTERN, APPLE},
    {"don’t don’t", WESTERN, WESTERN, WESTERN},
    {"íl íl", APPLE, WESTERN, APPLE},
    {"“it” “it”", WESTERN, WESTERN, WESTERN},
    {"“it” “it”", APPLE, WESTERN, APPLE},
    {"„it“ „it“", WESTERN, WESTERN, WESTERN},
    {"”it” ”it”", WESTERN, WESTERN, WESTERN},
    {"‘it’ ‘it’", WESTERN, WESTERN, WESTERN},
    {"‚it‘ ‚it‘", WESTERN, WESTERN, WESTERN},
    {"it—it it–it", WESTERN, WESTERN, WESTERN},
    {"it—it it—it", APPLE, WESTERN, APPLE},
    {"it— —it it– –it", WESTERN, WESTERN, WESTERN},
    {"it… …it", WESTERN, WESTERN, WESTERN},
    {"it… it…", APPLE, WESTERN, APPLE},
    {"it\u00A0it", WESTERN, WESTERN, WESTERN},
    {"là-bas, déjà, été", DOS, WESTERN, DOS},
    {"thé à la carte", DOS, WESTERN, DOS},
    {"hört zähe Töne", DOS, WESTERN, DOS},
    {"zähe tät", DOS, WESTERN, DOS},
};

static void finds_older(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[300], bytes[300], *in = strcpy(text, cases[i].text), *out = bytes;
		size_t left = strlen(text), room = sizeof bytes;
		iconv_t to = iconv_open(cases[i].encoding, "UTF-8");
		assert_int_equal(iconv(to, &in, &left, &out, &room), 0);
		iconv_close(to);
		const char *found = encoding_older(cases[i].label, bytes, (size_t)(out - bytes));
		if (strcmp(found, cases[i].found) != 0)
			print_error("'%s' in %s\n", cases[i].text, cases[i].encoding);
		assert_string_equal(found, cases[i].found);
	}
}

/* Quotation marks of the old Mac, of which the library says nothing. */
static void finds_what_the_library_does_not(void **state)
{
	(void)state;
	static const char quoted[] = "\xD2"
				     "a\xD3 \xD2"
				     "b\xD3 \xD2"
				     "c\xD3 \xD2"
				     "d\xD3";
	char label[32];
	assert_string_equal(encoding_of_bytes(quoted, sizeof quoted - 1, label), APPLE);
}

#define LINE "══════════════════════════════"
#define THIN "────────────────────────────────"
#define DOUBLE(words) "╔" LINE "╗\n║ " words " ║\n╚" LINE "╝\n"
#define SINGLE(words) "┌" THIN "┐\n│ " words " │\n└" THIN "┘\n"
#define MIXED(words) "╒" LINE "╕\n│ " words " │\n╘" LINE "╛\n"

static const struct {
	const char *text, *encoding, *found; /* found NULL: no boxes */
} boxes[] = {
    {DOUBLE("THE MILL"), "IBM437", "IBM850"}, /* the same in both */
    {SINGLE("Äpfel, Öl und Übermut, Größe"), "IBM437", "IBM850"},
    {SINGLE("Mañana verá el niño a la niña"), "IBM850", "IBM850"},
    {MIXED("Äpfel"), "IBM437", "IBM437"},
    {SINGLE("Zażółć gęślą jaźń, więc źdźbło"), "IBM852", "IBM852"},
    {SINGLE("Старая мельница у реки Weir"), "IBM866", "IBM866"},
    {"█████████\n▓▓▓▓▓▓▓▓▓\n", "IBM437", "IBM850"},
    {"════════\n═══════\n", "IBM437", NULL},
    {"════════\n", "IBM437", NULL},
    {"═══════ ═══════ ═══════\n", "IBM437", NULL},
    {"ÄÄÄÄÄÄÄÄ", WESTERN, NULL},
    {"ООООООООООО ААААААААААА", "WINDOWS-1251", NULL},
};

static void finds_boxes_of_dos(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
		char text[600], bytes[600], label[32] = "", *in = strcpy(text, boxes[i].text);
		char *out = bytes;
		size_t left = strlen(text), room = sizeof bytes;
		iconv_t to = iconv_open(boxes[i].encoding, "UTF-8");
		iconv(to, &in, &left, &out, &room);
		assert_int_equal(left, 0);
		iconv_close(to);
		const char *found = encoding_of_boxes(bytes, (size_t)(out - bytes));
		if (!found != !boxes[i].found || (found && strcmp(found, boxes[i].found) != 0))
			print_error("'%s' in %s is %s\n", boxes[i].text, boxes[i].encoding,
				    found ? found : "without boxes");
		assert_true(!found == !boxes[i].found);
		if (found)
			assert_string_equal(found, boxes[i].found);
		if (found)
			assert_string_equal(encoding_of_bytes(bytes, (size_t)(out - bytes), label),
					    found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(finds_older),
					   cmocka_unit_test(finds_what_the_library_does_not),
					   cmocka_unit_test(finds_boxes_of_dos)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
