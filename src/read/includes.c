/* What mdBook, Jekyll, GitBook, Leanpub, MyST and VitePress include in articles, and the lines of
 * code that mdBook hides. */
#include "read/includes.h"

#include "base/ascii.h"
#include "base/decode.h"
#include "base/sources.h"
#include "code/code.h"
#include "read/article.h"
#include "read/code_notes.h"
#include "read/line_range.h"
#include "read/templates.h"

#include <string.h>

enum { DEEPEST = 8, LONGEST = 1000 };

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

/* Reads the file that the path from the folder names; false after a warning. */
static bool read_file(const struct inclusion *inclusion, const char *folder, const char *path,
		      struct place at, struct buf *bytes)
{
	char real[PATH_MAX];
	struct diags *diags = inclusion->in->diags;
	struct arena *arena = inclusion->tree->arena;
	const char *whole = path_normal(arena, path_join(arena, folder, path));
	const struct limits *limits = inclusion->in->limits;
	if (inclusion->all->bytes > limit_of(limits, LIMIT_INCLUDED))
		return false; /* told */
	if (!whole ||
	    sources_find(inclusion->entry->sources, whole, inclusion->entry->root, real, diags,
			 at) != SOURCE_FOUND ||
	    sources_kind(inclusion->entry->sources, real) != FILE_REGULAR) {
		diag(diags, MSG_NOTHING_TO_INCLUDE, at, path, NULL);
		return false;
	}
	if (!sources_read(inclusion->entry->sources, real, LIMIT_INCLUDED, bytes, NULL, diags, at))
		return false;
	inclusion->all->bytes += bytes->size;
	if (inclusion->all->bytes > limit_of(limits, LIMIT_INCLUDED)) {
		diag(diags, MSG_TOO_LARGE, at, inclusion->entry->name,
		     arena_format(arena, "%s with its includes",
				  limit_words(limits, LIMIT_INCLUDED, arena)));
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
		struct line_range range = path ? line_range_of(path) : (struct line_range){0};
		bool found = path && read_file(inclusion, inclusion->folder, path, at, &bytes);
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

static void settle_code(const struct inclusion *inclusion, struct node *code)
{
	struct node *text = code->children;
	const char *language = tree_get(code, "class");
	const char *mark = hiding_mark(inclusion->entry, code);
	bool rust = !mark && language && ascii_begins_with(language, "language-rust");
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

/* Whether lines of a file may be asked for where code is to come from it. */
static bool has_ranges(const struct inclusion *inclusion)
{
	enum dialect dialect = inclusion->in->dialect;
	return dialect == DIALECT_MYST || dialect == DIALECT_VITEPRESS;
}

/* VitePress's "@/path" and "/path", which count from the folder of its pages: that folder; else
 * NULL. */
static const char *folder_of_site(const struct inclusion *inclusion, const char **path)
{
	const char *behind = *path + (**path == '@');
	if (inclusion->in->dialect != DIALECT_VITEPRESS || *behind != '/')
		return NULL;
	*path = behind + 1;
	const struct entry *entry = inclusion->entry;
	return entry->includes ? entry->includes : entry->root;
}

/* The folder that a path of Leanpub's code counts from. */
static const char *folder_of_code(const struct inclusion *inclusion, const char *path)
{
	static const char *const below[] = {"", "code", "resources", "resources/code"};
	struct arena *arena = inclusion->tree->arena;
	const char *pages = inclusion->entry->includes;
	for (size_t i = 0; pages && i < sizeof below / sizeof *below; i++) {
		const char *folder = *below[i] ? path_join(arena, pages, below[i]) : pages;
		if (sources_kind(inclusion->entry->sources, path_join(arena, folder, path)) ==
		    FILE_REGULAR)
			return folder;
	}
	return inclusion->folder;
}

/* The code of a file that isn't there stays as it was typed. */
static void keep_typed(const struct inclusion *inclusion, struct node *code, const char *path)
{
	struct tree *tree = inclusion->tree;
	const char *typed = inclusion->in->dialect == DIALECT_MYST
				? arena_format(tree->arena, "```{literalinclude} %s\n```\n", path)
				: arena_format(tree->arena, "<<< %s\n", path);
	if (has_ranges(inclusion) && !code->children)
		tree_append(code, tree_text(tree, typed, strlen(typed)));
}

/* Leanpub's, MyST's and VitePress's code from a file. */
static void settle_code_file(const struct inclusion *inclusion, struct node *code)
{
	struct tree *tree = inclusion->tree;
	struct node *pre = code->parent;
	const char *file = tree_get(pre, LISTING_FILE);
	struct buf bytes = BUF_EMPTY, part = BUF_EMPTY;
	if (!file)
		return;
	char *name = arena_string(tree->arena, file);
	struct line_range range =
	    has_ranges(inclusion) ? line_range_of(name) : (struct line_range){0};
	const char *path = name, *site = folder_of_site(inclusion, &path);
	const char *folder = site ? site : folder_of_code(inclusion, path);
	if (read_file(inclusion, folder, path, tree_place(tree, code), &bytes)) {
		while (code->children)
			tree_unlink(code->children);
		if (has_ranges(inclusion))
			line_range_add(&range, bytes.data ? bytes.data : "", &part);
		const struct buf *shown = has_ranges(inclusion) ? &part : &bytes;
		tree_append(code, tree_text(tree, shown->data ? shown->data : "", shown->size));
		if (inclusion->in->dialect == DIALECT_VITEPRESS)
			code_notes_settle(tree, pre);
	} else {
		keep_typed(inclusion, code, name);
	}
	buf_clear(&bytes);
	buf_clear(&part);
}

static void settle(const struct inclusion *inclusion);

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
			   struct buf *bytes, const char *folder)
{
	struct metadata metadata;
	struct frontend in = *inclusion->in;
	if (in.dialect == DIALECT_JEKYLL)
		templates_of_jekyll(bytes);
	else if (in.dialect == DIALECT_GITBOOK)
		templates_of_gitbook(bytes);
	in.borrowed = NULL;
	in.lends = NULL;
	in.text = bytes->data ? bytes->data : "";
	in.size = bytes->size;
	in.outline = NULL;
	metadata_init(&metadata);
	struct tree *tree = markdown_read(&in, &metadata);
	metadata_clear(&metadata);
	if (!tree)
		return;
	struct inclusion inner = *inclusion;
	inner.folder = folder;
	inner.tree = tree;
	inner.depth++;
	rename_notes(tree, ++inner.all->articles);
	settle(&inner);
	inclusion->tree->is_raw |= tree->is_raw;
	struct node *block = tree_element(inclusion->tree, EL_DIV, 0, 0);
	tree_bring(inclusion->tree, block, tree->body);
	tree_insert_after(paragraph, block);
	tree_unlink(paragraph);
	tree_unwrap(block);
	tree_free(tree);
}

/* What a paragraph asks for. */
struct asked {
	const char *folder, *path; /* path is NULL: nothing */
	struct line_range range;
};

/* Jekyll's '{% include path %}' names an article in the folder of includes, '{% include_relative
 * path %}' one beside. */
static void ask_jekyll(const struct inclusion *inclusion, const char *text, struct asked *asked)
{
	const struct {
		const char *open, *folder;
	} forms[] = {{"{% include_relative ", inclusion->folder},
		     {"{% include ", inclusion->entry->includes}};
	struct arena *arena = inclusion->tree->arena;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (!ascii_begins_with(text, forms[i].open))
			continue;
		text += strlen(forms[i].open);
		text += strspn(text, " ");
		const char *path = arena_copy(arena, text, strcspn(text, " %"));
		text += strlen(path);
		if (strcmp(text + strspn(text, " "), "%}") != 0 ||
		    manuscript_format(path) != FORMAT_MARKDOWN || !forms[i].folder)
			return;
		asked->path = path;
		asked->folder = forms[i].folder;
		return;
	}
}

/* GitBook's '{% include "path" %}'. */
static void ask_gitbook(const struct inclusion *inclusion, const char *text, struct asked *asked)
{
	static const char open[] = "{% include ";
	const char *path = text + strlen(open);
	if (strncmp(text, open, strlen(open)) != 0 || (*path != '"' && *path != '\''))
		return;
	const char *close = strchr(path + 1, *path);
	const char *behind = close ? close + 1 + strspn(close + 1, " ") : "";
	if (strcmp(behind, "%}") == 0)
		asked->path =
		    arena_copy(inclusion->tree->arena, path + 1, (size_t)(close - path) - 1);
	if (asked->path && manuscript_format(asked->path) != FORMAT_MARKDOWN)
		asked->path = NULL;
}

static struct asked asked_in(const struct inclusion *inclusion, const char *text)
{
	struct asked asked = {.folder = inclusion->folder, .range = {1, SIZE_MAX, NULL}};
	const char *end;
	if (inclusion->in->dialect == DIALECT_JEKYLL) {
		ask_jekyll(inclusion, text, &asked);
		return asked;
	}
	if (inclusion->in->dialect == DIALECT_GITBOOK) {
		ask_gitbook(inclusion, text, &asked);
		return asked;
	}
	char *path = path_at(inclusion->tree->arena, text, &end);
	if (path && !*end) {
		asked.range = line_range_of(path);
		asked.path = path;
		const char *site = folder_of_site(inclusion, &asked.path);
		asked.folder = site ? site : asked.folder;
	}
	return asked;
}

static void settle_paragraph(const struct inclusion *inclusion, struct node *paragraph)
{
	static const char title[] = "{{#title "; /* for a browser's window */
	const struct node *text = paragraph->children;
	if (!text || text->next || text->kind != NODE_TEXT || inclusion->depth == DEEPEST)
		return;
	if (strncmp(text->text, title, strlen(title)) == 0 &&
	    strcmp(text->text + strcspn(text->text, "}"), "}}") == 0) {
		tree_unlink(paragraph);
		return;
	}
	struct buf bytes = BUF_EMPTY, part = BUF_EMPTY;
	struct arena *arena = inclusion->tree->arena;
	struct asked asked = asked_in(inclusion, text->text);
	if (!asked.path)
		return;
	if (read_file(inclusion, asked.folder, asked.path, tree_place(inclusion->tree, paragraph),
		      &bytes)) {
		line_range_add(&asked.range, bytes.data ? bytes.data : "", &part);
		insert_article(inclusion, paragraph, &part,
			       path_folder(arena, path_join(arena, asked.folder, asked.path)));
	} else if (has_ranges(inclusion)) { /* as it was typed */
		const char *typed = inclusion->in->dialect == DIALECT_MYST
					? arena_format(arena, "```{include} %s", asked.path)
					: arena_format(arena, "<!--@include: %s-->", asked.path);
		tree_insert_after(paragraph->children,
				  tree_text(inclusion->tree, typed, strlen(typed)));
		tree_unlink(paragraph->children);
	}
	buf_clear(&bytes);
	buf_clear(&part);
}

static void settle(const struct inclusion *inclusion)
{
	struct node *body = inclusion->tree->body;
	for (struct node *node = body, *next; node; node = next) {
		enum dialect dialect = inclusion->in->dialect;
		bool of_leanpub = dialect == DIALECT_LEANPUB;
		bool has_files = of_leanpub || has_ranges(inclusion);
		bool code = (has_files || dialect == DIALECT_MDBOOK) &&
			    element_of(node) == EL_CODE && element_of(node->parent) == EL_PRE;
		bool paragraph = element_of(node) == EL_P;
		next = code || paragraph ? tree_next_skipping(node, body) : tree_next(node, body);
		if (code && has_files)
			settle_code_file(inclusion, node);
		else if (code)
			settle_code(inclusion, node);
		else if (paragraph && !of_leanpub)
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
