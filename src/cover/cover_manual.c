/* A manual's cover: a figure drawn by a formula over a band that holds the title. */
#include "cover/cover_parts.h"

#include <math.h>

enum {
	MARGIN = 120,
	INSIDE = COVER_WIDTH - 2 * MARGIN,
	LARGEST_RADIUS = 680,
	BAND_BOTTOM = 2220,
	BAND_PADDING = 100,
	GAP = 84,
	STEPS = 1600, /* of the figure's line */
};

static const char sans[] = "Inter, Inter Display, Helvetica Neue, " COVER_SANS;

static const struct cover_style title_style = {
    .families = sans,
    .weight = PANGO_WEIGHT_BOLD,
    .largest = 190,
    .smallest = 52,
    .leading = 1.06,
    .spacing = -0.015,
};
static const struct cover_style subtitle_style = {
    .families = sans,
    .weight = PANGO_WEIGHT_NORMAL,
    .largest = 66,
    .smallest = 36,
    .leading = 1.25,
};
static const struct cover_style authors_style = {
    .families = sans,
    .weight = PANGO_WEIGHT_MEDIUM,
    .largest = 60,
    .smallest = 34,
    .leading = 1.25,
};

enum { PAPER = 0xFAFAF7, INK = 0x1B2A36, GRID = 0xE4EAEE };

static const unsigned bands[] = {0x1F6A9C, 0x17706A, 0x4B4E8F, 0x8C3B4A, 0x3C6B35, 0x34495E};

/* Turns of the wheel inside, teeth, and where the pen is. */
static const struct figure {
	int teeth, wheel;
	double pen;
} figures[] = {
    {36, 7, 0.72}, {40, 13, 0.8}, {45, 16, 0.95}, {32, 9, 0.62}, {50, 21, 1.1}, {42, 11, 0.85},
};

static void arrange(struct cover_page *page)
{
	struct cover_press *press = &page->press;
	page->title_text =
	    cover_text_fit(press, &title_style, page->title, COVER_START, INSIDE, 640);
	page->subtitle_text =
	    cover_text_fit(press, &subtitle_style, page->subtitle, COVER_START, INSIDE, 200);
	page->authors_text =
	    cover_text_fit(press, &authors_style, page->authors, COVER_START, INSIDE, 200);
}

static void draw_grid(const struct cover_brush *brush)
{
	for (int x = 80; x < COVER_WIDTH; x += 80)
		cover_box(brush, GRID, x - 1, 0, 2, COVER_HEIGHT);
	for (int y = 80; y < COVER_HEIGHT; y += 80)
		cover_box(brush, GRID, 0, y - 1, COVER_WIDTH, 2);
}

/* A hypotrochoid: the line of a pen in a wheel that rolls inside a ring. */
static void draw_figure(const struct cover_brush *brush, const struct figure *figure, double middle,
			double radius)
{
	double ring = figure->teeth, wheel = figure->wheel, pen = wheel * figure->pen;
	double scale = radius / (ring - wheel + pen);
	for (int i = 0; i < STEPS; i++) {
		double turn = 6.283185307179586 * wheel * i / STEPS;
		double other = turn * (ring - wheel) / wheel;
		double x = (ring - wheel) * cos(turn) + pen * cos(other);
		double y = (ring - wheel) * sin(turn) - pen * sin(other);
		brush->libs->cairo_line_to(brush->cairo, COVER_WIDTH / 2.0 + scale * x,
					   middle + scale * y);
	}
	brush->libs->cairo_close_path(brush->cairo);
	brush->libs->cairo_set_line_width(brush->cairo, 5);
	brush->libs->cairo_stroke(brush->cairo);
}

static void draw(const struct cover_page *page, cairo_t *cairo)
{
	const struct cover_brush brush = {page->press.libs, cairo};
	uint64_t chance = page->chance;
	unsigned colour = bands[cover_dice(&chance, sizeof bands / sizeof *bands)];
	double height = 2 * BAND_PADDING + page->title_text.height;
	if (page->subtitle_text.layout)
		height += GAP + page->subtitle_text.height;
	double top = BAND_BOTTOM - height, radius = top / 2 - 110;
	if (radius > LARGEST_RADIUS)
		radius = LARGEST_RADIUS;
	cover_box(&brush, PAPER, 0, 0, COVER_WIDTH, COVER_HEIGHT);
	draw_grid(&brush);
	cover_colour(&brush, colour);
	draw_figure(&brush, &figures[cover_dice(&chance, sizeof figures / sizeof *figures)],
		    top / 2, radius);
	cover_box(&brush, colour, 0, top, COVER_WIDTH, height);
	cover_colour(&brush, 0xFFFFFF);
	double y = top + BAND_PADDING;
	cover_draw_at_start(page, cairo, &page->title_text, MARGIN, y);
	y += page->title_text.height + GAP;
	cover_draw_at_start(page, cairo, &page->subtitle_text, MARGIN, y);
	cover_colour(&brush, INK);
	cover_draw_at_start(page, cairo, &page->authors_text, MARGIN,
			    (BAND_BOTTOM + COVER_HEIGHT - page->authors_text.height) / 2);
}

const struct cover_design cover_manual = {"manual", arrange, draw};
