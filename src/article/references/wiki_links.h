/* What links by name mean, "[[note#heading|words]]" and "![[picture.png]]": Obsidian's, and wikis'.
 */
#ifndef OCTAVO_ARTICLE_REFERENCES_WIKI_LINKS_H
#define OCTAVO_ARTICLE_REFERENCES_WIKI_LINKS_H

#include "article/references/targets.h"

/* What was typed, if the reference is such a link (as markdown_wiki.c writes it); else NULL. */
const char *wiki_typed(struct arena *arena, const char *reference);

struct wiki_link {
	const char *page, *part; /* "": it names none */
};

struct wiki_link wiki_link_read(struct arena *arena, const char *typed);

/* The article of that name, wherever it is; MAP_NONE: there is none. */
size_t wiki_article(const struct target_request *request, const char *page);

/* A reference to the picture of that name; NULL: it isn't found. */
const char *wiki_picture(const struct target_request *request, const char *name);

#endif
