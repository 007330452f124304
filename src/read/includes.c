/* Articles that articles for mdBook, Jekyll, GitBook, MyST, VitePress, MkDocs, docsify and .mdx
 * include; code is includes_code.c's. */
#include "read/includes.h"

#include "base/ascii.h"
#include "read/article.h"
#include "read/docsify.h"
#include "read/includes_parts.h"
#include "read/mdx.h"
#include "read/templates.h"

#include <string.h>

enum { DEEPEST = 8 };

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
	else if (in.dialect == DIALECT_MDX)
		mdx_settle(bytes);
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
	char *path = included_path(inclusion->tree->arena, text, &end);
	if (path && !*end) {
		asked.range = line_range_of(path);
		asked.path = path;
		asked.folder = included_folder(inclusion, &asked.path);
	}
	return asked;
}

/* What asks for an article, as it was typed; NULL: as the paragraph has it. */
static const char *typed_include(const struct inclusion *inclusion, const char *path)
{
	struct arena *arena = inclusion->tree->arena;
	enum dialect dialect = inclusion->in->dialect;
	return dialect == DIALECT_MYST        ? arena_format(arena, "```{include} %s", path)
	       : dialect == DIALECT_VITEPRESS ? arena_format(arena, "<!--@include: %s-->", path)
	       : dialect == DIALECT_MKDOCS    ? arena_format(arena, "--8<-- \"%s\"", path)
	       : dialect == DIALECT_MDX       ? arena_format(arena, "import '%s'", path)
	       : dialect == DIALECT_DOCSIFY   ? arena_format(arena, "[](%s ':include')", path)
					      : NULL;
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
	if (included_file_read(inclusion, asked.folder, asked.path,
			       tree_place(inclusion->tree, paragraph), &bytes)) {
		line_range_add(&asked.range, bytes.data ? bytes.data : "", &part);
		insert_article(inclusion, paragraph, &part,
			       path_folder(arena, path_join(arena, asked.folder, asked.path)));
	} else {
		const char *typed = typed_include(inclusion, asked.path);
		if (typed) {
			tree_append(paragraph, tree_text(inclusion->tree, typed, strlen(typed)));
			tree_unlink(paragraph->children);
		}
	}
	buf_clear(&bytes);
	buf_clear(&part);
}

static void settle(const struct inclusion *inclusion)
{
	struct node *body = inclusion->tree->body;
	if (inclusion->in->dialect == DIALECT_DOCSIFY)
		docsify_name_files(inclusion->tree);
	for (struct node *node = body, *next; node; node = next) {
		bool code = element_of(node) == EL_CODE && element_of(node->parent) == EL_PRE;
		bool paragraph = element_of(node) == EL_P;
		next = code || paragraph ? tree_next_skipping(node, body) : tree_next(node, body);
		if (code)
			included_code_settle(inclusion, node);
		else if (paragraph && inclusion->in->dialect != DIALECT_LEANPUB)
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
