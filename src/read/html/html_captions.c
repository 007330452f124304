/* Pictures with their captions, in boxes that say so by names alone: they are figures. */
#include "read/html/html_parts.h"

#include "base/unicode.h"

/* What captions are called, anywhere or right below what is called so. */
static const struct {
	const char *name, *above;
} names[] = {
    {"caption", NULL},         /* docutils, pandoc, Doxygen */
    {"wp-caption-text", NULL}, /* WordPress */
    {"tr-caption", NULL},      /* Blogger */
    {"thumbcaption", NULL},    /* MediaWiki */
    {"image-caption", NULL},   /* Substack, Squarespace */
    {"img-caption", NULL},     {"imagecaption", NULL},   {"picture-caption", NULL},
    {"photo-caption", NULL},   {"figure-caption", NULL}, {"media-caption", NULL},
    {"title", "imageblock"}, /* Asciidoctor */
    {"title", "figure"},     /* DocBook */
};

static bool is_caption(const struct node *node)
{
	switch (element_of(node)) {
	case EL_DIV:
	case EL_P:
	case EL_SPAN:
	case EL_TD:
		break;
	default:
		return false;
	}
	for (size_t i = 0; node->attributes && i < sizeof names / sizeof *names; i++)
		if (tree_has_class(node, names[i].name) &&
		    (!names[i].above || tree_has_class(node->parent, names[i].above)))
			return tree_has_words(node);
	return false;
}

/* Whether the box holds a picture and, but for the caption, no words. */
static bool holds_picture_only(const struct node *box, const struct node *caption)
{
	enum { MOST = 64 }; /* nodes around a picture */
	int left = MOST;
	bool any = false;
	for (const struct node *node = box; node && left--;) {
		any = any || element_of(node) == EL_IMG;
		if ((node->kind == NODE_TEXT && unicode_has_words(node->text)) ||
		    element_of(node) == EL_FIGURE || (node != box && element_of(node) == EL_TABLE))
			return false;
		node = node == caption ? tree_next_skipping(node, box) : tree_next(node, box);
	}
	return any && left >= 0;
}

/* The nearest box around the caption that holds a picture; NULL: none near, or with more. */
static struct node *box_of(const struct node *caption, const struct node *body)
{
	enum { HIGHEST = 4 };
	struct node *box = caption->parent;
	for (int i = 0; box && box != body && i < HIGHEST; i++, box = box->parent) {
		if (element_of(box) == EL_FIGURE || element_of(box) == EL_FIGCAPTION)
			return NULL;
		if ((element_of(box) == EL_DIV || element_of(box) == EL_TABLE) &&
		    holds_picture_only(box, caption))
			return box;
	}
	return NULL;
}

/* The pictures of a table, with the links around them, go before it. */
static void take_pictures(struct node *table, struct node *figure)
{
	for (struct node *node = table->children, *next; node; node = next) {
		next = tree_next(node, table);
		bool is_link = element_of(node) == EL_A && node->children;
		if (!is_link && element_of(node) != EL_IMG && element_of(node) != EL_PICTURE)
			continue;
		next = tree_next_skipping(node, table);
		tree_unlink(node);
		tree_append(figure, node);
	}
}

static void make_figure(struct tree *tree, struct node *box, struct node *caption)
{
	struct node *figure = box;
	bool is_first = true;
	for (const struct node *node = box; node != caption; node = tree_next(node, box))
		is_first = is_first && element_of(node) != EL_IMG;
	tree_unlink(caption);
	tree_rename(caption, EL_FIGCAPTION);
	if (element_of(box) == EL_TABLE) {
		struct place at = tree_place(tree, box);
		figure = tree_element(tree, EL_FIGURE, at.line, at.column);
		const char *id = tree_get(box, "id");
		if (id)
			tree_set(tree, figure, "id", id);
		tree_insert_before(box, figure);
		take_pictures(box, figure);
		tree_unlink(box);
	}
	tree_rename(figure, EL_FIGURE);
	if (is_first && figure->children)
		tree_insert_before(figure->children, caption);
	else
		tree_append(figure, caption);
}

void html_read_captions(struct tree *tree)
{
	struct node *body = tree->body;
	for (struct node *node = body->children, *next; node; node = next) {
		next = tree_next(node, body);
		struct node *box = is_caption(node) ? box_of(node, body) : NULL;
		if (!box)
			continue;
		next = tree_next_skipping(box, body);
		make_figure(tree, box, node);
	}
}
