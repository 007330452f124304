/* What speaks for and against a part's belonging to the article: rules as data, each with its
 * points and the reason that the outline tells; none knows a language or a site. */
#include "read/page/page_parts.h"

#include <string.h>

enum {
	MUCH_PROSE = 140, /* cells */
	KEEP = -1,        /* fewer points put a part out */
	LEAST_BESIDE = 5  /* the same of what stands beside the core */
};

struct view {
	const struct page *page;
	const struct part *part;
	uint32_t at;
};

typedef bool test(const struct view *v);

/* It holds where its test says so, or without one, where the part has the name. */
struct page_rule {
	const char *reason;
	int points;
	test *holds;
	enum name name;
};

static const struct part *part_at(const struct view *v, uint32_t at)
{
	return &v->page->parts.items[at];
}

static const struct part *core_of(const struct view *v)
{
	return part_at(v, v->page->core);
}

static bool t_most(const struct view *v)
{
	return v->part->clean * 5 >= core_of(v)->clean * 2 && v->part->clean;
}

/* Another text beside the article's: a slide show, comments. */
static bool t_other_text(const struct view *v)
{
	return v->part->is_noise && v->part->prose * 2 > core_of(v)->clean;
}

static bool t_prose(const struct view *v)
{
	return v->part->prose >= 40;
}

static bool t_much_prose(const struct view *v)
{
	return v->part->prose >= MUCH_PROSE;
}

/* A row or an item of what was judged as a whole. */
static bool is_item(const struct view *v)
{
	enum element element = element_of(v->part->node);
	return v->part->in_list || element == EL_TR || element == EL_TD || element == EL_TH;
}

static bool t_linked(const struct view *v)
{
	return !is_item(v) && v->part->linked * 2 > v->part->cells;
}

static bool t_all_linked(const struct view *v)
{
	return !is_item(v) && v->part->linked * 10 > v->part->cells * 9;
}

/* "The case had been <a>shelved in 2017</a> but was opened again." */
static bool t_around_link(const struct view *v)
{
	const struct part *part = v->part;
	return part->own_linked && part->stops && part->own - part->own_linked >= 12 &&
	       part->own == part->cells;
}

/* Whether it shows the address of a page or of a person. */
static bool is_address(const struct node *root)
{
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const char *text = node->kind == NODE_TEXT ? node->text : "";
		if (strstr(text, "://") || strstr(text, "www.") || strchr(text, '@'))
			return true;
	}
	return false;
}

/* "Read more: <a>The light went out</a>", and nothing else. */
static bool t_label_and_link(const struct view *v)
{
	enum { SHORTEST_LINK = 12, LONGEST_LABEL = 24 };
	const struct part *part = v->part;
	return element_of(part->node) == EL_P && part->own == part->cells && !part->in_list &&
	       part->own - part->own_linked <= LONGEST_LABEL && part->links == 1 &&
	       part->own_linked >= SHORTEST_LINK && part->own > part->own_linked && !part->stops &&
	       !is_address(part->node);
}

static bool t_picture(const struct view *v)
{
	return v->part->pictures > 0;
}

static bool is_figure(const struct part *part)
{
	return element_of(part->node) == EL_FIGURE || part->names & NAMED(CAPTION);
}

static bool t_figure(const struct view *v)
{
	if (!v->part->pictures && !(v->part->names & NAMED(CAPTION)))
		return false;
	for (uint32_t i = v->at; i < v->part->end; i++)
		if (is_figure(part_at(v, i)))
			return true;
	return false;
}

/* A box beside the paragraphs that is to be read like them. */
static bool t_long_side(const struct view *v)
{
	enum { LONG = 400 }; /* cells */
	const struct part *part = v->part;
	return (part->names & NAMED_NOISE) == NAMED(SIDE) && part->prose >= LONG &&
	       part->linked * 10 < part->cells;
}

/* Comments quote each other, too. */
static bool t_quote(const struct view *v)
{
	return v->part->quotes > 0 && !(v->part->names & NAMED(COMMENT));
}

