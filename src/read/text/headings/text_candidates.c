/* Plain text: the lines that may be headings. */
#include "base/ascii.h"
#include "base/unicode.h"
#include "read/captions.h"
#include "read/text/headings/text_headings.h"

#include <string.h>

enum {
	LONGEST = 110,
	LINES_OF_A_HEADING = 3,
	FIRST_LINES = 4,      /* title, author, date */
	OPENING_LINES = 7,    /* these and more may share a paragraph */
	LONGEST_SENTENCE = 12 /* words of a line with a stop */
};

/* What opens a line that leads to another article, by language; a colon follows. */
static const char *const referrals[] = {
    "read more",      "more on this",     "read also",       "also read",
    "see also",       "read next",        "related",         "mehr zum thema",
    "lesen sie auch", "lesen sie mehr",   "siehe auch",      "auch interessant",
    "lire aussi",     "à lire aussi",     "à lire",          "voir aussi",
    "lea también",    "lee también",      "vea también",     "te puede interesar",
    "leia mais",      "leia também",      "saiba mais",      "veja também",
    "leggi anche",    "vedi anche",       "lees ook",        "lees meer",
    "läs också",      "läs även",         "läs mer",         "læs også",
    "læs mere",       "les også",         "les mer",         "lue myös",
    "lue lisää",      "czytaj też",       "czytaj także",    "czytaj więcej",
    "zobacz też",     "zobacz także",     "čtěte také",      "čtěte více",
    "citește și",     "olvassa el",       "читайте также",   "читать также",
    "читайте також",  "прочетете още",    "διαβάστε επίσης", "διαβάστε ακόμη",
    "ayrıca bakınız", "bunu da oku",      "baca juga",       "xem thêm",
    "đọc thêm",       "اقرأ أيضا",        "اقرأ أيضًا",       "اقرأ المزيد",
    "بیشتر بخوانید",  "קראו גם",          "קראו עוד",        "यह भी पढ़ें",
    "ये भी पढ़ें",        "আরও পড়ুন",          "อ่านเพิ่มเติม",       "อ่านต่อ",
    "延伸阅读",       "相关阅读",         "延伸閱讀",        "相關新聞",
    "関連記事",       "あわせて読みたい", "관련기사",        "함께 읽기",
};

/* "Read more: The Other Article". */
static bool refers(const char *s, size_t size)
{
	const char *end = s + size;
	for (size_t i = 0; i < sizeof referrals / sizeof *referrals; i++) {
		const char *at = s;
		if (unicode_take_word(&at, end, referrals[i]))
			return (at + 1 < end && *at == ':') ||
			       (at + 3 < end && memcmp(at, "：", 3) == 0);
	}
	return false;
}

/* A picture's caption or what leads elsewhere, told by its first word or because all of it is in
 * brackets, or the like. */
static bool is_aside(const struct text *text, const struct block *block)
{
	const struct typed_line *first = &text->lines.items[block->first];
	const struct typed_line *last = first + block->count - 1;
	return block->kind == BLOCK_BREAK || block->kind == BLOCK_PAGE ||
	       (block->kind == BLOCK_PROSE && block->count == 1 && block->cells <= LONGEST &&
		(caption_opens(line_text(text, first), first->size) ||
		 refers(line_text(text, first), first->size))) ||
	       (block->kind == BLOCK_PROSE && first->size && *line_text(text, first) == '[' &&
		line_text(text, last)[last->size - 1] == ']' &&
		text_numbering(line_text(text, first), first->size).kind != NUMBERING_HAN);
}

static bool opens_with_dash(const char *s, size_t size)
{
	return size && (*s == '-' || strncmp(s, "–", 3) == 0 || strncmp(s, "—", 3) == 0);
}

/* A stage direction or a credit: all of it in one pair of brackets. */
static bool is_parenthesis(const char *s, size_t size)
{
	return size > 2 && *s == '(' && s[size - 1] == ')' && !memchr(s + 1, '(', size - 1);
}

/* Whether the lines are one phrase: each goes on in lower case where the last broke off. */
static bool is_one_phrase(const struct text *text, const struct block *block)
{
	for (uint32_t i = 0; i < block->count; i++) {
		const struct typed_line *line = &text->lines.items[block->first + i];
		const char *s = line_text(text, line);
		if (text_ends_open(s, line->size) || text_ends_sentence(s, line->size) ||
		    text_ends_in_colon(s, line->size) || text_begins_low(text, line) != (i > 0))
			return false;
	}
	return true;
}

