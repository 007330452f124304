/* What links and files of an article share while they are resolved. */
#ifndef OCTAVO_ARTICLE_REFERENCES_REFERENCE_PARTS_H
#define OCTAVO_ARTICLE_REFERENCES_REFERENCE_PARTS_H

#include "article/shape/shape.h"
#include "article/references/references.h"
#include "article/references/targets.h"

struct reference_walk {
	struct contribution *to;
	const struct brief *brief;
	struct tree *tree;
	const struct entry *entry;
	size_t index; /* of the entry */
	struct map ids;
	const char *address; /* of the page that the article was saved from; NULL: none is known */
	struct map missing;  /* the names of pictures that aren't found */
	struct map own;      /* the names of files that the article's source holds -> which */
	VEC(struct resource *) own_files; /* what became of them, once they were asked for */
	VEC(struct node *) left;          /* the blocks that a picture went from */
};

struct target_request reference_target(const struct reference_walk *walk, const struct node *node);

/* What was typed, if the reference is a link by name, which Markdown alone has; else NULL. */
const char *reference_typed(const struct reference_walk *walk, const char *reference);

/* Takes a link's tags away but keeps what is inside, and its id; an area stays as it is in its map,
 * and leads nowhere. */
void reference_unlink(struct node *node);

/* The same of a link that a picture which went has left nothing in. */
void reference_unlink_empty(struct node *link);

/* What is called by a name that is typed in double brackets isn't there: the words stay as typed.
 */
void reference_keep_as_typed(struct reference_walk *walk, struct node *node, const char *typed);

/* Whether a path counts from the root of a web site, so that it can't mean a file of the book. */
bool reference_is_of_a_site(const char *source);

void reference_link(struct reference_walk *walk, struct node *node);

/* The files that the article's source holds are known by their names. */
void reference_gather_own_files(struct reference_walk *walk);

void reference_picture(struct reference_walk *walk, struct node *node);

/* Takes out the paragraphs and figures in which pictures that went have left nothing. */
void reference_drop_hollow(struct reference_walk *walk);

/* Sound and film, of the whole article. */
void reference_media(struct reference_walk *walk);

#endif
