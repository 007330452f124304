/* The one place that every change of conforming passes. */
#include "xhtml/xhtml_parts.h"

#include <string.h>

void fix(struct conform_state *state, const struct node *node, enum breach breach,
	 const char *detail)
{
	const struct conform_options *options = state->options;
	const struct breach_rule *rule = breach_rule(breach);
	bool first = state->fixed[breach]++ == 0;
	if (rule->telling == TELL_EACH || (rule->telling == TELL_ONCE && first))
		diag(state->diags, rule->message, tree_place(state->tree, node), detail, NULL);
	if (options->on_fix)
		options->on_fix(node, breach, detail, options->user);
}

void fix_attribute(struct conform_state *state, struct node *node, enum breach breach,
		   const char *name, const char *value)
{
	const char *said = tree_get(node, name);
	if (said && strcmp(said, value) == 0)
		return;
	fix(state, node, breach, name);
	tree_set(state->tree, node, name, value);
}