/* Whether cells say that they head others: then the table lays nothing out. */
static bool has_headers(const struct view *v)
{
	enum { FEWEST = 2 };
	unsigned headers = 0;
	for (uint32_t i = v->at; i < v->part->end && headers < FEWEST; i++)
		headers += element_of(part_at(v, i)->node) == EL_TH && part_at(v, i)->words;
	return headers == FEWEST;
}

static bool t_table(const struct view *v)
{
	return element_of(v->part->node) == EL_TABLE && v->part->rows >= 2 &&
	       (v->part->linked * 3 < v->part->cells || has_headers(v));
}

/* What a page shows in frames comes from elsewhere: often advertising that has no names, but also
 * tables and figures. */
static bool t_frame(const struct view *v)
{
	if (!tree_get(v->part->node, "data-frame") || has_headers(v))
		return false;
	for (uint32_t i = v->at; i < v->part->end; i++)
		if (element_of(part_at(v, i)->node) == EL_FIGCAPTION)
			return false;
	return true;
}

static bool t_code(const struct view *v)
{
	return element_of(v->part->node) == EL_PRE;
}

static bool t_controls(const struct view *v)
{
	return v->part->controls > 0 && v->part->prose < 400;
}

static bool t_teasers(const struct view *v)
{
	return page_is_teasers(v->page, v->at);
}

static bool t_references(const struct view *v)
{
	return page_is_references(v->page, v->at);
}

/* Headings that lead elsewhere stand above summaries of other articles. */
static bool t_linked_headings(const struct view *v)
{
	uint32_t linked = 0, others = 0;
	for (uint32_t i = v->at; i < v->part->end; i++) {
		const struct part *part = part_at(v, i);
		if (!is_heading(part->node) || !part->cells)
			continue;
		bool leads = part->linked * 10 > part->cells * 9;
		linked += leads;
		others += !leads;
	}
	return linked >= 2 && linked > others;
}

static bool t_in_flow(const struct view *v)
{
	enum element element = element_of(v->part->node);
	return v->part->parent == v->page->flow &&
	       (element == EL_P || element == EL_UL || element == EL_OL || element == EL_DL ||
		element == EL_BLOCKQUOTE || element == EL_TABLE || element == EL_PRE ||
		element == EL_FIGURE || is_heading(v->part->node));
}

static bool t_before(const struct view *v)
{
	return v->part->end <= v->page->first && !is_heading(v->part->node);
}

static bool t_behind(const struct view *v)
{
	return v->at > v->page->last && v->page->last > v->page->core;
}

/* Set by hand from what pages are like, and checked on samples. */
static const struct page_rule rules[] = {
    {"most of the prose", 30, t_most, 0},
    {"a text of its own", -6, t_other_text, 0},
    {"prose", 3, t_prose, 0},
    {"much prose", 3, t_much_prose, 0},
    {"mostly links", -3, t_linked, 0},
    {"nothing but links", -3, t_all_linked, 0},
    {"a sentence around a link", 4, t_around_link, 0},
    {"links to many sites", 6, t_references, 0},
    {"a label and a link", -4, t_label_and_link, 0},
    {"a picture", 1, t_picture, 0},
    {"a figure", 3, t_figure, 0},
    {"a quotation", 8, t_quote, 0},
    {"a long text", 8, t_long_side, 0},
    {"a table", 3, t_table, 0},
    {"code", 6, t_code, 0},
    {"something to fill in or to press", -4, t_controls, 0},
    {"a page in a frame", -4, t_frame, 0},
    {"a row of links to other articles", -10, t_teasers, 0},
    {"headings that lead to other articles", -10, t_linked_headings, 0},
    {"in a row with the paragraphs", 2, t_in_flow, 0},
    {"before the first paragraph", -1, t_before, 0},
    {"behind the last paragraph", -1, t_behind, 0},
    {NULL, 4, NULL, NAME_BODY},
    {NULL, 8, NULL, NAME_EMBED},
    {NULL, 6, NULL, NAME_NOTES},
    {NULL, -8, NULL, NAME_NAV},
    {NULL, -8, NULL, NAME_CONTENTS},
    {NULL, -8, NULL, NAME_FOOTER},
    {NULL, -8, NULL, NAME_SIDE},
    {NULL, -12, NULL, NAME_COMMENT},
    {NULL, -8, NULL, NAME_RELATED},
    {NULL, -8, NULL, NAME_SHARE},
    {NULL, -8, NULL, NAME_AD},
    {NULL, -8, NULL, NAME_SIGNUP},
    {NULL, -8, NULL, NAME_NOTICE},
    {NULL, -7, NULL, NAME_META},
    {NULL, -4, NULL, NAME_TOOLS},
    {NULL, -8, NULL, NAME_UNSEEN},
    {NULL, -3, NULL, NAME_MEDIA},
};

