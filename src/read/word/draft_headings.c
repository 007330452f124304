/* Which paragraphs of a draft are headings, beside those that a style names.
 *
 * The rules that bare text is judged by (read/text) know nothing of looks; here their points and
 * those of the looks are added up. Then the kinds of lines that look alike are judged as a whole:
 * headings are a few lines that stand in front of much else. */
#include "read/word/draft_headings.h"

#include "read/text/headings/text_headings.h"
#include "read/text/text.h"

#include <string.h>

enum {
	BESIDE_STYLES = 18,   /* points more, where styles name other headings */
	BESIDE_MANY = 60,     /* the same, where they name many */
	OF_OTHER_STYLE = 100, /* the same, of a line that a style of its own makes something */
	MANY = 3,
	WITHOUT_LOOKS = 30, /* points more for what looks like the text, where others don't */
	FIRST_BYTES = 240,  /* of a paragraph that bare text's rules see */
	LAST_BYTES = 60,
	FEWEST = 8,             /* paragraphs of a text that has headings */
	ALIKE = 12,             /* points for most others of the kind doing well */
	WORST_TEXT = -30,       /* points as bare text, below which no looks help */
	LONGEST = 240,          /* bytes of a heading that only an outline level names */
	LONG = 80,              /* bytes from which one may hold no sentence */
	MOST_IN_A_HUNDRED = 40, /* of the text's paragraphs are headings */
	MOST_OVER_LONG = 55,    /* the same, where they are short and the others long */
	SHORT_SHARE = 15,       /* of a hundred letters, in these headings */
	DEEPEST = 6,
};

const struct draft_trait draft_traits[FEATURES] = {
    {FEATURE_BOLD, 30, "bold"},
    {FEATURE_ITALIC, 8, "italic"},
    {FEATURE_UNDERLINED, 20, "underlined"},
    {FEATURE_CAPITALS, 18, "in capitals"},
    {FEATURE_CENTRED, 14, "centred"},
    {FEATURE_LARGER, 18, "larger than the text"},
    {FEATURE_MUCH_LARGER, 18, "much larger"},
    {FEATURE_SMALLER, -25, "smaller than the text"},
    {FEATURE_OPENS_PAGE, 25, "opens a page"},
    {FEATURE_APART, 8, "room above"},
    {FEATURE_KEEPS, 8, "keeps with the next"},
    {FEATURE_STYLED, 4, "of another style"},
};

static int points_of_looks(unsigned features)
{
	int points = 0;
	for (size_t i = 0; i < FEATURES; i++)
		if (features & draft_traits[i].feature)
			points += draft_traits[i].points;
	return points;
}

/* Lines that look alike have one number. */
static void find_kinds(draft_lines *lines)
{
	struct arena *arena = arena_new();
	struct map kinds = {0};
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		const char *style = line->paragraph->style ? line->paragraph->style : "";
		size_t *kind = map_at(&kinds, arena_format(arena, "%x %u %s",
							   line->features & FEATURES_OF_KIND,
							   line->size, style));
		if (*kind == MAP_NONE)
			*kind = kinds.count - 1;
		line->kind = (unsigned)*kind;
	}
	map_clear(&kinds);
	arena_free(arena);
}

/* Adds the line, of a long one what rules look at: its first words and its last ones. */
static void add_line(struct buf *bare, const char *text)
{
	size_t size = strlen(text), head = size, tail = size;
	if (size > FIRST_BYTES + LAST_BYTES) {
		for (head = FIRST_BYTES; head > 0 && text[head] != ' ';)
			head--;
		for (tail = size - LAST_BYTES; tail < size && text[tail] != ' ';)
			tail++;
	}
	bool is_cut = head > 0 && tail < size;
	buf_add(bare, text, is_cut ? head : size);
	if (is_cut)
		buf_add(bare, text + tail, size - tail);
	buf_puts(bare, "\n\n");
}

/* A paragraph of signs alone, which the line across the page stands for. */
static void make_break(struct draft_paragraph *paragraph)
{
	paragraph->role = STYLED_BREAK;
	paragraph->first = paragraph->last = NULL;
}

/* The text as bare text: a paragraph a line, with a blank one behind each. */
static void judge_as_text(draft_lines *lines)
{
	struct buf bare = BUF_EMPTY;
	struct text text = {0};
	candidate_list candidates = {0};
	for (size_t i = 0; i < lines->count; i++)
		add_line(&bare, lines->items[i].text);
	text_prepare(&text, bare.data ? bare.data : "", bare.size);
	text_find_candidates(&text, &candidates);
	text_weigh(&candidates);
	for (size_t i = 0; i < candidates.count; i++) {
		const struct candidate *it = &candidates.items[i];
		struct draft_line *line = &lines->items[text.blocks.items[it->block].first / 2];
		line->is_candidate = text.blocks.items[it->block].count == 1;
		line->score = it->score;
		line->depth = it->numbering.kind ? it->numbering.depth : 0;
	}
	for (size_t i = 0; i < text.blocks.count; i++)
		if (text.blocks.items[i].kind == BLOCK_BREAK)
			make_break(lines->items[text.blocks.items[i].first / 2].paragraph);
	vec_clear(&candidates);
	text_clear(&text);
	buf_clear(&bare);
}

