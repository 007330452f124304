/* Language tags after BCP 47 (RFC 5646). */
#ifndef OCTAVO_BASE_BCP47_H
#define OCTAVO_BASE_BCP47_H

#include "base/arena.h"

#include <stdbool.h>

/* The tag in its canonical form ("EN-gb" becomes "en-GB", "eng" and "iw" become "en" and "he", a
 * grandfathered one what replaced it), or NULL if it is no tag: wrong syntax, or a first subtag of
 * two letters that ISO 639 doesn't have. */
char *bcp47_canonical(struct arena *arena, const char *tag);

/* The tag, or that of what systems have in its place: "de_DE.UTF-8", "sr_RS@latin"; else NULL. */
char *bcp47_of_locale(struct arena *arena, const char *text);

/* The tag that somebody meant who wrote none: "en_GB", "de_DE.UTF-8", "Français"; NULL: none can be
 * told. */
char *bcp47_meant(struct arena *arena, const char *text);

/* Whether the tag is this one, or begins with it: "de-AT" with "de". */
bool bcp47_begins(const char *tag, const char *with);

/* "rtl" for a language that is written from right to left, else NULL. */
const char *bcp47_direction(const char *language);

#endif
