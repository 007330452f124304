/* References as RFC 3986 takes them apart and puts them together again. */
#ifndef OCTAVO_BASE_URL_H
#define OCTAVO_BASE_URL_H

#include "base/arena.h"

#include <stdbool.h>

/* The length of the scheme in front of the ":", or 0 where the reference has none. */
size_t url_scheme(const char *url);

bool url_has_scheme(const char *url, const char *scheme); /* scheme in lower case */

/* Whether it names something outside of the book's folder: it has a scheme or a host. */
bool url_is_remote(const char *url);

/* Without white space at its ends, nor tabs and line ends inside, as browsers read it. */
char *url_trimmed(struct arena *arena, const char *url);

/* With %XX undone (section 2.1), but for NUL; what is no such code stays as it is. */
char *url_decoded(struct arena *arena, const char *text);

/* With %XX in place of each of those signs. */
char *url_encoded(struct arena *arena, const char *text, const char *signs);

/* The reference as seen from the base, by RFC 3986's section 5. Without a scheme in either, the
 * result is relative, and may begin with "../". */
char *url_resolve(struct arena *arena, const char *base, const char *reference);

#endif
