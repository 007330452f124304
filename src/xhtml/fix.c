/* The one place that every change of conforming passes. */
#include "xhtml/xhtml_parts.h"

void fix(struct conform_state *state, const struct node *node, enum breach breach,
	 const char *detail)
{
	const struct conform_options *options = state->options;
	enum message message = breach_rule(breach)->message;
	if (message != MSG_SILENT)
		diag(state->diags, message, tree_place(state->tree, node), detail, NULL);
	if (options->on_fix)
		options->on_fix(node, breach, detail, options->user);
}
