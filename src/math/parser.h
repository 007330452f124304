/* How the files of this room share the reading of one formula. */
#ifndef OCTAVO_MATH_PARSER_H
#define OCTAVO_MATH_PARSER_H

#include "base/map.h"
#include "base/vec.h"
#include "math/math.h"

/* What TeX spaces by: The TeXbook, chapter 17. */
enum atom_class {
	CLASS_NONE, /* a space, or nothing yet */
	CLASS_ORD,
	CLASS_OP,
	CLASS_BIN,
	CLASS_REL,
	CLASS_OPEN,
	CLASS_CLOSE,
	CLASS_PUNCT,
	CLASS_INNER,
	CLASS_TIGHT, /* an ordinary sign that MathML would give room: | and / */
	CLASS_TEXT,  /* a sign of text */
};

enum limits {
	LIMITS_NONE,    /* scripts beside it */
	LIMITS_DISPLAY, /* above and below where a formula stands by itself */
	LIMITS_ALWAYS,
};

enum style { STYLE_DISPLAY, STYLE_TEXT, STYLE_SCRIPT, STYLE_SCRIPT_SCRIPT };

/* Of letters in formulas; those from FONT_BOLD on are alphabets of letters.c, in its order. */
enum font {
	FONT_PLAIN,
	FONT_UPRIGHT,
	FONT_BOLD,
	FONT_ITALIC,
	FONT_BOLD_ITALIC,
	FONT_SCRIPT,
	FONT_BOLD_SCRIPT,
	FONT_FRAKTUR,
	FONT_BOLD_FRAKTUR,
	FONT_DOUBLE,
	FONT_SANS,
	FONT_BOLD_SANS,
	FONT_ITALIC_SANS,
	FONT_MONO,
};

/* Of words in \text, any of them together. */
enum face { FACE_BOLD = 1, FACE_ITALIC = 2, FACE_SANS = 4, FACE_MONO = 8 };

enum tex_token_kind { TOKEN_END, TOKEN_SPACE, TOKEN_COMMAND, TOKEN_CHARACTER, TOKEN_PARAMETER };

struct tex_token {
	const char *text;                  /* "\\alpha", "x", "{"; its marks go with a letter */
	const struct tex_command *command; /* what it means, once it is final */
	uint32_t offset;
	uint8_t kind;
	uint8_t number; /* of a parameter, from 1 */
	bool is_final;  /* not to be expanded */
};

struct tokens {
	struct tex_token *items;
	size_t count, room;
};

/* What a piece of a formula has become. */
struct atom {
	struct node *node; /* NULL: nothing to show */
	enum atom_class class;
	enum limits limits;
	bool is_word; /* an operator such as sin, which is applied to what follows */
};

/* What holds for a group, and ends with it. */
struct tex_setting {
	const char *stop; /* a character that ends the row, too; NULL */
	bool in_cell;     /* & and \\ end the row */
	bool in_text;
	uint8_t faces;
	enum font font;
	enum style style;
};

struct parser {
	struct math *math;
	struct tree *tree;
	const char *text;
	size_t size, next;
	struct tokens ahead; /* what was read or expanded and not taken yet; the last comes first */
	size_t budget;       /* how many tokens macros may still come to */
	size_t depth;        /* of calls and groups */
	size_t at;           /* where the command stands that is being read */
	size_t fences;       /* \left without \right so far */
	struct tex_setting now;
	bool is_global;    /* \global stands before a definition */
	struct node *tag;  /* \tag of this row */
	const char *label; /* \label of this row */
	VEC(struct label) labels;
	size_t numbered; /* how many rows have a number without a \tag */
	bool failed;
	struct math_error *error; /* once it failed */
};

/* commands.c: what names mean */
enum command_kind {
	COMMAND_SYMBOL,   /* text, class */
	COMMAND_WORD,     /* an operator: text, limits as detail */
	COMMAND_SPACE,    /* text: its width */
	COMMAND_INFIX,    /* a fraction of what stands before and behind it */
	COMMAND_FUNCTION, /* handler */
	COMMAND_MACRO,    /* macro, or text that isn't read yet */
	COMMAND_EARLY,    /* a handler that works on tokens before they are expanded */
	COMMAND_END,      /* the end of a group */
};

struct tex_command;
typedef struct atom command_handler(struct parser *p, const struct tex_command *command);

struct macro {
	struct tokens pattern; /* parameters, and what stands between them; belongs to the tree */
	struct tokens body;
	struct tokens preset; /* of the first parameter, if it may be left out */
	uint8_t parameters;
	bool has_preset;
};

struct tex_command {
	const char *name, *text;
	command_handler *handler;
	const struct macro *macro;
	uint8_t kind, class, detail;
};

/* A \label, and what a reference to it shows and leads to. */
struct label {
	const char *name, *number, *id;
};

struct equation_reference {
	struct node *node; /* a link among words, mtext in a formula */
	const char *name, *typed;
	bool in_parentheses;
	bool is_meant; /* for a formula, and for nothing else */
};

struct labels {
	struct map names; /* to labels */
	VEC(struct label) all;
	VEC(struct equation_reference) references; /* not settled yet */
	size_t numbered; /* how many formulas have a number without a \tag */
};

/* What a name meant before a group defined it. */
struct undo {
	const char *name;
	size_t before;
};

struct math {
	struct tree *tree;
	struct labels labels;
	struct map names; /* to commands */
	VEC(struct tex_command *) commands;
	VEC(struct undo) undone; /* what groups defined */
	size_t scope;            /* how many groups are open */
	size_t
	    reserve; /* how many tokens macros may still come to, beside what each formula allows */
};

