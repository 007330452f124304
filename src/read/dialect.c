/* What an article holds for the tool that it was written for, beside Markdown. */
#include "read/dialect.h"

#include "read/chunks.h"
#include "read/cross_references.h"
#include "read/equation_labels.h"
#include "read/includes.h"
#include "read/leanpub.h"
#include "read/mdx.h"
#include "read/myst.h"
#include "read/obsidian.h"
#include "read/templates.h"

#include <string.h>

/* bookdown: the heading of a part is the plan's. */
static void drop_part(struct tree *tree)
{
	for (struct node *node = tree->body->children; node; node = node->next) {
		if (element_of(node) != EL_H1)
			continue;
		const char *words = tree_words(tree->arena, node);
		if (strncmp(words, "(PART", 5) == 0 || strncmp(words, "(APPENDIX)", 10) == 0)
			tree_unlink(node);
		return;
	}
}

void dialect_settle(struct tree *tree, const struct entry *entry, const struct frontend *in)
{
	static const enum dialect including[] = {DIALECT_MDBOOK, DIALECT_JEKYLL, DIALECT_GITBOOK,
						 DIALECT_LEANPUB, DIALECT_MYST};
	bool includes = false;
	for (size_t i = 0; i < sizeof including / sizeof *including; i++)
		includes |= in->dialect == including[i];
	if (includes)
		includes_settle(tree, entry, in);
	if (entry->dialect == DIALECT_BOOKDOWN)
		drop_part(tree);
	if (entry->dialect == DIALECT_BOOKDOWN || entry->dialect == DIALECT_QUARTO ||
	    entry->dialect == DIALECT_PANDOC)
		cross_references_settle(tree, entry->dialect);
}

/* Tells of the first component. */
static void settle_mdx(struct buf *text, const struct entry *entry, struct diags *diags)
{
	struct mdx_found found = mdx_settle(text);
	if (*found.name)
		diag(diags, MSG_COMPONENTS, (struct place){entry->name, found.line, 0}, found.name,
		     NULL);
}

/* Tells of the first chunk that isn't run. */
static void settle_chunks(struct buf *text, const struct entry *entry, struct diags *diags)
{
	struct chunks_found found = chunks_settle(text);
	if (found.line)
		diag(diags, MSG_NOT_RUN, (struct place){entry->name, found.line, 0}, found.fence,
		     NULL);
}

enum dialect dialect_prepare(struct buf *text, const struct entry *entry, struct diags *diags)
{
	if (entry->format != FORMAT_MARKDOWN)
		return entry->dialect;
	if (mdx_is(entry->name) || entry->dialect == DIALECT_MDX)
		settle_mdx(text, entry, diags);
	if (entry->dialect == DIALECT_QUARTO || entry->dialect == DIALECT_BOOKDOWN)
		settle_chunks(text, entry, diags);
	if (entry->dialect == DIALECT_QUARTO || entry->dialect == DIALECT_PANDOC)
		equation_labels_settle(text);
	if (entry->dialect == DIALECT_HUGO)
		templates_of_hugo(text);
	else if (entry->dialect == DIALECT_JEKYLL)
		templates_of_jekyll(text);
	else if (entry->dialect == DIALECT_GITBOOK)
		templates_of_gitbook(text);
	else if (entry->dialect == DIALECT_LEANPUB)
		leanpub_settle(text);
	else if (entry->dialect == DIALECT_OBSIDIAN)
		obsidian_settle(text);
	else if (entry->dialect == DIALECT_NONE && myst_settle(text))
		return DIALECT_MYST;
	return entry->dialect;
}
