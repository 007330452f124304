/* What the words of a link say of where it leads, seen from its page: "Next", "<< Back", an arrow.
 */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/page/page_parts.h"

#include <string.h>

enum { LONGEST = 60 }; /* letters of a link that an arrow stands before or behind */

static const struct {
	const char *words;
	enum relation way;
} said[] = {
#define WAY(words, way) {words, WAY_##way},
#include "read/page/page_ways.def"
#undef WAY
};

/* Where an arrow points. */
static const struct {
	unsigned sign;
	enum relation way;
} arrows[] = {
    {'<', WAY_PREVIOUS},    {0xAB, WAY_PREVIOUS},   {0x2039, WAY_PREVIOUS}, {0x2190, WAY_PREVIOUS},
    {0x21D0, WAY_PREVIOUS}, {0x25C0, WAY_PREVIOUS}, {0x25C4, WAY_PREVIOUS}, {'>', WAY_NEXT},
    {0xBB, WAY_NEXT},       {0x203A, WAY_NEXT},     {0x2192, WAY_NEXT},     {0x21D2, WAY_NEXT},
    {0x25B6, WAY_NEXT},     {0x25BA, WAY_NEXT},     {'^', WAY_UP},          {0x2191, WAY_UP},
    {0x21D1, WAY_UP},       {0x25B2, WAY_UP},
};

static uint32_t arrow(unsigned c)
{
	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
		if (arrows[i].sign == c)
			return WAY_BIT(arrows[i].way);
	return 0;
}

/* A link's words between their first letter and the last; arrows that stand before and behind. */
struct link_words {
	const char *words;
	uint32_t before, behind;
};

static struct link_words read_label(struct arena *arena, const char *s)
{
	const char *first = NULL, *last = s;
	struct link_words label = {0};
	for (const char *end = s + strlen(s); s < end;) {
		const char *at = s;
		unsigned c = utf8_next(&s, end);
		if (unicode_is_word(c)) {
			first = first ? first : at;
			last = s;
			label.behind = 0;
		} else {
			*(first ? &label.behind : &label.before) |= arrow(c);
		}
	}
	label.words =
	    first ? unicode_folded(arena, arena_copy(arena, first, (size_t)(last - first))) : "";
	return label;
}

uint32_t page_way_said(const struct node *link)
{
	struct arena *arena = arena_new();
	const struct link_words label = read_label(arena, tree_words(arena, link));
	uint32_t way = *label.words ? (label.before & WAY_BIT(WAY_PREVIOUS)) |
					  (label.behind & WAY_BIT(WAY_NEXT))
				    : label.before;
	if (strlen(label.words) > LONGEST || (way & (way - 1)))
		way = 0;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (strcmp(said[i].words, label.words) == 0)
			way = WAY_BIT(said[i].way);
	arena_free(arena);
	return way;
}
