/* Where an article is cut. */
#include "article/shape/shape.h"

#include <string.h>

/* Prose between a heading and the first one below it that still leaves a section "mostly headings":
 * an epigraph, a date, a line or two. In bytes. */
enum { LITTLE_PROSE = 300 };

struct section {
	struct node *heading;
	unsigned level;
	size_t prose; /* bytes of text between this heading and the next */
};

struct sections {
	VEC(struct section) items;
	size_t opening; /* bytes of text before the first heading */
	unsigned top;   /* the shallowest level in use */
};

bool cut_may_part(enum element element)
{
	return element == EL_BODY || element == EL_DIV || element == EL_SECTION ||
	       element == EL_ARTICLE || element == EL_MAIN || element == EL_HEADER;
}

bool heading_counts(const struct node *heading)
{
	for (const struct node *node = heading->parent; node; node = node->parent)
		if (!cut_may_part(element_of(node)))
			return node->parent == NULL || element_of(node) == EL_HTML;
	return true;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\n\r\f")] == '\0';
}

static size_t prose_of(const struct node *node)
{
	if (node->kind == NODE_TEXT && !is_blank(node->text))
		return strlen(node->text);
	enum element element = element_of(node);
	bool shows = element == EL_IMG || element == EL_SVG || element == EL_MATH ||
		     element == EL_VIDEO || element == EL_AUDIO || element == EL_TABLE ||
		     element == EL_PRE;
	return shows ? LITTLE_PROSE + 1 : 0;
}

static void survey(struct sections *sections, const struct tree *tree)
{
	sections->top = 7;
	for (struct node *node = tree->body; node;) {
		if (is_heading(node) && heading_counts(node)) {
			unsigned level = element_of(node) - EL_H1 + 1;
			if (level < sections->top)
				sections->top = level;
			vec_push(&sections->items, (struct section){node, level, 0});
			node = tree_next_skipping(node, tree->body);
			continue;
		}
		size_t prose = prose_of(node);
		if (sections->items.count)
			sections->items.items[sections->items.count - 1].prose += prose;
		else
			sections->opening += prose;
		node = tree_next(node, tree->body);
	}
}

static size_t count_at(const struct sections *sections, unsigned level)
{
	size_t count = 0;
	for (size_t i = 0; i < sections->items.count; i++)
		count += sections->items.items[i].level == level;
	return count;
}

static bool holds_headings(const struct sections *sections, size_t i)
{
	const struct section *section = &sections->items.items[i];
	return i + 1 < sections->items.count && section[1].level > section->level &&
	       section->prose <= LITTLE_PROSE;
}

/* How many headings stand right below a section: of the level of the first one in it. */
static size_t count_below(const struct sections *sections, size_t i)
{
	unsigned level = sections->items.items[i].level;
	unsigned below = sections->items.items[i + 1].level;
	size_t count = 0;
	while (++i < sections->items.count && sections->items.items[i].level > level)
		count += sections->items.items[i].level <= below;
	return count;
}

/* Whether the sections of the level are parts: most hold little but headings, and those are more
 * than they are themselves. */
static bool mostly_headings(const struct sections *sections, size_t first, unsigned level)
{
	size_t of_level = 0, holders = 0, held = 0;
	for (size_t i = first; i < sections->items.count; i++) {
		if (sections->items.items[i].level != level)
			continue;
		of_level++;
		holders += holds_headings(sections, i);
		if (holds_headings(sections, i))
			held += count_below(sections, i);
	}
	return of_level == 0 || (holders * 2 > of_level && held > holders);
}

/* The deepest level to cut at; 0: none. first is the first section that is no title. */
static unsigned deepest_cut(const struct sections *sections, size_t first, bool lone, int split)
{
	if (split != 0)
		return split < 0 ? 0 : (unsigned)split;
	if (!lone)
		return count_at(sections, sections->top) > 1 ? sections->top : 0;
	unsigned level = 1;
	while (level < 6 && mostly_headings(sections, first, level))
		level++;
	return level;
}

struct node *cut_before(struct tree *tree, struct node *node)
{
	while (node->parent != tree->body) {
		struct node *parent = node->parent, *before = node->prev;
		while (before && before->kind == NODE_TEXT && is_blank(before->text))
			before = before->prev;
		if (!before) { /* the wrapper begins with it, so goes along whole */
			node = parent;
			continue;
		}
		struct node *rest = tree_element(tree, element_of(parent), 0, 0);
		tree_set_place(rest, parent->line, parent->column);
		for (struct attribute *attribute = parent->attributes; attribute;
		     attribute = attribute->next)
			if (strcmp(attribute->name, "id") != 0)
				tree_set(tree, rest, attribute->name, attribute->value);
		while (node) {
			struct node *next = node->next;
			tree_unlink(node);
			tree_append(rest, node);
			node = next;
		}
		tree_insert_after(parent, rest);
		node = rest;
	}
	return node;
}

