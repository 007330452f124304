/* For unit tests: the tree that YAML or TOML stands for, and what is wrong with it. */
#ifndef OCTAVO_TESTS_TREE_SAID_H
#define OCTAVO_TESTS_TREE_SAID_H

#include "metadata/yaml.h"
#include "said.h"

typedef const struct yaml *tree_reader(const struct yaml_source *, struct arena *, struct diags *);

/* of_keys: the places are those of the keys, else those of the values. */
static void put_tree(struct buf *out, const struct yaml *node, bool of_keys)
{
	if (node->shape == YAML_SCALAR) {
		buf_printf(out, node->quoted ? "'%s'" : "%s", node->text);
		return;
	}
	buf_puts(out, node->shape == YAML_LIST ? "[" : "{");
	for (const struct yaml *child = node->first; child; child = child->next) {
		struct place at = of_keys ? child->key_at : child->at;
		if (child->key)
			buf_printf(out, "%s@%u:%u=", child->key, at.line, at.column);
		put_tree(out, child, of_keys);
		buf_puts(out, child->next ? " " : "");
	}
	buf_puts(out, node->shape == YAML_LIST ? "]" : "}");
}

/* What the caller frees with mem_free. */
static char *tree_said(tree_reader *read, struct yaml_source source, bool of_keys)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct yaml *root = read(&source, arena, diags);
	struct buf out = BUF_EMPTY;
	if (root)
		put_tree(&out, root, of_keys);
	char *errors = said(diags);
	buf_puts(&out, errors);
	mem_free(errors);
	diags_free(diags);
	arena_free(arena);
	return buf_steal(&out);
}

#endif
