/* Plain text: at what width its lines are wrapped, stretch by stretch. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_lines.h"

enum {
	COUNTED = 256, /* widths from here on count as one */
	NARROWEST = 30,
	NARROWEST_OF_FEW = 50, /* what few lines must have for a proof, and LONG_LINE at most */
	WIDEST = 132,
	LONG_LINE = 100,
	FEW_OF_VERSE = 4,   /* lines that show it */
	FEWEST_LONG = 3,    /* lines that make a stretch where none is wrapped */
	FEWEST_WRAPPED = 5, /* pairs of lines that make one where all are */
	FEWEST_BROKEN = 5,  /* lines in which a sentence breaks off, for a proof that others do */
	ALIKE = 12,         /* percent by which widths of one stretch differ at most */
};

struct wrap_range {
	size_t first, end;
};

/* Whether the next line goes on where this one ends, as far as their kinds tell. */
static bool is_pair(const struct typed_line *line, const struct typed_line *next)
{
	return next->kind == LINE_TEXT && line->kind != LINE_BLANK && line->kind != LINE_BREAK &&
	       line->kind != LINE_CODE && line->kind != LINE_MARKED && line->kind != LINE_TABLE &&
	       line->kind != LINE_FENCE && line->quote == next->quote &&
	       (next->indent <= line->indent || line->kind != LINE_TEXT);
}

/* The width that nineteen of twenty lines don't exceed, among those that another follows. */
static unsigned usual_width(const struct text *text, struct wrap_range range, size_t *pairs)
{
	size_t counts[COUNTED] = {0};
	for (size_t i = range.first; i + 1 < range.end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (!is_pair(line, line + 1))
			continue;
		counts[text_total(line) < COUNTED ? text_total(line) : COUNTED - 1]++;
		++*pairs;
	}
	size_t above = *pairs / 20, width = COUNTED - 1;
	while (width && counts[width] <= above)
		above -= counts[width--];
	return (unsigned)width;
}

/* The width at which the lines are wrapped; 0: they aren't. Such lines are full, or most are long
 * and the next goes on in lower case; few of them happen to end with a sentence, and those of verse
 * begin with a capital each. */
static unsigned find_width(const struct text *text, struct wrap_range range)
{
	size_t pairs = 0, full = 0, upper = 0, lower = 0, goes_on = 0;
	unsigned width = usual_width(text, range, &pairs);
	bool few = pairs < 4;
	if (width > (few ? LONG_LINE : WIDEST) || width < (few ? NARROWEST_OF_FEW : NARROWEST))
		return 0;
	for (size_t i = range.first; i + 1 < range.end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (!is_pair(line, line + 1) || text_total(line + 1) > WIDEST ||
		    text_ends_sentence(line_text(text, line), line->size))
			continue; /* or a heading right above an unwrapped paragraph */
		const char *next = line_text(text, line + 1);
		unsigned c = utf8_next(&next, next + line[1].size);
		goes_on += unicode_is_lower(c) && text_total(line) >= NARROWEST_OF_FEW;
		if (!text_is_full(text, line, line + 1, width))
			continue;
		full++;
		upper += unicode_is_upper(c);
		lower += unicode_is_lower(c);
	}
	bool verse = full >= FEW_OF_VERSE && upper * 2 > full && upper > 4 * lower;
	bool ragged = !few && goes_on * 2 >= pairs && width >= NARROWEST_OF_FEW;
	return (full * 20 >= pairs * 11 && !verse) || ragged ? width : 0;
}

/* What a paragraph shows: that lines are long as only unwrapped ones are, or wrapped at a width. */
struct shown {
	size_t longs, pairs;
	unsigned width;
};

static struct shown look_at(const struct text *text, struct wrap_range range)
{
	struct shown shown = {0};
	size_t lower = 0, upper = 0;
	for (size_t i = range.first; i < range.end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		shown.longs += line->kind == LINE_TEXT && text_total(line) > WIDEST;
		if (text_total(line) > shown.width)
			shown.width = text_total(line);
	}
	for (size_t i = range.first; i + 1 < range.end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		const char *next = line_text(text, line + 1);
		if (!is_pair(line, line + 1) || !text_is_full(text, line, line + 1, shown.width))
			return (struct shown){.longs = shown.longs};
		unsigned c = utf8_next(&next, next + line[1].size);
		lower += unicode_is_lower(c);
		upper += unicode_is_upper(c);
		shown.pairs++;
	}
	if (shown.pairs < 2 || shown.longs || shown.width < NARROWEST || upper > lower)
		return (struct shown){.longs = shown.longs};
	return shown;
}

static size_t paragraph_end(const struct text *text, size_t at)
{
	while (at < text->lines.count && text->lines.items[at].kind != LINE_BLANK)
		at++;
	return at;
}

