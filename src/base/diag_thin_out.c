/* Diagnostics thinned out: few of a kind in a file, and where that would still be a page, one line
 * for the whole kind, or for kinds that tell of the same. */
#include "base/diag_entries.h"

#include "base/map.h"

#include <string.h>

enum {
	A_FILE = 3, /* of a kind are listed for each file */
	A_BOOK = 5, /* and for all files; of more, one line tells */
	LINES = 10, /* that a person reads: beyond, warnings become one line a kind, the longest
		       first, then one for kinds that are alike, and at last hints go */
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

/* All entries of one message, or of those that are alike. */
struct message_kind {
	size_t total, files, listed, hints;
	size_t messages; /* that it joins */
	bool is_error, is_one_line, is_joined, is_told;
	const char *many;
};

struct thinning {
	struct diag_entry *entries;
	size_t count;
	size_t *numbers; /* of each entry among its kind in its file, from 1 */
	struct map in_file;
	struct message_kind kinds[MSG_COUNT], groups[ALIKE + 1];
	struct arena *arena;
};

/* In a file, of a message or a group of those alike. */
static const char *key_of(const struct thinning *thinning, char kind, size_t number,
			  const char *file)
{
	return arena_format(thinning->arena, "%c%zu %s", kind, number, file ? file : "");
}

static size_t count_in_file(struct thinning *thinning, const char *key)
{
	size_t *number = map_at(&thinning->in_file, key);
	return *number = *number == MAP_NONE ? 1 : *number + 1;
}

static void take_stock_of_group(struct thinning *thinning, const struct diag_entry *entry)
{
	size_t number = diag_alike(entry->id);
	struct message_kind *group = &thinning->groups[number];
	if (number == ALIKE)
		return;
	group->many = diag_alike_words(number);
	group->total++;
	group->messages += thinning->kinds[entry->id].total == 1;
	group->is_error |= entry->severity >= ERROR;
	group->files += count_in_file(thinning, key_of(thinning, 'g', number, entry->at.file)) == 1;
}

static void take_stock(struct thinning *thinning)
{
	struct map hints = {0};
	for (size_t i = 0; i < thinning->count; i++) {
		const struct diag_entry *entry = &thinning->entries[i];
		struct message_kind *kind = &thinning->kinds[entry->id];
		size_t number = count_in_file(
		    thinning, key_of(thinning, 'm', (size_t)entry->id, entry->at.file));
		thinning->numbers[i] = number;
		kind->many = many[entry->id];
		kind->total++;
		kind->is_error |= entry->severity >= ERROR;
		kind->files += number == 1;
		take_stock_of_group(thinning, entry);
		if (number > A_FILE)
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
	for (size_t i = 0; i < ALIKE; i++)
		lines += thinning->groups[i].listed + thinning->groups[i].hints;
	return lines;
}

static struct message_kind *longest_kind(struct thinning *thinning)
{
	struct message_kind *longest = NULL;
	for (size_t i = 0; i < MSG_COUNT; i++) {
		struct message_kind *kind = &thinning->kinds[i];
		if (kind->listed > (longest ? longest->listed : 1) && !kind->is_error)
			longest = kind;
	}
	return longest;
}

/* Tells the messages of the group in one line. */
static void join(struct thinning *thinning, size_t number)
{
	struct message_kind *group = &thinning->groups[number];
	if (group->messages < 2 || group->is_error)
		return;
	for (size_t i = 0; i < MSG_COUNT; i++)
		if (diag_alike((enum message)i) == number && thinning->kinds[i].total) {
			group->hints |= thinning->kinds[i].hints;
			thinning->kinds[i] = (struct message_kind){.is_joined = true};
		}
	make_one_line(group);
}

/* Those that are told last go first: what stands for many has them with '--verbose'. */
static void drop_last_hints(struct thinning *thinning)
{
	for (size_t i = ALIKE; i-- > 0 && lines_of(thinning) > LINES;)
		thinning->groups[i].hints = 0;
	for (size_t i = MSG_COUNT; i-- > 0 && lines_of(thinning) > LINES;)
		if (!thinning->kinds[i].is_error)
			thinning->kinds[i].hints = 0;
}

static void choose(struct thinning *thinning)
{
	struct message_kind *longest;
	for (size_t i = 0; i < MSG_COUNT; i++)
		if (thinning->kinds[i].listed > (is_told_once[i] ? 1 : A_BOOK))
			make_one_line(&thinning->kinds[i]);
	while (lines_of(thinning) > LINES && (longest = longest_kind(thinning)))
		make_one_line(longest);
	for (size_t i = 0; i < ALIKE && lines_of(thinning) > LINES; i++)
		join(thinning, i);
	drop_last_hints(thinning);
}

/* One line for all of the kind: how many there are, or the first and how many there are beside. */
static void sum_up(const struct message_kind *kind, struct diag_entry *entry, struct arena *arena)
{
	const char *files =
	    kind->files < 2 ? "" : arena_format(arena, ", in %zu files", kind->files);
	if (is_told_once[entry->id] && !entry->at.file)
		return; /* it is said of the whole book */
	if (!kind->many) {
		entry->more =
		    arena_format(arena, " (and %zu more like this%s; --verbose lists them)",
				 kind->total - 1, files);
		return;
	}
	entry->text =
	    arena_format(arena, "%zu %s%s; --verbose lists them", kind->total, kind->many, files);
	entry->instead = NULL;
	if (kind->files > 1)
		entry->at = (struct place){NULL, 0, 0};
}

static void list_few(struct thinning *thinning, size_t i)
{
	struct diag_entry *entry = &thinning->entries[i];
	size_t total =
	    map_find(&thinning->in_file, key_of(thinning, 'm', (size_t)entry->id, entry->at.file));
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
	take_stock(thinning);
	choose(thinning);
	for (size_t i = 0; i < thinning->count; i++) {
		struct diag_entry *entry = &thinning->entries[i];
		struct message_kind *kind = &thinning->kinds[entry->id];
		if (kind->is_joined)
			kind = &thinning->groups[diag_alike(entry->id)];
		entry->hint = kind->hints ? entry->hint : NULL;
		if (!kind->is_one_line) {
			list_few(thinning, i);
			continue;
		}
		entry->passed_over = kind->is_told;
		if (!kind->is_told)
			sum_up(kind, entry, thinning->arena);
		kind->is_told = true;
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
