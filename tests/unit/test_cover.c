/* Typeset covers: the same words make the same bytes, in any thread, and what fonts lack is told.
 */
#include "book/cover_job.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { THREADS = 3 };

static const struct cover_words kite = {
    .title = "A Kite",
    .subtitle = "and its string",
    .authors = "R. Doe\nB. Ito",
    .language = "en",
    .theme = "novel",
};

static void assert_same(const struct cover_made *a, const struct cover_made *b)
{
	assert_int_equal(a->jpeg.size, b->jpeg.size);
	assert_memory_equal(a->jpeg.data, b->jpeg.data, a->jpeg.size);
}

static void same_in_any_thread(void **state)
{
	(void)state;
	struct cover_job *jobs[THREADS];
	struct cover_made first, made;
	for (int i = 0; i < THREADS; i++)
		jobs[i] = cover_job_start(&kite);
	cover_typeset(&kite, &first);
	assert_true(first.jpeg.size > 0);
	assert_memory_equal(first.jpeg.data, "\xFF\xD8\xFF", 3);
	assert_int_equal(first.missing.size, 0);
	assert_false(first.shortened);
	for (int i = 0; i < THREADS; i++) {
		cover_job_finish(jobs[i], &made);
		assert_same(&made, &first);
		cover_made_clear(&made);
	}
	cover_made_clear(&first);
}

/* Each of the words, the theme and the direction shows. */
static void differs(void **state)
{
	(void)state;
	struct cover_words other[7];
	struct cover_made first, made;
	for (int i = 0; i < 7; i++)
		other[i] = kite;
	other[0].title = "A Kit";
	other[1].subtitle = NULL;
	other[2].authors = NULL;
	other[3].theme = "magazine";
	other[4].theme = "manual";
	other[5].theme = "large";
	other[6].authors = "R. Dee\nB. Ito";
	cover_typeset(&kite, &first);
	for (int i = 0; i < 7; i++) {
		cover_typeset(&other[i], &made);
		assert_true(made.jpeg.size > 0);
		assert_false(made.jpeg.size == first.jpeg.size &&
			     memcmp(made.jpeg.data, first.jpeg.data, made.jpeg.size) == 0);
		cover_made_clear(&made);
	}
	cover_made_clear(&first);
}

static void right_to_left(void **state)
{
	(void)state;
	struct cover_words words = kite;
	struct cover_made left, right;
	words.theme = "magazine";
	cover_typeset(&words, &left);
	words.right_to_left = true;
	cover_typeset(&words, &right);
	assert_false(left.jpeg.size == right.jpeg.size);
	cover_made_clear(&left);
	cover_made_clear(&right);
}

static void a_theme_without_a_design(void **state)
{
	(void)state;
	struct cover_words words = kite;
	struct cover_made made, novel;
	words.theme = "somebody's own";
	cover_typeset(&words, &made);
	cover_typeset(&kite, &novel);
	assert_same(&made, &novel);
	cover_made_clear(&made);
	cover_made_clear(&novel);
}

/* A character for private use, at the very end of Unicode. */
static void tells_what_is_missing(void **state)
{
	(void)state;
	struct cover_words words = kite;
	struct cover_made made;
	words.subtitle = "\U0010FFFD and \U0010FFFD";
	cover_typeset(&words, &made);
	assert_string_equal(made.missing.data, "\U0010FFFD");
	cover_made_clear(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(same_in_any_thread),    cmocka_unit_test(differs),
	    cmocka_unit_test(right_to_left),         cmocka_unit_test(a_theme_without_a_design),
	    cmocka_unit_test(tells_what_is_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
