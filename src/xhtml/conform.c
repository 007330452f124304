/* Conforming: one walk over the tree by the content model, then one over ids and links. */

#include "xhtml/xhtml_parts.h"

void conform(struct tree *tree, struct diags *diags, const struct conform_options *options)
{
	static const struct conform_options plain = {0};
	struct conform_walk walk = {.state = {tree, diags, options ? options : &plain}};
	if (tree_get(tree->body, "class") || tree_get(tree->body, "style"))
		fix(&walk.state, tree->body, BREACH_LOOK, NULL);
	tree_remove(tree->body, "class");
	tree_remove(tree->body, "style");
	pagebreaks_settle(&walk.state);
	conform_attributes(&walk.state, tree->body);
	vec_push(&walk.frames,
		 (struct conform_frame){tree->body, tree->body->children, 0, HOLDS_FLOW});
	while (walk.frames.count) {
		struct conform_frame *frame = conform_top(&walk);
		struct node *node = frame->next;
		if (!node) {
			conform_leave(&walk);
			continue;
		}
		frame->next = node->next;
		conform_enter(&walk, node);
	}
	vec_clear(&walk.frames);
	conform_links(&walk.state);
	map_clear(&walk.state.drawn);
	vec_clear(&walk.state.drawn_now);
}
