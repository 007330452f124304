/* The handlers that functions.def names, and what their details mean. */
#ifndef OCTAVO_MATH_FUNCTIONS_H
#define OCTAVO_MATH_FUNCTIONS_H

#include "math/parser.h"

enum fraction { FRACTION, FRACTION_DISPLAY, FRACTION_TEXT, FRACTION_SIZED };
enum accent {
	ACCENT_FIXED, /* of one letter's size */
	ACCENT_WIDE,
	ACCENT_UNDER,
	ACCENT_BRACE, /* scripts go above it, too */
	ACCENT_BRACE_UNDER,
};
enum set { SET_SMALL, SET_LARGE, SET_BRAKET };
enum stack { STACK_OVER, STACK_UNDER, STACK_BOTH, STACK_RELATION };
enum phantom { PHANTOM, PHANTOM_WIDE, PHANTOM_HIGH };
enum enclosed { ENCLOSED_MATH, ENCLOSED_TEXT };
enum kern { KERN_BARE, KERN_STARRED, KERN_IGNORED };
enum define { DEFINE, DEFINE_GLOBAL, DEFINE_ONCE };
enum let { LET, LET_FUTURE };

#define FUNCTION(name, handler, detail, text) command_handler handler;
#define INFIX(name, detail, text)
#define EARLY(name, handler) command_handler handler;
#define END(name)
#include "math/functions.def"
#undef FUNCTION
#undef INFIX
#undef EARLY
#undef END

command_handler math_word;    /* sin and other operators that are words */
command_handler math_painted; /* of colours.def */

/* fractions.c: the fraction of what stands before an infix command, and of the row behind it. */
struct atom math_infix(struct parser *p, const struct tex_command *command, struct node *before);

/* definitions.c: numbers the #1 to #9 among the tokens; the highest number. */
uint8_t math_set_parameters(struct tokens *tokens);
/* Moves tokens into the tree's memory. */
void math_keep(struct tree *tree, struct tokens *kept, struct tokens *tokens);

#endif
