/* Page marks, figures and tables. */
#include "article/marks.h"

#include "base/label.h"
#include "base/slug.h"
#include "base/word_list.h"

#include <string.h>

struct mark_wishes marks_wished(const struct metadata *metadata)
{
	struct mark_wishes wishes = {.of[MARK_PAGE] = true};
	for (size_t i = 0; i < metadata->lists.count; i++) {
		const char *list = metadata->lists.items[i].text;
		wishes.of[strcmp(list, "tables") == 0 ? MARK_TABLE : MARK_FIGURE] = true;
	}
	return wishes;
}

static bool is_page(const struct node *node)
{
	if (node->kind != NODE_ELEMENT || !node->attributes)
		return false;
	return words_have(tree_get(node, "epub:type"), "pagebreak") ||
	       words_have(tree_get(node, "role"), "doc-pagebreak");
}

/* A figure's caption or a table's, or NULL. */
static const struct node *caption_of(const struct node *node)
{
	enum element wanted = element_of(node) == EL_FIGURE ? EL_FIGCAPTION : EL_CAPTION;
	const struct node *child = node->children;
	while (child && element_of(child) != wanted)
		child = child->next;
	return child;
}

/* MARK_KINDS: none that is asked for. */
static enum mark_kind kind_of(const struct node *node, const struct mark_wishes *wishes)
{
	enum mark_kind kind = element_of(node) == EL_FIGURE  ? MARK_FIGURE
			      : element_of(node) == EL_TABLE ? MARK_TABLE
							     : MARK_KINDS;
	if (is_page(node))
		return MARK_PAGE;
	return kind != MARK_KINDS && wishes->of[kind] && caption_of(node) ? kind : MARK_KINDS;
}

/* "12" of "[Pg 12]", "Page 12" and "p. 12". */
static const char *bare_label(struct arena *arena, const char *label)
{
	static const char *const words[] = {"page", "Page", "pg", "Pg", "p", "P"};
	label += strspn(label, "[({ ");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		if (strncmp(label, words[i], size) != 0)
			continue;
		size_t gap = strspn(label + size, ". \t");
		if (gap && label[size + gap]) {
			label += size + gap;
			break;
		}
	}
	size_t size = strlen(label);
	while (size && strchr("])}. ", label[size - 1]))
		size--;
	return arena_copy(arena, label, size);
}

/* The number at an id's end, as in "page_12" or "pgxii". */
static const char *number_in(const char *id)
{
	size_t size = strcspn(id, "-_0123456789");
	const char *number = id + size + strspn(id + size, "-_");
	return *number ? number : NULL;
}

/* What the page is called: a name, else what it shows, else the number in its id. NULL: nothing. */
static const char *page_label(struct arena *arena, const struct node *node)
{
	static const char *const names[] = {"aria-label", "title"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *name = tree_get(node, names[i]);
		if (name && !label_is_blank(bare_label(arena, name)))
			return bare_label(arena, name);
	}
	const char *words = bare_label(arena, tree_words(arena, node)), *id = tree_get(node, "id");
	if (*words)
		return words;
	return id && number_in(id) ? arena_string(arena, number_in(id)) : NULL;
}

