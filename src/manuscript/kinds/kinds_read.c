/* What the readers of other tools' folders share: what their files say, and what they name. */
#include "manuscript/kinds/kinds.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/sources.h"
#include "base/label.h"
#include "base/url.h"

#include <string.h>

const char *kind_folder(struct plan *plan, const char *folder, const char *name, struct place at)
{
	const char *written = path_join(plan->manuscript->arena, folder, name);
	const char *normal = path_normal(plan->manuscript->arena, written);
	const char *path = normal ? normal : written;
	bool is_there = sources_is_folder(plan->sources, path);
	return is_there && plan_may_read(plan, path, at) ? path : NULL;
}

/* A copy of the value that may stand in another mapping. */
static struct yaml *copy_of(struct arena *arena, const struct yaml *value, const char *key)
{
	struct yaml *copy = arena_alloc(arena, sizeof *copy);
	*copy = *value;
	copy->key = key;
	copy->next = NULL;
	return copy;
}

/* The value as octavo takes it: of persons only their names; NULL: none is left. */
static struct yaml *taken(struct arena *arena, const struct yaml *value, const char *key)
{
	if (value->shape == YAML_MAPPING) {
		const struct yaml *name = metadata_name_of(arena, value);
		return name ? copy_of(arena, name, key) : NULL;
	}
	struct yaml *copy = copy_of(arena, value, key);
	if (value->shape == YAML_SCALAR)
		return yaml_is_null(value) || !*value->text ? NULL : copy;
	const struct yaml **tail = &copy->first;
	*tail = NULL;
	for (const struct yaml *item = value->first; item; item = item->next) {
		struct yaml *one = item->shape == YAML_LIST ? NULL : taken(arena, item, NULL);
		if (!one)
			continue;
		*tail = one;
		tail = &one->next;
	}
	return copy->first ? copy : NULL;
}

/* What a tool works out itself, or writes as HTML, says nothing to us. */
static bool is_worked_out(const struct yaml *value, const char *key)
{
	static const char *const words[] = {"today", "now", "last-modified"};
	if (value->shape != YAML_SCALAR)
		return false;
	for (size_t i = 0; strcmp(key, "date") == 0 && i < sizeof words / sizeof *words; i++)
		if (ascii_equal(value->text, words[i]))
			return true;
	return strstr(value->text, "`r ") || strstr(value->text, "{{") ||
	       strchr(value->text, '<') || strstr(value->text, "&copy;");
}

void kind_describe(struct plan *plan, const struct yaml *root, const struct kind_key *keys,
		   size_t count)
{
	struct arena *arena = plan->manuscript->arena;
	struct yaml said = {.shape = YAML_MAPPING, .at = root->at};
	const struct yaml **tail = &said.first;
	for (size_t i = 0; i < count; i++) {
		const struct yaml *value = yaml_find_path(root, keys[i].there);
		if (!value || yaml_find(&said, keys[i].key) || is_worked_out(value, keys[i].key))
			continue;
		struct yaml *copy = taken(arena, value, keys[i].key);
		if (!copy)
			continue;
		*tail = copy;
		tail = &copy->next;
	}
	metadata_read(&plan->manuscript->metadata, &said, METADATA_BOOK, arena, plan->diags);
	plan->described = true;
}

void kind_call(struct plan *plan, const char *title, const char *language, const char *mark)
{
	static const struct kind_key keys[] = {{"title", "title"}, {"lang", "lang"}};
	struct place at = {mark, 0, 0};
	struct yaml lang = {
	    .text = language ? language : "", .quoted = true, .key = "lang", .at = at};
	struct yaml first = {
	    .text = title ? title : "", .quoted = true, .key = "title", .at = at, .next = &lang};
	struct yaml root = {.shape = YAML_MAPPING, .at = at, .first = &first};
	kind_describe(plan, &root, keys, sizeof keys / sizeof *keys);
}

