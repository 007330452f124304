/* Code of web pages: its language, which each highlighter says in another place. */
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "base/label.h"
#include "code/code.h"

#include <string.h>

enum { HIGHEST = 3 }; /* how far above pre a box around it may be */

/* How classes say it: "language-c", "brush: c", "sourceCode c". */
static const struct {
	const char *start; /* of the class that says so */
	bool is_next;      /* the name is the class behind it */
} forms[] = {
    {"language-", false},
    {"lang-", false},
    {"highlight-source-", false}, /* GitHub */
    {"highlight-text-", false},
    {"highlight-", false}, /* Sphinx */
    {"brush:", true},      /* SyntaxHighlighter */
    {"sourceCode", true},  /* pandoc */
    {"hljs", true},        /* highlight.js, beside a bare name */
    {"prettyprint", true},
};

/* Where classes name a language that code.h knows, its name. */
static const char *name_in_classes(struct arena *arena, const char *classes)
{
	bool next = false;
	while (classes && *(classes += strspn(classes, " \t\n;"))) {
		size_t size = strcspn(classes, " \t\n;");
		const char *word = arena_copy(arena, classes, size);
		classes += size;
		if (next && code_knows(word))
			return word;
		for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
			size_t start = strlen(forms[i].start);
			if (strncmp(word, forms[i].start, start) != 0)
				continue;
			if (code_knows(word + start))
				return word + start;
			next |= forms[i].is_next;
		}
	}
	return NULL;
}

/* lang="python" is a language, but none that people speak. */
static const char *name_in_lang(struct tree *tree, struct node *node)
{
	const char *lang = tree_get(node, "lang");
	if (!lang || strlen(lang) <= 2 || !code_knows(lang))
		return NULL;
	lang = arena_string(tree->arena, lang);
	tree_remove(node, "lang");
	return lang;
}

static const char *name_said_at(struct tree *tree, struct node *node)
{
	static const char *const attributes[] = {"data-lang", "data-language",
						 "data-enlighter-language"};
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		const char *name = tree_get(node, attributes[i]);
		if (name && code_knows(name))
			return arena_string(tree->arena, name);
	}
	const char *name = name_in_classes(tree->arena, tree_get(node, "class"));
	return name ? name : name_in_lang(tree, node);
}

static const char *find_name(struct tree *tree, struct node *pre)
{
	struct node *code = pre->children;
	const char *name = name_said_at(tree, pre);
	while (code && element_of(code) != EL_CODE)
		code = code->next;
	if (!name && code)
		name = name_said_at(tree, code);
	struct node *box = pre->parent;
	for (int i = 0; !name && box && box != tree->body && i < HIGHEST; i++, box = box->parent) {
		if (element_of(box) != EL_DIV && element_of(box) != EL_FIGURE)
			break;
		name = name_said_at(tree, box);
	}
	return name;
}

/* Prism's numbers and marked lines, and pandoc's numbers. */
static void read_numbers(struct tree *tree, struct node *pre)
{
	const char *marked = tree_get(pre, "data-line"), *first = tree_get(pre, "data-start");
	if (marked)
		tree_set(tree, pre, LISTING_MARKED, marked);
	if (tree_has_class(pre, "line-numbers") || tree_has_class(pre, "numberLines"))
		tree_set(tree, pre, LISTING_FIRST, first ? first : "1");
}

/* Whether each line of it is a box, and it is code, but in no pre. */
static bool is_lines_of_code(const struct node *box)
{
	enum { MOST = 4 }; /* boxes above that may be a pre */
	bool is_code = tree_has_class(box, "fragment");
	for (const struct node *child = box->children; child; child = child->next) {
		if (child->kind == NODE_TEXT ? !label_is_blank(child->text)
					     : !tree_has_class(child, "line"))
			return false;
		is_code = is_code || (child->children && element_of(child->children) == EL_CODE);
	}
	const struct node *up = box;
	for (int i = 0; up && i < MOST; i++, up = up->parent)
		if (element_of(up) == EL_PRE)
			return false;
	return is_code;
}

/* Puts behind the line what it ends with where it is in no box. */
static void end_line(struct tree *tree, struct node *line)
{
	struct node *last = line->last;
	while (last && last->last)
		last = last->last;
	bool ends = last && last->kind == NODE_TEXT && *last->text &&
		    last->text[strlen(last->text) - 1] == '\n';
	if (!ends)
		tree_insert_after(line, tree_text(tree, "\n", 1));
}

/* Doxygen and SyntaxHighlighter set a box for each line. */
static void join_lines(struct tree *tree, struct node *box)
{
	for (struct node *child = box->children, *next; child; child = next) {
		next = child->next;
		if (child->kind == NODE_TEXT) {
			tree_unlink(child);
			continue;
		}
		if (child->last && element_of(child->last) == EL_BR)
			tree_unlink(child->last); /* so that it isn't flat */
		if (next)
			end_line(tree, child);
		tree_rename(child, EL_SPAN);
	}
}

/* Whether all that the node holds are such elements, two at least. */
static bool holds_all(const struct node *node, enum element element)
{
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next) {
		count += element_of(child) == element;
		if (child->kind == NODE_TEXT ? !label_is_blank(child->text)
					     : element_of(child) != element)
			return false;
	}
	return count > 1;
}

/* prettify numbers the lines of code as a list, editors put each into a block. */
static void join_lines_within(struct tree *tree, struct node *pre)
{
	struct node *box = pre;
	const struct node *only;
	while ((only = html_only_child(box)) &&
	       (element_of(only) == EL_CODE || element_of(only) == EL_OL ||
		element_of(only) == EL_SPAN))
		box = (struct node *)only;
	bool is_list = element_of(box) == EL_OL;
	if (!holds_all(box, is_list ? EL_LI : EL_DIV))
		return;
	join_lines(tree, box);
	if (!is_list)
		return;
	const char *first = tree_get(box, "start");
	tree_set(tree, pre, LISTING_FIRST, first ? first : "1");
	tree_rename(box, EL_SPAN);
}

void html_name_code(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		if (element_of(node) == EL_DIV && is_lines_of_code(node)) {
			join_lines(tree, node);
			tree_rename(node, EL_PRE);
		}
		if (element_of(node) != EL_PRE)
			continue;
		join_lines_within(tree, node);
		const char *name = find_name(tree, node);
		if (name)
			tree_set(tree, node, LISTING_LANGUAGE, name);
		read_numbers(tree, node);
	}
}
