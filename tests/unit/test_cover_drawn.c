/* How covers are set and drawn, call by call, whatever fonts are here: Cairo and Pango are
 * stand-ins. Each tests/covers/NAME.words has lines 'KEY: WORDS'; NAME.tree has what is drawn. In
 * the stand-ins' one font each character is half an em wide, lines break at blanks, and ink is a
 * tenth of an em inside of its lines. */
#include "cover/cover_parts.h"

#include "base/arena.h"
#include "base/slug.h"
#include "base/utf8.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

struct font {
	const char *family;
	int weight;
	bool italic;
	double size; /* pixels */
};

struct layout {
	const char *words;
	struct font font;
	struct buf attributes;
	double width, height, line; /* pixels; height 0: as needed */
	PangoAlignment alignment;
	bool breaks_words, ellipsized, is_cut;
	int lines;
	double longest;
};

static struct arena *arena;
static struct buf drawn; /* a line a call */
static struct layout *layouts[8];
static size_t layout_count;

static struct layout *of(PangoLayout *layout)
{
	return (struct layout *)layout;
}

/* Drawing. */

/* Libraries differ behind the point. */
static double tenths(double pixels)
{
	return round(pixels * 10) / 10;
}

static void move_to(cairo_t *cairo, double x, double y)
{
	(void)cairo;
	buf_printf(&drawn, "  move_to %g %g\n", tenths(x), tenths(y));
}

/* Of a long row of lines the first few are shown, and how many there are, about where. */
enum { LINES_SHOWN = 4 };

static struct {
	size_t count;
	double x, y;
} lines;

static void line_to(cairo_t *cairo, double x, double y)
{
	(void)cairo;
	if (lines.count++ < LINES_SHOWN)
		buf_printf(&drawn, "  line_to %g %g\n", tenths(x), tenths(y));
	lines.x += x;
	lines.y += y;
}

static void path(cairo_t *cairo)
{
	(void)cairo;
	double count = (double)lines.count;
	if (count > LINES_SHOWN)
		buf_printf(&drawn, "  %g lines around %.0f %.0f\n", count, lines.x / count,
			   lines.y / count);
	memset(&lines, 0, sizeof lines);
}

