/* mdBook's includes and hidden lines. */
#include "read/includes.h"

#include "base/ascii.h"
#include "base/decode.h"
#include "base/sources.h"
#include "read/article.h"

#include <string.h>

enum { DEEPEST = 8, LONGEST = 1000, LARGEST = 16 << 20 };

/* All that is included in an article. */
struct included {
	size_t bytes, articles;
};

struct inclusion {
	struct tree *tree;
	const struct entry *entry;
	const struct frontend *in;
	const char *folder; /* that paths count from */
	unsigned depth;     /* of articles in articles */
	struct included *all;
};

/* What is asked for of a file: all, lines by number, or those between the marks of an anchor. */
struct line_range {
	size_t first, last; /* from 1 */
	const char *anchor; /* NULL: by number */
};

static size_t number_of(const char *text, size_t otherwise)
{
	enum { MOST = 7 };
	size_t digits = ascii_digits(text), number = 0;
	for (size_t i = 0; i < digits && i < MOST; i++)
		number = number * 10 + (size_t)(text[i] - '0');
	return digits ? number : otherwise;
}

/* Takes 'file:first:last', 'file:line' and 'file:anchor' apart; path ends where the range begins.
 */
static struct line_range range_of(char *path)
{
	char *colon = strchr(path, ':'), *second = colon ? strchr(colon + 1, ':') : NULL;
	struct line_range range = {1, SIZE_MAX, NULL};
	if (!colon)
		return range;
	*colon++ = '\0';
	if (*colon && !ascii_is_digit(*colon) && *colon != ':') {
		range.anchor = colon;
		return range;
	}
	range.first = number_of(colon, 1);
	range.last = second ? number_of(second + 1, SIZE_MAX) : range.first;
	return range;
}

/* Whether the line bears the mark, of the anchor of that name; NULL: of any. */
static bool has_mark(const char *line, size_t size, const char *mark, const char *name)
{
	size_t length = strlen(mark);
	for (const char *s = line; s + length <= line + size; s++) {
		if (strncmp(s, mark, length) != 0)
			continue;
		s += length;
		s += strspn(s, " \t");
		size_t word = name ? strlen(name) : 0;
		return !name || (strncmp(s, name, word) == 0 &&
				 (ascii_is_space(s[word]) || !s[word] || strchr("*-/>)", s[word])));
	}
	return false;
}

static void add_range(struct buf *out, const char *text, const struct line_range *range)
{
	bool within = false;
	size_t start = out->size, number = 1;
	for (const char *line = text, *next; *line; line = next, number++) {
		size_t size = strcspn(line, "\n");
		next = line + size + (line[size] == '\n');
		bool begins = range->anchor && has_mark(line, size, "ANCHOR:", NULL);
		bool ends = range->anchor && has_mark(line, size, "ANCHOR_END:", NULL);
		if (begins)
			within |= has_mark(line, size, "ANCHOR:", range->anchor);
		if (ends)
			within &= !has_mark(line, size, "ANCHOR_END:", range->anchor);
		bool asked = range->anchor ? within && !begins && !ends
					   : number >= range->first && number <= range->last;
		if (asked)
			buf_add(out, line, (size_t)(next - line));
	}
	while (out->size > start && out->data[out->size - 1] == '\n')
		out->data[--out->size] = '\0';
}

