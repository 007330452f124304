/* What an .odt says of itself, in meta.xml. */
#include "read/word/odt.h"

void odt_read_claims(struct odt *odt, const struct node *root)
{
	struct draft_claims *claims = &odt->draft->claims;
	const struct node *meta = part_child(root, "office:meta");
	const char *author = NULL, *last = NULL;
	const struct {
		const char *name;
		const char **claim;
	} texts[] = {
	    {"dc:title", &claims->title},
	    {"dc:description", &claims->description},
	    {"dc:language", &claims->language},
	    {"dc:date", &claims->modified},
	    {"dc:publisher", &claims->publisher},
	    {"meta:initial-creator", &author},
	    {"dc:creator", &last},
	};
	for (const struct node *node = meta ? meta->children : NULL; node; node = node->next) {
		if (node->kind != NODE_ELEMENT)
			continue;
		const char *words = tree_words(odt->draft->in->arena, node);
		for (size_t i = 0; i < sizeof texts / sizeof *texts && *words; i++)
			if (part_is(node, texts[i].name))
				*texts[i].claim = words;
		if ((part_is(node, "dc:subject") || part_is(node, "meta:keyword")) && *words)
			vec_push(&claims->subjects, words);
	}
	if (author || last)
		vec_push(&claims->authors, author ? author : last);
}
