/* The pictures of a draft, which become files of the tree that is made of it. */
#include "read/word/draft.h"

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

const char *draft_enclose(struct draft *draft, const char *name, struct buf bytes)
{
	const char *plain = plain_name(draft->arena, name);
	for (size_t i = 0; i < draft->tree->files.count; i++)
		if (strcmp(draft->tree->files.items[i].name, plain) == 0)
			plain = arena_format(draft->arena, "%zu-%s", draft->tree->files.count,
					     plain_name(draft->arena, name));
	vec_push(&draft->tree->files, (struct tree_file){plain, bytes});
	return plain;
}
