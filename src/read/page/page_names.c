/* What the names of an element say of it (its own, class, id, role, itemprop), word by word. */
#include "base/ascii.h"
#include "read/page/page_parts.h"

#include <string.h>

enum { LONGEST_WORD = 31, SHORTEST_COMPOUND = 6 };

struct word {
	const char *word;
	uint32_t names;
};

/* Words by themselves, in the order of the alphabet. */
static const struct word words[] = {
#define WORD(word, name) {word, NAMED(name)},
#define PIECE(word, name)
#include "read/page/page_words.def"
#undef WORD
#undef PIECE
};

/* Words that longer ones begin or end with: "sidebarleft", "articlecomments". */
static const struct word pieces[] = {
#define WORD(word, name)
#define PIECE(word, name) {word, NAMED(name)},
#include "read/page/page_words.def"
#undef WORD
#undef PIECE
};

/* "article-body", "post_content": of a row of two such words. */
static const char *const kinds_of_article[] = {"article", "blog", "detail", "entry", "news",
					       "page",    "post", "single", "story"};
static const char *const texts[] = {"body", "content", "contents", "copy", "main", "text"};

/* Rows of two words for what only screen readers tell. */
static const char *const unseen[][2] = {{"off", "screen"}, {"screen", "reader"}, {"sr", "only"}};

/* Before a word, they say that something else is named. */
static const char *const negations[] = {"has", "hide", "is", "no", "non", "not", "with", "without"};

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(word, list[i]) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof list / sizeof *list)

static uint32_t compound(const char *word, size_t size)
{
	uint32_t names = 0;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		size_t length = strlen(pieces[i].word);
		if (size >= length && (memcmp(word, pieces[i].word, length) == 0 ||
				       memcmp(word + size - length, pieces[i].word, length) == 0))
			names |= pieces[i].names;
	}
	return names;
}

static uint32_t find_word(const char *word, size_t size)
{
	size_t low = 0, high = sizeof words / sizeof *words;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(word, words[middle].word);
		if (order == 0)
			return words[middle].names;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return size < SHORTEST_COMPOUND ? 0 : compound(word, size);
}

/* The next word of a value, in lower case: it ends at what is no letter, and where a capital
 * begins another. */
static size_t next_word(const char **value, char word[LONGEST_WORD + 1])
{
	const char *s = *value;
	size_t size = 0;
	while (*s && !ascii_is_letter(*s))
		s++;
	for (const char *start = s; ascii_is_letter(*s); s++) {
		bool begins = ascii_is_upper(*s) &&
			      (ascii_is_lower(s[-1 * (s > start)]) || ascii_is_lower(s[1]));
		if (s > start && begins)
			break;
		if (size < LONGEST_WORD)
			word[size++] = (char)ascii_lower(*s);
	}
	word[size] = '\0';
	*value = s;
	return size;
}

static bool is_unseen(const char *before, const char *word)
{
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		if (strcmp(before, unseen[i][0]) == 0 && strcmp(word, unseen[i][1]) == 0)
			return true;
	return false;
}

static uint32_t names_in(const char *value)
{
	char word[LONGEST_WORD + 1], before[LONGEST_WORD + 1] = "";
	uint32_t names = 0;
	size_t size;
	while (value && (size = next_word(&value, word))) {
		if (!IS_ONE_OF(before, negations))
			names |= find_word(word, size);
		if (IS_ONE_OF(before, kinds_of_article) && IS_ONE_OF(word, texts))
			names |= NAMED(BODY);
		if (is_unseen(before, word))
			names |= NAMED(UNSEEN);
		memcpy(before, word, size + 1);
	}
	return names;
}

static uint32_t element_names(const struct node *node)
{
	switch (element_of(node)) {
	case EL_ARTICLE:
	case EL_MAIN:
		return NAMED(ARTICLE);
	case EL_NAV:
	case EL_MENU:
		return NAMED(NAV);
	case EL_ASIDE:
		return NAMED(SIDE);
	case EL_FOOTER:
		return NAMED(FOOTER);
	case EL_HEADER:
		return NAMED(HEADER);
	case EL_DIALOG:
		return NAMED(NOTICE);
	case EL_FIGCAPTION:
		return NAMED(CAPTION);
	default:
		return 0;
	}
}

uint32_t page_names(const struct node *node)
{
	static const char *const attributes[] = {"class", "id", "role"};
	uint32_t names = element_names(node);
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		names |= names_in(tree_get(node, attributes[i]));
	/* Posts of a forum are comments on the first one there. */
	names |= names_in(tree_get(node, "itemprop")) & ~NAMED(COMMENT);
	if (element_of(node) == EL_A)
		names |= page_address_names(tree_get(node, "href"));
	names |= page_address_names(tree_get(node, "data-frame"));
	return names;
}

const char *page_name_text(enum name name)
{
	static const char *const sayings[] = {
#define NAME(name, text) text,
#include "read/page/page_names.def"
#undef NAME
	};
	return sayings[name];
}
