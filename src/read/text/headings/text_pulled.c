/* Plain text: lines that the text says again inside a paragraph, as pull quotes do. Letters are
 * compared, whatever stands between them. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <stdlib.h>

enum {
	WINDOW = 16, /* letters that are looked for at each place; the fewest of a line */
	FEWEST_WORDS =
	    7, /* shorter ones are names of things, which headings share with their text */
	FILTER = 1 << 16
};

static const uint64_t BASE = 0x9E3779B97F4A7C15;

/* The sums of the letters up to each, from which that of any stretch follows. */
typedef VEC(uint64_t) sum_list;

/* The first of those that say the same knows which block says it, and whether another one does. */
struct sought_line {
	uint64_t window, all; /* the sum of its first letters, and of all of them */
	size_t letters;
	struct candidate *candidate;
	const struct block *said; /* NULL: none does */
	bool is_again;
};

struct sought_lines {
	VEC(struct sought_line) list;
	VEC(uint64_t) powers; /* of BASE */
	uint8_t *filter;      /* the bits of the windows that there are */
};

static void add_letters(sum_list *sums, const char *s, size_t size)
{
	for (const char *end = s + size; s < end;) {
		unsigned c = utf8_next(&s, end);
		if (unicode_is_letter(c)) {
			uint64_t sum = sums->items[sums->count - 1] * BASE + unicode_to_lower(c);
			vec_push(sums, sum);
		}
	}
}

static void add_powers(struct sought_lines *lines, size_t most)
{
	while (lines->powers.count <= most) {
		uint64_t last =
		    lines->powers.count ? lines->powers.items[lines->powers.count - 1] * BASE : 1;
		vec_push(&lines->powers, last);
	}
}

static void start(sum_list *sums)
{
	sums->count = 0;
	vec_push(sums, 0);
}

static uint64_t sum_of(const struct sought_lines *lines, const sum_list *sums, size_t from,
		       size_t count)
{
	return sums->items[from + count] - sums->items[from] * lines->powers.items[count];
}

static unsigned bit_of(uint64_t window)
{
	return (unsigned)(window >> 32) % FILTER;
}

static int order(const void *a, const void *b)
{
	const struct sought_line *x = a, *y = b;
	if (x->window != y->window)
		return x->window < y->window ? -1 : 1;
	if (x->letters != y->letters)
		return x->letters < y->letters ? -1 : 1;
	return x->all != y->all ? (x->all < y->all ? -1 : 1) : 0;
}

/* The first line that isn't before the key; the list's end: none is. */
static struct sought_line *first_from(const struct sought_lines *lines,
				      const struct sought_line *key)
{
	size_t low = 0, high = lines->list.count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (order(&lines->list.items[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return lines->list.items + low;
}

static void collect(struct sought_lines *lines, candidate_list *candidates, sum_list *sums)
{
	for (size_t i = 0; i < candidates->count; i++) {
		struct candidate *it = &candidates->items[i];
		start(sums);
		add_letters(sums, it->s, it->size);
		size_t letters = sums->count - 1;
		if (it->words < FEWEST_WORDS || it->in_series || letters < WINDOW)
			continue;
		add_powers(lines, letters);
		struct sought_line line = {
		    sums->items[WINDOW], sums->items[letters], letters, it, NULL, false};
		lines->filter[bit_of(line.window) / 8] |= 1U << bit_of(line.window) % 8;
		vec_push(&lines->list, line);
	}
	if (lines->list.count)
		qsort(lines->list.items, lines->list.count, sizeof *lines->list.items, order);
}

/* Notes the lines that the letters from here on say; of one length it looks at no more than one,
 * however many begin so. */
static void look_up(struct sought_lines *lines, const sum_list *sums, size_t at,
		    const struct block *block)
{
	struct sought_line key = {.window = sum_of(lines, sums, at, WINDOW)};
	if (!(lines->filter[bit_of(key.window) / 8] >> bit_of(key.window) % 8 & 1))
		return;
	const struct sought_line *end = lines->list.items + lines->list.count;
	struct sought_line *found = first_from(lines, &key);
	while (found < end && found->window == key.window && at + found->letters < sums->count) {
		key.letters = found->letters;
		key.all = sum_of(lines, sums, at, key.letters);
		found = first_from(lines, &key);
		if (found < end && order(found, &key) == 0) {
			found->is_again |= found->said && found->said != block;
			found->said = block;
		}
		key.letters++;
		key.all = 0;
		found = first_from(lines, &key);
	}
}

static void look_through(const struct text *text, struct sought_lines *lines, sum_list *sums)
{
	for (size_t i = 0; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		if (block->kind != BLOCK_PROSE)
			continue;
		start(sums);
		for (uint32_t j = 0; j < block->count; j++) {
			const struct typed_line *line = &text->lines.items[block->first + j];
			add_letters(sums, line_text(text, line), line->size);
		}
		for (size_t at = 0; at + WINDOW < sums->count; at++)
			look_up(lines, sums, at, block);
	}
}

/* A line is pulled where another block than its own says it. */
static void mark(const struct text *text, struct sought_lines *lines)
{
	const struct sought_line *first = lines->list.items;
	for (size_t i = 0; i < lines->list.count; i++) {
		struct sought_line *line = &lines->list.items[i];
		if (order(first, line) != 0)
			first = line;
		const struct block *own = &text->blocks.items[line->candidate->block];
		line->candidate->pulled = first->said && (first->is_again || first->said != own);
	}
}

void text_find_pulled(const struct text *text, candidate_list *candidates)
{
	struct sought_lines lines = {.filter = mem_zeroed(FILTER / 8, 1)};
	sum_list sums = {0};
	add_powers(&lines, WINDOW);
	collect(&lines, candidates, &sums);
	if (lines.list.count)
		look_through(text, &lines, &sums);
	mark(text, &lines);
	vec_clear(&sums);
	vec_clear(&lines.list);
	vec_clear(&lines.powers);
	mem_free(lines.filter);
}
