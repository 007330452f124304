/* For test_cover_drawn: stand-ins for Cairo, which write down what is drawn, a line a call. */
#ifndef OCTAVO_TESTS_COVER_DRAWING_H
#define OCTAVO_TESTS_COVER_DRAWING_H

#include "base/buf.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

static _Thread_local struct buf drawn;

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

#endif
