/* What the contents aren't made of, but lists beside them are: pages of the printed book, figures
 * and tables. */
#ifndef OCTAVO_ARTICLE_MARKS_H
#define OCTAVO_ARTICLE_MARKS_H

#include "base/vec.h"
#include "article/ids.h"
#include "metadata/metadata.h"

enum mark_kind { MARK_PAGE, MARK_FIGURE, MARK_TABLE, MARK_KINDS };

struct mark {
	enum mark_kind kind;
	const char *label; /* never empty */
	const char *id;
	size_t headings; /* how many of those that have an id stand before it in the document */
};

typedef VEC(struct mark) mark_list;

/* Which lists a book shall have. */
struct mark_wishes {
	bool of[MARK_KINDS];
};

/* What metadata asks for; pages are always listed, where they are marked. */
struct mark_wishes marks_wished(const struct metadata *metadata);

/* Makes the page marks of an article right (a role, a name that is said aloud, an id each, no page
 * twice) and gives ids to what is to be listed. false: there is nothing to gather. */
bool marks_prepare(struct ids *ids, const struct mark_wishes *wishes, struct diags *diags);

/* Adds the marks of a document in order; strings belong to the arena. */
void marks_gather(mark_list *marks, const struct node *section, const struct mark_wishes *wishes,
		  struct arena *arena);

#endif
