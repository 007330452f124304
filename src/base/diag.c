/* Diagnostics: gathering, thinning out, handing on. */
#include "base/diag.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/shown.h"
#include "base/vec.h"

#include <string.h>

enum { SHOWN_OF_A_KIND = 10 };

/* USAGE and SYSTEM are errors that aren't the input's fault: they make the status OCTAVO_USAGE and
 * OCTAVO_SYSTEM. */
enum severity { NOTE = OCTAVO_NOTE, WARNING = OCTAVO_WARNING, ERROR = OCTAVO_ERROR, USAGE, SYSTEM };

struct message_row {
	enum severity severity;
	const char *slug, *text, *hint;
};

static const struct message_row messages[] = {
#define MESSAGE(name, severity, slug, text, hint) {severity, slug, text, hint},
#include "base/messages.def"
#undef MESSAGE
};

struct diag_entry {
	enum message id;
	enum severity severity;
	struct place at;
	const char *text, *hint;
};

/* A file, whatever its names. */
struct identity {
	dev_t device;
	ino_t number;
};

struct diags {
	struct arena *arena;
	VEC(struct diag_entry) entries;
	VEC(const char *) dependencies;
	VEC(struct identity) taken;
	enum severity worst;
	bool strict;
};

struct diags *diags_new(void)
{
	struct diags *diags = mem_zeroed(1, sizeof *diags);
	diags->arena = arena_new();
	return diags;
}

void diags_free(struct diags *diags)
{
	if (!diags)
		return;
	vec_clear(&diags->entries);
	vec_clear(&diags->dependencies);
	vec_clear(&diags->taken);
	arena_free(diags->arena);
	mem_free(diags);
}

/* The first detail is what the message is about, and so is the second where it stands in quotes:
 * somebody else's words, which may be of any length. */
static void put_detail(struct buf *filled, struct arena *arena, const char *detail, bool is_name)
{
	if (detail)
		buf_puts(filled, shown(arena, detail, is_name ? SHOWN_NAME : SHOWN_WORDS));
}

static const char *fill(struct arena *arena, const char *text, const char *first,
			const char *second)
{
	struct buf filled = BUF_EMPTY;
	for (const char *s = text; *s; s++) {
		bool is_first = strncmp(s, "{1}", 3) == 0;
		if (is_first || strncmp(s, "{2}", 3) == 0) {
			bool is_name = is_first || (s > text && s[-1] == '\'');
			put_detail(&filled, arena, is_first ? first : second, is_name);
			s += 2;
		} else {
			buf_putc(&filled, *s);
		}
	}
	const char *kept = arena_copy(arena, filled.data ? filled.data : "", filled.size);
	buf_clear(&filled);
	return kept;
}

static void add(struct diags *diags, struct diag_entry entry)
{
	if (entry.severity > diags->worst)
		diags->worst = entry.severity;
	vec_push(&diags->entries, entry);
}

void diag(struct diags *diags, enum message id, struct place at, const char *first,
	  const char *second)
{
	const struct message_row *row = &messages[id];
	struct diag_entry entry = {
	    .id = id,
	    .severity = row->severity == WARNING && diags->strict ? ERROR : row->severity,
	    .at = at,
	    .text = fill(diags->arena, row->text, first, second),
	    .hint = row->hint ? fill(diags->arena, row->hint, first, second) : NULL,
	};
	add(diags, entry);
}

bool diags_failed(const struct diags *diags)
{
	return diags->worst >= ERROR;
}

void diags_make_strict(struct diags *diags)
{
	diags->strict = true;
}

void diags_depend(struct diags *diags, const char *path)
{
	size_t count = diags->dependencies.count;
	if (count == 0 || strcmp(diags->dependencies.items[count - 1], path) != 0)
		vec_push(&diags->dependencies, arena_string(diags->arena, path));
}

const char *const *diags_dependencies(const struct diags *diags, size_t *count)
{
	*count = diags->dependencies.count;
	return diags->dependencies.items;
}

void diags_take_from(struct diags *diags, const struct stat *file)
{
	vec_push(&diags->taken, (struct identity){file->st_dev, file->st_ino});
}

bool diags_took_from(const struct diags *diags, const struct stat *file)
{
	for (size_t i = 0; i < diags->taken.count; i++)
		if (diags->taken.items[i].device == file->st_dev &&
		    diags->taken.items[i].number == file->st_ino)
			return true;
	return false;
}

void diags_move(struct diags *to, struct diags *from)
{
	for (size_t i = 0; i < from->entries.count; i++) {
		struct diag_entry entry = from->entries.items[i];
		entry.text = arena_string(to->arena, entry.text);
		entry.hint = entry.hint ? arena_string(to->arena, entry.hint) : NULL;
		if (entry.severity == WARNING && to->strict)
			entry.severity = ERROR;
		add(to, entry);
	}
	for (size_t i = 0; i < from->dependencies.count; i++)
		diags_depend(to, from->dependencies.items[i]);
	for (size_t i = 0; i < from->taken.count; i++)
		vec_push(&to->taken, from->taken.items[i]);
	from->entries.count = from->dependencies.count = from->taken.count = 0;
	from->worst = NOTE;
}

static void hand_on(const struct diags *diags, const struct diag_entry *entry,
		    octavo_listener *listener, void *user)
{
	const char *file = entry->at.file;
	struct octavo_diagnostic told = {
	    .severity =
		entry->severity > ERROR ? OCTAVO_ERROR : (enum octavo_severity)entry->severity,
	    .slug = messages[entry->id].slug,
	    .file = file ? shown(diags->arena, file, SHOWN_PATH) : NULL,
	    .line = entry->at.line,
	    .column = entry->at.column,
	    .passage =
		entry->at.passage ? shown(diags->arena, entry->at.passage, SHOWN_WORDS) : NULL,
	    .text = entry->text,
	    .hint = entry->hint,
	};
	if (listener)
		listener(&told, user);
}

static const char *kind_of(struct arena *arena, const struct diag_entry *entry)
{
	return arena_format(arena, "%d %s", (int)entry->id, entry->at.file ? entry->at.file : "");
}

enum octavo_status diags_deliver(struct diags *diags, octavo_listener *listener, void *user)
{
	struct map totals = {0}, shown = {0};
	for (size_t i = 0; i < diags->entries.count; i++) {
		size_t *total = map_at(&totals, kind_of(diags->arena, &diags->entries.items[i]));
		*total = *total == MAP_NONE ? 1 : *total + 1;
	}
	for (size_t i = 0; i < diags->entries.count; i++) {
		struct diag_entry *entry = &diags->entries.items[i];
		const char *kind = kind_of(diags->arena, entry);
		size_t total = map_find(&totals, kind), *count = map_at(&shown, kind);
		*count = *count == MAP_NONE ? 1 : *count + 1;
		if (total > SHOWN_OF_A_KIND && *count > SHOWN_OF_A_KIND)
			continue;
		if (total > SHOWN_OF_A_KIND && *count == SHOWN_OF_A_KIND)
			entry->text = arena_format(diags->arena, "%s (and %zu more like this)",
						   entry->text, total - SHOWN_OF_A_KIND);
		hand_on(diags, entry, listener, user);
	}
	map_clear(&totals);
	map_clear(&shown);
	static const enum octavo_status statuses[] = {
	    [ERROR] = OCTAVO_INPUT, [USAGE] = OCTAVO_USAGE, [SYSTEM] = OCTAVO_SYSTEM};
	enum octavo_status status = statuses[diags->worst];
	diags->entries.count = diags->dependencies.count = diags->taken.count = 0;
	diags->worst = NOTE;
	return status;
}
