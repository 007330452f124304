/* What a build would make, as figures and as text for a person. */
#include "build_parts.h"

#include "article/word_count.h"
#include "base/shown.h"

#include <string.h>

static bool is_chapter(const struct document *document)
{
	return document->kind == DOCUMENT_CHAPTER && !document->continues &&
	       matter_is_body(document->matter);
}

struct octavo_figures build_figures(const struct build *build)
{
	const struct edition *edition = &build->edition;
	struct octavo_figures figures = {0};
	struct word_count all = {0};
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		figures.chapters += is_chapter(document);
		all.words += document->count.words;
		all.dense += document->count.dense;
		all.notes += document->count.notes;
	}
	figures.words = all.words;
	figures.minutes = word_count_minutes(all);
	figures.notes = all.notes;
	figures.pictures = edition->holdings.pictures;
	figures.undescribed = edition->holdings.undescribed;
	return figures;
}

/* "1 word", "2,345 words". */
static void put_count(struct buf *text, size_t count, const char *what)
{
	char digits[32];
	size_t size = (size_t)snprintf(digits, sizeof digits, "%zu", count);
	for (size_t i = 0; i < size; i++) {
		if (i > 0 && (size - i) % 3 == 0)
			buf_putc(text, ',');
		buf_putc(text, digits[i]);
	}
	buf_printf(text, " %s%s", what, count == 1 ? "" : "s");
}

static void put_reading(struct buf *text, struct word_count count)
{
	put_count(text, count.words, "word");
	buf_printf(text, ", %zu min", word_count_minutes(count));
	if (count.notes) {
		buf_puts(text, ", ");
		put_count(text, count.notes, "note");
	}
}

static void sum_up(const struct build *build, struct buf *text)
{
	const struct octavo_figures figures = build_figures(build);
	buf_putc(text, '\n');
	put_count(text, figures.chapters, "chapter");
	buf_puts(text, ", ");
	put_count(text, figures.words, "word");
	buf_puts(text, ", ");
	put_count(text, figures.minutes, "minute");
	buf_puts(text, " to read, ");
	put_count(text, figures.notes, "note");
	buf_puts(text, ", ");
	put_count(text, figures.pictures, "picture");
	if (figures.undescribed)
		buf_printf(text, ", %zu of them without alternative text", figures.undescribed);
	buf_putc(text, '\n');
}

static void describe(const struct edition *edition, struct buf *text)
{
	const struct manuscript *manuscript = edition->manuscript;
	buf_printf(text, "%s\n", edition->title ? edition->title : "");
	if (manuscript->kind)
		buf_printf(text, "  taken for %s, by %s\n", manuscript->kind, manuscript->mark);
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (document->entry == MAP_NONE)
			continue;
		buf_printf(text, "%*s%s  (%s", 2 + 2 * (int)document->depth, "", document->label,
			   document->file);
		if (document->kind == DOCUMENT_CHAPTER) {
			buf_puts(text, ": ");
			put_reading(text, document->count);
		}
		buf_puts(text, ")\n");
		for (size_t h = 0; h < document->headings.count; h++)
			buf_printf(
			    text, "%*s%s\n",
			    2 + 2 * (int)(document->depth + document->headings.items[h].depth), "",
			    document->headings.items[h].label);
	}
}

/* The lines as a terminal may have them. */
static void show_lines(struct buf *lines)
{
	struct buf out = BUF_EMPTY;
	struct arena *arena = arena_new();
	for (char *line = lines->data, *end; *line; line = end + 1) {
		end = line + strcspn(line, "\n");
		*end = '\0';
		buf_printf(&out, "%s\n", shown(arena, line, SHOWN_WORDS));
	}
	arena_free(arena);
	buf_clear(lines);
	*lines = out;
}

void build_describe(const struct build *build, struct buf *outline)
{
	if (outline->size)
		buf_putc(outline, '\n');
	describe(&build->edition, outline);
	sum_up(build, outline);
	show_lines(outline);
}
