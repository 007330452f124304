/* Code in Markdown: in fences, line by line, and in words. */
#ifndef OCTAVO_BASE_CODE_FENCE_H
#define OCTAVO_BASE_CODE_FENCE_H

#include <stdbool.h>
#include <stddef.h>

struct code_fence {
	char mark; /* of the code that we are in, '`' or '~'; '\0': in none */
	size_t run, indent;
};

enum code_line { CODE_NONE, CODE_BEGINS, CODE_INSIDE, CODE_ENDS };

/* What the line is, which ends with a line end or the text. Lines come one by one, beginning with
 * an empty fence. A fence may be indented by whatever holds it. */
enum code_line code_fence_take(struct code_fence *fence, const char *line);

/* The line that closes the fence, from that one on; the text's end: none does. */
const char *code_fence_close(struct code_fence *fence, const char *line);

/* Behind the code in words that a run of '`' begins there; where nothing closes it before an empty
 * line, or too far off, behind the run. */
const char *code_words_end(const char *at, const char *end);

/* Behind the code that begins at s, a fence at a line's start or a run of '`'; s: none does. */
const char *code_behind(const char *s, const char *line_end, bool starts_line);

#endif
