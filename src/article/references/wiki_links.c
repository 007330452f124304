/* What links by name mean: notes are found in whatever folder they are, pictures in those that hold
 * such. */
#include "article/references/wiki_links.h"

#include "base/ascii.h"
#include "base/names_alike.h"
#include "base/url.h"

#include <string.h>

const char *wiki_typed(struct arena *arena, const char *reference)
{
	const char *link = reference + (strncmp(reference, "%21", 3) == 0 ? 3 : 0);
	return strncmp(link, "%5B%5B", 6) == 0 ? url_decoded(arena, reference) : NULL;
}

/* Of "note#chapter#heading" the heading is meant; of "note#^passage" the note. */
struct wiki_link wiki_link_read(struct arena *arena, const char *typed)
{
	const char *start = typed + strspn(typed, "![");
	char *target = arena_copy(arena, start, strcspn(start, "|]"));
	size_t size = strlen(target);
	if (size && target[size - 1] == '\\') /* as tables need it */
		target[size - 1] = '\0';
	char *hash = strchr(target, '#');
	struct wiki_link link = {target, ""};
	if (!hash)
		return link;
	*hash = '\0';
	link.part = strrchr(hash + 1, '#') ? strrchr(hash + 1, '#') + 1 : hash + 1;
	if (*link.part == '^')
		link.part = "";
	return link;
}

/* The name as a reference, in which some signs mean more. */
static const char *as_reference(struct arena *arena, const char *folder, const char *name)
{
	return arena_format(arena, "%s%s", folder, url_encoded(arena, name, "%?#"));
}

/* The first article that is called so, in whatever folder. */
static size_t article_named(const struct target_request *request, const char *name, size_t size)
{
	const struct manuscript *manuscript = request->brief->manuscript;
	for (size_t i = 0; i < manuscript->entries.count; i++) {
		const struct entry *entry = &manuscript->entries.items[i];
		if (!entry->absolute)
			continue;
		const char *file = path_name(entry->absolute), *dot = strrchr(file, '.');
		if (ascii_same(file, dot ? (size_t)(dot - file) : strlen(file), name, size))
			return i;
	}
	return MAP_NONE;
}

size_t wiki_article(const struct target_request *request, const char *page)
{
	static const char *const folders[] = {"", "/"};
	size_t entry = MAP_NONE;
	for (size_t i = 0; i < sizeof folders / sizeof *folders && entry == MAP_NONE; i++)
		entry = target_article(request, as_reference(request->arena, folders[i], page));
	if (entry != MAP_NONE)
		return entry;
	const char *name = path_name(page), *ending = path_ending(name);
	size_t size = strlen(name) - (ascii_equal(ending, "md") ? 3 : 0);
	return article_named(request, name, size);
}

/* The picture of that name in whatever folder, as counted from the root; NULL: none has it. */
static const char *picture_anywhere(const struct target_request *request, const char *name)
{
	const struct entry *entry = request->entry;
	char real[PATH_MAX];
	if (strchr(name, '/'))
		return NULL;
	const char *path = names_alike_below(sources_names_alike(entry->sources), entry->sources,
					     entry->root, name);
	if (!path)
		return NULL;
	path += strlen(entry->root);
	const char *reference = as_reference(request->arena, "/", path + strspn(path, "/"));
	return target_file(request, reference, real) == SOURCE_FOUND ? reference : NULL;
}

const char *wiki_picture(const struct target_request *request, const char *name)
{
	static const char *const folders[] = {
	    "",        "/",        "attachments/", "/attachments/", "assets/", "/assets/",
	    "images/", "/images/", "files/",       "/files/",       "media/",  "/media/"};
	const char *attachments = request->brief->manuscript->attachments;
	char real[PATH_MAX];
	for (size_t i = 0; i <= sizeof folders / sizeof *folders; i++) {
		const char *folder = i ? folders[i - 1] : attachments;
		const char *reference = folder ? as_reference(request->arena, folder, name) : NULL;
		if (reference && target_file(request, reference, real) == SOURCE_FOUND)
			return reference;
	}
	return picture_anywhere(request, name);
}
