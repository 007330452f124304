/* Dates: checked against the calendar, written in one form. */
#include "metadata/date_read.h"
#include "metadata/dates.h"

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool is_possible(const struct date *date)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (date->year < 1 || date->month == 0 || date->month > 12)
		return false;
	if (date->day >= 0) {
		int last = days[date->month - 1] + (date->month == 2 && is_leap(date->year));
		if (date->day == 0 || date->day > last)
			return false;
	}
	return date->hour <= 23 && date->minute <= 59 && date->second <= 59;
}

static bool read_date(struct arena *arena, const char *text, struct date *date, bool *impossible)
{
	bool read = date_read(arena, text, date);
	bool possible = read && is_possible(date);
	if (impossible)
		*impossible = read && !possible;
	return possible;
}

char *date_normal(struct arena *arena, const char *text, bool *impossible)
{
	struct date d;
	if (!read_date(arena, text, &d, impossible))
		return NULL;
	if (d.month < 0)
		return arena_format(arena, "%04d", d.year);
	if (d.day < 0)
		return arena_format(arena, "%04d-%02d", d.year, d.month);
	if (d.hour < 0 || !d.has_zone) /* a time without a zone is no W3C date */
		return arena_format(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
	if (d.offset == 0)
		return date_utc(arena, text);
	int off = d.offset < 0 ? -d.offset : d.offset;
	return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", d.year, d.month,
			    d.day, d.hour, d.minute, d.second < 0 ? 0 : d.second,
			    d.offset < 0 ? '-' : '+', off / 60, off % 60);
}

/* Days from 1970-01-01 to a day of the Gregorian calendar, counted in years that begin in March. */
static int64_t days_from_1970(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400, year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - 719468;
}

char *date_of_seconds(struct arena *arena, int64_t seconds)
{
	int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
	int second = (int)(seconds - days * 86400);
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	int day = (int)(doy - (153 * mp + 2) / 5 + 1), month = (int)(mp < 10 ? mp + 3 : mp - 9);
	int64_t year = yoe + era * 400 + (month <= 2);
	return arena_format(arena, "%04lld-%02d-%02dT%02d:%02d:%02dZ", (long long)year, month, day,
			    second / 3600, second / 60 % 60, second % 60);
}

static int or_else(int value, int otherwise)
{
	return value < 0 ? otherwise : value;
}

char *date_utc(struct arena *arena, const char *text)
{
	struct date d;
	if (!read_date(arena, text, &d, NULL))
		return NULL;
	int64_t seconds = days_from_1970(d.year, or_else(d.month, 1), or_else(d.day, 1)) * 86400;
	seconds += or_else(d.hour, 0) * 3600 + (or_else(d.minute, 0) - d.offset) * 60;
	return date_of_seconds(arena, seconds + or_else(d.second, 0));
}
