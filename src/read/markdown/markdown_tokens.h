/* What stands inside of a block of Markdown, as a list of tokens: words, and marks that open and
 * close elements. md4c's report is read into it (markdown_read.c), passes match what octavo knows
 * beyond that (markdown_pairs.c), and it becomes nodes (markdown_build.c). */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_TOKENS_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_TOKENS_H

#include "read/markdown/markdown_parts.h"

enum token_kind {
	TOKEN_WORDS, /* as md4c has them */
	TOKEN_TEXT,  /* as it is */
	TOKEN_CODE,  /* words in which nothing is a mark */
	TOKEN_HTML,  /* a tag or the like */
	TOKEN_LINE,  /* a line ends */
	TOKEN_BREAK, /* a line ends where its author means it */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_QUOTE,      /* ' or " of smart punctuation */
	TOKEN_PAIR,       /* a mark that opens or closes an element, if it finds its partner */
	TOKEN_NOTE,       /* a reference to a note */
	TOKEN_ATTRIBUTES, /* of the element that closed right before */
	TOKEN_FORMULA,
};

struct token {
	enum token_kind kind;
	bool can_open, can_close; /* of QUOTE and PAIR */
	bool opens;               /* of QUOTE, once it is matched */
	bool in_word;             /* of QUOTE: letters on both sides */
	enum element element;     /* of OPEN; of PAIR, what it makes */
	const char *text;  /* of OPEN, the link's or picture's address; else as md4c has it */
	size_t size;       /* of the text; of PAIR, the mark's */
	const char *title; /* of a link or picture; NULL: it has none */
	struct note *note;
	struct node *node; /* of FORMULA; NULL: it shows nothing */
	struct spot spot;  /* line 0: not known */
};

typedef VEC(struct token) token_list;

/* Matches quotation marks with each other, and pairs. */
void tokens_match(token_list *tokens);

/* Parts words where abbreviations stand, which become elements. */
void abbreviations_mark(struct markdown *markdown, token_list *tokens);

/* Puts the tokens into the node of their block. */
void tokens_build(struct markdown *markdown, const struct words_block *block,
		  const token_list *tokens);

/* Finishes the block whose words stand in its node. */
void words_finish(struct markdown *markdown, const struct words_block *block);

/* The words of one block after the other, on their way from md4c to tokens. */

struct reader {
	struct markdown *markdown;
	struct words *words;
	size_t next;                     /* the block that comes next */
	const struct words_block *block; /* that we are in; NULL: in none */
	token_list tokens;
	const char *at;         /* md4c's text was read up to there */
	const char *kept;       /* the words from here on are no token yet */
	size_t piece;           /* of the words that a place was asked for last */
	VEC(enum element) open; /* elements that we are in */
	size_t links;           /* of them, links and pictures */
	bool fresh;             /* nothing stands in the link yet */
	bool in_island;         /* an inline drawing or formula began in the block */
	const char *note_end;   /* the bracket that ends the note whose words we are in; or NULL */
	size_t note_depth;      /* how many elements were open in front of that note */
	size_t expansion;       /* what references may still add, in bytes */
	bool lost_link;         /* they would have added more, and that was said */
};

struct token *reader_push(struct reader *reader, enum token_kind kind, const char *text,
			  size_t size);

/* The place of a character of the words. */
struct spot reader_spot(struct reader *reader, const char *at);

/* markdown_marks.c: marks that only some flavours have; as in markdown_scan.c each returns what is
 * behind, or the same place. */
const char *read_script(struct reader *reader, const char *at, const char *end);
const char *read_inline_note(struct reader *reader, const char *at);
const char *read_citation(struct reader *reader, const char *at, const char *end);
const char *read_bracket_end(struct reader *reader, const char *at, const char *end);
const char *read_attributes(struct reader *reader, const char *at, const char *end);
const char *read_wiki_link(struct reader *reader, const char *at, const char *end); /* its file */
const char *read_emoji(struct reader *reader, const char *at, const char *end);     /* its file */
const char *read_keys(struct reader *reader, const char *at,
		      const char *end); /* markdown_mkdocs.c */
const char *read_icon(struct reader *reader, const char *at, const char *end); /* the same */
void reader_keep(struct reader *reader, const char *to);

/* markdown_read.c: ends the note that we are in, if in any, and with it what was opened there. */
void reader_end_note(struct reader *reader);

/* Makes tokens of a text that stands between md4c's marks. */
void reader_scan(struct reader *reader, const char *text, const char *end);

/* A formula becomes a token, or words as they were typed; or one whose words, with the marks around
 * it, are given, and stand there. */
void reader_add_formula(struct reader *reader, const char *at, const char *end);
void reader_add_typed_formula(struct reader *reader, const char *words, const char *at);
void reader_refer_to_formula(struct reader *reader, const char *label, const char *at);

/* What is said once, of something at that place: that it stays as it is typed. */
void reader_tell(struct reader *reader, enum message message, bool *told, const char *at,
		 size_t size);

/* Code that ended right now may have a role before it, "{sup}`2`" (markdown_roles.c). */
void reader_take_role(struct reader *reader);

#endif
