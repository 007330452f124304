/* Entering an element: whether it may be here, and as what. */
#include "xhtml/xhtml_parts.h"
#include "xhtml/words.h"

#include <stdio.h>
#include <string.h>

/* How deep the elements may nest that conform is done with. */
static size_t most_deep(const struct conform_walk *walk)
{
	return limit_of(walk->state.options->limits, LIMIT_DEPTH);
}

/* And those of the page: elements that repairs add between two of them can double the depth. */
static size_t deepest(const struct conform_walk *walk)
{
	return most_deep(walk) / 2 - 4;
}

static struct arena *arena_of(const struct conform_walk *walk)
{
	return walk->state.tree->arena;
}

/* The id of an element that goes: for the first element in it, or for an empty span in its place.
 */
static void leave_id(struct conform_walk *walk, struct node *node)
{
	const char *id = tree_get(node, "id");
	struct node *child = node->children;
	if (!id || !*id)
		return;
	while (child && text_is_space(child))
		child = child->next;
	if (child && rule_of(child)->level == LEVEL_PART && !tree_get(child, "id")) {
		tree_set(walk->state.tree, child, "id", id);
		return;
	}
	struct node *anchor = made_element(&walk->state, EL_SPAN, node);
	tree_set(walk->state.tree, anchor, "id", id);
	tree_insert_before(node, anchor);
	note_facts(anchor);
}

/* The children stand where the element stood, and are walked next. */
static void unwrap(struct conform_walk *walk, struct node *node, enum breach breach)
{
	fix(&walk->state, node, breach, NULL);
	leave_id(walk, node);
	if (node->children)
		conform_top(walk)->next = node->children;
	tree_unwrap(node);
}

/* The same, and the words inside stay apart from those outside. */
static void unwrap_apart(struct conform_walk *walk, struct node *node)
{
	leave_id(walk, node);
	if (node->children)
		conform_top(walk)->next = node->children;
	content_instead(walk->state.tree, node);
}

/* Where blocks become spans, a line break keeps their words apart. */
static void add_break(struct conform_walk *walk, struct node *node, bool before)
{
	struct node *beside = before ? node->prev : node->next;
	while (beside && text_is_space(beside))
		beside = before ? beside->prev : beside->next;
	if (!beside || element_of(beside) == EL_BR)
		return;
	struct node *line = made_element(&walk->state, EL_BR, node);
	note_facts(line);
	struct node *space = tree_text_borrowed(walk->state.tree, " ");
	if (before) {
		tree_insert_before(node, space);
		tree_insert_before(node, line);
	} else {
		tree_insert_after(node, space);
		tree_insert_after(node, line);
	}
}

static bool says_words(const struct node *img)
{
	const char *alt = tree_get(img, "alt");
	return alt && *alt;
}

static void empty(struct conform_walk *walk, struct node *node)
{
	if (node->children)
		fix(&walk->state, node, BREACH_CONTENT, NULL);
	node->children = node->last = NULL;
}

static void enter_image(struct conform_walk *walk, struct node *node)
{
	struct conform_state *state = &walk->state;
	switch (choose_picture(state, node)) {
	case PICTURE_STAYS:
		if (element_of(node) != EL_IMG)
			become(walk, node, BREACH_ELEMENT, EL_IMG, NULL);
		present(state, node);
		conform_attributes(state, node);
		empty(walk, node);
		set_node_facts(node, NODE_HAS_CONTENT | (says_words(node) ? NODE_HAS_WORDS : 0));
		break;
	case PICTURE_IS_TEXT:
		words_instead(walk->state.tree, node, tree_get(node, "alt"));
		break;
	default:
		words_instead(walk->state.tree, node, "");
	}
}

static void enter_picture(struct conform_walk *walk, struct node *node)
{
	gather_candidates(&walk->state, node);
	unwrap(walk, node, BREACH_PICTURE);
}

static void enter_noscript(struct conform_walk *walk, struct node *node)
{
	struct node *img = noscript_img(&walk->state, node);
	fix(&walk->state, node, BREACH_ELEMENT, NULL);
	if (img) {
		tree_unlink(img);
		tree_insert_before(node, img);
		enter_image(walk, img);
	}
	tree_unlink(node);
}

static void note_depth(struct conform_walk *walk, const struct node *node, size_t most)
{
	char number[24];
	snprintf(number, sizeof number, "%zu", most);
	fix(&walk->state, node, BREACH_TOO_DEEP, number);
}

/* Makes what is inside conform; false: it can't stand here. */
static bool fit_foreign(struct conform_walk *walk, struct node *node)
{
	struct conform_drawing *drawing = walk->state.options->drawing;
	size_t room = (drawing ? DRAWING_DEPTH : most_deep(walk)) - walk->frames.count;
	bool is_math = element_of(node) == EL_MATH;
	if (conform_top(walk)->in & IN_TIME ||
	    !(is_math ? conform_math : conform_svg)(&walk->state, node))
		return false;
	if (!is_math && !foreign_is_shallow(node, room))
		svg_flatten(&walk->state, node);
	if (foreign_is_shallow(node, room))
		return true;
	if (drawing)
		drawing->too_deep = true;
	else
		note_depth(walk, node, most_deep(walk));
	return false;
}

