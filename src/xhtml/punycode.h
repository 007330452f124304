/* Host names in letters beyond ASCII, as the domain name system wants them (RFC 3492, UTS 46). */
#ifndef OCTAVO_XHTML_PUNYCODE_H
#define OCTAVO_XHTML_PUNYCODE_H

#include "base/arena.h"

/* The host in ASCII and lower case, or NULL if it is no host name. */
char *host_to_ascii(struct arena *arena, const char *host, size_t size);

#endif
