/* What a .docx says of itself, in the part of core properties. */
#include "read/word/docx.h"

void docx_read_claims(struct docx *docx, const char *part)
{
	struct draft_claims *claims = &docx->draft->claims;
	const struct node *root = parts_load(docx->parts, part);
	const struct {
		const char *name;
		const char **claim;
	} texts[] = {
	    {"dc:title", &claims->title},
	    {"dc:description", &claims->description},
	    {"dc:language", &claims->language},
	    {"dcterms:modified", &claims->modified},
	};
	for (const struct node *node = root ? root->children : NULL; node; node = node->next) {
		if (node->kind != NODE_ELEMENT)
			continue;
		const char *words = tree_words(docx->draft->in->arena, node);
		for (size_t i = 0; i < sizeof texts / sizeof *texts && *words; i++)
			if (part_is(node, texts[i].name))
				*texts[i].claim = words;
		if (part_is(node, "dc:creator") && *words)
			vec_push(&claims->authors, words);
		else if ((part_is(node, "dc:subject") || part_is(node, "cp:keywords")) && *words)
			vec_push(&claims->subjects, words);
	}
}
