/* Counters of style sheets. */
#include "read/html/html_counters.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/roman.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST_LETTERS = 16,
	LARGEST = 1000000,
	MOST_COUNTERS = 64,
	MOST_PAIRS = 16, /* in one declaration */
};

static struct counter *innermost(const struct counters *counters, const char *name)
{
	for (size_t i = counters->list.count; i-- > 0;)
		if (strcmp(counters->list.items[i].name, name) == 0)
			return &counters->list.items[i];
	return NULL;
}

static void add(struct counters *counters, const char *name, const struct node *scope, int value)
{
	struct counter counter = {name, scope, value};
	if (counters->list.count < MOST_COUNTERS)
		vec_push(&counters->list, counter);
}

/* "a 1 b": the next name and its number. */
static const char *next_pair(struct counters *counters, const char **value, int *number)
{
	const char *s = *value + strspn(*value, " ");
	size_t size = strcspn(s, " ");
	if (!size || strchr(s, '(') || ascii_same("none", 4, s, size))
		return NULL;
	const char *name = arena_copy(counters->arena, s, size);
	s += size;
	char *end;
	long said = strtol(s, &end, 10);
	if (end > s && said > -LARGEST && said < LARGEST)
		*number = (int)said;
	*value = end; /* s, where there is no number */
	return name;
}

void counters_reset(struct counters *counters, const char *value, const struct node *scope)
{
	int number = 0, left = MOST_PAIRS;
	for (const char *name; left-- && (name = next_pair(counters, &value, &number));
	     number = 0) {
		struct counter *before = innermost(counters, name);
		if (before && before->scope == scope)
			before->value = number;
		else
			add(counters, name, scope, number);
	}
}

void counters_set(struct counters *counters, const char *value, const struct node *scope)
{
	int number = 0, left = MOST_PAIRS;
	for (const char *name; left-- && (name = next_pair(counters, &value, &number));
	     number = 0) {
		struct counter *counter = innermost(counters, name);
		if (counter)
			counter->value = number;
		else
			add(counters, name, scope, number);
	}
}

void counters_increment(struct counters *counters, const char *value, const struct node *scope)
{
	int number = 1, left = MOST_PAIRS;
	for (const char *name; left-- && (name = next_pair(counters, &value, &number));
	     number = 1) {
		struct counter *counter = innermost(counters, name);
		if (!counter)
			add(counters, name, scope, number);
		else if (counter->value > -LARGEST && counter->value < LARGEST)
			counter->value += number;
	}
}

void counters_leave(struct counters *counters, const struct node *node)
{
	while (counters->list.count && counters->list.items[counters->list.count - 1].scope == node)
		counters->list.count--;
}

/* a to z, aa, ab. */
static void write_letters(struct buf *out, int value, char first)
{
	enum { LETTERS = 26 };
	char letters[MOST_LETTERS];
	size_t count = 0;
	for (; value > 0 && count < MOST_LETTERS; value = (value - 1) / LETTERS)
		letters[count++] = (char)(first + (value - 1) % LETTERS);
	while (count > 0)
		buf_putc(out, letters[--count]);
}

/* Letters and Roman numbers count from one: what is less stands in figures. */
static bool write_number(struct buf *out, int value, const char *style)
{
	bool is_upper = strncmp(style, "upper-", 6) == 0;
	const char *kind = is_upper || strncmp(style, "lower-", 6) == 0 ? style + 6 : style;
	bool is_named = kind > style;
	if (strcmp(style, "decimal-leading-zero") == 0)
		buf_printf(out, "%02d", value);
	else if (strcmp(style, "decimal") == 0)
		buf_printf(out, "%d", value);
	else if (!is_named || value < 1)
		return false;
	else if (strcmp(kind, "roman") == 0 && value <= ROMAN_MOST)
		roman_put(out, (unsigned)value, is_upper);
	else if (strcmp(kind, "alpha") == 0 || strcmp(kind, "latin") == 0)
		write_letters(out, value, is_upper ? 'A' : 'a');
	else
		return false;
	return true;
}

bool counters_write(const struct counters *counters, struct buf *out, const char *name,
		    const char *separator, const char *style)
{
	const struct counter *last = innermost(counters, name);
	if (!last)
		return false;
	if (!separator)
		return write_number(out, last->value, style);
	for (size_t i = 0; i < counters->list.count; i++) {
		const struct counter *counter = &counters->list.items[i];
		if (strcmp(counter->name, name) != 0)
			continue;
		if (!write_number(out, counter->value, style))
			return false;
		if (counter != last)
			buf_puts(out, separator);
	}
	return true;
}
