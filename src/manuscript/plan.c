/* Sources into lines of the plan: files and folders, checked but not read. */
#include "manuscript/plan.h"

#include "base/file.h"
#include "base/label.h"
#include "manuscript/natural.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct ending {
	const char *name;
	enum format format; /* FORMAT_UNKNOWN: known to be unreadable */
} endings[] = {
    {"txt", FORMAT_TEXT},     {"text", FORMAT_TEXT},         {"md", FORMAT_MARKDOWN},
    {"mkd", FORMAT_MARKDOWN}, {"markdown", FORMAT_MARKDOWN}, {"html", FORMAT_HTML},
    {"htm", FORMAT_HTML},     {"xhtml", FORMAT_HTML},        {"doc", FORMAT_UNKNOWN},
    {"docx", FORMAT_UNKNOWN}, {"odt", FORMAT_UNKNOWN},       {"rtf", FORMAT_UNKNOWN},
    {"pdf", FORMAT_UNKNOWN},  {"epub", FORMAT_UNKNOWN},      {"mobi", FORMAT_UNKNOWN},
    {"azw3", FORMAT_UNKNOWN},
};

static bool same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a >= 'A' && *a <= 'Z' ? *a | 0x20 : *a) != *b)
			return false;
	return *a == *b;
}

static const struct ending *find_ending(const char *name)
{
	const char *ending = path_ending(name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (same_word(ending, endings[i].name))
			return &endings[i];
	return NULL;
}

enum format manuscript_format(const char *name)
{
	const struct ending *ending = find_ending(name);
	return ending ? ending->format : FORMAT_UNKNOWN;
}

const char *plan_absolute(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *kept = arena_string(arena, real ? real : path);
	free(real);
	return kept;
}

static bool is_inside(const char *path, const char *folder)
{
	size_t size = strlen(folder);
	return strncmp(path, folder, size) == 0 && (path[size] == '/' || folder[size - 1] == '/');
}

/* Whether the file is one that can be read, with a diagnostic if not. */
static bool check_file(struct plan *plan, const struct source *source, struct stat *found)
{
	if (stat(source->path, found) != 0) {
		bool missing = errno == ENOENT || errno == ENOTDIR;
		diag(plan->diags, missing ? MSG_NO_SUCH_FILE : MSG_UNREADABLE, source->at,
		     source->path, missing ? NULL : strerror(errno));
		return false;
	}
	if (S_ISDIR(found->st_mode)) {
		diag(plan->diags, MSG_IS_A_FOLDER, source->at, source->path, NULL);
		return false;
	}
	if (access(source->path, R_OK) != 0) {
		diag(plan->diags, MSG_UNREADABLE, source->at, source->path, strerror(errno));
		return false;
	}
	const struct ending *ending = find_ending(source->path);
	if (ending && ending->format == FORMAT_UNKNOWN) {
		diag(plan->diags, MSG_FOREIGN_FORMAT, source->at, ending->name, NULL);
		return false;
	}
	return true;
}

/* Whether the source is new, with a diagnostic if not. identity tells the file, whatever its path.
 */
static bool check_new(struct plan *plan, const struct source *source, const char *identity)
{
	size_t *number = map_at(&plan->seen, identity);
	if (*number != MAP_NONE && source->alike)
		return false; /* named by a key of book.yaml */
	if (*number == MAP_NONE) {
		*number = plan->manuscript->entries.count;
		return true;
	}
	const struct entry *first = &plan->manuscript->entries.items[*number];
	const char *where = "";
	if (first->at.line)
		where = arena_format(plan->manuscript->arena, ", named in line %u",
				     (unsigned)first->at.line);
	else if (strcmp(first->path, source->path) != 0)
		where = arena_format(plan->manuscript->arena, ", as '%s'", first->path);
	diag(plan->diags, MSG_SAME_SOURCE, source->at, source->path, where);
	return false;
}

static void add_article(struct plan *plan, struct entry entry)
{
	struct manuscript *m = plan->manuscript;
	m->articles += !entry.placed;
	if (!m->root) {
		m->root = entry.root;
		if (strcmp(entry.path, "-") != 0)
			m->name = label_clean(m->arena, path_stem(m->arena, entry.path));
	}
	vec_push(&m->entries, entry);
}

static void plan_standard_input(struct plan *plan, const struct source *source)
{
	if (check_new(plan, source, "-"))
		add_article(plan, (struct entry){
				      .title = source->title,
				      .name = "standard input",
				      .path = "-",
				      .absolute = "-",
				      .root = plan_absolute(plan->manuscript->arena, "."),
				      .format = plan->from ? plan->from : FORMAT_TEXT,
				      .depth = source->depth,
				      .at = source->at,
				  });
}

void plan_article(struct plan *plan, const struct source *source)
{
	struct arena *arena = plan->manuscript->arena;
	struct stat found;
	if (strcmp(source->path, "-") == 0) {
		plan_standard_input(plan, source);
		return;
	}
	if (!check_file(plan, source, &found) ||
	    !check_new(plan, source,
		       arena_format(arena, "%llu:%llu", (unsigned long long)found.st_dev,
				    (unsigned long long)found.st_ino)))
		return;
	const char *absolute = plan_absolute(arena, source->path);
	bool in_book = source->folder && is_inside(absolute, source->folder);
	enum format format = manuscript_format(source->path);
	if (format == FORMAT_UNKNOWN)
		format = plan->from ? plan->from : FORMAT_TEXT;
	if ((int64_t)found.st_mtime > plan->manuscript->modified)
		plan->manuscript->modified = (int64_t)found.st_mtime;
	bool numbered;
	enum matter likely = matter_of_name(path_stem(arena, source->path), &numbered);
	add_article(plan, (struct entry){
			      .title = source->title,
			      .name = source->path,
			      .path = source->path,
			      .absolute = absolute,
			      .root = in_book ? source->folder : path_folder(arena, absolute),
			      .format = format,
			      .depth = source->depth,
			      .matter = source->matter,
			      .likely = likely,
			      .placed = source->placed || (source->alike && likely && !numbered),
			      .at = source->at,
			  });
}

void plan_text(struct plan *plan, const struct source *source, const char *text,
	       const char *attribution)
{
	struct manuscript *m = plan->manuscript;
	const char *name =
	    arena_format(m->arena, "%s: %s", source->at.file, matter_word(source->matter));
	add_article(plan, (struct entry){
			      .title = source->title,
			      .name = name,
			      .path = "",
			      .absolute = path_join(m->arena, m->root, matter_word(source->matter)),
			      .root = m->root,
			      .format = FORMAT_MARKDOWN,
			      .depth = source->depth,
			      .matter = source->matter,
			      .placed = source->placed,
			      .text = text,
			      .attribution = attribution,
			      .at = source->at,
			  });
}

typedef VEC(const char *) name_list;

static int by_name(const void *a, const void *b)
{
	const char *first = *(const char *const *)a, *second = *(const char *const *)b;
	struct arena *arena = arena_new();
	bool index = same_word(path_stem(arena, first), "index");
	int order = (int)same_word(path_stem(arena, second), "index") - (int)index;
	arena_free(arena);
	return order ? order : natural_compare(first, second);
}

static bool is_article(struct arena *arena, const char *folder, const char *name)
{
	struct stat found;
	return name[0] != '.' && manuscript_format(name) != FORMAT_UNKNOWN &&
	       !same_word(path_stem(arena, name), "readme") &&
	       stat(path_join(arena, folder, name), &found) == 0 && !S_ISDIR(found.st_mode);
}

static bool list_folder(struct plan *plan, const char *folder, struct place at, name_list *names)
{
	struct arena *arena = plan->manuscript->arena;
	DIR *open = opendir(folder);
	if (!open) {
		diag(plan->diags, MSG_UNREADABLE, at, folder, strerror(errno));
		return false;
	}
	for (struct dirent *found; (found = readdir(open));)
		if (is_article(arena, folder, found->d_name))
			vec_push(names, arena_string(arena, found->d_name));
	closedir(open);
	diags_depend(plan->diags, folder);
	if (names->count == 0)
		diag(plan->diags, MSG_NO_ARTICLES, at, folder, NULL);
	return names->count > 0;
}

void plan_folder(struct plan *plan, const char *folder, struct place at)
{
	struct arena *arena = plan->manuscript->arena;
	name_list names = {0};
	if (list_folder(plan, folder, at, &names)) {
		qsort(names.items, names.count, sizeof *names.items, by_name);
		const char *absolute = plan_absolute(arena, folder);
		for (size_t i = 0; i < names.count; i++) {
			const char *path = path_join(arena, folder, names.items[i]);
			plan_article(plan, &(struct source){.path = path,
							    .folder = absolute,
							    .at = {path, 0, 0},
							    .alike = true});
		}
	}
	vec_clear(&names);
	struct manuscript *m = plan->manuscript;
	for (size_t i = 0; m->articles == 0 && i < m->entries.count; i++)
		m->entries.items[i].placed = false; /* no text that it could be matter to */
	if (m->articles == 0)
		m->articles = m->entries.count;
}
