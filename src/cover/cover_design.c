/* Finding the design of a theme, and the tools that all designs use. */
#include "cover/cover_parts.h"

#include <string.h>

static const double FULL_TURN = 6.283185307179586;

const struct cover_design *cover_design_of(const char *theme)
{
	static const struct cover_design *const designs[] = {&cover_novel, &cover_magazine,
							     &cover_manual, &cover_large};
	for (size_t i = 0; theme && i < sizeof designs / sizeof *designs; i++)
		if (strcmp(designs[i]->theme, theme) == 0)
			return designs[i];
	return designs[0];
}

unsigned cover_dice(uint64_t *chance, unsigned sides)
{
	*chance = *chance * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
	return (unsigned)(*chance >> 33) % sides;
}

void cover_colour(const struct cover_brush *brush, unsigned colour)
{
	brush->libs->cairo_set_source_rgb(brush->cairo, (colour >> 16 & 255) / 255.0,
					  (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

void cover_box(const struct cover_brush *brush, unsigned colour, double x, double y, double width,
	       double height)
{
	cover_colour(brush, colour);
	brush->libs->cairo_rectangle(brush->cairo, x, y, width, height);
	brush->libs->cairo_fill(brush->cairo);
}

void cover_frame(const struct cover_brush *brush, unsigned colour, double line, double x, double y,
		 double width, double height)
{
	cover_colour(brush, colour);
	brush->libs->cairo_set_line_width(brush->cairo, line);
	brush->libs->cairo_rectangle(brush->cairo, x, y, width, height);
	brush->libs->cairo_stroke(brush->cairo);
}

void cover_disc(const struct cover_brush *brush, unsigned colour, double x, double y, double radius)
{
	cover_colour(brush, colour);
	cover_ring(brush, x, y, radius);
	brush->libs->cairo_fill(brush->cairo);
}

void cover_ring(const struct cover_brush *brush, double x, double y, double radius)
{
	brush->libs->cairo_new_sub_path(brush->cairo);
	brush->libs->cairo_arc(brush->cairo, x, y, radius, 0, FULL_TURN);
	brush->libs->cairo_close_path(brush->cairo);
}

void cover_draw_at_start(const struct cover_page *page, cairo_t *cairo,
			 const struct cover_text *text, double margin, double y)
{
	double x = page->press.right_to_left ? COVER_WIDTH - margin - text->width : margin;
	cover_text_draw(&page->press, text, cairo, x, y);
}
