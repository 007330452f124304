/* Fields of a .docx that count: LISTNUM amid words, AUTONUM before them. Word keeps no result of
 * these. */
#include "read/word/docx/docx_parts.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS = DOCX_FIELD_LEVELS, LISTS = 3, OUTLINE = 1, LEGAL = 2, OWN_OUTLINE = 3, OWN = 4 };

/* How the lists count that Word has for them, level by level; AUTONUM has two of its own. */
static const struct {
	const char *name;
	struct {
		const char *before;
		enum draft_numbering numbering;
		const char *behind;
	} levels[LEVELS];
} lists[LISTS] = {
    {"NumberDefault",
     {{"", NUMBERED_DECIMAL, ")"},
      {"", NUMBERED_LOWER_LETTER, ")"},
      {"", NUMBERED_LOWER_ROMAN, ")"},
      {"(", NUMBERED_DECIMAL, ")"},
      {"(", NUMBERED_LOWER_LETTER, ")"},
      {"(", NUMBERED_LOWER_ROMAN, ")"},
      {"", NUMBERED_DECIMAL, "."},
      {"", NUMBERED_LOWER_LETTER, "."},
      {"", NUMBERED_LOWER_ROMAN, "."}}},
    {"OutlineDefault",
     {{"", NUMBERED_UPPER_ROMAN, "."},
      {"", NUMBERED_UPPER_LETTER, "."},
      {"", NUMBERED_DECIMAL, "."},
      {"", NUMBERED_LOWER_LETTER, ")"},
      {"(", NUMBERED_DECIMAL, ")"},
      {"(", NUMBERED_LOWER_LETTER, ")"},
      {"(", NUMBERED_LOWER_ROMAN, ")"},
      {"(", NUMBERED_LOWER_LETTER, ")"},
      {"(", NUMBERED_LOWER_ROMAN, ")"}}},
    {"LegalDefault", {{NULL}}}, /* 1.2.3. */
};

static void put(struct docx_walk *walk, size_t list, const long *counts, int level)
{
	struct buf out = BUF_EMPTY;
	if (list == LEGAL) {
		for (int i = 0; i <= level; i++)
			buf_printf(&out, "%ld.", counts[i] ? counts[i] : 1);
	} else {
		buf_puts(&out, lists[list].levels[level].before);
		draft_number(&out, lists[list].levels[level].numbering, counts[level]);
		buf_puts(&out, lists[list].levels[level].behind);
	}
	draft_text(walk->docx->draft, walk->paragraph, NULL, out.data, out.size);
	buf_clear(&out);
}

/* Counts at that level, where those below it begin anew. */
static void count(long *counts, int level, const char *start)
{
	enum { MOST = 1 << 24 };
	counts[level] = start ? strtol(start, NULL, 10) : counts[level] + 1;
	if (counts[level] < 0 || counts[level] > MOST)
		counts[level] = 0;
	for (int i = level + 1; i < LEVELS; i++)
		counts[i] = 0;
}

/* LISTNUM NumberDefault \l 2 \s 1 */
void docx_show_list_number(struct docx_walk *walk, const char *s)
{
	struct arena *arena = walk->docx->arena;
	const char *level = NULL, *start = NULL;
	size_t list = 0;
	for (const char *next; (next = docx_field_word(arena, &s));) {
		if (strcmp(next, "\\l") == 0)
			level = docx_field_word(arena, &s);
		else if (strcmp(next, "\\s") == 0)
			start = docx_field_word(arena, &s);
		for (size_t i = 0; i < LISTS; i++)
			list = ascii_equal(next, lists[i].name) ? i : list;
	}
	long at = level ? strtol(level, NULL, 10) - 1 : 0;
	at = at < 0 ? 0 : at >= LEVELS ? LEVELS - 1 : at;
	count(walk->docx->field_counts[list], (int)at, start);
	put(walk, list, walk->docx->field_counts[list], (int)at);
}

/* AUTONUM, AUTONUMLGL, AUTONUMOUT: by the level of the paragraph that they stand in. */
static void show_own(struct docx_walk *walk, size_t list, long *counts)
{
	unsigned level = walk->paragraph->level;
	int at = level > LEVELS ? LEVELS - 1 : level ? (int)level - 1 : 0;
	count(counts, at, NULL);
	put(walk, list, counts, at);
}

void docx_show_number(struct docx_walk *walk, const char *s)
{
	(void)s;
	show_own(walk, LEGAL, walk->docx->field_counts[OWN]);
}

void docx_show_outline_number(struct docx_walk *walk, const char *s)
{
	(void)s;
	show_own(walk, OUTLINE, walk->docx->field_counts[OWN_OUTLINE]);
}
