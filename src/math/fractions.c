/* Fractions and roots. */
#include "math/functions.h"

/* The style of what is above and below in a fraction: The TeXbook, chapter 17. */
static enum style below(enum style style)
{
	return style == STYLE_SCRIPT_SCRIPT ? style : style + 1;
}

/* thickness NULL: as usual. Delimiters may be "" or NULL. */
static struct node *fraction_of(struct parser *p, struct node *above, struct node *under,
				const char *thickness, const char *left, const char *right)
{
	struct node *fraction = math_element(p, "mfrac");
	if (thickness)
		tree_set(p->tree, fraction, "linethickness", thickness);
	tree_append(fraction, above);
	tree_append(fraction, under);
	if (!left || !right || (!*left && !*right))
		return fraction;
	struct node *row = math_element(p, "mrow");
	if (*left)
		tree_append(row, math_fence(p, left, "prefix"));
	tree_append(row, fraction);
	if (*right)
		tree_append(row, math_fence(p, right, "postfix"));
	return row;
}

/* "()" as two strings; "" has a bar, ".." neither bar nor delimiters. */
static struct node *kind_of_fraction(struct parser *p, const char *kind, struct node *above,
				     struct node *under)
{
	if (!*kind || *kind == '.')
		return fraction_of(p, above, under, *kind ? "0" : NULL, NULL, NULL);
	return fraction_of(p, above, under, "0", arena_copy(p->tree->arena, kind, 1),
			   arena_copy(p->tree->arena, kind + 1, 1));
}

struct atom math_fraction(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	enum style style = command->detail == FRACTION_DISPLAY ? STYLE_DISPLAY
			   : command->detail == FRACTION_TEXT  ? STYLE_TEXT
							       : p->now.style;
	if (strcmp(command->name, "\\cfrac") == 0)
		math_take_optional(p, command->name); /* where in its room */
	p->now.style = below(style);
	struct node *above = math_argument(p, command->name);
	struct node *under = math_argument(p, command->name);
	p->now = old;
	struct node *node = kind_of_fraction(p, command->text, above, under);
	if (command->detail != FRACTION)
		node = math_in_style(p, node, style);
	return math_atom_of(node, CLASS_INNER);
}

/* A delimiter of \genfrac: one sign or none. */
static const char *bare_delimiter(struct parser *p, const char *name)
{
	const char *text = math_take_string(p, name);
	const struct tex_command *command = math_command(p->math, text);
	if (strcmp(text, ".") == 0)
		return "";
	return command && command->kind == COMMAND_SYMBOL ? command->text : text;
}

struct atom math_general_fraction(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	size_t offset = math_peek_raw(p)->offset;
	const char *left = bare_delimiter(p, command->name);
	const char *right = bare_delimiter(p, command->name);
	const char *size = math_take_string(p, command->name);
	const char *thickness = *size ? math_size_of(p, size) : NULL;
	const char *style = math_take_string(p, command->name);
	if ((*size && !thickness) || (*style && (*style < '0' || *style > '3' || style[1])))
		math_fail(p, MSG_TEX_VALUE, *size && !thickness ? size : style, offset);
	enum style wanted = *style && !math_failed(p) ? (enum style)(*style - '0') : p->now.style;
	p->now.style = below(wanted);
	struct node *above = math_argument(p, command->name);
	struct node *under = math_argument(p, command->name);
	p->now = old;
	struct node *node = fraction_of(p, above, under, thickness, left, right);
	return math_atom_of(*style ? math_in_style(p, node, wanted) : node, CLASS_INNER);
}

struct atom math_infix(struct parser *p, const struct tex_command *command, struct node *before)
{
	struct tex_setting old = p->now;
	const char *thickness =
	    command->detail == FRACTION_SIZED ? math_size(p, command->name) : NULL;
	p->now.style = below(p->now.style);
	struct node *above = math_alone(before), *under = math_row_before_infix(p);
	p->now = old;
	const struct tex_token *token = math_peek(p);
	if (token->command && token->command->kind == COMMAND_INFIX)
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
	under = math_alone(under);
	struct node *node = thickness ? fraction_of(p, above, under, thickness, NULL, NULL)
				      : kind_of_fraction(p, command->text, above, under);
	return math_atom_of(node, CLASS_INNER);
}

struct atom math_root(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	p->now.style = STYLE_SCRIPT_SCRIPT;
	struct node *index = math_optional(p);
	p->now = old;
	struct node *root = math_element(p, index ? "mroot" : "msqrt");
	tree_append(root, math_argument(p, command->name));
	if (index)
		tree_append(root, index);
	return math_atom_of(root, CLASS_ORD);
}
