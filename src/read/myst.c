/* MyST's directives in fences of code: "```{note}", "```{figure} kite.png", "```{include} a.md". */
#include "read/myst.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/code_fence.h"
#include "base/next_line.h"

#include <string.h>

enum { MOST_INDENT = 3 };

/* A fence, from its first line to its last. */
struct directive {
	const char *start, *name, *rest; /* name: of the directive; NULL: it is code */
	size_t name_size, rest_size;
	size_t indent, run;
	const char *inside, *options_end; /* the first line inside, and what is behind options */
	const char *close, *end;          /* its last line, and what is behind it */
};

struct myst {
	struct arena *arena;
	struct buf out;
	bool includes;
};

static bool read_fence(const char *line, struct directive *fence)
{
	struct code_fence code = {0};
	if (!code_fence_take(&code, line) || code.indent > MOST_INDENT)
		return false;
	*fence = (struct directive){.start = line, .indent = code.indent, .run = code.run};
	const char *name = line + code.indent + code.run;
	size_t size = *name == '{' ? strcspn(name + 1, "} \n") : 0;
	if (code.mark == '`' && size && name[1 + size] == '}') {
		fence->name = name + 1;
		fence->name_size = size;
		fence->rest = name + size + 2 + strspn(name + size + 2, " \t");
		fence->rest_size = strcspn(fence->rest, "\n");
	}
	fence->inside = next_line(line);
	fence->close = code_fence_close(&code, fence->inside);
	fence->end = next_line(fence->close);
	const char *end = fence->inside;
	while (*end == ':' && end < fence->close)
		end = next_line(end);
	fence->options_end = end;
	return true;
}

static bool is_called(const struct directive *fence, const char *const *names)
{
	for (; *names; names++)
		if (ascii_same(fence->name, fence->name_size, *names, strlen(*names)))
			return true;
	return false;
}

/* The value of ":name: value"; "": it isn't given. */
static const char *option(const struct myst *myst, const struct directive *fence, const char *name)
{
	size_t size = strlen(name);
	for (const char *line = fence->inside; line < fence->options_end; line = next_line(line))
		if (strncmp(line + 1, name, size) == 0 && line[1 + size] == ':') {
			const char *value = line + size + 2 + strspn(line + size + 2, " ");
			return arena_copy(myst->arena, value, strcspn(value, "\n"));
		}
	return "";
}

static void add_mark(struct myst *myst, const struct directive *fence)
{
	buf_printf(&myst->out, "%.*s", (int)fence->indent, "   ");
	for (size_t i = 0; i < fence->run; i++)
		buf_putc(&myst->out, ':');
}

/* "{admonition} Title" says in its class what it is. */
static void add_box(struct myst *myst, const struct directive *fence)
{
	static const char *const plain[] = {"admonition", "topic", "sidebar", "margin", NULL};
	static const char *const closed[] = {"dropdown", "toggle", NULL};
	const char *class = option(myst, fence, "class");
	const char *kind = arena_copy(myst->arena, fence->name, fence->name_size);
	if (is_called(fence, plain))
		kind = *class ? arena_copy(myst->arena, class, strcspn(class, " ")) : "note";
	else if (is_called(fence, closed))
		kind = "details";
	add_mark(myst, fence);
	buf_printf(&myst->out, "{%s} %.*s\n", kind, (int)fence->rest_size, fence->rest);
	add_empty_lines(&myst->out, fence->inside, fence->options_end);
	buf_add(&myst->out, fence->options_end, (size_t)(fence->close - fence->options_end));
	add_mark(myst, fence);
	buf_putc(&myst->out, '\n');
}

/* What stands below the picture is its caption. */
static void add_picture(struct myst *myst, const struct directive *fence)
{
	buf_puts(&myst->out, "![");
	for (const char *s = option(myst, fence, "alt"); *s; s++) {
		if (strchr("[]\\", *s))
			buf_putc(&myst->out, '\\');
		buf_putc(&myst->out, *s);
	}
	buf_printf(&myst->out, "](<%.*s>)\n", (int)fence->rest_size, fence->rest);
	add_empty_lines(&myst->out, fence->inside, fence->options_end);
	buf_add(&myst->out, fence->options_end, (size_t)(fence->close - fence->options_end));
	buf_putc(&myst->out, '\n');
}

static void add_included(struct myst *myst, const struct directive *fence)
{
	buf_printf(&myst->out, "{{#include %.*s}}\n", (int)fence->rest_size, fence->rest);
	add_empty_lines(&myst->out, fence->inside, fence->end);
	myst->includes = true;
}

/* Options become words of the first line; the lines that held them stand behind the code, so that
 * those further down keep their numbers. */
