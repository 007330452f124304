/* The pieces of a date, in whatever common form it is written. */
#include "metadata/date_read.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <string.h>

static const struct date nothing = {-1, -1, -1, -1, -1, -1, false, 0};

/* Reads exactly so many digits. */
static bool number(const char **text, size_t digits, int *value)
{
	*value = 0;
	for (size_t i = 0; i < digits; i++, ++*text) {
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

/* +02:00, +0200, +02. */
static bool offset(const char **text, struct date *date)
{
	int hours, minutes = 0, sign = **text == '-' ? -1 : 1;
	if (!take(text, "+-") || !number(text, 2, &hours))
		return false;
	bool colon = take(text, ":");
	if ((colon || ascii_is_digit(**text)) && !number(text, 2, &minutes))
		return false;
	date->has_zone = true;
	date->offset = sign * (hours * 60 + minutes);
	return hours <= 14 && minutes <= 59;
}

/* What is behind a time: an offset, UTC's names, or those of another zone, which tell little. */
static bool zone(const char **text, struct date *date)
{
	static const char *const of_utc[] = {"Z", "UTC", "GMT"};
	enum { LONGEST = 5 };
	size_t size = 0;
	skip_spaces(text);
	if (**text == '+' || **text == '-')
		return offset(text, date);
	while (ascii_is_letter((*text)[size]))
		size++;
	for (size_t i = 0; i < sizeof of_utc / sizeof *of_utc; i++)
		date->has_zone |= ascii_same(*text, size, of_utc[i], strlen(of_utc[i]));
	*text += size;
	return size <= LONGEST;
}

static bool clock_time(const char **text, struct date *date)
{
	if (!number(text, ascii_digits(*text) == 1 ? 1 : 2, &date->hour) || !take(text, ":") ||
	    !number(text, 2, &date->minute))
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

/* Three numbers, the year last: the day is first between full stops, and elsewhere where the other
 * can't be it. */
static bool year_last(const int *parts, char between, struct date *date)
{
	bool day_first = between == '.' || parts[0] > 12 || parts[0] == parts[1];
	if (!day_first && parts[1] <= 12)
		return false;
	date->day = parts[day_first ? 0 : 1];
	date->month = parts[day_first ? 1 : 0];
	date->year = parts[2];
	return true;
}

static bool put_numbers(const int *parts, const size_t *digits, size_t count, char between,
			struct date *date)
{
	bool compact = count == 1 && digits[0] == 8;
	date->year = compact ? parts[0] / 10000 : parts[0];
	if (compact) {
		date->month = parts[0] / 100 % 100;
		date->day = parts[0] % 100;
	} else if (count > 1 && digits[0] <= 2 && digits[1] <= 2) {
		return count == 3 && digits[2] == 4 && year_last(parts, between, date);
	} else if (count == 2 && digits[0] <= 2) {
		date->month = parts[0];
		date->year = parts[1];
		return digits[1] == 4;
	} else {
		date->month = count > 1 ? parts[1] : -1;
		date->day = count > 2 ? parts[2] : -1;
		return digits[0] == 4 && (count < 2 || digits[1] <= 2) &&
		       (count < 3 || digits[2] <= 2);
	}
	return true;
}

/* What tells which piece of a date a number is, in Chinese, Japanese and Korean. */
static bool take_mark(const char **text, char *piece)
{
	static const struct {
		const char *mark;
		char piece;
	} marks[] = {{"年", 'y'}, {"月", 'm'}, {"日", 'd'}, {"号", 'd'},
		     {"년", 'y'}, {"월", 'm'}, {"일", 'd'}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(*text, marks[i].mark, strlen(marks[i].mark)) == 0) {
			*text += strlen(marks[i].mark);
			*piece = marks[i].piece;
			return true;
		}
	return false;
}

/* 2024, 2024-05, 2024-05-17 with a time or without, 2024/5/17, 20240517, 17.05.2024, 17/05/2024,
 * 05/17/2024, 2024年. */
static bool from_numbers(const char *text, struct date *date)
{
	enum { MOST = 3, MOST_DIGITS = 8 };
	int parts[MOST];
	size_t digits[MOST], count = 0;
	char between = '\0', piece;
	*date = nothing;
	do {
		if (between == '.')
			skip_spaces(&text);
		digits[count] = ascii_digits(text);
		if (!digits[count] || digits[count] > MOST_DIGITS)
			return false;
		number(&text, digits[count], &parts[count]);
		between = count ? between : *text;
		count++;
	} while (count < MOST && *text == between && take(&text, "-/."));
	if (!put_numbers(parts, digits, count, between, date))
		return false;
	if (!*text || (digits[0] == 4 && take_mark(&text, &piece) && piece == 'y' && !*text))
		return true;
	bool time_follows = date->day >= 0 && take(&text, "Tt ,");
	skip_spaces(&text);
	return time_follows && clock_time(&text, date) && !*text;
}

/* The month that the word names, or begins to; -1: none, or several. */
static int month_of(const char *word)
{
	static const char *const names[] = {
	    "january januar janvier enero gennaio janeiro januari jänner stycznia января",
	    "february februar février febrero febbraio fevereiro februari lutego февраля",
	    "march märz mars marzo março maart mrt marca марта",
	    "april avril abril aprile kwietnia апреля",
	    "may mai mayo maggio maio mei maj maja мая",
	    "june juni juin junio giugno junho czerwca июня",
	    "july juli juillet julio luglio julho lipca июля",
	    "august août agosto augustus augusti sierpnia августа",
	    "september septembre septiembre settembre setembro września сентября",
	    "october oktober octobre octubre ottobre outubro października октября",
	    "november novembre noviembre novembro listopada ноября",
	    "december dezember décembre diciembre dicembre dezembro grudnia декабря",
	};
	size_t size = strlen(word);
	int found = -1;
	for (int i = 0; i < 12; i++)
		for (const char *name = names[i]; *name; name += strspn(name, " ")) {
			size_t whole = strcspn(name, " ");
			bool begins = size <= whole && memcmp(name, word, size) == 0;
			if (begins && size == whole)
				return i + 1;
			if (begins && size >= 3)
				found = found < 0 || found == i + 1 ? i + 1 : 0;
			name += whole;
		}
	return found ? found : -1;
}

static void skip_ordinal(const char **text)
{
	static const char *const ends[] = {"st", "nd", "rd", "th", "er", "º"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (strncmp(*text, ends[i], strlen(ends[i])) == 0) {
			*text += strlen(ends[i]);
			return;
		}
}

static bool take_number(const char **text, struct date *date)
{
	size_t digits = ascii_digits(*text);
	char piece = digits == 4 ? 'y' : 'd';
	int value;
	if (digits <= 2 && (*text)[digits] == ':')
		return date->hour < 0 && clock_time(text, date);
	if (digits > 4 || digits == 3 || !number(text, digits, &value))
		return false;
	if (!take_mark(text, &piece) && piece == 'd')
		skip_ordinal(text);
	int *place = piece == 'y' ? &date->year : piece == 'm' ? &date->month : &date->day;
	if (*place >= 0)
		return false;
	*place = value;
	return true;
}

/* A month, or a word that belongs between the pieces. */
static bool take_word(struct arena *arena, const char **text, struct date *date)
{
	static const char *const between[] = {"de", "del", "of", "the"};
	size_t size = 0;
	while (ascii_is_letter((*text)[size]) || (unsigned char)(*text)[size] >= 0x80)
		size++;
	if (!size)
		return false;
	const char *word = unicode_folded(arena, arena_copy(arena, *text, size));
	int month = month_of(word);
	*text += size;
	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (strcmp(word, between[i]) == 0)
			return true;
	if (month < 0 || date->month >= 0)
		return false;
	date->month = month;
	return true;
}

/* Behind what stands between two pieces. */
static const char *behind_gap(const char *text)
{
	unsigned char next = *text ? (unsigned char)text[1] : '\0';
	bool joins = strchr("-/", *text) && (ascii_is_letter_or_digit(next) || next >= 0x80);
	return joins ? text + 1 : text + strspn(text, " ,.");
}

/* 17 May 2024, May 17, 2024, May 2024, 17. Mai 2024, 17-May-2024, 3 de mayo de 2024, 2024年5月17日,
 * Fri, 17 May 2024 10:00:00 +0200. One word before all may be anything, most often a day of the
 * week. */
static bool from_words(struct arena *arena, const char *text, struct date *date)
{
	bool odd = false;
	*date = nothing;
	for (const char *start = text; *text; text = behind_gap(text)) {
		bool first = text == start;
		if (ascii_is_digit(*text) ? take_number(&text, date)
					  : take_word(arena, &text, date))
			continue;
		if (!first || text == start || ascii_is_digit(*start))
			return false;
		odd = true;
	}
	return date->year >= 0 && date->month >= 0 && (!odd || date->day >= 0);
}

bool date_read(struct arena *arena, const char *text, struct date *date)
{
	return from_numbers(text, date) || from_words(arena, text, date);
}
