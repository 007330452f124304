/* Lists of Google Docs: each run of one level is a list of its own, whose class says the level. */
#include "base/ascii.h"
#include "read/html/html_parts.h"

#include <string.h>

/* What the class says: "lst-kix_abc-1". */
struct google_list {
	const char *name; /* NULL: it says nothing */
	size_t size;
	unsigned level;
	bool starts;
};

static struct google_list list_of(const struct node *node)
{
	static const char mark[] = "lst-kix_";
	struct google_list list = {0};
	bool is_list = node && (element_of(node) == EL_UL || element_of(node) == EL_OL);
	const char *class = is_list ? tree_get(node, "class") : NULL;
	const char *name = class ? strstr(class, mark) : NULL;
	size_t size = name ? strcspn(name, " \t\n") : 0, dash = size;
	while (dash && ascii_is_digit(name[dash - 1]))
		dash--;
	if (dash < 2 || size - dash != 1 || name[dash - 1] != '-')
		return list;
	list.name = name;
	list.size = dash;
	list.level = (unsigned)(name[dash] - '0');
	list.starts = tree_has_class(node, "start");
	return list;
}

static struct node *last_element(struct node *node)
{
	struct node *last = node ? node->last : NULL;
	while (last && last->kind != NODE_ELEMENT)
		last = last->prev;
	return last;
}

/* The deepest list at the end of the one before that is above the level, or of it. */
static struct node *deepest(struct node *before, unsigned level)
{
	for (struct node *inner = before; inner; before = inner) {
		inner = last_element(last_element(before));
		struct google_list list = list_of(inner);
		if (!list.name || list.level > level)
			return before;
	}
	return before;
}

static void go_on(struct node *list, struct node *more)
{
	while (more->children) {
		struct node *item = more->children;
		tree_unlink(item);
		tree_append(list, item);
	}
	tree_unlink(more);
}

void html_nest_lists(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		struct google_list list = list_of(node);
		struct node *before = list.name ? tree_beside(node, false) : NULL;
		struct google_list above = list_of(before);
		if (!above.name || above.level > list.level)
			continue;
		next = tree_next_skipping(node, tree->body);
		struct node *to = deepest(before, list.level), *item = last_element(to);
		struct google_list end = list_of(to);
		if (end.level == list.level && !list.starts && end.size == list.size &&
		    memcmp(end.name, list.name, end.size) == 0) {
			go_on(to, node);
		} else if (end.level < list.level && item && element_of(item) == EL_LI) {
			tree_unlink(node);
			tree_append(item, node);
		}
	}
}
