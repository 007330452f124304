/* What links and pictures mean, by the names that people write and that their tools understand. */
#include "article/references/targets.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/url.h"

#include <string.h>

static char *path_in(struct arena *arena, const char *reference)
{
	return url_decoded(arena, arena_copy(arena, reference, strcspn(reference, "?#")));
}

char *target_path(const struct target_request *request, const char *reference)
{
	struct arena *arena = request->arena;
	const char *folder = path_folder(arena, request->entry->absolute);
	return path_normal(arena, path_join(arena, folder, path_in(arena, reference)));
}

enum { BASES = 12 };

/* Places that references may count from, in their order. */
struct bases {
	const char *items[BASES];
	size_t count;
};

static void add_base(struct bases *bases, const char *folder)
{
	if (folder && bases->count < BASES)
		bases->items[bases->count++] = folder;
}

/* For '/path', which counts from the root of a site; of a saved page that is another one. */
static void add_bases_of_site(const struct target_request *request, struct bases *bases)
{
	static const char *const of_sites[] = {"static", "public", "source", "docs", "src"};
	static const char *const of_pages[] = {"public", ".vuepress/public"};
	struct arena *arena = request->arena;
	const struct manuscript *manuscript = request->brief->manuscript;
	const char *root = request->entry->root;
	if (format_is_page(request->entry->format) && !manuscript->kind)
		return;
	add_base(bases, manuscript->pages);
	add_base(bases, root);
	add_base(bases, path_folder(arena, root)); /* of which the book may be a folder */
	for (size_t i = 0; i < sizeof of_sites / sizeof *of_sites; i++)
		add_base(bases, path_join(arena, root, of_sites[i]));
	for (size_t i = 0; manuscript->pages && i < sizeof of_pages / sizeof *of_pages; i++)
		add_base(bases, path_join(arena, manuscript->pages, of_pages[i]));
}

/* For any other path: the article's folder, the one that a site makes of the page, and the tool's
 * folder of pages. */
static void add_bases_of_article(const struct target_request *request, struct bases *bases)
{
	struct arena *arena = request->arena;
	const struct manuscript *manuscript = request->brief->manuscript;
	const char *absolute = request->entry->absolute, *folder = path_folder(arena, absolute);
	add_base(bases, folder);
	if (manuscript->kind)
		add_base(bases, path_join(arena, folder, path_stem(arena, absolute)));
	add_base(bases, manuscript->pages);
}

/* The same of files: where Leanpub keeps them, and the book's folder, from which people run
 * programs such as pandoc. */
static void add_bases_of_files(const struct target_request *request, struct bases *bases)
{
	static const char *const of_leanpub[] = {"resources", "images"};
	const struct entry *entry = request->entry;
	const char *pages = request->brief->manuscript->pages;
	for (size_t i = 0; i < 2 && entry->dialect == DIALECT_LEANPUB; i++)
		add_base(bases, path_join(request->arena, pages, of_leanpub[i]));
	if (!format_is_page(entry->format))
		add_base(bases, entry->root);
}

static struct bases bases_of(const struct target_request *request, const char *path, bool of_files)
{
	struct bases bases = {.count = 0};
	if (*path == '/') {
		add_bases_of_site(request, &bases);
		return bases;
	}
	add_bases_of_article(request, &bases);
	if (of_files)
		add_bases_of_files(request, &bases);
	return bases;
}

/* The path that the reference means if it counts from there; NULL: it climbs too high. */
static char *path_from(const struct target_request *request, const char *base, const char *path)
{
	struct arena *arena = request->arena;
	return path_normal(arena, path_join(arena, base, path + strspn(path, "/")));
}

static void tell_difference(const struct target_request *request, const char *written,
			    const char *real)
{
	struct arena *arena = request->arena;
	const char *one = path_name(written), *other = path_name(real);
	if (strcmp(one, other) != 0 &&
	    strcmp(unicode_folded(arena, one), unicode_folded(arena, other)) == 0)
		diag(request->diags, MSG_NAME_DIFFERS, request->at, one, other);
}

