/* From a draft to an article's tree: what a book makes of a manuscript. */
#ifndef OCTAVO_READ_WORD_DRAFT_TREE_H
#define OCTAVO_READ_WORD_DRAFT_TREE_H

#include "read/word/draft/draft.h"

/* What is done to a draft whose reader is done: its headings are found, its language is settled,
 * its blocks and notes become the body of draft->tree, and metadata receives what the file says of
 * itself. */
void draft_build(struct draft *draft, struct metadata *metadata);

/* Inside: what the parts of that share. */
struct draft_builder {
	struct draft *draft;
	struct tree *tree;
	struct tree_paragraphs *paragraphs;
	enum draft_direction direction; /* of what is around */
	struct map bookmarks;           /* all that there are */
	struct map wanted;              /* those that links lead to -> their number */
	struct map placed;              /* those of them that stand in the tree */
};

/* draft_language.c: the language of the draft; of runs, those that are in another,
 * where their words agree. */
void draft_settle_languages(struct draft *draft);

/* draft_metadata.c: what the file and its first paragraphs say of it. */
void draft_claim(struct draft *draft, struct metadata *metadata);

/* draft_inline.c: the pieces of a paragraph, at the end of the node; breaks of lines and tabs as
 * they are typed where it is code. */
void draft_build_pieces(struct draft_builder *builder, struct node *node,
			const struct draft_paragraph *paragraph);

/* draft_paragraphs.c: its language and direction, where they aren't those around; the label that a
 * numbered heading or caption begins with; all of that, a class and the words, in the node. */
void draft_say_script(struct draft_builder *builder, struct node *node,
		      const struct draft_paragraph *paragraph);
void draft_add_label(struct draft_builder *builder, struct node *node,
		     const struct draft_paragraph *paragraph);
struct node *draft_fill_paragraph(struct draft_builder *builder, struct node *node,
				  const struct draft_paragraph *paragraph);

/* draft_prepare.c: what headings, items, captions, quotations and scene breaks are, before the tree
 * is made. */
void draft_prepare(struct draft *draft);

/* draft_labels.c: whether the paragraph is an item of a list, or a further paragraph of one; else
 * what is counted is only a number in front of it. And whether an item has to say its label, which
 * isn't what a list of HTML shows: "1.1", "§ 1", a box with a tick. */
bool draft_is_item(const struct draft *draft, const struct draft_paragraph *paragraph);
bool draft_says_label(const struct draft *draft, const struct draft_item *item);

/* draft_blocks.c */
void draft_build_flow(struct draft_builder *builder, struct node *node,
		      const struct draft_flow *flow);

/* draft_tables.c: the table, at the end of the parent; NULL: it was a box around other things. */
bool draft_is_box(const struct draft_table *table);
struct node *draft_build_table(struct draft_builder *builder, struct node *parent,
			       const struct draft_table *table);

/* Visits the paragraphs of a flow and of all that it holds, in order; of notes too with all. */
typedef void draft_visit(struct draft *draft, struct draft_paragraph *paragraph, void *user);
void draft_each(struct draft *draft, const struct draft_flow *flow, draft_visit *visit, void *user);
void draft_each_of_all(struct draft *draft, draft_visit *visit, void *user);

#endif