/* Whether the paragraph doesn't fit to the stretch. */
static bool differs(const struct shown *stretch, const struct shown *paragraph)
{
	if (paragraph->longs)
		return stretch->width > 0;
	if (!paragraph->width)
		return false;
	unsigned least = stretch->width < paragraph->width ? stretch->width : paragraph->width;
	unsigned most = stretch->width > paragraph->width ? stretch->width : paragraph->width;
	return stretch->longs || (stretch->width && (most - least) * 100 > most * ALIKE);
}

static void add_shown(struct shown *stretch, const struct shown *paragraph)
{
	stretch->longs += paragraph->longs;
	stretch->pairs += paragraph->pairs;
	stretch->width = paragraph->width > stretch->width ? paragraph->width : stretch->width;
}

static bool is_enough(const struct shown *shown)
{
	return shown->longs >= FEWEST_LONG || shown->pairs >= FEWEST_WRAPPED;
}

/* Cuts the text where what is shown changes, if enough shows it on both sides. */
static void find_stretches(struct text *text)
{
	struct shown stretch = {0}, other = {0}; /* other: what may become the next stretch */
	size_t begins = 0;
	vec_push(&text->stretches, (struct text_stretch){0});
	for (size_t first = 0, end; first < text->lines.count; first = end + 1) {
		end = paragraph_end(text, first);
		struct shown shown = look_at(text, (struct wrap_range){first, end});
		if (!shown.longs && !shown.width)
			continue;
		if (!differs(&stretch, &shown) || !is_enough(&stretch)) {
			add_shown(&stretch, &shown);
			other = (struct shown){0};
			continue;
		}
		if (differs(&other, &shown))
			other = (struct shown){0};
		if (!other.longs && !other.width)
			begins = first;
		add_shown(&other, &shown);
		if (is_enough(&other)) {
			vec_push(&text->stretches, (struct text_stretch){.first = begins});
			stretch = other;
			other = (struct shown){0};
		}
	}
}

/* Whether a sentence breaks off at the end of the line, and goes on below. */
static bool breaks_off(const struct text *text, const struct typed_line *line)
{
	return is_pair(line, line + 1) && text_total(line) >= NARROWEST_OF_FEW &&
	       text_total(line) <= WIDEST && text_breaks_off(text, line);
}

/* Whether sentences go on from line to line in the paragraph, more often than not. The lines of a
 * list may all begin in lower case. */
static bool is_broken(const struct text *text, struct wrap_range range)
{
	size_t broken = 0, whole = 0, longs = 0;
	const struct typed_line *first = &text->lines.items[range.first];
	if (first->kind == LINE_TEXT && text_begins_low(text, first))
		return false;
	for (size_t i = range.first; i + 1 < range.end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		longs += text_total(line) > WIDEST;
		if (breaks_off(text, line))
			broken++;
		else
			whole += is_pair(line, line + 1) && text_total(line) >= NARROWEST_OF_FEW &&
				 !text_ends_sentence(line_text(text, line), line->size);
	}
	return broken && broken >= whole && longs * 8 <= range.end - range.first;
}

/* Paragraphs that were broken in lines by a proportional font, as text copied from a page is, among
 * others that show no width. */
static void find_broken_paragraphs(struct text *text, struct wrap_range range)
{
	size_t broken = 0;
	unsigned width = 0;
	for (size_t i = range.first; i + 1 < range.end; i++) {
		const struct typed_line *line = &text->lines.items[i];
		if (!breaks_off(text, line))
			continue;
		broken++;
		width = text_total(line) > width ? text_total(line) : width;
	}
	for (size_t i = range.first, end; broken >= FEWEST_BROKEN && i < range.end; i = end + 1) {
		end = paragraph_end(text, i);
		if (end == i || !is_broken(text, (struct wrap_range){i, end}))
			continue;
		for (size_t j = i; j < end; j++) {
			text->lines.items[j].width = (uint8_t)width;
			text->lines.items[j].broken = true;
		}
	}
}

void text_find_wrapping(struct text *text)
{
	size_t most = 0;
	find_stretches(text);
	for (size_t i = 0; i < text->stretches.count; i++) {
		struct text_stretch *stretch = &text->stretches.items[i];
		bool last = i + 1 == text->stretches.count;
		size_t end = last ? text->lines.count : stretch[1].first;
		stretch->width = find_width(text, (struct wrap_range){stretch->first, end});
		for (size_t j = stretch->first; j < end; j++)
			text->lines.items[j].width = text->lines.items[j].measure
							 ? text->lines.items[j].measure
							 : (uint8_t)stretch->width;
		if (!stretch->width)
			find_broken_paragraphs(text, (struct wrap_range){stretch->first, end});
		if (end - stretch->first > most) {
			most = end - stretch->first;
			text->width = stretch->width;
		}
	}
}
