/* Sources into lines of the plan: files and folders, checked but not read. */
#include "manuscript/plan.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/label.h"
#include "base/natural.h"

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
    {"docx", FORMAT_WORD},    {"docm", FORMAT_WORD},         {"dotx", FORMAT_WORD},
    {"rtf", FORMAT_UNKNOWN},  {"pdf", FORMAT_UNKNOWN},       {"epub", FORMAT_UNKNOWN},
    {"mobi", FORMAT_UNKNOWN}, {"azw3", FORMAT_UNKNOWN},
};

static const struct ending *find_ending(const char *name)
{
	const char *ending = path_ending(name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ascii_equal(ending, endings[i].name))
			return &endings[i];
	return NULL;
}

enum format manuscript_format(const char *name)
{
	const struct ending *ending = find_ending(name);
	return ending ? ending->format : FORMAT_UNKNOWN;
}

const char *plan_absolute(struct plan *plan, const char *path, struct place at)
{
	const char *absolute = file_absolute(plan->manuscript->arena, path);
	if (!absolute)
		diag(plan->diags, MSG_CANT_READ, at, path, strerror(errno));
	return absolute;
}

static bool is_inside(const char *path, const char *folder)
{
	size_t size = strlen(folder);
	return strncmp(path, folder, size) == 0 && (path[size] == '/' || folder[size - 1] == '/');
}

/* Whether the file is one that can be read, with a diagnostic if not. */
static bool check_file(struct plan *plan, const struct source *source, struct stat *found)
{
	enum file_kind kind = file_look(source->path, found);
	if (!file_check(source->path, kind, found, plan->diags, source->at))
		return false;
	if (access(source->path, R_OK) != 0) {
		diag(plan->diags, MSG_CANT_READ, source->at, source->path, strerror(errno));
		return false;
	}
	const struct ending *ending = find_ending(source->path);
	if (ending && ending->format == FORMAT_UNKNOWN) {
		bool is_old = strcmp(ending->name, "doc") == 0;
		diag(plan->diags, is_old ? MSG_FOREIGN_MANUSCRIPT : MSG_FOREIGN_FORMAT, source->at,
		     ending->name, NULL);
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
		if (!entry.is_input)
			m->name = label_clean(m->arena, path_stem(m->arena, entry.path));
	}
	vec_push(&m->entries, entry);
}

static void plan_standard_input(struct plan *plan, const struct source *source)
{
	struct arena *arena = plan->manuscript->arena;
	const char *root = plan_absolute(plan, ".", source->at);
	if (root && check_new(plan, source, source->path))
		add_article(plan, (struct entry){
				      .title = source->title,
				      .name = "standard input",
				      .path = source->path,
				      .absolute = path_join(arena, root, source->path),
				      .root = root,
				      .is_input = true,
				      .format = plan->from ? plan->from : FORMAT_TEXT,
				      .depth = source->depth,
				      .at = source->at,
				  });
}

/* The absolute path of the source, which must be in the folder that it was found in; NULL after a
 * diagnostic. Whoever names it may name what they like. */
static const char *locate(struct plan *plan, const struct source *source, bool *in_book)
{
	const char *absolute = plan_absolute(plan, source->path, source->at);
	*in_book = absolute && source->folder && is_inside(absolute, source->folder);
	if (!absolute || !source->alike || *in_book)
		return absolute;
	diag(plan->diags, MSG_LEADS_OUTSIDE, source->at, source->path, NULL);
	return NULL;
}

static enum format format_of(const struct plan *plan, const char *path)
{
	enum format format = manuscript_format(path);
	if (format != FORMAT_UNKNOWN)
		return format;
	return plan->from ? plan->from : FORMAT_TEXT;
}

void plan_article(struct plan *plan, const struct source *source)
{
	struct arena *arena = plan->manuscript->arena;
	struct stat found;
	bool in_book, numbered;
	if (source->is_input) {
		plan_standard_input(plan, source);
		return;
	}
	if (!check_file(plan, source, &found))
		return;
	const char *absolute = locate(plan, source, &in_book);
	if (!absolute ||
	    !check_new(plan, source,
		       arena_format(arena, "%llu:%llu", (unsigned long long)found.st_dev,
				    (unsigned long long)found.st_ino)))
		return;
	if ((int64_t)found.st_mtime > plan->manuscript->modified)
		plan->manuscript->modified = (int64_t)found.st_mtime;
	enum matter likely = matter_of_name(path_stem(arena, source->path), &numbered);
	add_article(plan, (struct entry){
			      .title = source->title,
			      .name = source->path,
			      .path = source->path,
			      .absolute = absolute,
			      .root = in_book ? source->folder : path_folder(arena, absolute),
			      .format = format_of(plan, source->path),
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
	bool index = ascii_equal(path_stem(arena, first), "index");
	int order = (int)ascii_equal(path_stem(arena, second), "index") - (int)index;
	arena_free(arena);
	return order ? order : natural_compare(first, second);
}

/* Whether it is called as an article is; whether it is one is for plan_article to say. */
static bool is_article(struct arena *arena, const char *folder, const char *name)
{
	bool is_hidden =
	    name[0] == '.' || strncmp(name, "~$", 2) == 0; /* Word's, while it is open */
	return !is_hidden && manuscript_format(name) != FORMAT_UNKNOWN &&
	       !ascii_equal(path_stem(arena, name), "readme") &&
	       !file_is_folder(path_join(arena, folder, name));
}

static bool read_folder(DIR *open, struct arena *arena, const char *folder, name_list *names)
{
	for (;;) {
		errno = 0;
		struct dirent *found = readdir(open);
		if (!found)
			return errno == 0;
		if (is_article(arena, folder, found->d_name))
			vec_push(names, arena_string(arena, found->d_name));
	}
}

static bool list_folder(struct plan *plan, const char *folder, struct place at, name_list *names)
{
	struct arena *arena = plan->manuscript->arena;
	DIR *open = opendir(folder);
	bool done = open && read_folder(open, arena, folder, names);
	if (!done)
		diag(plan->diags, MSG_CANT_READ, at, folder, strerror(errno));
	if (open)
		closedir(open);
	if (!done)
		return false;
	diags_depend(plan->diags, folder);
	if (names->count == 0)
		diag(plan->diags, MSG_NO_ARTICLES, at, folder, NULL);
	return names->count > 0;
}

static void plan_names(struct plan *plan, const char *folder, const name_list *names)
{
	struct arena *arena = plan->manuscript->arena;
	const char *absolute = plan_absolute(plan, folder, (struct place){folder, 0, 0});
	for (size_t i = 0; absolute && i < names->count; i++) {
		const char *path = path_join(arena, folder, names->items[i]);
		plan_article(
		    plan, &(struct source){
			      .path = path, .folder = absolute, .at = {path, 0, 0}, .alike = true});
	}
}

void plan_folder(struct plan *plan, const char *folder, struct place at)
{
	name_list names = {0};
	if (list_folder(plan, folder, at, &names)) {
		qsort(names.items, names.count, sizeof *names.items, by_name);
		plan_names(plan, folder, &names);
	}
	vec_clear(&names);
	struct manuscript *m = plan->manuscript;
	for (size_t i = 0; m->articles == 0 && i < m->entries.count; i++)
		m->entries.items[i].placed = false; /* no text that it could be matter to */
	if (m->articles == 0)
		m->articles = m->entries.count;
}
