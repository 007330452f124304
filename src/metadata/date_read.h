/* The pieces of a date, in whatever common form it is written. */
#ifndef OCTAVO_METADATA_DATE_READ_H
#define OCTAVO_METADATA_DATE_READ_H

#include "base/arena.h"

#include <stdbool.h>

/* -1: not said. Of any date that was read the year is known, and the month where the day is. */
struct date {
	int year, month, day;
	int hour, minute, second;
	bool has_zone;
	int offset; /* from UTC in minutes */
};

/* False: the text is in no form of a date, or in one that leaves open what is the day and what the
 * month. Whether any calendar has it isn't asked. */
bool date_read(struct arena *arena, const char *text, struct date *date);

#endif
