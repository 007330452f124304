/* Chunks of code that are run when a book is made, "```{r name, echo=FALSE}" or with options in
 * lines of their own, "#| echo: false". */
#include "read/chunks.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/code_fence.h"
#include "base/next_line.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A chunk, from its first line to its last. */
struct chunk {
	const char *start, *info, *info_end; /* "{r name, echo=FALSE}" */
	const char *inside, *code;           /* the first line in it, and the one behind options */
	const char *end;                     /* behind its last line; NULL: nothing ends it */
};

/* Whether a line in a chunk holds an option, in the comments of its language. */
static bool is_option(const char *line)
{
	static const char *const marks[] = {"#|", "//|", "--|", "%%|"};
	line += strspn(line, " \t");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(line, marks[i], strlen(marks[i])) == 0)
			return true;
	return false;
}

/* The chunk or other code that a fence begins; false: the line begins none. */
static bool read_chunk(const char *line, struct chunk *chunk)
{
	struct code_fence fence = {0};
	if (code_fence_take(&fence, line) != CODE_BEGINS)
		return false;
	*chunk = (struct chunk){.start = line, .info = line + fence.indent + fence.run};
	chunk->info_end = chunk->info + strcspn(chunk->info, "\n");
	while (chunk->info_end > chunk->info && strchr(" \t", chunk->info_end[-1]))
		chunk->info_end--;
	chunk->inside = chunk->code = next_line(line);
	while (is_option(chunk->code) ||
	       (chunk->code > chunk->inside && *chunk->code == '\n')) /* which parts them */
		chunk->code = next_line(chunk->code);
	const char *close = code_fence_close(&fence, chunk->inside);
	chunk->end = *close ? next_line(close) : NULL;
	return true;
}

/* Whether it is run: "{r}", not "{.r}" and not "r". */
static bool is_run(const struct chunk *chunk)
{
	return *chunk->info == '{' && ascii_is_letter(chunk->info[1]) && chunk->info_end[-1] == '}';
}

/* The value of an option: "echo=FALSE" in its first line, "#| echo: false" below; its size is 0
 * where nobody gives it. */
static const char *value_of(const struct chunk *chunk, const char *name, size_t *size)
{
	size_t length = strlen(name);
	for (const char *line = chunk->inside; line < chunk->code; line = next_line(line)) {
		const char *key = *line == '\n' ? line : strchr(line, '|') + 1;
		key += strspn(key, " \t");
		if (strncmp(key, name, length) != 0 || key[length] != ':')
			continue;
		const char *value = key + length + 1 + strspn(key + length + 1, " \t");
		*size = strcspn(value, "\r\n");
		return value;
	}
	for (const char *at = chunk->info; at + length < chunk->info_end; at++) {
		const char *sign = at + length + strspn(at + length, " ");
		if (strncmp(at, name, length) != 0 || !strchr(" ,{", at[-1]) || *sign != '=')
			continue;
		const char *value = sign + 1 + strspn(sign + 1, " ");
		*size = strcspn(value, " ,}\n");
		return value;
	}
	*size = 0;
	return "";
}

static bool is_false(const struct chunk *chunk, const char *name)
{
	size_t size;
	const char *value = value_of(chunk, name, &size);
	return ascii_same(value, size, "false", 5) || (size == 1 && *value == 'F');
}

/* What the fence shall say as well: the chunk's name for references, and its caption. */
static void add_name(struct buf *out, const struct chunk *chunk)
{
	size_t size;
	const char *label = value_of(chunk, "lst-label", &size);
	if (size)
		buf_printf(out, " #%.*s", (int)size, label);
	const char *caption = value_of(chunk, "lst-cap", &size);
	bool quoted = size > 1 && strchr("\"'", *caption) && caption[size - 1] == *caption;
	caption += quoted;
	size -= quoted ? 2 : 0;
	char mark = memchr(caption, '"', size) ? '\'' : '"';
	if (size && !memchr(caption, mark, size))
		buf_printf(out, " title=%c%.*s%c", mark, (int)size, caption, mark);
}

/* The options become empty lines above it, so that its own keep their numbers. */
static void add_chunk(struct buf *out, const struct chunk *chunk)
{
	if (is_false(chunk, "include") || is_false(chunk, "echo")) {
		add_empty_lines(out, chunk->start, chunk->end);
		return;
	}
	add_empty_lines(out, chunk->inside, chunk->code);
	buf_add(out, chunk->start, (size_t)(chunk->info_end - 1 - chunk->start));
	add_name(out, chunk);
	buf_puts(out, "}\n");
	buf_add(out, chunk->code, (size_t)(chunk->end - chunk->code));
}

static void note(struct chunks_found *found, const struct chunk *chunk, unsigned line)
{
	if (found->line || is_false(chunk, "eval") || is_false(chunk, "include"))
		return;
	found->line = line;
	snprintf(found->fence, sizeof found->fence, "%.*s", (int)(chunk->info_end - chunk->start),
		 chunk->start);
}

struct chunks_found chunks_settle(struct buf *text)
{
	struct chunks_found found = {.line = 0};
	struct buf out = BUF_EMPTY;
	unsigned number = 1;
	if (!text->size || (!strstr(text->data, "```{") && !strstr(text->data, "~~~{")))
		return found;
	for (const char *line = text->data, *next; *line; line = next) {
		struct chunk chunk;
		bool is_code = read_chunk(line, &chunk);
		next = !is_code ? next_line(line) : chunk.end ? chunk.end : line + strlen(line);
		if (is_code && chunk.end && is_run(&chunk)) {
			note(&found, &chunk, number);
			add_chunk(&out, &chunk);
		} else {
			buf_add(&out, line, (size_t)(next - line));
		}
		for (const char *c = line; c < next; c++)
			number += *c == '\n';
	}
	buf_puts(&out, "");
	buf_clear(text);
	*text = out;
	return found;
}
