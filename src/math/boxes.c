/* Boxes: what takes room without showing, shows without taking room, is framed, struck or moved. */
#include "math/functions.h"

static struct node *wrapped(struct parser *p, const char *name, struct node *inner)
{
	struct node *node = math_element(p, name);
	tree_append(node, inner);
	return node;
}

struct atom math_phantom(struct parser *p, const struct tex_command *command)
{
	struct node *node = wrapped(p, "mphantom", math_argument(p, command->name));
	if (command->detail == PHANTOM)
		return math_atom_of(node, CLASS_ORD);
	node = wrapped(p, "mpadded", node);
	if (command->detail == PHANTOM_HIGH) {
		tree_set(p->tree, node, "width", "0");
	} else {
		tree_set(p->tree, node, "height", "0");
		tree_set(p->tree, node, "depth", "0");
	}
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_smash(struct parser *p, const struct tex_command *command)
{
	const char *parts = math_take_optional(p, command->name);
	struct node *node = wrapped(p, "mpadded", math_argument(p, command->name));
	if (!parts || strchr(parts, 't'))
		tree_set(p->tree, node, "height", "0");
	if (!parts || strchr(parts, 'b'))
		tree_set(p->tree, node, "depth", "0");
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_lap(struct parser *p, const struct tex_command *command)
{
	struct node *node = wrapped(p, "mpadded", math_argument(p, command->name));
	if (*command->text)
		tree_set(p->tree, node, "lspace", command->text);
	tree_set(p->tree, node, "width", "0");
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_raised(struct parser *p, const struct tex_command *command)
{
	const char *size = math_size(p, command->name);
	struct node *node = wrapped(p, "mpadded", math_text(p, command->name));
	tree_set(p->tree, node, "voffset", size);
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_plain_box(struct parser *p, const struct tex_command *command)
{
	return math_atom_of(math_argument(p, command->name), CLASS_ORD);
}

static bool is_nothing(const char *size)
{
	return strcmp(size, "0em") == 0;
}

/* A bar; one without width or height only takes room. */
struct atom math_rule(struct parser *p, const struct tex_command *command)
{
	const char *shift = math_take_optional(p, command->name);
	const char *raised = shift ? math_size_of(p, shift) : NULL;
	const char *width = math_size(p, command->name);
	const char *height = math_size(p, command->name);
	struct node *node = math_space(p, width);
	tree_set(p->tree, node, "height", height);
	if (!is_nothing(width) && !is_nothing(height))
		tree_set(p->tree, node, "mathbackground", "gray");
	if (raised) {
		node = wrapped(p, "mpadded", node);
		tree_set(p->tree, node, "voffset", raised);
	}
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_enclosed(struct parser *p, const struct tex_command *command)
{
	bool is_text = command->detail == ENCLOSED_TEXT;
	struct node *inner =
	    is_text ? math_text(p, command->name) : math_argument(p, command->name);
	struct node *node = wrapped(p, "menclose", inner);
	tree_set(p->tree, node, "notation", command->text);
	return math_atom_of(node, CLASS_ORD);
}

/* The ground of the words keeps its colour off: it would take them from who reads by night. */
struct atom math_colour_box(struct parser *p, const struct tex_command *command)
{
	for (size_t i = 0; i < command->detail; i++)
		math_colour(p, command->name);
	struct node *node = math_text(p, command->name);
	if (*command->text) {
		node = wrapped(p, "menclose", node);
		tree_set(p->tree, node, "notation", command->text);
	}
	return math_atom_of(node, CLASS_ORD);
}

/* The room that glue may grow by: "plus 1fil minus 2pt". */
static void skip_stretch(struct parser *p)
{
	static const char *const words[] = {"plus", "minus"};
	for (size_t i = 0; i < 2; i++) {
		const char *word = words[i];
		struct tokens taken = {0};
		for (; *word && math_peek(p)->text[0] == *word; word++)
			vec_push(&taken, math_take(p));
		if (*word)
			while (taken.count > 0)
				math_push(p, taken.items[--taken.count]);
		else
			math_bare_size(p, words[i]);
		vec_clear(&taken);
	}
}

struct atom math_kern(struct parser *p, const struct tex_command *command)
{
	if (command->detail == KERN_BARE) {
		const char *size = math_bare_size(p, command->name);
		skip_stretch(p);
		return math_atom_of(math_space(p, size), CLASS_NONE);
	}
	math_skip(p, "*");
	const char *size = math_size(p, command->name);
	return math_atom_of(command->detail == KERN_IGNORED ? NULL : math_space(p, size),
			    CLASS_NONE);
}

/* \href, \htmlClass and the like: what they say of the formula is dropped. */
struct atom math_hypertext(struct parser *p, const struct tex_command *command)
{
	math_take_string(p, command->name);
	return math_atom_of(math_argument(p, command->name), CLASS_ORD);
}

struct atom math_address(struct parser *p, const struct tex_command *command)
{
	struct node *node = math_token(p, "mtext", math_take_string(p, command->name));
	return math_atom_of(node, CLASS_ORD);
}

/* A picture is told by its name: a formula in a book holds none. */
struct atom math_picture(struct parser *p, const struct tex_command *command)
{
	const char *options = math_take_optional(p, command->name);
	const char *name = math_take_string(p, command->name);
	const char *words = options ? strstr(options, "alt=") : NULL;
	if (words)
		name = arena_copy(p->tree->arena, words + 4, strcspn(words + 4, ","));
	return math_atom_of(math_token(p, "mtext", name), CLASS_ORD);
}
