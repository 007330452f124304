/* MyST's directives: fences of code or of colons whose names say that they are something else,
 * "```{note} Title", "```{figure} kite.png", ":::{table} Caption" (docutils' and Sphinx's
 * directives, and what MyST Markdown adds). Options stand in the first lines, ":name: value", or
 * between lines of "---". Those that hold Markdown are containers of it, which end where code
 * would; the others are fences. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_DIRECTIVES_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_DIRECTIVES_H

#include "read/markdown/markdown_blocks.h"

enum directive_form {
	/* containers */
	DIRECTIVE_BOX,       /* an aside; its words are a title */
	DIRECTIVE_LABELLED,  /* its words stand above what it holds */
	DIRECTIVE_OTHER,     /* the same of one with a name that isn't known, in colons */
	DIRECTIVE_SIGNATURE, /* the same, and they are code */
	DIRECTIVE_PLAIN,     /* its words are none for a reader */
	DIRECTIVE_QUOTE,
	DIRECTIVE_GLOSSARY,      /* terms, and indented below what they mean */
	DIRECTIVE_FIGURE,        /* its words name a picture; what it holds is the caption */
	DIRECTIVE_FIGURE_INSIDE, /* of what it holds the first is the picture */
	DIRECTIVE_TABLE,         /* its words are the caption */
	DIRECTIVE_LIST_TABLE,    /* the same; a list of lists is the table */
	/* fences */
	DIRECTIVE_CODE,
	DIRECTIVE_CODE_FILE, /* its words name the file */
	DIRECTIVE_MATH,
	DIRECTIVE_RAW,
	DIRECTIVE_INCLUDE,
	DIRECTIVE_NOTHING, /* what the book has by itself */
	DIRECTIVE_UNKNOWN, /* code; its words are the title */
};

/* Where a line that comes next may be an option. */
enum options { OPTIONS_BEGIN, OPTIONS_IN_LINES, OPTIONS_IN_BLOCK, OPTIONS_END };

struct directive {
	enum directive_form form;
	const char *kind, *label; /* as in directives.def */
	struct piece name, words; /* of the line: "{name} words" */
	char mark;                /* of the fence */
	size_t size;              /* so many marks */
	unsigned indent;
	enum options options;
	struct node *node;                    /* of the container, or of the fence's code */
	struct node *picture;                 /* that options are of; NULL: they are of the node */
	const char *number;                   /* the label of a formula; NULL: it has none */
	unsigned header_rows, header_columns; /* of a list that is a table */
	unsigned first_line, last_line;       /* of a file that is asked for; 0: not given */
	const char *file;                     /* that file */
	bool is_beyond;                       /* an option asks for more than is done */
};

/* Whether the line, which goes on in the container, ends its directive or is an option of it. */
bool directive_takes(struct blocks *blocks, size_t container, struct line *line);
bool directive_takes_option(struct blocks *blocks, struct directive *directive,
			    const struct line *line);

/* What has an end: a container whose nodes are all there, and the fence that is open. */
void directive_end(struct blocks *blocks, struct directive *directive);
void directive_end_fence(struct blocks *blocks);

/* Targets that nothing follows stand at the end. */
void targets_end(struct blocks *blocks);

/* A fence begins: of code, a formula, another format. */
void directive_open_fence(struct blocks *blocks, const struct line *line,
			  struct directive *directive);

#endif
