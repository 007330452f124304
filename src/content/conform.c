/* Conforming: one walk over the tree by the content model. */
#include "content/conform.h"

#include "base/vec.h"
#include "content/attributes.h"
#include "content/foreign.h"
#include "content/ids.h"
#include "content/media.h"
#include "content/presentation.h"
#include "content/repair.h"
#include "content/words.h"

#include <stdio.h>
#include <string.h>

/* Elements that repairs add between two of the page's can double the depth. */
enum { DEEPEST = CONFORM_DEPTH / 2 - 4 };

/* An element whose children are being walked. */
struct frame {
	xmlNode *node, *next; /* next: the child to come */
	unsigned in;          /* IN_ bits: what it and its ancestors are */
	enum holds holds;
};

struct walk {
	struct conform_state state;
	VEC(struct frame) frames;
	bool told_depth;
};

static struct frame *top(struct walk *walk)
{
	return &walk->frames.items[walk->frames.count - 1];
}

static struct arena *arena_of(const struct walk *walk)
{
	return walk->state.tree->arena;
}

static void tell(struct walk *walk, enum message id, const xmlNode *node, const char *detail)
{
	diag(walk->state.diags, id, tree_place(walk->state.tree, node), detail, NULL);
}

/* The id of an element that goes: for the first element in it, or for an empty span in its place.
 */
static void leave_id(struct walk *walk, xmlNode *node)
{
	const char *id = tree_get(node, "id");
	xmlNode *child = node->children;
	if (!id || !*id)
		return;
	while (child && (text_is_space(child) || child->type == XML_COMMENT_NODE))
		child = child->next;
	if (child && rule_of(child)->level == LEVEL_PART && !tree_get(child, "id")) {
		tree_set(walk->state.tree, child, "id", id);
		return;
	}
	xmlNode *anchor = made_element(&walk->state, EL_SPAN, node);
	tree_set(walk->state.tree, anchor, "id", id);
	tree_insert_before(node, anchor);
	note_facts(anchor);
}

/* The children stand where the element stood, and are walked next. */
static void unwrap(struct walk *walk, xmlNode *node)
{
	leave_id(walk, node);
	if (node->children)
		top(walk)->next = node->children;
	tree_unwrap(node);
}

/* The same, and the words inside stay apart from those outside. */
static void unwrap_apart(struct walk *walk, xmlNode *node)
{
	leave_id(walk, node);
	if (node->children)
		top(walk)->next = node->children;
	content_instead(walk->state.tree, node);
}

static void replace_by_text(struct walk *walk, xmlNode *node, const char *text)
{
	tree_insert_before(node, tree_text(walk->state.tree, text, strlen(text)));
	tree_unlink(node);
}

/* Where blocks become spans, a line break keeps their words apart. */
static void add_break(struct walk *walk, xmlNode *node, bool before)
{
	xmlNode *beside = before ? node->prev : node->next;
	while (beside && text_is_space(beside))
		beside = before ? beside->prev : beside->next;
	if (!beside || element_of(beside) == EL_BR)
		return;
	xmlNode *line = made_element(&walk->state, EL_BR, node);
	note_facts(line);
	xmlNode *space = tree_text_borrowed(walk->state.tree, " ");
	if (before) {
		tree_insert_before(node, space);
		tree_insert_before(node, line);
	} else {
		tree_insert_after(node, space);
		tree_insert_after(node, line);
	}
}

static void enter_image(struct walk *walk, xmlNode *node)
{
	struct conform_state *state = &walk->state;
	switch (choose_picture(state, node)) {
	case PICTURE_STAYS:
		tree_rename(node, EL_IMG);
		present(state, node);
		conform_attributes(state, node);
		node->children = node->last = NULL;
		set_node_facts(node,
			       NODE_HAS_CONTENT | (*tree_get(node, "alt") ? NODE_HAS_WORDS : 0));
		break;
	case PICTURE_IS_TEXT:
		words_instead(walk->state.tree, node, tree_get(node, "alt"));
		break;
	default:
		words_instead(walk->state.tree, node, "");
	}
}

