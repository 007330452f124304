/* Plain text: tests/text/NAME.txt becomes the tree that NAME.tree shows, with every place. Where
 * there is a NAME.reasons, it says which rows have each reason to be a heading or none, but for
 * those that points have a part in. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "base/decode.h"
#include "read/frontend.h"
#include "read/text/headings/text_headings.h"
#include "read/text/text.h"
#include "tree/dump.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "golden.h"

static const char folder[] = "tests/text";

static char *tree_as(struct buf *text, struct buf *outline, bool smart)
{
	struct diags *diags = diags_new();
	struct metadata metadata;
	memset(&metadata, 0, sizeof metadata);
	assert_true(decode_pages(text, NULL, "a.txt", diags));
	struct arena *arena = arena_new();
	struct frontend in = {
	    .name = "a.txt",
	    .text = text->data,
	    .size = text->size,
	    .language = "",
	    .smart = smart,
	    .arena = arena,
	    .diags = diags,
	    .outline = outline,
	};
	struct tree *tree = text_read(&in, &metadata);
	struct buf shown = BUF_EMPTY;
	tree_dump(&shown, tree->body);
	for (size_t i = 0; i < metadata.authors.count; i++)
		buf_printf(&shown, "author %s\n", metadata.authors.items[i].text.text);
	metadata_clear(&metadata);
	tree_free(tree);
	arena_free(arena);
	diags_free(diags);
	return buf_steal(&shown);
}

static char *tree_of(struct buf *text, struct buf *outline)
{
	return tree_as(text, outline, true);
}

/* Typographic marks in prose alone, and there only where they are wanted. */
static void keeps_marks_of_typewriters(void **state)
{
	(void)state;
	static const char source[] = "He said \"no\" -- and didn't...\n\n"
				     "```\nprintf(\"--\");\n```\n";
	struct buf text = BUF_EMPTY;
	buf_puts(&text, source);
	char *smart = tree_as(&text, NULL, true), *plain = tree_as(&text, NULL, false);
	assert_non_null(strstr(smart, "He said “no” – and didn’t…"));
	assert_non_null(strstr(smart, "printf(\"--\");"));
	assert_non_null(strstr(plain, "He said \"no\" -- and didn't..."));
	mem_free(smart);
	mem_free(plain);
	buf_clear(&text);
}

