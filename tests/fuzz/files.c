/* An archive of files as a text. */
#include "fuzz.h"

#include "base/ascii.h"

#include <string.h>

static const char mark[] = "%% ";

/* The next line that names a file; end: there is none. */
static const char *find_mark(const char *at, const char *end)
{
	const char *line = at;
	while (line < end) {
		if ((size_t)(end - line) >= sizeof mark - 1 &&
		    memcmp(line, mark, sizeof mark - 1) == 0)
			return line;
		line = memchr(line, '\n', (size_t)(end - line));
		line = line ? line + 1 : end;
	}
	return end;
}

/* A name that leads nowhere else. */
static const char *safe_name(struct arena *arena, const char *text, size_t size)
{
	char *name = arena_copy(arena, text, size), *to = name;
	for (const char *s = name; *s; s++) {
		char before = to > name ? to[-1] : '/';
		bool parts = (*s == '/' && before != '/') || (*s == '.' && before != '.');
		if (ascii_is_letter_or_digit(*s) || strchr("_-[]", *s) || parts)
			*to++ = *s;
	}
	*to = '\0';
	return name;
}

bool fuzz_next_file(struct arena *arena, const char **at, const char *end, struct fuzz_file *file)
{
	const char *start = *at;
	if (start == end)
		return false;
	file->name = "";
	if (find_mark(start, end) == start) {
		const char *line = memchr(start, '\n', (size_t)(end - start));
		line = line ? line : end;
		file->name = safe_name(arena, start + sizeof mark - 1,
				       (size_t)(line - start) - (sizeof mark - 1));
		start = line == end ? end : line + 1;
	}
	*at = start == end ? end : find_mark(start, end);
	file->bytes = start;
	file->size = (size_t)(*at - start);
	return true;
}
