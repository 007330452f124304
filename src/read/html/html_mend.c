/* The passes over a raw tree, and what they share. */
#include "read/html/html_parts.h"

#include "base/label.h"

void html_mend(struct tree *tree)
{
	static void (*const passes[])(struct tree *) = {
	    html_drop_signs,   html_name_code,      html_read_word_paragraphs, html_shorten_links,
	    html_nest_lists,   html_read_captions,  html_unwrap_layout,        html_find_headers,
	    html_find_notes,   html_find_sidenotes, html_read_controls,        html_move_breaks,
	    html_move_anchors, html_share_symbols,  html_pair_readings,
	};
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
		passes[i](tree);
}

bool html_is_empty(const struct node *root)
{
	enum { MOST = 256 }; /* nodes without anything to be seen: more are taken for something */
	int left = MOST;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		enum element element = element_of(node);
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			return false;
		if (element == EL_IMG || element == EL_HR || element == EL_SVG ||
		    element == EL_MATH || element == EL_OBJECT || element == EL_IFRAME ||
		    element == EL_VIDEO || element == EL_AUDIO || element == EL_CANVAS ||
		    element == EL_EMBED || element == EL_INPUT || element == EL_TD ||
		    element == EL_TH || element == EL_UNKNOWN || left-- == 0)
			return false;
	}
	return true;
}

static bool is_inline(const struct node *node)
{
	switch (element_of(node)) {
	case EL_A:
	case EL_SPAN:
	case EL_SUP:
	case EL_SUB:
	case EL_SMALL:
	case EL_B:
	case EL_I:
	case EL_EM:
	case EL_STRONG:
	case EL_U:
	case EL_FONT:
	case EL_CITE:
	case EL_CODE:
	case EL_INS:
	case EL_LABEL:
		return true;
	default:
		return node->kind != NODE_ELEMENT;
	}
}

struct node *html_block_of(struct node *node)
{
	while (node->parent && is_inline(node))
		node = node->parent;
	return node;
}

/* Whether a block, or nothing, stands beside the node. */
static bool is_beside_block(const struct node *node, bool behind)
{
	do {
		node = behind ? node->next : node->prev;
		if (node && node->kind == NODE_TEXT && !label_is_blank(node->text))
			return false;
	} while (node && node->kind != NODE_ELEMENT);
	return !node || html_block_of((struct node *)node) == node;
}

void html_take_attribute(struct tree *tree, struct node *to, const struct node *from,
			 const char *name)
{
	const char *value = tree_get(from, name);
	if (value && !tree_get(to, name))
		tree_set(tree, to, name, value);
}

bool html_holds_words(const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_TEXT ? !label_is_blank(child->text)
					     : html_block_of((struct node *)child) != child)
			return true;
	return false;
}

struct node *html_lone_block(struct node *node, const struct node *body)
{
	struct node *block = html_block_of(element_of(node) == EL_BR ? node->parent : node);
	if (block != body && (element_of(block) == EL_P || element_of(block) == EL_DIV) &&
	    html_is_empty(block))
		return block;
	while (html_block_of(node->parent) != node->parent && html_is_empty(node->parent))
		node = node->parent;
	bool among_blocks = html_block_of(node->parent) == node->parent &&
			    is_beside_block(node, false) && is_beside_block(node, true);
	return among_blocks ? node : NULL;
}

struct node *html_what_follows(struct node *block, const struct node *body)
{
	enum { MOST = 64 }; /* nodes that are passed over */
	int left = MOST;
	struct node *node = tree_next_skipping(block, body);
	for (; node && left--; node = tree_next(node, body))
		if (node->kind == NODE_ELEMENT && !html_is_empty(node))
			return node;
	return NULL;
}

const struct node *html_only_child(const struct node *parent)
{
	const struct node *only = NULL;
	for (const struct node *child = parent->children; child; child = child->next) {
		if (child->kind == NODE_TEXT && label_is_blank(child->text))
			continue;
		if (only)
			return NULL;
		only = child;
	}
	return only;
}
