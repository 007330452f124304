/* MathML and SVG, as far as they may stand in a book. */
#ifndef OCTAVO_XHTML_FOREIGN_H
#define OCTAVO_XHTML_FOREIGN_H

#include "xhtml/model/values.h"
#include "xhtml/state.h"

/* Makes what is inside conform. False if nothing is left that could be shown: then its text may
 * stand for it. */
bool conform_math(struct conform_state *state, struct node *math);
bool conform_svg(struct conform_state *state, struct node *svg);

/* Takes out groups of an SVG that conforms, as far as it looks the same without them. */
void svg_flatten(struct conform_state *state, struct node *svg);

/* Keeps the attributes that an element of MathML may have. */
void math_clean_attributes(struct conform_state *state, struct node *node);

/* The reference of the one picture that the SVG only frames, as a book's cover often is; NULL if it
 * draws anything else. */
const char *svg_picture(const struct node *svg);

/* Whether what is inside of a foreign element nests less deep than room. */
bool foreign_is_shallow(const struct node *foreign, size_t room);

/* The words of a foreign element, in order, apart by spaces; "" if there are none. */
const char *foreign_words(struct arena *arena, const struct node *node);

#endif
