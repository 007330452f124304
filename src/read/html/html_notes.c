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

/* Bytes of what a link to a note shows, and one back: "1", "note 1", "Jump up to: b". */
enum { LONGEST_NUMBER = 3, LONGEST_MARK = 12, LONGEST_BACK = 40 };

/* It came as a note. */
#define MADE (MAP_NONE - 1)

struct finding {
	struct tree *tree;
	struct map ids; /* what bears an id or name: its place among the targets */
	VEC(struct node *) targets;
	struct map found; /* the id of a note's block: its place among the notes, or MADE */
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

/* Nothing leads to the node any more. */
static void forget(struct finding *finding, const struct node *node)
{
	const char *names[] = {tree_get(node, "id"), tree_get(node, "name")};
	for (size_t i = 0; i < 2; i++) {
		size_t at = names[i] ? map_find(&finding->ids, names[i]) : MAP_NONE;
		if (at != MAP_NONE && finding->targets.items[at] == node)
			finding->targets.items[at] = NULL;
	}
}

static void take_out(struct finding *finding, struct node *gone)
{
	for (const struct node *node = gone; node; node = tree_next(node, gone))
		if (node->kind == NODE_ELEMENT)
			forget(finding, node);
	tree_unlink(gone);
}

/* What a link inside of the page leads to; NULL: it is no such link, or nothing is there. */
static struct node *target_of(const struct finding *finding, const struct node *link)
{
	const char *part = part_of(link);
	size_t at = part ? map_find(&finding->ids, part) : MAP_NONE;
	return at == MAP_NONE ? NULL : finding->targets.items[at];
}

/* Bytes of the words of the link, as far as they are counted. */
static size_t size_of(const struct node *link)
{
	size_t size = 0;
	for (const struct node *node = link; node && size <= LONGEST_BACK;
	     node = tree_next(node, link))
		size += node->kind == NODE_TEXT ? strlen(node->text) : 0;
	return size;
}

/* Whether the link shows a mark and no words to speak of. */
static bool is_mark(const struct node *link)
{
	size_t size = size_of(link);
	for (const struct node *node = link; node; node = tree_next(node, link))
		if (size > LONGEST_MARK || element_of(node) == EL_IMG)
			return false;
	return size > 0;
}

/* "note 2", not raised and without brackets: words of a sentence that a number can't replace. */
static bool is_worded(const struct node *link)
{
	const struct node *text = link;
	while (text && text->kind != NODE_TEXT)
		text = tree_next(text, link);
	const char *s = text ? text->text : "", *end = s + strlen(s);
	for (const struct node *up = link; html_block_of((struct node *)up) != up; up = up->parent)
		if (element_of(up) == EL_SUP)
			return false;
	return strchr(s, ' ') && unicode_is_letter(utf8_next(&s, end));
}

/* What leads back may say so, or be an arrow that is a picture or a style sheet's. */
static bool may_lead_back(const struct node *link)
{
	return size_of(link) <= LONGEST_BACK;
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

/* Whether nothing stands before the target in its block: a note begins with it. */
static bool begins_block(const struct node *target, const struct node *block)
{
	enum { MOST = 400 }; /* nodes that may stand in front of it */
	int left = MOST;
	for (const struct node *node = block; node && node != target; node = tree_next(node, block))
		if ((node->kind == NODE_TEXT && unicode_has_words(node->text)) || left-- == 0)
			return false;
	return true;
}

/* Whether the block begins a box in which no other link leads to a part of the page: Google Docs
 * has one for each note. */
static bool fills_box(const struct finding *finding, const struct node *box)
{
	enum { MOST = 100 }; /* nodes of a note in several paragraphs */
	int left = MOST, links = 0;
	for (const struct node *node = box; node; node = tree_next(node, box)) {
		links += target_of(finding, node) != NULL;
		if (left-- == 0 || links > 1 || is_heading(node))
			return false;
	}
	return element_of(box) == EL_DIV && links == 1;
}

/* The block of a note around its target, which may stand in the first of its paragraphs. */
static struct node *block_of_note(const struct finding *finding, struct node *target)
{
	const struct node *body = finding->tree->body;
	struct node *block = html_block_of(target);
	if (block == body || !can_be_note(block) || !begins_block(target, block))
		return NULL;
	struct node *above = block->parent;
	bool named = tree_get(above, "id") || tree_has_class(above, "footnote");
	if (element_of(block) == EL_P && above != body && can_be_note(above) &&
	    (html_only_child(above) == block || (element_of(above) != EL_SECTION && named) ||
	     (begins_block(target, above) && fills_box(finding, above))))
		return above;
	return block;
}

/* The link in the block that leads back to where the reference stands; NULL: there is none. A note
 * doesn't refer to itself. */
static struct node *way_back(const struct finding *finding, struct node *block,
			     struct node *reference)
{
	enum { MOST = 400 }; /* nodes of a note */
	const struct node *place = html_block_of(reference);
	int left = tree_is_in(reference, block) ? 0 : MOST;
	for (struct node *node = block; node && left--; node = tree_next(node, block)) {
		if (is_heading(node))
			return NULL;
		struct node *target = target_of(finding, node);
		if (target && may_lead_back(node) && html_block_of(target) == place)
			return node;
	}
	return NULL;
}

/* Whether the node holds no letter and no digit beside the link. */
static bool holds_signs_only(const struct node *root, const struct node *link)
{
	for (const struct node *node = root; node;) {
		if (node->kind == NODE_TEXT && unicode_has_words(node->text))
			return false;
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

/* Brackets right around a link go with it; so do a stop and space behind one that begins a note. */
static void strip(struct tree *tree, struct node *link, bool begins)
{
	struct node *before = link->prev, *behind = link->next;
	size_t size = before && before->kind == NODE_TEXT ? strlen(before->text) : 0;
	const char *text = behind && behind->kind == NODE_TEXT ? behind->text : "", *rest = text;
	bool opens = size && strchr("[(", before->text[size - 1]);
	bool closes = *rest && strchr("])", *rest);
	if (opens && closes)
		before->text = arena_copy(tree->arena, before->text, size - 1);
	rest += opens && closes;
	rest += begins && *rest && strchr(".:", *rest);
	rest += begins ? strspn(rest, " \t\n") : 0;
	if (rest > text)
		behind->text = arena_string(tree->arena, rest);
}

/* Whether the link leads out of the note to where one stands that leads to the note. */
static bool is_way_back(const struct finding *finding, const struct node *link,
			const struct node *block, const char *id)
{
	enum { MOST = 400 }; /* nodes around the reference */
	struct node *target = may_lead_back(link) ? target_of(finding, link) : NULL;
	const struct node *place = target ? html_block_of(target) : NULL;
	int left = MOST;
	for (const struct node *up = target; up; up = up->parent)
		if (up == block)
			return false;
	for (const struct node *node = place; node && left--; node = tree_next(node, place)) {
		const char *part = part_of(node);
		if (part && strcmp(part, id) == 0)
			return true;
	}
	return target && left < 0 && is_mark(link);
}

/* Whether no words but those of links stand behind it in the block. */
static bool ends_block(struct node *link, const struct node *block)
{
	enum { MOST = 400 };
	int left = MOST;
	for (const struct node *node = tree_next_skipping(link, block); node && left--;) {
		if (node->kind == NODE_TEXT && unicode_has_words(node->text))
			return false;
		node = element_of(node) == EL_A ? tree_next_skipping(node, block)
						: tree_next(node, block);
	}
	return true;
}

/* Words in the midst of a sentence, of which the note would be short. */
static bool is_of_sentence(struct node *link)
{
	const struct node *block = html_block_of(link);
	return !holds_signs_only(link, NULL) && !begins_block(link, block) &&
	       !ends_block(link, block);
}

/* The edition writes its own. */
static void drop_ways_back(struct finding *finding, struct node *block, const char *id)
{
	for (struct node *node = block->children, *next; node; node = next) {
		next = tree_next(node, block);
		if (element_of(node) != EL_A || !is_way_back(finding, node, block, id))
			continue;
		bool is_all = size_of(node) > LONGEST_NUMBER && holds_signs_only(block, node);
		if (is_all || is_of_sentence(node)) {
			next = node->children;
			forget(finding, node);
			tree_unwrap(node);
		} else {
			struct node *gone = with_signs(node, block);
			next = tree_next_skipping(gone, block);
			strip(finding->tree, gone, begins_block(gone, block));
			take_out(finding, gone);
		}
	}
}

static struct node *make_aside(struct finding *finding, struct node *block, const char *id)
{
	struct place at = tree_place(finding->tree, block);
	struct node *aside = tree_element(finding->tree, EL_ASIDE, at.line, at.column);
	tree_set(finding->tree, aside, "epub:type", "footnote");
	tree_set(finding->tree, aside, "class", "footnote");
	tree_set(finding->tree, aside, "id", id);
	drop_ways_back(finding, block, id);
	return aside;
}

/* Bytes at the start of the text that repeat the mark, with brackets or a stop; 0: it doesn't. */
static size_t repeats(const char *text, const char *mark, size_t size)
{
	const char *at = text + strspn(text, " \t\n");
	at += strspn(at, "[(");
	if (strncmp(at, mark, size) != 0)
		return 0;
	at += size;
	at += strspn(at, "]).:");
	bool is_apart = !*at || strchr(" \t\n", *at) || strchr("])", at[-1]);
	return is_apart ? (size_t)(at - text) + strspn(at, " \t\n") : 0;
}

/* The text that begins the note with the mark by which the link refers to it, and how many bytes of
 * it that are; NULL: it doesn't. */
static struct node *find_number(struct tree *tree, struct node *block, const struct node *link,
				size_t *repeated)
{
	enum { MOST = 400 }; /* nodes in front of it */
	int left = MOST;
	struct node *text = block;
	const char *mark = tree_words(tree->arena, link);
	mark += strspn(mark, "[( ");
	size_t size = strcspn(mark, "]) ");
	while (text && left-- && (text->kind != NODE_TEXT || label_is_blank(text->text)))
		text = tree_next(text, block);
	if (left < 0)
		text = NULL;
	*repeated = text && size ? repeats(text->text, mark, size) : 0;
	return *repeated ? text : NULL;
}

/* It doesn't stand beside the number that octavo gives, but where a list numbers it. */
static void drop_number(struct tree *tree, struct node *block, const struct node *link)
{
	size_t repeated;
	struct node *text = find_number(tree, block, link, &repeated);
	if (text && element_of(block) != EL_LI)
		text->text = arena_string(tree->arena, text->text + repeated);
}

/* Whether a raised link leads to a paragraph that begins with the same mark: nothing else does, and
 * it needs no way back. */
static bool is_marked_alike(struct tree *tree, struct node *block, const struct node *link)
{
	size_t repeated;
	const struct node *inner = html_only_child(link);
	bool is_raised =
	    element_of(link->parent) == EL_SUP || (inner && element_of(inner) == EL_SUP);
	return is_raised && element_of(block) == EL_P && find_number(tree, block, link, &repeated);
}

/* Makes the block a note, once. */
static void make_note(struct finding *finding, struct node *block, const char *id,
		      const struct node *link)
{
	size_t *at = map_at(&finding->found, id);
	if (*at != MAP_NONE)
		return;
	*at = finding->notes.count;
	vec_push(&finding->notes, (struct html_note){block, make_aside(finding, block, id)});
	drop_number(finding->tree, block, link);
}

/* The link becomes a reference, in the form that all front ends give it. */
static void refer(struct finding *finding, struct node *link, const char *id)
{
	struct tree *tree = finding->tree;
	tree_set(tree, link, "epub:type", "noteref");
	tree_set(tree, link, "class", "noteref");
	tree_set(tree, link, "href", arena_format(tree->arena, "#%s", id));
	tree_remove(link, "role");
	strip(tree, link, false);
	struct node *above = link->parent;
	if (element_of(above) == EL_SUP && html_only_child(above) == link)
		tree_unwrap(above);
}

/* Whether it is what the front ends make of a note. */
static bool is_made(const struct node *target)
{
	return tree_is_a(target, EL_ASIDE, "footnote");
}

/* The note whose label has a place of its own, as docutils writes it: in a dt before the dd, or the
 * first cell of a table's only row. The label goes; NULL: it is none of a note. */
static struct node *without_label(struct finding *finding, struct node *target,
				  struct node *reference)
{
	struct node *label = target;
	while (label && element_of(label) != EL_DT && element_of(label) != EL_TD)
		label = element_of(target) == EL_TABLE ? tree_next(label, target) : label->parent;
	struct node *text = label ? tree_beside(label, true) : NULL;
	bool is_cell = label && element_of(label) == EL_TD && element_of(target) == EL_TABLE;
	const struct node *more = text ? tree_beside(text, true) : NULL;
	if (!text || element_of(text) != (is_cell ? EL_TD : EL_DD) ||
	    (more && (is_cell || element_of(more) != EL_DT)))
		return NULL;
	struct node *back = way_back(finding, label, reference);
	if (!back || !holds_signs_only(label, back) || tree_is_in(reference, text))
		return NULL;
	take_out(finding, label);
	if (is_cell) {
		tree_unlink(text);
		tree_rename(text, EL_DIV);
		tree_insert_before(target, text);
		take_out(finding, target);
	}
	return text;
}

/* A note that says it is one, as those of EPUBs do, and what refers to it. */
static void look_at_made(struct finding *finding, struct node *link, struct node *aside)
{
	const char *id = part_of(link);
	size_t *at = map_at(&finding->found, id);
	if (*at == MAP_NONE) {
		*at = MADE;
		drop_ways_back(finding, aside, id);
		if (!tree_has_class(link, "noteref")) /* whose mark is a stand-in */
			drop_number(finding->tree, aside, link);
	}
	refer(finding, link, id);
}

/* What may refer to a note does, if a block is there and, unless the link says so itself, a way
 * back. */
static void look_at_target(struct finding *finding, struct node *link, struct node *target,
			   bool says_so)
{
	const char *id = part_of(link);
	struct node *block = block_of_note(finding, target);
	struct node *labelled = block ? NULL : without_label(finding, target, link);
	if (labelled)
		block = labelled;
	if (!block || tree_is_in(link, block) ||
	    (!says_so && !labelled && !way_back(finding, block, link) &&
	     !is_marked_alike(finding->tree, block, link)))
		return;
	make_note(finding, block, id, link);
	if (target != block && target->parent && html_is_empty(target))
		take_out(finding, target); /* its id is the note's now */
	refer(finding, link, id);
}

static void look_at_link(struct finding *finding, struct node *link)
{
	const char *type = tree_get(link, "epub:type"), *id = part_of(link);
	if (!id)
		return;
	bool says_so = type && strcmp(type, "noteref") == 0;
	bool looks_so = is_mark(link) && (says_so || (!type && !is_worded(link)));
	size_t known = map_find(&finding->found, id);
	struct node *target = target_of(finding, link);
	if (target && says_so && is_made(target) && !tree_is_in(link, target))
		look_at_made(finding, link, target);
	else if (known < MADE && looks_so)
		refer(finding, link, id);
	else if (target && looks_so && !is_made(target))
		look_at_target(finding, link, target, says_so);
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
	html_move_notes(tree, finding.notes.items, finding.notes.count);
	vec_clear(&finding.targets);
	vec_clear(&finding.notes);
	map_clear(&finding.ids);
	map_clear(&finding.found);
}
