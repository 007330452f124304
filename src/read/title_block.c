/* What an article says of itself at the very start without marks around: pandoc's title block,
 * "% title", "% author; author", "% date", and MultiMarkdown's lines, "Title: words". */
#include "read/title_block.h"

#include "base/ascii.h"
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

/* MultiMarkdown's */

enum { LONGEST_KEY = 40 };

static const struct {
	const char *typed, *key;
} mmd_keys[] = {{"title", "title"},         {"subtitle", "subtitle"},
		{"author", "author"},       {"date", "date"},
		{"language", "lang"},       {"lang", "lang"},
		{"copyright", "rights"},    {"keywords", "keywords"},
		{"publisher", "publisher"}, {"translator", "translator"}};
enum { MMD_KEYS = sizeof mmd_keys / sizeof *mmd_keys };

/* The size of the key before a colon that begins the line; 0: none does. */
static size_t key_size(const char *line, const char *end)
{
	size_t size = 0;
	while (line + size < end && size < LONGEST_KEY &&
	       (ascii_is_letter_or_digit(line[size]) || (size && strchr(" -_", line[size]))))
		size++;
	bool closed = line + size < end && line[size] == ':' &&
		      (line + size + 1 == end || strchr(" \t\n", line[size + 1]));
	return closed && ascii_is_letter(*line) ? size : 0;
}

static size_t mmd_key(const char *line, size_t size)
{
	size_t i = 0;
	while (i < MMD_KEYS &&
	       !ascii_same(line, size, mmd_keys[i].typed, strlen(mmd_keys[i].typed)))
		i++;
	return i;
}

/* The end of the lines, of which each has a key or goes on with one, set in, and one has the title;
 * the first must be known. 0: they aren't that. */
static size_t mmd_size(const char *text, const char *end)
{
	bool titled = false;
	const char *line = text;
	for (; line < end && *line != '\n'; line = next_line(line, end)) {
		size_t size = key_size(line, end), key = mmd_key(line, size);
		if ((!size && (!is_blank(*line) || line == text)) ||
		    (line == text && key == MMD_KEYS))
			return 0;
		titled |= key < MMD_KEYS && strcmp(mmd_keys[key].key, "title") == 0;
	}
	return titled ? (size_t)(line - text) : 0;
}

static size_t mmd_read(const struct frontend *in, struct metadata *metadata)
{
	const char *text = in->text, *end = text + mmd_size(text, text + in->size);
	struct yaml root = {.shape = YAML_MAPPING};
	const struct yaml **tail = &root.first;
	unsigned line = 1;
	for (const char *at = text, *behind; at < end; at = behind) {
		size_t size = key_size(at, end), key = mmd_key(at, size);
		struct buf field = BUF_EMPTY;
		behind = read_field(at + size, end, " ", &field);
		if (key < MMD_KEYS && field.size) {
			struct yaml *value =
			    scalar(in, mmd_keys[key].key, field.data, field.size, line);
			*tail = value;
			tail = &value->next;
		}
		buf_clear(&field);
		for (; at < behind; at++)
			line += *at == '\n';
	}
	if (root.first)
		metadata_read(metadata, &root, METADATA_ARTICLE, in->arena, in->diags);
	return (size_t)(end - text);
}

/* pandoc's */

size_t title_block_read(const struct frontend *in, struct metadata *metadata)
{
	static const char *const keys[FIELDS] = {"title", "author", "date"};
	const char *at = in->text, *end = at + in->size;
	struct yaml root = {.shape = YAML_MAPPING};
	const struct yaml **tail = &root.first;
	if (in->size < 3 || *at != '%' || !is_blank(at[1]))
		return mmd_read(in, metadata);
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
