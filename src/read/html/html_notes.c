/* Notes: a short link that leads to a block, and one in the block that leads back. So Word and
 * LibreOffice, Google Docs, pandoc, kramdown, GitHub, MediaWiki, Substack and Gutenberg's
 * volunteers write them, each with names of its own. */
#include "base/label.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/html/html_parts.h"

#include <string.h>

enum { LONGEST_MARK = 12 }; /* bytes of what a link to a note or back shows */

struct html_note {
	struct node *block, *aside;
};

struct finding {
	struct tree *tree;
	struct map ids; /* what bears an id or name: its place among the targets */
	VEC(struct node *) targets;
	struct map found; /* the id of a note's block: its place among the notes */
	VEC(struct html_note) notes;
};

static void list_targets(struct finding *finding)
{
	struct node *body = finding->tree->body;
	for (struct node *node = body; node; node = tree_next(node, body)) {
		if (node->kind != NODE_ELEMENT || !node->attributes)
			continue;
		const char *names[] = {tree_get(node, "id"),
				       element_of(node) == EL_A ? tree_get(node, "name") : NULL};
		for (size_t i = 0; i < 2; i++) {
			size_t *at = names[i] && *names[i] ? map_at(&finding->ids, names[i]) : NULL;
			if (!at || *at != MAP_NONE)
				continue;
			*at = finding->targets.count;
			vec_push(&finding->targets, node);
		}
	}
}

/* The id that a link may mean: browsers save links inside of a page with its address. */
static const char *part_of(const struct node *link)
{
	const char *href = element_of(link) == EL_A ? tree_get(link, "href") : NULL;
	const char *part = href ? strchr(href, '#') : NULL;
	bool own = part == href || (part && strncmp(href, "http", 4) == 0);
	return own && part && part[1] ? part + 1 : NULL;
}

/* What a link inside of the page leads to; NULL: it is no such link, or nothing is there. */
static struct node *target_of(const struct finding *finding, const struct node *link)
{
	const char *part = part_of(link);
	size_t at = part ? map_find(&finding->ids, part) : MAP_NONE;
	return at == MAP_NONE ? NULL : finding->targets.items[at];
}

/* Whether the link shows a mark and no words to speak of. */
static bool is_mark(const struct node *link)
{
	size_t size = 0;
	for (const struct node *node = link; node; node = tree_next(node, link)) {
		if (node->kind == NODE_TEXT)
			size += strlen(node->text);
		if (size > LONGEST_MARK || element_of(node) == EL_IMG)
			return false;
	}
	return size > 0;
}

static bool can_be_note(const struct node *node)
{
	switch (element_of(node)) {
	case EL_LI:
	case EL_P:
	case EL_DIV:
	case EL_ASIDE:
	case EL_DD:
	case EL_SECTION:
		return true;
	default:
		return false;
	}
}

static const struct node *only_child(const struct node *parent)
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

/* Whether nothing stands before the target in its block: a note begins with it. */
static bool begins_block(const struct node *target, const struct node *block)
{
	enum { MOST = 400 }; /* nodes that may stand in front of it */
	int left = MOST;
	for (const struct node *node = block; node && node != target; node = tree_next(node, block))
		if ((node->kind == NODE_TEXT && !label_is_blank(node->text)) || left-- == 0)
			return false;
	return true;
}

/* The block of a note around its target, which may stand in the first of its paragraphs. */
static struct node *block_of_note(struct node *target, const struct node *body)
{
	struct node *block = html_block_of(target);
	if (block == body || !can_be_note(block) || !begins_block(target, block))
		return NULL;
	struct node *above = block->parent;
	bool named = tree_get(above, "id") || tree_has_class(above, "footnote");
	if (element_of(block) == EL_P && above != body && can_be_note(above) &&
	    (only_child(above) == block || (element_of(above) != EL_SECTION && named)))
		return above;
	return block;
}

/* The link in the block that leads back to where the reference stands; NULL: there is none. */
static struct node *way_back(const struct finding *finding, struct node *block,
			     struct node *reference)
{
	enum { MOST = 400 }; /* nodes of a note */
	const struct node *place = html_block_of(reference);
	int left = MOST;
	for (struct node *node = block; node && left--; node = tree_next(node, block)) {
		if (is_heading(node))
			return NULL;
		struct node *target = target_of(finding, node);
		if (target && is_mark(node) && html_block_of(target) == place && place != block)
			return node;
	}
	return NULL;
}

