/* Conforming: tests/soup/NAME.html becomes what tests/html/NAME.tree shows: the body, with every
 * place, then what was said. */
#include "base/buf.h"
#include "base/mem.h"
#include "xhtml/conform.h"
#include "base/decode.h"
#include "read/frontend.h"
#include "read/html_encoding.h"
#include "tree/dump.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "golden.h"
#include "said.h"

static const char sources[] = "tests/soup", trees[] = "tests/html";

static void check_depth(const struct tree *tree)
{
	size_t depth = 0;
	for (const struct node *node = tree->body; node;) {
		if (node->children) {
			node = node->children;
			depth++;
			assert_true(depth <= CONFORM_DEPTH);
			continue;
		}
		for (; node && !node->next; node = node == tree->body ? NULL : node->parent)
			depth--;
		node = node ? node->next : NULL;
	}
}

/* What changes of a tree were announced, and how many of them for a rule that books have. */
struct fixes {
	size_t all, due;
};

static void count_fix(const struct node *node, enum breach breach, const char *detail, void *user)
{
	struct fixes *fixes = user;
	const struct validity *valid =
	    breach == BREACH_ELEMENT ? &rule_of(node)->valid : &breach_rule(breach)->valid;
	fixes->all++;
	fixes->due += !(valid->books & VALID_3);
	(void)detail;
}

/* A tree that conforms breaks no rule, and no tree changes unannounced. */
static void check_fixes(struct tree *tree, struct diags *diags)
{
	struct fixes fixes = {0};
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;
	tree_dump(&before, tree->body);
	conform(
	    tree, diags,
	    &(struct conform_options){.keep_classes = true, .on_fix = count_fix, .user = &fixes});
	tree_dump(&after, tree->body);
	assert_int_equal(fixes.due, 0);
	if (!fixes.all)
		assert_string_equal(after.data, before.data);
	buf_clear(&before);
	buf_clear(&after);
}

/* The page, conforming, as text, and what was said about it. */
static char *conformed(struct buf *page)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct metadata metadata;
	memset(&metadata, 0, sizeof metadata);
	assert_true(decode(page, html_encoding(arena, page->data, page->size), "page", diags));
	struct frontend in = {
	    .name = "page",
	    .text = page->data,
	    .size = page->size,
	    .language = "",
	    .arena = arena,
	    .diags = diags,
	};
	struct tree *tree = html_read(&in, &metadata);
	struct fixes fixes = {0};
	struct buf raw = BUF_EMPTY, shown = BUF_EMPTY;
	tree_dump(&raw, tree->body);
	conform(tree, diags, &(struct conform_options){.on_fix = count_fix, .user = &fixes});
	tree_dump(&shown, tree->body);
	if (!fixes.all)
		assert_string_equal(shown.data, raw.data);
	buf_clear(&raw);
	check_depth(tree);
	char *diagnostics = said(diags);
	buf_puts(&shown, diagnostics);
	mem_free(diagnostics);
	check_fixes(tree, diags);
	tree_free(tree);
	metadata_clear(&metadata);
	diags_free(diags);
	arena_free(arena);
	return buf_steal(&shown);
}

static void becomes_tree(void **state)
{
	const char *name = *state;
	char path[600];
	snprintf(path, sizeof path, "%s/%s.html", sources, name);
	struct buf page = golden_read(path);
	char *tree = conformed(&page);
	snprintf(path, sizeof path, "%s/%s.tree", trees, name);
	golden_check(path, tree);
	mem_free(tree);
	buf_clear(&page);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

int main(void)
{
	VEC(struct CMUnitTest) tests = {0};
	struct arena *arena = arena_new();
	DIR *folder = opendir(sources);
	if (!folder)
		return 1;
	for (struct dirent *entry; (entry = readdir(folder));) {
		const char *ending = strstr(entry->d_name, ".html");
		if (!ending || ending[5])
			continue;
		char *name = arena_copy(arena, entry->d_name, (size_t)(ending - entry->d_name));
		struct CMUnitTest test = {name, becomes_tree, NULL, NULL, name};
		vec_push(&tests, test);
	}
	closedir(folder);
	qsort(tests.items, tests.count, sizeof *tests.items, by_name);
	int failed = _cmocka_run_group_tests("conform", tests.items, tests.count, NULL, NULL);
	vec_clear(&tests);
	arena_free(arena);
	return failed;
}
