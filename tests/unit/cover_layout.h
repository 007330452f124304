/* For test_cover_drawn: stand-ins for Pango's layouts. In the one font each character is half an em
 * wide, lines break at blanks, and ink is a tenth of an em inside of its lines. */
#ifndef OCTAVO_TESTS_COVER_LAYOUT_H
#define OCTAVO_TESTS_COVER_LAYOUT_H

#include "cover_setting.h"

struct layout {
	const char *words;
	struct font font;
	const char *attributes;
	double width, height, line; /* pixels; height 0: as needed */
	PangoAlignment alignment;
	bool breaks_words, ellipsized, is_cut;
	int lines;
	double longest;
};

static struct layout *of(PangoLayout *layout)
{
	return (struct layout *)layout;
}

static PangoLayout *layout_new(PangoContext *context)
{
	struct layout *layout = arena_alloc(arena, sizeof *layout);
	(void)context;
	return (PangoLayout *)layout;
}

static void set_text(PangoLayout *layout, const char *words, int size)
{
	(void)size;
	of(layout)->words = arena_string(arena, words);
}

static void set_auto_dir(PangoLayout *layout, gboolean automatic)
{
	(void)layout;
	assert_false(automatic);
}

static void set_wrap(PangoLayout *layout, PangoWrapMode mode)
{
	of(layout)->breaks_words = mode == PANGO_WRAP_WORD_CHAR;
}

static void set_alignment(PangoLayout *layout, PangoAlignment alignment)
{
	of(layout)->alignment = alignment;
}

static void set_font_description(PangoLayout *layout, const PangoFontDescription *font)
{
	of(layout)->font = *(const struct font *)font;
}

static void set_attributes(PangoLayout *layout, PangoAttrList *list)
{
	of(layout)->attributes = ((struct list *)list)->says;
	of(layout)->line = ((struct list *)list)->line;
}

static void set_width(PangoLayout *layout, int width)
{
	of(layout)->width = (double)width / PANGO_SCALE;
}

static void set_height(PangoLayout *layout, int height)
{
	of(layout)->height = (double)height / PANGO_SCALE;
}

static void set_ellipsize(PangoLayout *layout, PangoEllipsizeMode mode)
{
	of(layout)->ellipsized = mode == PANGO_ELLIPSIZE_END;
}

static void end_line(struct layout *layout, double *width)
{
	if (*width > layout->longest)
		layout->longest = *width;
	layout->lines++;
	*width = 0;
}

/* Breaks the words into lines. */
static void lay_out(struct layout *layout)
{
	double width = 0, em = layout->font.size / 2;
	layout->lines = 0;
	layout->longest = 0;
	for (const char *s = layout->words; *s; s += strspn(s, " \n")) {
		size_t size = strcspn(s, " \n");
		double word = em * (double)utf8_length(s, size);
		if (width > 0 && width + em + word > layout->width)
			end_line(layout, &width);
		for (; layout->breaks_words && word > layout->width; word -= layout->width)
			end_line(layout, &width);
		width += (width > 0 ? em : 0) + word;
		s += size;
		if (*s == '\n')
			end_line(layout, &width);
	}
	if (width > 0)
		end_line(layout, &width);
	layout->is_cut = layout->ellipsized && layout->lines * layout->line > layout->height;
	if (layout->is_cut)
		layout->lines = (int)(layout->height / layout->line);
}

static void get_extents(PangoLayout *which, PangoRectangle *ink, PangoRectangle *logical)
{
	struct layout *layout = of(which);
	lay_out(layout);
	double width = layout->longest, height = layout->line * layout->lines;
	double left = layout->alignment == PANGO_ALIGN_CENTER  ? (layout->width - width) / 2
		      : layout->alignment == PANGO_ALIGN_RIGHT ? layout->width - width
							       : 0;
	double edge = layout->font.size / 10;
	if (logical)
		*logical =
		    (PangoRectangle){(int)(left * PANGO_SCALE), 0, (int)(width * PANGO_SCALE),
				     (int)(height * PANGO_SCALE)};
	if (ink)
		*ink =
		    (PangoRectangle){(int)((left + edge) * PANGO_SCALE), (int)(edge * PANGO_SCALE),
				     (int)((width - 2 * edge) * PANGO_SCALE),
				     (int)((height - 2 * edge) * PANGO_SCALE)};
}

static int get_line_count(PangoLayout *layout)
{
	lay_out(of(layout));
	return of(layout)->lines;
}

static gboolean is_ellipsized(PangoLayout *layout)
{
	lay_out(of(layout));
	return of(layout)->is_cut;
}

static PangoLayoutIter *get_iter(PangoLayout *layout)
{
	(void)layout;
	return NULL;
}

static PangoLayoutRun *get_run(PangoLayoutIter *iter)
{
	(void)iter;
	return NULL;
}

static gboolean next_run(PangoLayoutIter *iter)
{
	(void)iter;
	return FALSE;
}

static void iter_free(PangoLayoutIter *iter)
{
	(void)iter;
}

static void show_layout(cairo_t *cairo, PangoLayout *which)
{
	static const char *const sides[] = {[PANGO_ALIGN_LEFT] = "left",
					    [PANGO_ALIGN_CENTER] = "centre",
					    [PANGO_ALIGN_RIGHT] = "right"};
	const struct layout *layout = of(which);
	(void)cairo;
	buf_printf(&drawn, "words '%s'\n  %.1f px, weight %d%s, %s, within %.1f%s%s\n  %s%s\n",
		   layout->words, layout->font.size, layout->font.weight,
		   layout->font.italic ? ", italic" : "", sides[layout->alignment], layout->width,
		   layout->breaks_words ? ", broken" : "", layout->is_cut ? ", cut" : "",
		   layout->font.family, layout->attributes);
}

#endif