/* Reads the file that stands for the path; false after a warning. */
static bool read_file(const struct inclusion *inclusion, const char *path, struct place at,
		      struct buf *bytes)
{
	char real[PATH_MAX];
	struct diags *diags = inclusion->in->diags;
	struct arena *arena = inclusion->tree->arena;
	const char *whole = path_normal(arena, path_join(arena, inclusion->folder, path));
	if (inclusion->all->bytes > LARGEST)
		return false; /* told */
	if (!whole ||
	    sources_find(inclusion->entry->sources, whole, inclusion->entry->root, real, diags,
			 at) != SOURCE_FOUND ||
	    sources_kind(inclusion->entry->sources, real) != FILE_REGULAR) {
		diag(diags, MSG_NOTHING_TO_INCLUDE, at, path, NULL);
		return false;
	}
	if (!sources_read(inclusion->entry->sources, real, LARGEST, bytes, NULL, diags, at))
		return false;
	inclusion->all->bytes += bytes->size;
	if (inclusion->all->bytes > LARGEST) {
		diag(diags, MSG_TOO_LARGE, at, inclusion->entry->name, "16 MiB with its includes");
		return false;
	}
	return decode(bytes, NULL, arena_string(inclusion->in->arena, path), diags);
}

/* The path in '{{#include path}}' that begins at text, and its end; NULL: none does. */
static char *path_at(struct arena *arena, const char *text, const char **end)
{
	static const char *const words[] = {"{{#include ", "{{#rustdoc_include ", "{{#playground ",
					    "{{#playpen "};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		if (strncmp(text, words[i], size) != 0)
			continue;
		const char *start = text + size + strspn(text + size, " \t"), *close = start;
		while (*close && *close != '\n' && *close != '}' && close - start < LONGEST)
			close++;
		if (strncmp(close, "}}", 2) != 0)
			return NULL;
		*end = close + 2;
		return arena_copy(arena, start, strcspn(start, " \t}\n"));
	}
	return NULL;
}

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
		char *path = escaped ? NULL : path_at(inclusion->tree->arena, mark, &end);
		struct buf bytes = BUF_EMPTY;
		struct line_range range = path ? range_of(path) : (struct line_range){0};
		bool found = path && read_file(inclusion, path, at, &bytes);
		if (found)
			add_range(out, bytes.data ? bytes.data : "", &range);
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

/* The mark that the book gives for the code's language; NULL: none. */
static const char *hiding_mark(const struct entry *entry, const char *class)
{
	static const char prefix[] = "language-";
	const struct yaml *all = entry->hidden;
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

static void settle_code(const struct inclusion *inclusion, struct node *code)
{
	struct node *text = code->children;
	const char *language = tree_get(code, "class");
	const char *mark = hiding_mark(inclusion->entry, language);
	bool rust = language && ascii_begins_with(language, "language-rust");
	if (!text || text->next || text->kind != NODE_TEXT ||
	    (!rust && !mark && !strstr(text->text, "{{#")))
		return;
	struct buf out = BUF_EMPTY;
	expand(inclusion, text->text, tree_place(inclusion->tree, code), &out);
	if (rust)
		hide_lines(&out);
	else if (mark)
		hide_marked_lines(&out, mark);
	tree_unlink(text);
	tree_append(code, tree_text(inclusion->tree, out.data ? out.data : "", out.size));
	buf_clear(&out);
}

static void settle(const struct inclusion *inclusion);

/* Copies what is below from into a tree of another arena, under to. Front ends make no tree that
 * is deeper than recursion may go. */
static void copy_below(struct tree *tree, struct node *to, const struct node *from)
{
	for (const struct node *node = from->children; node; node = node->next) {
		struct node *copy;
		if (node->kind == NODE_TEXT)
			copy = tree_text(tree, node->text, strlen(node->text));
		else if (node->kind == NODE_INSTRUCTION)
			copy = tree_instruction(tree, arena_string(tree->arena, node->name),
						node->text, strlen(node->text), 0, 0);
		else if (node->ns != NS_XHTML)
			copy = tree_foreign(tree, (enum namespace)node->ns,
					    arena_string(tree->arena, node->name), 0, 0);
		else if (element_of(node) == EL_UNKNOWN)
			copy = tree_unknown(tree, arena_string(tree->arena, node->name), 0, 0);
		else
			copy = tree_element(tree, element_of(node), 0, 0);
		for (const struct attribute *a = node->attributes; a; a = a->next)
			tree_set(tree, copy, arena_string(tree->arena, a->name), a->value);
		tree_append(to, copy);
		copy_below(tree, copy, node);
	}
}

/* Notes stay the article's own, though others have some of the same names. */
static void rename_notes(struct tree *tree, size_t number)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		const char *class = node->attributes ? tree_get(node, "class") : NULL;
		bool note = class && strcmp(class, "footnote") == 0;
		bool reference = class && strcmp(class, "noteref") == 0;
		const char *name = note        ? tree_get(node, "id")
				   : reference ? tree_get(node, "href")
					       : NULL;
		if (name && (note || *name == '#'))
			tree_set(tree, node, note ? "id" : "href",
				 arena_format(tree->arena, "%sincluded-%zu-%s", note ? "" : "#",
					      number, name + !note));
	}
}