static void enter_foreign(struct conform_walk *walk, struct node *node)
{
	bool is_math = element_of(node) == EL_MATH;
	const char *words = foreign_words(arena_of(walk), node);
	const char *picture = is_math ? NULL : svg_picture(node);
	if (picture) {
		fix(&walk->state, node, BREACH_PICTURE, NULL);
		struct node *img = made_element(&walk->state, EL_IMG, node);
		tree_set(walk->state.tree, img, "src", picture);
		if (*words)
			tree_set(walk->state.tree, img, "alt", words);
		tree_insert_before(node, img);
		tree_unlink(node);
		enter_image(walk, img);
	} else if (fit_foreign(walk, node)) {
		set_node_facts(node, NODE_HAS_CONTENT | (*words ? NODE_HAS_WORDS : 0));
	} else if (*words) {
		fix(&walk->state, node, BREACH_FOREIGN, is_math ? "math" : "svg");
		words_instead(walk->state.tree, node, words);
	} else {
		fix(&walk->state, node, BREACH_EMPTY, NULL);
		tree_unlink(node);
	}
}

/* What XML may leave out between a whole and a part of a part of it, as a row's group; EL_NONE:
 * nothing. */
static enum element missing_between(enum holds holds, const struct node *part)
{
	enum holds of = rule_of(part)->part_of;
	if (holds == HOLDS_TABLE && of == HOLDS_COLUMNS)
		return EL_COLGROUP;
	if (holds == HOLDS_TABLE && (of == HOLDS_ROWS || of == HOLDS_CELLS))
		return EL_TBODY;
	return holds == HOLDS_ROWS && of == HOLDS_CELLS ? EL_TR : EL_NONE;
}

/* Puts the part, with those like it right behind, into what is missing around them, which is
 * walked instead; or returns the part. */
static struct node *complete(struct conform_walk *walk, struct node *part)
{
	struct conform_frame *frame = conform_top(walk);
	enum element missing = missing_between(frame->holds, part);
	if (missing == EL_NONE || frame->in & IN_FLAT)
		return part;
	struct node *last = part;
	for (struct node *next = part->next; next; next = next->next)
		if (missing_between(frame->holds, next) == missing)
			last = next;
		else if (!text_is_space(next))
			break;
	struct node *whole = wrap(&walk->state, part, last, missing);
	frame->next = whole->next;
	return whole;
}

/* Whether a wrapper that only lays out stands between a whole and its parts: ul > div > li. What
 * isn't a child of sound or film is no source of it. */
static bool hides_parts(const struct node *node, enum holds holds)
{
	if (holds == HOLDS_MEDIA)
		return false;
	switch (element_of(node)) {
	case EL_DIV:
	case EL_SPAN:
	case EL_SECTION:
	case EL_P:
		break;
	default:
		return false;
	}
	for (const struct node *child = node->children; child; child = child->next)
		if (rule_of(child)->part_of == holds || missing_between(holds, child) != EL_NONE)
			return true;
	return false;
}

/* Whether the element must not be an element here at all. */
static bool must_unwrap(const struct conform_walk *walk, const struct node *node,
			const struct rule *rule)
{
	const struct conform_frame *frame = &walk->frames.items[walk->frames.count - 1];
	if (frame->in & IN_FLAT)
		return rule->holds != HOLDS_NOTHING || rule->level != LEVEL_INLINE;
	if (hides_parts(node, frame->holds))
		return true;
	return (rule->forbidden_in & frame->in) &&
	       (element_of(node) == EL_A || (element_of(node) == EL_RUBY &&
					     frame->holds == HOLDS_RUBY)); /* two readings of one */
}

/* Makes the element what may stand here. */
static void fit_in(struct conform_walk *walk, struct node *node)
{
	const struct conform_frame *frame = conform_top(walk);
	const struct rule *rule = rule_of(node);
	if (rule->forbidden_in & frame->in) {
		become(walk, node, BREACH_NESTED, rule->level == LEVEL_INLINE ? EL_SPAN : EL_DIV,
		       NULL);
		rule = rule_of(node);
	}
	bool table_in_caption =
	    frame->in & IN_CAPTION && rule->level == LEVEL_PART && rule->part_of != frame->holds;
	if (rule->level == LEVEL_PART && rule->part_of != frame->holds &&
	    (rule->become || table_in_caption))
		become(walk, node, BREACH_PARTS, rule->become ? rule->become : EL_DIV,
		       rule->classes);
	if (frame->in & IN_INLINE && rule_of(node)->level != LEVEL_INLINE &&
	    !(rule_of(node)->level == LEVEL_PART && rule_of(node)->part_of == frame->holds)) {
		add_break(walk, node, true);
		add_break(walk, node, false);
		become(walk, node, BREACH_BLOCK, EL_SPAN, NULL);
	}
}

