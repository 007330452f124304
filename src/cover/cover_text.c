/* Fitting words into their place on a cover. */
#include "cover/cover_parts.h"
#include "cover/cover_phrases.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <pthread.h>
#include <string.h>

/* Larger type is worth a further line if it is larger by that much. */
static const double WORTH_A_LINE = 1.25;
/* From one size to the next smaller one. */
static const double STEP = 0.94;
/* Type smaller than that part of the largest is too small to keep a word whole for. */
static const double WORTH_A_BREAK = 0.4;
/* No text's letters are narrower, in em: what would need more room isn't even tried. */
static const double NARROWEST = 0.25;

enum { MOST_LINES = 12, MOST_MISSING = 8 };

static void end_cleanly(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer user)
{
	(void)domain, (void)level, (void)text, (void)user;
	mem_exhausted();
}

/* GLib reads the number that it gives back outside of its lock, so that two threads at once may get
 * the same. */
static guint guard_against_glib(const struct cover_libs *libs)
{
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
	pthread_mutex_lock(&one_at_a_time);
	guint guard = libs->g_log_set_handler("GLib", G_LOG_LEVEL_ERROR | G_LOG_FLAG_FATAL,
					      end_cleanly, NULL);
	pthread_mutex_unlock(&one_at_a_time);
	return guard;
}

