/* Limits: their usual numbers, and how others are said. */
#include "base/limits.h"

#include "base/nearest.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum limit_kind { BYTES, COUNT };

static const struct limit_row {
	const char *name;
	enum limit_kind kind;
	uint64_t least, most; /* most is 0: any number */
} rows[] = {
#define LIMIT(name, word, kind, least, usual, most, of, slug) {word, kind, least, most},
#include "base/limits.def"
#undef LIMIT
};

const struct limits limits_usual = {{
#define LIMIT(name, word, kind, least, usual, most, of, slug) usual,
#include "base/limits.def"
#undef LIMIT
}};

uint64_t limit_of(const struct limits *limits, enum limit limit)
{
	return (limits ? limits : &limits_usual)->numbers[limit];
}

static const char *words_of(enum limit_kind kind, uint64_t number, struct arena *arena)
{
	static const struct {
		enum limit_kind kind;
		uint64_t unit;
		const char *name;
	} units[] = {
	    {BYTES, 1 << 30, "GiB"}, {BYTES, 1 << 20, "MiB"},     {BYTES, 1 << 10, "KiB"},
	    {BYTES, 1, "bytes"},     {COUNT, 1000000, "million"},
	};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].kind == kind && number % units[i].unit == 0)
			return arena_format(arena, "%" PRIu64 " %s", number / units[i].unit,
					    units[i].name);
	return arena_format(arena, "%" PRIu64, number);
}

const char *limit_words(const struct limits *limits, enum limit limit, struct arena *arena)
{
	return words_of(rows[limit].kind, limit_of(limits, limit), arena);
}

const char *limit_bytes(uint64_t number, struct arena *arena)
{
	return words_of(BYTES, number, arena);
}

/* The number that is written so; 0: none is. */
static uint64_t number_in(const char *written, enum limit_kind kind)
{
	static const char letters[] = "kMG";
	enum { MOST_DIGITS = 12 };
	char *end;
	uint64_t unit = 1;
	size_t digits = strspn(written, "0123456789");
	if (!digits || digits > MOST_DIGITS)
		return 0;
	uint64_t number = strtoull(written, &end, 10);
	const char *letter = *end ? strchr(letters, *end) : NULL;
	for (size_t i = 0; letter && i <= (size_t)(letter - letters); i++)
		unit *= kind == BYTES ? 1024 : 1000;
	if (end[letter != NULL])
		return 0;
	return number > UINT64_MAX / unit ? UINT64_MAX : number * unit;
}

const char *limits_take(struct limits *limits, const char *said, struct arena *arena)
{
	size_t size = strcspn(said, "=");
	const char *name = arena_copy(arena, said, size);
	for (size_t i = 0; i < LIMIT_COUNT; i++) {
		if (strcmp(rows[i].name, name) != 0)
			continue;
		uint64_t number = said[size] ? number_in(said + size + 1, rows[i].kind) : 0;
		uint64_t least = rows[i].least, most = rows[i].most;
		if (number >= least && (!most || number <= most)) {
			limits->numbers[i] = number;
			return NULL;
		}
		return most
			   ? arena_format(arena, "%s is %" PRIu64 " to %" PRIu64, name, least, most)
			   : arena_format(arena, "%s is a number above 0", name);
	}
	const char *meant =
	    nearest_name(name, &rows[0].name, LIMIT_COUNT, sizeof *rows, nearest_limit(name));
	return meant ? arena_format(arena, "did you mean %s?", meant)
		     : "octavo(1) lists their names";
}
