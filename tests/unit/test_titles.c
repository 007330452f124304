/* Plain text: which line is the title. */
#include "base/mem.h"
#include "read/frontend.h"
#include "tree/dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Below a letterhead */
#define BELOW(head) head "\n\nReport of the Works\n\nSubmitted by the Secretary"

#define LONG                                                                                       \
	"Report of what was seen and done in all of the eleven years in which the committee met "  \
	"in "                                                                                      \
	"this"

#define PROSE                                                                                      \
	"\n\nThe committee met first in the house of its secretary, and nobody who was there has " \
	"forgotten the day on which it was founded."

static const struct {
	const char *opening, *title; /* "": it has none */
} cases[] = {
    {"Report of the Works\n\nSubmitted by the Secretary", "Report of the Works"},
    /* Letterheads say where someone is to be found. */
    {BELOW("Acme Widgets Ltd.\n12 Harbour Street, Bristol"), "Report of the Works"},
    {BELOW("12 Harbour Street, Bristol\nAcme Widgets Ltd."), "Report of the Works"},
    {BELOW("Acme Widgets Ltd.\n12 harbours, of which one"), ""},
    {BELOW("Acme Widgets Ltd.\n12 Harbour Street"), ""},
    {BELOW("Acme Widgets Ltd.\n12, Harbour Street"), ""},
    {BELOW("Acme Widgets Ltd.\n12Harbour Street, Bristol"), ""},
    {BELOW("Acme Widgets Ltd.\n12/Harbour Street, Bristol"), ""},
    {BELOW("Acme Widgets Ltd.\nHarbour Street, Bristol"), ""},
    {BELOW("Acme Widgets Ltd.\nTel. +44 117 496"), "Report of the Works"},
    {BELOW("Acme Widgets Ltd.\nWheels + 44 levers"), ""},
    {BELOW("Acme Widgets Ltd.\ninfo@acme.example"), "Report of the Works"},
    {BELOW("Acme Widgets Ltd.\nLevers @ 12 a piece"), ""},
    {BELOW("Acme Widgets Ltd.\n12"), ""},
    {BELOW("\n\nAcme Widgets Ltd.\nTel. +44 117 496"), "Report of the Works"},
    {BELOW("Acme Widgets Ltd.\n\nTel. +44 117 496"), ""},
    /* Above prose, where it stands apart from the headings of sections */
    {"Report" PROSE, ""},
    {"Report Again" PROSE, "Report Again"},
    {"Report of Works" PROSE, "Report of Works"},
    {"What of Works?" PROSE, "What of Works?"},
    {"REPORT AGAIN" PROSE, "REPORT AGAIN"},
    {"Report Again\n" PROSE, "Report Again"},
    {"水" PROSE, ""},
    {"水车" PROSE, "水车"},
    {"水车磨坊" PROSE, "水车磨坊"},
    {"水车的磨坊" PROSE, "水车的磨坊"},
    {LONG PROSE, LONG},
    {LONG " house" PROSE, ""},
    /* What can be none */
    {"Works of 3/5\n\nby Ann Lee", ""},
    {"Works of 3/a\n\nby Ann Lee", "Works of 3/a"},
    {"Works of a/5\n\nby Ann Lee", "Works of a/5"},
    {"works of a year\n\nby Ann Lee", ""},
    {"Works of the year:\n\nby Ann Lee", ""},
    {"It is so.\n\nby Ann Lee", ""},
    {"水车\n\n作者：李安", "水车"},
    {"¶ Works\n\nby Ann Lee", ""},
    {"《水车》\n\n作者：李安", "《水车》"},
    {"“Works” of the Year\n\nby Ann Lee", "“Works” of the Year"},
};

static const char body[] =
    "\n\nIntroduction\n\nThe committee met eleven times in the course of the year, and in each of "
    "these meetings the state of the works was discussed at length.\n\nFinances\n\nIncome rose by "
    "a tenth, as it did in the year before, while what we spent on coal and on wages stayed very "
    "nearly the same throughout.\n";

/* The words of the first h1, or "". */
static char *title_of(const char *opening)
{
	struct buf text = BUF_EMPTY, shown = BUF_EMPTY;
	struct diags *diags = diags_new();
	struct metadata metadata;
	memset(&metadata, 0, sizeof metadata);
	struct arena *arena = arena_new();
	buf_printf(&text, "%s%s", opening, body);
	struct frontend in = {.name = "a.txt",
			      .text = text.data,
			      .size = text.size,
			      .language = "",
			      .arena = arena,
			      .diags = diags};
	struct tree *tree = text_read(&in, &metadata);
	tree_dump(&shown, tree->body);
	const char *heading = strstr(shown.data, "\n  h1 ");
	const char *words = heading ? strchr(heading, '"') + 1 : "";
	char *title = mem_copy(words, strcspn(words, "\""));
	metadata_clear(&metadata);
	tree_free(tree);
	arena_free(arena);
	diags_free(diags);
	buf_clear(&text);
	buf_clear(&shown);
	return title;
}

static void finds_titles(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *title = title_of(cases[i].opening);
		if (strcmp(title, cases[i].title) != 0)
			print_error("of '%s':\n", cases[i].opening);
		assert_string_equal(title, cases[i].title);
		mem_free(title);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(finds_titles)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
