/* Leanpub's marks beside Markdown: "W> a warning", "{aside}", "{#id}" above a heading, and code
 * from files, "<<[Title](code/a.rb)" or "![Title](a.rb)". */
#include "read/leanpub.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/code_fence.h"
#include "base/file.h"
#include "code/code.h"

#include <stdbool.h>
#include <string.h>

struct leanpub {
	struct arena *arena;
	struct buf out;
	const char *attributes; /* of the line above, without braces; NULL: it has none */
	bool boxed;             /* the line above is in a box of marks */
	bool after_box;         /* the last line with words was */
	bool close_code;        /* the next line, which is empty, closes code */
	struct code_fence fence;
};

/* The box that a letter before '>' stands for; NULL: none. */
static const char *box_of(const char *line)
{
	static const struct {
		char letter;
		const char *kind;
	} boxes[] = {{'A', "note] Aside"},
		     {'W', "warning]"},
		     {'T', "tip]"},
		     {'I', "info]"},
		     {'E', "error]"},
		     {'Q', "question]"},
		     {'D', "note] Discussion"},
		     {'X', "example] Exercise"},
		     {'B', "note]"}};
	if (!*line || line[1] != '>' || !strchr(" \t\n", line[2]))
		return NULL;
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (boxes[i].letter == *line)
			return boxes[i].kind;
	return NULL;
}

/* The value of a key among attributes, "id: x, class: y" or "id=x"; "": it isn't given. */
static const char *value_of(const struct leanpub *leanpub, const char *attributes, const char *key)
{
	size_t size = strlen(key);
	for (const char *s = attributes; s && (s = strstr(s, key)); s += size) {
		const char *value = s + size + strspn(s + size, " ");
		bool starts = s == attributes || strchr(" ,", s[-1]);
		if (!starts || (*value != ':' && *value != '='))
			continue;
		value += 1 + strspn(value + 1, " ");
		bool quoted = *value == '"' && strchr(value + 1, '"');
		value += quoted;
		return arena_copy(leanpub->arena, value, strcspn(value, quoted ? "\"" : ", "));
	}
	return "";
}

/* "{…}" alone on its line: what stands inside; NULL: it isn't that. */
static const char *braced(const struct leanpub *leanpub, const char *line, size_t size)
{
	while (size && strchr(" \t", line[size - 1]))
		size--;
	if (size < 3 || *line != '{' || line[size - 1] != '}' || memchr(line + 1, '{', size - 1) ||
	    memchr(line, '}', size - 1))
		return NULL;
	return arena_copy(leanpub->arena, line + 1, size - 2);
}

/* Whether the braces hold an order for the book, or mark a sample. */
static bool is_order(const char *inner)
{
	static const char *const orders[] = {"frontmatter", "mainmatter", "backmatter", "pagebreak",
					     "sample:",     "sample=",    "toc",        "Setting:"};
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (ascii_begins_with(inner, orders[i]))
			return true;
	return false;
}

/* "#id", "key: value, …", "key=value". */
static bool are_attributes(const char *inner)
{
	const char *end = inner;
	while (ascii_is_letter_or_digit(*end) || *end == '-')
		end++;
	return *inner == '#' || (end > inner && strchr(":=", end[strspn(end, " ")]) && *end);
}

/* Without the words for an index on paper, '{i: "words"}'. */
static void write_words(struct leanpub *leanpub, const char *line, size_t size)
{
	const char *end = line + size, *close = line;
	while (line < end) {
		bool index = strncmp(line, "{i: ", 4) == 0 || strncmp(line, "{i=\"", 4) == 0;
		if (index && close)
			close = memchr(line, '}', (size_t)(end - line));
		if (!index || !close)
			buf_putc(&leanpub->out, *line++);
		else
			line = close + 1;
	}
}

/* "{aside}", "{blurb, class: tip}", and their ends. */
static bool write_braced_box(struct leanpub *leanpub, const char *inner)
{
	if (ascii_equal(inner, "/aside") || ascii_equal(inner, "/blurb")) {
		buf_puts(&leanpub->out, ":::\n");
		return true;
	}
	bool aside = ascii_begins_with(inner, "aside"), blurb = ascii_begins_with(inner, "blurb");
	if ((!aside && !blurb) || (inner[5] && inner[5] != ','))
		return false;
	const char *class = value_of(leanpub, inner + 5, "class");
	buf_printf(&leanpub->out, "::: %s\n", aside ? "note Aside" : *class ? class : "note");
	return true;
}

/* A line of a box. The first says of what kind it is: in the empty line above, so that the others
 * keep their numbers, or in one more. */
static void write_boxed(struct leanpub *leanpub, const char *line, size_t size, const char *kind)
{
	struct buf *out = &leanpub->out;
	const char *words = line + 2 + strspn(line + 2, " \t");
	size_t left = size - (size_t)(words - line), marks = strspn(words, "#");
	if (leanpub->boxed) {
		buf_printf(out, ">%.*s\n", (int)(size - 2), line + 2);
		return;
	}
	bool after_box = leanpub->after_box;
	leanpub->boxed = leanpub->after_box = true;
	if (marks && words[marks] == ' ') {
		buf_printf(out, "> [!%.*s %.*s\n", (int)(strcspn(kind, "]") + 1), kind,
			   (int)(left - marks - 1), words + marks + 1);
		return;
	}
	bool room = !after_box && out->size > 1 && out->data[out->size - 1] == '\n' &&
		    out->data[out->size - 2] == '\n';
	buf_cut(out, out->size - room);
	buf_printf(out, "> [!%s\n>%.*s\n", kind, (int)(size - 2), line + 2);
}

/* A line that brings code from a file. */
struct code_file {
	const char *title, *path;
	size_t title_size, path_size;
};

