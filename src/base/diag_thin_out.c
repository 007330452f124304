/* Diagnostics thinned out: few of a kind in a file, and where that would still be a page, one line
 * for the whole kind. */
#include "base/diag_entries.h"

#include "base/map.h"

#include <string.h>

enum {
	A_FILE = 3, /* of a kind are listed for each file */
	A_BOOK = 5, /* and for all files; of more, one line tells */
	LINES = 11, /* that a person reads: beyond, warnings become one line a kind, the longest
		       first */
};

/* What stands for many of a message: words behind their number; NULL: the first of them. */
static const char *const many[MSG_COUNT] = {
#define MESSAGE(...)
#define MANY(name, text) [MSG_##name] = text,
#define ONCE(name)
#include "base/messages.def"
#undef MESSAGE
};

/* Whether two are many. */
static const bool is_told_once[MSG_COUNT] = {
#define MESSAGE(...)
#define MANY(name, text)
#define ONCE(name) [MSG_##name] = true,
#include "base/messages.def"
#undef MESSAGE
};

/* All entries of one message. */
struct message_kind {
	size_t total, files, listed, hints;
	bool is_error, is_one_line;
};

struct thinning {
	struct diag_entry *entries;
	size_t count;
	size_t *numbers; /* of each entry among its kind in its file, from 1 */
	struct map in_file;
	struct message_kind kinds[MSG_COUNT];
	struct arena *arena;
};

static const char *key_of(const struct thinning *thinning, const struct diag_entry *entry)
{
	return arena_format(thinning->arena, "%d %s", (int)entry->id,
			    entry->at.file ? entry->at.file : "");
}

static void take_stock(struct thinning *thinning)
{
	struct map hints = {0};
	for (size_t i = 0; i < thinning->count; i++) {
		const struct diag_entry *entry = &thinning->entries[i];
		struct message_kind *kind = &thinning->kinds[entry->id];
		size_t *number = map_at(&thinning->in_file, key_of(thinning, entry));
		*number = *number == MAP_NONE ? 1 : *number + 1;
		thinning->numbers[i] = *number;
		kind->total++;
		kind->is_error |= entry->severity >= ERROR;
		kind->files += *number == 1;
		if (*number > A_FILE)
			continue;
		kind->listed++;
		if (entry->hint && map_find(&hints, entry->hint) == MAP_NONE) {
			*map_at(&hints, entry->hint) = 1;
			kind->hints++;
		}
	}
	map_clear(&hints);
}

static void make_one_line(struct message_kind *kind)
{
	kind->is_one_line = true;
	kind->listed = 1;
	kind->hints = kind->hints > 0;
}

static size_t lines_of(const struct thinning *thinning)
{
	size_t lines = 0;
	for (size_t i = 0; i < MSG_COUNT; i++)
		lines += thinning->kinds[i].listed + thinning->kinds[i].hints;
	return lines;
}

static void choose(struct thinning *thinning)
{
	for (size_t i = 0; i < MSG_COUNT; i++)
		if (thinning->kinds[i].listed > (is_told_once[i] ? 1 : A_BOOK))
			make_one_line(&thinning->kinds[i]);
	while (lines_of(thinning) > LINES) {
		struct message_kind *longest = NULL;
		for (size_t i = 0; i < MSG_COUNT; i++) {
			struct message_kind *kind = &thinning->kinds[i];
			if (kind->listed > (longest ? longest->listed : 1) && !kind->is_error)
				longest = kind;
		}
		if (!longest)
			return;
		make_one_line(longest);
	}
}

/* One line for all of the kind: how many there are, or the first and how many there are beside. */
static void sum_up(struct thinning *thinning, struct diag_entry *entry)
{
	const struct message_kind *kind = &thinning->kinds[entry->id];
	struct arena *arena = thinning->arena;
	const char *files =
	    kind->files < 2 ? "" : arena_format(arena, ", in %zu files", kind->files);
	if (!many[entry->id]) {
		entry->more =
		    arena_format(arena, " (and %zu more like this%s; --verbose lists them)",
				 kind->total - 1, files);
		return;
	}
	entry->text = arena_format(arena, "%zu %s%s; --verbose lists them", kind->total,
				   many[entry->id], files);
	entry->instead = NULL;
	if (kind->files > 1)
		entry->at = (struct place){NULL, 0, 0};
}

static void list_few(struct thinning *thinning, size_t i)
{
	struct diag_entry *entry = &thinning->entries[i];
	size_t total = map_find(&thinning->in_file, key_of(thinning, entry));
	entry->passed_over = thinning->numbers[i] > A_FILE;
	if (thinning->numbers[i] == A_FILE && total > A_FILE)
		entry->more =
		    arena_format(thinning->arena, " (and %zu more like this)", total - A_FILE);
}

static void drop_hints(struct thinning *thinning)
{
	struct map given = {0};
	for (size_t i = 0; i < thinning->count; i++) {
		struct diag_entry *entry = &thinning->entries[i];
		if (entry->passed_over || !entry->hint)
			continue;
		size_t *times = map_at(&given, entry->hint);
		if (*times != MAP_NONE)
			entry->hint = NULL;
		*times = 1;
	}
	map_clear(&given);
}

static void thin_out(struct thinning *thinning)
{
	bool told[MSG_COUNT] = {false};
	take_stock(thinning);
	choose(thinning);
	for (size_t i = 0; i < thinning->count; i++) {
		struct diag_entry *entry = &thinning->entries[i];
		bool *is_told = &told[entry->id];
		if (!thinning->kinds[entry->id].is_one_line) {
			list_few(thinning, i);
			continue;
		}
		entry->passed_over = *is_told;
		if (!*is_told)
			sum_up(thinning, entry);
		*is_told = true;
	}
}

void diag_thin_out(struct diag_entry *entries, size_t count, bool verbose, struct arena *arena)
{
	struct thinning *thinning = arena_alloc(arena, sizeof *thinning);
	*thinning = (struct thinning){.entries = entries, .count = count, .arena = arena};
	thinning->numbers = arena_alloc(arena, (count + 1) * sizeof *thinning->numbers);
	if (!verbose)
		thin_out(thinning);
	drop_hints(thinning);
	map_clear(&thinning->in_file);
}
