/* Captions and credits of pictures and tables. */
#ifndef OCTAVO_READ_CAPTIONS_H
#define OCTAVO_READ_CAPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a line begins with one: "Figure 2: The mill", "Photo: Ann Lee". */
bool caption_opens(const char *s, size_t size);

#endif