/* The article in the paragraph's place; its lines are another file's. */
static void insert_article(const struct inclusion *inclusion, struct node *paragraph,
			   const struct buf *bytes, const char *path)
{
	struct metadata metadata;
	struct arena *arena = inclusion->tree->arena;
	struct frontend in = *inclusion->in;
	in.text = bytes->data ? bytes->data : "";
	in.size = bytes->size;
	in.outline = NULL;
	metadata_init(&metadata);
	struct tree *tree = markdown_read(&in, &metadata);
	metadata_clear(&metadata);
	if (!tree)
		return;
	struct inclusion inner = *inclusion;
	inner.folder = path_folder(arena, path_join(arena, inclusion->folder, path));
	inner.tree = tree;
	inner.depth++;
	rename_notes(tree, ++inner.all->articles);
	settle(&inner);
	inclusion->tree->is_raw |= tree->is_raw;
	struct node *block = tree_element(inclusion->tree, EL_DIV, 0, 0);
	copy_below(inclusion->tree, block, tree->body);
	tree_insert_after(paragraph, block);
	tree_unlink(paragraph);
	tree_unwrap(block);
	tree_free(tree);
}

static void settle_paragraph(const struct inclusion *inclusion, struct node *paragraph)
{
	static const char title[] = "{{#title "; /* for a browser's window */
	struct arena *arena = inclusion->tree->arena;
	const struct node *text = paragraph->children;
	const char *end;
	if (!text || text->next || text->kind != NODE_TEXT || inclusion->depth == DEEPEST)
		return;
	if (strncmp(text->text, title, strlen(title)) == 0 &&
	    strcmp(text->text + strcspn(text->text, "}"), "}}") == 0) {
		tree_unlink(paragraph);
		return;
	}
	char *path = path_at(arena, text->text, &end);
	struct buf bytes = BUF_EMPTY, part = BUF_EMPTY;
	if (!path || *end)
		return;
	struct line_range range = range_of(path);
	if (read_file(inclusion, path, tree_place(inclusion->tree, paragraph), &bytes)) {
		add_range(&part, bytes.data ? bytes.data : "", &range);
		insert_article(inclusion, paragraph, &part, path);
	}
	buf_clear(&bytes);
	buf_clear(&part);
}

static void settle(const struct inclusion *inclusion)
{
	struct node *body = inclusion->tree->body;
	for (struct node *node = body, *next; node; node = next) {
		bool code = element_of(node) == EL_CODE && element_of(node->parent) == EL_PRE;
		bool paragraph = element_of(node) == EL_P;
		next = code || paragraph ? tree_next_skipping(node, body) : tree_next(node, body);
		if (code)
			settle_code(inclusion, node);
		else if (paragraph)
			settle_paragraph(inclusion, node);
	}
}

void includes_settle(struct tree *tree, const struct entry *entry, const struct frontend *in)
{
	struct included all = {0};
	const struct inclusion inclusion = {
	    .all = &all,
	    .tree = tree,
	    .entry = entry,
	    .in = in,
	    .folder = path_folder(tree->arena, entry->absolute),
	};
	settle(&inclusion);
}
