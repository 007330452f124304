/* The parts of the plain text front end: text -> lines -> blocks -> headings -> tree. */
#ifndef OCTAVO_READ_TEXT_TEXT_H
#define OCTAVO_READ_TEXT_TEXT_H

#include "base/map.h"
#include "read/frontend.h"
#include "read/text/lines/text_lines.h"
#include "tree/tree.h"

/* text.c: from bytes to blocks; the bytes must outlive the text. */
void text_prepare(struct text *text, const char *bytes, size_t size);
void text_clear(struct text *text);

/* text_gutenberg.c: puts what Project Gutenberg says of a text and its licence behind it; and what
 * it says into the metadata. */
void text_find_library(struct text *text);
void text_read_library(struct text *text, const struct frontend *in, struct metadata *metadata);

/* text_fields.c: whether the line is "Key: value"; and the value, with the lines below that go on
 * with it, NULL: it isn't one. */
bool text_has_field(const struct text *text, size_t line, const char *key);
const char *text_field(const struct text *text, struct arena *arena, size_t line, const char *key);

/* text_mail.c: finds the head of a mail, which stays as lines; and puts what it says into the
 * metadata. */
void text_find_mail(struct text *text);
void text_read_mail(const struct text *text, const struct frontend *in, struct metadata *metadata);

/* text_inline.c: the words from bytes, with _emphasis_ and *emphasis*, go into parent; breaks: each
 * end of a line breaks one. */
void text_inline(struct tree *tree, struct node *parent, const char *bytes, size_t size,
		 bool breaks);

/* text_smart.c: adds the words with “quotation marks” of the language, – and … for "straight ones",
 * -- and ... */
void text_smarten(struct buf *out, const char *language, const char *text, size_t size);

/* text_join.c: how two wrapped lines join: with a space; without one ("well-" "worn"); or as a word
 * without the hyphen, which the text has elsewhere ("won-" "der"). */
enum text_join { TEXT_JOIN_SPACE, TEXT_JOIN_CLOSE, TEXT_JOIN_WORD };

struct text_words { /* of the text, gathered when first asked for; starts as zeros */
	struct map known;
	struct arena *arena;
};

enum text_join text_join(struct text_words *words, const struct text *text, const char *line,
			 size_t size, const char *next, size_t next_size);
void text_words_clear(struct text_words *words);

/* text_tree.c: blocks to the tree. */
void text_build(const struct text *text, const struct frontend *in, struct tree *tree);

#endif
