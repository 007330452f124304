/* The one place that every change of conforming passes. */
#include "xhtml/xhtml_parts.h"

#include <stdio.h>

void fix(struct conform_state *state, const struct node *node, enum breach breach,
	 const char *detail)
{
	const struct conform_options *options = state->options;
	const struct breach_rule *rule = breach_rule(breach);
	bool first = state->fixed[breach].count++ == 0;
	if (rule->telling == TELL_EACH || (rule->telling == TELL_ONCE && first))
		diag(state->diags, rule->message, tree_place(state->tree, node), detail, NULL);
	if (rule->telling == TELL_COUNT && first)
		state->fixed[breach].first = tree_place(state->tree, node);
	if (options->on_fix)
		options->on_fix(node, breach, detail, options->user);
}

void tell_counts(struct conform_state *state)
{
	for (size_t i = 0; i < BREACH_COUNT; i++) {
		const struct breach_rule *rule = breach_rule((enum breach)i);
		char number[24];
		snprintf(number, sizeof number, "%zu", state->fixed[i].count);
		if (rule->telling == TELL_COUNT && state->fixed[i].count)
			diag(state->diags, rule->message, state->fixed[i].first, number, NULL);
	}
}
