/* TOML's values: scalars as they are written, arrays, tables in braces. */
#include "metadata/toml_parts.h"

#include "base/ascii.h"

#include <string.h>

/* Whether the text matches a pattern of one letter a character: 'd' a digit, others themselves. */
static bool fits(const char *text, size_t size, const char *pattern)
{
	for (; size && *pattern; text++, size--, pattern++)
		if (*pattern == 'd' ? !ascii_is_digit(*text) : *text != *pattern)
			return false;
	return *pattern == '\0';
}

static bool in_range(const char *two, unsigned least, unsigned most)
{
	unsigned number = (unsigned)(two[0] - '0') * 10 + (unsigned)(two[1] - '0');
	return number >= least && number <= most;
}

static bool is_date(const char *text, size_t size)
{
	return fits(text, size, "dddd-dd-dd") && in_range(text + 5, 1, 12) &&
	       in_range(text + 8, 1, 31);
}

/* The size of a time at the start of the text, with its fraction; 0 if there is none. */
static size_t time_size(const char *text, size_t size)
{
	if (!fits(text, size, "dd:dd:dd") || !in_range(text, 0, 23) || !in_range(text + 3, 0, 59) ||
	    !in_range(text + 6, 0, 60))
		return 0;
	size_t end = 8;
	if (end < size && text[end] == '.') {
		size_t digits = strspn(text + end + 1, "0123456789");
		end += digits ? 1 + digits : 0;
	}
	return end;
}

static bool is_date_or_time(const char *text, size_t size)
{
	if (size && time_size(text, size) == size)
		return true;
	if (!is_date(text, size))
		return false;
	if (size == 10)
		return true;
	size_t end = strchr("Tt ", text[10]) ? time_size(text + 11, size - 11) : 0;
	const char *zone = text + 11 + end;
	size_t left = size - 11 - end;
	return end && (left == 0 || (left == 1 && (*zone == 'Z' || *zone == 'z')) ||
		       (left == 6 && (*zone == '+' || *zone == '-') && fits(zone + 1, 5, "dd:dd") &&
			in_range(zone + 1, 0, 23)));
}

/* The size of the digits at the start, each '_' between two of them; 0 if there are none. */
static size_t digits_size(const char *text, size_t size, const char *digits)
{
	size_t end = 0;
	while (end < size && *text && (strchr(digits, text[end]) || text[end] == '_')) {
		bool between = end > 0 && text[end - 1] != '_' && end + 1 < size && text[end + 1] &&
			       strchr(digits, text[end + 1]);
		if (text[end] == '_' && !between)
			return 0;
		end++;
	}
	return end;
}

static bool is_number(const char *text, size_t size)
{
	static const char decimal[] = "0123456789";
	static const struct {
		const char *prefix, *digits;
	} bases[] = {{"0x", "0123456789abcdefABCDEF"}, {"0o", "01234567"}, {"0b", "01"}};
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (size > 2 && strncmp(text, bases[i].prefix, 2) == 0)
			return digits_size(text + 2, size - 2, bases[i].digits) == size - 2;
	size_t at = *text == '+' || *text == '-';
	if (size - at == 3 &&
	    (strncmp(text + at, "inf", 3) == 0 || strncmp(text + at, "nan", 3) == 0))
		return true;
	size_t whole = digits_size(text + at, size - at, decimal);
	if (!whole || (whole > 1 && text[at] == '0'))
		return false;
	at += whole;
	if (at < size && text[at] == '.') {
		size_t part = digits_size(text + at + 1, size - at - 1, decimal);
		if (!part)
			return false;
		at += 1 + part;
	}
	if (at < size && ascii_lower(text[at]) == 'e') {
		at += 1 + (at + 1 < size && (text[at + 1] == '+' || text[at + 1] == '-'));
		size_t part = digits_size(text + at, size - at, decimal);
		if (!part)
			return false;
		at += part;
	}
	return at == size;
}

static bool is_truth(const char *text, size_t size)
{
	return (size == 4 && strncmp(text, "true", 4) == 0) ||
	       (size == 5 && strncmp(text, "false", 5) == 0);
}

static bool read_plain(struct toml_reader *r, struct yaml *node)
{
	size_t size = 0, left = (size_t)(r->end - r->at);
	while (size < left && !strchr(" \t\r\n,]}#=", r->at[size]))
		size++;
	if (size == 10 && is_date(r->at, size) && left > 12 && r->at[10] == ' ' &&
	    fits(r->at + 11, left - 11, "dd:")) /* a time behind a space */
		while (++size < left && !strchr(" \t\r\n,]}#", r->at[size]))
			;
	if (!is_truth(r->at, size) && !is_date_or_time(r->at, size) && !is_number(r->at, size))
		return toml_wrong(
		    r, size ? "no value of TOML" : "a value is missing here",
		    "put a text in quotes; numbers, dates, true and false go without");
	node->text = arena_copy(r->arena, r->at, size);
	r->at += size;
	return true;
}

/* Past a comma, or to the closing mark. False, told, where neither stands. */
static bool separator(struct toml_reader *r, char closing, const char *remedy)
{
	if (r->at < r->end && *r->at == closing)
		return true;
	if (r->at == r->end || *r->at != ',')
		return toml_wrong(r, "a ',' or the closing mark is missing here", remedy);
	r->at++;
	return true;
}

static bool read_array(struct toml_reader *r, size_t group)
{
	r->at++;
	for (;;) {
		if (!toml_lines(r))
			return false;
		if (r->at < r->end && *r->at == ']') {
			r->at++;
			return true;
		}
		if (r->at == r->end)
			return toml_wrong(r, "a '[' is never closed", "end the array with ']'");
		if (!toml_value(r, group, NULL, (struct place){0}) || !toml_lines(r) ||
		    !separator(r, ']', "separate the values by ',' and end the array with ']'"))
			return false;
	}
}

static bool read_inline_table(struct toml_reader *r, size_t group)
{
	r->at++;
	toml_blanks(r);
	if (r->at < r->end && *r->at == '}') {
		r->at++;
		return true;
	}
	for (bool more = true; more;) {
		if (!toml_pair(r, group))
			return false;
		toml_blanks(r);
		more = r->at == r->end || *r->at != '}';
		if (!separator(r, '}', "separate the pairs by ',' and end the table with '}'"))
			return false;
	}
	r->at++;
	return true;
}

static bool read_group(struct toml_reader *r, size_t group)
{
	if (toml_is_deep(r, r->depth, toml_place(r)))
		return false;
	r->depth++;
	bool done = *r->at == '[' ? read_array(r, group) : read_inline_table(r, group);
	r->depth--;
	r->groups.items[group].closed = true;
	return done;
}

bool toml_value(struct toml_reader *r, size_t group, const char *key, struct place key_at)
{
	char c = r->at < r->end ? *r->at : '\0';
	enum yaml_shape shape = c == '[' ? YAML_LIST : c == '{' ? YAML_MAPPING : YAML_SCALAR;
	struct yaml *node = toml_add(r, group, key, key_at, shape);
	size_t opened = shape == YAML_SCALAR ? TOML_SCALAR : toml_open(r, node);
	if (key && !toml_take(r, group, key, key_at, opened))
		return false;
	if (opened != TOML_SCALAR)
		return read_group(r, opened);
	if (c != '"' && c != '\'')
		return read_plain(r, node);
	node->text = toml_string(r, false);
	node->quoted = true;
	return node->text != NULL;
}