/* Whether the line is one: "<<(path)", "<<[title](path)", "![title](path)". */
static bool read_code_file(const struct leanpub *leanpub, const char *line, size_t size,
			   struct code_file *file)
{
	bool picture = strncmp(line, "![", 2) == 0;
	const char *end = line + size, *open = line + (picture ? 1 : 2);
	if (!picture && strncmp(line, "<<", 2) != 0)
		return false;
	const char *close = *open == '[' ? memchr(open, ']', (size_t)(end - open)) : open - 1;
	if (!close || end - close < 4 || close[1] != '(' || end[-1] != ')' ||
	    memchr(close + 2, ')', (size_t)(end - close - 3)))
		return false;
	*file = (struct code_file){.title = open + 1, .path = close + 2};
	file->title_size = close > open ? (size_t)(close - open - 1) : 0;
	file->path_size = (size_t)(end - 1 - file->path);
	static const char *const shown[] = {"svg", "html", "md"};
	const char *ending = path_ending(arena_copy(leanpub->arena, file->path, file->path_size));
	bool code = code_knows(ending);
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		code &= !ascii_equal(ending, shown[i]);
	return (!picture || code) && !memchr(file->path, '"', file->path_size);
}

/* Code that holds what is typed, until its file takes that place (includes.c). The empty lines
 * around it become fences, so that the others keep their numbers. */
static void write_code_file(struct leanpub *leanpub, const char *line, size_t size,
			    const struct code_file *file, const char *next)
{
	struct buf *out = &leanpub->out;
	const char *said = leanpub->attributes;
	const char *title = value_of(leanpub, said, "title");
	const char *language = value_of(leanpub, said, "lang");
	const char *path = arena_copy(leanpub->arena, file->path, file->path_size);
	language = *language ? language : value_of(leanpub, said, "format");
	language = *language ? language : path_ending(path);
	if (!*title)
		title = arena_copy(leanpub->arena, file->title, file->title_size);
	bool room = out->size && out->data[out->size - 1] == '\n' &&
		    (out->size == 1 || out->data[out->size - 2] == '\n');
	buf_cut(out, out->size - room);
	buf_printf(out, "~~~~ %s from-file=\"%s\"", code_knows(language) ? language : "", path);
	if (*title && !strchr(title, '"'))
		buf_printf(out, " title=\"%s\"", title);
	buf_printf(out, "\n%.*s\n", (int)size, line);
	leanpub->attributes = NULL;
	leanpub->close_code = *next == '\n';
	if (!leanpub->close_code)
		buf_puts(out, "~~~~\n");
}

/* A heading, a picture or a fence with the attributes of the line above. */
static void write_with_attributes(struct leanpub *leanpub, const char *line, size_t size)
{
	struct buf *out = &leanpub->out;
	const char *said = leanpub->attributes;
	const char *id = value_of(leanpub, said, "id"), *title = value_of(leanpub, said, "title");
	const char *language = value_of(leanpub, said, "lang");
	if (said && *said == '#')
		id = arena_copy(leanpub->arena, said + 1, strcspn(said + 1, ", "));
	language = *language ? language : value_of(leanpub, said, "format");
	title = *title ? title : value_of(leanpub, said, "caption");
	size_t run = strspn(line, "`~");
	if (*line == '#') {
		buf_add(out, line, size);
		if (*id)
			buf_printf(out, " {#%s}", id);
	} else if (strncmp(line, "![]", 3) == 0 && *title) {
		buf_puts(out, "![");
		for (; *title; title++)
			buf_printf(out, "%s%c", strchr("[]\\", *title) ? "\\" : "", *title);
		buf_add(out, line + 2, size - 2);
	} else if (run >= 3 && run == size) {
		buf_add(out, line, size);
		buf_printf(out, " %s", language);
		if (*title)
			buf_printf(out, " title=\"%s\"", title);
	} else {
		write_words(leanpub, line, size);
	}
	buf_putc(out, '\n');
	leanpub->attributes = NULL;
}

static void settle_line(struct leanpub *leanpub, const char *line, size_t size, const char *next)
{
	const char *box = box_of(line), *inner = braced(leanpub, line, size);
	bool alone = !*next || *next == '\n';
	struct code_file file;
	if (leanpub->close_code) {
		leanpub->close_code = false;
		buf_puts(&leanpub->out, "~~~~\n");
		return;
	}
	if (code_fence_take(&leanpub->fence, line) > CODE_BEGINS) { /* which may have attributes */
		buf_add(&leanpub->out, line, size);
		buf_putc(&leanpub->out, '\n');
		return;
	}
	if (box) {
		write_boxed(leanpub, line, size, box);
		return;
	}
	leanpub->boxed = false;
	leanpub->after_box &= !size;
	if (read_code_file(leanpub, line, size, &file)) {
		write_code_file(leanpub, line, size, &file, next);
		return;
	}
	if (inner && write_braced_box(leanpub, inner))
		return;
	if (inner && is_order(inner)) {
		buf_putc(&leanpub->out, '\n');
	} else if (inner && !alone && are_attributes(inner)) {
		leanpub->attributes = inner;
		buf_putc(&leanpub->out, '\n');
	} else {
		write_with_attributes(leanpub, line, size);
	}
}

void leanpub_settle(struct buf *text)
{
	struct leanpub leanpub = {.arena = arena_new(), .out = BUF_EMPTY};
	buf_puts(&leanpub.out, "");
	for (const char *line = text->data ? text->data : ""; *line;) {
		size_t size = strcspn(line, "\n");
		const char *next = line + size + (line[size] == '\n');
		settle_line(&leanpub, line, size, next);
		line = next;
	}
	arena_free(leanpub.arena);
	buf_clear(text);
	*text = leanpub.out;
}
