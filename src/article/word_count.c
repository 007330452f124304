/* Counting what a person will read. */
#include "article/word_count.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

/* In a minute, of most who read for pleasure: words, and characters of scripts without spaces. */
enum { WORDS_A_MINUTE = 230, CHARACTERS_A_MINUTE = 460 };

/* A word may go on in the next text: 'in_word' says whether one is open. */
static void count_words(struct word_count *count, const char *text, bool *in_word)
{
	for (const char *end = text + strlen(text); text < end;) {
		unsigned c = utf8_next(&text, end);
		bool dense = c >= 0x80 && unicode_is_unspaced(c);
		bool part = !dense && (unicode_is_letter(c) || unicode_is_digit(c));
		bool joins = *in_word && (c == '\'' || c == 0x2019 || c == '-' || c == 0xAD ||
					  unicode_is_mark(c));
		count->words += (part && !*in_word) || dense;
		count->dense += dense;
		*in_word = part || joins;
	}
}

/* Whether a word may begin before the element and end in it. */
static bool stands_in_words(const struct node *node)
{
	static const uint16_t elements[] = {EL_A,    EL_ABBR, EL_B,      EL_CITE, EL_CODE, EL_DFN,
					    EL_EM,   EL_I,    EL_MARK,   EL_Q,    EL_S,    EL_SMALL,
					    EL_SPAN, EL_SUB,  EL_STRONG, EL_SUP,  EL_U};
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (element_of(node) == elements[i])
			return true;
	return false;
}

static bool is_note(const struct node *node)
{
	const char *role = tree_get(node, "role");
	return role && strcmp(role, "doc-footnote") == 0;
}

struct word_count word_count_of(const struct node *root)
{
	struct word_count count = {0};
	bool in_word = false;
	for (const struct node *node = root; node;) {
		bool formula = element_of(node) == EL_MATH;
		if (node->kind == NODE_TEXT)
			count_words(&count, node->text, &in_word);
		else if (node->kind == NODE_ELEMENT && !stands_in_words(node))
			in_word = false;
		count.notes += node->kind == NODE_ELEMENT && node->attributes && is_note(node);
		node = formula ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return count;
}

size_t word_count_minutes(struct word_count count)
{
	size_t spaced = count.words - count.dense;
	return (spaced + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE +
	       (count.dense + CHARACTERS_A_MINUTE - 1) / CHARACTERS_A_MINUTE;
}
