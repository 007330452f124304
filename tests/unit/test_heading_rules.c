/* Plain text: which rules of headings hold of what: tests/rules/NAME.txt has a text, a line of
 * dashes, and then what is known of a candidate, a line each; NAME.tree shows the reasons that the
 * first line gives, and which come and go by each other one. Of the candidates around it "above."
 * and "below." say something, of the one further down "last.", of the text itself "text."; "block",
 * "next" and "previous" are rows of the text. */
#include "base/buf.h"
#include "base/mem.h"
#include "read/text/headings/text_headings.h"
#include "read/text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "golden.h"

enum around { ABOVE, IT, BELOW, LAST, PLACES };

static const struct fact {
	const char *name;
	size_t offset, size;
} facts[] = {
#define FACT(field)                                                                                \
	{                                                                                          \
#field, offsetof(struct candidate, field), sizeof((struct candidate *)0)->field    \
	}
    FACT(size),
    FACT(cells),
    FACT(words),
    FACT(lettering),
    FACT(shape),
    FACT(commas),
    FACT(first_mark),
    FACT(last_mark),
    FACT(lower_case),
    FACT(all_capital),
    FACT(numeric),
    FACT(digits),
    FACT(parted),
    FACT(signs),
    FACT(colon),
    FACT(dash),
    FACT(slash),
    FACT(emoji),
    FACT(asks),
    FACT(exclaims),
    FACT(stops),
    FACT(opens),
    FACT(quoted),
    FACT(foreign),
    FACT(caption),
    FACT(date),
    FACT(closes),
    FACT(scene),
    FACT(numbering.kind),
    FACT(numbering.value),
    FACT(numbering.depth),
    FACT(numbering.size),
    FACT(section),
    FACT(since),
    FACT(before),
    FACT(after),
    FACT(repeats),
    FACT(repeats_above),
    FACT(namesakes),
    FACT(repeated_below),
    FACT(in_series),
    FACT(series),
    FACT(series_prose),
    FACT(label),
    FACT(labels),
    FACT(question),
    FACT(tops),
    FACT(other_tops),
    FACT(askers),
    FACT(opens_prose),
    FACT(openers),
    FACT(second),
    FACT(seconds),
    FACT(ruled),
    FACT(rulers),
    FACT(glued),
    FACT(first_score),
    FACT(well),
    FACT(alike),
    FACT(alike_well),
    FACT(alike_points),
    FACT(others_well),
    FACT(well_lettering),
    FACT(well_alike_end),
    FACT(well_out),
    FACT(well_namesakes),
    FACT(well_series),
    FACT(in_sections),
    FACT(well_lower),
    FACT(far_before),
    FACT(far_after),
#undef FACT
};

static const struct block *block_in(const struct text *text, unsigned row)
{
	for (size_t i = 0; row && i < text->blocks.count; i++)
		if (text_row(text, &text->blocks.items[i]) == row)
			return &text->blocks.items[i];
	return NULL;
}

static void learn_of_text(struct text *text, const char *name, int value)
{
	if (strcmp(name, "airy") == 0)
		text->airy = value;
	else if (strcmp(name, "width") == 0)
		text->width = (unsigned)value;
	else if (strcmp(name, "base") == 0)
		text->base = (unsigned)value;
	else if (strcmp(name, "blocks") == 0)
		text->blocks.count = (size_t)value;
	else if (strcmp(name, "candidates") == 0)
		text->candidates = (size_t)value;
	else
		fail_msg("no fact of a text: %s", name);
}

static void learn_of(struct candidate *it, const struct text *text, const char *name, int value)
{
	const struct block *block = block_in(text, (unsigned)value);
	if (strcmp(name, "next") == 0) {
		it->next = block;
		return;
	}
	if (strcmp(name, "previous") == 0) {
		it->previous = block;
		return;
	}
	if (strcmp(name, "block") == 0) {
		it->block = (uint32_t)(block - text->blocks.items);
		return;
	}
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		char *at = (char *)it + facts[i].offset;
		if (strcmp(name, facts[i].name) != 0)
			continue;
		if (facts[i].size == 1)
			*(bool *)at = value;
		else if (facts[i].size == sizeof(size_t))
			*(size_t *)at = (size_t)value;
		else
			memcpy(at, &value, sizeof value);
		return;
	}
	fail_msg("no fact of a candidate: %s", name);
}

/* "words=3 below.well=1" */
static void learn(struct candidate *around, struct text *text, const char *line)
{
	static const char *const places[] = {"above.", "it.", "below.", "last."};
	char copy[400];
	snprintf(copy, sizeof copy, "%s", line);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
		char *equals = strchr(word, '=');
		assert_non_null(equals);
		*equals = '\0';
		int value = (int)strtol(equals + 1, NULL, 0);
		size_t place = PLACES;
		for (size_t i = 0; i < PLACES; i++)
			if (strncmp(word, places[i], strlen(places[i])) == 0)
				place = i;
		if (strncmp(word, "text.", 5) == 0)
			learn_of_text(text, word + 5, value);
		else if (place < PLACES)
			learn_of(&around[place], text, word + strlen(places[place]), value);
		else
			learn_of(&around[IT], text, word, value);
	}
}

/* Sets which rules hold of the candidate of whom the lines tell. */
static void judge(const struct text *text, const char *first, const char *line, bool *holds)
{
	struct text about = *text;
	struct candidate around[PLACES] = {0};
	for (size_t i = 0; i < PLACES; i++)
		around[i].text = &about;
	learn(around, &about, first);
	learn(around, &about, line);
	const struct block *block = &text->blocks.items[around[IT].block];
	around[IT].s = line_text(text, &text->lines.items[block->first]);
	for (size_t i = 0; i < text_rule_count(); i++)
		holds[i] = text_rule(i)->holds(&around[IT], text_rule(i)->limit);
}

static char *show(const char *source, size_t size)
{
	const char *lines = strstr(source, "\n----\n");
	assert_non_null(lines);
	struct text text = {0};
	candidate_list list = {0};
	struct buf out = BUF_EMPTY;
	char *copy = mem_copy(lines + 6, size - (size_t)(lines + 6 - source)), *rest = copy;
	text_prepare(&text, source, (size_t)(lines - source));
	text_find_candidates(&text, &list); /* it gives blocks their roles */
	const char *first = "";
	bool plain[MOST_RULES] = {false}, holds[MOST_RULES] = {false};
	for (char *line = rest, *stop; (stop = strchr(line, '\n')); line = stop + 1) {
		*stop = '\0';
		judge(&text, first, line, holds);
		buf_printf(&out, "%s\n", line);
		for (size_t i = 0; i < text_rule_count(); i++)
			if (holds[i] != plain[i])
				buf_printf(&out, "  %s %s\n", holds[i] ? "+" : "-",
					   text_rule(i)->reason);
		if (line == rest) {
			first = line;
			memcpy(plain, holds, sizeof plain);
		}
	}
	mem_free(copy);
	vec_clear(&list);
	text_clear(&text);
	return buf_steal(&out);
}

static void rules_hold(void **state)
{
	(void)state;
	golden_folder("tests/rules", "txt", show);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rules_hold)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
