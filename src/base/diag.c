/* Diagnostics: gathering and handing on. */
#include "base/diag_entries.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/shown.h"
#include "base/vec.h"

#include <string.h>

struct message_row {
	enum severity severity;
	const char *slug, *text, *hint;
	const char *grade, *rule; /* of what checking finds */
};

static const struct message_row messages[] = {
#define MESSAGE(name, severity, slug, text, hint) {severity, slug, text, hint, NULL, NULL},
#define FINDING(name, grade, id, text, rule, hint) {GRADE_##grade, id, text, hint, #grade, rule},
#include "base/messages.def"
#undef MESSAGE
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
	bool strict, verbose;
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

/* What stands in quotes is somebody else's name, address or word, which may be of any length. */
static void put_detail(struct buf *filled, struct arena *arena, const char *detail, bool is_name)
{
	if (detail)
		buf_puts(filled, shown(arena, detail, is_name ? SHOWN_NAME : SHOWN_WORDS));
}

static const char *fill(struct arena *arena, const char *text, size_t size, const char *first,
			const char *second)
{
	struct buf filled = BUF_EMPTY;
	for (const char *s = text; s < text + size; s++) {
		bool is_first = strncmp(s, "{1}", 3) == 0;
		if (is_first || strncmp(s, "{2}", 3) == 0) {
			bool is_name = s > text && s[-1] == '\'';
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

/* The part of a warning's text that says what was done; NULL: there is none. */
static const char *instead_in(const char *text)
{
	const char *found = NULL;
	for (const char *s = text; (s = strstr(s, "; ")); s++)
		found = s;
	return found;
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
	struct arena *arena = diags->arena;
	const char *instead = row->severity == WARNING ? instead_in(row->text) : NULL;
	size_t size = instead ? (size_t)(instead - row->text) : strlen(row->text);
	struct diag_entry entry = {
	    .id = id,
	    .severity = row->severity == WARNING && diags->strict ? ERROR : row->severity,
	    .at = at,
	    .text = fill(arena, row->text, size, first, second),
	    .instead = instead ? fill(arena, instead, strlen(instead), first, second) : NULL,
	    .hint = row->hint ? fill(arena, row->hint, strlen(row->hint), first, second) : NULL,
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
	for (size_t i = 0; i < diags->entries.count; i++) {
		struct diag_entry *entry = &diags->entries.items[i];
		if (entry->severity == WARNING)
			entry->severity = ERROR;
		if (entry->severity > diags->worst)
			diags->worst = entry->severity;
	}
}

void diags_make_verbose(struct diags *diags)
{
	diags->verbose = true;
}

static bool message_is_usage(enum message id)
{
	const char *grade = messages[id].grade;
	return grade && strcmp(grade, "usage") == 0;
}

bool diags_are_verbose(const struct diags *diags)
{
	return diags->verbose;
}

void diags_drop_usage(struct diags *diags, enum message but)
{
	size_t kept = 0;
	for (size_t i = 0; i < diags->entries.count; i++)
		if (!message_is_usage(diags->entries.items[i].id) ||
		    diags->entries.items[i].id == but)
			diags->entries.items[kept++] = diags->entries.items[i];
	diags->entries.count = kept;
}

void diags_soften(struct diags *diags, const char *instead)
{
	diags->worst = NOTE;
	for (size_t i = 0; i < diags->entries.count; i++) {
		struct diag_entry *entry = &diags->entries.items[i];
		if (entry->severity == ERROR) {
			entry->severity = WARNING;
			entry->instead = arena_string(diags->arena, instead);
		}
		if (entry->severity > diags->worst)
			diags->worst = entry->severity;
	}
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
		entry.instead = entry.instead ? arena_string(to->arena, entry.instead) : NULL;
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

/* Where the rule stands: a number alone is a section of EPUB 3.3. */
static const char *rule_words(struct arena *arena, const char *rule)
{
	bool is_bare = rule && (ascii_is_digit(rule[0]) || !rule[1] || rule[1] == '.');
	return is_bare ? arena_format(arena, "EPUB 3.3 %s", rule) : rule;
}

static void hand_on(const struct diags *diags, const struct diag_entry *entry,
		    octavo_listener *listener, void *user)
{
	const char *file = entry->at.file;
	const struct message_row *row = &messages[entry->id];
	bool is_promoted = row->grade && entry->severity != row->severity;
	bool goes_on = entry->severity < ERROR && entry->instead;
	struct octavo_diagnostic told = {
	    .severity =
		entry->severity > ERROR ? OCTAVO_ERROR : (enum octavo_severity)entry->severity,
	    .slug = row->slug,
	    .file = file ? shown(diags->arena, file, SHOWN_PATH) : NULL,
	    .line = entry->at.line,
	    .column = entry->at.column,
	    .passage =
		entry->at.passage ? shown(diags->arena, entry->at.passage, SHOWN_WORDS) : NULL,
	    .text = arena_format(diags->arena, "%s%s%s", entry->text, goes_on ? entry->instead : "",
				 entry->more ? entry->more : ""),
	    .hint = entry->hint,
	    .grade = is_promoted ? "error" : row->grade,
	    .rule = rule_words(diags->arena, row->rule),
	};
	if (listener)
		listener(&told, user);
}

enum octavo_status diags_deliver(struct diags *diags, octavo_listener *listener, void *user)
{
	diag_thin_out(diags->entries.items, diags->entries.count, diags->verbose, diags->arena);
	for (size_t i = 0; i < diags->entries.count; i++)
		if (!diags->entries.items[i].passed_over)
			hand_on(diags, &diags->entries.items[i], listener, user);
	static const enum octavo_status statuses[] = {
	    [ERROR] = OCTAVO_INPUT, [USAGE] = OCTAVO_USAGE, [SYSTEM] = OCTAVO_SYSTEM};
	enum octavo_status status = statuses[diags->worst];
	diags->entries.count = diags->dependencies.count = diags->taken.count = 0;
	diags->worst = NOTE;
	diags->strict = false;
	return status;
}
