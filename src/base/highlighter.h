/* Whether a colour behind words is a highlighter's. */
#ifndef OCTAVO_BASE_HIGHLIGHTER_H
#define OCTAVO_BASE_HIGHLIGHTER_H

#include <stdbool.h>

/* A colour as CSS, OpenDocument and Word write it, alone or among other words of a CSS background:
 * "#ff0", "FFFF00", "yellow", "rgb(255, 255, 0)". What is grey, pale or dark sets something off, as
 * code or a button, and highlights nothing. */
bool is_highlighter(const char *colour);

#endif
