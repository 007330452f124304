/* Where Japanese titles are parted. */
#include "cover/cover_phrases.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The words with word joiners as '_'. */
static void assert_joined(const char *words, const char *wanted)
{
	static const char joiner[] = "\xE2\x81\xA0";
	char *joined = cover_phrases_join(words), shown[200], *out = shown;
	for (const char *s = joined; *s;) {
		bool joins = strncmp(s, joiner, 3) == 0;
		*out++ = joins ? '_' : *s;
		s += joins ? 3 : 1;
	}
	*out = '\0';
	assert_string_equal(shown, wanted);
	mem_free(joined);
}

static void joins_phrases(void **state)
{
	(void)state;
	assert_joined("吾輩は猫である", "吾_輩_は猫_で_あ_る");
	assert_joined("潮の水車小屋", "潮_の水_車_小_屋");
	assert_joined("銀河鉄道の夜", "銀_河_鉄_道_の夜");
	assert_joined("ドン・キホーテの旅", "ド_ン・キ_ホ_ー_テ_の旅");
	assert_joined("ぁゟ〆", "ぁ_ゟ〆");
	assert_joined("のァヿ・ㇰㇿ", "のァ_ヿ・ㇰ_ㇿ");
	assert_joined("の㐀鿿々", "の㐀_鿿_々");
	assert_joined("の𠀀𿿿", "の𠀀_𿿿");
	assert_joined("長いひらがなば題", "長_い_ひ_ら_が_な_ば題");
	assert_joined("長いひらがなばか題", "長いひらがなばか題");
	assert_joined("とても長いひらがなばかりの題", "と_て_も長いひらがなばかりの題");
}

static void leaves_other_words(void **state)
{
	(void)state;
	assert_joined("", "");
	assert_joined("A Kite", "A Kite");
	assert_joined("水車小屋", "水車小屋");
	assert_joined("潮水磨坊", "潮水磨坊");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(joins_phrases),
	    cmocka_unit_test(leaves_other_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
