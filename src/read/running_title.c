/* A title that stands above each article of a book: the book's, not theirs; and one that an article
 * says twice. */
#include "read/running_title.h"

#include "base/label.h"
#include "base/unicode.h"

#include <string.h>

/* The next heading, with nothing to be seen before it; NULL: something else comes first. */
static struct node *heading_behind(struct node *node, const struct node *root)
{
	for (; node; node = tree_next(node, root)) {
		bool is_words = node->kind == NODE_TEXT && !label_is_blank(node->text);
		enum element element = element_of(node);
		if (is_heading(node))
			return node;
		if (is_words || element == EL_IMG || element == EL_HR || element == EL_SVG)
			return NULL;
	}
	return NULL;
}

/* The heading that opens the text right above a second one that isn't above it; both NULL: there is
 * none. */
struct top {
	struct node *first, *second;
};

static struct top find(const struct tree *tree)
{
	struct node *first = heading_behind(tree->body, tree->body);
	struct node *behind = first ? tree_next_skipping(first, tree->body) : NULL;
	struct node *second = heading_behind(behind, tree->body);
	bool is_top = second && second->element >= first->element;
	return is_top ? (struct top){first, second} : (struct top){NULL, NULL};
}

const char *running_title_of(const struct tree *tree, struct arena *arena)
{
	const struct node *heading = find(tree).first;
	const char *words = heading ? tree_words(arena, heading) : "";
	return *words ? words : NULL;
}

bool running_title_same(const char *one, const char *other)
{
	struct arena *arena = arena_new();
	bool same = strcmp(unicode_folded(arena, one), unicode_folded(arena, other)) == 0;
	arena_free(arena);
	return same;
}

void running_title_drop(struct tree *tree, const char *words)
{
	const char *mine = running_title_of(tree, tree->arena);
	if (mine && running_title_same(mine, words))
		tree_unlink(find(tree).first);
}

/* Whether something but the heading itself can be led to in it, or seen. */
static bool holds_more(const struct node *heading)
{
	for (const struct node *node = tree_next(heading, heading); node;
	     node = tree_next(node, heading))
		if (node->kind != NODE_TEXT && (tree_get(node, "id") || element_of(node) == EL_IMG))
			return true;
	return false;
}

void running_title_say_once(struct tree *tree)
{
	const struct top top = find(tree);
	struct node *first = top.first, *second = top.second;
	const char *id = first ? tree_get(first, "id") : NULL;
	if (!first || holds_more(first) || (id && tree_get(second, "id")) ||
	    !running_title_same(tree_words(tree->arena, first), tree_words(tree->arena, second)))
		return;
	second->element = first->element;
	if (id)
		tree_set(tree, second, "id", id);
	tree_unlink(first);
}
