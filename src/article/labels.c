/* The words that octavo itself puts into a book. */
#include "article/labels.h"

#include "base/bcp47.h"
#include "base/unicode.h"

#include <string.h>

struct label_words {
	const char *language, *text;
};

static const struct label_words all[][48] = {
#define IN(language, text) {#language, text},
#define LABEL(name, words) [LABEL_##name] = {words},
#include "article/labels.def"
#undef LABEL
#undef IN
};

static const enum label of_matter[MATTER_COUNT] = {
#define MATTER(name, ...) [MATTER_##name] = LABEL_##name,
#include "metadata/matter.def"
#undef MATTER
};

/* Tags of one language, as books in the one are called in the other's words. */
static const char *const same[][2] = {
    {"no", "nb"}, {"nn", "nb"}, {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"},
};

/* The words in just that language, or NULL. */
static const char *find(const char *language, enum label label)
{
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (bcp47_begins(language, same[i][0]))
			language = same[i][1];
	for (const struct label_words *words = all[label]; words->language; words++)
		if (bcp47_begins(language, words->language))
			return words->text;
	return NULL;
}

const char *label_in(const char *language, enum label label)
{
	const char *found = find(language, label);
	return found ? found : find("en", label);
}

const char *label_of_matter(const char *language, enum matter matter)
{
	return label_in(language, of_matter[matter]);
}

/* Whether the first bytes are the label, whatever their case. No word here changes its size with
 * its case, so that others needn't be folded. */
static bool begins_with(struct arena *arena, const char *heading, const char *label)
{
	size_t size = strlen(label);
	if (strlen(heading) < size)
		return false;
	const char *begin = arena_copy(arena, heading, size);
	return strcmp(unicode_folded(arena, begin), unicode_folded(arena, label)) == 0;
}

/* Whether the heading is the label, or for what there may be several of ("Appendix B: Letters"),
 * begins with it. */
static bool names(struct arena *arena, const char *heading, const char *label, bool many)
{
	size_t size = strlen(label);
	const char *rest = heading + (strlen(heading) < size ? strlen(heading) : size);
	bool numbered = *rest == ' ' && rest[1] && (!rest[2] || strchr(".: ", rest[2]));
	bool ends = !*rest || (many && (*rest == ':' || *rest == '.' || numbered));
	return ends && begins_with(arena, heading, label);
}

enum matter label_matter(const char *language, const char *heading)
{
	struct arena *arena = arena_new();
	enum matter found = MATTER_NONE;
	/* from the last: where a foreword and a preface are called the same, it is the preface */
	for (enum matter matter = MATTER_COUNT - 1; matter > MATTER_NONE && !found; matter--) {
		bool many = matter == MATTER_APPENDIX;
		if (matter_is_plain(matter) &&
		    (names(arena, heading, label_of_matter(language, matter), many) ||
		     names(arena, heading, label_of_matter("en", matter), many)))
			found = matter;
	}
	arena_free(arena);
	return found;
}
