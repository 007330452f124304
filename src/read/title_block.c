/* pandoc's title block: "% title", "% author; author", "% date" at the very start. */
#include "read/title_block.h"

#include "base/buf.h"

#include <string.h>

enum { FIELDS = 3 };

/* Behind the line that begins there. */
static const char *next_line(const char *line, const char *end)
{
	const char *newline = memchr(line, '\n', (size_t)(end - line));
	return newline ? newline + 1 : end;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The field that begins behind the sign, with the lines that go on it, each indented: joined by
 * what stands between them. Returns what is behind. */
static const char *read_field(const char *line, const char *end, const char *between,
			      struct buf *field)
{
	buf_puts(field, "");
	for (line++; line < end;) {
		const char *next = next_line(line, end);
		size_t size = (size_t)(next - line) - (next[-1] == '\n');
		while (size && is_blank(*line))
			line++, size--;
		if (field->size && size)
			buf_puts(field, between);
		buf_add(field, line, size);
		line = next;
		if (line == end || !is_blank(*line) ||
		    strspn(line, " \t\n") >= (size_t)(end - line))
			break;
	}
	return line;
}

static struct yaml *scalar(const struct frontend *in, const char *key, const char *text,
			   size_t size, unsigned line)
{
	struct yaml *value = arena_alloc(in->arena, sizeof *value);
	*value = (struct yaml){.shape = YAML_SCALAR,
			       .at = {.file = in->name, .line = line, .column = 3},
			       .text = arena_copy(in->arena, text, size),
			       .quoted = true,
			       .key = key};
	value->key_at = value->at;
	return value;
}

/* The authors, which semicolons part. */
static struct yaml *authors(const struct frontend *in, const char *key, const char *text,
			    unsigned line)
{
	struct yaml *list = scalar(in, key, "", 0, line);
	const struct yaml **tail = &list->first;
	list->shape = YAML_LIST;
	for (const char *s = text; *s;) {
		s += strspn(s, "; \t");
		size_t size = strcspn(s, ";");
		if (size) {
			struct yaml *author = scalar(in, NULL, s, size, line);
			*tail = author;
			tail = &author->next;
		}
		s += size;
	}
	return list;
}

size_t title_block_read(const struct frontend *in, struct metadata *metadata)
{
	static const char *const keys[FIELDS] = {"title", "author", "date"};
	const char *at = in->text, *end = at + in->size;
	struct yaml root = {.shape = YAML_MAPPING};
	const struct yaml **tail = &root.first;
	if (in->size < 3 || *at != '%' || !is_blank(at[1]))
		return 0;
	unsigned line = 1;
	for (unsigned i = 0; i < FIELDS && at < end && *at == '%'; i++) {
		struct buf field = BUF_EMPTY;
		const char *behind = read_field(at, end, i == 1 ? "; " : " ", &field);
		if (field.size) {
			struct yaml *value =
			    i == 1 ? authors(in, keys[i], field.data, line)
				   : scalar(in, keys[i], field.data, field.size, line);
			*tail = value;
			tail = &value->next;
		}
		buf_clear(&field);
		for (; at < behind; at++)
			line += *at == '\n';
	}
	metadata_read(metadata, &root, METADATA_ARTICLE, in->arena, in->diags);
	return (size_t)(at - in->text);
}