#define PLAIN(name)                                                                                \
	static void name(cairo_t *cairo)                                                           \
	{                                                                                          \
		(void)cairo;                                                                       \
		buf_puts(&drawn, #name "\n");                                                      \
	}
PLAIN(fill)
PLAIN(stroke)
PLAIN(paint)

static void arc(cairo_t *cairo, double x, double y, double radius, double from, double to)
{
	(void)cairo;
	buf_printf(&drawn, "  arc %g %g, radius %g, %.2f to %.2f\n", tenths(x), tenths(y),
		   tenths(radius), from, to);
}

static void curve_to(cairo_t *cairo, double x1, double y1, double x2, double y2, double x, double y)
{
	(void)cairo;
	buf_printf(&drawn, "  curve_to %g %g, %g %g, %g %g\n", tenths(x1), tenths(y1), tenths(x2),
		   tenths(y2), tenths(x), tenths(y));
}

static void rectangle(cairo_t *cairo, double x, double y, double width, double height)
{
	(void)cairo;
	buf_printf(&drawn, "  rectangle %g %g, %g x %g\n", tenths(x), tenths(y), tenths(width),
		   tenths(height));
}

static void set_line_width(cairo_t *cairo, double width)
{
	(void)cairo;
	buf_printf(&drawn, "line width %g\n", width);
}

static unsigned byte(double part)
{
	return (unsigned)(part * 255 + 0.5);
}

static void set_source_rgb(cairo_t *cairo, double red, double green, double blue)
{
	(void)cairo;
	buf_printf(&drawn, "colour %02X%02X%02X\n", byte(red), byte(green), byte(blue));
}

static cairo_surface_t *image_surface_create(cairo_format_t format, int width, int height)
{
	(void)format;
	buf_printf(&drawn, "a tile of %d x %d:\n", width, height);
	return NULL;
}

static cairo_t *create(cairo_surface_t *surface)
{
	(void)surface;
	return NULL;
}

static void set_source_surface(cairo_t *cairo, cairo_surface_t *surface, double x, double y)
{
	(void)cairo, (void)surface;
	buf_printf(&drawn, "the tile, from %g %g\n", x, y);
}

static cairo_pattern_t *get_source(cairo_t *cairo)
{
	(void)cairo;
	return NULL;
}

static void pattern_set_extend(cairo_pattern_t *pattern, cairo_extend_t extend)
{
	(void)pattern;
	buf_puts(&drawn, extend == CAIRO_EXTEND_REPEAT ? "repeated\n" : "once\n");
}

static void surface_destroy(cairo_surface_t *surface)
{
	(void)surface;
}

static cairo_font_options_t *options_create(void)
{
	return NULL;
}

static void options_destroy(cairo_font_options_t *options)
{
	(void)options;
}

static void set_antialias(cairo_font_options_t *options, cairo_antialias_t antialias)
{
	(void)options;
	assert_int_equal(antialias, CAIRO_ANTIALIAS_GRAY);
}

static void set_hint_metrics(cairo_font_options_t *options, cairo_hint_metrics_t metrics)
{
	(void)options;
	assert_int_equal(metrics, CAIRO_HINT_METRICS_OFF);
}

static void set_hint_style(cairo_font_options_t *options, cairo_hint_style_t style)
{
	(void)options;
	assert_int_equal(style, CAIRO_HINT_STYLE_NONE);
}

/* What GLib and Pango have for the whole. */

static guint set_handler(const gchar *domain, GLogLevelFlags levels, GLogFunc log, gpointer user)
{
	(void)domain, (void)levels, (void)log, (void)user;
	return 1;
}

static void remove_handler(const gchar *domain, guint handler)
{
	(void)domain, (void)handler;
}

static void unref(gpointer object)
{
	for (size_t i = 0; i < layout_count; i++)
		if (layouts[i] == object)
			buf_clear(&layouts[i]->attributes);
}

static PangoFontMap *font_map_new(void)
{
	return NULL;
}

static PangoContext *create_context(PangoFontMap *fonts)
{
	(void)fonts;
	return NULL;
}

static void set_base_dir(PangoContext *context, PangoDirection direction)
{
	(void)context;
	buf_puts(&drawn, direction == PANGO_DIRECTION_RTL ? "right to left\n" : "left to right\n");
}

static void context_set_language(PangoContext *context, PangoLanguage *language)
{
	(void)context;
	buf_printf(&drawn, "language %s\n", (const char *)language);
}

static void set_round(PangoContext *context, gboolean rounds)
{
	(void)context;
	assert_false(rounds);
}

static void set_font_options(PangoContext *context, const cairo_font_options_t *options)
{
	(void)context, (void)options;
}

static PangoLanguage *language_from_string(const char *language)
{
	return (PangoLanguage *)arena_string(arena, language);
}

/* Fonts. */

static PangoFontDescription *description_new(void)
{
	struct font *font = arena_alloc(arena, sizeof *font);
	return (PangoFontDescription *)font;
}

static void description_free(PangoFontDescription *font)
{
	(void)font;
}

static void set_family(PangoFontDescription *font, const char *family)
{
	((struct font *)font)->family = arena_string(arena, family);
}

static void set_weight(PangoFontDescription *font, PangoWeight weight)
{
	((struct font *)font)->weight = (int)weight;
}

static void set_style(PangoFontDescription *font, PangoStyle style)
{
	((struct font *)font)->italic = style == PANGO_STYLE_ITALIC;
}

static void set_absolute_size(PangoFontDescription *font, double size)
{
	((struct font *)font)->size = size / PANGO_SCALE;
}

/* Attributes: what each says is in a list beside it. */

struct attribute {
	PangoAttribute attribute; /* first: Pango's functions give this one's address */
	const char *says;
	double line;
};

static PangoAttribute *says(double line, const char *words)
{
	struct attribute *attribute = arena_alloc(arena, sizeof *attribute);
	attribute->says = words;
	attribute->line = line;
	return &attribute->attribute;
}

static PangoAttribute *attr_language(PangoLanguage *language)
{
	return says(0, (const char *)language);
}

static PangoAttribute *attr_features(const char *features)
{
	return says(0, arena_string(arena, features));
}

static PangoAttribute *attr_spacing(int units)
{
	return says(0, arena_format(arena, "spacing %.1f", (double)units / PANGO_SCALE));
}

static PangoAttribute *attr_line_height(int units)
{
	double line = (double)units / PANGO_SCALE;
	return says(line, arena_format(arena, "lines %.1f", line));
}

struct list {
	const char *says;
	double line;
};

static PangoAttrList *list_new(void)
{
	struct list *list = arena_alloc(arena, sizeof *list);
	list->says = "";
	return (PangoAttrList *)list;
}

static void list_unref(PangoAttrList *list)
{
	(void)list;
}

static void list_insert(PangoAttrList *attributes, PangoAttribute *attribute)
{
	struct list *list = (struct list *)attributes;
	const struct attribute *added = (struct attribute *)attribute;
	list->says = arena_format(arena, "%s; %s of %u to %u", list->says, added->says,
				  attribute->start_index, attribute->end_index);
	if (added->line > 0)
		list->line = added->line;
}

/* Scripts: Han and Arabic by their blocks; all else is Latin. */

struct script_runs {
	const char *words, *start, *end;
};

static PangoScript script_at(const char *s, const char **next)
{
	unsigned c = utf8_next(&s, s + strlen(s));
	*next = s;
	return c >= 0x3400 && c < 0xA000 ? PANGO_SCRIPT_HAN
	       : c >= 0x600 && c < 0x700 ? PANGO_SCRIPT_ARABIC
					 : PANGO_SCRIPT_LATIN;
}

static gboolean script_next(PangoScriptIter *iter)
{
	struct script_runs *runs = (struct script_runs *)iter;
	if (!*runs->end)
		return FALSE;
	const char *next;
	PangoScript script = script_at(runs->start = runs->end, &next);
	for (runs->end = next; *runs->end && script_at(runs->end, &next) == script;)
		runs->end = next;
	return TRUE;
}

static PangoScriptIter *script_new(const char *words, int size)
{
	struct script_runs *runs = arena_alloc(arena, sizeof *runs);
	(void)size;
	runs->start = runs->end = words;
	script_next((PangoScriptIter *)runs);
	return (PangoScriptIter *)runs;
}

static void script_range(PangoScriptIter *iter, const char **start, const char **end,
			 PangoScript *script)
{
	const struct script_runs *runs = (struct script_runs *)iter;
	const char *next;
	*start = runs->start;
	*end = runs->end;
	*script = script_at(runs->start, &next);
}

static void script_free(PangoScriptIter *iter)
{
	(void)iter;
}

static gboolean includes_script(PangoLanguage *language, PangoScript script)
{
	const char *name = (const char *)language;
	PangoScript own = strncmp(name, "ar", 2) == 0   ? PANGO_SCRIPT_ARABIC
			  : strncmp(name, "ja", 2) == 0 ? PANGO_SCRIPT_HAN
			  : strncmp(name, "zh", 2) == 0 ? PANGO_SCRIPT_HAN
							: PANGO_SCRIPT_LATIN;
	return own == script;
}

/* Layouts. */

static PangoLayout *layout_new(PangoContext *context)
{
	struct layout *layout = arena_alloc(arena, sizeof *layout);
	(void)context;
	layouts[layout_count++] = layout;
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
	struct buf *attributes = &of(layout)->attributes;
	buf_clear(attributes);
	buf_puts(attributes, ((struct list *)list)->says);
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
		   layout->font.family, layout->attributes.data);
}

