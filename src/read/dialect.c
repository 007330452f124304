/* What an article holds for the tool that it was written for, beside Markdown. */
#include "read/dialect.h"

#include "base/ascii.h"
#include "base/file.h"
#include "read/chunks.h"
#include "read/critic.h"
#include "read/cross_references.h"
#include "read/docsify.h"
#include "read/includes.h"
#include "read/jekyll_boxes.h"
#include "read/leanpub.h"
#include "read/mdx.h"
#include "read/obsidian.h"
#include "read/quarto_blocks.h"
#include "read/templates.h"

#include <stdio.h>
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
	static const enum dialect including[] = {
	    DIALECT_MDBOOK,    DIALECT_JEKYLL, DIALECT_GITBOOK, DIALECT_LEANPUB, DIALECT_MYST,
	    DIALECT_VITEPRESS, DIALECT_MKDOCS, DIALECT_DOCSIFY, DIALECT_MDX};
	bool includes = false;
	for (size_t i = 0; i < sizeof including / sizeof *including; i++)
		includes |= in->dialect == including[i];
	if (includes)
		includes_settle(tree, entry, in);
	if (entry->dialect == DIALECT_BOOKDOWN)
		drop_part(tree);
	if (in->dialect == DIALECT_JEKYLL)
		jekyll_boxes_settle(tree);
	if (in->dialect == DIALECT_DOCSIFY)
		docsify_settle(tree);
	if (in->dialect == DIALECT_QUARTO)
		quarto_blocks_settle(tree);
	if (entry->format == FORMAT_MARKDOWN)
		cross_references_settle(tree, in->dialect);
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

static void settle_changes(struct buf *text, const struct entry *entry, struct diags *diags)
{
	struct critic_found found = critic_settle(text);
	struct place at = {entry->name, found.line, 0};
	char count[16];
	snprintf(count, sizeof count, "%u", found.changes);
	if (found.changes)
		diag(diags, MSG_TRACKED_CHANGES, at, count, NULL);
	snprintf(count, sizeof count, "%u", found.comments);
	if (found.comments)
		diag(diags, MSG_COMMENTS, at, count, NULL);
}

/* What the article shows to be written for, in a folder of no tool: by its file's name, by a title
 * block, or by ids of which only these tools make numbers. */
static enum dialect dialect_shown(const struct buf *text, const struct entry *entry)
{
	static const struct {
		const char *id, *reference;
		enum dialect dialect;
	} signs[] = {{"{#fig:", "@fig:", DIALECT_PANDOC},
		     {"{#tbl:", "@tbl:", DIALECT_PANDOC},
		     {"{#eq:", "@eq:", DIALECT_PANDOC},
		     {"{#sec:", "@sec:", DIALECT_PANDOC},
		     {"{#fig-", "@fig-", DIALECT_QUARTO},
		     {"{#tbl-", "@tbl-", DIALECT_QUARTO},
		     {"{#eq-", "@eq-", DIALECT_QUARTO},
		     {"{#sec-", "@sec-", DIALECT_QUARTO},
		     {"{include}", "{include}", DIALECT_MYST},
		     {"{literalinclude}", "{literalinclude}", DIALECT_MYST},
		     {"@include: ", "<!-", DIALECT_VITEPRESS},
		     {"<<< @/", "<<< @/", DIALECT_VITEPRESS},
		     {"--8<-- ", "--8<-- ", DIALECT_MKDOCS}};
	const char *ending = path_ending(entry->name);
	if (ascii_equal(ending, "qmd"))
		return DIALECT_QUARTO;
	if (ascii_equal(ending, "rmd"))
		return DIALECT_BOOKDOWN;
	if (!text->size)
		return DIALECT_NONE;
	if (strncmp(text->data, "% ", 2) == 0)
		return DIALECT_PANDOC;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strstr(text->data, signs[i].id) && strstr(text->data, signs[i].reference))
			return signs[i].dialect;
	return DIALECT_NONE;
}

enum dialect dialect_prepare(struct buf *text, const struct entry *entry, struct diags *diags)
{
	enum dialect dialect = entry->dialect;
	if (entry->format != FORMAT_MARKDOWN)
		return dialect;
	if (dialect == DIALECT_NONE)
		dialect = dialect_shown(text, entry);
	if (mdx_is(entry->name) || dialect == DIALECT_MDX)
		settle_mdx(text, entry, diags);
	if (dialect == DIALECT_QUARTO || dialect == DIALECT_BOOKDOWN)
		settle_chunks(text, entry, diags);
	settle_changes(text, entry, diags);
	if (dialect == DIALECT_HUGO)
		templates_of_hugo(text);
	else if (dialect == DIALECT_JEKYLL)
		templates_of_jekyll(text);
	else if (dialect == DIALECT_GITBOOK)
		templates_of_gitbook(text);
	else if (dialect == DIALECT_HEXO)
		templates_of_hexo(text);
	else if (dialect == DIALECT_LEANPUB)
		leanpub_settle(text);
	else if (dialect == DIALECT_OBSIDIAN)
		obsidian_settle(text);
	return dialect;
}