enum { RULES = sizeof rules / sizeof *rules };

/* What a table holds is judged with it, like an item of a list; what its cells are called where
 * they have headers, says which fact they tell. */
static void mark_items(const struct view *table, struct part *parts)
{
	uint32_t meant = has_headers(table) ? ~(uint32_t)NAMED_NOISE : ~(uint32_t)0;
	for (uint32_t i = table->at; i < table->part->end; i++) {
		parts[i].in_list = true;
		parts[i].names &= meant;
	}
}

static void judge(const struct view *v, struct part *part)
{
	for (size_t i = 0; i < RULES; i++) {
		if (rules[i].holds ? !rules[i].holds(v) : !(part->names >> rules[i].name & 1))
			continue;
		part->points = (int16_t)(part->points + rules[i].points);
		part->reasons |= UINT64_C(1) << i;
	}
}

static bool is_much_prose(const struct part *part)
{
	return part->is_block && !part->is_noise && part->clean >= MUCH_PROSE &&
	       part->linked * 4 <= part->cells;
}

/* Blocks are, and of what stands in a line what is called like something around articles; words of
 * a sentence only where they aren't shown. */
static bool is_judged(const struct page *page, uint32_t at)
{
	const struct part *part = &page->parts.items[at];
	if (part->is_block || part->names & NAMED(UNSEEN))
		return true;
	return part->names & NAMED_NOISE && !page_is_in_sentence(page, at);
}

static void judge_range(struct page *page, uint32_t first, uint32_t end)
{
	struct part *parts = page->parts.items;
	for (uint32_t i = first; i < end;) {
		const struct view view = {page, &parts[i], i};
		if (is_judged(page, i))
			judge(&view, &parts[i]);
		if (!parts[i].in_list && t_table(&view))
			mark_items(&view, parts);
		parts[i].fate = parts[i].points < KEEP ? FATE_OUT : FATE_KEPT;
		i = parts[i].fate == FATE_OUT ? parts[i].end : i + 1;
	}
}

/* What stands beside the core and is much prose belongs to it: the pieces of a text may each have
 * names and shapes of their own. */
static void judge_beside(struct page *page)
{
	struct part *parts = page->parts.items;
	uint32_t around = parts[page->core].parent;
	for (uint32_t i = around + 1; page->core && i < parts[around].end; i = parts[i].end) {
		if (i == page->core || !is_much_prose(&parts[i]))
			continue;
		judge_range(page, i, parts[i].end);
		if (parts[i].points < LEAST_BESIDE)
			for (uint32_t k = i; k < parts[i].end; k++)
				parts[k].fate = FATE_OUT;
	}
}

void page_judge(struct page *page)
{
	judge_range(page, page->core + 1, page->parts.items[page->core].end);
	judge_beside(page);
}

void page_reasons(const struct part *part, struct buf *out)
{
	const char *between = "";
	for (size_t i = 0; i < RULES; i++) {
		if (!(part->reasons >> i & 1))
			continue;
		buf_printf(out, "%s%+d %s", between, rules[i].points,
			   rules[i].reason ? rules[i].reason : page_name_text(rules[i].name));
		between = ", ";
	}
}