/* An outline level on a whole paragraph of text, as pasted pages have it. */
static bool is_junk(const struct draft_line *line)
{
	const struct draft_paragraph *paragraph = line->paragraph;
	size_t size = strlen(line->text);
	bool is_sentence = strstr(line->text, ". ") || text_ends_sentence(line->text, size);
	return paragraph->source > LEVEL_OF_STYLE &&
	       (size > LONGEST || (size > LONG && is_sentence) || paragraph->role == STYLED_CODE ||
		paragraph->item.numbering == NUMBERED_BULLET || !line->letters);
}

static bool stands_out(const struct draft_line *line)
{
	return line->features & (FEATURE_BOLD | FEATURE_UNDERLINED | FEATURE_CAPITALS |
				 FEATURE_CENTRED | FEATURE_LARGER);
}

/* Whether the paragraph may be a heading: of items, those that are numbered and look like one. */
static bool may_be_one(const struct draft_line *line)
{
	const struct draft_paragraph *paragraph = line->paragraph;
	if (paragraph->item.list && !stands_out(line))
		return false;
	bool is_bullet = paragraph->item.list && paragraph->item.numbering <= NUMBERED_BULLET;
	return line->is_candidate && paragraph->role == STYLED_BODY && !paragraph->level &&
	       !is_bullet && !(line->features & FEATURE_SMALLER);
}

/* Of the lines of a kind. */
struct tally {
	size_t count, candidates, well;
};

typedef VEC(struct tally) tallies;

static struct tally *tally_of(tallies *kinds, unsigned kind)
{
	while (kinds->count <= kind)
		vec_push(kinds, (struct tally){0});
	return &kinds->items[kind];
}

/* Adds points to lines whose likes do well, and takes some from those whose likes are text. */
static void judge_kinds(draft_lines *lines)
{
	tallies kinds = {0};
	for (size_t i = 0; i < lines->count; i++) {
		const struct draft_line *line = &lines->items[i];
		struct tally *of = tally_of(&kinds, line->kind);
		of->count++;
		of->candidates += may_be_one(line);
		of->well += may_be_one(line) && line->points >= 0;
	}
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		const struct tally *of = &kinds.items[line->kind];
		if (!may_be_one(line) || of->count < 2)
			continue;
		if (of->well * 3 >= of->count * 2)
			line->points += ALIKE;
		else if (of->candidates * 2 < of->count)
			line->points -= ALIKE;
	}
	vec_clear(&kinds);
}

/* Accepts the others of a kind that stands out, most of which were accepted. */
static size_t accept_likes(draft_lines *lines)
{
	tallies kinds = {0};
	size_t more = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct draft_line *line = &lines->items[i];
		struct tally *of = tally_of(&kinds, line->kind);
		of->count++;
		of->well += line->is_accepted;
	}
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		const struct tally *of = &kinds.items[line->kind];
		if (line->is_accepted || !stands_out(line) || !may_be_one(line) ||
		    line->points < 0 || of->well < 2 || of->well * 2 < of->count)
			continue;
		line->is_accepted = true;
		more++;
	}
	vec_clear(&kinds);
	return more;
}

/* Accepts the others that open a page, where nearly all that do were accepted. */
static size_t accept_openings(draft_lines *lines)
{
	enum { MOST_MISSING = -75 }; /* points */
	size_t opening = 0, accepted = 0, more = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct draft_line *line = &lines->items[i];
		bool opens = line->features & FEATURE_OPENS_PAGE;
		opening += opens;
		accepted += opens && line->is_accepted;
	}
	for (size_t i = 0; i < lines->count && accepted * 3 >= opening * 2 && accepted > 1; i++) {
		struct draft_line *line = &lines->items[i];
		if (line->is_accepted || !(line->features & FEATURE_OPENS_PAGE) ||
		    !may_be_one(line) || line->points < MOST_MISSING)
			continue;
		line->is_accepted = true;
		more++;
	}
	return more;
}

/* Accepts those with enough points; how many. */
static size_t accept(draft_lines *lines, size_t styled)
{
	size_t standing_out = 0, accepted = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		line->points = line->score + points_of_looks(line->features);
	}
	judge_kinds(lines);
	for (size_t i = 0; i < lines->count; i++)
		standing_out += may_be_one(&lines->items[i]) && stands_out(&lines->items[i]) &&
				lines->items[i].points >= 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		bool looks = stands_out(line);
		int needed = styled > MANY ? BESIDE_MANY : styled ? BESIDE_STYLES : 0;
		if (!looks && standing_out > 1)
			needed += WITHOUT_LOOKS;
		if (styled > MANY && line->features & FEATURE_STYLED)
			needed = OF_OTHER_STYLE;
		line->is_accepted = may_be_one(line) && line->points >= needed &&
				    line->score >= WORST_TEXT &&
				    (looks || (!styled && !line->paragraph->item.list));
		accepted += line->is_accepted;
	}
	return accepted + accept_likes(lines) + accept_openings(lines);
}

