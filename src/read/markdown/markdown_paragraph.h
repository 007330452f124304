/* What a paragraph costs cmark-gfm. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_PARAGRAPH_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

/* The work, in steps of some nanoseconds, beyond what grows with the size. smart: quotation marks
 * are marks too. */
size_t paragraph_work(const char *text, size_t size, bool smart);

#endif
