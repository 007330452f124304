/* What links and pictures mean, by the names that people write and that their tools understand. */
#ifndef OCTAVO_ARTICLE_REFERENCES_TARGETS_H
#define OCTAVO_ARTICLE_REFERENCES_TARGETS_H

#include "article/brief.h"
#include "base/sources.h"

/* Who asks. */
struct target_request {
	const struct brief *brief;
	const struct entry *entry;
	struct arena *arena;
	struct diags *diags;
	struct place at;
};

/* The entry that a local reference means; MAP_NONE: none. Beside a file's own name it may be the
 * page that a site makes of it ('x.html', 'x', 'x/'), its folder, counted from the site's root
 * ('/x'), or written in another case or Unicode form, of which a note tells. */
size_t target_article(const struct target_request *request, const char *reference);

/* The entry that stands for the page of a folder, which is there and not in the book, as the README
 * of the folder that was named isn't: another page of it, or for the book's folder its first
 * article. MAP_NONE: the path is no such page's. */
size_t target_stand_in(const struct target_request *request, const char *path);

/* The file that a picture's reference means, as sources_find tells it; looked for as an article is,
 * and in a folder of pictures beside the book's. */
enum source_found target_file(const struct target_request *request, const char *reference,
			      char real[PATH_MAX]);

/* The absolute path that a local reference means, without fragment, query and dots. */
char *target_path(const struct target_request *request, const char *reference);

#endif
