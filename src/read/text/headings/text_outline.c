/* Plain text: what became of each candidate, and why, for a person to read. */
#include "base/utf8.h"
#include "read/text/headings/text_headings.h"

#include <stdlib.h>

enum {
	SHOWN = 60,  /* cells of a line */
	TELLING = 5, /* points of a reason that is named */
};

static void put_cut(struct buf *out, const char *s, size_t size)
{
	unsigned cells = 0;
	for (const char *p = s, *end = s + size; p < end;) {
		const char *before = p;
		unsigned c = utf8_next(&p, end);
		cells += text_cells(before, (size_t)(p - before));
		if (cells > SHOWN) {
			buf_puts(out, "…");
			return;
		}
		if (c == '\n')
			buf_puts(out, " / ");
		else
			buf_add(out, before, (size_t)(p - before));
	}
}

static void put_reasons(struct buf *out, const struct candidate *it)
{
	const char *between = "";
	int lesser = 0;
	buf_puts(out, "             ");
	for (size_t i = 0; i < text_rule_count(); i++) {
		const struct heading_rule *rule = text_rule(i);
		if (!(it->reasons[i / 64] >> i % 64 & 1))
			continue;
		if (abs(rule->points) < TELLING) {
			lesser += rule->points;
			continue;
		}
		buf_printf(out, "%s%+d %s", between, rule->points, rule->reason);
		between = ", ";
	}
	buf_printf(out, "%s%+d lesser ones\n", between, lesser);
}

static void put_candidate(struct buf *out, const struct text *text, const struct candidate *it)
{
	const struct block *block = &text->blocks.items[it->block];
	buf_printf(out, "%6u  ", text_row(text, block));
	if (it->accepted)
		buf_printf(out, "h%u  %+4d  ", (unsigned)block->level, it->score);
	else
		buf_printf(out, "%s  %+4d  ", it->merged ? "+ " : "no", it->score);
	put_cut(out, it->s, it->size);
	bool lifted = it->accepted && it->score < ENOUGH;
	buf_puts(out, it->title    ? "  (the title: it opens the text, apart from the rest)"
		      : it->merged ? "  (belongs to the number above it)"
		      : lifted     ? "  (others of its kind divide the text)"
				   : "");
	buf_putc(out, '\n');
	put_reasons(out, it);
}

static void put_marked(struct buf *out, const struct text *text, const struct block *block)
{
	const struct typed_line *line = &text->lines.items[block->first];
	buf_printf(out, "%6u  h%u        ", text_row(text, block), (unsigned)block->level);
	put_cut(out, line_text(text, line), line->size);
	buf_puts(out, block->first == text->back ? "  (what a library says of its text)\n"
		      : block->underlined        ? "  (underlined)\n"
						 : "  (marked with #)\n");
}

static void put_stretches(struct buf *out, const struct text *text)
{
	for (size_t i = 0; i < text->stretches.count && text->lines.count; i++) {
		const struct text_stretch *stretch = &text->stretches.items[i];
		bool last = i + 1 == text->stretches.count;
		size_t end = last ? text->lines.count : stretch[1].first;
		buf_printf(out,
			   "  lines %u to %u: ", (unsigned)text->lines.items[stretch->first].row,
			   (unsigned)text->lines.items[end - 1].row);
		if (stretch->width)
			buf_printf(out, "wrapped at %u columns\n", stretch->width);
		else
			buf_puts(out, "not wrapped, a line is a paragraph\n");
	}
}

void text_explain(const struct text *text, const candidate_list *list, struct buf *out)
{
	put_stretches(out, text);
	buf_printf(out,
		   "  line  as  points  text, and the reasons (%d points make a heading; "
		   "# before a line always does)\n",
		   (int)ENOUGH);
	size_t next = 0;
	for (size_t i = 0; i < text->blocks.count; i++) {
		if (next < list->count && list->items[next].block == i)
			put_candidate(out, text, &list->items[next++]);
		else if (text->blocks.items[i].kind == BLOCK_HEADING)
			put_marked(out, text, &text->blocks.items[i]);
	}
}
