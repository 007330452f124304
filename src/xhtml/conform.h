/* Conforming: any tree becomes one that is valid XHTML in every EPUB 3, and loses no word. */
#ifndef OCTAVO_XHTML_CONFORM_H
#define OCTAVO_XHTML_CONFORM_H

#include "base/limits.h"
#include "xhtml/model/breach.h"

/* LIMIT_DEPTH is how deep elements may nest below the body when conform is done: readers and
 * validators stop at 256, and a chapter is wrapped in a few more. */
enum { DRAWING_DEPTH = 250 };

/* What becomes of a tree that is a drawing of its own: none of it turns to text. */
struct conform_drawing {
	size_t lost; /* things that it showed and now doesn't, words too */
	bool too_deep;
};

struct conform_options {
	const struct limits *limits; /* NULL: the usual ones */
	/* Class names stay, as in Markdown, where the author's own style sheet knows them. In a
	 * saved page they lay out a web site; only the theme's classes are made then. */
	bool keep_classes;
	/* Links that lead nowhere stay, for the edition to refuse, as in Markdown; in a saved page
	 * they become plain text. */
	bool keep_dead_links;
	/* Style attributes stay too, after this has cleaned them: it returns what may stay, in the
	 * arena, or NULL. NULL: they only give the theme's classes. */
	const char *(*clean_style)(struct arena *arena, const char *style, void *user);
	/* Whether a local reference names a file: asked where a picture has several candidates.
	 * NULL: the first local one is taken. */
	bool (*is_file)(const char *reference, void *user);
	/* Called before each change, with the rule that asks for it; NULL: nobody wants to know. */
	void (*on_fix)(const struct node *node, enum breach breach, const char *detail, void *user);
	void *user;
	struct conform_drawing *drawing; /* the tree is one, which may nest deeper; or NULL */
};

/* Makes the tree conform; what a reader could notice becomes a diagnostic at its place. */
void conform(struct tree *tree, struct diags *diags, const struct conform_options *options);

#endif