static const struct cover_libs stand_ins = {
    .cairo_arc = arc,
    .cairo_close_path = path,
    .cairo_create = create,
    .cairo_curve_to = curve_to,
    .cairo_destroy = path,
    .cairo_fill = fill,
    .cairo_font_options_create = options_create,
    .cairo_font_options_destroy = options_destroy,
    .cairo_font_options_set_antialias = set_antialias,
    .cairo_font_options_set_hint_metrics = set_hint_metrics,
    .cairo_font_options_set_hint_style = set_hint_style,
    .cairo_get_source = get_source,
    .cairo_image_surface_create = image_surface_create,
    .cairo_line_to = line_to,
    .cairo_move_to = move_to,
    .cairo_new_sub_path = path,
    .cairo_paint = paint,
    .cairo_pattern_set_extend = pattern_set_extend,
    .cairo_rectangle = rectangle,
    .cairo_set_line_width = set_line_width,
    .cairo_set_source_rgb = set_source_rgb,
    .cairo_set_source_surface = set_source_surface,
    .cairo_stroke = stroke,
    .cairo_surface_destroy = surface_destroy,
    .g_log_remove_handler = remove_handler,
    .g_log_set_handler = set_handler,
    .g_object_unref = unref,
    .pango_attr_font_features_new = attr_features,
    .pango_attr_language_new = attr_language,
    .pango_attr_letter_spacing_new = attr_spacing,
    .pango_attr_line_height_new_absolute = attr_line_height,
    .pango_attr_list_insert = list_insert,
    .pango_attr_list_new = list_new,
    .pango_attr_list_unref = list_unref,
    .pango_context_set_base_dir = set_base_dir,
    .pango_context_set_language = context_set_language,
    .pango_context_set_round_glyph_positions = set_round,
    .pango_font_description_free = description_free,
    .pango_font_description_new = description_new,
    .pango_font_description_set_absolute_size = set_absolute_size,
    .pango_font_description_set_family = set_family,
    .pango_font_description_set_style = set_style,
    .pango_font_description_set_weight = set_weight,
    .pango_font_map_create_context = create_context,
    .pango_language_from_string = language_from_string,
    .pango_language_includes_script = includes_script,
    .pango_layout_get_extents = get_extents,
    .pango_layout_get_iter = get_iter,
    .pango_layout_get_line_count = get_line_count,
    .pango_layout_is_ellipsized = is_ellipsized,
    .pango_layout_iter_free = iter_free,
    .pango_layout_iter_get_run_readonly = get_run,
    .pango_layout_iter_next_run = next_run,
    .pango_layout_new = layout_new,
    .pango_layout_set_alignment = set_alignment,
    .pango_layout_set_attributes = set_attributes,
    .pango_layout_set_auto_dir = set_auto_dir,
    .pango_layout_set_ellipsize = set_ellipsize,
    .pango_layout_set_font_description = set_font_description,
    .pango_layout_set_height = set_height,
    .pango_layout_set_text = set_text,
    .pango_layout_set_width = set_width,
    .pango_layout_set_wrap = set_wrap,
    .pango_script_iter_free = script_free,
    .pango_script_iter_get_range = script_range,
    .pango_script_iter_new = script_new,
    .pango_script_iter_next = script_next,
    .pango_cairo_context_set_font_options = set_font_options,
    .pango_cairo_font_map_new = font_map_new,
    .pango_cairo_show_layout = show_layout,
};

