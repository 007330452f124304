/* Numbers of formulas: \label gives one, \ref and \eqref lead to it, wherever they stand. */
#include "math/functions.h"

#include <string.h>

void math_labels_clear(struct labels *labels)
{
	map_clear(&labels->names);
	vec_clear(&labels->all);
	vec_clear(&labels->references);
}

/* The words of a tag without the parentheses around it. */
static const char *number_of(struct parser *p, const struct node *tag)
{
	struct buf words = BUF_EMPTY;
	buf_puts(&words, "");
	for (const struct node *node = tag; node; node = tree_next(node, tag))
		if (node->kind == NODE_TEXT)
			buf_puts(&words, node->text);
	bool is_enclosed =
	    words.size > 2 && words.data[0] == '(' && words.data[words.size - 1] == ')';
	const char *number =
	    arena_copy(p->tree->arena, words.data + is_enclosed, words.size - 2 * is_enclosed);
	buf_clear(&words);
	return number;
}

struct node *math_take_tag(struct parser *p)
{
	struct arena *arena = p->tree->arena;
	struct node *tag = p->tag;
	if (p->label && !tag) {
		size_t number = p->math->labels.numbered + ++p->numbered;
		tag = math_token(p, "mtext", arena_format(arena, "(%zu)", number));
	}
	if (p->label)
		vec_push(&p->labels, (struct label){p->label, number_of(p, tag), NULL});
	p->tag = NULL;
	p->label = NULL;
	return tag;
}

/* An id that the label makes: letters, digits, hyphens, points. */
static const char *id_of(struct arena *arena, const char *name)
{
	char *id = arena_format(arena, "eq-%s", strncmp(name, "eq:", 3) == 0 ? name + 3 : name);
	for (char *c = id; *c; c++)
		if (!strchr("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.-",
			    *c))
			*c = '-';
	return id;
}

void math_set_labels(struct parser *p, struct node *formula)
{
	struct labels *labels = &p->math->labels;
	const char *id = p->labels.count ? id_of(p->tree->arena, p->labels.items[0].name) : NULL;
	if (id)
		tree_set(p->tree, formula, "id", id);
	for (size_t i = 0; i < p->labels.count; i++) {
		size_t *at = map_at(&labels->names, p->labels.items[i].name);
		if (*at != MAP_NONE)
			continue;
		*at = labels->all.count;
		p->labels.items[i].id = id;
		vec_push(&labels->all, p->labels.items[i]);
	}
	labels->numbered += p->numbered;
}

static void add_reference(struct math *math, struct node *node, const char *typed)
{
	size_t start = strcspn(typed, "{"), size = strcspn(typed + start, "}");
	struct equation_reference reference = {
	    .node = node,
	    .typed = typed,
	    .name = arena_copy(math->tree->arena, typed + start + 1, size - 1),
	    .in_parentheses = typed[1] == 'e',
	};
	vec_push(&math->labels.references, reference);
}

struct node *math_refer_to(struct math *math, const char *label, const char *typed)
{
	struct node *link = tree_element(math->tree, EL_A, 0, 0);
	struct equation_reference reference = {
	    .node = link,
	    .typed = arena_string(math->tree->arena, typed),
	    .name = arena_string(math->tree->arena, label),
	    .in_parentheses = true,
	    .is_meant = true,
	};
	vec_push(&math->labels.references, reference);
	return link;
}

struct node *math_refer(struct math *math, const char *typed, size_t size)
{
	struct node *link = tree_element(math->tree, EL_A, 0, 0);
	add_reference(math, link, arena_copy(math->tree->arena, typed, size));
	return link;
}

/* In a formula, a reference is only the number. */
struct atom math_reference(struct parser *p, const struct tex_command *command)
{
	const char *name = math_take_string(p, command->name);
	struct node *node = math_element(p, "mtext");
	if (!math_failed(p))
		add_reference(p->math, node,
			      arena_format(p->tree->arena, "%s{%s}", command->name, name));
	return math_atom_of(node, CLASS_ORD);
}

static bool is_in_link(const struct node *node)
{
	for (node = node->parent; node; node = node->parent)
		if (element_of(node) == EL_A)
			return true;
	return false;
}

static void settle(struct math *math, const struct equation_reference *reference,
		   struct diags *diags)
{
	struct tree *tree = math->tree;
	struct node *node = reference->node;
	size_t found = map_find(&math->labels.names, reference->name);
	const struct label *label = found == MAP_NONE ? NULL : &math->labels.all.items[found];
	const char *words = reference->typed;
	if (label)
		words = arena_format(tree->arena, reference->in_parentheses ? "(%s)" : "%s",
				     label->number);
	else if (math->labels.all.count || reference->is_meant)
		diag(diags, MSG_NO_SUCH_FORMULA, tree_place(tree, node), reference->name, NULL);
	tree_append(node, tree_text_borrowed(tree, words));
	if (element_of(node) != EL_A || !node->parent) /* in a formula, or in a picture's words */
		return;
	if (label && !is_in_link(node))
		tree_set(tree, node, "href", arena_format(tree->arena, "#%s", label->id));
	else
		tree_unwrap(node);
}

void math_settle(struct math *math, struct diags *diags)
{
	for (size_t i = 0; i < math->labels.references.count; i++)
		settle(math, &math->labels.references.items[i], diags);
	math->labels.references.count = 0;
}
