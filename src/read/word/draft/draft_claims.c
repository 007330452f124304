/* What a file says of itself in its properties. */
#include "read/word/draft/draft.h"

void draft_read_claims(struct draft *draft, const struct node *meta)
{
	struct draft_claims *claims = &draft->claims;
	const char *author = NULL; /* else, in OpenDocument, who changed it last */
	const struct {
		const char *name;
		const char **claim;
	} texts[] = {
	    {"dc:title", &claims->title},       {"dc:description", &claims->description},
	    {"dc:language", &claims->language}, {"dc:publisher", &claims->publisher},
	    {"meta:initial-creator", &author},
	};
	for (const struct node *node = meta ? meta->children : NULL; node; node = node->next) {
		const char *said =
		    node->kind == NODE_ELEMENT ? tree_words(draft->in->arena, node) : "";
		if (!*said)
			continue;
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			if (part_is(node, texts[i].name))
				*texts[i].claim = said;
		if (part_is(node, "dc:creator"))
			vec_push(&claims->authors, said);
		else if (part_is(node, "dc:subject") || part_is(node, "cp:keywords") ||
			 part_is(node, "meta:keyword"))
			vec_push(&claims->subjects, said);
	}
	if (author) {
		claims->authors.count = 0;
		vec_push(&claims->authors, author);
	}
}