static void enter_picture(struct walk *walk, xmlNode *node)
{
	gather_candidates(&walk->state, node);
	unwrap(walk, node);
}

static void enter_noscript(struct walk *walk, xmlNode *node)
{
	xmlNode *img = noscript_img(&walk->state, node);
	if (img) {
		tree_unlink(img);
		tree_insert_before(node, img);
		enter_image(walk, img);
	}
	tree_unlink(node);
}

/* Whether what is inside nests no deeper than the limit allows here. */
static bool is_shallow(const struct walk *walk, const xmlNode *root)
{
	size_t depth = walk->frames.count;
	for (const xmlNode *node = root; node;) {
		if (node->children && node->type == XML_ELEMENT_NODE) {
			node = node->children;
			if (++depth >= CONFORM_DEPTH)
				return false;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			depth--;
		}
		node = node == root ? NULL : node->next;
	}
	return true;
}

static void enter_foreign(struct walk *walk, xmlNode *node)
{
	bool is_math = element_of(node) == EL_MATH;
	const char *words = foreign_words(arena_of(walk), node);
	const char *picture = is_math ? NULL : svg_picture(node);
	if (picture) {
		xmlNode *img = made_element(&walk->state, EL_IMG, node);
		tree_set(walk->state.tree, img, "src", picture);
		if (*words)
			tree_set(walk->state.tree, img, "alt", words);
		tree_insert_before(node, img);
		tree_unlink(node);
		enter_image(walk, img);
		return;
	}
	bool fits = !(top(walk)->in & IN_TIME) && is_shallow(walk, node);
	if (fits && (is_math ? conform_math : conform_svg)(&walk->state, node)) {
		set_node_facts(node, NODE_HAS_CONTENT | (*words ? NODE_HAS_WORDS : 0));
		return;
	}
	if (*words) {
		tell(walk, MSG_FOREIGN_TEXT, node, is_math ? "math" : "svg");
		words_instead(walk->state.tree, node, words);
	} else {
		tree_unlink(node);
	}
}

static void become(struct walk *walk, xmlNode *node, enum element element, const char *classes)
{
	tree_rename(node, element);
	if (classes)
		tree_add_class(walk->state.tree, node, classes);
}

/* Whether a wrapper that only lays out stands between a whole and its parts: ul > div > li. */
static bool hides_parts(const xmlNode *node, enum holds holds)
{
	if (holds != HOLDS_ITEMS && holds != HOLDS_TERMS && holds != HOLDS_FIGURE &&
	    holds != HOLDS_DETAILS)
		return false;
	switch (element_of(node)) {
	case EL_DIV:
	case EL_SPAN:
	case EL_SECTION:
	case EL_P:
	case EL_CENTER:
	case EL_FONT:
	case EL_FORM:
		break;
	default:
		return false;
	}
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && rule_of(child)->level == LEVEL_PART &&
		    rule_of(child)->part_of == holds)
			return true;
	return false;
}

/* Whether the element must not be an element here at all. */
static bool must_unwrap(const struct walk *walk, const xmlNode *node, const struct rule *rule)
{
	const struct frame *frame = &walk->frames.items[walk->frames.count - 1];
	if (frame->in & IN_FLAT)
		return rule->holds != HOLDS_NOTHING || rule->level != LEVEL_INLINE;
	if (hides_parts(node, frame->holds))
		return true;
	if ((rule->forbidden_in & frame->in) && element_of(node) == EL_A)
		return true;
	/* forms and the like among rows and cells */
	return (frame->holds == HOLDS_TABLE || frame->holds == HOLDS_ROWS ||
		frame->holds == HOLDS_CELLS || frame->holds == HOLDS_COLUMNS) &&
	       rule->level != LEVEL_PART && element_of(node) == EL_FORM;
}

