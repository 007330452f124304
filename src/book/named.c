/* The files that keys of the metadata name. */
#include "book/book_parts.h"

#include "base/sources.h"

#include <string.h>

/* The article in whose front matter the field stands; NULL: it is said by book.yaml, or by the
 * command line, which has no file. */
static const struct entry *article_of(const struct edition *edition, const struct field *field)
{
	const struct manuscript *manuscript = edition->manuscript;
	if (!field->at.file || (manuscript->book && strcmp(field->at.file, manuscript->book) == 0))
		return NULL;
	for (size_t i = 0; i < manuscript->entries.count; i++) {
		const struct entry *entry = &manuscript->entries.items[i];
		if (entry->name && strcmp(entry->name, field->at.file) == 0)
			return entry;
	}
	return NULL;
}

const char *named_shown(struct edition *edition, const struct field *field)
{
	struct arena *arena = edition->manuscript->arena; /* it is borrowed by diagnostics */
	const char *folder = field->at.file ? path_folder(arena, field->at.file) : ".";
	return path_join(arena, folder, field->text);
}

/* Where the path of the field begins. */
static const char *start_of(const struct edition *edition, const struct field *field,
			    const struct entry *article)
{
	struct arena *arena = edition->arena;
	if (article)
		return path_folder(arena, article->absolute);
	const char *folder = field->at.file ? path_folder(arena, field->at.file) : ".";
	const char *absolute = sources_absolute(edition->manuscript->sources, arena, folder);
	return absolute ? absolute : folder;
}

const char *named_folder(const struct edition *edition, const struct field *field)
{
	const char *start = start_of(edition, field, article_of(edition, field));
	return path_folder(edition->arena, path_join(edition->arena, start, field->text));
}

bool named_find(struct edition *edition, const struct field *field, char real[PATH_MAX])
{
	const struct manuscript *manuscript = edition->manuscript;
	const struct entry *article = article_of(edition, field);
	bool of_tool = manuscript->kind && field->at.file;
	const char *root = article ? article->root : of_tool ? manuscript->root : NULL;
	const char *path =
	    path_join(edition->arena, start_of(edition, field, article), field->text);
	if (root)
		path = path_normal(edition->arena, path);
	enum source_found found =
	    sources_find(manuscript->sources, path, root, real, edition->diags, field->at);
	if (found == SOURCE_MISSING)
		diag(edition->diags, MSG_NO_SUCH_FILE, field->at, field->text, NULL);
	else if (found == SOURCE_OUTSIDE)
		diag(edition->diags, MSG_NAMED_OUTSIDE, field->at, field->text, NULL);
	if (found != SOURCE_FOUND)
		return false;
	struct stat is;
	enum file_kind kind = sources_look(edition->manuscript->sources, real, &is);
	return file_check(field->text, kind, &is, edition->diags, field->at);
}
