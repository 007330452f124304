/* Formulas: each line of tests/math/NAME.tex is one, $…$ or $$…$$, and NAME.out shows what becomes
 * of it. Set UPDATE=1 to write these anew, then read what changed. The same formulas, changed at
 * random, must come to MathML or to an error. */
#include "base/file.h"
#include "base/mem.h"
#include "math/math.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "golden.h"

static const char folder[] = "tests/math";

static void show_text(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '<' || *text == '&')
			buf_puts(out, *text == '<' ? "&lt;" : "&amp;");
		else if ((unsigned char)text[0] == 0xC2 && (unsigned char)text[1] == 0xA0)
			buf_puts(out, "&#160;"), text++;
		else if (strncmp(text, "\xE2\x81\xA1", 3) == 0)
			buf_puts(out, "&#8289;"), text += 2;
		else
			buf_putc(out, *text);
	}
}

static void show(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_TEXT) {
		show_text(out, node->text);
		return;
	}
	buf_printf(out, "<%s", node->name);
	for (const struct attribute *a = node->attributes; a; a = a->next) {
		buf_printf(out, " %s=\"", a->name);
		show_text(out, a->value);
		buf_putc(out, '"');
	}
	buf_puts(out, node->children ? ">" : "/>");
	for (const struct node *child = node->children; child; child = child->next)
		show(out, child);
	if (node->children)
		buf_printf(out, "</%s>", node->name);
}

static void show_error(struct buf *out, const struct math_error *error)
{
	static const char *const slugs[] = {
#define MESSAGE(name, severity, slug, text, hint) [MSG_##name] = slug,
#include "base/messages.def"
#undef MESSAGE
	};
	buf_printf(out, "%s '%s' at %zu", slugs[error->id], error->subject, error->offset);
}

/* The formula in its marks; false for a line that has none. */
static bool take_formula(const char *line, size_t size, const char **tex, size_t *length,
			 bool *is_block)
{
	*is_block = size > 3 && line[1] == '$';
	size_t marks = *is_block ? 2 : 1;
	if (size < 2 * marks || line[0] != '$')
		return false;
	*tex = line + marks;
	*length = size - 2 * marks;
	return true;
}

static void show_formula(struct buf *out, struct math *math, const char *line, size_t size)
{
	struct math_error error;
	struct node *formula;
	const char *tex;
	size_t length;
	bool is_block;
	buf_add(out, line, size);
	buf_puts(out, "\n");
	if (!take_formula(line, size, &tex, &length, &is_block))
		return;
	buf_puts(out, "\t");
	if (!math_from_tex(math, tex, length, is_block, &formula, &error))
		show_error(out, &error);
	else if (formula)
		show(out, formula->children->children);
	buf_puts(out, "\n");
}

static void test_golden(void **state)
{
	(void)state;
	DIR *listing = opendir(folder);
	size_t count = 0;
	assert_non_null(listing);
	for (struct dirent *entry; (entry = readdir(listing));) {
		char path[300];
		size_t size = strlen(entry->d_name);
		if (size < 4 || strcmp(entry->d_name + size - 4, ".tex") != 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		struct buf source = golden_read(path), out = BUF_EMPTY;
		struct tree *tree = tree_new("formulas");
		struct math *math = math_new(tree);
		for (const char *line = source.data; *line;) {
			size = strcspn(line, "\n");
			show_formula(&out, math, line, size);
			line += size + (line[size] == '\n');
		}
		snprintf(path + strlen(path) - 4, 5, ".out");
		golden_check(path, out.data);
		math_free(math);
		tree_free(tree);
		buf_clear(&source);
		buf_clear(&out);
		count++;
	}
	closedir(listing);
	assert_true(count > 0);
}

static void test_whole(void **state)
{
	(void)state;
	static const char tex[] = "\n  a <\n\t\"b\"\n";
	struct tree *tree = tree_new("formulas");
	struct math *math = math_new(tree);
	struct math_error error;
	struct buf out = BUF_EMPTY;
	struct node *formula;
	assert_true(math_from_tex(math, tex, strlen(tex), true, &formula, &error));
	assert_int_equal(element_of(formula), EL_MATH);
	show(&out, formula);
	assert_string_equal(
	    out.data, "<math display=\"block\" alttext=\"a &lt;  \"b\"\"><semantics>"
		      "<mrow><mi>a</mi><mo>&lt;</mo><mi>\"</mi><mi>b</mi><mi>\"</mi></mrow>"
		      "<annotation encoding=\"application/x-tex\">a &lt;\n\t\"b\"</annotation>"
		      "</semantics></math>");
	buf_clear(&out);
	assert_true(math_from_tex(math, " % nothing", 10, false, &formula, &error));
	assert_null(formula);
	assert_false(math_from_tex(math, "  \\foo", 6, false, &formula, &error));
	assert_int_equal(error.id, MSG_TEX_UNKNOWN);
	assert_int_equal(error.offset, 2);
	assert_string_equal(error.subject, "\\foo");
	math_free(math);
	tree_free(tree);
}

/* References among words and in formulas, before and behind what they lead to. */
static void test_labels(void **state)
{
	(void)state;
	static const char *const formulas[] = {
	    "x \\text{ as in \\eqref{b}}",
	    "a \\label{eq:a}",
	    "\\begin{align} b &= c \\tag{B} \\label{b} \\\\ d \\label{d} \\end{align}",
	    "\\label{d} y",
	    "z \\tag*{(A} \\label{e}",
	    "z \\tag*{A)} \\label{f}",
	    "z \\tag*{()} \\label{g}",
	    "z \\tag*{(8)} \\label{f}"};
	static const char *const typed[] = {"\\ref{eq:a}", "\\eqref{b}", "\\eqref{d}",
					    "\\ref{lost}", "\\ref{e}",   "\\ref{f}",
					    "\\ref{g}",    "\\ref{f}"};
	struct tree *tree = tree_new("formulas");
	struct math *math = math_new(tree);
	struct diags *diags = diags_new();
	struct buf out = BUF_EMPTY;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct math_error error;
		struct node *formula, *link = math_refer(math, typed[i], strlen(typed[i]));
		assert_true(
		    math_from_tex(math, formulas[i], strlen(formulas[i]), true, &formula, &error));
		tree_append(tree->body, formula);
		tree_append(tree->body, link);
	}
	math_settle(math, diags);
	for (const struct node *node = tree->body->children; node; node = node->next) {
		const char *id = tree_get(node, "id"), *display = tree_get(node, "display");
		buf_printf(&out, "%s\n\t", display && id ? id : "-");
		show(&out, display ? node->children->children : node);
		buf_puts(&out, "\n");
	}
	golden_check("tests/math/labels.txt", out.data);
	buf_clear(&out);
	diags_free(diags);
	math_free(math);
	tree_free(tree);
}