void math_read_tables(struct math *math);
const struct tex_command *math_command(const struct math *math, const char *name); /* NULL: none */
void math_define(struct math *math, const char *name, struct tex_command command, bool is_global);
size_t math_scope_open(struct math *math);
void math_scope_close(struct math *math, size_t opened);

/* Opens one more call or group inside of the others, which the caller closes; false if they are too
 * many. */
bool math_go_deeper(struct parser *p);

/* Once it fails, there are no more tokens, so that every loop comes to its end. */
void math_fail(struct parser *p, enum message id, const char *subject, size_t offset);
static inline bool math_failed(const struct parser *p)
{
	return p->failed;
}
/* Fails for want of an argument or of the end of what is being read. */
void math_fail_unfinished(struct parser *p, const char *name);

/* tokens.c: the text as tokens */
struct tex_token math_lex(struct parser *p);
struct tokens math_lex_all(struct tree *tree, const char *text); /* the caller frees them */

/* expand.c: tokens with macros expanded */
const struct tex_token *math_peek(struct parser *p);     /* after expansion */
const struct tex_token *math_peek_raw(struct parser *p); /* before it */
const struct tex_token *math_next(struct parser *p);     /* after expansion, behind spaces */
struct tex_token math_take(struct parser *p);            /* the one that was peeked */
void math_push(struct parser *p, struct tex_token token);
void math_push_all(struct parser *p, const struct tex_token *tokens, size_t count);
void math_push_text(struct parser *p, const char *text);
void math_skip_spaces(struct parser *p);
bool math_skip(struct parser *p, const char *text); /* spaces, and this token if it is next */
void math_take_argument(struct parser *p, struct tokens *tokens, const char *name);
const char *math_take_string(struct parser *p, const char *name);   /* of an argument */
const char *math_take_optional(struct parser *p, const char *name); /* in brackets; NULL: none */
static inline bool token_is(const struct tex_token *token, const char *text)
{
	return strcmp(token->text, text) == 0;
}

/* row.c: atoms side by side */
struct formula_row {
	struct node *node; /* an mrow */
	struct node *sign; /* the operator at its end, whose right side isn't known yet */
	enum atom_class last;
	bool after_word;
};
struct formula_row math_row_begin(struct parser *p);
void math_row_add(struct parser *p, struct formula_row *row, struct atom atom);
void math_row_end(struct parser *p, struct formula_row *row);
struct node *math_row(struct parser *p);              /* up to what ends it; an mrow */
struct node *math_row_before_infix(struct parser *p); /* or a \over and the like */
struct node *math_alone(struct node *row);            /* its only child, or itself */
struct node *math_group(struct parser *p);            /* {...}, whose brace is next */
struct atom math_group_atom(struct parser *p);
struct node *math_argument(struct parser *p, const char *name); /* of the function of this name */
struct node *math_optional(struct parser *p);                   /* in brackets; NULL: none */
/* Takes the end of what began with the opener, at the offset. */
bool math_expect(struct parser *p, const char *text, const char *opener, size_t offset);

/* atom.c: a piece without its scripts; one that is alone is one letter or digit */
struct atom math_nucleus(struct parser *p, bool is_alone);
struct atom math_run(struct parser *p,
		     const struct tex_token *token);              /* a function, taken already */
static inline bool math_is_foreign(const struct tex_token *token) /* no character of TeX */
{
	return token->kind == TOKEN_CHARACTER && (unsigned char)token->text[0] >= 0x80 &&
	       !token->command;
}

/* scripts.c: a piece with its scripts */
struct atom math_atom(struct parser *p);
static inline bool math_begins_script(const struct tex_token *token)
{
	return token->kind == TOKEN_CHARACTER && strchr("^_'", token->text[0]);
}
struct node *math_limits(struct parser *p, struct node *base, struct node *under,
			 struct node *over);

/* delimiters.c: whether the sign is a delimiter, whatever its class */
bool math_can_stretch(const char *sign);

/* letters.c */
struct node *math_letters(struct parser *p, const char *text, enum font font);
unsigned math_styled(unsigned code_point, enum font font);

/* text.c */
struct node *math_text(struct parser *p, const char *name); /* an argument, as words */
struct node *math_text_row(struct parser *p);
void math_add_text_accent(struct parser *p, const struct tex_command *command, struct buf *text);

/* sizes.c: lengths of TeX as those of MathML */
const char *math_size(struct parser *p, const char *name);      /* an argument */
const char *math_bare_size(struct parser *p, const char *name); /* one without braces, too */
const char *math_size_of(struct parser *p, const char *text);   /* NULL if it is none */

/* colours.c: an argument, as MathML has it */
const char *math_colour(struct parser *p, const char *name);

/* equation_numbers.c: the number of the row that ends, NULL if it has none; the labels of all */
struct node *math_take_tag(struct parser *p);
void math_set_labels(struct parser *p, struct node *formula);
void math_labels_clear(struct labels *labels);

/* environment.c */
struct node *math_lines(struct parser *p, struct node *first); /* a formula of several lines */

/* Short cuts to nodes. */
struct node *math_element(struct parser *p, const char *name);
struct node *math_token(struct parser *p, const char *name, const char *text); /* text must stay */
struct node *math_space(struct parser *p, const char *width);

/* Takes away the spaces that a sign was given beside it. */
void math_unspace(struct node *sign);
struct node *math_fence(struct parser *p, const char *sign, const char *form);
struct node *math_in_style(struct parser *p, struct node *inner, enum style style);
struct atom math_atom_of(struct node *node, enum atom_class class);

#endif
