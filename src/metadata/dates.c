/* Dates: read piece by piece, checked against the calendar, written in one form. */
#include "metadata/dates.h"

#include "base/ascii.h"

#include <string.h>

/* -1: not said. */
struct date {
	int year, month, day;
	int hour, minute, second;
	bool has_zone;
	int offset; /* from UTC in minutes */
};

static const struct date nothing = {-1, -1, -1, -1, -1, -1, false, 0};

/* Reads exactly so many digits. */
static bool number(const char **text, int digits, int *value)
{
	*value = 0;
	for (int i = 0; i < digits; i++, ++*text) {
		if (!ascii_is_digit(**text))
			return false;
		*value = *value * 10 + (**text - '0');
	}
	return true;
}

static bool take(const char **text, const char *any_of)
{
	if (!**text || !strchr(any_of, **text))
		return false;
	++*text;
	return true;
}

static void skip_spaces(const char **text)
{
	*text += strspn(*text, " ");
}

/* Z, +02:00, +0200, +02, or nothing. */
static bool zone(const char **text, struct date *date)
{
	skip_spaces(text);
	if (!**text)
		return true;
	date->has_zone = true;
	if (take(text, "Zz"))
		return true;
	int hours, minutes = 0, sign = **text == '-' ? -1 : 1;
	if (!take(text, "+-") || !number(text, 2, &hours))
		return false;
	take(text, ":");
	if (**text && !number(text, 2, &minutes))
		return false;
	date->offset = sign * (hours * 60 + minutes);
	return hours <= 14 && minutes <= 59;
}

static bool clock_time(const char **text, struct date *date)
{
	if (!number(text, 2, &date->hour) || !take(text, ":") || !number(text, 2, &date->minute))
		return false;
	if (take(text, ":") && !number(text, 2, &date->second))
		return false;
	if (date->second >= 0 && take(text, ".,")) { /* fractions of a second are let go */
		if (!ascii_is_digit(**text))
			return false;
		*text += ascii_digits(*text);
	}
	return zone(text, date);
}

/* 2024, 2024-05, 2024-05-17 with a time or without, 2024/05/17, 20240517. */
static bool from_numbers(const char *text, struct date *date)
{
	*date = nothing;
	if (!number(&text, 4, &date->year))
		return false;
	if (!*text)
		return true;
	char between = *text;
	bool separated = take(&text, "-/.");
	if (!number(&text, 2, &date->month))
		return false;
	if (!*text)
		return separated;
	if (separated && !take(&text, (char[]){between, '\0'}))
		return false;
	if (!number(&text, 2, &date->day))
		return false;
	if (!*text)
		return true;
	return take(&text, "Tt ") && clock_time(&text, date) && !*text;
}

/* The month whose English name, or its first three letters, stands here. */
static bool month_name(const char **text, int *month)
{
	static const char *const names[] = {"january",   "february", "march",    "april",
					    "may",       "june",     "july",     "august",
					    "september", "october",  "november", "december"};
	size_t size = 0;
	char word[10];
	for (; ascii_is_letter((*text)[size]); size++) {
		if (size == sizeof word - 1)
			return false;
		word[size] = (char)ascii_lower((*text)[size]);
	}
	for (int i = 0; i < 12; i++)
		if (strncmp(names[i], word, size) == 0 && (size == 3 || size == strlen(names[i]))) {
			*month = i + 1;
			*text += size;
			take(text, ".");
			skip_spaces(text);
			return true;
		}
	return false;
}

static bool day_number(const char **text, int *day)
{
	if (!number(text, ascii_is_digit((*text)[0]) && ascii_is_digit((*text)[1]) ? 2 : 1, day))
		return false;
	for (const char *const *s = (const char *const[]){"st", "nd", "rd", "th", NULL}; *s; s++)
		if (strncmp(*text, *s, 2) == 0) {
			*text += 2;
			break;
		}
	return true;
}

/* 17 May 2024, May 17, 2024, May 2024. */
static bool from_words(const char *text, struct date *date)
{
	*date = nothing;
	if (ascii_is_digit(*text)) {
		if (!day_number(&text, &date->day))
			return false;
		take(&text, ".");
		skip_spaces(&text);
	}
	if (!month_name(&text, &date->month))
		return false;
	bool year_follows = ascii_digits(text) == 4;
	if (date->day < 0 && !year_follows && !day_number(&text, &date->day))
		return false;
	take(&text, ",");
	skip_spaces(&text);
	return number(&text, 4, &date->year) && !*text;
}

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

static bool read_date(const char *text, struct date *date, bool *impossible)
{
	bool read = from_numbers(text, date) || from_words(text, date);
	bool possible = read && is_possible(date);
	if (impossible)
		*impossible = read && !possible;
	return possible;
}

char *date_normal(struct arena *arena, const char *text, bool *impossible)
{
	struct date d;
	if (!read_date(text, &d, impossible))
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
	if (!read_date(text, &d, NULL))
		return NULL;
	int64_t seconds = days_from_1970(d.year, or_else(d.month, 1), or_else(d.day, 1)) * 86400;
	seconds += or_else(d.hour, 0) * 3600 + (or_else(d.minute, 0) - d.offset) * 60;
	return date_of_seconds(arena, seconds + or_else(d.second, 0));
}
