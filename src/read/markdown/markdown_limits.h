/* Limits on what cmark-gfm is given: it takes the square of the time for some texts that no one
 * writes by hand: thousands of nested blocks, or of unfinished marks in one paragraph. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_LIMITS_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_LIMITS_H

#include "base/diag.h"
#include "read/markdown/markdown_source.h"

/* Whether the text can be parsed in time that grows with its size; a diagnostic, if not. */
bool markdown_is_affordable(const struct markdown_source *source, bool smart, const char *file,
			    struct diags *diags);

#endif
