/* Where a document is cut that would be too large. */
#include "article/shape/shape.h"

#include <string.h>

/* In bytes of XHTML, about: one of more than MOST is cut, in pieces that
 * are rather of ENOUGH than of less, and never as few as LITTLE. Kobo's readers and old devices
 * stall on more than 300 kB. */
enum { MOST = 280000, ENOUGH = 140000, LITTLE = 15000, A_TAG = 5, CODE_GROWS = 4 };

/* How good it is to cut in front of something. */
enum cut_worth { NOWHERE, BLOCK, SCENE_BREAK, DEEP_HEADING, HEADING };

struct place_to_cut {
	struct node *node;
	enum cut_worth worth;
};

/* A document that is walked through. */
struct measure {
	struct tree *tree;
	const struct cut *cut;
	struct footnotes *notes;
	size_t size;      /* since the last place that was cut at */
	bool is_held;     /* the heading before must not stand alone */
	unsigned shallow; /* the highest level of its headings below its own */
	size_t left;      /* of the document, from where the walk is */
	struct place_to_cut best;
	size_t best_size; /* up to there */
	VEC(struct cut) more;
};

static size_t size_of_tag(const struct node *node)
{
	size_t size = 2 * (strlen(node->name) + A_TAG);
	for (const struct attribute *a = node->attributes; a; a = a->next)
		size += strlen(a->name) + strlen(a->value) + A_TAG;
	return size;
}

static size_t size_of_text(const struct node *node)
{
	size_t size = strlen(node->text);
	for (const char *s = node->text; *(s += strcspn(s, "&<>")); s++)
		size += 4;
	return node->attributes ? size * CODE_GROWS : size; /* a placeholder for code */
}

static size_t size_of(const struct node *root)
{
	size_t size = 0;
	for (const struct node *node = root; node; node = tree_next(node, root))
		size += node->kind == NODE_TEXT      ? size_of_text(node)
			: node->kind == NODE_ELEMENT ? size_of_tag(node)
						     : 0;
	return size;
}

/* With the notes that will stand at the document's end. */
static size_t size_with_notes(const struct node *root, struct footnotes *notes)
{
	size_t size = size_of(root);
	for (const struct node *node = root; notes->items.count && node;
	     node = tree_next(node, root)) {
		struct footnote *note = footnotes_find(notes, node);
		if (note && !note->size)
			note->size = size_of(note->aside);
		size += note ? note->size : 0;
	}
	return size;
}

/* Whether what the node holds is looked at one by one. */
static bool is_box(const struct node *node)
{
	enum element element = element_of(node);
	return cut_may_part(element) && element != EL_HEADER;
}

static enum cut_worth worth_of(const struct measure *measure, const struct node *node)
{
	if (node->kind != NODE_ELEMENT || measure->is_held)
		return NOWHERE;
	if (is_heading(node))
		return element_of(node) - EL_H1 + 1 <= measure->shallow ? HEADING : DEEP_HEADING;
	return element_of(node) == EL_HR ? SCENE_BREAK : BLOCK;
}

/* Headings before paragraphs, and of what is alike the last, which leaves fewer documents. */
static void consider(struct measure *measure, struct node *node)
{
	enum cut_worth worth = worth_of(measure, node);
	if (measure->size < ENOUGH || measure->left < LITTLE || worth == NOWHERE ||
	    worth < measure->best.worth)
		return;
	measure->best = (struct place_to_cut){node, worth};
	measure->best_size = measure->size;
}

static void cut_at_best(struct measure *measure)
{
	struct cut more = *measure->cut;
	more.start = measure->best.node;
	more.continues = true;
	more.part = false;
	vec_push(&measure->more, more);
	measure->size -= measure->best_size;
	measure->best = (struct place_to_cut){NULL, NOWHERE};
}

static void pass(struct measure *measure, struct node *node)
{
	size_t size = size_with_notes(node, measure->notes);
	consider(measure, node);
	if (measure->size + size > MOST && measure->best.node)
		cut_at_best(measure);
	measure->size += size;
	measure->left -= size < measure->left ? size : measure->left;
	if (node->kind == NODE_ELEMENT)
		measure->is_held = is_heading(node) || element_of(node) == EL_HEADER;
}

/* The next node behind what was passed, or in the box; NULL at the document's end. */
static struct node *next_of(struct node *node, const struct node *end, bool into,
			    const struct node *body)
{
	struct node *next = into ? tree_next(node, body) : tree_next_skipping(node, body);
	return next == end ? NULL : next;
}

static void walk(struct measure *measure, struct node *end)
{
	const struct node *body = measure->tree->body;
	for (struct node *node = measure->cut->start; node;) {
		bool into = is_box(node) && node->children;
		if (into)
			measure->size += size_of_tag(node);
		else
			pass(measure, node);
		node = next_of(node, end, into, body);
	}
}

/* The level of the headings that part the document best. */
static unsigned shallowest(const struct cut *cut, const struct node *end, const struct node *body)
{
	unsigned level = 7;
	for (struct node *node = cut->start; node && node != end; node = tree_next(node, body))
		if (is_heading(node) && node != cut->heading && heading_counts(node) &&
		    element_of(node) - EL_H1 + 1 < level)
			level = element_of(node) - EL_H1 + 1;
	return level;
}

static size_t size_between(struct node *start, const struct node *end, struct footnotes *notes)
{
	size_t size = 0;
	for (const struct node *node = start; node && node != end; node = node->next)
		size += size_with_notes(node, notes);
	return size;
}

void cuts_limit(struct cuts *cuts, struct tree *tree, struct footnotes *notes)
{
	struct cuts all = {.title = cuts->title};
	for (size_t i = 0; i < cuts->items.count; i++) {
		const struct cut *cut = &cuts->items.items[i];
		struct node *end = i + 1 < cuts->items.count ? cut[1].start : NULL;
		struct measure measure = {.tree = tree, .cut = cut, .notes = notes};
		measure.left = size_between(cut->start, end, notes);
		if (measure.left > MOST) {
			measure.shallow = shallowest(cut, end, tree->body);
			walk(&measure, end);
		}
		vec_push(&all.items, *cut);
		for (size_t m = 0; m < measure.more.count; m++)
			vec_push(&all.items, measure.more.items[m]);
		vec_clear(&measure.more);
	}
	for (size_t i = all.items.count; i-- > 0;) /* from the last: each node moves once */
		if (all.items.items[i].continues)
			all.items.items[i].start = cut_before(tree, all.items.items[i].start);
	vec_clear(&cuts->items);
	*cuts = all;
}
