/* Where a book is read from. */
#include "manuscript/manuscript.h"

#include "base/ascii.h"

#include <string.h>

static const char *const of_pictures[] = {"images",  "image",  "img",       "imgs",    "pictures",
					  "figures", "figs",   "fig",       "assets",  "media",
					  "static",  "photos", "resources", "graphics"};
enum { OF_PICTURES = sizeof of_pictures / sizeof *of_pictures };

bool manuscript_holds_pictures(const char *name, size_t size)
{
	for (size_t i = 0; i < OF_PICTURES; i++)
		if (ascii_same(name, size, of_pictures[i], strlen(of_pictures[i])))
			return true;
	return false;
}

/* The folder, and those of pictures beside it, as they are usually written. */
static void take_root(const char *root, manuscript_place *take, void *user)
{
	struct arena *arena = arena_new();
	const char *above = path_folder(arena, root);
	take(root, user);
	for (size_t i = 0; i < OF_PICTURES && strcmp(above, "/") != 0; i++) {
		char *name = arena_string(arena, of_pictures[i]);
		take(path_join(arena, above, name), user);
		*name = ascii_upper(*name);
		take(path_join(arena, above, name), user);
	}
	arena_free(arena);
}

/* The file that a field of book.yaml or the command line names may name others beside it. */
static void take_field(const struct field *field, manuscript_place *take, void *user)
{
	if (!field->text)
		return;
	struct arena *arena = arena_new();
	const char *folder = field->at.file ? path_folder(arena, field->at.file) : ".";
	take(path_folder(arena, path_join(arena, folder, field->text)), user);
	arena_free(arena);
}

void manuscript_places(const struct manuscript *manuscript, manuscript_place *take, void *user)
{
	const struct metadata *metadata = &manuscript->metadata;
	if (manuscript->root)
		take_root(manuscript->root, take, user);
	if (manuscript->includes)
		take(manuscript->includes, user);
	for (size_t i = 0; i < manuscript->entries.count; i++) {
		const struct entry *entry = &manuscript->entries.items[i];
		if (entry->absolute &&
		    !(manuscript->root && path_inside(entry->absolute, manuscript->root)))
			take(entry->absolute, user);
		if (entry->root &&
		    (!manuscript->root || !path_inside(entry->root, manuscript->root)))
			take_root(entry->root, take, user);
	}
	for (size_t i = 0; i < metadata->stylesheets.count; i++)
		take_field(&metadata->stylesheets.items[i], take, user);
	for (size_t i = 0; i < metadata->fonts.count; i++)
		take_field(&metadata->fonts.items[i], take, user);
	take_field(&metadata->cover_image, take, user);
}
