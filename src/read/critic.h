/* Changes and comments that an author's tool marks in Markdown: CriticMarkup, kramdown's comments.
 */
#ifndef OCTAVO_READ_CRITIC_H
#define OCTAVO_READ_CRITIC_H

#include "base/buf.h"

struct critic_found {
	unsigned changes, comments;
	unsigned line; /* of the first one */
};

/* Accepts the changes and takes out the comments; line ends stay where they are. */
struct critic_found critic_settle(struct buf *text);

#endif
