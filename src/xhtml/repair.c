/* Repairs of paragraphs, figures, details and ruby, and what the other repairs share. */
#include "xhtml/xhtml_parts.h"

#include <string.h>

bool text_is_blank(const char *text)
{
	for (const unsigned char *s = (const unsigned char *)text; *s;) {
		if (*s == ' ' || *s == '\t' || *s == '\n')
			s++;
		else if (s[0] == 0xC2 && s[1] == 0xA0)
			s += 2; /* no-break space */
		else if (s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x80 && s[2] <= 0x8F)
			s += 3; /* spaces of all widths, joiners, marks of direction */
		else if ((s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80) ||
			 (s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF))
			s += 3; /* ideographic space, byte order mark */
		else
			return false;
	}
	return true;
}

bool text_is_space(const struct node *node)
{
	return node->kind == NODE_TEXT && !node->text[strspn(node->text, " \t\n")];
}

struct node *made_element(struct conform_state *state, enum element element,
			  const struct node *like)
{
	struct node *made = tree_element(state->tree, element, 0, 0);
	tree_set_place(made, like->line, like->column);
	return made;
}

void note_facts(struct node *node)
{
	const struct rule *rule = rule_of(node);
	bool has_title = element_of(node) == EL_PRE && tree_get(node, "data-title"); /* code.h */
	unsigned facts = rule->kept_empty || has_title ? NODE_HAS_CONTENT : 0;
	unsigned below = 0;
	for (const struct node *child = node->children; child; child = child->next) {
		below |= node_facts(child);
		if (child->kind != NODE_TEXT)
			continue;
		if (!text_is_space(child))
			below |= NODE_HAS_CONTENT;
		if (!text_is_blank(child->text))
			below |= NODE_HAS_WORDS;
	}
	facts |= below & (NODE_HAS_CONTENT | NODE_HAS_WORDS);
	bool among_words = rule->part_of == HOLDS_RUBY || rule->part_of == HOLDS_MEDIA;
	bool is_block = rule->level != LEVEL_INLINE && !among_words;
	bool like_parent = rule->holds == HOLDS_LIKE_PARENT || rule->holds == HOLDS_MEDIA;
	if (is_block || (like_parent && below & NODE_IS_BLOCK))
		facts |= NODE_IS_BLOCK;
	set_node_facts(node, facts);
}

struct node *wrap(struct conform_state *state, struct node *first, struct node *last,
		  enum element element)
{
	fix(state, first, BREACH_PARTS, NULL);
	struct node *whole = made_element(state, element, first), *after = last->next;
	tree_insert_before(first, whole);
	for (struct node *node = first, *next; node != after; node = next) {
		next = node->next;
		tree_unlink(node);
		tree_append(whole, node);
	}
	return whole;
}

static bool holds_only_space(const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (!text_is_space(child))
			return false;
	return true;
}

/* A piece of a paragraph that is split: the same attributes, but for the id. */
static struct node *piece_of(struct conform_state *state, const struct node *node)
{
	struct node *piece = made_element(state, element_of(node), node);
	for (const struct attribute *attribute = node->attributes; attribute;
	     attribute = attribute->next)
		if (strcmp(attribute->name, "id") != 0 && attribute->value)
			tree_set(state->tree, piece, attribute->name, attribute->value);
	return piece;
}

/* Ends a piece: it stays if it says something. */
static void end_piece(struct node *piece)
{
	if (holds_only_space(piece) && !tree_get(piece, "id"))
		tree_unlink(piece);
	else
		note_facts(piece);
}

void split_around_blocks(struct conform_state *state, struct node *node)
{
	struct node *piece = node, *last = node;
	const char *id = tree_get(node, "id");
	for (struct node *child = node->children, *next; child; child = next) {
		next = child->next;
		bool block = node_facts(child) & NODE_IS_BLOCK;
		if (!block && piece == node)
			continue;
		tree_unlink(child);
		if (!block) {
			if (!piece) {
				piece = piece_of(state, node);
				tree_insert_after(last, piece);
				last = piece;
			}
			tree_append(piece, child);
			continue;
		}
		tree_insert_after(last, child);
		last = child;
		if (piece == node && id && holds_only_space(node) && !tree_get(child, "id")) {
			tree_set(state->tree, child, "id", id);
			tree_remove(node, "id");
		}
		if (piece && piece != node)
			end_piece(piece);
		piece = NULL;
	}
	if (piece && piece != node)
		end_piece(piece);
	end_piece(node);
}

