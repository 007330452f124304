/* What the first bytes of a file tell of it, whatever its name. */
#ifndef OCTAVO_BASE_SIGNATURE_H
#define OCTAVO_BASE_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

/* What a file is that is no text, in words; NULL: it may be one. */
const char *signature_foreign(const char *bytes, size_t size);

/* Whether a text begins as a page of HTML or XHTML does. */
bool signature_is_html(const char *bytes, size_t size);

#endif
