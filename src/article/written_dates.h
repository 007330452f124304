/* Dates as books write them. */
#ifndef OCTAVO_ARTICLE_WRITTEN_DATES_H
#define OCTAVO_ARTICLE_WRITTEN_DATES_H

#include "base/arena.h"

/* The date, which is "2024", "2024-05", "2024-05-17" or that with a time, as the language writes
 * it: "17 May 2024". In a language whose words octavo doesn't know, the day in numbers. */
const char *date_written(struct arena *arena, const char *language, const char *date);

#endif