/* It stays where it is, if it holds or means anything else, but is no page mark any more. */
static void unmark(struct node *node)
{
	static const char *const names[] = {"epub:type", "role", "aria-label", "title"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		tree_remove(node, names[i]);
	if (element_of(node) == EL_SPAN && !node->attributes)
		tree_unwrap(node);
}

/* A mark between blocks goes into the paragraph behind it, so that this still follows its heading
 * as themes know it. */
static void join_paragraph(struct node *node)
{
	struct node *behind = node->next;
	while (behind && behind->kind == NODE_TEXT && !behind->text[strspn(behind->text, " \t\n")])
		behind = behind->next;
	if (element_of(node) != EL_SPAN || node->children || !behind || element_of(behind) != EL_P)
		return;
	tree_unlink(node);
	if (behind->children)
		tree_insert_before(behind->children, node);
	else
		tree_append(behind, node);
}

static bool takes_role(enum element element)
{
	return element == EL_SPAN || element == EL_DIV || element == EL_HR;
}

/* Whether an empty span may be its first child. */
static bool holds_span(enum element element)
{
	return element == EL_P || (element >= EL_H1 && element <= EL_H6) || element == EL_LI ||
	       element == EL_DT || element == EL_DD || element == EL_TD || element == EL_TH;
}

/* Whether an empty span may stand in front of it. */
static bool stands_free(enum element element)
{
	return element == EL_BR || element == EL_IMG || element == EL_A || element == EL_TABLE ||
	       element == EL_SECTION || element == EL_FIGURE || element == EL_UL ||
	       element == EL_OL || element == EL_BLOCKQUOTE;
}

/* The node itself if it can have the role of a page mark, else a span made for it; NULL: there is
 * no place for one. */
static struct node *own_mark(struct tree *tree, struct node *node)
{
	enum element element = element_of(node);
	if (takes_role(element))
		return node;
	unmark(node);
	if (!holds_span(element) && !stands_free(element))
		return NULL;
	struct node *mark = tree_element(tree, EL_SPAN, 0, 0);
	if (stands_free(element))
		tree_insert_before(node, mark);
	else if (node->children)
		tree_insert_before(node->children, mark);
	else
		tree_append(node, mark);
	return mark;
}

static void make_mark(struct ids *ids, struct node *mark, const char *label)
{
	struct tree *tree = ids->tree;
	tree_set(tree, mark, "epub:type", "pagebreak");
	tree_set(tree, mark, "role", "doc-pagebreak");
	tree_set(tree, mark, "aria-label", label);
	if (!tree_get(mark, "id"))
		tree_set(tree, mark, "id",
			 ids_new(ids, arena_format(tree->arena, "page-%s",
						   slug_of(tree->arena, label))));
}

/* Returns the node that the walk goes on with. */
static struct node *prepare_page(struct ids *ids, struct node *node, struct map *seen,
				 struct diags *diags)
{
	struct tree *tree = ids->tree;
	struct node *next = tree_next(node, tree->body);
	const char *label = page_label(tree->arena, node);
	size_t *before = label ? map_at(seen, label) : NULL;
	if (!label) {
		unmark(node);
	} else if (*before != MAP_NONE) {
		diag(diags, MSG_PAGE_TWICE, tree_place(tree, node), label, NULL);
		unmark(node);
	} else {
		*before = 1;
		struct node *mark = own_mark(tree, node);
		if (mark == node)
			join_paragraph(node);
		if (mark)
			make_mark(ids, mark, label);
		bool inside = mark && mark->parent == node;
		next = tree_next(inside ? mark : node, tree->body);
	}
	return next;
}

bool marks_prepare(struct ids *ids, const struct mark_wishes *wishes, struct diags *diags)
{
	static const char *const names[] = {[MARK_FIGURE] = "figure", [MARK_TABLE] = "table"};
	struct tree *tree = ids->tree;
	struct map seen = {0};
	bool found = false;
	for (struct node *node = tree->body, *next; node; node = next) {
		enum mark_kind kind = kind_of(node, wishes);
		next = tree_next(node, tree->body);
		found |= kind != MARK_KINDS;
		if (kind == MARK_PAGE) {
			next = prepare_page(ids, node, &seen, diags);
		} else if (kind != MARK_KINDS && !tree_get(node, "id")) {
			const char *words =
			    slug_of(tree->arena, tree_words(tree->arena, caption_of(node)));
			tree_set(
			    tree, node, "id",
			    ids_new(ids, arena_format(tree->arena, "%s-%s", names[kind], words)));
		}
	}
	map_clear(&seen);
	return found;
}

void marks_gather(mark_list *marks, const struct node *section, const struct mark_wishes *wishes,
		  struct arena *arena)
{
	size_t headings = 0;
	for (const struct node *node = section; node; node = tree_next(node, section)) {
		headings += is_heading(node) && tree_get(node, "id");
		enum mark_kind kind = kind_of(node, wishes);
		const char *id = kind == MARK_KINDS ? NULL : tree_get(node, "id");
		const char *label = !id                 ? ""
				    : kind == MARK_PAGE ? page_label(arena, node)
							: tree_words(arena, caption_of(node));
		if (id && *label)
			vec_push(marks,
				 (struct mark){kind, label, arena_string(arena, id), headings});
	}
}
