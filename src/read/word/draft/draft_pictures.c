/* The pictures of a draft, which become files of the tree that is made of it. */
#include "read/word/draft/draft.h"

#include "base/ascii.h"
#include "base/file.h"

#include <string.h>

/* The name with nothing in it that an address would have to spell out. */
static const char *plain_name(struct arena *arena, const char *name)
{
	char *plain = arena_string(arena, path_name(name));
	for (char *s = plain; *s; s++)
		if (!ascii_is_letter(*s) && !ascii_is_digit(*s) && *s != '.' && *s != '-')
			*s = '-';
	return plain;
}

/* The name, behind a number where another picture has it. */
static const char *new_name(struct draft *draft, const char *part)
{
	const char *plain = plain_name(draft->arena, part), *name = plain;
	for (size_t *number = map_at(&draft->picture_names, plain); *number != MAP_NONE;
	     number = map_at(&draft->picture_names, name))
		name = arena_format(draft->arena, "%zu-%s", ++*number, plain);
	*map_at(&draft->picture_names, name) = 0;
	return name;
}

const char *draft_picture_source(struct draft *draft, struct parts *parts, const char *part,
				 struct tree_crop crop)
{
	struct buf bytes = BUF_EMPTY;
	if (crop.left <= 0 && crop.top <= 0 && crop.right <= 0 && crop.bottom <= 0)
		crop = (struct tree_crop){.orientation = crop.orientation};
	size_t *known =
	    map_at(&draft->pictures,
		   arena_format(draft->arena, "%d %d %d %d %d %u %s", crop.left, crop.top,
				crop.right, crop.bottom, crop.is_length, crop.orientation, part));
	if (*known != MAP_NONE)
		return draft->sources.items[*known];
	*known = draft->sources.count;
	const char *name = NULL;
	if (parts_bytes(parts, part, &bytes) && bytes.size) {
		name = new_name(draft, part);
		vec_push(&draft->tree->files, (struct tree_file){name, bytes, crop});
	} else {
		buf_clear(&bytes);
	}
	vec_push(&draft->sources, name);
	return name;
}
