/* Building the tree of an article from the start of elements, words and the end of elements.
 *
 * Words are gathered and become one node where something else begins. In a picture they are its
 * alt text. A link holds no other: an inner one is only its words, and the references to notes in
 * it go behind it. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_WRITER_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_WRITER_H

#include "tree/tree.h"
#include "base/vec.h"
#include "read/markdown/markdown_notes.h"
#include "read/markdown/markdown_quotes.h"
#include "read/markdown/markdown_source.h"

struct writer {
	struct tree *tree;
	struct diags *diags;
	const struct markdown_source *source;
	const struct quotation *quotes; /* NULL: words need no other marks */
	struct quotation_state quotation;
	struct notes notes;
	struct note *note; /* whose text we are in */
	struct node *at;   /* where what comes next goes */
	unsigned depth;    /* of it */
	bool flattened;    /* something was too deep */
	struct buf text, scratch;
	unsigned pictures; /* that we are in */
	struct buf alt;
	struct node *link;          /* that we are in */
	VEC(struct node *) waiting; /* references to notes that go behind it */
};

enum { DEEPEST_BLOCK = 150, DEEPEST_INLINE = 190 };

void writer_init(struct writer *writer, struct tree *tree, const struct markdown_source *source,
		 const struct quotation *quotes, struct diags *diags);
void writer_clear(struct writer *writer);

/* What comes until writer_close goes into a new element, which is returned. line 0: of its parent.
 */
struct node *writer_open(struct writer *writer, enum element element, unsigned line,
			 unsigned column);
void writer_close(struct writer *writer);

/* Whether elements are nested so deep that no further one may be opened, which a warning says. */
bool writer_is_full(struct writer *writer, unsigned deepest, unsigned line);

void writer_add(struct writer *writer, struct node *node); /* the words so far, and then the node */
void writer_flush(struct writer *writer);

/* A block begins or ends, with that source text. */
void writer_begin_block(struct writer *writer, const char *source);

/* Words, whose generated quotation marks become the language's. */
void writer_words(struct writer *writer, const char *text, size_t size);

/* Text as it is: code. */
void writer_verbatim(struct writer *writer, const char *text);

/* A string of the parser as the author meant it. Belongs to the tree. */
const char *writer_revealed(struct writer *writer, const char *text);

/* NULL if we are in a link or picture already. */
struct node *writer_open_link(struct writer *writer, const char *url, const char *title);
void writer_close_link(struct writer *writer);

void writer_open_picture(struct writer *writer);
/* The picture, when the outermost one ends; else NULL. */
struct node *writer_close_picture(struct writer *writer, const char *url, const char *title);

/* A reference to the note. bracket: the last of the words is its opening bracket. */
void writer_refer(struct writer *writer, struct note *note, const char *label, bool bracket);

#endif
