/* Numbers as lists of other scripts show them: by letters or signs in their order, by digits, by
 * letters that have values. */
#include "read/word/draft/draft.h"

#include "base/utf8.h"

#include <string.h>

/* The signs for 1, 2, 3; what comes behind the last has none. */
static const char *const orders[DRAFT_NUMBERINGS] = {
    [NUMBERED_HEBREW_LETTERS] = "אבגדהוזחטיכלמנסעפצקרשת",
    [NUMBERED_ARABIC_LETTERS] = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    [NUMBERED_ABJAD] = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    [NUMBERED_LOWER_RUSSIAN] = "абвгдежзиклмнопрстуфхцчшщыэюя",
    [NUMBERED_UPPER_RUSSIAN] = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    [NUMBERED_LOWER_GREEK] = "αβγδεζηθικλμνξοπρστυφχψω",
    [NUMBERED_UPPER_GREEK] = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    [NUMBERED_THAI_LETTERS] = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    [NUMBERED_CIRCLED] = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    [NUMBERED_BRACKETED] = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    [NUMBERED_STEMS] = "甲乙丙丁戊己庚辛壬癸",
    [NUMBERED_BRANCHES] = "子丑寅卯辰巳午未申酉戌亥",
    [NUMBERED_KANA] = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨ"
		      "ラリルレロワヲン",
    [NUMBERED_IROHA] = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサ"
		       "キユメミシヱヒモセスン",
    [NUMBERED_HANGUL] = "가나다라마바사아자차카타파하",
    [NUMBERED_JAMO] = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
};

/* The signs for 0 to 9. */
static const char *const digits[DRAFT_NUMBERINGS] = {
    [NUMBERED_WIDE_DIGITS] = "０１２３４５６７８９",
    [NUMBERED_CHINESE_DIGITS] = "〇一二三四五六七八九",
    [NUMBERED_THAI_DIGITS] = "๐๑๒๓๔๕๖๗๘๙",
    [NUMBERED_HINDI_DIGITS] = "०१२३४५६७८९",
};

/* The sign at that place among them, from 0; false: there are fewer. */
static bool put_sign(struct buf *out, const char *signs, long place)
{
	const char *end = signs + strlen(signs), *start = signs;
	for (; place >= 0 && signs < end; place--) {
		start = signs;
		utf8_next(&signs, end);
	}
	if (place >= 0)
		return false;
	buf_add(out, start, (size_t)(signs - start));
	return true;
}

static void put_digits(struct buf *out, const char *signs, long number)
{
	if (number >= 10)
		put_digits(out, signs, number / 10);
	put_sign(out, signs, number % 10);
}

/* Letters whose values add up; 15 and 16 would be written as a name of God. */
static void put_hebrew(struct buf *out, long number)
{
	static const struct {
		long value;
		const char *sign;
	} signs[] = {
	    {400, "ת"}, {300, "ש"}, {200, "ר"}, {100, "ק"}, {90, "צ"}, {80, "פ"},
	    {70, "ע"},  {60, "ס"},  {50, "נ"},  {40, "מ"},  {30, "ל"}, {20, "כ"},
	    {16, "טז"}, {15, "טו"}, {10, "י"},  {9, "ט"},   {8, "ח"},  {7, "ז"},
	    {6, "ו"},   {5, "ה"},   {4, "ד"},   {3, "ג"},   {2, "ב"},  {1, "א"},
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (; number >= signs[i].value; number -= signs[i].value)
			buf_puts(out, signs[i].sign);
}

bool draft_number_of_script(struct buf *out, enum draft_numbering numbering, long number)
{
	enum { MOST_HEBREW = 999 };
	if (number < 1)
		return false;
	if (orders[numbering])
		return put_sign(out, orders[numbering], number - 1);
	if (digits[numbering])
		put_digits(out, digits[numbering], number);
	else if (numbering == NUMBERED_HEBREW && number <= MOST_HEBREW)
		put_hebrew(out, number);
	else
		return false;
	return true;
}
