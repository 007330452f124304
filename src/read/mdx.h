/* Markdown with components (.mdx): what is a program's in it. */
#ifndef OCTAVO_READ_MDX_H
#define OCTAVO_READ_MDX_H

#include "base/buf.h"

#include <stdbool.h>

/* Whether a file's name says that it is such Markdown. */
bool mdx_is(const char *name);

/* Takes out imports, exports, comments and the tags of components; their words stay, and line ends
 * stay where they are. Tags of HTML become as HTML has them. */
struct mdx_found {
	char name[32]; /* of the first component, as a tag; "": there is none */
	unsigned line;
};

struct mdx_found mdx_settle(struct buf *text);

#endif
