/* MyST's directives in fences of code, which are no code, its targets and its references. */
#ifndef OCTAVO_READ_MYST_H
#define OCTAVO_READ_MYST_H

#include "base/buf.h"

#include <stdbool.h>

/* Turns boxes, pictures, "(name)=" and "{ref}`name`" into Markdown, and '{include} file' into
 * '{{#include file}}', in place; line ends stay where they are. True if something is included. */
bool myst_settle(struct buf *text);

#endif
