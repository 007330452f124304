/* An article on its way through, for the files that hold its passes. */
#ifndef OCTAVO_ARTICLE_PASSAGE_PASSAGE_PARTS_H
#define OCTAVO_ARTICLE_PASSAGE_PASSAGE_PARTS_H

#include "article/shape/shape.h"
#include "article/brief.h"
#include "article/ids.h"
#include "read/article.h"

/* A line of the contents of the book that the article is of. */
struct said_line {
	const char *label;
	const char *id; /* of the heading or element that it leads to; NULL: the article's start */
	unsigned depth; /* in the contents */
	bool is_start;  /* nothing is shown in front of that element */
	size_t next;    /* that leads there, too; or MAP_NONE */
};

struct passage {
	const struct brief *brief;
	struct article *article;
	struct tree *tree;
	struct contribution *to;
	enum matter matter; /* that the article is said to be */
	bool lone;          /* it is the book */
	bool marked;        /* it holds something to list */
	bool dedicated;     /* what it begins with is a dedication */
	struct ids ids;
	struct footnotes notes;
	struct cuts cuts;
	unsigned levels[8]; /* of the author's headings that the last document left open */
	unsigned open_levels;
	unsigned level_above; /* of its own heading, 0 if it had none */
	VEC(struct said_line) lines;
	size_t opening_line; /* the first that leads to where the article begins, or MAP_NONE */
	struct map line_places, line_ends; /* id -> the first line that leads there, and the last */
};

/* The title that somebody says, but for a heading of the article's own; NULL: nobody does. */
const char *passage_title_said(const struct passage *passage);

/* What it is called, by itself or by others; NULL: only its file's name can stand for a title. */
const char *passage_title_given(const struct passage *passage);

/* Whether its front matter stands above it: title, subtitle, author and the like. That of an
 * article which is the book goes to the title page. */
static inline bool passage_shows_front_matter(const struct passage *passage)
{
	return !passage->lone && passage->article->entry->format == FORMAT_MARKDOWN;
}

/* Whether it is called what its kind is called, if nobody says otherwise. */
bool passage_is_titled_by_kind(const struct passage *passage);

static inline const char *passage_words(const struct passage *passage, const struct node *node)
{
	return tree_words(passage->to->arena, node);
}

/* Whether the node's words are these, in letters of whatever case. */
bool passage_says(const struct passage *passage, const struct node *node, const char *words);

/* title_page_lines.c: whether the first document would only say what the title page says, or can
 * say: under the title of the book who wrote it, and when. Those lines then go there. Of one that
 * goes on with a dedication only that is left. */
bool title_page_takes(struct passage *passage);

/* A document on its way. */
struct document_piece {
	struct passage *passage;
	size_t index;          /* of its cut */
	const struct cut *cut; /* where it begins */
	struct node *section;  /* that its text goes into */
	struct document document;
	const struct said_line *line; /* that names it; NULL: none does */
	bool titled;                  /* by a heading that isn't the author's */
};

/* passage_header.c: a heading that the article has not itself, and its byline: said in front matter
 * or book.yaml. */
void passage_add_header(struct document_piece *piece);

/* passage_gather.c */
void passage_note_opening(struct document_piece *piece);
void passage_note_languages(struct document_piece *piece);
void passage_gather_headings(struct document_piece *piece);
void passage_gather_anchors(struct document_piece *piece);
void passage_gather_marks(struct document_piece *piece);
void passage_count_words(struct document_piece *piece);

/* passage_contents.c: finds where lines of the contents lead to, by ids. */
void passage_find_lines(struct passage *passage);

/* The line that names what begins at the cut; NULL: none does. */
const struct said_line *passage_line_of(const struct passage *passage, size_t i);

/* Adds the other lines that lead to where the article begins, or to the node, which has as many
 * headings before it. Whether any line leads to the node. */
void passage_add_opening_lines(struct document_piece *piece);
bool passage_add_lines(struct document_piece *piece, const struct node *node, size_t number);

/* passage_documents.c: makes the document that begins at that cut. */
void passage_add_document(struct passage *passage, size_t i);

#endif
