/* How the paragraphs of a draft look beside one another. */
#include "read/word/draft_headings.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

enum { MOST_SIZES = 512 }; /* half points */

static size_t count_letters(const char *text)
{
	size_t count = 0;
	for (const char *end = text + strlen(text); text < end;)
		count += unicode_is_seen(utf8_next(&text, end));
	return count;
}

/* The words of the paragraph on one line. */
static const char *line_of(struct draft *draft, const struct draft_paragraph *paragraph,
			   struct buf *words)
{
	buf_cut(words, 0);
	for (const struct draft_piece *piece = paragraph->first; piece; piece = piece->next)
		for (const char *s = draft_words(piece); *s; s++)
			buf_putc(words, *s == '\n' || *s == '\t' ? ' ' : *s);
	const char *start = words->data ? words->data : "";
	size_t blank = strspn(start, " "), size = words->size;
	while (size > blank && start[size - 1] == ' ')
		size--;
	return arena_copy(draft->arena, start + blank, size - blank);
}

/* The looks that all letters have, and the size that most have. */
static void look_at(struct draft_line *line)
{
	static const struct {
		unsigned look, feature;
	} shared[] = {
	    {LOOK_BOLD, FEATURE_BOLD},
	    {LOOK_ITALIC, FEATURE_ITALIC},
	    {LOOK_UNDERLINE, FEATURE_UNDERLINED},
	    {LOOK_CAPITALS, FEATURE_CAPITALS},
	    {LOOK_SMALL_CAPITALS, FEATURE_CAPITALS},
	};
	unsigned common = ~0u;
	size_t most = 0;
	for (const struct draft_piece *piece = line->paragraph->first; piece; piece = piece->next) {
		size_t letters = piece->kind == PIECE_TEXT ? count_letters(piece->text) : 0;
		if (!letters)
			continue;
		common &= piece->run.looks;
		line->letters += letters;
		if (letters > most) {
			most = letters;
			line->size = piece->run.size;
		}
	}
	for (size_t i = 0; line->letters && i < sizeof shared / sizeof *shared; i++)
		if (common & shared[i].look)
			line->features |= shared[i].feature;
}

/* What most letters of the text have. */
struct usual {
	size_t of_size[MOST_SIZES];
	size_t letters, bold, italic, centred;
	unsigned size;
	const char *style;
};

static void find_usual(const draft_lines *lines, struct usual *usual)
{
	struct map styles = {0};
	size_t most = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct draft_line *line = &lines->items[i];
		const char *style = line->paragraph->style ? line->paragraph->style : "";
		usual->of_size[line->size < MOST_SIZES ? line->size : 0] += line->letters;
		usual->letters += line->letters;
		usual->bold += line->features & FEATURE_BOLD ? line->letters : 0;
		usual->italic += line->features & FEATURE_ITALIC ? line->letters : 0;
		usual->centred += line->paragraph->alignment == ALIGNED_CENTRE ? line->letters : 0;
		size_t *count = map_at(&styles, style);
		*count = (*count == MAP_NONE ? 0 : *count) + line->letters;
		if (*count > most) {
			most = *count;
			usual->style = style;
		}
	}
	for (unsigned size = 1; size < MOST_SIZES; size++)
		if (usual->of_size[size] > usual->of_size[usual->size])
			usual->size = size;
	map_clear(&styles);
}

/* Whether somebody who knows no other way moved the line to the middle by tabs or spaces. */
static bool is_centred_by_hand(const struct draft_paragraph *paragraph)
{
	enum { FEWEST_TABS = 3, FEWEST_SPACES = 12 };
	const struct draft_piece *piece = paragraph->first;
	size_t tabs = 0;
	while (piece && piece->kind == PIECE_TAB) {
		tabs++;
		piece = piece->next;
	}
	return tabs >= FEWEST_TABS ||
	       (piece && piece->kind == PIECE_TEXT && strspn(piece->text, " ") >= FEWEST_SPACES);
}

/* How it differs from most of the text: what all have says nothing. */
static void compare(struct draft_line *line, const struct usual *usual)
{
	const struct draft_paragraph *paragraph = line->paragraph;
	const char *style = paragraph->style ? paragraph->style : "";
	if (usual->bold * 2 > usual->letters)
		line->features &= ~(unsigned)FEATURE_BOLD;
	if (usual->italic * 2 > usual->letters)
		line->features &= ~(unsigned)FEATURE_ITALIC;
	if ((paragraph->alignment == ALIGNED_CENTRE && usual->centred * 2 <= usual->letters) ||
	    is_centred_by_hand(paragraph))
		line->features |= FEATURE_CENTRED;
	if (line->size * 100 >= usual->size * 106)
		line->features |= FEATURE_LARGER;
	if (line->size * 100 >= usual->size * 125)
		line->features |= FEATURE_MUCH_LARGER;
	if (line->size * 100 <= usual->size * 94)
		line->features |= FEATURE_SMALLER;
	if (paragraph->opens_page)
		line->features |= FEATURE_OPENS_PAGE;
	if (paragraph->above > 0 && paragraph->above >= 2 * paragraph->below)
		line->features |= FEATURE_APART;
	if (paragraph->keeps_next)
		line->features |= FEATURE_KEEPS;
	if (usual->style && strcmp(style, usual->style) != 0)
		line->features |= FEATURE_STYLED;
}

void draft_look(struct draft *draft, draft_lines *lines)
{
	struct buf words = BUF_EMPTY;
	bool opens_page = false; /* an empty paragraph did, whose place the next takes */
	struct usual usual = {0};
	for (struct draft_block *block = draft->body.first; block; block = block->next) {
		struct draft_paragraph *paragraph = block->paragraph;
		if (!paragraph)
			continue;
		paragraph->opens_page |= opens_page;
		opens_page = draft_is_empty(paragraph) && paragraph->opens_page;
		if (draft_is_empty(paragraph))
			continue;
		struct draft_line line = {.paragraph = paragraph};
		line.text = line_of(draft, paragraph, &words);
		look_at(&line);
		vec_push(lines, line);
	}
	find_usual(lines, &usual);
	for (size_t i = 0; i < lines->count; i++)
		compare(&lines->items[i], &usual);
	buf_clear(&words);
}
