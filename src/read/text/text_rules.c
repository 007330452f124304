/* Plain text: the rules that find headings, as one numbered list, and their sums. */
#include "read/text/text_headings.h"

static struct rules rules_of(size_t kind)
{
	return kind == 0   ? text_rules_of_line()
	       : kind == 1 ? text_rules_of_place()
	       : kind == 2 ? text_rules_of_rows()
			   : text_rules_of_company();
}

enum { COMPANY = 3, KINDS };

size_t text_rule_count(void)
{
	size_t count = 0;
	for (size_t kind = 0; kind < KINDS; kind++)
		count += rules_of(kind).count;
	return count;
}

const struct heading_rule *text_rule(size_t number)
{
	for (size_t kind = 0; kind < KINDS; kind++) {
		struct rules rules = rules_of(kind);
		if (number < rules.count)
			return &rules.items[number];
		number -= rules.count;
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

/* The points of the rules of the first kinds; the bits of those that hold are set. */
static int sum(struct candidate *it, size_t kinds, bool first)
{
	int points = 0;
	size_t number = 0;
	for (size_t kind = 0; kind < kinds; kind++) {
		struct rules rules = rules_of(kind);
		for (size_t i = 0; i < rules.count; i++, number++) {
			if (!rules.items[i].holds(it, rules.items[i].limit))
				continue;
			it->reasons[number / 64] |= UINT64_C(1) << number % 64;
			points += points_of(it->text, number, &rules.items[i], first);
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
	it->score = sum(it, KINDS, false);
}
