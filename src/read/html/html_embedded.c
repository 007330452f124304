/* Objects that show a picture. */
#include "read/html/html_mend.h"

#include "base/ascii.h"

#include <string.h>

static bool ends_with(const char *text, const char *end)
{
	size_t size = strlen(text), length = strlen(end);
	return size > length && ascii_same(text + size - length, length, end, length);
}

static bool is_picture(const char *address, const char *type)
{
	static const char *const endings[] = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"};
	if (type)
		return ascii_begins_with(type, "image/");
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends_with(address, endings[i]))
			return true;
	return false;
}

static struct node *picture_in(struct node *root)
{
	for (struct node *node = root->children; node; node = tree_next(node, root))
		if (element_of(node) == EL_IMG)
			return node;
	return NULL;
}

/* The picture that the object shows: its own, or the one in it for those who can't. */
static struct node *picture_of(struct tree *tree, struct node *object)
{
	const char *address = tree_get(object, "data"), *type = tree_get(object, "type");
	struct node *inner = picture_in(object);
	if (!address)
		address = tree_get(object, "src");
	if (!address || !is_picture(address, type))
		return inner;
	struct place at = tree_place(tree, object);
	struct node *picture = tree_element(tree, EL_IMG, at.line, at.column);
	const char *label = tree_get(object, "aria-label"), *title = tree_get(object, "title");
	const char *words = tree_words(tree->arena, object);
	const char *alt = label ? label : *words ? words : title;
	tree_set(tree, picture, "src", address);
	if (alt)
		tree_set(tree, picture, "alt", alt);
	return picture;
}

void html_show_objects(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (element_of(node) != EL_OBJECT && element_of(node) != EL_EMBED &&
		    element_of(node) != EL_IFRAME)
			continue;
		next = tree_next_skipping(node, tree->body);
		struct node *picture = picture_of(tree, node);
		if (!picture)
			continue;
		if (picture->parent)
			tree_unlink(picture);
		tree_insert_before(node, picture);
		tree_unlink(node);
	}
}
