/* Dates as books write them. */
#include "article/written_dates.h"

#include "base/ascii.h"
#include "base/bcp47.h"
#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

static const struct form {
	const char *language, *with_day, *without_day, *months, *months_alone;
} forms[] = {
#define DATE(language, with_day, without_day, months, alone)                                       \
	{language, with_day, without_day, months, alone},
#include "article/written_dates.def"
#undef DATE
};

static const struct form *form_of(const char *language)
{
	if (bcp47_begins(language, "no") || bcp47_begins(language, "nn"))
		language = "nb";
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (bcp47_begins(language, forms[i].language))
			return &forms[i];
	return NULL;
}

/* The n-th of the names, from 1. */
static void add_name(struct buf *out, const char *names, unsigned long n)
{
	while (--n)
		names += strcspn(names, "|") + 1;
	buf_add(out, names, strcspn(names, "|"));
}

static bool is_dated(const char *date)
{
	for (size_t i = 0; i < strlen("2024-05"); i++)
		if (i == 4 ? date[i] != '-' : !ascii_is_digit(date[i]))
			return false;
	return true;
}

const char *date_written(struct arena *arena, const char *language, const char *date)
{
	const struct form *form = form_of(language);
	const char *numbers = arena_copy(arena, date, strcspn(date, "T"));
	unsigned long month = is_dated(date) ? strtoul(date + 5, NULL, 10) : 0;
	if (!form || month < 1 || month > 12)
		return numbers;
	unsigned long day = numbers[7] == '-' ? strtoul(numbers + 8, NULL, 10) : 0;
	const char *months = !day && form->months_alone ? form->months_alone : form->months;
	struct buf out = BUF_EMPTY;
	for (const char *s = day ? form->with_day : form->without_day; *s;) {
		if (*s != '{') {
			buf_putc(&out, *s++);
			continue;
		}
		if (s[1] == 'd')
			buf_printf(&out, day == 1 && bcp47_begins(language, "fr") ? "%luer" : "%lu",
				   day);
		else if (s[1] == 'm')
			add_name(&out, months, month);
		else
			buf_add(&out, numbers, 4);
		s += strlen("{d}");
	}
	const char *written = arena_copy(arena, out.data, out.size);
	buf_clear(&out);
	return written;
}
