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

/* What is known of a conforming node; kept in the node's `line`, which our trees don't use. */
enum {
	NODE_IS_BLOCK = 1 << 0, /* among phrasing content it can't stand */
	NODE_HAS_CONTENT = 1 << 1,
	NODE_HAS_WORDS = 1 << 2,
};

static inline unsigned node_facts(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ? node->line : 0;
}
static inline void set_node_facts(xmlNode *node, unsigned facts)
{
	node->line = (unsigned short)facts;
}

/* A text that is nothing but white space; is_blank counts other Unicode spaces as well. */
bool text_is_space(const xmlNode *node);
bool text_is_blank(const char *text);

/* An element made by octavo where another one stands. */
xmlNode *made_element(struct conform_state *state, enum element element, const xmlNode *like);

/* Computes what is known of a node from its children. */
void note_facts(xmlNode *node);

/* Wraps the siblings first to last into a new element, which is returned. */
xmlNode *wrap(struct conform_state *state, xmlNode *first, xmlNode *last, enum element element);

#endif
