/* What the parts of conforming share, and how they see each other: file by file.
 *
 * Elements are entered on the way down (enter.c), where each becomes what may stand there, and left
 * on the way up (leave.c), where its children, each conforming, are looked at together. */
#ifndef OCTAVO_XHTML_XHTML_PARTS_H
#define OCTAVO_XHTML_XHTML_PARTS_H

#include "base/map.h"
#include "base/vec.h"
#include "xhtml/conform.h"
#include "xhtml/model/model.h"
#include "xhtml/model/values.h"

struct conform_state {
	struct tree *tree;
	struct diags *diags;
	const struct conform_options *options;
	size_t svgs; /* so far, for their ids */
	/* What became of ids inside of them: by the id as written, the index of the new one. */
	struct map drawn;
	VEC(const char *) drawn_now;
	size_t fixed[BREACH_COUNT]; /* so far */
};

/* Says that the node breaks a rule, which what follows mends: tells of it where the rule has a
 * message, and whoever wants to know of each change. detail may be NULL. */
void fix(struct conform_state *state, const struct node *node, enum breach breach,
	 const char *detail);

/* Gives the element an attribute, and says so if it isn't so already. */
void fix_attribute(struct conform_state *state, struct node *node, enum breach breach,
		   const char *name, const char *value);

/* What is known of a conforming node: its facts. */
enum {
	NODE_IS_BLOCK = 1 << 0, /* among phrasing content it can't stand */
	NODE_HAS_CONTENT = 1 << 1,
	NODE_HAS_WORDS = 1 << 2,
};

static inline unsigned node_facts(const struct node *node)
{
	return node->kind == NODE_ELEMENT ? node->facts : 0;
}
static inline void set_node_facts(struct node *node, unsigned facts)
{
	node->facts = (uint8_t)facts;
}

/* A text that is nothing but white space; is_blank counts other Unicode spaces as well. */
bool text_is_space(const struct node *node);
bool text_is_blank(const char *text);

/* An element made by octavo where another one stands. */
struct node *made_element(struct conform_state *state, enum element element,
			  const struct node *like);

/* Computes what is known of a node from its children. */
void note_facts(struct node *node);

/* Wraps the siblings first to last, which need it around them, into a new element, which is
 * returned. */
struct node *wrap(struct conform_state *state, struct node *first, struct node *last,
		  enum element element);

/* enter.c and leave.c: the walk goes down into elements and comes up out of them */

/* An element whose children are being walked. */
struct conform_frame {
	struct node *node, *next; /* next: the child to come */
	unsigned in;              /* IN_ bits: what it and its ancestors are */
	enum holds holds;
};

struct conform_walk {
	struct conform_state state;
	VEC(struct conform_frame) frames;
};

static inline struct conform_frame *conform_top(struct conform_walk *walk)
{
	return &walk->frames.items[walk->frames.count - 1];
}

/* Makes the element another one, with classes that may be NULL, because of the breach. */
static inline void become(struct conform_walk *walk, struct node *node, enum breach breach,
			  enum element element, const char *classes)
{
	fix(&walk->state, node, breach, NULL);
	tree_rename(node, element);
	if (classes)
		tree_add_class(walk->state.tree, node, classes);
}

/* A child of the element on top is reached: it goes, becomes what may stand there, or is what is
 * walked next. */
void conform_enter(struct conform_walk *walk, struct node *node);

/* All children of the element on top are done. */
void conform_leave(struct conform_walk *walk);

/* attributes.c */

/* Takes away what may not be there and puts the rest in its proper form. What attributes mean for
 * the look has been turned into classes before (presentation.c). */
void conform_attributes(struct conform_state *state, struct node *node);

/* After an element became another one: takes away what only the former may have. */
void restrict_attributes(struct node *node);

/* presentation.c */

/* Sets the node's classes from its attributes and style, and makes it another element where its
 * style says so. To be called before anything else changes the node. */
void present(struct conform_state *state, struct node *node);

/* Dots and the like beside letters, wherever the style says it. */
void present_emphasis(struct conform_state *state, struct node *node, const char *style);

/* meanings.c: what a declaration means, if it is one that is more than a class. */
void present_meaning(struct conform_state *state, struct node *node, const char *property,
		     const char *value);

/* shown_size.c */

enum { LARGEST_PIXEL = 2 }; /* a picture of so few pixels only counts readers */

/* A picture's, of which the width decides where both are said, but for pixels. */
void present_width(struct conform_state *state, struct node *img, const char *value);
void present_height(struct conform_state *state, struct node *img, const char *value);

/* A drawing's, as attributes; what has no size is as wide as the page, but for icons. */
void size_drawing(struct conform_state *state, struct node *svg);