static void add_cut(struct cuts *cuts, const struct sections *sections, size_t i, size_t *rank,
		    unsigned deepest)
{
	const struct section *section = &sections->items.items[i];
	bool deeper_follows = i + 1 < sections->items.count && section[1].level > section->level &&
			      section[1].level <= deepest;
	vec_push(&cuts->items, (struct cut){
				   .heading = section->heading,
				   .depth = (unsigned)rank[section->level],
				   .part = deeper_follows && section->prose <= LITTLE_PROSE,
			       });
}

/* rank[level]: how many shallower levels are cut, too. */
static void rank_levels(size_t rank[8], const struct sections *sections, size_t first,
			unsigned deepest)
{
	size_t next = 0;
	for (unsigned level = 1; level <= 6; level++) {
		bool used = false;
		for (size_t i = first; i < sections->items.count && !used; i++)
			used = sections->items.items[i].level == level;
		rank[level] = next;
		next += used && level <= deepest;
	}
}

/* A lone top heading is the title; but one below prose is a section, unless it is an h1. */
static bool has_title(const struct sections *sections)
{
	return sections->items.count > 0 && sections->items.items[0].level == sections->top &&
	       count_at(sections, sections->top) == 1 &&
	       (sections->top == 1 || sections->opening == 0);
}

static bool is_page_mark(const struct node *node)
{
	const char *role = tree_get(node, "role");
	return role && strcmp(role, "doc-pagebreak") == 0 && !node->children;
}

/* Marks of pages that begin with the heading go along with it. */
static struct node *with_marks(struct node *heading)
{
	struct node *first = heading;
	for (struct node *node = heading->prev; node; node = node->prev) {
		if (is_page_mark(node))
			first = node;
		else if (node->kind != NODE_TEXT || !is_blank(node->text))
			break;
	}
	return first;
}

static void split_at_cuts(struct cuts *cuts, struct tree *tree)
{
	for (size_t i = cuts->items.count;
	     i-- > 0;) { /* from the last, so that each node moves once */
		struct cut *cut = &cuts->items.items[i];
		cut->start = cut->heading ? cut_before(tree, with_marks(cut->heading))
					  : tree->body->children;
	}
}

/* Below a title that stands above the text, its headings of the first level are of the second. */
static void lower_headings(struct sections *sections)
{
	for (size_t i = 0; i < sections->items.count; i++) {
		struct section *section = &sections->items.items[i];
		section->level += section->level < 6;
		tree_rename(section->heading, (enum element)(EL_H1 + section->level - 1));
	}
	sections->top++;
}

void cuts_make(struct cuts *cuts, struct tree *tree, bool lone, enum titled titled, int split)
{
	struct sections sections = {0};
	size_t rank[8];
	survey(&sections, tree);
	size_t first = 0;
	/* its headings are of sections */
	bool whole = titled != TITLED_BY_HEADING && split == 0 &&
		     (titled == TITLED_OTHERWISE || sections.top > 1 ||
		      count_at(&sections, sections.top) > 1);
	if (whole && sections.top == 1)
		lower_headings(&sections);
	if (!whole && has_title(&sections)) {
		cuts->title = sections.items.items[0].heading;
		first = 1;
	}
	unsigned deepest = whole ? 0 : deepest_cut(&sections, first, lone, split);
	rank_levels(rank, &sections, first, deepest);
	/* what stands before the first cut: a text without a heading, or the title and its prose */
	if (first == 1 && sections.opening == 0 && sections.items.count)
		vec_push(&cuts->items, (struct cut){.heading = sections.items.items[0].heading});
	else if (sections.opening || first == 1 ||
		 (sections.items.count && sections.items.items[0].level > deepest))
		vec_push(&cuts->items, (struct cut){0});
	for (size_t i = first; i < sections.items.count; i++)
		if (sections.items.items[i].level <= deepest)
			add_cut(cuts, &sections, i, rank, deepest);
	if (cuts->items.count && tree->body->children) {
		split_at_cuts(cuts, tree);
		cuts->items.items[0].start = tree->body->children;
	}
	vec_clear(&sections.items);
}

void cuts_clear(struct cuts *cuts)
{
	vec_clear(&cuts->items);
	cuts->title = NULL;
}
