/* The article of a saved page: from the measures to what is taken out. */
#include "read/page/page_parts.h"

#include <stdio.h>
#include <string.h>

/* The parts above what is kept lead to it. */
static void mark_paths(struct page *page)
{
	struct part *parts = page->parts.items;
	parts[page->core].fate = FATE_KEPT;
	for (size_t i = page->parts.count; i-- > 1;)
		if (parts[i].fate != FATE_OUT && parts[parts[i].parent].fate == FATE_OUT)
			parts[parts[i].parent].fate = FATE_PATH;
}

/* The words of what is kept: those of its parts, less those of the parts inside that go. */
static uint32_t count_kept(const struct page *page)
{
	const struct part *parts = page->parts.items;
	uint32_t words = 0;
	for (uint32_t i = 0; i < page->parts.count;) {
		const struct part *part = &parts[i];
		if (part->fate == FATE_KEPT && (!i || parts[part->parent].fate == FATE_PATH))
			words += part->words;
		else if (part->fate == FATE_OUT && parts[part->parent].fate == FATE_KEPT)
			words -= part->words;
		i = part->fate == FATE_OUT ? part->end : i + 1;
	}
	return words;
}

/* Of what leads to the article, what is none goes. */
static void clear_path(struct node *node, const part_list *parts, uint32_t at)
{
	uint32_t i = at + 1;
	for (struct node *child = node->children, *next; child; child = next) {
		next = child->next;
		if (i < parts->items[at].end && parts->items[i].node == child)
			i = parts->items[i].end;
		else
			tree_unlink(child);
	}
}

static void take_out(struct page *page)
{
	const part_list *parts = &page->parts;
	for (uint32_t i = 0; i < parts->count;) {
		const struct part *part = &parts->items[i];
		if (part->fate == FATE_OUT)
			tree_unlink(part->node);
		if (part->fate == FATE_PATH)
			clear_path(part->node, parts, i);
		i = part->fate == FATE_OUT ? part->end : i + 1;
	}
}

static bool is_cell(const struct node *node)
{
	return element_of(node) == EL_TD || element_of(node) == EL_TH;
}

/* What only led to the article goes, if it doesn't say how its text runs; the article is no cell of
 * a table any more. */
static void unwrap_path(struct page *page)
{
	for (size_t i = page->parts.count; i-- > 1;) {
		const struct part *part = &page->parts.items[i];
		bool speaks = tree_get(part->node, "lang") || tree_get(part->node, "dir");
		if (part->fate == FATE_PATH && !speaks)
			tree_unwrap(part->node);
		else if (part->fate == FATE_PATH || (i == page->core && is_cell(part->node)))
			tree_rename(part->node, EL_DIV);
	}
}

/* Blogs link the title of a page to the page. */
static void unlink_title(const struct page *page)
{
	const struct part *title = &page->parts.items[page->heading];
	struct node *root = title->node;
	if (!page->heading || title->linked < title->cells)
		return;
	for (struct node *node = root, *next; node; node = next) {
		next = tree_next(node, root);
		if (element_of(node) == EL_A)
			tree_unwrap(node);
	}
}

/* It is no heading of a section, whatever the page makes of it. */
static void mark_standfirst(const struct page *page)
{
	struct node *node = page->parts.items[page->standfirst].node;
	if (!page->standfirst)
		return;
	if (is_heading(node))
		tree_rename(node, EL_P);
	tree_set(page->tree, node, "role", "doc-subtitle");
}

static void tell(const struct page *page, struct diags *diags)
{
	const struct part *parts = page->parts.items;
	char kept[16], out[16];
	snprintf(kept, sizeof kept, "%u", (unsigned)page->kept_words);
	snprintf(out, sizeof out, "%u", (unsigned)(parts[0].words - page->kept_words));
	diag(diags, MSG_PAGE_ARTICLE, tree_place(page->tree, parts[page->core].node), kept, out);
}

/* What stays loses what leads to other pages. */
static void leave_out_ways(struct page *page, uint32_t links, struct diags *diags)
{
	char out[16];
	uint32_t first = 0;
	while (page->parts.items[first].fate != FATE_OUT)
		first++;
	struct place at = tree_place(page->tree, page->parts.items[first].node);
	take_out(page);
	snprintf(out, sizeof out, "%u", (unsigned)links);
	diag(diags, MSG_PAGE_WAYS, at, out, NULL);
}

static void find_article(struct page *page)
{
	page_measure(page->tree, &page->parts);
	if (!page->home)
		page->home = page_home(&page->parts);
	page->titled = page_find_title(page);
	page_find_core(page);
	page_judge(page);
	page_tidy(page);
	page_keep_lead(page);
	page_keep_notes(page);
	mark_paths(page);
	page->kept_words = count_kept(page);
}

bool page_cut_out(const struct html_page *source, const struct frontend *in,
		  const struct claims *claims, const char *title)
{
	const struct claim *description = claim_find(claims, SAID_DESCRIPTION);
	const struct claim *address = claim_find(claims, SAID_SOURCE);
	const char *folders = strrchr(in->name, '/');
	struct page page = {
	    .tree = source->tree,
	    .file = folders ? folders + 1 : in->name,
	    .title = title,
	    .description = description ? description->text : NULL,
	    .home = address ? address->text : NULL,
	    .says_article = claims->of_article,
	};
	if (in->page == PAGE_WHOLE)
		return false;
	find_article(&page);
	struct buf reasons = BUF_EMPTY;
	int points = page_site_points(&page, source->head, &reasons);
	bool taken =
	    page_has_article(&page) && (in->page == PAGE_ARTICLE || points >= PAGE_SITE_POINTS);
	uint32_t ways = taken ? 0 : page_mark_ways(&page, source->head);
	enum page_loss loss = taken ? LOSS_ALL_BUT_ARTICLE : ways ? LOSS_WAYS : LOSS_NONE;
	if (in->outline)
		page_explain(&page, points, reasons.data ? reasons.data : "", loss, in->outline);
	buf_clear(&reasons);
	if (taken) {
		tell(&page, in->diags);
		take_out(&page);
		mark_standfirst(&page);
		unlink_title(&page);
		unwrap_path(&page);
		source->tree->is_article = true;
	} else if (ways) {
		leave_out_ways(&page, ways, in->diags);
	}
	vec_clear(&page.parts);
	return taken;
}
