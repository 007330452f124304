/* Repairs of tables. */
#include "xhtml/xhtml_parts.h"

static bool is_section(const struct node *node)
{
	return element_of(node) == EL_THEAD || element_of(node) == EL_TBODY ||
	       element_of(node) == EL_TFOOT;
}

static bool is_part(const struct node *node)
{
	return is_section(node) || element_of(node) == EL_CAPTION ||
	       element_of(node) == EL_COLGROUP;
}

static bool is_cell(const struct node *node)
{
	return element_of(node) == EL_TD || element_of(node) == EL_TH;
}

/* Wraps every run of children that are not as they should be into an element that is. */
static void wrap_runs(struct conform_state *state, struct node *parent, enum element whole,
		      bool is_right(const struct node *),
		      void repair(struct conform_state *, struct node *))
{
	for (struct node *child = parent->children; child; child = child->next) {
		if (is_right(child) || text_is_space(child))
			continue;
		struct node *last = child;
		while (last->next && !is_right(last->next))
			last = last->next;
		child = wrap(state, child, last, whole);
		repair(state, child);
		note_facts(child);
	}
}

void repair_cells(struct conform_state *state, struct node *row)
{
	wrap_runs(state, row, EL_TD, is_cell, repair_strays);
}

static bool is_row(const struct node *node)
{
	return element_of(node) == EL_TR;
}

void repair_rows(struct conform_state *state, struct node *rows)
{
	wrap_runs(state, rows, EL_TR, is_row, repair_cells);
}

/* A caption that comes late, or a second one, becomes a row, so that the words keep their order. */
static void caption_to_row(struct conform_state *state, struct node *caption)
{
	fix(state, caption, BREACH_ORDER, NULL);
	tree_rename(caption, EL_TD);
	struct node *row = wrap(state, caption, caption, EL_TR);
	note_facts(row);
	note_facts(wrap(state, row, row, EL_TBODY));
}

void repair_table(struct conform_state *state, struct node *table)
{
	bool captioned = false, rows = false, headed = false;
	wrap_runs(state, table, EL_TBODY, is_part, repair_rows);
	for (struct node *child = table->children, *next; child; child = next) {
		next = child->next;
		enum element element = element_of(child);
		if (element == EL_CAPTION && (captioned || rows)) {
			caption_to_row(state, child);
			rows = true;
		} else if (element == EL_CAPTION) {
			if (child->prev)
				fix(state, child, BREACH_ORDER, NULL);
			tree_unlink(child);
			if (table->children)
				tree_insert_before(table->children, child);
			else
				tree_append(table, child);
			captioned = true;
		} else if (element == EL_COLGROUP && rows) {
			fix(state, child, BREACH_ORDER, NULL);
			tree_unlink(child);
		} else if (is_section(child)) {
			const struct node *more = next;
			while (more && text_is_space(more))
				more = more->next;
			if ((element == EL_THEAD && (headed || rows)) ||
			    (element == EL_TFOOT && more)) {
				fix(state, child, BREACH_ORDER, NULL);
				tree_rename(child, EL_TBODY);
			}
			headed |= element == EL_THEAD;
			rows = true;
		}
	}
}