/* Makes the element what may stand here. */
static void fit_in(struct walk *walk, xmlNode *node)
{
	const struct frame *frame = top(walk);
	const struct rule *rule = rule_of(node);
	if (rule->forbidden_in & frame->in) {
		become(walk, node, rule->level == LEVEL_INLINE ? EL_SPAN : EL_DIV, NULL);
		rule = rule_of(node);
	}
	bool table_in_caption =
	    frame->in & IN_CAPTION && rule->level == LEVEL_PART && rule->part_of != frame->holds;
	if (rule->level == LEVEL_PART && rule->part_of != frame->holds &&
	    (rule->become || table_in_caption))
		become(walk, node, rule->become ? rule->become : EL_DIV, rule->classes);
	if (frame->in & IN_INLINE && rule_of(node)->level != LEVEL_INLINE &&
	    !(rule_of(node)->level == LEVEL_PART && rule_of(node)->part_of == frame->holds)) {
		add_break(walk, node, true);
		add_break(walk, node, false);
		become(walk, node, EL_SPAN, NULL);
	}
}

static enum holds holds_of(const struct walk *walk, const struct rule *rule)
{
	const struct frame *frame = &walk->frames.items[walk->frames.count - 1];
	if (rule->holds == HOLDS_LIKE_PARENT && frame->in & IN_INLINE)
		return HOLDS_PHRASING;
	return rule->holds;
}

static void note_depth(struct walk *walk, const xmlNode *node)
{
	if (walk->told_depth)
		return;
	char number[16];
	snprintf(number, sizeof number, "%d", DEEPEST);
	tell(walk, MSG_TOO_DEEP, node, number);
	walk->told_depth = true;
}

static void push(struct walk *walk, xmlNode *node)
{
	const struct rule *rule = rule_of(node);
	struct frame frame = {node, node->children, top(walk)->in | rule->makes,
			      holds_of(walk, rule)};
	if (rule->level != LEVEL_INLINE && !(rule->makes & IN_INLINE) &&
	    !(top(walk)->in & IN_INLINE))
		frame.in &= ~(unsigned)IN_INLINE;
	if (walk->frames.count >= DEEPEST && !(frame.in & IN_FLAT)) {
		note_depth(walk, node);
		frame.in |= IN_FLAT | IN_INLINE;
	}
	if (rule->holds == HOLDS_NOTHING) {
		node->children = node->last = NULL;
		note_facts(node);
		return;
	}
	vec_push(&walk->frames, frame);
}

static void enter_kept(struct walk *walk, xmlNode *node)
{
	struct conform_state *state = &walk->state;
	const struct rule *rule = rule_of(node);
	if (rule->part_of == HOLDS_MEDIA && top(walk)->holds != HOLDS_MEDIA) {
		tree_unlink(node);
		return;
	}
	if (must_unwrap(walk, node, rule)) {
		if (rule->level != LEVEL_INLINE && top(walk)->in & IN_FLAT) {
			add_break(walk, node, true);
			add_break(walk, node, false);
		}
		unwrap(walk, node);
		return;
	}
	anchor_to_id(state, node);
	if (element_of(node) == EL_A && !tree_get(node, "href"))
		tree_rename(node, EL_SPAN);
	fit_in(walk, node);
	conform_attributes(state, node);
	enum element element = element_of(node);
	if ((element == EL_BDO && !tree_get(node, "dir")) ||
	    (element == EL_DATA && !tree_get(node, "value"))) {
		tree_rename(node, EL_SPAN);
		restrict_attributes(node);
	}
	push(walk, node);
}

static void enter_media(struct walk *walk, xmlNode *node)
{
	bool allowed = !(top(walk)->in & (IN_LINK | IN_MEDIA | IN_FLAT));
	if (allowed && media_stays(&walk->state, node)) {
		enter_kept(walk, node);
		return;
	}
	tell(walk, MSG_MEDIA_LEFT_OUT, node, element_name(element_of(node)));
	for (xmlNode *child = node->children, *next; child; child = next) {
		next = child->next;
		if (element_of(child) == EL_SOURCE || element_of(child) == EL_TRACK)
			tree_unlink(child);
	}
	unwrap_apart(walk, node);
}

