/* What articles for docsify hold beside Markdown. */
#include "read/docsify.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/url.h"
#include "code/code.h"
#include "read/asides.h"

#include <string.h>

/* Orders: words of a heading or a title that begin with a colon, or stand in braces. */

static bool is_order(const char *word)
{
	static const char *const names[] = {"id",      "class",    "size",      "include",
					    "type",    "fragment", "ignore",    "target",
					    "no-zoom", "disabled", "crossorgin"};
	size_t size = *word == ':' ? strcspn(word + 1, " =") : 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (size == strlen(names[i]) && strncmp(word + 1, names[i], size) == 0)
			return true;
	return strncmp(word, "{docsify-", strlen("{docsify-")) == 0;
}

static const char *order_of(struct arena *arena, const char *text, const char *name)
{
	size_t size = strlen(name);
	for (const char *word = text + strspn(text, " "); *word; word += strspn(word, " ")) {
		const char *end = word + strcspn(word, " ");
		if (is_order(word) && strncmp(word + 1, name, size) == 0) {
			const char *value = word + 1 + size;
			if (value == end)
				return "";
			if (*value == '=')
				return arena_copy(arena, value + 1, (size_t)(end - value) - 1);
		}
		word = end;
	}
	return NULL;
}

static bool has_orders(const char *text)
{
	for (const char *word = text + strspn(text, " "); *word; word += strspn(word, " ")) {
		if (is_order(word))
			return true;
		word += strcspn(word, " ");
	}
	return false;
}

/* The text without its orders. */
static const char *without_orders(struct arena *arena, const char *text)
{
	struct buf kept = BUF_EMPTY;
	bool first = true;
	buf_puts(&kept, *text == ' ' ? " " : "");
	for (const char *word = text + strspn(text, " "); *word; word += strspn(word, " ")) {
		size_t size = strcspn(word, " ");
		if (!is_order(word)) {
			buf_puts(&kept, first ? "" : " ");
			buf_add(&kept, word, size);
			first = false;
		}
		word += size;
	}
	const char *left = arena_copy(arena, kept.data, first ? 0 : kept.size);
	buf_clear(&kept);
	return left;
}

static void settle_heading(struct tree *tree, struct node *heading)
{
	struct node *last = heading->last;
	if (!last || last->kind != NODE_TEXT || !has_orders(last->text))
		return;
	const char *id = order_of(tree->arena, last->text, "id");
	const char *words = without_orders(tree->arena, last->text);
	if (id && *id)
		tree_set(tree, heading, "id", id);
	tree_insert_before(last, tree_text(tree, words, strlen(words)));
	tree_unlink(last);
}

/* "50x100", "50", "10%" */
static void set_size(struct tree *tree, struct node *picture, const char *size)
{
	size_t width = ascii_digits(size), height = 0;
	const char *rest = size + width;
	if (width && strcmp(rest, "%") == 0) {
		tree_set(tree, picture, "style", arena_format(tree->arena, "width: %s", size));
		return;
	}
	if (*rest == 'x')
		height = ascii_digits(rest + 1);
	if (!width || rest[height ? height + 1 : 0])
		return;
	tree_set(tree, picture, "width", arena_copy(tree->arena, size, width));
	if (height)
		tree_set(tree, picture, "height", rest + 1);
}

static void settle_title(struct tree *tree, struct node *node)
{
	const char *title = tree_get(node, "title");
	if (!title || !has_orders(title))
		return;
	const char *size = order_of(tree->arena, title, "size");
	const char *id = order_of(tree->arena, title, "id");
	const char *words = without_orders(tree->arena, title);
	if (size && element_of(node) == EL_IMG)
		set_size(tree, node, size);
	if (id && *id)
		tree_set(tree, node, "id", id);
	tree_remove(node, "title");
	if (*words)
		tree_set(tree, node, "title", words);
}

/* Boxes */

static void settle_paragraph(struct tree *tree, struct node *paragraph)
{
	static const char *const boxes[][2] = {{"!> ", "important"}, {"?> ", "tip"}};
	struct node *first = paragraph->children;
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
		const char *mark = boxes[i][0], *kind = boxes[i][1];
		size_t size = strlen(mark);
		if (!first || first->kind != NODE_TEXT || strncmp(first->text, mark, size) != 0)
			continue;
		const char *words = first->text + size;
		tree_insert_before(first, tree_text(tree, words, strlen(words)));
		tree_unlink(first);
		struct node *box = box_around(tree, paragraph, kind);
		box_name_title(tree, box_add_title(tree, box, 0), kind);
		return;
	}
}

void docsify_settle(struct tree *tree)
{
	for (struct node *node = tree->body, *next; node; node = next) {
		enum element element = element_of(node);
		if (is_heading(node))
			settle_heading(tree, node);
		else if (element == EL_A || element == EL_IMG)
			settle_title(tree, node);
		else if (element == EL_P)
			settle_paragraph(tree, node);
		next = tree_next(node, tree->body);
	}
}

/* Files */

static void name_article(struct tree *tree, struct node *paragraph, const char *file)
{
	const char *asks = arena_format(tree->arena, "{{#include %s}}", file);
	tree_append(paragraph, tree_text(tree, asks, strlen(asks)));
	tree_unlink(paragraph->children);
}

static void name_code(struct tree *tree, struct node *paragraph, const char *file,
		      const char *language)
{
	struct place at = tree_place(tree, paragraph);
	struct node *pre = tree_element(tree, EL_PRE, at.line, at.column);
	struct node *code = tree_element(tree, EL_CODE, 0, 0);
	tree_set(tree, pre, LISTING_FILE, file);
	tree_set(tree, code, "class", arena_format(tree->arena, "language-%s", language));
	tree_append(pre, code);
	tree_insert_before(paragraph, pre);
	tree_unlink(paragraph);
}

/* A paragraph of nothing but "[words](file ':include :type=code :fragment=part')". */
static void settle_include(struct tree *tree, struct node *paragraph)
{
	struct arena *arena = tree->arena;
	const struct node *link = paragraph->children;
	bool is_alone = link && !link->next && element_of(link) == EL_A;
	const char *title = is_alone ? tree_get(link, "title") : NULL;
	const char *path = is_alone ? tree_get(link, "href") : NULL;
	if (!title || !path || !order_of(arena, title, "include") || url_is_remote(path) ||
	    strpbrk(path, " \t\n}:"))
		return;
	const char *type = order_of(arena, title, "type");
	const char *part = order_of(arena, title, "fragment");
	const char *ending = path_ending(path);
	const char *file =
	    part && *part ? arena_format(arena, "%s:%s", path, part) : arena_string(arena, path);
	bool is_article = type ? strcmp(type, "markdown") == 0 : ascii_equal(ending, "md");
	if (is_article)
		name_article(tree, paragraph, file);
	else if (type ? strcmp(type, "code") == 0 : code_knows(ending))
		name_code(tree, paragraph, file, ending);
}

void docsify_name_files(struct tree *tree)
{
	for (struct node *node = tree->body, *next; node; node = next) {
		bool is_paragraph = element_of(node) == EL_P;
		next = is_paragraph ? tree_next_skipping(node, tree->body)
				    : tree_next(node, tree->body);
		if (is_paragraph)
			settle_include(tree, node);
	}
}