/* repair.c, repair_lists.c, repair_tables.c */

/* Wraps what is a part of a list but stands outside of one. */
void repair_strays(struct conform_state *state, struct node *parent);

void repair_items(struct conform_state *state, struct node *list); /* ul, ol */
struct node *repair_terms(struct conform_state *state,
			  struct node *list); /* dl; may become a div */
void repair_table(struct conform_state *state, struct node *table);
void repair_rows(struct conform_state *state, struct node *rows);
void repair_cells(struct conform_state *state, struct node *row);
void repair_figure(struct conform_state *state, struct node *figure);
void repair_details(struct conform_state *state, struct node *details);
void repair_ruby(struct conform_state *state, struct node *ruby);

/* Splits the element around the blocks in it: they move out, in order, to where it stands. */
void split_around_blocks(struct conform_state *state, struct node *node);

/* pagebreaks.c */

/* Moves marks that stand between the items of a list or the cells of a table into the next of them,
 * out of drawings and formulas before those; and takes numbers in the margin, as Project Gutenberg
 * has them, for marks. */
void pagebreaks_settle(struct conform_state *state);

/* page_ids.c */

/* The name of an anchor becomes an id, before attributes are looked through. */
void anchor_to_id(struct conform_state *state, struct node *node);

/* When the tree has its final shape: makes ids valid and unique, follows the links to them, and
 * puts the targets of all other links in their proper form. Links that lead nowhere become plain
 * text. */
void conform_links(struct conform_state *state);

/* punycode.c */

/* The host in ASCII and lower case, or NULL if it is no host name. */
char *host_to_ascii(struct arena *arena, const char *host, size_t size);

/* embedded_media.c */

/* What a picture comes to. */
enum picture {
	PICTURE_STAYS,
	PICTURE_IS_TEXT, /* remote or missing: its alternative text stands for it */
	PICTURE_GOES,    /* a tracking pixel, or nothing at all */
};

/* Chooses the best local candidate of an img, and sets its src and alt. */
enum picture choose_picture(struct conform_state *state, struct node *img);

/* Gives the sources of a picture element to its img, and takes them out. */
void gather_candidates(struct conform_state *state, struct node *picture);

/* An img in a noscript that holds what the page beside it only loads by script, or NULL. */
struct node *noscript_img(struct conform_state *state, struct node *noscript);

/* Whether an audio or video can be kept; leaves it with the sources that can. */
bool media_stays(struct conform_state *state, struct node *media);

/* foreign.c, mathml.c, svg.c, svg_groups.c */

/* Makes what is inside conform. False if nothing is left that could be shown: then its text may
 * stand for it. */
bool conform_math(struct conform_state *state, struct node *math);
bool conform_svg(struct conform_state *state, struct node *svg);

/* Takes out groups of an SVG that conforms, as far as it looks the same without them. */
void svg_flatten(struct conform_state *state, struct node *svg);

/* Keeps the attributes that an element of MathML may have. */
void math_clean_attributes(struct conform_state *state, struct node *node);

/* The reference of the one picture that the SVG only frames, as a book's cover often is; NULL if it
 * draws anything else. */
const char *svg_picture(const struct node *svg);

/* Whether what is inside of a foreign element nests less deep than room. */
bool foreign_is_shallow(const struct node *foreign, size_t room);

/* The words of a foreign element, in order, apart by spaces; "" if there are none. */
const char *foreign_words(struct arena *arena, const struct node *node);

/* svg.c, svg_attributes.c, svg_references.c */

struct svg_state {
	struct conform_state *conform;
	size_t number; /* of this SVG in the tree */
	size_t ids;    /* given so far */
	size_t lost;   /* things that it showed and now doesn't */
	bool draws, defines, names;
	bool named;       /* a title or text in it is its label */
	bool lost_words;  /* that it showed */
	bool stray_words; /* that no browser shows */
};

/* Keeps the attributes that the element may have, as they may be; what its style says becomes
 * attributes. Ids stay as they are, and so do references, which may lead anywhere. */
void svg_clean_attributes(const struct svg_state *svg, struct node *node);
/* svg.c: text along a path that nothing leads to any more stays as plain text. */
void svg_settle_path(struct svg_state *svg, struct node *node);
/* Whether the element is part of a filter. */
bool svg_is_effect(const char *name);
/* svg_styles.c: gives the elements the attributes that the drawing's own style sheets say. */
void svg_apply_styles(const struct svg_state *svg, struct node *root);

/* When all elements are gone that go: ids become unique in the tree, references follow them. What
 * leads to nothing in this SVG, or to what can't be meant, goes. The root's id is the page's. */
void svg_settle_references(struct svg_state *svg, struct node *root);

#endif
