/* Front and back matter. */
#include "metadata/matter.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/nearest.h"

#include <string.h>

enum { OPENING = 1, BODY = 2, PLAIN = 4, MADE = 8 };

static const struct kind {
	const char *word, *type, *role, *guide;
	unsigned flags;
} kinds[MATTER_COUNT] = {
    [MATTER_NONE] = {.word = "", .flags = BODY},
#define MATTER(name, ...) [MATTER_##name] = {__VA_ARGS__},
#include "metadata/matter.def"
#undef MATTER
};

/* Other ways to say it. */
static const struct {
	const char *word;
	enum matter matter;
} others[] = {
    {"acknowledgements", MATTER_ACKNOWLEDGMENTS},
    {"half-title-page", MATTER_HALF_TITLE},
    {"endnotes", MATTER_NOTES},
    {"appendices", MATTER_APPENDIX},
};

const char *matter_word(enum matter matter)
{
	return kinds[matter].word;
}

const char *matter_type(enum matter matter)
{
	return kinds[matter].type;
}

const char *matter_role(enum matter matter)
{
	return kinds[matter].role;
}

const char *matter_guide(enum matter matter)
{
	return kinds[matter].guide;
}

bool matter_is_opening(enum matter matter)
{
	return kinds[matter].flags & OPENING;
}

bool matter_is_body(enum matter matter)
{
	return kinds[matter].flags & BODY;
}

bool matter_is_plain(enum matter matter)
{
	return kinds[matter].flags & PLAIN;
}

bool matter_is_made(enum matter matter)
{
	return kinds[matter].flags & MADE;
}

bool matter_is_key(enum matter matter)
{
	return matter != MATTER_NONE && matter != MATTER_CHAPTER && !matter_is_made(matter);
}

static bool is_word(const char *s, size_t size, const char *word)
{
	return word && strlen(word) == size && strncmp(s, word, size) == 0;
}

enum matter matter_find(const char *word)
{
	for (enum matter matter = MATTER_NONE + 1; matter < MATTER_COUNT; matter++)
		if (!matter_is_made(matter) && nearest_same(word, kinds[matter].word))
			return matter;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (nearest_same(word, others[i].word))
			return others[i].matter;
	return MATTER_NONE;
}

enum matter matter_of_types(const char *types)
{
	static const char blank[] = " \t\n";
	for (const char *s = types + strspn(types, blank); *s; s += strspn(s, blank)) {
		size_t size = strcspn(s, blank);
		for (enum matter matter = MATTER_NONE + 1; matter < MATTER_COUNT; matter++)
			if (is_word(s, size, kinds[matter].type) ||
			    is_word(s, size, kinds[matter].guide))
				return matter;
		s += size;
	}
	return MATTER_NONE;
}

const char *matter_words(struct arena *arena)
{
	struct buf words = BUF_EMPTY;
	for (enum matter matter = MATTER_NONE + 1; matter < MATTER_COUNT; matter++)
		if (!matter_is_made(matter))
			buf_printf(&words, "%s'%s'",
				   !words.size                  ? ""
				   : matter == MATTER_COUNT - 1 ? " or "
								: ", ",
				   kinds[matter].word);
	const char *kept = arena_copy(arena, words.data, words.size);
	buf_clear(&words);
	return kept;
}

/* The number that a name has behind the word for an appendix: of a letter its place in the
 * alphabet; 0: it is the name of none. long_form: the word may have more behind it. */
static unsigned number_behind(const char *name, const char *word, bool long_form)
{
	if (!ascii_begins_with(name, word))
		return 0;
	const char *s = name + strlen(word);
	bool apart = *s && strchr("-_. ", *s);
	s += apart;
	size_t digits = ascii_digits(s);
	bool letter = apart ? ascii_is_letter(*s) : ascii_is_upper(*s);
	const char *end = s + (digits ? digits : letter);
	bool ends = !*end || (long_form && strchr("-_. ", *end));
	if (!ends || digits > 3 || (digits && !long_form && !apart))
		return 0;
	unsigned number = letter ? (unsigned)(ascii_lower(*s) - 'a' + 1) : 0;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (unsigned)(s[i] - '0');
	return number;
}

/* Past a number in front. */
static const char *name_of(const char *stem)
{
	size_t number = ascii_digits(stem);
	return stem + number + (number ? strspn(stem + number, "-_. ") : 0);
}

unsigned matter_number(const char *stem)
{
	static const char *const words[] = {"appendix", "app", "ap"};
	unsigned number = 0;
	for (size_t i = 0; i < sizeof words / sizeof *words && !number; i++)
		number = number_behind(name_of(stem), words[i], i == 0);
	return number;
}

enum matter matter_of_name(const char *stem, bool *numbered)
{
	const char *name = name_of(stem);
	*numbered = name > stem;
	enum matter matter = matter_number(stem)               ? MATTER_APPENDIX
			     : nearest_same(name, "copyright") ? MATTER_COPYRIGHT_PAGE
							       : matter_find(name);
	bool is_page = matter == MATTER_TITLE_PAGE || matter == MATTER_COPYRIGHT_PAGE ||
		       matter == MATTER_HALF_TITLE;
	return is_page || matter_is_plain(matter) ? matter : MATTER_NONE;
}
