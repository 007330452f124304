/* Words on a cover: set as large as their place allows, in lines of like length. */
#ifndef OCTAVO_COVER_COVER_TEXT_H
#define OCTAVO_COVER_COVER_TEXT_H

#include "base/buf.h"
#include "cover/cover_libs.h"

/* What all texts of a cover share. */
struct cover_press {
	const struct cover_libs *libs;
	PangoContext *context;
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

#endif
