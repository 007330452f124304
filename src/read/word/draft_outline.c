/* What became of each paragraph that may be a heading, and why, for a person to read. */
#include "read/word/draft_headings.h"

#include "base/utf8.h"

#include <string.h>

enum { SHOWN = 60 }; /* characters of a paragraph */

static void put_cut(struct buf *out, const char *text)
{
	const char *s = text, *end = text + strlen(text);
	for (int i = 0; i < SHOWN && s < end; i++)
		utf8_next(&s, end);
	buf_add(out, text, (size_t)(s - text));
	buf_puts(out, s < end ? "…" : "");
}

static void put_line(struct buf *out, const struct draft_line *line)
{
	const struct draft_paragraph *paragraph = line->paragraph;
	buf_printf(out, "%11u  ", paragraph->number);
	if (paragraph->level && !line->is_accepted) {
		buf_printf(out, "h%u        ", paragraph->level);
		put_cut(out, line->text);
		buf_printf(out,
			   paragraph->source == LEVEL_OF_OUTLINE ? "  (by its outline level)\n"
								 : "  (by its style, %s)\n",
			   paragraph->style ? paragraph->style : "");
		return;
	}
	buf_printf(out, "%s  %+4d  ", line->is_accepted ? "as" : "no", line->points);
	put_cut(out, line->text);
	buf_printf(out, "\n                  %+d as bare text", line->score);
	for (size_t i = 0; i < FEATURES; i++)
		if (line->features & draft_traits[i].feature)
			buf_printf(out, ", %+d %s", draft_traits[i].points, draft_traits[i].name);
	buf_putc(out, '\n');
}

void draft_explain(const draft_lines *lines, struct buf *out)
{
	buf_puts(out, "  paragraph  as  points  text, and the reasons\n");
	for (size_t i = 0; i < lines->count; i++)
		if (lines->items[i].paragraph->level || lines->items[i].is_candidate)
			put_line(out, &lines->items[i]);
}
