/* A novel's cover: a label with fine rules on patterned paper, as on cloth-bound pocket editions.
 */
#include "cover/cover_parts.h"

enum {
	PATTERNS = 4,
	CELL = 160,  /* of the pattern */
	BORDER = 28, /* of plain paper around the label; it ends where a cell does */
	LEFT = CELL + BORDER,
	PLATE = COVER_WIDTH - 2 * LEFT, /* the label's width */
	INSIDE = 980,                   /* the width of the texts */
	PADDING = 150,
	GAP = 96,
	MIDDLE = 1150, /* where the label's middle is: a little above the page's */
	SHORTEST = 900,
	RULE_GAP = 92,
};

static const char serif[] = "EB Garamond, Libertinus Serif, Noto Serif, Noto Naskh Arabic, Amiri, "
			    "Noto Serif Hebrew, Frank Ruehl CLM, Noto Serif Devanagari, "
			    "Noto Serif Thai, Norasi";

static const struct cover_style title_style = {
    .families = serif,
    .is_serif = true,
    .weight = PANGO_WEIGHT_NORMAL,
    .largest = 210,
    .smallest = 48,
    .leading = 1.08,
};
static const struct cover_style subtitle_style = {
    .families = serif,
    .is_serif = true,
    .weight = PANGO_WEIGHT_NORMAL,
    .largest = 72,
    .smallest = 34,
    .leading = 1.2,
    .italic = true,
};
static const struct cover_style authors_style = {
    .families = serif,
    .is_serif = true,
    .weight = PANGO_WEIGHT_NORMAL,
    .largest = 78,
    .smallest = 34,
    .leading = 1.2,
    .features = "smcp=1, lnum=1",
    .spacing = 0.08,
};

/* Paper, its figure, and the rules of the label. */
static const struct novel_colours {
	unsigned ground, figure, accent;
} papers[] = {
    {0x7A2530, 0x9A4046, 0x7A2530}, /* oxblood */
    {0x1F3A5F, 0x3A5C86, 0x1F3A5F}, /* navy */
    {0x24493C, 0x44705C, 0x24493C}, /* bottle green */
    {0x8A5A1F, 0xB0803C, 0x8A5A1F}, /* ochre */
    {0x4A2F57, 0x6E4F7D, 0x4A2F57}, /* plum */
    {0x2E5A66, 0x4E8490, 0x2E5A66}, /* petrol */
};

enum { CREAM = 0xF7F0E1, INK = 0x2A2320 };

/* Each pattern repeats itself after a cell; what reaches in from its neighbours is drawn too. */

static void draw_scales(const struct cover_brush *brush, const struct novel_colours *paper)
{
	for (int row = -1; row <= 3; row++)
		for (int column = 0; column <= 2; column++) {
			double x = CELL * (column - (row & 1) / 2.0), y = row * CELL / 2.0;
			cover_disc(brush, paper->ground, x, y, CELL / 2.0);
			cover_colour(brush, paper->figure);
			brush->libs->cairo_set_line_width(brush->cairo, 7);
			for (int ring = 1; ring <= 3; ring++)
				cover_ring(brush, x, y, CELL / 2.0 * ring / 3 - 4);
			brush->libs->cairo_stroke(brush->cairo);
		}
}

/* A leaf between two corners of a square. */
static void add_leaf(const struct cover_brush *brush, double x, double y, double dx, double dy)
{
	const struct cover_libs *libs = brush->libs;
	libs->cairo_move_to(brush->cairo, x, y);
	libs->cairo_curve_to(brush->cairo, x + dx * 0.6, y, x + dx, y + dy * 0.4, x + dx, y + dy);
	libs->cairo_curve_to(brush->cairo, x + dx * 0.4, y + dy, x, y + dy * 0.6, x, y);
	libs->cairo_close_path(brush->cairo);
}

static void draw_leaves(const struct cover_brush *brush, const struct novel_colours *paper)
{
	const double middle = CELL / 2.0, start = 8, reach = 62;
	cover_colour(brush, paper->figure);
	for (int dx = -1; dx <= 1; dx += 2)
		for (int dy = -1; dy <= 1; dy += 2) {
			add_leaf(brush, middle + start * dx, middle + start * dy, reach * dx,
				 reach * dy);
			cover_ring(brush, middle + middle * dx, middle + middle * dy, 9);
		}
	brush->libs->cairo_fill(brush->cairo);
}

static void add_lozenge(const struct cover_brush *brush, double x, double y, double reach)
{
	const struct cover_libs *libs = brush->libs;
	libs->cairo_move_to(brush->cairo, x, y - reach);
	libs->cairo_line_to(brush->cairo, x + reach, y);
	libs->cairo_line_to(brush->cairo, x, y + reach);
	libs->cairo_line_to(brush->cairo, x - reach, y);
	libs->cairo_close_path(brush->cairo);
}

static void draw_lozenges(const struct cover_brush *brush, const struct novel_colours *paper)
{
	cover_colour(brush, paper->figure);
	brush->libs->cairo_set_line_width(brush->cairo, 7);
	for (int row = 0; row <= 2; row++)
		for (int column = 0; column <= 1; column++) {
			double x = CELL * (column + (row & 1) / 2.0), y = row * CELL / 2.0;
			add_lozenge(brush, x, y, CELL / 2.0 - 12);
			add_lozenge(brush, x, y, CELL / 4.0 - 6);
		}
	brush->libs->cairo_stroke(brush->cairo);
}