static void add_code(struct myst *myst, const struct directive *fence)
{
	size_t fence_size = fence->indent + fence->run;
	buf_add(&myst->out, fence->start, fence_size);
	buf_add(&myst->out, fence->rest, fence->rest_size);
	for (const char *line = fence->inside; line < fence->options_end; line = next_line(line)) {
		size_t size = strcspn(line + 1, ":\n");
		const char *value = line + 1 + size + (line[1 + size] == ':');
		value += strspn(value, " ");
		size_t value_size = strcspn(value, "\"\n");
		buf_printf(&myst->out, " %.*s", (int)size, line + 1);
		if (value_size)
			buf_printf(&myst->out, "=\"%.*s\"", (int)value_size, value);
	}
	buf_putc(&myst->out, '\n');
	buf_add(&myst->out, fence->options_end, (size_t)(fence->end - fence->options_end));
	add_empty_lines(&myst->out, fence->inside, fence->options_end);
}

static bool settle(struct myst *myst, const struct directive *fence)
{
	static const char *const boxes[] = {
	    "admonition", "attention", "caution", "danger",  "dropdown", "error",
	    "hint",       "important", "margin",  "note",    "seealso",  "sidebar",
	    "tip",        "toggle",    "topic",   "warning", NULL};
	static const char *const pictures[] = {"figure", "image", NULL};
	static const char *const included[] = {"include", NULL};
	static const char *const code[] = {"code-block", "code", "code-cell", "sourcecode", NULL};
	if (!fence->name || !*fence->close)
		return false;
	if (is_called(fence, boxes))
		add_box(myst, fence);
	else if (is_called(fence, pictures) && fence->rest_size)
		add_picture(myst, fence);
	else if (is_called(fence, included) && fence->rest_size && fence->inside == fence->close)
		add_included(myst, fence);
	else if (is_called(fence, code) && fence->options_end > fence->inside)
		add_code(myst, fence);
	else
		return false;
	return true;
}

/* "(name)=", alone on its line: what follows can be linked to. */
static bool add_target(struct myst *myst, const char *line, size_t size)
{
	size_t name = size > 3 && *line == '(' ? strcspn(line + 1, ")\n<>\"& ") : 0;
	if (!name || strncmp(line + 1 + name, ")=", 2) != 0 ||
	    strspn(line + name + 3, " \t\r") < size - name - 3)
		return false;
	buf_printf(&myst->out, "<a id=\"%.*s\"></a>", (int)name, line + 1);
	return true;
}

/* "{ref}`name`", "{ref}`words <name>`": a link, by the words or else by those of the name. Behind
 * it; at: it is none. */
static const char *add_role(struct myst *myst, const char *at, const char *end)
{
	static const char *const roles[] = {"{ref}`", "{numref}`", "{eq}`", "{doc}`"};
	const char *text = NULL, *close;
	for (size_t i = 0; i < sizeof roles / sizeof *roles && !text; i++)
		if (strncmp(at, roles[i], strlen(roles[i])) == 0)
			text = at + strlen(roles[i]);
	close = text && text < end ? memchr(text, '`', (size_t)(end - text)) : NULL;
	if (!close || close == text)
		return at;
	const char *open = memchr(text, '<', (size_t)(close - text));
	bool said = open && open > text && close[-1] == '>';
	if (open && !said)
		return at;
	const char *words_end = said ? open : close;
	while (words_end > text && words_end[-1] == ' ')
		words_end--;
	const char *name = said ? open + 1 : text;
	size_t size = (size_t)(close - said - name);
	buf_putc(&myst->out, '[');
	for (const char *c = text; c < words_end; c++)
		buf_putc(&myst->out, !said && strchr("-_", *c) ? ' ' : *c);
	bool page = at[1] == 'd';
	buf_printf(&myst->out, "](<%s%.*s%s>)", page ? "" : "#", (int)size, name,
		   page ? ".md" : "");
	return close + 1;
}

static void add_line(struct myst *myst, const char *line, const char *next)
{
	size_t size = (size_t)(next - line) - (next > line && next[-1] == '\n');
	const char *end = line + size;
	if (add_target(myst, line, size))
		line = end;
	for (const char *behind; line < next; line = behind) {
		behind = *line == '{' ? add_role(myst, line, end) : line;
		if (behind > line)
			continue;
		behind = *line == '`' ? code_words_end(line, end) : line + 1;
		buf_add(&myst->out, line, (size_t)(behind - line));
	}
}

bool myst_settle(struct buf *text)
{
	const char *line = text->data;
	struct myst myst = {.out = BUF_EMPTY};
	if (!line || (!strstr(line, "```{") && !strstr(line, ")=\n") && !strstr(line, "}`")))
		return false;
	myst.arena = arena_new();
	for (const char *next; *line; line = next) {
		struct directive fence;
		bool fenced = read_fence(line, &fence);
		next = fenced ? fence.end : next_line(line);
		if (!fenced)
			add_line(&myst, line, next);
		else if (!settle(&myst, &fence))
			buf_add(&myst.out, line, (size_t)(next - line));
	}
	arena_free(myst.arena);
	buf_clear(text);
	*text = myst.out;
	return myst.includes;
}