/* Whether the node holds no letter and no digit beside the link. */
static bool holds_signs_only(const struct node *root, const struct node *link)
{
	for (const struct node *node = root; node;) {
		const char *text = node->kind == NODE_TEXT ? node->text : "";
		for (const char *s = text, *end = s + strlen(s); s < end;) {
			unsigned c = utf8_next(&s, end);
			if (unicode_is_letter(c) || unicode_is_digit(c))
				return false;
		}
		node = node == link ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return true;
}

/* The link, or what is around it alone: brackets, a sup, a label, an arrow. */
static struct node *with_signs(struct node *link, const struct node *block)
{
	while (link->parent != block && html_block_of(link->parent) != link->parent &&
	       holds_signs_only(link->parent, link))
		link = link->parent;
	return link;
}

static bool is_way_back(const struct finding *finding, const struct node *link,
			const struct node *block)
{
	const struct node *target = target_of(finding, link);
	for (const struct node *up = target; up; up = up->parent)
		if (up == block)
			return false;
	return target && is_mark(link);
}

static struct node *make_aside(struct finding *finding, struct node *block, const char *id)
{
	struct place at = tree_place(finding->tree, block);
	struct node *aside = tree_element(finding->tree, EL_ASIDE, at.line, at.column);
	tree_set(finding->tree, aside, "epub:type", "footnote");
	tree_set(finding->tree, aside, "class", "footnote");
	tree_set(finding->tree, aside, "id", id);
	for (struct node *node = block->children, *next; node; node = next) {
		next = tree_next(node, block);
		if (element_of(node) == EL_A && is_way_back(finding, node, block)) {
			struct node *gone = with_signs(node, block);
			next = tree_next_skipping(gone, block);
			tree_unlink(gone);
		}
	}
	return aside;
}

/* Makes the block a note, once. */
static void make_note(struct finding *finding, struct node *block, const char *id)
{
	size_t *at = map_at(&finding->found, id);
	if (*at != MAP_NONE)
		return;
	*at = finding->notes.count;
	vec_push(&finding->notes, (struct html_note){block, make_aside(finding, block, id)});
}

/* The link becomes a reference, in the form that all front ends give it. */
static void refer(struct finding *finding, struct node *link, const char *id)
{
	struct tree *tree = finding->tree;
	tree_set(tree, link, "epub:type", "noteref");
	tree_set(tree, link, "class", "noteref");
	tree_set(tree, link, "href", arena_format(tree->arena, "#%s", id));
	tree_remove(link, "role");
	struct node *above = link->parent;
	if (element_of(above) == EL_SUP && only_child(above) == link)
		tree_unwrap(above);
}

/* Whether it is what the front ends make of a note. */
static bool is_made(const struct node *target)
{
	const char *type = element_of(target) == EL_ASIDE ? tree_get(target, "epub:type") : NULL;
	return type && strcmp(type, "footnote") == 0;
}

/* A link that says it refers to a note needs no way back. */
static void look_at_link(struct finding *finding, struct node *link)
{
	struct node *target = target_of(finding, link);
	const char *type = tree_get(link, "epub:type"), *id = part_of(link);
	bool says_so = type && strcmp(type, "noteref") == 0;
	bool may_refer = target && is_mark(link) && (!type || says_so) && !is_made(target);
	struct node *block = may_refer ? block_of_note(target, finding->tree->body) : NULL;
	bool refers = block && (says_so || map_find(&finding->found, id) != MAP_NONE ||
				way_back(finding, block, link));
	if (!refers)
		return;
	make_note(finding, block, id);
	if (target != block && target->parent && html_is_empty(target))
		tree_unlink(target); /* its id is the note's now */
	refer(finding, link, id);
}

/* Whether nothing is left but what stood above notes or between them. */
static bool is_remains(const struct node *root)
{
	enum { MOST = 64 };
	int left = MOST;
	for (const struct node *node = root; node;) {
		bool apart = is_heading(node) || element_of(node) == EL_HR;
		bool shown = node->kind == NODE_TEXT
				 ? !label_is_blank(node->text)
				 : !apart && !node->children && !html_is_empty(node);
		if (shown || left-- == 0)
			return false;
		node = apart ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	return true;
}

/* What held the notes and holds nothing any more goes, with the line or the heading above it. */
static void drop_remains(struct node *held, const struct node *body)
{
	while (held && held != body && is_remains(held)) {
		struct node *above = held->parent, *before = html_beside(held, false),
			    *behind = html_beside(held, true);
		tree_unlink(held);
		bool ends = !behind || tree_has_class(behind, "footnote");
		bool heads =
		    before && is_heading(before) && element_of(before) != EL_H1 &&
		    (ends || (is_heading(behind) && element_of(behind) <= element_of(before)));
		if (before && (element_of(before) == EL_HR || heads))
			tree_unlink(before);
		held = above;
	}
}

/* What is in a note is paragraphs, in no wrapper. */
static void settle(struct tree *tree, struct node *aside)
{
	const struct node *only = only_child(aside);
	if (only && element_of(only) == EL_DIV)
		tree_unwrap((struct node *)only);
	if (!html_holds_words(aside))
		return;
	struct node *paragraph = tree_element(tree, EL_P, 0, 0);
	for (struct node *node = aside->children, *next; node; node = next) {
		next = node->next;
		tree_unlink(node);
		tree_append(paragraph, node);
	}
	tree_append(aside, paragraph);
}

static void move_notes(struct finding *finding)
{
	struct tree *tree = finding->tree;
	for (size_t i = 0; i < finding->notes.count; i++) {
		struct html_note *note = &finding->notes.items[i];
		struct node *above = note->block->parent;
		if (element_of(note->block) == EL_P) {
			tree_unlink(note->block);
			tree_append(note->aside, note->block);
		}
		while (note->block->children && note->block->parent) {
			struct node *child = note->block->children;
			tree_unlink(child);
			tree_append(note->aside, child);
		}
		if (note->block->parent && note->block->parent != note->aside)
			drop_remains(note->block, tree->body);
		settle(tree, note->aside);
		tree_append(tree->body, note->aside);
		if (above->parent)
			drop_remains(above, tree->body);
	}
}

void html_find_notes(struct tree *tree)
{
	struct finding finding = {.tree = tree};
	list_targets(&finding);
	for (struct node *node = tree->body, *next; finding.targets.count && node; node = next) {
		if (element_of(node) == EL_A && node->attributes)
			look_at_link(&finding, node);
		next = tree_next(node, tree->body); /* of what is left */
	}
	move_notes(&finding);
	vec_clear(&finding.targets);
	vec_clear(&finding.notes);
	map_clear(&finding.ids);
	map_clear(&finding.found);
}
