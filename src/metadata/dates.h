/* Dates as authors write them, as the W3C profile of ISO 8601 that EPUB wants. */
#ifndef OCTAVO_METADATA_DATES_H
#define OCTAVO_METADATA_DATES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A date in any common form, in numbers or in words of many languages, as "2024", "2024-05",
 * "2024-05-17" or "2024-05-17T09:30:00+02:00", with a time only where its zone is known. NULL if it
 * is no date, or one in which day and month can't be told apart; *impossible (may be NULL) is then
 * set to true if only the calendar speaks against it, as in 2023-02-30. */
char *date_normal(struct arena *arena, const char *text, bool *impossible);

/* The same moment as dcterms:modified wants it, "2024-05-17T07:30:00Z": what is missing counts as
 * the earliest. NULL if it is no date. */
char *date_utc(struct arena *arena, const char *text);

/* Seconds since 1970 in that form. */
char *date_of_seconds(struct arena *arena, int64_t seconds);

#endif
