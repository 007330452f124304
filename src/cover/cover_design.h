/* What covers look like: a design for each theme. */
#ifndef OCTAVO_COVER_COVER_DESIGN_H
#define OCTAVO_COVER_COVER_DESIGN_H

#include "cover/cover_text.h"

#include <stdint.h>

enum { COVER_WIDTH = 1600, COVER_HEIGHT = 2560 }; /* pixels */

/* A cover that is being made. */
struct cover_page {
	struct cover_press press;
	const char *title, *subtitle, *authors; /* authors: a line each; NULL: none */
	uint64_t chance; /* decides what varies from book to book; the same for the same book */
	struct cover_text title_text, subtitle_text, authors_text;
};

/* One look. arrange fits the texts; draw draws all, and gives the same each time it is called. */
struct cover_design {
	const char *theme;
	void (*arrange)(struct cover_page *page);
	void (*draw)(const struct cover_page *page, cairo_t *cairo);
};

/* The theme's design; that of the default theme for one that has none of its own. */
const struct cover_design *cover_design_of(const char *theme);

extern const struct cover_design cover_novel, cover_magazine, cover_manual, cover_large;

/* Tools of the designs. Colours are 0xRRGGBB. */
struct cover_brush {
	const struct cover_libs *libs;
	cairo_t *cairo;
};

unsigned cover_dice(uint64_t *chance, unsigned sides); /* 0 to sides - 1 */
void cover_colour(const struct cover_brush *brush, unsigned colour);
void cover_box(const struct cover_brush *brush, unsigned colour, double x, double y, double width,
	       double height);
void cover_frame(const struct cover_brush *brush, unsigned colour, double line, double x, double y,
		 double width, double height);
void cover_disc(const struct cover_brush *brush, unsigned colour, double x, double y,
		double radius);
void cover_ring(const struct cover_brush *brush, double x, double y, double radius);

#endif
