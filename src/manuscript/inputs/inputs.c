/* From inputs and options to the plan of a book. */
#include "manuscript/inputs/inputs.h"

#include "base/ascii.h"
#include "base/sources.h"
#include "base/label.h"
#include "manuscript/folders/folder.h"
#include "manuscript/inputs/book_file.h"
#include "manuscript/kinds/kinds.h"
#include "manuscript/shared_notes.h"
#include "manuscript/tool_file.h"

#include <string.h>

static bool is_book_file(const char *path)
{
	const char *ending = path_ending(path);
	return strcmp(ending, "yaml") == 0 || strcmp(ending, "yml") == 0;
}

/* Where the system can't say, that is told when the book is planned. */
bool manuscript_is_book(const char *path)
{
	enum file_kind kind = strcmp(path, "-") == 0 ? FILE_NONE : file_kind(path);
	return is_book_file(path) || kind == FILE_FOLDER || kind == FILE_UNKNOWN;
}

/* Finds the book file of a folder, which may be one that can't be read; NULL: it has none. False
 * after a diagnostic. */
static bool find_book_file(struct plan *plan, const char *folder, const char **book)
{
	static const char *const names[] = {"book.yaml", "book.yml"};
	*book = NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names && !*book; i++) {
		const char *path = path_join(plan->manuscript->arena, folder, names[i]);
		enum file_kind kind = sources_kind_of_name(plan->sources, path);
		if (kind == FILE_UNKNOWN)
			return file_check(path, kind, NULL, plan->diags,
					  (struct place){path, 0, 0});
		if (kind != FILE_NONE)
			*book = path;
	}
	return true;
}

static bool path_is_epub(const char *path)
{
	return ascii_equal(path_ending(path), "epub");
}

static bool set_folder(struct plan *plan, const char *folder, struct place at)
{
	struct manuscript *m = plan->manuscript;
	m->root = plan_absolute(plan, folder, at);
	if (!m->root)
		return false;
	bool is_epub = path_is_epub(m->root);
	if (!m->name)
		m->name = label_clean(m->arena,
				      is_epub ? path_stem(m->arena, m->root) : path_name(m->root));
	return true;
}

/* The first entries go behind all others: the language and the title, if nobody says them, are told
 * by the text, not by a dedication. */
static void put_last(struct manuscript *m, size_t count)
{
	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		vec_push(&m->entries, m->entries.items[i]);
	m->entries.count -= count;
	memmove(m->entries.items, m->entries.items + count,
		m->entries.count * sizeof *m->entries.items);
}

static void plan_book(struct plan *plan, const char *path)
{
	struct manuscript *m = plan->manuscript;
	struct buf text = BUF_EMPTY;
	struct place at = {path, 0, 0};
	const char *folder = path_folder(m->arena, path);
	m->book = path;
	plan->top = folder;
	if (!sources_read(plan->sources, path, LIMIT_SETTINGS, &text, &m->modified, plan->diags,
			  at)) {
		buf_clear(&text);
		return;
	}
	struct yaml_source source = {path, text.data, text.size, 1, sources_limits(plan->sources)};
	const struct yaml *root = yaml_read(&source, m->arena, plan->diags);
	buf_clear(&text);
	if (!root || !set_folder(plan, folder, at))
		return;
	metadata_read(&m->metadata, root, METADATA_BOOK, m->arena, plan->diags);
	const struct yaml *chapters = yaml_find(root, "chapters");
	if (root->shape == YAML_MAPPING)
		plan_matter(plan, root, folder);
	size_t named = m->entries.count;
	if (chapters && !yaml_is_null(chapters))
		plan_chapters(plan, chapters, folder);
	else if (root->shape == YAML_MAPPING)
		plan_folder(plan, folder, true, 0, at);
	put_last(m, named);
}

/* A folder without a book.yaml. is_book: the book, or one of those that are bound. */
static void plan_kind_or_folder(struct plan *plan, const char *path, bool is_book, struct place at)
{
	plan->top = path;
	if (!is_book || !kind_plan(plan, path))
		plan_folder(plan, path, true, 0, at);
}

static void plan_folder_input(struct plan *plan, const char *path, bool alone)
{
	struct place at = {path, 0, 0};
	bool is_book = alone || plan->binds;
	const char *book;
	if (!find_book_file(plan, path, &book))
		return;
	if (book && alone)
		plan_book(plan, book);
	else if (book)
		diag(plan->diags, MSG_SECOND_BOOK, at, path, NULL);
	else if (!is_book || set_folder(plan, path, at))
		plan_kind_or_folder(plan, path, is_book, at);
}

/* Whether the folder is an EPUB whose files lie open. */
static bool is_unpacked(const struct plan *plan, const char *folder)
{
	const char *mark = path_join(plan->manuscript->arena, folder, "META-INF/container.xml");
	return sources_kind(plan->sources, mark) == FILE_REGULAR;
}