/* The words of all lines that begin with a key, a line each; NULL: there is none. */
static const char *words_of(const char *text, const char *key)
{
	struct buf found = BUF_EMPTY;
	size_t size = strlen(key);
	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n')
		if (strncmp(line, key, size) == 0 && strncmp(line + size, ": ", 2) == 0) {
			const char *words = line + size + 2;
			buf_puts(&found, found.size ? "\n" : "");
			buf_add(&found, words, strcspn(words, "\n"));
		}
	const char *copy = found.size ? arena_string(arena, found.data) : NULL;
	buf_clear(&found);
	return copy;
}

static char *show(const char *text, size_t size)
{
	(void)size;
	arena = arena_new();
	drawn = (struct buf)BUF_EMPTY;
	layout_count = 0;
	struct cover_page page = {
	    .title = words_of(text, "title"),
	    .subtitle = words_of(text, "subtitle"),
	    .authors = words_of(text, "author"),
	};
	page.chance = slug_hash(page.title);
	const struct cover_design *design = cover_design_of(words_of(text, "theme"));
	cover_press_init(&page.press, &stand_ins, words_of(text, "language"),
			 words_of(text, "right-to-left") != NULL);
	design->arrange(&page);
	design->draw(&page, NULL);
	if (page.press.shortened)
		buf_puts(&drawn, "shortened\n");
	cover_text_clear(&page.press, &page.title_text);
	cover_text_clear(&page.press, &page.subtitle_text);
	cover_text_clear(&page.press, &page.authors_text);
	cover_press_clear(&page.press);
	arena_free(arena);
	return buf_steal(&drawn);
}

static void test_files(void **state)
{
	(void)state;
	golden_folder("tests/covers", "words", show);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
