/* What stands over and under: accents, lines, braces, arrows with words. */
#include "math/functions.h"

struct atom math_accent(struct parser *p, const struct tex_command *command)
{
	enum accent kind = command->detail;
	bool is_under = kind == ACCENT_UNDER || kind == ACCENT_BRACE_UNDER;
	struct node *base = math_argument(p, command->name);
	struct node *sign = math_token(p, "mo", command->text);
	tree_set(p->tree, sign, "stretchy", kind == ACCENT_FIXED ? "false" : "true");
	struct node *node = math_limits(p, base, is_under ? sign : NULL, is_under ? NULL : sign);
	if (kind == ACCENT_BRACE || kind == ACCENT_BRACE_UNDER)
		return (struct atom){node, CLASS_INNER, LIMITS_ALWAYS, false};
	tree_set(p->tree, node, is_under ? "accentunder" : "accent", "true");
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_long_arrow(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	p->now.style = STYLE_SCRIPT;
	struct node *under = math_optional(p);
	struct node *over = math_argument(p, command->name);
	p->now = old;
	struct node *arrow = math_token(p, "mo", command->text);
	tree_set(p->tree, arrow, "stretchy", "true");
	return math_atom_of(math_limits(p, arrow, under, over), CLASS_REL);
}
