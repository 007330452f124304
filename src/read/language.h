/* The language of a text that nobody said. */
#ifndef OCTAVO_READ_LANGUAGE_H
#define OCTAVO_READ_LANGUAGE_H

#include <stddef.h>

/* A BCP 47 tag that lasts as long as the process, or NULL where the text is too short or too mixed
 * to be sure, or where the library that tells languages of one script apart (libcld2, loaded when
 * first asked) isn't there. The text is valid UTF-8; of a long one, pieces from all over it
 * decide. */
const char *language_of_text(const char *text, size_t size);

#endif