/* Whether the block may be a heading at all. */
static bool may_be_heading(const struct text *text, const struct block *block,
			   struct numbering *numbering)
{
	const struct typed_line *line = &text->lines.items[block->first];
	const char *s = line_text(text, line);
	if (block->quote || block->continues || block->cells > LONGEST ||
	    block->role == ROLE_ASIDE || block->first >= text->back)
		return false;
	bool one = block->kind == BLOCK_PROSE && block->count == 1;
	bool few =
	    block->kind == BLOCK_VERSE && block->count > 1 && block->count <= LINES_OF_A_HEADING;
	if (!one && !few)
		return false;
	*numbering = text_numbering(s, line->size);
	if (few && text_numbering(line_text(text, line + 1), line[1].size).kind != NUMBERING_NONE)
		return false; /* lines of a list */
	if (few && block < text->blocks.items + FIRST_LINES &&
	    (block->centred || is_one_phrase(text, block)))
		return true; /* the title, in several lines */
	if (numbering->kind == NUMBERING_NONE && is_parenthesis(s, line->size))
		return false;
	return numbering->kind != NUMBERING_NONE ||
	       (one && !text_ends_open(s, text_without_note(s, line->size)) &&
		!opens_with_dash(s, line->size));
}

/* Among the short lines of one paragraph, where blank lines part the others: below the first, or
 * the first of several. */
static bool is_glued(const struct text *text, size_t at)
{
	const struct block *block = &text->blocks.items[at];
	const struct block *end = text->blocks.items + text->blocks.count;
	if (!text->airy || at < OPENING_LINES)
		return false;
	return (at && !block->gap && block[-1].kind == BLOCK_PROSE) ||
	       (block + 2 < end && block[1].kind == BLOCK_PROSE && !block[1].gap &&
		block[2].kind == BLOCK_PROSE && !block[2].gap);
}

/* A number that belongs to no series is but a word: "Firefox 3", "12 people". */
static void drop_lone_numbers(const struct text *text, candidate_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct candidate it = list->items[i];
		const struct block *block = &text->blocks.items[it.block];
		const struct typed_line *line = &text->lines.items[block->first];
		const char *s = line_text(text, line);
		it.caption = it.numbering.caption;
		if (it.numbering.kind != NUMBERING_NONE && !it.in_series) {
			it.numbering = (struct numbering){0};
			if (block->count > 1 || text_ends_open(s, line->size) ||
			    opens_with_dash(s, line->size))
				continue;
		}
		list->items[kept++] = it;
	}
	list->count = kept;
}

/* Numbers alone that are no series, such as those of lines or pages; years may head something. */
static bool is_bare(const struct candidate *it)
{
	size_t digits = 0;
	while (digits < it->size && ascii_is_digit(it->s[digits]))
		digits++;
	return !it->in_series && digits == it->size && digits < 4;
}

/* Sentences and what opens a list can be headings only if they are short. */
static void drop_sentences(candidate_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		if ((!it->weak || it->words <= LONGEST_SENTENCE) && !is_bare(it))
			list->items[kept++] = *it;
	}
	list->count = kept;
}

/* Whether each of the lines holds a number, as when something was published. */
static bool all_dated(const struct text *text, const struct typed_line *line, size_t count)
{
	for (size_t i = 0, j; i < count; i++) {
		const char *s = line_text(text, &line[i]);
		for (j = 0; j < line[i].size && !ascii_is_digit(s[j]); j++)
			;
		if (j == line[i].size)
			return false;
	}
	return true;
}

/* "By Ann Lee" below the line that opens the text, or a line or two further down, perhaps above a
 * date; "A. P. Lee" above all. */
static bool is_byline(const struct text *text, size_t at)
{
	const struct block *block = &text->blocks.items[at];
	const struct typed_line *line = &text->lines.items[block->first];
	const char *s = line_text(text, line), *name;
	if (block->quote || (block->kind != BLOCK_PROSE && block->kind != BLOCK_VERSE))
		return false;
	if (at == 0)
		return block->count == 1 && text_is_initialled(s, line->size);
	return at < FIRST_LINES && block->count <= LINES_OF_A_HEADING &&
	       text_byline(s, line->size, &name) && all_dated(text, line + 1, block->count - 1);
}

/* "CHAPTER II" and nothing else, right above. */
static bool is_number_above(const candidate_list *list, size_t at)
{
	const struct candidate *above = &list->items[at - 1];
	return above->in_series && above->numbering.kind == NUMBERING_WORD &&
	       above->numbering.size == above->size && above->block + 1 == list->items[at].block;
}

void text_find_candidates(struct text *text, candidate_list *list)
{
	struct arena *arena = arena_new();
	bool latin = text_is_latin(text), spoken = text_is_spoken(text);
	text_part_opening(text);
	text_undress(text);
	for (size_t i = 0; i < text->blocks.count; i++) {
		struct candidate it = {
		    .text = text, .block = (uint32_t)i, .glued = is_glued(text, i)};
		if (is_aside(text, &text->blocks.items[i]))
			text->blocks.items[i].role = ROLE_ASIDE;
		else if (is_byline(text, i))
			text->blocks.items[i].role = ROLE_BYLINE,
			text->blocks.items[i].author = i == 0;
		else if (may_be_heading(text, &text->blocks.items[i], &it.numbering))
			vec_push(list, it);
	}
	text_find_series(list, arena);
	drop_lone_numbers(text, list);
	for (size_t i = 0; i < list->count; i++) {
		list->items[i].below_number = i && is_number_above(list, i);
		text_look_at(text, &list->items[i], latin, spoken);
	}
	drop_sentences(list);
	text_look_around(text, list, arena);
	arena_free(arena);
}
