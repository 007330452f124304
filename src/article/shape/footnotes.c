/* Notes that octavo numbers. */
#include "article/shape/shape.h"

#include "tree/serialize.h"

static const char *id_of_note(const struct node *node)
{
	return tree_is_a(node, EL_ASIDE, "footnote") ? tree_get(node, "id") : NULL;
}

static bool is_shown(const struct node *node)
{
	enum element element = element_of(node);
	return (node->kind == NODE_TEXT && tree_has_words(node)) || element == EL_IMG ||
	       element == EL_SVG || element == EL_MATH || element == EL_AUDIO ||
	       element == EL_VIDEO;
}

bool footnotes_are_all(const struct tree *tree)
{
	for (const struct node *node = tree->body; node;)
		if (is_shown(node))
			return false;
		else
			node = id_of_note(node) ? tree_next_skipping(node, tree->body)
						: tree_next(node, tree->body);
	return true;
}

void footnotes_take(struct footnotes *notes, struct tree *tree)
{
	for (struct node *node = tree->body, *next; node; node = next) {
		const char *id = id_of_note(node);
		next = id ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		if (!id)
			continue;
		tree_unlink(node);
		*map_at(&notes->by_id, id) = notes->items.count;
		vec_push(&notes->items, (struct footnote){
					    .aside = node,
					    .id = arena_string(notes->arena, id),
					});
	}
}

struct footnote *footnotes_find(struct footnotes *notes, const struct node *reference)
{
	const struct placeholder *placeholder =
	    tree_is_a(reference, EL_A, "noteref") ? tree_placeholder(reference, "href") : NULL;
	size_t i = placeholder && placeholder->fragment
		       ? map_find(&notes->by_id, placeholder->fragment)
		       : MAP_NONE;
	return i == MAP_NONE ? NULL : &notes->items.items[i];
}

static void set_text(struct tree *tree, struct node *node, unsigned number)
{
	const char *digits = arena_format(tree->arena, "%u", number);
	node->children = node->last = NULL;
	tree_append(node, tree_text_borrowed(tree, digits));
}

/* The paragraph that the way back is put in front of. */
static struct node *first_paragraph(struct tree *tree, struct node *aside)
{
	struct node *first = aside->children;
	while (first && first->kind == NODE_TEXT)
		first = first->next;
	if (first && element_of(first) == EL_P)
		return first;
	struct node *paragraph = tree_element(tree, EL_P, 0, 0);
	if (aside->children)
		tree_insert_before(aside->children, paragraph);
	else
		tree_append(aside, paragraph);
	return paragraph;
}

static void add_way_back(struct tree *tree, const struct footnote *note, const char *reference)
{
	struct node *link = tree_element(tree, EL_A, 0, 0);
	tree_set(tree, link, "href", arena_format(tree->arena, "#%s", reference));
	tree_set(tree, link, "class", "backlink");
	tree_set(tree, link, "role", "doc-backlink");
	set_text(tree, link, note->number);
	struct node *paragraph = first_paragraph(tree, note->aside);
	struct node *space = tree_text_borrowed(tree, " ");
	if (paragraph->children) {
		tree_insert_before(paragraph->children, space);
		tree_insert_before(space, link);
	} else {
		tree_append(paragraph, link);
	}
}

/* What paints in a drawing refers to its ids, which need to be their own document's only. */
static bool is_inside_svg(const struct node *node)
{
	return node->ns == NS_SVG && node->parent->ns == NS_SVG;
}

/* Ids of what is in a copy: no others are needed but those that ways back lead to. */
static void renew_ids(struct ids *ids, struct node *copy)
{
	for (struct node *node = copy; node; node = tree_next(node, copy)) {
		const char *id = node->attributes ? tree_get(node, "id") : NULL;
		if (id && (node == copy || tree_is_a(node, EL_A, "noteref")))
			tree_set(ids->tree, node, "id", ids_new(ids, id));
		else if (id && !is_inside_svg(node))
			tree_remove(node, "id");
	}
}

/* The note as it stood before a document had it: the link is the first thing in a paragraph, which
 * may have been made for it. */
static void take_way_back(struct node *aside)
{
	struct node *link = aside->children;
	while (!tree_has_class(link, "backlink"))
		link = link->children ? link->children : link->next;
	if (link->next)
		tree_unlink(link->next); /* a space */
	tree_unlink(link);
}

/* Sets the note, or a copy of it, at the end of the document. */
static void bring_home(struct footnotes *notes, struct footnote *note, struct ids *ids,
		       struct node *root, const char *reference)
{
	struct tree *tree = ids->tree;
	if (note->home) {
		note->aside = tree_copy(tree, note->aside);
		take_way_back(note->aside);
		renew_ids(ids, note->aside);
		note->id = arena_string(notes->arena, tree_get(note->aside, "id"));
		*map_at(&notes->by_id, note->id) = (size_t)(note - notes->items.items);
	}
	note->home = root;
	tree_set(tree, note->aside, "role", "doc-footnote");
	tree_add_class(tree, note->aside, "footnote"); /* a page's classes have gone */
	add_way_back(tree, note, reference);
	tree_append(root, note->aside);
}

static void lead_to(struct tree *tree, struct node *reference, const struct footnote *note)
{
	struct placeholder placeholder = *tree_placeholder(reference, "href");
	placeholder.fragment = note->id;
	tree_set_placeholder(tree, reference, "href", placeholder);
	tree_set(tree, reference, "role", "doc-noteref");
	tree_add_class(tree, reference, "noteref");
	set_text(tree, reference, note->number);
}

void footnotes_place(struct footnotes *notes, struct ids *ids, struct node *root)
{
	unsigned number = 0;
	/* the walk reaches the notes appended on its way, so that notes in notes are found, too */
	for (struct node *node = root; node; node = tree_next(node, root)) {
		struct footnote *note = footnotes_find(notes, node);
		if (!note)
			continue;
		if (note->home != root) {
			note->number = ++number;
			bring_home(notes, note, ids, root, tree_get(node, "id"));
		}
		lead_to(ids->tree, node, note);
	}
}

void footnotes_place_rest(struct footnotes *notes, struct node *root)
{
	for (size_t i = 0; i < notes->items.count; i++)
		if (!notes->items.items[i].aside->parent)
			tree_append(root, notes->items.items[i].aside);
}

void footnotes_clear(struct footnotes *notes)
{
	vec_clear(&notes->items);
	map_clear(&notes->by_id);
}
