/* Repairs of lists. */
#include "xhtml/xhtml_parts.h"

static bool is_list(const struct node *node)
{
	return element_of(node) == EL_UL || element_of(node) == EL_OL;
}

static bool is_term(const struct node *node)
{
	return element_of(node) == EL_DT || element_of(node) == EL_DD;
}

static bool is_item(const struct node *node)
{
	return element_of(node) == EL_LI;
}

static bool is_neither(const struct node *node)
{
	return !is_item(node) && !is_list(node);
}

static bool is_no_term(const struct node *node)
{
	return !is_term(node);
}

/* The last node of the run of such nodes that begins at first, white space between them included.
 */
static struct node *run_end(struct node *first, bool belongs(const struct node *))
{
	struct node *end = first;
	for (struct node *node = first; node && (belongs(node) || text_is_space(node));
	     node = node->next)
		if (!text_is_space(node))
			end = node;
	return end;
}

void repair_strays(struct conform_state *state, struct node *parent)
{
	for (struct node *child = parent->children; child; child = child->next) {
		if (is_item(child)) {
			child = wrap(state, child, run_end(child, is_item), EL_UL);
			note_facts(child);
		} else if (is_term(child)) {
			child = wrap(state, child, run_end(child, is_term), EL_DL);
			child = repair_terms(state, child);
			note_facts(child);
		}
	}
}

/* What isn't an item becomes one; a list goes to the item before it, where its author meant it. */
void repair_items(struct conform_state *state, struct node *list)
{
	for (struct node *child = list->children, *next; child; child = next) {
		next = child->next;
		struct node *before = child->prev;
		while (before && text_is_space(before))
			before = before->prev;
		if (text_is_space(child) || is_item(child))
			continue;
		if (is_list(child) && before) {
			fix(state, child, BREACH_PARTS, NULL);
			tree_unlink(child);
			tree_append(before, child);
			note_facts(before);
			continue;
		}
		struct node *last = is_list(child) ? child : run_end(child, is_neither);
		struct node *item = wrap(state, child, last, EL_LI);
		repair_strays(state, item);
		note_facts(item);
		next = item->next;
	}
}

/* A list of dd alone was used to indent: it becomes a div of divs. */
static struct node *give_up_terms(struct node *list)
{
	for (struct node *child = list->children; child; child = child->next)
		if (element_of(child) == EL_DD)
			tree_rename(child, EL_DIV);
	tree_rename(list, EL_DIV);
	return list;
}

static struct node *add_part(struct conform_state *state, struct node *beside, enum element element)
{
	fix(state, beside, BREACH_PAIRS, NULL);
	struct node *part = made_element(state, element, beside);
	note_facts(part);
	return part;
}

/* One dt at least before each dd, one dd at least behind each dt. */
struct node *repair_terms(struct conform_state *state, struct node *list)
{
	bool has_term = false;
	for (struct node *child = list->children; child; child = child->next) {
		if (!text_is_space(child) && !is_term(child)) {
			child = wrap(state, child, run_end(child, is_no_term), EL_DD);
			repair_strays(state, child);
			note_facts(child);
		}
		has_term |= element_of(child) == EL_DT;
	}
	if (!has_term) {
		fix(state, list, BREACH_PAIRS, NULL);
		return give_up_terms(list);
	}
	enum element before = EL_NONE;
	struct node *last = NULL;
	for (struct node *child = list->children; child; child = child->next) {
		if (!is_term(child))
			continue;
		if (element_of(child) == EL_DD && before == EL_NONE)
			tree_insert_before(child, add_part(state, child, EL_DT));
		before = element_of(child);
		last = child;
	}
	if (before == EL_DT)
		tree_insert_after(last, add_part(state, last, EL_DD));
	return list;
}
