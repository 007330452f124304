/* Code that includes files or lines of them, and the lines of code that mdBook hides. */
#include "read/includes_parts.h"

#include "base/ascii.h"
#include "base/next_line.h"
#include "code/code.h"
#include "read/code_notes.h"
#include "read/snippet_marks.h"

#include <string.h>

enum { DEEPEST_INDENT = 64 };

/* The code with what it includes; escaped includes lose their backslash. */
static void expand(const struct inclusion *inclusion, const char *text, struct place at,
		   struct buf *out)
{
	while (*text) {
		const char *mark = strstr(text, "{{#"), *end;
		size_t before = mark ? (size_t)(mark - text) : strlen(text);
		bool escaped = mark && before && mark[-1] == '\\';
		buf_add(out, text, before - escaped);
		if (!mark)
			return;
		char *path = escaped ? NULL : included_path(inclusion->tree->arena, mark, &end);
		struct buf bytes = BUF_EMPTY;
		struct line_range range = path ? line_range_of(path) : (struct line_range){0};
		bool found =
		    path && included_file_read(inclusion, inclusion->folder, path, at, &bytes);
		if (found)
			line_range_add(&range, bytes.data ? bytes.data : "", out);
		else
			buf_puts(out, "{{#");
		buf_clear(&bytes);
		text = found ? end : mark + 3;
	}
}

/* Takes out the lines of Rust that are only for the compiler: '# …'; '##' stands for '#'. */
static void hide_lines(struct buf *code)
{
	char *to = code->data;
	for (char *line = code->data, *next; line && *line; line = next) {
		size_t size = strcspn(line, "\n");
		next = line + size + (line[size] == '\n');
		const char *words = line + strspn(line, " \t");
		bool hidden = *words == '#' && (words + 1 >= line + size || words[1] == ' ');
		size_t doubled = strncmp(words, "##", 2) == 0;
		if (hidden)
			continue;
		size_t indent = (size_t)(words - line);
		memmove(to, line, indent);
		to += indent;
		size_t rest = (size_t)(next - words) - doubled;
		memmove(to, words + doubled, rest);
		to += rest;
	}
	if (to)
		*to = '\0';
	code->size = to ? (size_t)(to - code->data) : 0;
}

/* The same in other languages: lines whose words begin with the mark. */
static void hide_marked_lines(struct buf *code, const char *mark)
{
	struct buf kept = BUF_EMPTY;
	for (const char *line = code->data, *next; line && *line; line = next) {
		next = line + strcspn(line, "\n");
		next += *next == '\n';
		if (strncmp(line + strspn(line, " \t"), mark, strlen(mark)) != 0)
			buf_add(&kept, line, (size_t)(next - line));
	}
	buf_clear(code);
	*code = kept;
}

/* The mark that the code gives itself, or else the book for its language; NULL: none. */
static const char *hiding_mark(const struct entry *entry, const struct node *code)
{
	static const char prefix[] = "language-";
	const struct yaml *all = entry->hidden;
	const char *own = tree_get(code->parent, LISTING_HIDDEN), *class = tree_get(code, "class");
	if (own && *own)
		return own;
	if (!all || all->shape != YAML_MAPPING || !class || !ascii_begins_with(class, prefix))
		return NULL;
	const char *language = class + strlen(prefix);
	size_t size = strcspn(language, " ,");
	for (const struct yaml *one = all->first; one; one = one->next)
		if (one->shape == YAML_SCALAR && *one->text && strlen(one->key) == size &&
		    strncmp(one->key, language, size) == 0)
			return one->text;
	return NULL;
}

/* The text that is all of the code; NULL: it holds more, or nothing. */
static struct node *text_of(const struct node *code)
{
	struct node *text = code->children;
	return text && !text->next && text->kind == NODE_TEXT ? text : NULL;
}

static void replace_text(struct tree *tree, struct node *code, struct buf *text)
{
	while (code->children)
		tree_unlink(code->children);
	tree_append(code, tree_text(tree, text->data ? text->data : "", text->size));
	buf_clear(text);
}

static void settle_mdbook(const struct inclusion *inclusion, struct node *code)
{
	const struct node *text = text_of(code);
	const char *language = tree_get(code, "class");
	const char *mark = hiding_mark(inclusion->entry, code);
	bool rust = !mark && language && ascii_begins_with(language, "language-rust");
	struct buf out = BUF_EMPTY;
	if (!text || (!rust && !mark && !strstr(text->text, "{{#")))
		return;
	expand(inclusion, text->text, tree_place(inclusion->tree, code), &out);
	if (rust)
		hide_lines(&out);
	else if (mark)
		hide_marked_lines(&out, mark);
	replace_text(inclusion->tree, code, &out);
}