void repair_figure(struct conform_state *state, struct node *figure)
{
	struct node *first = figure->children, *last = figure->last;
	while (first && text_is_space(first))
		first = first->next;
	while (last && text_is_space(last))
		last = last->prev;
	struct node *kept = first && element_of(first) == EL_FIGCAPTION ? first
			    : last && element_of(last) == EL_FIGCAPTION ? last
									: NULL;
	for (struct node *child = figure->children; child; child = child->next)
		if (element_of(child) == EL_FIGCAPTION && child != kept) {
			fix(state, child, BREACH_ORDER, NULL);
			tree_rename(child, EL_DIV);
		}
}

/* Without a summary that comes first there is nothing to open it by. With one it is open, because
 * not every reader lets one click, and paper never did. */
void repair_details(struct conform_state *state, struct node *details)
{
	struct node *first = details->children;
	while (first && text_is_space(first))
		first = first->next;
	bool whole = first && element_of(first) == EL_SUMMARY;
	for (struct node *child = details->children; child; child = child->next)
		if (element_of(child) == EL_SUMMARY && (!whole || child != first)) {
			fix(state, child, BREACH_ORDER, NULL);
			tree_rename(child, EL_DIV);
			tree_add_class(state->tree, child, "bold");
		}
	const char *open = tree_get(details, "open");
	if (whole && open && strcmp(open, "open") == 0)
		return;
	fix(state, details, whole ? BREACH_OPEN : BREACH_ORDER, NULL);
	if (whole) {
		tree_set(state->tree, details, "open", "open");
		return;
	}
	tree_rename(details, EL_DIV);
	tree_remove(details, "open");
}

/* How far a ruby has come: each base needs its annotation, either rt alone or rp, rt, rp. */
enum ruby_state { RUBY_BASE, RUBY_TEXT, RUBY_OPEN, RUBY_INSIDE, RUBY_CLOSED, RUBY_WRONG };

static enum ruby_state ruby_step(enum ruby_state state, enum element element)
{
	bool may_open = state == RUBY_BASE || state == RUBY_TEXT || state == RUBY_CLOSED;
	if (element == EL_RT)
		return may_open ? RUBY_TEXT : state == RUBY_OPEN ? RUBY_INSIDE : RUBY_WRONG;
	if (element == EL_RP)
		return may_open ? RUBY_OPEN : state == RUBY_INSIDE ? RUBY_CLOSED : RUBY_WRONG;
	return may_open ? RUBY_BASE : RUBY_WRONG;
}

static void give_up_ruby(struct node *ruby)
{
	for (struct node *child = ruby->children; child; child = child->next)
		if (element_of(child) == EL_RT || element_of(child) == EL_RP)
			tree_rename(child, EL_SPAN);
	tree_rename(ruby, EL_SPAN);
}

/* What stands behind the last annotation belongs behind the ruby. */
void repair_ruby(struct conform_state *state, struct node *ruby)
{
	enum ruby_state now = RUBY_BASE;
	struct node *last = NULL;
	for (struct node *node = ruby->children; node && now != RUBY_WRONG; node = node->next) {
		if (text_is_space(node))
			continue;
		now = ruby_step(now, element_of(node));
		if (now == RUBY_TEXT || now == RUBY_CLOSED)
			last = node;
	}
	if (!last || now == RUBY_WRONG || now == RUBY_OPEN || now == RUBY_INSIDE) {
		fix(state, ruby, BREACH_PAIRS, NULL);
		give_up_ruby(ruby);
		return;
	}
	for (struct node *node = ruby->last; node != last; node = ruby->last) {
		fix(state, node, BREACH_PAIRS, NULL);
		tree_unlink(node);
		tree_insert_after(ruby, node);
	}
}
