/* Fenced code in Markdown, line by line. */
#ifndef OCTAVO_BASE_CODE_FENCE_H
#define OCTAVO_BASE_CODE_FENCE_H

#include <stddef.h>

struct code_fence {
	char mark; /* of the code that we are in, '`' or '~'; '\0': in none */
	size_t run, indent;
};

enum code_line { CODE_NONE, CODE_BEGINS, CODE_INSIDE, CODE_ENDS };

/* What the line is, which ends with a line end or the text. Lines come one by one, beginning with
 * an empty fence. A fence may be indented by whatever holds it. */
enum code_line code_fence_take(struct code_fence *fence, const char *line);

#endif