static size_t article_at(const struct target_request *request, const char *path)
{
	size_t entry = map_find(request->brief->sources, path);
	if (entry != MAP_NONE)
		return entry;
	bool is_page = format_is_page(manuscript_format(path));
	if (!is_page && sources_kind(request->entry->sources, path) == FILE_REGULAR)
		return MAP_NONE;
	entry = map_find(request->brief->pages, manuscript_page_name(request->arena, path));
	if (entry != MAP_NONE)
		tell_difference(request, path,
				request->brief->manuscript->entries.items[entry].absolute);
	return entry;
}

size_t target_article(const struct target_request *request, const char *reference)
{
	static const char docs[] = "/docs/"; /* Docusaurus's name for its pages, whatever folder */
	const char *path = path_in(request->arena, reference);
	const struct bases bases = bases_of(request, path, false);
	size_t entry = MAP_NONE;
	if (request->entry->dialect == DIALECT_MDX && strncmp(path, docs, strlen(docs)) == 0) {
		const char *from =
		    path_from(request, request->brief->manuscript->pages, path + strlen(docs));
		entry = from ? article_at(request, from) : MAP_NONE;
	}
	for (size_t i = 0; *path && entry == MAP_NONE && i < bases.count; i++) {
		const char *from = path_from(request, bases.items[i], path);
		entry = from ? article_at(request, from) : MAP_NONE;
	}
	return entry;
}

size_t target_stand_in(const struct target_request *request, const char *path)
{
	struct arena *arena = request->arena;
	const struct manuscript *manuscript = request->brief->manuscript;
	if (!manuscript_is_page_of_folder(arena, path))
		return MAP_NONE;
	size_t entry = map_find(request->brief->pages, manuscript_page_name(arena, path));
	if (entry != MAP_NONE || strcmp(path_folder(arena, path), request->entry->root) != 0)
		return entry;
	for (entry = 0; entry < manuscript->entries.count; entry++)
		if (manuscript->entries.items[entry].path)
			return entry;
	return MAP_NONE;
}

/* The folder of pictures beside the book's that the path leads into; NULL: it leads elsewhere. */
static const char *folder_beside(const struct target_request *request, const char *path)
{
	struct arena *arena = request->arena;
	const char *above = path_folder(arena, request->entry->root);
	size_t size = strlen(above);
	if (strcmp(above, "/") == 0 || !path_inside(path, above) || path[size] != '/')
		return NULL;
	const char *name = path + size + 1;
	size_t length = strcspn(name, "/");
	return name[length] && manuscript_holds_pictures(name, length)
		   ? arena_copy(arena, path, size + 1 + length)
		   : NULL;
}

static enum source_found find_alike(const struct target_request *request, const char *path,
				    char real[PATH_MAX])
{
	const char *root = request->entry->root;
	const char *alike = path_inside(path, root)
				? sources_alike(request->entry->sources, request->arena, path, root)
				: NULL;
	if (!alike)
		return SOURCE_MISSING;
	enum source_found found =
	    sources_find(request->entry->sources, alike, root, real, request->diags, request->at);
	if (found == SOURCE_FOUND)
		tell_difference(request, path, alike);
	return found;
}

enum source_found target_file(const struct target_request *request, const char *reference,
			      char real[PATH_MAX])
{
	const char *path = path_in(request->arena, reference);
	const char *root = request->entry->root;
	const struct bases bases = bases_of(request, path, true);
	enum source_found first = SOURCE_MISSING, found = SOURCE_MISSING;
	for (int alike = 0; alike < 2 && found != SOURCE_FOUND; alike++)
		for (size_t i = 0; i < bases.count; i++) {
			const char *from = path_from(request, bases.items[i], path);
			if (!from)
				continue;
			found = alike ? find_alike(request, from, real)
				      : sources_find(request->entry->sources, from, root, real,
						     request->diags, request->at);
			const char *beside =
			    found == SOURCE_OUTSIDE && !alike ? folder_beside(request, from) : NULL;
			if (beside)
				found = sources_find(request->entry->sources, from, beside, real,
						     request->diags, request->at);
			if (i == 0 && !alike)
				first = found;
			if (found == SOURCE_FOUND || found == SOURCE_LOST)
				return found;
		}
	return first;
}
