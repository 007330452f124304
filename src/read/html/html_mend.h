/* What programs that write HTML do in ways of their own, said as HTML says it: passes over a raw
 * tree, each of which costs what the tree's size costs. */
#ifndef OCTAVO_READ_HTML_HTML_MEND_H
#define OCTAVO_READ_HTML_HTML_MEND_H

#include "tree/tree.h"

/* All of them, in their order. */
void html_mend(struct tree *tree);

/* html_documents.c: what documentation puts beside headings and code: signs that link to a heading,
 * "[edit]", numbers of lines. */
void html_drop_signs(struct tree *tree);

/* html_code.c: the language of code, wherever highlighters say it. */
void html_name_code(struct tree *tree);

/* html_layout.c: tables that lay out a page become blocks, one after the other. */
void html_unwrap_layout(struct tree *tree);

/* html_anchors.c: targets that stand alone in a block become ids of what follows. */
void html_move_anchors(struct tree *tree);

/* html_breaks.c: what is empty and ends a page is said of what follows. */
void html_move_breaks(struct tree *tree);

/* html_notes.c: a short link and its way back are a note, whoever wrote it. */
void html_find_notes(struct tree *tree);

/* html_embedded.c: objects that show a picture become one. */
void html_show_objects(struct tree *tree);

/* Whether nothing in the node can be seen: no text, no picture, no line. */
bool html_is_empty(const struct node *node);

/* The nearest element above the node that is a block of words or more; never NULL. */
struct node *html_block_of(struct node *node);

/* The block that holds nothing that can be seen, around the node, or the node, if it stands among
 * blocks itself; NULL: it stands among words. */
struct node *html_lone_block(struct node *node, const struct node *body);

/* What follows the block and can be seen, in it or behind what holds it; NULL: nothing near. */
struct node *html_what_follows(struct node *block, const struct node *body);

#endif
