/* Notes that octavo numbers. */
#include "edition/footnotes.h"

#include "edition/serialize.h"

#include <string.h>

static bool is_a(const xmlNode *node, enum element element, const char *type)
{
	const char *is = element_of(node) == element ? tree_get(node, "epub:type") : NULL;
	return is && strcmp(is, type) == 0;
}

void footnotes_take(struct footnotes *notes, struct tree *tree)
{
	for (xmlNode *node = tree->body, *next; node; node = next) {
		const char *id = is_a(node, EL_ASIDE, "footnote") ? tree_get(node, "id") : NULL;
		next = id ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		if (!id)
			continue;
		tree_unlink(node);
		*map_at(&notes->by_id, id) = notes->items.count;
		vec_push(&notes->items, (struct footnote){.aside = node, .id = id});
	}
}

static struct footnote *find(struct footnotes *notes, const xmlNode *reference)
{
	const struct hole *hole =
	    is_a(reference, EL_A, "noteref") ? tree_hole(reference, "href") : NULL;
	size_t i = hole && hole->fragment ? map_find(&notes->by_id, hole->fragment) : MAP_NONE;
	return i == MAP_NONE ? NULL : &notes->items.items[i];
}

static void set_text(struct tree *tree, xmlNode *node, unsigned number)
{
	const char *digits = arena_format(tree->arena, "%u", number);
	node->children = node->last = NULL;
	tree_append(node, tree_text_borrowed(tree, digits));
}

/* The paragraph that the way back is put in front of. */
static xmlNode *first_paragraph(struct tree *tree, xmlNode *aside)
{
	xmlNode *first = aside->children;
	while (first && first->type == XML_TEXT_NODE)
		first = first->next;
	if (first && element_of(first) == EL_P)
		return first;
	xmlNode *paragraph = tree_element(tree, EL_P, 0, 0);
	if (aside->children)
		tree_insert_before(aside->children, paragraph);
	else
		tree_append(aside, paragraph);
	return paragraph;
}

static void add_way_back(struct tree *tree, const struct footnote *note, const char *reference)
{
	xmlNode *link = tree_element(tree, EL_A, 0, 0);
	tree_set(tree, link, "href", arena_format(tree->arena, "#%s", reference));
	tree_set(tree, link, "class", "backlink");
	tree_set(tree, link, "role", "doc-backlink");
	set_text(tree, link, note->number);
	xmlNode *paragraph = first_paragraph(tree, note->aside);
	xmlNode *space = tree_text_borrowed(tree, " ");
	if (paragraph->children) {
		tree_insert_before(paragraph->children, space);
		tree_insert_before(space, link);
	} else {
		tree_append(paragraph, link);
	}
}

void footnotes_place(struct footnotes *notes, struct tree *tree, xmlNode *root)
{
	unsigned number = 0;
	/* the walk reaches the notes appended on its way, so that notes in notes are found, too */
	for (xmlNode *node = root; node; node = tree_next(node, root)) {
		struct footnote *note = find(notes, node);
		if (!note)
			continue;
		if (note->number == 0) {
			note->number = ++number;
			tree_set(tree, note->aside, "role", "doc-footnote");
			add_way_back(tree, note, tree_get(node, "id"));
			tree_append(root, note->aside);
		}
		tree_set(tree, node, "role", "doc-noteref");
		set_text(tree, node, note->number);
	}
}

void footnotes_place_rest(struct footnotes *notes, xmlNode *root)
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
