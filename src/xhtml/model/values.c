/* The grammars of attribute values. */
#include "xhtml/model/values.h"

#include "base/ascii.h"
#include "base/bcp47.h"

#include <string.h>

static const char spaces[] = " \t\n\r\f";

bool attribute_names_have(const struct attribute_names *rows, size_t count, const char *element,
			  const char *name)
{
	for (size_t i = 0; i < count; i++)
		if ((!rows[i].elements || words_have(rows[i].elements, element)) &&
		    words_have(rows[i].names, name))
			return true;
	return false;
}

static const char *trimmed(struct arena *arena, const char *value)
{
	value += strspn(value, spaces);
	size_t size = strlen(value);
	while (size && strchr(spaces, value[size - 1]))
		size--;
	return value[size] ? arena_copy(arena, value, size) : value;
}

static const char *lowered(struct arena *arena, const char *value)
{
	return ascii_lowered(arena_string(arena, trimmed(arena, value)));
}

static const char *one_of(const char *words, const char *value)
{
	return words_have(words, value) ? value : NULL;
}

/* The digits at the start of the value, as HTML reads numbers; NULL if there are none, or too many
 * to be meant. */
static const char *number(struct arena *arena, const char *value, bool may_be_negative)
{
	enum { MOST_DIGITS = 9 };
	value += strspn(value, spaces);
	bool negative = *value == '-' && may_be_negative;
	value += *value == '+' || negative;
	size_t zeros = strspn(value, "0");
	value += zeros;
	const char *start = ascii_is_digit(*value) || !zeros ? value : value - 1;
	size_t size = ascii_digits(start);
	if (!size || size > MOST_DIGITS)
		return NULL;
	return negative ? arena_format(arena, "-%.*s", (int)size, start)
			: arena_copy(arena, start, size);
}

static const char *natural(struct arena *arena, const char *value)
{
	value += strspn(value, spaces);
	return *value == '-' || (!ascii_is_digit(*value) && *value != '+')
		   ? NULL
		   : number(arena, value, false);
}

/* A cell that claims more than any table has would cost a reader its memory. */
static const char *positive(struct arena *arena, const char *value)
{
	enum { LARGEST_SPAN_DIGITS = 3 };
	const char *digits = natural(arena, value);
	if (!digits || strcmp(digits, "0") == 0)
		return NULL;
	return strlen(digits) > LARGEST_SPAN_DIGITS ? "1000" : digits;
}

/* "120" or "120px"; not "50%" and not "12.5em". */
static const char *length(struct arena *arena, const char *value)
{
	const char *digits = natural(arena, value);
	if (!digits)
		return NULL;
	value += strspn(value, " \t\n\r\f+0123456789");
	if (*value == '.')
		value += 1 + ascii_digits(value + 1);
	if (strncmp(value, "px", 2) == 0)
		value += 2;
	return value[strspn(value, spaces)] ? NULL : digits;
}

/* Whether the value has the shape: "0" stands for a digit, anything else for itself. */
static bool has_shape(const char *value, const char *shape, const char **rest)
{
	for (; *shape; shape++, value++)
		if (*shape == '0' ? !ascii_is_digit(*value) : *value != *shape)
			return false;
	*rest = value;
	return true;
}

static int two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

