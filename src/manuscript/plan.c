/* Sources into lines of the plan: checked, but not read. */
#include "manuscript/plan.h"

#include "base/sources.h"
#include "base/label.h"
#include "base/signature.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

const char *plan_absolute(struct plan *plan, const char *path, struct place at)
{
	const char *absolute = sources_absolute(plan->sources, plan->manuscript->arena, path);
	if (!absolute)
		diag(plan->diags, MSG_CANT_READ, at, path, strerror(errno));
	return absolute;
}

bool plan_is_inside(const struct plan *plan, const char *path)
{
	const char *absolute = sources_absolute(plan->sources, plan->manuscript->arena, path);
	return absolute && path_inside(absolute, plan->manuscript->root);
}

bool plan_may_read(struct plan *plan, const char *path, struct place at)
{
	bool may = sources_kind(plan->sources, path) == FILE_NONE || plan_is_inside(plan, path);
	if (!may)
		diag(plan->diags, MSG_NAMED_OUTSIDE, at, path, NULL);
	return may;
}

/* The address that the path ends in; NULL: in none. */
static const char *address_in(const char *path)
{
	const char *address = strstr(path, "https://");
	return address ? address : strstr(path, "http://");
}

/* Whether the file is one that can be read, with a diagnostic if not. */
static bool check_file(struct plan *plan, const struct source *source, struct stat *found)
{
	enum file_kind kind = sources_look(plan->sources, source->path, found);
	const char *address = kind == FILE_NONE ? address_in(source->path) : NULL;
	if (address) {
		diag(plan->diags, MSG_ON_THE_WEB, source->at, address, NULL);
		return false;
	}
	if (!file_check(source->path, kind, found, plan->diags, source->at))
		return false;
	if (!sources_may_be_read(plan->sources, source->path)) {
		diag(plan->diags, MSG_CANT_READ, source->at, source->path, strerror(errno));
		return false;
	}
	const char *remedy =
	    plan->from ? NULL : manuscript_foreign(plan->manuscript->arena, source->path);
	if (remedy)
		diag(plan->diags, MSG_FOREIGN_FORMAT, source->at, path_ending(source->path),
		     remedy);
	return !remedy;
}

/* Whether the source is new, with a diagnostic if not. identity tells the file, whatever its path.
 */
static bool check_new(struct plan *plan, const struct source *source, const char *identity)
{
	size_t *number = map_at(&plan->seen, identity), next = plan->manuscript->entries.count;
	if (*number >= next) { /* MAP_NONE, or nothing came of it before */
		*number = next;
		return true;
	}
	if (source->alike)
		return false; /* named by a key of book.yaml */
	const char *where = "";
	const struct entry *first = &plan->manuscript->entries.items[*number];
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
	const struct limits *limits = sources_limits(plan->sources);
	if (m->entries.count >= limit_of(limits, LIMIT_ARTICLES)) {
		if (!plan->is_full)
			diag(plan->diags, MSG_TOO_MANY, (struct place){0}, "the book",
			     arena_format(m->arena, "%s articles",
					  limit_words(limits, LIMIT_ARTICLES, m->arena)));
		plan->is_full = true;
		return;
	}
	m->articles += !entry.placed;
	entry.sources = m->sources;
	if (!m->root) {
		m->root = entry.root;
		if (!entry.input)
			m->name = label_clean(m->arena, path_stem(m->arena, entry.path));
	}
	vec_push(&m->entries, entry);
}

static enum format input_format(const struct plan *plan)
{
	const struct buf *input = &plan->manuscript->input;
	if (plan->from)
		return plan->from;
	return signature_is_html(input->data, input->size) ? FORMAT_HTML : FORMAT_TEXT;
}

static void plan_standard_input(struct plan *plan, const struct source *source)
{
	struct arena *arena = plan->manuscript->arena;
	struct manuscript *m = plan->manuscript;
	const char *root = plan_absolute(plan, ".", source->at);
	if (root && check_new(plan, source, source->path) &&
	    file_read_input(limit_of(sources_limits(plan->sources), LIMIT_ARTICLE), &m->input,
			    &m->modified, plan->diags, source->at))
		add_article(plan, (struct entry){
				      .title = source->title,
				      .name = "standard input",
				      .path = source->path,
				      .absolute = path_join(arena, root, source->path),
				      .root = root,
				      .input = &m->input,
				      .format = input_format(plan),
				      .depth = source->depth,
				      .at = source->at,
				  });
}

/* The absolute path of the source, which must be in the folder that it was found in; NULL after a
 * diagnostic. Whoever names it may name what they like. */
static const char *locate(struct plan *plan, const struct source *source, bool *in_book)
{
	const char *absolute = plan_absolute(plan, source->path, source->at);
	*in_book = absolute && source->folder && path_inside(absolute, source->folder);
	if (!absolute || !source->alike || *in_book)
		return absolute;
	diag(plan->diags, MSG_LEADS_OUTSIDE, source->at, source->path, NULL);
	return NULL;
}

enum format plan_format(const struct plan *plan, const char *path)
{
	enum format format = plan->from ? plan->from : manuscript_format(path);
	return format ? format : FORMAT_TEXT;
}

/* Whether what its name tells gives the article its place. */
static bool may_be_placed(const struct source *source, enum matter likely, bool numbered)
{
	return source->alike && !source->in_order && likely && !numbered && source->depth == 0;
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
			      .format = plan_format(plan, source->path),
			      .found = source->alike,
			      .dialect = plan->manuscript->dialect,
			      .hidden = plan->manuscript->hidden,
			      .includes = plan->manuscript->includes,
			      .depth = source->depth,
			      .matter = source->matter,
			      .likely = likely,
			      .of_book = source->of_book,
			      .landings = source->landings,
			      .landing_count = source->landing_count,
			      .goes_on = source->goes_on,
			      .placed = source->placed || may_be_placed(source, likely, numbered),
			      .at = source->at,
			  });
}

void plan_part(struct plan *plan, const char *title, unsigned depth, struct place at)
{
	vec_push(&plan->manuscript->entries,
		 (struct entry){.title = title, .depth = depth, .at = at});
}

void plan_text(struct plan *plan, const struct source *source, const char *text,
	       const char *attribution)
{
	struct manuscript *m = plan->manuscript;
	const char *name = source->path ? source->path
					: arena_format(m->arena, "%s: %s", source->at.file,
						       matter_word(source->matter));
	add_article(plan, (struct entry){
			      .title = source->title,
			      .name = name,
			      .path = "",
			      .absolute = path_join(m->arena, m->root, matter_word(source->matter)),
			      .root = m->root,
			      .of_book = source->of_book,
			      .goes_on = source->goes_on,
			      .format = FORMAT_MARKDOWN,
			      .depth = source->depth,
			      .matter = source->matter,
			      .placed = source->placed,
			      .text = text,
			      .attribution = attribution,
			      .at = source->at,
			  });
}

void plan_drop_empty_parts(struct plan *plan, size_t first)
{
	struct manuscript *m = plan->manuscript;
	size_t kept = m->entries.count;
	unsigned below = 0; /* the depth of what stands behind; 0 where nothing does */
	for (size_t i = m->entries.count; i-- > first;) {
		const struct entry *entry = &m->entries.items[i];
		bool empty = !entry->path && below <= entry->depth;
		if (!empty) {
			m->entries.items[--kept] = *entry;
			below = entry->depth;
		}
	}
	size_t count = m->entries.count - kept;
	if (kept > first)
		memmove(m->entries.items + first, m->entries.items + kept,
			count * sizeof *m->entries.items);
	m->entries.count = first + count;
}
