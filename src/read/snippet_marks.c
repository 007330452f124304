/* "--8<-- "file"": what it names. */
#include "read/snippet_marks.h"

#include "base/ascii.h"

#include <string.h>

/* Lines that are given as ":4" are all from there on. */
const char *snippet_named(struct arena *arena, const char *name, size_t size)
{
	char *file = arena_copy(arena, name, size), *colon = strchr(file, ':');
	size_t digits = colon ? ascii_digits(colon + 1) : 0;
	bool is_open = digits && !colon[1 + digits];
	return is_open ? arena_format(arena, "%s:", file) : file;
}

const char *snippet_file(struct arena *arena, const char *line, size_t size)
{
	const char *s = line, *end = line + size;
	while (end > s && ascii_is_space(end[-1]))
		end--;
	while (s < end && ascii_is_space(*s))
		s++;
	const char *dashes = s;
	while (s < end && *s == '-')
		s++;
	if (s == dashes || end - s < 3 || strncmp(s, "8<-", strlen("8<-")) != 0)
		return NULL;
	for (s += strlen("8<"); s < end && *s == '-';)
		s++;
	if (s == end)
		return "";
	while (s < end && ascii_is_space(*s))
		s++;
	bool quoted = end - s > 2 && (*s == '"' || *s == '\'') && end[-1] == *s;
	return quoted ? snippet_named(arena, s + 1, (size_t)(end - s) - 2) : NULL;
}
