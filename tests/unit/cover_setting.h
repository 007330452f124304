/* For test_cover_drawn: stand-ins for what GLib and Pango have of fonts, attributes and scripts.
 * What is made stays in the arena, whoever frees it. */
#ifndef OCTAVO_TESTS_COVER_SETTING_H
#define OCTAVO_TESTS_COVER_SETTING_H

#include "base/arena.h"
#include "base/utf8.h"

#include <pango/pangocairo.h>
#include <stdbool.h>

#include "cover_drawing.h"

static _Thread_local struct arena *arena;

struct font {
	const char *family;
	int weight;
	bool italic;
	double size; /* pixels */
};

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
	(void)object;
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

#endif