static void draw_rosettes(const struct cover_brush *brush, const struct novel_colours *paper)
{
	cover_colour(brush, paper->figure);
	brush->libs->cairo_set_line_width(brush->cairo, 6);
	for (int row = -1; row <= 3; row++)
		for (int column = -1; column <= 1; column++)
			cover_ring(brush, CELL * (column + (row & 1) / 2.0), row * CELL / 2.0,
				   CELL / 2.0);
	brush->libs->cairo_stroke(brush->cairo);
}

/* One cell is drawn, and repeated over the page. */
static void draw_paper(const struct cover_brush *brush, const struct novel_colours *paper,
		       unsigned pattern)
{
	static void (*const patterns[PATTERNS])(const struct cover_brush *,
						const struct novel_colours *) = {
	    draw_scales, draw_leaves, draw_lozenges, draw_rosettes};
	const struct cover_libs *libs = brush->libs;
	cairo_surface_t *cell = libs->cairo_image_surface_create(CAIRO_FORMAT_RGB24, CELL, CELL);
	struct cover_brush inside = {libs, libs->cairo_create(cell)};
	cover_box(&inside, paper->ground, 0, 0, CELL, CELL);
	patterns[pattern](&inside, paper);
	libs->cairo_destroy(inside.cairo);
	libs->cairo_set_source_surface(brush->cairo, cell, 0, 0);
	libs->cairo_pattern_set_extend(libs->cairo_get_source(brush->cairo), CAIRO_EXTEND_REPEAT);
	libs->cairo_paint(brush->cairo);
	libs->cairo_surface_destroy(cell);
}

static void arrange(struct cover_page *page)
{
	struct cover_press *press = &page->press;
	page->title_text =
	    cover_text_fit(press, &title_style, page->title, COVER_CENTRE, INSIDE, 900);
	page->subtitle_text =
	    cover_text_fit(press, &subtitle_style, page->subtitle, COVER_CENTRE, INSIDE, 300);
	page->authors_text =
	    cover_text_fit(press, &authors_style, page->authors, COVER_CENTRE, INSIDE, 420);
}

static double plate_height(const struct cover_page *page)
{
	double height = 2 * PADDING + page->title_text.height;
	if (page->subtitle_text.layout)
		height += GAP + page->subtitle_text.height;
	if (page->authors_text.layout)
		height += 2 * RULE_GAP + page->authors_text.height;
	return height;
}

static void draw_centred(const struct cover_page *page, const struct cover_brush *brush,
			 const struct cover_text *text, double y)
{
	cover_text_draw(&page->press, text, brush->cairo, (COVER_WIDTH - text->width) / 2, y);
}

static void draw_ornament(const struct cover_brush *brush, unsigned colour, double y)
{
	double middle = COVER_WIDTH / 2.0;
	cover_box(brush, colour, middle - 150, y - 1.5, 110, 3);
	cover_box(brush, colour, middle + 40, y - 1.5, 110, 3);
	add_lozenge(brush, middle, y, 16);
	brush->libs->cairo_fill(brush->cairo);
}

static void draw_label(const struct cover_page *page, const struct cover_brush *brush,
		       const struct novel_colours *paper)
{
	double content = plate_height(page), least = content < SHORTEST ? SHORTEST : content;
	int cells = (int)((least + 2 * BORDER + CELL - 1) / CELL);
	int above = (MIDDLE - cells * CELL / 2 + CELL / 2) / CELL;
	double top = CELL * (above < 1 ? 1 : above), height = cells * CELL;
	cover_box(brush, paper->ground, CELL, top, COVER_WIDTH - 2 * CELL, height);
	top += BORDER;
	height -= 2 * BORDER;
	cover_box(brush, CREAM, LEFT, top, PLATE, height);
	cover_frame(brush, paper->accent, 7, LEFT + 34, top + 34, PLATE - 68, height - 68);
	cover_frame(brush, paper->accent, 2, LEFT + 48, top + 48, PLATE - 96, height - 96);
	double y = top + (height - content) / 2 + PADDING;
	if (page->authors_text.layout) {
		cover_colour(brush, paper->accent);
		draw_centred(page, brush, &page->authors_text, y);
		y += page->authors_text.height + RULE_GAP;
		draw_ornament(brush, paper->accent, y);
		y += RULE_GAP;
	}
	cover_colour(brush, INK);
	draw_centred(page, brush, &page->title_text, y);
	y += page->title_text.height + GAP;
	draw_centred(page, brush, &page->subtitle_text, y);
}

static void draw(const struct cover_page *page, cairo_t *cairo)
{
	const struct cover_brush brush = {page->press.libs, cairo};
	uint64_t chance = page->chance;
	const struct novel_colours *paper =
	    &papers[cover_dice(&chance, sizeof papers / sizeof *papers)];
	draw_paper(&brush, paper, cover_dice(&chance, PATTERNS));
	draw_label(page, &brush, paper);
}

const struct cover_design cover_novel = {"novel", arrange, draw};
