/* Files that articles include: where they are, and what they hold. */
#include "read/includes_parts.h"

#include "base/decode.h"
#include "base/sources.h"

#include <string.h>

enum { LONGEST = 1000 };

bool included_file_read(const struct inclusion *inclusion, const char *folder, const char *path,
			struct place at, struct buf *bytes)
{
	char real[PATH_MAX];
	struct diags *diags = inclusion->in->diags;
	struct arena *arena = inclusion->tree->arena;
	const char *whole = path_normal(arena, path_join(arena, folder, path));
	const struct limits *limits = inclusion->in->limits;
	if (inclusion->all->bytes > limit_of(limits, LIMIT_INCLUDED))
		return false; /* told */
	if (!whole ||
	    sources_find(inclusion->entry->sources, whole, inclusion->entry->root, real, diags,
			 at) != SOURCE_FOUND ||
	    sources_kind(inclusion->entry->sources, real) != FILE_REGULAR) {
		diag(diags, MSG_NOTHING_TO_INCLUDE, at, path, NULL);
		return false;
	}
	if (!sources_read(inclusion->entry->sources, real, LIMIT_INCLUDED, bytes, NULL, diags, at))
		return false;
	inclusion->all->bytes += bytes->size;
	if (inclusion->all->bytes > limit_of(limits, LIMIT_INCLUDED)) {
		diag(diags, MSG_TOO_LARGE, at, inclusion->entry->name,
		     arena_format(arena, "%s with its includes",
				  limit_words(limits, LIMIT_INCLUDED, arena)));
		return false;
	}
	return decode(bytes, NULL, arena_string(inclusion->in->arena, path), diags);
}

char *included_path(struct arena *arena, const char *text, const char **end)
{
	static const char *const words[] = {"{{#include ", "{{#rustdoc_include ", "{{#playground ",
					    "{{#playpen "};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		if (strncmp(text, words[i], size) != 0)
			continue;
		const char *start = text + size + strspn(text + size, " \t"), *close = start;
		while (*close && *close != '\n' && *close != '}' && close - start < LONGEST)
			close++;
		if (strncmp(close, "}}", 2) != 0)
			return NULL;
		*end = close + 2;
		return arena_copy(arena, start, strcspn(start, " \t}\n"));
	}
	return NULL;
}

bool included_by_lines(const struct inclusion *inclusion)
{
	enum dialect dialect = inclusion->in->dialect;
	return dialect == DIALECT_MYST || dialect == DIALECT_VITEPRESS ||
	       dialect == DIALECT_DOCSIFY;
}

static bool is_file(const struct inclusion *inclusion, const char *folder, const char *path)
{
	return sources_kind(inclusion->entry->sources,
			    path_join(inclusion->tree->arena, folder, path)) == FILE_REGULAR;
}

/* The folder that MkDocs's name of a file counts from: that of such files, or else one that the
 * article stands in. */
static const char *folder_of_snippet(const struct inclusion *inclusion, const char *path)
{
	const struct entry *entry = inclusion->entry;
	const char *folder = inclusion->folder;
	if (entry->includes && is_file(inclusion, entry->includes, path))
		return entry->includes;
	while (path_inside(folder, entry->root) && !is_file(inclusion, folder, path)) {
		const char *above = path_folder(inclusion->tree->arena, folder);
		if (strcmp(above, folder) == 0)
			break;
		folder = above;
	}
	return folder;
}

/* VitePress's "@/path" and "/path", and docsify's, count from the folder of its pages. */
static const char *folder_of_site(const struct inclusion *inclusion, const char **path)
{
	const struct entry *entry = inclusion->entry;
	const char *behind = *path + (**path == '@');
	if (*behind != '/')
		return inclusion->folder;
	*path = behind + 1;
	return entry->includes ? entry->includes : entry->root;
}

/* The folder that a path of Leanpub's code counts from. */
static const char *folder_of_code(const struct inclusion *inclusion, const char *path)
{
	static const char *const below[] = {"", "code", "resources", "resources/code"};
	struct arena *arena = inclusion->tree->arena;
	const char *pages = inclusion->entry->includes;
	for (size_t i = 0; pages && i < sizeof below / sizeof *below; i++) {
		const char *folder = *below[i] ? path_join(arena, pages, below[i]) : pages;
		if (is_file(inclusion, folder, path))
			return folder;
	}
	return inclusion->folder;
}

const char *included_folder(const struct inclusion *inclusion, const char **path)
{
	switch (inclusion->in->dialect) {
	case DIALECT_MKDOCS:
		return folder_of_snippet(inclusion, *path);
	case DIALECT_DOCSIFY:
	case DIALECT_MDX:
	case DIALECT_VITEPRESS:
		return folder_of_site(inclusion, path);
	case DIALECT_LEANPUB:
		return folder_of_code(inclusion, *path);
	default:
		return inclusion->folder;
	}
}
