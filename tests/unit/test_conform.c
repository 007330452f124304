/* Conforming: tests/soup/NAME.html becomes what tests/html/NAME.tree shows: the body, with every
 * place, then what was said, then which rules were announced how often. */
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
			assert_true(depth <= limit_of(NULL, LIMIT_DEPTH));
			continue;
		}
		for (; node && !node->next; node = node == tree->body ? NULL : node->parent)
			depth--;
		node = node ? node->next : NULL;
	}
}

/* What changes of a tree were announced, and how many of them for a rule that books have. */
struct fixes {
	size_t all, due, of[BREACH_COUNT];
};

static const char *const breaches[] = {
#define BREACH(name, books, source, told, says) #name,
#include "xhtml/model/breach.def"
#undef BREACH
};

static size_t announced[BREACH_COUNT]; /* in all cases */

static void count_fix(const struct node *node, enum breach breach, const char *detail, void *user)
{
	struct fixes *fixes = user;
	const struct validity *valid =
	    breach == BREACH_ELEMENT ? &rule_of(node)->valid : &breach_rule(breach)->valid;
	fixes->all++;
	fixes->of[breach]++;
	fixes->due += !(valid->books & VALID_3);
	(void)detail;
}

/* How often each rule was announced, so that no announcement goes unnoticed. */
static void show_fixes(struct buf *out, const struct fixes *fixes)
{
	for (size_t i = 0; i < BREACH_COUNT; i++) {
		announced[i] += fixes->of[i];
		if (fixes->of[i])
			buf_printf(out, "fixed: %s %zu\n", breaches[i], fixes->of[i]);
	}
}

/* Nothing was announced that changed nothing, but for what is taken apart and written anew. */
static void check_only_rewritten(const struct fixes *fixes)
{
	for (size_t i = 0; i < BREACH_COUNT; i++)
		if (i != BREACH_LOOK && i != BREACH_MEDIA && i != BREACH_SVG_ATTRIBUTE &&
		    i != BREACH_TOO_DEEP && fixes->of[i])
			fail_msg("%s was announced and nothing changed", breaches[i]);
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
	if (strcmp(after.data, before.data) == 0)
		check_only_rewritten(&fixes);
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
	show_fixes(&shown, &fixes);
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

/* What readers of HTML and XML leave out, and a picture of an article that was cut out of a page.
 */
static void goes_without_a_page(void **state)
{
	struct diags *diags = diags_new();
	struct tree *tree = tree_new("page");
	struct fixes fixes = {0};
	(void)state;
	struct node *line = tree_element(tree, EL_BR, 1, 1);
	tree_append(tree->body, tree_instruction(tree, "x", "y", 1, 1, 1));
	tree_append(tree->body, line);
	tree_append(line, tree_text(tree, "z", 1));
	struct node *picture = tree_element(tree, EL_IMG, 1, 1);
	tree_set(tree, picture, "src", "https://example.net/a.png");
	tree_set(tree, picture, "alt", "a");
	tree_append(tree->body, picture);
	tree->is_article = true;
	conform(tree, diags, &(struct conform_options){.on_fix = count_fix, .user = &fixes});
	assert_ptr_equal(tree->body->children, line);
	assert_null(line->next);
	assert_null(line->children);
	assert_int_equal(fixes.of[BREACH_INSTRUCTION], 1);
	assert_int_equal(fixes.of[BREACH_CONTENT], 1);
	assert_int_equal(fixes.of[BREACH_PICTURE_REMOTE_IN_ARTICLE], 1);
	for (size_t i = 0; i < BREACH_COUNT; i++)
		announced[i] += fixes.of[i];
	tree_free(tree);
	diags_free(diags);
}

/* The last test. */
static void each_is_announced(void **state)
{
	(void)state;
	for (size_t i = 0; i < BREACH_COUNT; i++)
		if (!announced[i])
			fail_msg("no case breaks %s", breaches[i]);
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
	struct CMUnitTest impossible = {"without a page", goes_without_a_page, NULL, NULL, NULL};
	vec_push(&tests, impossible);
	struct CMUnitTest last = {"every rule is announced", each_is_announced, NULL, NULL, NULL};
	vec_push(&tests, last);
	int failed = _cmocka_run_group_tests("conform", tests.items, tests.count, NULL, NULL);
	vec_clear(&tests);
	arena_free(arena);
	return failed;
}
