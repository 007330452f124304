/* The parts of typesetting a cover, for each other. */
#ifndef OCTAVO_COVER_COVER_PARTS_H
#define OCTAVO_COVER_COVER_PARTS_H

#include "base/buf.h"

#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stdint.h>

/* cover_libs.c: Cairo and Pango, which set the type of a cover: loaded when they are needed,
 * because it takes longer than building a small book without a cover. */

/* Each function under its own name, with the type that the library's header gives it. */
struct cover_libs {
#define FUNCTION(library, name) __typeof__(name) *name;
#include "cover/cover_libs.def"
#undef FUNCTION
};

/* Finds them all; false: a library isn't there or lacks one. They stay loaded, because GLib can't
 * be unloaded. */
bool cover_libs_load(struct cover_libs *libs);

/* cover_text.c: words on a cover: set as large as their place allows, in lines of like length. */

/* What all texts of a cover share. */
struct cover_press {
	const struct cover_libs *libs;
	PangoContext *context;
	guint guard; /* against GLib, which ends the process where there is no memory or thread */
	const char *language;
	bool right_to_left;
	bool shortened;     /* a text was too long even for the smallest type */
	struct buf missing; /* characters that no font here has */
};

void cover_press_init(struct cover_press *press, const struct cover_libs *libs,
		      const char *language, bool right_to_left);
void cover_press_clear(struct cover_press *press);

/* How a text is set. Lengths are pixels. */
struct cover_style {
	const char *families; /* in order of preference, before what fontconfig prefers */
	bool is_serif;
	PangoWeight weight;
	double largest, smallest;
	/* the following only where all letters are Latin, Greek or Cyrillic */
	double leading;       /* from line to line, in em */
	double spacing;       /* between letters, in em */
	const char *features; /* of OpenType; NULL: none */
	bool italic;
};

enum cover_side { COVER_CENTRE, COVER_START };

struct cover_text {
	PangoLayout *layout;  /* NULL: there are no words */
	double size;          /* of the type */
	double width, height; /* of the ink */
	double left, top;     /* of the ink, from the layout's origin */
};

/* Sets words (NULL or empty: none) within width and height. */
struct cover_text cover_text_fit(struct cover_press *press, const struct cover_style *style,
				 const char *words, enum cover_side side, double width,
				 double height);
void cover_text_clear(struct cover_press *press, struct cover_text *text);

/* Draws the text in the current colour with its ink's left upper corner there. */
void cover_text_draw(const struct cover_press *press, const struct cover_text *text, cairo_t *cairo,
		     double x, double y);

/* cover_design.c: what covers look like: a design for each theme. */

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

/* Families of sans-serif type behind a design's own, for the scripts of the world. */
#define COVER_SANS                                                                                 \
	"Noto Sans, Noto Sans Arabic, Amiri, Noto Sans Hebrew, "                                   \
	"Frank Ruehl CLM, Noto Sans Devanagari, Noto Sans Thai, Norasi"

/* Draws the text in the current colour where its lines begin, that far from the edge. */
void cover_draw_at_start(const struct cover_page *page, cairo_t *cairo,
			 const struct cover_text *text, double margin, double y);

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