/* One of several inputs, or the only one. */
static void plan_input(struct plan *plan, const char *path, bool alone)
{
	struct place at = {path, 0, 0};
	struct stat found;
	bool is_input = strcmp(path, "-") == 0;
	enum file_kind kind = is_input ? FILE_OTHER : sources_look(plan->sources, path, &found);
	bool is_archive = kind == FILE_REGULAR && path_is_epub(path);
	if (is_archive && !sources_open_archive(plan->sources, path, plan->diags, at))
		return;
	plan->binds = !alone && (is_archive || is_unpacked(plan, path));
	if (kind == FILE_UNKNOWN)
		file_check(path, kind, &found, plan->diags, at);
	else if (kind == FILE_FOLDER || is_archive)
		plan_folder_input(plan, path, alone);
	else if (alone && kind_folder_of(plan, path))
		plan_folder_input(plan, kind_folder_of(plan, path), alone);
	else if (!is_book_file(path))
		plan_article(plan, &(struct source){.path = path, .at = at, .is_input = is_input});
	else if (alone)
		plan_book(plan, path);
	else
		plan_metadata(plan, path);
}

/* Where all is front and back matter, it is the text. */
static void settle_matter(struct manuscript *m)
{
	if (m->articles > 0)
		return;
	for (size_t i = 0; i < m->entries.count; i++) {
		m->entries.items[i].placed = false; /* no text that it could be matter to */
		m->articles += m->entries.items[i].path != NULL;
	}
}

/* The folder that holds both, in the arena. */
static const char *common_folder(struct arena *arena, const char *one, const char *other)
{
	while (!path_inside(other, one))
		one = path_folder(arena, one);
	return one;
}

/* The book's folder is the one that holds all that was named: what stands there may be read through
 * the articles. Where that would be the whole disk, each keeps the folder that it was named in. */
static void settle_root(struct plan *plan, const char *asked)
{
	struct manuscript *m = plan->manuscript;
	const char *common = m->root;
	const char *more = asked ? plan_absolute(plan, asked, (struct place){asked, 0, 0}) : NULL;
	if (more && common)
		common = common_folder(m->arena, common, more);
	for (size_t i = 0; i < m->entries.count; i++) {
		const struct entry *entry = &m->entries.items[i];
		if (entry->path && !entry->text)
			common =
			    common_folder(m->arena, common, path_folder(m->arena, entry->absolute));
	}
	if (!common || strcmp(common, "/") == 0)
		return;
	m->root = common;
	for (size_t i = 0; i < m->entries.count; i++)
		if (m->entries.items[i].path && !m->entries.items[i].of_book)
			m->entries.items[i].root = common;
}

static bool is_lone(const struct manuscript *manuscript)
{
	size_t others = 0;
	for (size_t i = 0; i < manuscript->entries.count; i++)
		others += manuscript->entries.items[i].placed;
	return manuscript->articles == 1 && manuscript->entries.count == 1 + others;
}

/* The path as counted from the folder that was named. */
static const char *name_below(const struct plan *plan, const char *path)
{
	size_t size = plan->top ? strlen(plan->top) : 0;
	bool below = size && path_inside(path, plan->top) && strcmp(plan->top, ".") != 0;
	return below ? path + size + strspn(path + size, "/") : path;
}

/* What folders hold that isn't in the book, in one line. */
static void tell_left_out(struct plan *plan)
{
	enum { MOST = 8 };
	struct buf names = BUF_EMPTY;
	size_t count = plan->left_out.count;
	for (size_t i = 0; i < count && i < MOST; i++)
		buf_printf(&names, "%s%s", i ? ", " : "",
			   name_below(plan, plan->left_out.items[i]));
	if (count > MOST)
		buf_printf(&names, " and %zu more", count - MOST);
	if (count && plan->manuscript->entries.count)
		diag(plan->diags, MSG_NOT_OF_THE_BOOK, (struct place){0}, names.data, NULL);
	buf_clear(&names);
	vec_clear(&plan->left_out);
}

struct manuscript *manuscript_new(const struct request *request, struct diags *diags)
{
	struct manuscript *m = mem_zeroed(1, sizeof *m);
	m->arena = arena_new();
	metadata_init(&m->metadata);
	m->sources = request->sources;
	struct plan plan = {
	    .manuscript = m, .diags = diags, .sources = m->sources, .from = request->from};
	if (request->count == 0)
		plan_input(&plan, ".", true);
	for (size_t i = 0; i < request->count; i++)
		plan_input(&plan, arena_string(m->arena, request->inputs[i]), request->count == 1);
	map_clear(&plan.seen);
	settle_matter(m);
	tell_left_out(&plan);
	settle_root(&plan, request->root);
	metadata_override(&m->metadata, request->options, request->option_count, m->arena, diags);
	if (m->metadata.strict)
		diags_make_strict(diags);
	m->metadata.no_cover |= request->no_cover;
	m->title = metadata_title(&m->metadata).text;
	m->lone = is_lone(m);
	shared_notes_find(&plan);
	return m;
}
