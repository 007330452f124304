/* Pictures, sound and film: what a book can show of them. */
#ifndef OCTAVO_XHTML_EMBEDDED_MEDIA_H
#define OCTAVO_XHTML_EMBEDDED_MEDIA_H

#include "xhtml/state.h"

/* What a picture comes to. */
enum picture {
	PICTURE_STAYS,
	PICTURE_IS_TEXT, /* remote or missing: its alternative text stands for it */
	PICTURE_GOES,    /* a tracking pixel, or nothing at all */
};

/* Chooses the best local candidate of an img, and sets its src and alt. */
enum picture choose_picture(struct conform_state *state, struct node *img);

/* Gives the sources of a picture element to its img, and takes them out. */
void gather_candidates(struct conform_state *state, struct node *picture);

/* An img in a noscript that holds what the page beside it only loads by script, or NULL. */
struct node *noscript_img(struct conform_state *state, struct node *noscript);

/* Whether an audio or video can be kept; leaves it with the sources that can. */
bool media_stays(struct conform_state *state, struct node *media);

#endif
