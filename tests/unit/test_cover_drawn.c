/* How covers are set and drawn, call by call, whatever fonts are here: Cairo and Pango are
 * stand-ins. Each tests/covers/NAME.words has lines 'KEY: WORDS'; NAME.tree has what is drawn. */
#include "cover/cover_parts.h"

#include "base/slug.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "cover_layout.h"
#include "golden.h"

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

enum { THREADS = 4 };

static atomic_uint setting, most_setting;

/* As with GLib's own, threads that are in it at once would get the same number. */
static guint set_slowly(const gchar *domain, GLogLevelFlags levels, GLogFunc log, gpointer user)
{
	unsigned now = atomic_fetch_add(&setting, 1) + 1, most = atomic_load(&most_setting);
	while (now > most && !atomic_compare_exchange_weak(&most_setting, &most, now)) {
	}
	nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
	atomic_fetch_sub(&setting, 1);
	return set_handler(domain, levels, log, user);
}

static void *set_a_cover(void *user)
{
	struct cover_press press;
	arena = arena_new();
	cover_press_init(&press, user, "en", false);
	cover_press_clear(&press);
	buf_clear(&drawn);
	arena_free(arena);
	return NULL;
}

static void guards_are_set_one_by_one(void **state)
{
	(void)state;
	struct cover_libs libs = stand_ins;
	pthread_t threads[THREADS];
	libs.g_log_set_handler = set_slowly;
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, set_a_cover, &libs), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(most_setting, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_files),
	    cmocka_unit_test(guards_are_set_one_by_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