static bool is_day(const char *date)
{
	static const char days[] = "\37\35\37\36\37\36\37\37\36\37\36\37";
	int month = two_digits(date + 5), day = two_digits(date + 8);
	return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

/* A month and a day of it, of any year. */
static bool is_yearless(const char *value)
{
	const char *rest;
	value += strncmp(value, "--", 2) == 0 ? 2 : 0;
	if (!has_shape(value, "00-00", &rest) || *rest)
		return false;
	char date[] = "2000-00-00";
	memcpy(date + 5, value, 5);
	return is_day(date);
}

static bool is_clock(const char *s, const char **rest)
{
	if (!has_shape(s, "00:00", &s) || two_digits(s - 5) > 23 || two_digits(s - 2) > 59)
		return false;
	const char *seconds;
	if (has_shape(s, ":00", &seconds)) {
		if (two_digits(s + 1) > 59)
			return false;
		s = seconds;
		if (*s == '.') {
			size_t size = ascii_digits(s + 1);
			if (!size || size > 3)
				return false;
			s += 1 + size;
		}
	}
	*rest = s;
	return true;
}

static bool is_zone(const char *s)
{
	const char *rest;
	if (strcmp(s, "Z") == 0 || !*s)
		return true;
	if (*s != '+' && *s != '-')
		return false;
	return (has_shape(s + 1, "00:00", &rest) || has_shape(s + 1, "0000", &rest)) && !*rest &&
	       two_digits(s + 1) <= 23;
}

/* A date, or a date and a time with its zone. */
static bool is_date(const char *value)
{
	const char *rest;
	if (!has_shape(value, "0000-00-00", &rest) || strncmp(value, "0000", 4) == 0 ||
	    !is_day(value))
		return false;
	if (!*rest)
		return true;
	return (*rest == 'T' || *rest == ' ') && is_clock(rest + 1, &rest) && is_zone(rest);
}

/* P4D, PT2H30M and the like. */
static bool is_duration(const char *value)
{
	static const char units[] = "DHMS";
	const char *unit = units;
	bool in_time = false;
	size_t parts = 0;
	if (*value++ != 'P')
		return false;
	while (*value) {
		if (*value == 'T' && !in_time) {
			in_time = true;
			unit = units + 1;
			value++;
			continue;
		}
		size_t size = ascii_digits(value);
		const char *found = size && value[size] ? strchr(unit, value[size]) : NULL;
		if (!found || (*found != 'D') != in_time)
			return false;
		unit = found + 1;
		value += size + 1;
		parts++;
	}
	return parts && value[-1] != 'T';
}

static bool is_time(const char *value)
{
	const char *rest;
	if (is_date(value) || is_duration(value) || is_yearless(value) ||
	    (is_clock(value, &rest) && !*rest))
		return true;
	if (has_shape(value, "0000", &rest) && !*rest)
		return true;
	if (has_shape(value, "0000-00", &rest) && !*rest)
		return two_digits(value + 5) >= 1 && two_digits(value + 5) <= 12;
	return has_shape(value, "0000-W00", &rest) && !*rest && two_digits(value + 6) >= 1 &&
	       two_digits(value + 6) <= 53;
}

static const char *media_type(struct arena *arena, const char *value)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789!#$&+-^_.";
	value = lowered(arena, value);
	size_t main_type = strspn(value, allowed);
	if (!main_type || value[main_type] != '/')
		return NULL;
	size_t subtype = strspn(value + main_type + 1, allowed);
	return subtype ? arena_copy(arena, value, main_type + 1 + subtype) : NULL;
}

const char *value_normal(struct arena *arena, enum value_kind kind, const char *name,
			 const char *words, const char *value)
{
	switch (kind) {
	case VALUE_LANGUAGE:
		return bcp47_of_locale(arena, trimmed(arena, value)); /* many write en_US */
	case VALUE_INTEGER:
		return number(arena, value, true);
	case VALUE_POSITIVE:
		return positive(arena, value);
	case VALUE_NATURAL:
		return natural(arena, value);
	case VALUE_LENGTH:
		return length(arena, value);
	case VALUE_FLAG:
		return name;
	case VALUE_TRUTH:
		return one_of("true false", lowered(arena, value));
	case VALUE_DATE:
		value = trimmed(arena, value);
		return is_date(value) ? value : NULL;
	case VALUE_TIME:
		value = trimmed(arena, value);
		return is_time(value) ? value : NULL;
	case VALUE_ONE_OF:
	case VALUE_ONE_OF_OR_NONE:
		return one_of(words, lowered(arena, value));
	case VALUE_ONE_OF_AS_IS:
		return one_of(words, trimmed(arena, value));
	case VALUE_MEDIA_TYPE:
		return media_type(arena, value);
	case VALUE_WORDS:
		return value[strspn(value, spaces)] ? value : NULL;
	case VALUE_ID:
		value = trimmed(arena, value);
		return *value ? value : NULL;
	default:
		return value;
	}
}