/* Elements with a fixed number of children; signs, letters and words hold text only. */
static void check_shape(const struct node *node)
{
	static const struct {
		const char *name;
		size_t count;
	} shapes[] = {
	    {"mfrac", 2},  {"mroot", 2},      {"msub", 2},  {"msup", 2},   {"msubsup", 3},
	    {"munder", 2}, {"munderover", 3}, {"mover", 2}, {"mspace", 0}, {"mi", 1},
	    {"mn", 1},     {"mo", 1},         {"mtext", 1},
	};
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next, count++)
		assert_ptr_equal(child->parent, node);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(shapes[i].name, node->name) == 0)
			assert_int_equal(count, shapes[i].count);
}

static void check_formula(struct math *math, const char *tex, size_t size)
{
	struct math_error error;
	struct node *formula;
	if (math_from_tex(math, tex, size, size % 2, &formula, &error)) {
		for (const struct node *node = formula; node; node = tree_next(node, formula))
			if (node->kind == NODE_ELEMENT)
				check_shape(node);
	} else {
		assert_non_null(error.subject);
		assert_true(error.offset <= size);
	}
}

static unsigned next_number(unsigned *state)
{
	return (*state = *state * 1103515245u + 12345u) >> 16;
}

/* Pieces of the sources, put together in any order and cut anywhere. */
static void test_mutants(void **state)
{
	(void)state;
	static const char *const files[] = {"accents",   "boxes",   "delimiters", "errors",
					    "fractions", "letters", "macros",     "operators",
					    "scripts",   "tables",  "text"};
	struct buf all = BUF_EMPTY;
	unsigned seed = 1;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char path[100];
		snprintf(path, sizeof path, "%s/%s.tex", folder, files[i]);
		struct buf source = golden_read(path);
		buf_add(&all, source.data, source.size);
		buf_clear(&source);
	}
	for (int round = 0; round < 3000; round++) {
		struct tree *tree = tree_new("formulas");
		struct math *math = math_new(tree);
		struct buf tex = BUF_EMPTY;
		for (unsigned pieces = 1 + next_number(&seed) % 8; pieces-- > 0;) {
			size_t start = next_number(&seed) * 7u % all.size;
			size_t size = 1 + next_number(&seed) % 40;
			size = start + size > all.size ? all.size - start : size;
			for (size_t i = start; i < start + size; i++) /* bytes of ASCII only */
				if (!(all.data[i] & 0x80))
					buf_putc(&tex, all.data[i]);
		}
		check_formula(math, tex.data ? tex.data : "", tex.size);
		check_formula(math, "\\frac{a}{b}", 11);
		buf_clear(&tex);
		math_free(math);
		tree_free(tree);
	}
	buf_clear(&all);
}

/* What is repeated without end comes to an end. */
static void test_repeated(void **state)
{
	(void)state;
	static const char *const pieces[] = {
	    "{",
	    "\\frac",
	    "\\hat",
	    "x^",
	    "'",
	    "\\text{",
	    "\\left(",
	    "\\sqrt[",
	    "\\begin{aligned}",
	    "a&",
	    "\\\\",
	    "\\bf ",
	    "\\color{red}",
	    "a \\over ",
	    "\\def\\a#1{#1#1}\\a",
	    "\\expandafter",
	    "\\mathchoice{",
	    "\\text{$",
	    "\\tag{",
	    "\\Set{",
	    "\\not",
	    "\\let\\a\\b",
	    "\\hskip 1em plus ",
	    "@>>>",
	    "\\operatorname",
	    "e\xCC\x81",
	    "\xCC\x81_",
	};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct tree *tree = tree_new("formulas");
		struct math *math = math_new(tree);
		struct buf tex = BUF_EMPTY;
		for (int n = 0; n < 20000; n++)
			buf_puts(&tex, pieces[i]);
		check_formula(math, tex.data, tex.size);
		buf_clear(&tex);
		math_free(math);
		tree_free(tree);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_golden),   cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_labels),   cmocka_unit_test(test_mutants),
	    cmocka_unit_test(test_repeated),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
