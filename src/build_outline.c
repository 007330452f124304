/* What a build would make, as text for a person. */
#include "build_parts.h"

#include "base/shown.h"

#include <string.h>

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
		buf_printf(text, "%*s%s  (%s)\n", 2 + 2 * (int)document->depth, "", document->label,
			   document->file);
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
	show_lines(outline);
}
