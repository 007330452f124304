/* What became of each paragraph that may be a heading, and why, for a person to read. */
#include "read/word/draft_headings.h"

#include "base/utf8.h"

#include <string.h>

enum { SHOWN = 60 }; /* characters of a paragraph */

const char *draft_feature_name(unsigned feature)
{
	switch (feature) {
	case FEATURE_BOLD:
		return "bold";
	case FEATURE_ITALIC:
		return "italic";
	case FEATURE_UNDERLINED:
		return "underlined";
	case FEATURE_CAPITALS:
		return "in capitals";
	case FEATURE_CENTRED:
		return "centred";
	case FEATURE_LARGER:
		return "larger than the text";
	case FEATURE_MUCH_LARGER:
		return "much larger";
	case FEATURE_SMALLER:
		return "smaller than the text";
	case FEATURE_OPENS_PAGE:
		return "opens a page";
	case FEATURE_APART:
		return "room above";
	case FEATURE_KEEPS:
		return "keeps with the next";
	default:
		return "of another style";
	}
}

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
	for (unsigned feature = 1; feature <= FEATURE_STYLED; feature <<= 1)
		if (line->features & feature)
			buf_printf(out, ", %+d %s", draft_feature_points(feature),
				   draft_feature_name(feature));
	buf_putc(out, '\n');
}

void draft_explain(const draft_lines *lines, struct buf *out)
{
	buf_puts(out, "  paragraph  as  points  text, and the reasons\n");
	for (size_t i = 0; i < lines->count; i++)
		if (lines->items[i].paragraph->level || lines->items[i].is_candidate)
			put_line(out, &lines->items[i]);
}