/* What the reference that begins the text stands for, of those that titles have; NULL: nothing. */
static const char *character_of(const char *text, size_t size, size_t *taken)
{
	static const struct {
		const char *name, *character;
	} known[] = {{"&amp;", "&"},        {"&lt;", "<"},         {"&gt;", ">"},
		     {"&quot;", "\""},      {"&apos;", "'"},       {"&nbsp;", "\u00a0"},
		     {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"}, {"&hellip;", "\u2026"},
		     {"&#39;", "'"},        {"&#91;", "["},        {"&#93;", "]"},
		     {"&copy;", "\u00a9"},  {"&rarr;", "\u2192"},  {"&times;", "\u00d7"}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		*taken = strlen(known[i].name);
		if (*taken <= size && strncmp(text, known[i].name, *taken) == 0)
			return known[i].character;
	}
	return NULL;
}

const char *kind_line(struct arena *arena, const char *text, size_t size)
{
	char *words = arena_alloc(arena, size + 1), *end = words;
	for (size_t i = 0, taken; i < size; i++) {
		const char *character =
		    text[i] == '&' ? character_of(text + i, size - i, &taken) : NULL;
		if (character) { /* which is shorter than its reference */
			memcpy(end, character, strlen(character));
			end += strlen(character);
			i += taken - 1;
			continue;
		}
		bool escaped = text[i] == '\\' && i + 1 < size &&
			       strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[i + 1]);
		if (escaped)
			i++;
		else if (strchr("`*", text[i]))
			continue;
		*end++ = text[i];
	}
	return label_clean(arena, words);
}

const char *kind_heading(struct plan *plan, const char *path)
{
	enum { START = 4096 };
	struct buf start = BUF_EMPTY;
	const char *title = NULL;
	if (sources_kind(plan->sources, path) == FILE_REGULAR && plan_is_inside(plan, path))
		sources_read_start(plan->sources, path, START, &start, plan->diags,
				   (struct place){path, 0, 0});
	for (const char *line = start.data, *end; line && !title; line = *end ? end + 1 : NULL) {
		end = line + strcspn(line, "\n");
		size_t size = strcspn(line, "\r\n");
		if (strncmp(line, "# ", 2) == 0)
			title = kind_line(plan->manuscript->arena, line + 2, size - 2);
	}
	buf_clear(&start);
	return title && *title ? title : NULL;
}

/* The file of the page: at its path, or as a site's address, counted from the folder and without an
 * ending, or the first page of a folder. NULL: there is none. */
static const char *find_page(const struct plan *plan, const char *folder, const char *name)
{
	struct arena *arena = plan->manuscript->arena;
	static const char *const ends[] = {"", ".md", ".mdx", "/README.md", "/index.md"};
	const char *below = name + strspn(name, "/");
	for (size_t i = 0; i < sizeof ends / sizeof *ends && *name; i++) {
		const char *end = ends[i] + (!*below && *ends[i] == '/');
		const char *path =
		    path_join(arena, folder, arena_format(arena, "%s%s", below, end));
		const char *plain = path_normal(arena, path);
		path = plain ? plain : path;
		if (sources_kind(plan->sources, path) != FILE_NONE &&
		    !sources_is_folder(plan->sources, path))
			return path;
	}
	return NULL;
}

bool kind_chapter(struct plan *plan, const char *folder, const char *path,
		  const struct source *source)
{
	struct arena *arena = plan->manuscript->arena;
	struct source one = *source;
	size_t before = plan->manuscript->entries.count;
	if (url_is_remote(path))
		return false;
	const char *read = url_decoded(arena, arena_copy(arena, path, strcspn(path, "?#")));
	one.path = find_page(plan, folder, read);
	if (!one.path) {
		diag(plan->diags, MSG_NO_SUCH_CHAPTER, one.at, *read ? read : path, NULL);
		return false;
	}
	one.folder = plan->manuscript->root;
	one.alike = one.in_order = true;
	plan_article(plan, &one);
	return plan->manuscript->entries.count > before;
}

void kind_take_front(struct plan *plan, size_t first)
{
	struct manuscript *m = plan->manuscript;
	for (size_t i = first; i < m->entries.count; i++) {
		const char *path = m->entries.items[i].path;
		bool is_index = path && ascii_equal(path_stem(m->arena, path), "index");
		m->entries.items[i].front_is_books |= is_index && !m->entries.items[i].depth;
	}
}
