/* Readings that stand behind all the bases they are of go each behind its own. */
#include "read/html/html_parts.h"

#include "base/label.h"

/* The first of the next run of such elements at the node or behind it, and how many it has; nothing
 * else may stand in front of it or in it but white space. */
static struct node *run_of(enum element element, struct node *from, size_t *count)
{
	struct node *first = NULL;
	*count = 0;
	for (struct node *node = from; node; node = node->next) {
		if (node->kind == NODE_TEXT && label_is_blank(node->text))
			continue;
		if (element_of(node) != element)
			break;
		first = first ? first : node;
		++*count;
	}
	return first;
}

static void drop_parentheses(struct node *ruby)
{
	for (struct node *child = ruby->children, *next; child; child = next) {
		next = child->next;
		if (element_of(child) == EL_RP)
			tree_unlink(child);
	}
}

static void pair(struct node *ruby)
{
	size_t bases, readings;
	struct node *base = run_of(EL_RB, ruby->children, &bases), *behind = base;
	if (bases < 2)
		return;
	while (behind && element_of(behind) != EL_RT && element_of(behind) != EL_RTC)
		behind = behind->next;
	drop_parentheses(ruby);
	struct node *reading = run_of(EL_RT, behind, &readings);
	while (reading && base && readings == bases) {
		struct node *next_base = tree_beside(base, true),
			    *next = tree_beside(reading, true);
		bool is_last = element_of(next_base) != EL_RB;
		tree_unlink(reading);
		tree_insert_after(base, reading);
		base = is_last ? NULL : next_base;
		reading = next;
	}
}

void html_pair_readings(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_RUBY)
			pair(node);
}
