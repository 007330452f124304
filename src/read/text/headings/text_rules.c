/* Plain text: the rules that find headings, as one numbered list, and their sums. */
#include "read/text/headings/text_headings.h"

#include <string.h>

enum { COMPANY = 3, KINDS };

static const struct rules *const kinds[KINDS] = {
    &text_rules_of_line,
    &text_rules_of_place,
    &text_rules_of_rows,
    [COMPANY] = &text_rules_of_company,
};

bool text_has(const struct candidate *it, unsigned trait)
{
	return *(const bool *)((const char *)it + trait);
}

size_t text_rule_count(void)
{
	size_t count = 0;
	for (size_t kind = 0; kind < KINDS; kind++)
		count += kinds[kind]->count;
	return count;
}

const struct heading_rule *text_rule(size_t number)
{
	for (size_t kind = 0; kind < KINDS; kind++) {
		if (number < kinds[kind]->count)
			return &kinds[kind]->items[number];
		number -= kinds[kind]->count;
	}
	return NULL;
}

static int points_of(const struct text *text, size_t number, const struct heading_rule *rule,
		     bool first)
{
	if (text->points)
		return text->points[2 * number + !first];
	return first ? rule->first : rule->points;
}

/* The points of the rules of the first so many kinds; the bits of those that hold are set. */
static int sum(struct candidate *it, size_t count, bool first)
{
	int points = 0;
	size_t number = 0;
	for (size_t kind = 0; kind < count; kind++) {
		for (size_t i = 0; i < kinds[kind]->count; i++, number++) {
			const struct heading_rule *rule = &kinds[kind]->items[i];
			if (!rule->holds(it, rule->limit))
				continue;
			it->reasons[number / 64] |= UINT64_C(1) << number % 64;
			points += points_of(it->text, number, rule, first);
		}
	}
	return points;
}

void text_judge_at_first_sight(struct candidate *it)
{
	it->first_score = sum(it, COMPANY, true);
	it->well = it->first_score >= ENOUGH;
}

void text_judge(struct candidate *it)
{
	memset(it->reasons, 0, sizeof it->reasons); /* it may have been judged before */
	it->score = sum(it, KINDS, false);
}