/* MkDocs: lines that name files, whose own lines are set in as far. */

/* The lines of a file; false: it isn't there, or none. */
static bool add_snippet(const struct inclusion *inclusion, const char *file, struct place at,
			struct buf *lines)
{
	struct buf bytes = BUF_EMPTY;
	char *name = arena_string(inclusion->tree->arena, file);
	struct line_range range = line_range_of(name);
	const char *path = name, *folder = *path ? included_folder(inclusion, &path) : NULL;
	bool found = folder && included_file_read(inclusion, folder, path, at, &bytes);
	if (found)
		line_range_add(&range, bytes.data ? bytes.data : "", lines);
	buf_clear(&bytes);
	return found;
}

static void settle_snippets(const struct inclusion *inclusion, struct node *code)
{
	const struct node *text = text_of(code);
	struct buf out = BUF_EMPTY;
	if (!text || !strstr(text->text, "8<-"))
		return;
	for (const char *line = text->text; *line; line = next_line(line)) {
		size_t size = strcspn(line, "\n"), indent = strspn(line, " \t");
		const char *file = snippet_file(inclusion->tree->arena, line, size);
		struct buf lines = BUF_EMPTY;
		bool found =
		    file && add_snippet(inclusion, file, tree_place(inclusion->tree, code), &lines);
		if (!found)
			buf_add(&lines, line, size);
		if (!found || indent > DEEPEST_INDENT)
			indent = 0;
		for (const char *s = lines.data; s && *s; s = next_line(s)) {
			buf_add(&out, line, indent);
			buf_add(&out, s, strcspn(s, "\n"));
			buf_putc(&out, '\n');
		}
		buf_clear(&lines);
	}
	replace_text(inclusion->tree, code, &out);
}

/* What asks for code from a file, as it was typed. */
static const char *typed_file(const struct inclusion *inclusion, const char *path)
{
	struct arena *arena = inclusion->tree->arena;
	switch (inclusion->in->dialect) {
	case DIALECT_MYST:
		return arena_format(arena, "```{literalinclude} %s\n```\n", path);
	case DIALECT_DOCSIFY:
		return arena_format(arena, "[](%s ':include')\n", path);
	default:
		return arena_format(arena, "<<< %s\n", path);
	}
}

/* The code of a file that isn't there stays so. */
static void keep_typed(const struct inclusion *inclusion, struct node *code, const char *path)
{
	const char *typed = typed_file(inclusion, path);
	if (included_by_lines(inclusion) && !code->children)
		tree_append(code, tree_text(inclusion->tree, typed, strlen(typed)));
}

/* Leanpub's, MyST's, VitePress's and docsify's code from a file. */
static void settle_file(const struct inclusion *inclusion, struct node *code)
{
	struct tree *tree = inclusion->tree;
	const char *file = tree_get(code->parent, LISTING_FILE);
	struct buf bytes = BUF_EMPTY, part = BUF_EMPTY;
	if (!file)
		return;
	bool by_lines = included_by_lines(inclusion);
	char *name = arena_string(tree->arena, file);
	struct line_range range = by_lines ? line_range_of(name) : (struct line_range){0};
	const char *path = name, *folder = included_folder(inclusion, &path);
	if (!included_file_read(inclusion, folder, path, tree_place(tree, code), &bytes)) {
		keep_typed(inclusion, code, name);
	} else {
		if (by_lines)
			line_range_add(&range, bytes.data ? bytes.data : "", &part);
		replace_text(tree, code, by_lines ? &part : &bytes);
		if (inclusion->in->dialect == DIALECT_VITEPRESS)
			code_notes_settle(tree, code->parent);
	}
	buf_clear(&bytes);
	buf_clear(&part);
}

void included_code_settle(const struct inclusion *inclusion, struct node *code)
{
	switch (inclusion->in->dialect) {
	case DIALECT_MDBOOK:
		settle_mdbook(inclusion, code);
		break;
	case DIALECT_MKDOCS:
		settle_snippets(inclusion, code);
		break;
	case DIALECT_LEANPUB:
	case DIALECT_MDX:
	case DIALECT_MYST:
	case DIALECT_VITEPRESS:
	case DIALECT_DOCSIFY:
		settle_file(inclusion, code);
		break;
	default:
		break;
	}
}