static bool is_worth_telling(const xmlNode *node)
{
	const char *type = tree_get(node, "type");
	return element_of(node) != EL_INPUT || !type || strcmp(type, "hidden") != 0;
}

static void enter_element(struct walk *walk, xmlNode *node)
{
	present(&walk->state, node);
	const struct rule *rule = rule_of(node);
	switch (rule->fate) {
	case FATE_KEEP:
		enter_kept(walk, node);
		return;
	case FATE_BECOME:
		become(walk, node, rule->become, rule->classes);
		enter_kept(walk, node);
		return;
	case FATE_UNWRAP:
		unwrap(walk, node);
		return;
	case FATE_REFUSE:
		if (is_worth_telling(node))
			tell(walk, MSG_LEFT_OUT, node, element_name(element_of(node)));
		tree_unlink(node);
		return;
	case FATE_IMAGE:
		enter_image(walk, node);
		return;
	case FATE_PICTURE:
		enter_picture(walk, node);
		return;
	case FATE_NOSCRIPT:
		enter_noscript(walk, node);
		return;
	case FATE_MEDIA:
		enter_media(walk, node);
		return;
	case FATE_FOREIGN:
		enter_foreign(walk, node);
		return;
	default:
		tree_unlink(node);
	}
}

static void enter(struct walk *walk, xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE)
		enter_element(walk, node);
	else if (node->type == XML_CDATA_SECTION_NODE)
		replace_by_text(walk, node, (const char *)node->content);
	else if (node->type != XML_TEXT_NODE)
		tree_unlink(node);
}

static bool holds_blocks(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		if (node_facts(child) & NODE_IS_BLOCK)
			return true;
	return false;
}

/* A span that says nothing about what it holds. */
static bool is_mute(const xmlNode *node)
{
	return element_of(node) == EL_SPAN && !node->properties;
}

/* Phrasing content only: blocks that are in it all the same split it, or make it one. */
static xmlNode *leave_phrasing(struct walk *walk, xmlNode *node)
{
	struct conform_state *state = &walk->state;
	repair_strays(state, node);
	if (!holds_blocks(node))
		return node;
	const struct rule *rule = rule_of(node);
	if (rule->splits) {
		split_around_blocks(state, node);
		return NULL;
	}
	if (is_mute(node)) {
		tree_unwrap(node);
		return NULL;
	}
	become(walk, node, EL_DIV, rule->block_classes);
	restrict_attributes(node);
	return node;
}

/* Repairs what the children make together. NULL: the node is done with. */
static xmlNode *leave_by_holds(struct walk *walk, struct frame *frame)
{
	struct conform_state *state = &walk->state;
	xmlNode *node = frame->node;
	switch (frame->holds) {
	case HOLDS_ITEMS:
		repair_items(state, node);
		return node;
	case HOLDS_TERMS:
		return repair_terms(state, node);
	case HOLDS_TABLE:
		repair_table(state, node);
		return node;
	case HOLDS_ROWS:
		repair_rows(state, node);
		return node;
	case HOLDS_CELLS:
		repair_cells(state, node);
		return node;
	case HOLDS_RUBY:
		repair_ruby(state, node);
		return leave_phrasing(walk, node);
	case HOLDS_PHRASING:
	case HOLDS_TEXT:
		return leave_phrasing(walk, node);
	case HOLDS_FIGURE:
		repair_strays(state, node);
		repair_figure(state, node);
		return node;
	case HOLDS_DETAILS:
		repair_strays(state, node);
		repair_details(state, node);
		return node;
	case HOLDS_COLUMNS:
		if (node->children)
			tree_remove(node, "span");
		return node;
	default:
		repair_strays(state, node);
		return node;
	}
}

