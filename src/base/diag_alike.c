/* Messages that tell of the same, which one line tells where there would be too many. */
#include "base/diag_entries.h"

enum { MOST = 16 };

static const struct {
	const char *many; /* stands behind their number */
	enum message messages[MOST];
	size_t count;
} groups[] = {
#define OF(...) {__VA_ARGS__}, sizeof(enum message[]){__VA_ARGS__} / sizeof(enum message)
    {"links lead nowhere, or not where they say",
     OF(MSG_DEAD_LINK, MSG_DEAD_FRAGMENT, MSG_NOT_IN_BOOK, MSG_DEAD_PART, MSG_BAD_LINK,
	MSG_UNKNOWN_SCHEME, MSG_EMPTY_TARGET, MSG_EMPTY_LINK)},
    {"pictures can't be shown",
     OF(MSG_MISSING_IMAGE, MSG_MISSING_IMAGE_LEFT_OUT, MSG_REMOTE_IMAGE, MSG_REMOTE_IMAGE_LEFT_OUT,
	MSG_OUTSIDE_BOOK, MSG_BAD_IMAGE, MSG_BAD_DATA_URL)},
    {"things can't be shown in a book", OF(MSG_LEFT_OUT, MSG_MEDIA_LEFT_OUT, MSG_FOREIGN_TEXT,
					   MSG_MISSING_MEDIA, MSG_BAD_MEDIA, MSG_DRAWING_CLEANED)},
    {"formulas, or references to some, stay as they are typed",
     OF(MSG_TEX_UNKNOWN, MSG_TEX_UNFINISHED, MSG_TEX_MISPLACED, MSG_TEX_VALUE, MSG_TEX_DEEP,
	MSG_TEX_LONG, MSG_NO_SUCH_FORMULA)},
    {"notes lack their text, or what refers to them", OF(MSG_NO_SUCH_NOTE, MSG_UNUSED_NOTE)},
    {"keys or values of metadata were left out, or taken otherwise",
     OF(MSG_BAD_YAML, MSG_BAD_TOML, MSG_KEY_TWICE, MSG_UNKNOWN_KEY, MSG_UNKNOWN_KEY_NEAR,
	MSG_UNKNOWN_KEY_ADVICE, MSG_BAD_VALUE, MSG_BAD_LANGUAGE, MSG_LANGUAGE_MEANT,
	MSG_CUT_BY_COMMENT, MSG_BAD_IDENTIFIER, MSG_BAD_DATE, MSG_IMPOSSIBLE_DATE, MSG_UNKNOWN_ROLE,
	MSG_UNKNOWN_TERM)},
    {"pieces of style sheets were dropped",
     OF(MSG_CSS_FORBIDDEN, MSG_CSS_SCRIPT, MSG_CSS_LAYOUT, MSG_CSS_FONT_SIZE, MSG_CSS_UNSUPPORTED,
	MSG_CSS_REMOTE, MSG_CSS_MISSING, MSG_CSS_MALFORMED, MSG_CSS_DEEP, MSG_CSS_SELECTOR,
	MSG_CSS_REFUSED_SELECTOR, MSG_CSS_NESTED, MSG_CSS_IMPORT, MSG_CSS_AT_RULE,
	MSG_CSS_CONDITION, MSG_CSS_FONT_FACE)},
#undef OF
};

_Static_assert(sizeof groups / sizeof *groups == ALIKE, "each number stands for a row");

size_t diag_alike(enum message id)
{
	for (size_t i = 0; i < ALIKE; i++)
		for (size_t j = 0; j < groups[i].count; j++)
			if (groups[i].messages[j] == id)
				return i;
	return ALIKE;
}

const char *diag_alike_words(size_t number)
{
	return groups[number].many;
}
