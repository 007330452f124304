/* What the parts of conforming share while they work on a tree. */
#ifndef OCTAVO_XHTML_STATE_H
#define OCTAVO_XHTML_STATE_H

#include "xhtml/conform.h"
#include "xhtml/model/model.h"

struct conform_state {
	struct tree *tree;
	struct diags *diags;
	const struct conform_options *options;
	size_t remote_pictures; /* that became their alt text */
	struct place first_remote_picture;
	size_t svgs; /* so far, for their ids */
};

/* Says that the node breaks a rule, which what follows mends: tells of it where the rule has a
 * message, and whoever wants to know of each change. detail may be NULL. */
void fix(struct conform_state *state, const struct node *node, enum breach breach,
	 const char *detail);

/* What is known of a conforming node: its facts. */
enum {
	NODE_IS_BLOCK = 1 << 0, /* among phrasing content it can't stand */
	NODE_HAS_CONTENT = 1 << 1,
	NODE_HAS_WORDS = 1 << 2,
};

static inline unsigned node_facts(const struct node *node)
{
	return node->kind == NODE_ELEMENT ? node->facts : 0;
}
static inline void set_node_facts(struct node *node, unsigned facts)
{
	node->facts = (uint8_t)facts;
}

/* A text that is nothing but white space; is_blank counts other Unicode spaces as well. */
bool text_is_space(const struct node *node);
bool text_is_blank(const char *text);

/* An element made by octavo where another one stands. */
struct node *made_element(struct conform_state *state, enum element element,
			  const struct node *like);

/* Computes what is known of a node from its children. */
void note_facts(struct node *node);

/* Wraps the siblings first to last, which need it around them, into a new element, which is
 * returned. */
struct node *wrap(struct conform_state *state, struct node *first, struct node *last,
		  enum element element);

#endif
