/* The cover of a book in large print or for children: a big title in the sky over a landscape. */
#include "cover/cover_parts.h"

enum {
	MARGIN = 120,
	INSIDE = COVER_WIDTH - 2 * MARGIN,
	TITLE_TOP = 210,
	HILLS_TOP = 1560,
	HILLS = 3,
	TREES = 4,                  /* on a hill */
	PLOT = COVER_WIDTH / TREES, /* of a tree */
};

static const char rounded[] = "Quicksand, Baloo 2, Nunito, Inter, " COVER_SANS;

static const struct cover_style title_style = {
    .families = rounded,
    .weight = PANGO_WEIGHT_BOLD,
    .largest = 290,
    .smallest = 64,
    .leading = 1.06,
};
static const struct cover_style subtitle_style = {
    .families = rounded,
    .weight = PANGO_WEIGHT_BOLD,
    .largest = 92,
    .smallest = 48,
    .leading = 1.2,
};
static const struct cover_style authors_style = {
    .families = rounded,
    .weight = PANGO_WEIGHT_BOLD,
    .largest = 96,
    .smallest = 44,
    .leading = 1.2,
};

enum { INK = 0x14304A, TRUNK = 0x6B4A2F };

static const struct colours {
	unsigned sky, sun, hills[HILLS];
} days[] = {
    {0xCFE8F3, 0xF6C445, {0x9CCB7A, 0x5FA364, 0x2F6B45}},
    {0xFDE9C4, 0xF08A4B, {0xC3CB6B, 0x7FA650, 0x3C6B3A}},
    {0xE3E4F7, 0xF9D56E, {0x9DC7C0, 0x58988F, 0x24605C}},
    {0xFCDDD3, 0xE4573D, {0xD9B65B, 0x93A04B, 0x4B6632}},
};

static void arrange(struct cover_page *page)
{
	struct cover_press *press = &page->press;
	double room = HILLS_TOP - TITLE_TOP - 240;
	page->subtitle_text =
	    cover_text_fit(press, &subtitle_style, page->subtitle, COVER_CENTRE, INSIDE, room / 3);
	if (page->subtitle_text.layout)
		room -= page->subtitle_text.height + 90;
	page->title_text =
	    cover_text_fit(press, &title_style, page->title, COVER_CENTRE, INSIDE, room);
	page->authors_text =
	    cover_text_fit(press, &authors_style, page->authors, COVER_CENTRE, INSIDE, 230);
}

static void draw_tree(const struct cover_brush *brush, unsigned colour, bool is_fir, double x,
		      double y, double height)
{
	const struct cover_libs *libs = brush->libs;
	cover_box(brush, TRUNK, x - height / 16, y - height / 2, height / 8, height / 2 + 40);
	if (!is_fir) {
		cover_disc(brush, colour, x, y - height * 0.65, height * 0.35);
		return;
	}
	cover_colour(brush, colour);
	for (int part = 0; part < 3; part++) {
		double base = y - height * (0.25 + 0.2 * part);
		double half = height * (0.27 - 0.05 * part);
		libs->cairo_move_to(brush->cairo, x - half, base);
		libs->cairo_line_to(brush->cairo, x + half, base);
		libs->cairo_line_to(brush->cairo, x, base - height * 0.36);
		libs->cairo_close_path(brush->cairo);
	}
	libs->cairo_fill(brush->cairo);
}

/* A hill from edge to edge: a wave whose ends and middle lie at these heights. */
static void draw_hill(const struct cover_brush *brush, unsigned colour, double left, double middle,
		      double right)
{
	const struct cover_libs *libs = brush->libs;
	cover_colour(brush, colour);
	libs->cairo_move_to(brush->cairo, 0, left);
	libs->cairo_curve_to(brush->cairo, COVER_WIDTH * 0.2, left, COVER_WIDTH * 0.3, middle,
			     COVER_WIDTH * 0.5, middle);
	libs->cairo_curve_to(brush->cairo, COVER_WIDTH * 0.7, middle, COVER_WIDTH * 0.8, right,
			     COVER_WIDTH, right);
	libs->cairo_line_to(brush->cairo, COVER_WIDTH, COVER_HEIGHT);
	libs->cairo_line_to(brush->cairo, 0, COVER_HEIGHT);
	libs->cairo_close_path(brush->cairo);
	libs->cairo_fill(brush->cairo);
}

static void draw_landscape(const struct cover_brush *brush, uint64_t chance)
{
	const struct colours *day = &days[cover_dice(&chance, sizeof days / sizeof *days)];
	cover_box(brush, day->sky, 0, 0, COVER_WIDTH, COVER_HEIGHT);
	cover_disc(brush, day->sun, 300 + cover_dice(&chance, 1000), HILLS_TOP + 20, 210);
	for (int i = 0; i < HILLS; i++) {
		double top = HILLS_TOP + 50 + 220 * i;
		double ends[3];
		for (int end = 0; end < 3; end++)
			ends[end] = top + cover_dice(&chance, 120);
		for (int tree = 0; tree < TREES; tree++) {
			/* whole pixels: NOLINTNEXTLINE(bugprone-integer-division) */
			double x = PLOT * tree + PLOT / 4 + cover_dice(&chance, PLOT / 2);
			bool is_fir = cover_dice(&chance, 2);
			draw_tree(brush, day->hills[i + 1 < HILLS ? i + 1 : i], is_fir, x,
				  top + 130, 170 + 60 * i + cover_dice(&chance, 60));
		}
		draw_hill(brush, day->hills[i], ends[0], ends[1], ends[2]);
	}
}

static void draw_centred(const struct cover_page *page, const struct cover_brush *brush,
			 const struct cover_text *text, double y)
{
	cover_text_draw(&page->press, text, brush->cairo, (COVER_WIDTH - text->width) / 2, y);
}

static void draw(const struct cover_page *page, cairo_t *cairo)
{
	const struct cover_brush brush = {page->press.libs, cairo};
	draw_landscape(&brush, page->chance);
	cover_colour(&brush, INK);
	draw_centred(page, &brush, &page->title_text, TITLE_TOP);
	draw_centred(page, &brush, &page->subtitle_text, TITLE_TOP + page->title_text.height + 90);
	cover_colour(&brush, 0xFFFFFF);
	draw_centred(page, &brush, &page->authors_text,
		     COVER_HEIGHT - 130 - page->authors_text.height);
}

const struct cover_design cover_large = {"large", arrange, draw};
