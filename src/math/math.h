/* Formulas: the mathematical mode of TeX, as KaTeX takes it, becomes presentation MathML.
 *
 * A formula is read once, from left to right, and its elements are made as it is read; what a name
 * means stands in the tables beside (symbols.def, functions.def, macros.def, environments.def).
 * Definitions (\newcommand, \def, \DeclareMathOperator and their kin) hold for the formulas that
 * follow. What isn't understood is told with its place, and nothing is made of that formula. */
#ifndef OCTAVO_MATH_MATH_H
#define OCTAVO_MATH_MATH_H

#include "tree/tree.h"

/* What an article's formulas have in common: the macros that were defined, the numbers given. */
struct math;

struct math *math_new(struct tree *tree); /* for formulas in this tree; the caller frees it */
void math_free(struct math *math);

struct math_error {
	enum message id;     /* what is wrong, and that the formula stays as typed */
	const char *subject; /* as it was typed; belongs to the tree */
	size_t offset; /* where it begins, in bytes; in what a macro stands for: of the macro */
};

/* The math element of the TeX, not linked yet: display="block" with is_block, the TeX as its
 * annotation and, without labels, in alttext. tex is UTF-8 without the marks around it, and needs
 * not outlive the call. *formula is NULL where the TeX only defines something. False, and *error
 * filled, if it isn't understood. */
bool math_from_tex(struct math *math, const char *tex, size_t size, bool is_block,
		   struct node **formula, struct math_error *error);

/* Whether \begin{name} begins a formula that needs no marks around it. */
bool math_stands_alone(const char *name, size_t size);

/* What "\ref{label}" or "\eqref{label}" is among words: a link, not linked yet, whose words are
 * known when all formulas were read. */
struct node *math_refer(struct math *math, const char *typed, size_t size);

/* The same of a label; typed: what stays of a reference to nothing. Both are copied. */
struct node *math_refer_to(struct math *math, const char *label, const char *typed);

/* When all formulas of the article were read: gives references their numbers and links. One to
 * nothing stays as typed, and is told of. */
void math_settle(struct math *math, struct diags *diags);

#endif
