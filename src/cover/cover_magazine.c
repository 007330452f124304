/* A magazine's cover: a heavy title under a red bar, over blocks of shape and colour. */
#include "cover/cover_parts.h"

enum {
	MARGIN = 110,
	INSIDE = COVER_WIDTH - 2 * MARGIN,
	TILE = 400,
	ACROSS = COVER_WIDTH / TILE,
	DOWN = 3,
	TILES_TOP = COVER_HEIGHT - DOWN * TILE,
	TITLE_TOP = 236,
};

static const char sans[] = "Inter Display, Inter, Helvetica Neue, " COVER_SANS;

static const struct cover_style title_style = {
    .families = sans,
    .weight = PANGO_WEIGHT_HEAVY,
    .largest = 300,
    .smallest = 56,
    .leading = 0.98,
    .spacing = -0.02,
};
static const struct cover_style subtitle_style = {
    .families = sans,
    .weight = PANGO_WEIGHT_MEDIUM,
    .largest = 72,
    .smallest = 36,
    .leading = 1.2,
};
static const struct cover_style authors_style = {
    .families = sans,
    .weight = PANGO_WEIGHT_BOLD,
    .largest = 62,
    .smallest = 34,
    .leading = 1.25,
};

enum { PAPER = 0xF5F2EB, INK = 0x16161A, RED = 0xCF4A34 };

static const unsigned inks[] = {RED, INK, 0xE9B949, 0x2F6F8F, 0xDDD6C7};

static void arrange(struct cover_page *page)
{
	struct cover_press *press = &page->press;
	page->authors_text =
	    cover_text_fit(press, &authors_style, page->authors, COVER_START, INSIDE, 260);
	double room = TILES_TOP - TITLE_TOP - 90;
	if (page->authors_text.layout)
		room -= page->authors_text.height + 80;
	page->subtitle_text =
	    cover_text_fit(press, &subtitle_style, page->subtitle, COVER_START, INSIDE, room / 3);
	if (page->subtitle_text.layout)
		room -= page->subtitle_text.height + 90;
	page->title_text =
	    cover_text_fit(press, &title_style, page->title, COVER_START, INSIDE, room);
}

/* A quarter of a disc in the tile, its centre in one of the corners. */
static void draw_quarter(const struct cover_brush *brush, unsigned corner, double x, double y)
{
	const double quarter = 1.5707963267948966;
	double centre_x = x + (corner == 1 || corner == 2) * TILE,
	       centre_y = y + (corner >= 2) * TILE;
	brush->libs->cairo_move_to(brush->cairo, centre_x, centre_y);
	brush->libs->cairo_arc(brush->cairo, centre_x, centre_y, TILE, corner * quarter,
			       (corner + 1) * quarter);
	brush->libs->cairo_close_path(brush->cairo);
	brush->libs->cairo_fill(brush->cairo);
}

static void draw_half(const struct cover_brush *brush, unsigned side, double x, double y)
{
	const double quarter = 1.5707963267948966;
	double centre_x = x + TILE / 2.0, centre_y = y + TILE / 2.0;
	static const int moves[][2] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
	brush->libs->cairo_arc(brush->cairo, centre_x + moves[side][0] * TILE / 2.0,
			       centre_y + moves[side][1] * TILE / 2.0, TILE / 2.0, side * quarter,
			       (side + 2) * quarter);
	brush->libs->cairo_close_path(brush->cairo);
	brush->libs->cairo_fill(brush->cairo);
}

static void draw_tile(const struct cover_brush *brush, uint64_t *chance, double x, double y,
		      unsigned ground)
{
	const unsigned count = sizeof inks / sizeof *inks;
	unsigned figure = (ground + 1 + cover_dice(chance, count - 1)) % count;
	unsigned shape = cover_dice(chance, 8), turn = cover_dice(chance, 4);
	cover_box(brush, inks[ground], x, y, TILE, TILE);
	cover_colour(brush, inks[figure]);
	if (shape < 4)
		draw_quarter(brush, turn, x, y);
	else if (shape < 6)
		draw_half(brush, turn, x, y);
	else if (shape == 6)
		cover_disc(brush, inks[figure], x + TILE / 2.0, y + TILE / 2.0, TILE / 2.0);
}

static void draw_tiles(const struct cover_brush *brush, uint64_t chance)
{
	const unsigned count = sizeof inks / sizeof *inks;
	unsigned above[ACROSS] = {0}, left = 0;
	for (unsigned row = 0; row < DOWN; row++)
		for (unsigned column = 0; column < ACROSS; column++) {
			unsigned ground = cover_dice(&chance, count);
			while ((row && ground == above[column]) || (column && ground == left))
				ground = (ground + 1) % count;
			above[column] = left = ground;
			draw_tile(brush, &chance, column * TILE, TILES_TOP + row * TILE, ground);
		}
}

static void draw(const struct cover_page *page, cairo_t *cairo)
{
	const struct cover_brush brush = {page->press.libs, cairo};
	cover_box(&brush, PAPER, 0, 0, COVER_WIDTH, COVER_HEIGHT);
	cover_box(&brush, RED, page->press.right_to_left ? COVER_WIDTH - MARGIN - 280 : MARGIN, 120,
		  280, 40);
	draw_tiles(&brush, page->chance);
	cover_colour(&brush, INK);
	cover_draw_at_start(page, cairo, &page->title_text, MARGIN, TITLE_TOP);
	cover_draw_at_start(page, cairo, &page->subtitle_text, MARGIN,
			    TITLE_TOP + page->title_text.height + 90);
	cover_draw_at_start(page, cairo, &page->authors_text, MARGIN,
			    TILES_TOP - 80 - page->authors_text.height);
}

const struct cover_design cover_magazine = {"magazine", arrange, draw};
