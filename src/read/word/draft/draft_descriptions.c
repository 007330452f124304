/* What programs fill in where a picture's description belongs. */
#include "read/word/draft/draft.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/unicode.h"

#include <string.h>

static bool is_file_name(const char *text)
{
	return path_is_picture(text) || ascii_equal(path_ending(text), "pdf");
}

/* "Description automatically generated", as Word says it in its languages. */
static bool says_by_program(struct arena *arena, const char *line)
{
	static const char *const words[] = {
	    "automatically generated",
	    "automatisch generiert",
	    "générée automatiquement",
	    "generada automáticamente",
	    "generata automaticamente",
	    "gerada automaticamente",
	    "automatisch gegenereerd",
	    "automatiskt genererad",
	    "автоматически созданн",
	    "automatycznie wygenerowan",
	    "自动生成",
	    "自動生成",
	    "自動的に生成",
	};
	const char *folded = unicode_folded(arena, line);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(folded, words[i]))
			return true;
	return false;
}

const char *draft_description(struct arena *arena, const char *description)
{
	if (!description || !*description)
		return description;
	if (is_file_name(description))
		return NULL;
	const char *last = strrchr(description, '\n');
	if (!says_by_program(arena, last ? last : description))
		return description;
	size_t size = last ? (size_t)(last - description) : 0;
	while (size && strchr(" \r\n", description[size - 1]))
		size--;
	return size ? arena_copy(arena, description, size) : NULL;
}