/* HTML's time without a datetime must hold the time itself, and nothing else. */
static void leave_time(xmlNode *node)
{
	bool elements = false;
	for (const xmlNode *child = node->children; child; child = child->next)
		elements |= child->type == XML_ELEMENT_NODE;
	if (element_of(node) == EL_TIME && elements && !tree_get(node, "datetime")) {
		tree_rename(node, EL_SPAN);
		restrict_attributes(node);
	}
}

/* A heading without words has nothing to show in a table of contents. */
static void leave_heading(xmlNode *node)
{
	if (is_heading(node) && !(node_facts(node) & NODE_HAS_WORDS)) {
		tree_rename(node, EL_DIV);
		restrict_attributes(node);
		note_facts(node);
	}
}

/* An empty block still ends a line of words that stand before it. */
static bool follows_words(const xmlNode *node)
{
	const xmlNode *before = node->prev;
	while (before && text_is_space(before))
		before = before->prev;
	const xmlNode *after = node->next;
	while (after && text_is_space(after))
		after = after->next;
	return before && after && !(node_facts(before) & NODE_IS_BLOCK) &&
	       element_of(before) != EL_BR;
}

/* What holds nothing goes, unless it is a target or means something by being there. */
static void leave_empty(struct walk *walk, xmlNode *node)
{
	const struct rule *rule = rule_of(node);
	if (node_facts(node) & NODE_HAS_CONTENT || rule->kept_empty ||
	    node == walk->state.tree->body)
		return;
	if (tree_get(node, "epub:type") || tree_get(node, "role"))
		return;
	if (rule->level == LEVEL_PART && element_of(node) != EL_FIGCAPTION &&
	    element_of(node) != EL_CAPTION &&
	    !(element_of(node) == EL_LI && element_of(node->parent) == EL_UL))
		return;
	const char *id = tree_get(node, "id");
	bool parts_words = rule->level == LEVEL_BLOCK && follows_words(node);
	if (!id && !parts_words) {
		if (rule->level == LEVEL_INLINE && node->children)
			tree_insert_before(node, tree_text_borrowed(walk->state.tree, " "));
		tree_unlink(node);
		return;
	}
	if (rule->level == LEVEL_PART)
		return;
	tree_rename(node, parts_words ? EL_DIV : EL_SPAN);
	node->children = node->last = NULL;
	node->properties = NULL;
	if (id)
		tree_set(walk->state.tree, node, "id", id);
	note_facts(node);
}

static void leave(struct walk *walk)
{
	struct frame frame = *top(walk);
	xmlNode *node = leave_by_holds(walk, &frame);
	walk->frames.count--;
	if (!node)
		return;
	leave_time(node);
	note_facts(node);
	leave_heading(node);
	leave_empty(walk, node);
	if (node->parent && is_mute(node))
		tree_unwrap(node);
}

static void tell_remote_pictures(struct conform_state *state)
{
	char number[24];
	snprintf(number, sizeof number, "%zu", state->remote_pictures);
	if (state->remote_pictures)
		diag(state->diags, MSG_REMOTE_PICTURES, state->first_remote_picture, number, NULL);
}

void conform(struct tree *tree, struct diags *diags, const struct conform_options *options)
{
	static const struct conform_options plain = {0};
	struct walk walk = {.state = {tree, diags, options ? options : &plain}};
	tree_remove(tree->body, "class");
	tree_remove(tree->body, "style");
	conform_attributes(&walk.state, tree->body);
	vec_push(&walk.frames, (struct frame){tree->body, tree->body->children, 0, HOLDS_FLOW});
	while (walk.frames.count) {
		struct frame *frame = top(&walk);
		xmlNode *node = frame->next;
		if (!node) {
			leave(&walk);
			continue;
		}
		frame->next = node->next;
		enter(&walk, node);
	}
	vec_clear(&walk.frames);
	conform_links(&walk.state);
	tell_remote_pictures(&walk.state);
}