static enum holds holds_of(const struct conform_walk *walk, const struct rule *rule)
{
	const struct conform_frame *frame = &walk->frames.items[walk->frames.count - 1];
	if (rule->holds == HOLDS_LIKE_PARENT && frame->in & IN_INLINE)
		return HOLDS_PHRASING;
	return rule->holds;
}

static void push(struct conform_walk *walk, struct node *node)
{
	const struct rule *rule = rule_of(node);
	struct conform_frame frame = {node, node->children, conform_top(walk)->in | rule->makes,
				      holds_of(walk, rule)};
	if (walk->frames.count >= deepest(walk) && !(frame.in & IN_FLAT)) {
		note_depth(walk, node, deepest(walk));
		frame.in |= IN_FLAT | IN_INLINE;
	}
	if (rule->holds == HOLDS_NOTHING) {
		empty(walk, node);
		note_facts(node);
		return;
	}
	vec_push(&walk->frames, frame);
}

static void enter_kept(struct conform_walk *walk, struct node *node)
{
	struct conform_state *state = &walk->state;
	const struct rule *rule = rule_of(node);
	if (rule->part_of == HOLDS_MEDIA && conform_top(walk)->holds != HOLDS_MEDIA) {
		fix(state, node, BREACH_PARTS, NULL);
		tree_unlink(node);
		return;
	}
	if (must_unwrap(walk, node, rule)) {
		if (rule->level != LEVEL_INLINE && conform_top(walk)->in & IN_FLAT) {
			add_break(walk, node, true);
			add_break(walk, node, false);
		}
		unwrap(walk, node, conform_top(walk)->in & IN_FLAT ? BREACH_DEPTH : BREACH_NESTED);
		return;
	}
	anchor_to_id(state, node);
	if (element_of(node) == EL_A && !tree_get(node, "href"))
		become(walk, node, BREACH_REQUIRED, EL_SPAN, NULL);
	fit_in(walk, node);
	conform_attributes(state, node);
	enum element element = element_of(node);
	if ((element == EL_BDO && !tree_get(node, "dir")) ||
	    (element == EL_DATA && !tree_get(node, "value"))) {
		become(walk, node, BREACH_REQUIRED, EL_SPAN, NULL);
		restrict_attributes(node);
	}
	push(walk, node);
}

static void enter_media(struct conform_walk *walk, struct node *node)
{
	bool allowed = !(conform_top(walk)->in & (IN_LINK | IN_MEDIA | IN_FLAT));
	if (allowed && media_stays(&walk->state, node)) {
		enter_kept(walk, node);
		return;
	}
	fix(&walk->state, node, BREACH_MEDIA_LEFT_OUT, element_name(element_of(node)));
	for (struct node *child = node->children, *next; child; child = next) {
		next = child->next;
		if (element_of(child) == EL_SOURCE || element_of(child) == EL_TRACK)
			tree_unlink(child);
	}
	unwrap_apart(walk, node);
}

static bool is_worth_telling(const struct node *node)
{
	const char *type = tree_get(node, "type");
	return element_of(node) != EL_INPUT || !type || strcmp(type, "hidden") != 0;
}

/* Whether what stands beside something else would run into what stands on its other side. */
static bool says_inline(const struct node *beside)
{
	return beside && (beside->kind == NODE_TEXT || rule_of(beside)->level == LEVEL_INLINE) &&
	       tree_has_words(beside);
}

static void enter_element(struct conform_walk *walk, struct node *node)
{
	node = complete(walk, node);
	present(&walk->state, node);
	const struct rule *rule = rule_of(node);
	if (element_of(node) == EL_BODY && node != walk->state.tree->body) {
		unwrap(walk, node, BREACH_ELEMENT); /* XML takes one in another */
		return;
	}
	switch (rule->fate) {
	case FATE_KEEP:
		enter_kept(walk, node);
		return;
	case FATE_BECOME:
		become(walk, node, BREACH_ELEMENT, rule->become, rule->classes);
		enter_kept(walk, node);
		return;
	case FATE_UNWRAP:
		unwrap(walk, node, BREACH_ELEMENT);
		return;
	case FATE_REFUSE:
		fix(&walk->state, node, is_worth_telling(node) ? BREACH_REFUSED : BREACH_ELEMENT,
		    element_name(element_of(node)));
		if (says_inline(node->prev) && says_inline(node->next))
			words_instead(walk->state.tree, node, "");
		else
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
		fix(&walk->state, node, BREACH_ELEMENT, NULL);
		tree_unlink(node);
	}
}

void conform_enter(struct conform_walk *walk, struct node *node)
{
	if (node->kind == NODE_ELEMENT) {
		enter_element(walk, node);
	} else if (node->kind != NODE_TEXT) {
		fix(&walk->state, node, BREACH_INSTRUCTION, NULL);
		tree_unlink(node);
	}
}
