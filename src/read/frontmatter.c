/* Front matter: found by its lines, read as metadata. */
#include "read/frontmatter.h"

#include <stdbool.h>
#include <string.h>

/* Whether the line at text is the mark and nothing else but spaces; its size with the line end. */
static size_t mark_line(const char *text, const char *end, const char *mark)
{
	size_t size = strlen(mark);
	if ((size_t)(end - text) < size || memcmp(text, mark, size) != 0)
		return 0;
	const char *s = text + size;
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	if (s < end && *s != '\n')
		return 0;
	return (size_t)(s - text) + (s < end);
}

/* Whether a key, a comment, a brace or the end begins here: after a scene break it is prose. */
static bool looks_like_yaml(const char *line, const char *end)
{
	if (line < end && (*line == '#' || *line == '{' || *line == '-'))
		return true;
	const char *s = line;
	while (s < end && *s != ':' && *s != '\n')
		s++;
	return s > line && s < end && *s == ':' && (s + 1 == end || s[1] == ' ' || s[1] == '\n');
}

size_t frontmatter_find(const char *text, size_t size, size_t *yaml, size_t *yaml_size)
{
	const char *end = text + size;
	*yaml = mark_line(text, end, "---");
	if (*yaml == 0)
		return 0;
	const char *line = text + *yaml;
	if (!looks_like_yaml(line, end))
		return 0;
	while (line < end) {
		size_t closing = mark_line(line, end, "---");
		closing = closing ? closing : mark_line(line, end, "...");
		if (closing) {
			*yaml_size = (size_t)(line - text) - *yaml;
			return (size_t)(line - text) + closing;
		}
		const char *next = memchr(line, '\n', (size_t)(end - line));
		line = next ? next + 1 : end;
	}
	return 0;
}

bool frontmatter_read(const struct frontend *in, const char *yaml, size_t size, unsigned first_line,
		      struct metadata *metadata)
{
	struct yaml_source source = {in->name, yaml, size, first_line};
	const struct yaml *root = yaml_read(&source, in->arena, in->diags);
	if (!root)
		return false;
	struct diags *found = diags_new();
	metadata_read(metadata, root, METADATA_ARTICLE, in->arena, found);
	bool done = !diags_failed(found);
	diags_move(in->diags, found);
	diags_free(found);
	return done;
}