/* Where the author set marks of print, those of typewriters stay beside them. */
static void sets_marks_of_languages(void **state)
{
	(void)state;
	static const struct {
		const char *language, *typed, *set;
	} texts[] = {
	    {"de", "\"Ja\" -- 'nein', it's so", "„Ja“ – ‚nein‘, it’s so"},
	    {"de", "don't - \"a 'b' c\"", "don’t - „a ‚b‘ c“"},
	    {"de", "“Ja” and \"no\", 'no'", "“Ja” and \"no\", 'no'"},
	    {"de", "‗ \"a\"", "‗ „a“"},
	    {"de", "‘ \"a\"", "‘ \"a\""},
	    {"de", "‟ \"a\"", "‟ \"a\""},
	    {"de", "† \"a\"", "† „a“"},
	    {"de", "a… \"a\"", "a… „a“"},
	    {"de", "€", "€"},
	    {"de", "\"Er\"'s", "„Er“’s"},
	    {"en", "\"Yes\" and 'no'", "“Yes” and ‘no’"},
	    {"en", "``Yes,'' and `no' (``he said, `No!' to me'')",
	     "“Yes,” and ‘no’ (“he said, ‘No!’ to me”)"},
	    {"en", "``a ``b'' c", "``a ``b’’ c"},
	    {"en", "``a b c", "``a b c"},
	    {"en", "''a, ''b'' c", "’‘a, “b” c"},
	    {"en", "''a'' `b` `c` ``d`` don't", "“a” `b` `c` ``d`` don’t"},
	    {"en", "run `a b' or `c` d'", "run ‘a b’ or `c` d’"},
	    {"en", "5'' by 6'', the ``wood'' '' a", "5'' by 6'', the “wood” ’’ a"},
	    {"de", "``Ja,'' und `nein'", "„Ja,“ und ‚nein‘"},
	    {"de", "“Ja” ``a'' `b'", "“Ja” ``a'' `b'"},
	    {"fr", "\"Oui\" 'l'eau'", "«\u00A0Oui\u00A0» “l’eau”"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf out = BUF_EMPTY;
		text_smarten(&out, texts[i].language, texts[i].typed, strlen(texts[i].typed));
		buf_putc(&out, '\0');
		assert_string_equal(out.data, texts[i].set);
		buf_clear(&out);
	}
}

static bool has_reason(const struct candidate *it, size_t rule)
{
	return it->reasons[rule / 64] >> rule % 64 & 1;
}

/* The rows that have the reason; where most have it, those that don't. */
static void put_rows(struct buf *out, const struct text *text, const candidate_list *list,
		     size_t rule)
{
	size_t having = 0;
	for (size_t i = 0; i < list->count; i++)
		having += has_reason(&list->items[i], rule);
	if (!having)
		return;
	bool most = having * 2 > list->count;
	const char *which = !most ? "" : having < list->count ? ": all but" : ": all";
	buf_printf(out, "%s%s", text_rule(rule)->reason, which);
	for (size_t i = 0; i < list->count; i++) {
		const struct candidate *it = &list->items[i];
		if (has_reason(it, rule) != most)
			buf_printf(out, " %u", text_row(text, &text->blocks.items[it->block]));
	}
	buf_putc(out, '\n');
}

static void check_reasons(const char *path, const struct buf *source)
{
	size_t count =
	    text_rules_of_line.count + text_rules_of_place.count + text_rules_of_rows.count;
	struct text text = {0};
	candidate_list list = {0};
	struct buf out = BUF_EMPTY;
	text_prepare(&text, source->data, source->size);
	text_find_candidates(&text, &list);
	text_weigh(&list);
	for (size_t i = 1; i < count; i++) /* the first holds of any line */
		put_rows(&out, &text, &list, i);
	golden_check(path, out.data);
	vec_clear(&list);
	text_clear(&text);
	buf_clear(&out);
}

static void becomes_tree(void **state)
{
	const char *name = *state;
	char path[600];
	snprintf(path, sizeof path, "%s/%s.txt", folder, name);
	struct buf text = golden_read(path);
	snprintf(path, sizeof path, "%s/%s.reasons", folder, name);
	if (access(path, F_OK) == 0)
		check_reasons(path, &text);
	char *tree = tree_of(&text, NULL);
	snprintf(path, sizeof path, "%s/%s.tree", folder, name);
	golden_check(path, tree);
	mem_free(tree);
	buf_clear(&text);
}

/* Every reason is told, and the tree is the same whether someone asks or not. */
static void explains_itself(void **state)
{
	(void)state;
	static const char source[] = "An opening that is long enough to be a paragraph, with a "
				     "full stop at its end, I think.\n\n"
				     "The First of Two Headings\n\nText that is long enough to be "
				     "a paragraph, it has an end.\n\n"
				     "The Other One of Them\n\nText that is long enough to be a "
				     "paragraph, and it has an end.\n";
	struct buf text = BUF_EMPTY, outline = BUF_EMPTY;
	buf_puts(&text, source);
	char *asked = tree_of(&text, &outline), *unasked = tree_of(&text, NULL);
	assert_string_equal(asked, unasked);
	assert_non_null(strstr(outline.data, "     3  h2   "));
	assert_non_null(strstr(outline.data, "The First of Two Headings"));
	assert_non_null(strstr(outline.data, " prose follows"));
	mem_free(asked);
	mem_free(unasked);
	buf_clear(&text);
	buf_clear(&outline);
}

/* What spoke against a line before the title was known is told no more. */
static void explains_the_last_judgement(void **state)
{
	(void)state;
	static const char source[] =
	    "A Cake That My Aunt Made\n\nIngredients\n\n"
	    "Flour and butter, and as many plums as there is room for, I think.\n\n"
	    "Method\n\nBake it until the smell of it is in every room of the house.\n";
	struct buf text = BUF_EMPTY, outline = BUF_EMPTY;
	buf_puts(&text, source);
	mem_free(tree_of(&text, &outline));
	assert_non_null(strstr(outline.data, "(the title"));
	assert_null(strstr(outline.data, "another such line stands before"));
	buf_clear(&text);
	buf_clear(&outline);
}

/* Times that a piece of a long text comes: to a sanitizer it tells how deep that leads. */
#ifdef __SANITIZE_ADDRESS__
enum { TIMES = 10000 };
#else
enum { TIMES = 30000 };
#endif

/* Texts that would take minutes if anything here were quadratic. */
static void takes_long_texts(void **state)
{
	(void)state;
	static const struct {
		const char *piece, *end;
	} texts[] = {
	    {"a\n", ""},
	    {"*a ", ""},
	    {"_a* ", ""},
	    {">", ""},
	    {"**", ""},
	    {"- x\n", ""},
	    {"Word\n\n", ""},
	    {"Chapter 1\n\n", ""},
	    {"```a\n", ""},
	    {"| a | b |\n", ""},
	    {"a. b\n", ""},
	    {"a   1\n", ""},
	    {"a ..... 1\n", ""},
	    {"a ..... 1\n\nb\n", ""},
	    {"a  b  c\n-- -- --\n", ""},
	    {"\fPage\n", ""},
	    {"(f(x\n  y\n", ""},
	    {"— a\n\n\n", ""},
	    {"+--+\n| a|\n", ""},
	    {"第1章(1)\n\na\n", ""},
	    {"•\n\nb\n", ""},
	    {"•\nb\n", ""},
	    {"1\n\n2.1\n", "a ..... 1\nb ..... 2\n"},
	    {"a:\n\n    b\n", ""},
	    {"word and word and\n    a b\n        c d\n", ""},
	    {"a sentence that breaks off somewhere at the end of a\nline and goes on.\n", ""},
	    {"Q: why?\nA: so\n", ""},
	    {"A. P. Lee\n", ""},
	    {"a  b  c\n", "--  --  --\n1  2  3\n4  5  6\n"},
	    {"| a | b |\n", "|---|---|\n| 1 | 2 |\n"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf text = BUF_EMPTY;
		for (int n = 0; n < TIMES; n++)
			buf_puts(&text, texts[i].piece);
		buf_puts(&text, texts[i].end);
		mem_free(tree_of(&text, NULL));
		buf_clear(&text);
	}
}

/* Texts of a few lines each, parted by lines of percent signs: the trees of all, one by one. */
static char *trees_of(const char *texts, size_t size)
{
	static const char between[] = "%%%%\n";
	struct buf shown = BUF_EMPTY;
	for (const char *at = texts, *end = texts + size; at;) {
		const char *stop = strstr(at, between);
		struct buf text = BUF_EMPTY;
		buf_add(&text, at, (size_t)((stop ? stop : end) - at));
		char *tree = tree_of(&text, NULL);
		buf_printf(&shown, "%s%s", tree, stop ? between : "");
		mem_free(tree);
		buf_clear(&text);
		at = stop ? stop + strlen(between) : NULL;
	}
	return buf_steal(&shown);
}

static void short_texts(void **state)
{
	(void)state;
	golden_folder("tests/texts", "txt", trees_of);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

int main(void)
{
	const struct CMUnitTest others[] = {cmocka_unit_test(explains_itself),
					    cmocka_unit_test(explains_the_last_judgement),
					    cmocka_unit_test(keeps_marks_of_typewriters),
					    cmocka_unit_test(takes_long_texts),
					    cmocka_unit_test(short_texts),
					    cmocka_unit_test(sets_marks_of_languages)};
	const size_t count = sizeof others / sizeof *others;
	VEC(struct CMUnitTest) tests = {0};
	for (size_t i = 0; i < count; i++)
		vec_push(&tests, others[i]);
	DIR *cases = opendir(folder);
	for (struct dirent *entry; cases && (entry = readdir(cases));) {
		size_t size = strlen(entry->d_name);
		if (size < 5 || strcmp(entry->d_name + size - 4, ".txt") != 0)
			continue;
		char *name = mem_copy(entry->d_name, size - 4);
		vec_push(&tests, (struct CMUnitTest){name, becomes_tree, NULL, NULL, name});
	}
	if (cases)
		closedir(cases);
	qsort(tests.items, tests.count, sizeof *tests.items, by_name);
	int failed = _cmocka_run_group_tests("text", tests.items, tests.count, NULL, NULL);
	bool found = tests.count > count;
	for (size_t i = 0; i < tests.count; i++)
		mem_free(tests.items[i].initial_state);
	vec_clear(&tests);
	return failed || !found;
}
