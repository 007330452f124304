/* Templates in Markdown, where they are known: Hugo's shortcodes, tags of Jekyll, GitBook and Hexo.
 */
#ifndef OCTAVO_READ_TEMPLATES_H
#define OCTAVO_READ_TEMPLATES_H

#include "base/buf.h"

/* Each puts Markdown in the place of what it knows, and leaves the rest as typed. */
void templates_of_hugo(struct buf *text);
void templates_of_jekyll(struct buf *text);
void templates_of_gitbook(struct buf *text);
void templates_of_hexo(struct buf *text);

#endif