/* A way that headings look, and how they rank. */
struct rank {
	unsigned kind, size, depth;
	size_t first;
	unsigned level;
};

static bool is_above(const struct rank *a, const struct rank *b)
{
	if (a->size != b->size)
		return a->size > b->size;
	if (a->kind == b->kind)
		return a->depth < b->depth;
	return a->first < b->first;
}

/* Levels by looks: the larger letters above the smaller, else what comes first above. */
static void rank_lines(draft_lines *lines)
{
	VEC(struct rank) ranks = {0};
	for (size_t i = 0; i < lines->count; i++) {
		const struct draft_line *line = &lines->items[i];
		size_t r = 0;
		while (line->is_accepted && r < ranks.count &&
		       (ranks.items[r].kind != line->kind || ranks.items[r].depth != line->depth))
			r++;
		if (line->is_accepted && r == ranks.count && r < DEEPEST)
			vec_push(&ranks, (struct rank){line->kind, line->size, line->depth, i, 1});
	}
	for (size_t a = 0; a < ranks.count; a++)
		for (size_t b = 0; b < ranks.count; b++)
			ranks.items[a].level += is_above(&ranks.items[b], &ranks.items[a]);
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		if (!line->is_accepted)
			continue;
		line->paragraph->level = DEEPEST;
		for (size_t r = 0; r < ranks.count; r++)
			if (ranks.items[r].kind == line->kind &&
			    ranks.items[r].depth == line->depth)
				line->paragraph->level = ranks.items[r].level;
	}
	vec_clear(&ranks);
}

/* Beside styles: one level below the heading that it stands under, the same for all of a kind. */
static void place_lines(draft_lines *lines)
{
	struct map levels = {0};
	struct arena *arena = arena_new();
	unsigned above = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct draft_line *line = &lines->items[i];
		if (!line->is_accepted) {
			above = line->paragraph->level ? line->paragraph->level : above;
			continue;
		}
		size_t *level = map_at(&levels, arena_format(arena, "%u", line->kind));
		if (*level == MAP_NONE)
			*level = above < DEEPEST ? above + 1 : DEEPEST;
		line->paragraph->level = (unsigned)*level;
	}
	map_clear(&levels);
	arena_free(arena);
}

enum { FIRST_LINES = 6 }; /* of a text, among which its author may be named */

/* Takes those of the first lines that are the name of one whom the file calls its author. */
static void find_authors(const struct draft *draft, draft_lines *lines)
{
	const struct draft_claims *claims = &draft->claims;
	for (size_t i = 0; i < lines->count && i < FIRST_LINES; i++) {
		struct draft_paragraph *paragraph = lines->items[i].paragraph;
		for (size_t a = 0; a < claims->authors.count; a++)
			if (strcmp(claims->authors.items[a], lines->items[i].text) == 0 &&
			    paragraph->role == STYLED_BODY && !paragraph->level)
				paragraph->role = STYLED_AUTHOR;
	}
}

/* A line such as "by Ann Lee" among the first, which a style may not name. */
static void find_byline(draft_lines *lines)
{
	for (size_t i = 0; i < lines->count && i < FIRST_LINES; i++) {
		const struct draft_line *line = &lines->items[i];
		const char *name;
		if (!line->is_accepted && line->paragraph->role == STYLED_BODY &&
		    !line->paragraph->level && text_byline(line->text, strlen(line->text), &name))
			line->paragraph->role = STYLED_AUTHOR;
	}
}

/* Whether so many were accepted that they head nothing. */
static bool are_too_many(const draft_lines *lines, size_t accepted)
{
	size_t letters = 0, of_headings = 0;
	for (size_t i = 0; i < lines->count; i++) {
		letters += lines->items[i].letters;
		of_headings += lines->items[i].is_accepted ? lines->items[i].letters : 0;
	}
	bool over_long = of_headings * 100 <= letters * SHORT_SHARE;
	return accepted * 100 > lines->count * (over_long ? MOST_OVER_LONG : MOST_IN_A_HUNDRED);
}

void draft_find_headings(struct draft *draft)
{
	draft_lines lines = {0};
	size_t styled = 0;
	draft_look(draft, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		if (is_junk(&lines.items[i]))
			lines.items[i].paragraph->level = 0;
		styled += lines.items[i].paragraph->level > 0;
	}
	find_authors(draft, &lines);
	find_kinds(&lines);
	judge_as_text(&lines);
	size_t accepted = lines.count < FEWEST ? 0 : accept(&lines, styled);
	if (are_too_many(&lines, accepted))
		for (size_t i = 0; i < lines.count; i++)
			lines.items[i].is_accepted = false;
	find_byline(&lines);
	if (draft->in->outline)
		draft_explain(&lines, draft->in->outline);
	if (styled)
		place_lines(&lines);
	else
		rank_lines(&lines);
	vec_clear(&lines);
}
