/* Languages as people write them who don't know the tags. */
#include "base/bcp47.h"

#include "base/unicode.h"

#include <string.h>

static const struct {
	const char *tag, *names;
} languages[] = {
#define LANGUAGE(tag, names) {tag, names},
#include "base/languages.def"
#undef LANGUAGE
};

char *bcp47_of_locale(struct arena *arena, const char *text)
{
	char *tag = arena_copy(arena, text, strcspn(text, ".@"));
	for (char *s = tag; *s; s++)
		*s = *s == '_' ? '-' : *s;
	return bcp47_canonical(arena, tag);
}

char *bcp47_meant(struct arena *arena, const char *text)
{
	char *tag = strchr(text, '_') ? bcp47_of_locale(arena, text) : NULL;
	if (tag)
		return tag;
	const char *name = arena_format(arena, "|%s|", unicode_folded(arena, text));
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (strstr(unicode_folded(arena, languages[i].names), name))
			return arena_string(arena, languages[i].tag);
	return NULL;
}
