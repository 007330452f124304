/* What changes letters, sizes and colours: of an argument, or of the rest of a group. */
#include "math/functions.h"

/* An alphabet in a bold one is the bold alphabet. */
static enum font within(enum font outer, enum font font)
{
	static const enum font bold[] = {
	    [FONT_UPRIGHT] = FONT_BOLD,       [FONT_ITALIC] = FONT_BOLD_ITALIC,
	    [FONT_SCRIPT] = FONT_BOLD_SCRIPT, [FONT_FRAKTUR] = FONT_BOLD_FRAKTUR,
	    [FONT_SANS] = FONT_BOLD_SANS,     [FONT_MONO] = FONT_PLAIN,
	};
	bool can_be_bold = font < sizeof bold / sizeof *bold && bold[font];
	return outer == FONT_BOLD_ITALIC && can_be_bold ? bold[font] : font;
}

struct atom math_alphabet(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	p->now.font = within(old.font, (enum font)command->detail);
	math_skip_spaces(p);
	bool is_group = token_is(math_peek_raw(p), "{");
	struct node *node = math_argument(p, command->name);
	p->now = old;
	struct atom atom = math_atom_of(node, CLASS_ORD);
	if (command->detail == FONT_BOLD_ITALIC && is_group &&
	    strcmp(node->name, "mo") == 0) { /* a bold sign is spaced as the sign is */
		math_unspace(node);
		atom.class = CLASS_REL;
	}
	return atom;
}

/* The rest of the group, as one element. */
static struct atom rest_in(struct parser *p, struct node *node)
{
	struct node *row = math_row_before_infix(p);
	if (!node)
		return math_atom_of(math_alone(row), CLASS_ORD);
	tree_append(node, row);
	tree_unwrap(row);
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_alphabet_on(struct parser *p, const struct tex_command *command)
{
	static const uint8_t faces[] = {
	    [FONT_BOLD] = FACE_BOLD,
	    [FONT_ITALIC] = FACE_ITALIC,
	    [FONT_SANS] = FACE_SANS,
	    [FONT_MONO] = FACE_MONO,
	};
	struct tex_setting old = p->now;
	p->now.font = (enum font)command->detail;
	p->now.faces = faces[command->detail];
	struct atom atom = rest_in(p, NULL);
	p->now = old;
	return atom;
}

struct atom math_style_on(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	p->now.style = (enum style)command->detail;
	struct node *row = math_row_before_infix(p);
	p->now = old;
	struct node *node = math_in_style(p, row, (enum style)command->detail);
	tree_unwrap(row);
	return math_atom_of(node, CLASS_ORD);
}

/* The argument for the style that holds here; the others aren't read. */
struct atom math_choice(struct parser *p, const struct tex_command *command)
{
	struct tokens arguments[4] = {0};
	for (size_t i = 0; i < 4; i++)
		math_take_argument(p, &arguments[i], command->name);
	const struct tokens *chosen = &arguments[p->now.style];
	math_push(p, (struct tex_token){.text = "}", .kind = TOKEN_CHARACTER});
	math_push_all(p, chosen->items, chosen->count);
	math_push(p, (struct tex_token){.text = "{", .kind = TOKEN_CHARACTER});
	for (size_t i = 0; i < 4; i++)
		vec_clear(&arguments[i]);
	return math_failed(p) ? (struct atom){0} : math_nucleus(p, true);
}

struct atom math_size_on(struct parser *p, const struct tex_command *command)
{
	struct node *node = math_element(p, "mstyle");
	tree_set(p->tree, node, "mathsize", command->text);
	return rest_in(p, node);
}

static struct node *coloured(struct parser *p, const char *colour)
{
	struct node *node = math_element(p, "mstyle");
	tree_set(p->tree, node, "mathcolor", colour);
	return node;
}

struct atom math_colour_on(struct parser *p, const struct tex_command *command)
{
	const char *colour = math_colour(p, command->name);
	return rest_in(p, *colour ? coloured(p, colour) : NULL);
}

struct atom math_coloured(struct parser *p, const struct tex_command *command)
{
	const char *colour = math_colour(p, command->name);
	struct node *inner = math_argument(p, command->name);
	if (!*colour)
		return math_atom_of(inner, CLASS_ORD);
	struct node *node = coloured(p, colour);
	tree_append(node, inner);
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_painted(struct parser *p, const struct tex_command *command)
{
	struct node *node = coloured(p, command->text);
	tree_append(node, math_argument(p, command->name));
	return math_atom_of(node, CLASS_ORD);
}