void cover_press_init(struct cover_press *press, const struct cover_libs *libs,
		      const char *language, bool right_to_left)
{
	*press = (struct cover_press){
	    .libs = libs, .language = language, .right_to_left = right_to_left};
	press->guard = guard_against_glib(libs);
	PangoFontMap *fonts = libs->pango_cairo_font_map_new(); /* this thread's own */
	press->context = libs->pango_font_map_create_context(fonts);
	libs->g_object_unref(fonts);
	/* Whatever the environment says: outlines as they are drawn, the book's language. */
	cairo_font_options_t *options = libs->cairo_font_options_create();
	libs->cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	libs->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	libs->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	libs->pango_cairo_context_set_font_options(press->context, options);
	libs->cairo_font_options_destroy(options);
	libs->pango_context_set_round_glyph_positions(press->context, FALSE);
	libs->pango_context_set_language(press->context,
					 libs->pango_language_from_string(language));
	libs->pango_context_set_base_dir(press->context,
					 right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

void cover_press_clear(struct cover_press *press)
{
	press->libs->g_object_unref(press->context);
	press->libs->g_log_remove_handler("GLib", press->guard);
	buf_clear(&press->missing);
}

/* How a script is set. Western letters stand apart and have italics; Han, kana and Hangul fill
 * their lines evenly; most other scripts have marks above and below. */
enum manner { WESTERN, EASTERN, MARKED };

static const double leadings[] = {[EASTERN] = 1.25, [MARKED] = 1.45}; /* in em */
static const double LOOSER = 0.2; /* the leading of western type that is small for its place */

static enum manner manner_of(const char *words)
{
	enum manner manner = WESTERN;
	for (const char *s = words, *end = words + strlen(words); s < end;) {
		unsigned c = utf8_next(&s, end);
		if (c >= 0x0531 && !(c >= 0x1E00 && c < 0x2E80) && c < 0xFE00)
			manner = c >= 0x2E80 && manner != MARKED ? EASTERN : MARKED;
	}
	return manner;
}

/* What to take a script's language for where the book's isn't written in it. Pango would go by the
 * environment; scripts of one language don't need it. */
static const struct {
	PangoScript script;
	const char *language;
} script_languages[] = {
    {PANGO_SCRIPT_LATIN, "en"},      {PANGO_SCRIPT_CYRILLIC, "ru"}, {PANGO_SCRIPT_ARABIC, "ar"},
    {PANGO_SCRIPT_HEBREW, "he"},     {PANGO_SCRIPT_HAN, "zh"},      {PANGO_SCRIPT_BENGALI, "bn"},
    {PANGO_SCRIPT_DEVANAGARI, "hi"}, {PANGO_SCRIPT_ETHIOPIC, "am"},
};

static void insert(const struct cover_libs *libs, PangoAttrList *list, PangoAttribute *attribute,
		   size_t start, size_t end)
{
	attribute->start_index = (guint)start;
	attribute->end_index = (guint)end;
	libs->pango_attr_list_insert(list, attribute);
}

static void say_languages(const struct cover_press *press, PangoAttrList *list, const char *words)
{
	const struct cover_libs *libs = press->libs;
	PangoLanguage *own = libs->pango_language_from_string(press->language);
	PangoScriptIter *runs = libs->pango_script_iter_new(words, (int)strlen(words));
	do {
		const char *start, *end;
		PangoScript script;
		libs->pango_script_iter_get_range(runs, &start, &end, &script);
		if (libs->pango_language_includes_script(own, script))
			continue;
		for (size_t i = 0; i < sizeof script_languages / sizeof *script_languages; i++)
			if (script_languages[i].script == script)
				insert(
				    libs, list,
				    libs->pango_attr_language_new(libs->pango_language_from_string(
					script_languages[i].language)),
				    (size_t)(start - words), (size_t)(end - words));
	} while (libs->pango_script_iter_next(runs));
	libs->pango_script_iter_free(runs);
}

/* Families for Han, whose shapes are the language's; the first that begins the book's counts. */
static const struct {
	const char *language, *serif, *sans;
} eastern_families[] = {
    {"ja", "Noto Serif CJK JP, Hiragino Mincho ProN, IPAexMincho",
     "Noto Sans CJK JP, Hiragino Sans, IPAexGothic"},
    {"ko", "Noto Serif CJK KR, AppleMyungjo, NanumMyeongjo",
     "Noto Sans CJK KR, Apple SD Gothic Neo, NanumGothic"},
    {"zh-Hant", "Noto Serif CJK TC, Songti TC", "Noto Sans CJK TC, PingFang TC"},
    {"zh-TW", "Noto Serif CJK TC, Songti TC", "Noto Sans CJK TC, PingFang TC"},
    {"zh-HK", "Noto Serif CJK HK, Songti TC", "Noto Sans CJK HK, PingFang HK"},
    {"zh", "Noto Serif CJK SC, Songti SC", "Noto Sans CJK SC, PingFang SC"},
};

static void set_families(const struct cover_press *press, const struct cover_style *style,
			 PangoFontDescription *font)
{
	struct buf families = BUF_EMPTY;
	buf_puts(&families, style->families);
	for (size_t i = 0; i < sizeof eastern_families / sizeof *eastern_families; i++) {
		size_t size = strlen(eastern_families[i].language);
		if (strncmp(press->language, eastern_families[i].language, size) != 0)
			continue;
		buf_printf(&families, ", %s",
			   style->is_serif ? eastern_families[i].serif : eastern_families[i].sans);
		break;
	}
	buf_puts(&families, style->is_serif ? ", serif" : ", sans-serif");
	press->libs->pango_font_description_set_family(font, families.data);
	buf_clear(&families);
}

/* A text on its way to its size. */
struct fitting {
	const struct cover_press *press;
	const struct cover_style *style;
	const char *words;
	size_t length; /* of these, in characters */
	PangoLayout *layout;
	PangoFontDescription *font;
	double width, height; /* of its place */
	enum manner manner;
};

static int units(double pixels)
{
	return (int)(pixels * PANGO_SCALE);
}

static void set_size(const struct fitting *fitting, double size)
{
	const struct cover_libs *libs = fitting->press->libs;
	const struct cover_style *style = fitting->style;
	const size_t end = strlen(fitting->words);
	const bool is_western = fitting->manner == WESTERN;
	double leading = is_western ? style->leading + LOOSER * (1 - size / style->largest)
				    : leadings[fitting->manner];
	libs->pango_font_description_set_absolute_size(fitting->font, units(size));
	libs->pango_layout_set_font_description(fitting->layout, fitting->font);
	PangoAttrList *list = libs->pango_attr_list_new();
	say_languages(fitting->press, list, fitting->words);
	insert(libs, list, libs->pango_attr_line_height_new_absolute(units(size * leading)), 0,
	       end);
	if (is_western && style->spacing != 0)
		insert(libs, list,
		       libs->pango_attr_letter_spacing_new(units(size * style->spacing)), 0, end);
	if (is_western) /* old-style figures: "101" reads as "IOI" */
		insert(libs, list,
		       libs->pango_attr_font_features_new(style->features ? style->features
									  : "lnum=1"),
		       0, end);
	libs->pango_layout_set_attributes(fitting->layout, list);
	libs->pango_attr_list_unref(list);
}

static void set_width(const struct fitting *fitting, double width)
{
	fitting->press->libs->pango_layout_set_width(fitting->layout, units(width));
}

/* The number of lines; 0: it doesn't fit. */
static int lines_within(const struct fitting *fitting, double width)
{
	const struct cover_libs *libs = fitting->press->libs;
	PangoRectangle logical;
	set_width(fitting, width);
	libs->pango_layout_get_extents(fitting->layout, NULL, &logical);
	bool fits = logical.width <= units(width) && logical.height <= units(fitting->height);
	return fits ? libs->pango_layout_get_line_count(fitting->layout) : 0;
}

/* The most characters that the place has room for in type of that size. */
static size_t capacity(const struct fitting *fitting, double size)
{
	return (size_t)(fitting->width * fitting->height / (size * size * NARROWEST));
}

/* The size that serves best with all words whole; 0: none does. */
static double best_size(const struct fitting *fitting)
{
	double sizes[MOST_LINES + 1] = {0}, best = 0;
	for (double size = fitting->style->largest; size >= fitting->style->smallest;
	     size *= STEP) {
		if (fitting->length > capacity(fitting, size))
			continue;
		set_size(fitting, size);
		int lines = lines_within(fitting, fitting->width);
		if (lines > MOST_LINES)
			lines = MOST_LINES;
		if (lines && sizes[lines] == 0)
			sizes[lines] = size;
		if (lines == 1)
			break;
	}
	for (int lines = 1; lines <= MOST_LINES; lines++)
		if (sizes[lines] > best * WORTH_A_LINE)
			best = sizes[lines];
	return best;
}

/* Makes the lines as like in length as their number allows. */
static void balance(const struct fitting *fitting)
{
	int lines = lines_within(fitting, fitting->width);
	double wide = fitting->width, narrow = wide / 2;
	while (lines > 1 && wide - narrow > 8) {
		double middle = (wide + narrow) / 2;
		if (lines_within(fitting, middle) == lines)
			wide = middle;
		else
			narrow = middle;
	}
	set_width(fitting, wide);
}

/* Breaks words, and at the smallest size leaves out the end. True: something was left out. */
static bool squeeze(const struct fitting *fitting, double *size)
{
	const struct cover_libs *libs = fitting->press->libs;
	libs->pango_layout_set_wrap(fitting->layout, PANGO_WRAP_WORD_CHAR);
	for (*size = fitting->style->largest * WORTH_A_BREAK; *size > fitting->style->smallest;
	     *size *= STEP) {
		if (fitting->length > capacity(fitting, *size))
			continue;
		set_size(fitting, *size);
		if (lines_within(fitting, fitting->width)) {
			balance(fitting);
			return false;
		}
	}
	libs->pango_layout_set_ellipsize(fitting->layout, PANGO_ELLIPSIZE_END);
	libs->pango_layout_set_height(fitting->layout, units(fitting->height));
	set_size(fitting, fitting->style->smallest);
	set_width(fitting, fitting->width);
	return libs->pango_layout_is_ellipsized(fitting->layout);
}

/* Adds to the press's list what of the text no font has. */
static void note_missing(struct cover_press *press, PangoLayout *layout)
{
	const struct cover_libs *libs = press->libs;
	PangoLayoutIter *runs = libs->pango_layout_get_iter(layout);
	do {
		const PangoLayoutRun *run = libs->pango_layout_iter_get_run_readonly(runs);
		for (int i = 0; run && i < run->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
			unsigned c = glyph & ~(unsigned)PANGO_GLYPH_UNKNOWN_FLAG;
			char character[5] = "";
			if (c == glyph || glyph == PANGO_GLYPH_INVALID_INPUT || unicode_is_space(c))
				continue;
			utf8_write(c, character);
			bool is_new =
			    !press->missing.size || !strstr(press->missing.data, character);
			if (is_new &&
			    utf8_length(press->missing.data, press->missing.size) < MOST_MISSING)
				buf_puts(&press->missing, character);
		}
	} while (libs->pango_layout_iter_next_run(runs));
	libs->pango_layout_iter_free(runs);
}

/* The words without what the place has no room for even in the smallest type, which Pango would
 * take the square of their length to break into lines. NULL: it may have room for all of them. */
static char *shortened(const struct fitting *fitting)
{
	const char *s = fitting->words, *end = s + strlen(s);
	size_t room = capacity(fitting, fitting->style->smallest);
	if (fitting->length <= room)
		return NULL;
	struct buf words = BUF_EMPTY;
	for (size_t i = 0; i < room; i++)
		utf8_next(&s, end);
	buf_add(&words, fitting->words, (size_t)(s - fitting->words));
	buf_puts(&words, "…");
	return buf_steal(&words);
}

static void begin(struct fitting *fitting, enum cover_side side)
{
	const struct cover_libs *libs = fitting->press->libs;
	const struct cover_style *style = fitting->style;
	fitting->font = libs->pango_font_description_new();
	set_families(fitting->press, style, fitting->font);
	libs->pango_font_description_set_weight(fitting->font, style->weight);
	if (style->italic && fitting->manner == WESTERN)
		libs->pango_font_description_set_style(fitting->font, PANGO_STYLE_ITALIC);
	fitting->layout = libs->pango_layout_new(fitting->press->context);
	libs->pango_layout_set_text(fitting->layout, fitting->words, -1);
	libs->pango_layout_set_auto_dir(fitting->layout, FALSE);
	libs->pango_layout_set_wrap(fitting->layout, PANGO_WRAP_WORD);
	libs->pango_layout_set_alignment(fitting->layout, side == COVER_CENTRE ? PANGO_ALIGN_CENTER
							  : fitting->press->right_to_left
							      ? PANGO_ALIGN_RIGHT
							      : PANGO_ALIGN_LEFT);
}

struct cover_text cover_text_fit(struct cover_press *press, const struct cover_style *style,
				 const char *words, enum cover_side side, double width,
				 double height)
{
	struct cover_text text = {0};
	if (!words || !*words)
		return text;
	struct fitting fitting = {.press = press,
				  .style = style,
				  .words = words,
				  .length = utf8_length(words, strlen(words)),
				  .width = width,
				  .height = height,
				  .manner = manner_of(words)};
	char *cut = shortened(&fitting);
	press->shortened |= cut != NULL;
	char *joined = cover_phrases_join(cut ? cut : words);
	fitting.words = joined;
	begin(&fitting, side);
	text.size = best_size(&fitting);
	if (text.size < style->largest * WORTH_A_BREAK) { /* there is a long word, or many */
		press->shortened |= squeeze(&fitting, &text.size);
	} else {
		set_size(&fitting, text.size);
		balance(&fitting);
	}
	note_missing(press, fitting.layout);
	PangoRectangle ink;
	press->libs->pango_layout_get_extents(fitting.layout, &ink, NULL);
	press->libs->pango_font_description_free(fitting.font);
	text.layout = fitting.layout;
	text.left = (double)ink.x / PANGO_SCALE;
	text.top = (double)ink.y / PANGO_SCALE;
	text.width = (double)ink.width / PANGO_SCALE;
	text.height = (double)ink.height / PANGO_SCALE;
	mem_free(joined);
	mem_free(cut);
	return text;
}

void cover_text_clear(struct cover_press *press, struct cover_text *text)
{
	if (text->layout)
		press->libs->g_object_unref(text->layout);
	*text = (struct cover_text){0};
}

void cover_text_draw(const struct cover_press *press, const struct cover_text *text, cairo_t *cairo,
		     double x, double y)
{
	if (!text->layout)
		return;
	press->libs->cairo_move_to(cairo, x - text->left, y - text->top);
	press->libs->pango_cairo_show_layout(cairo, text->layout);
}
