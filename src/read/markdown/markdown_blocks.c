/* Blocks of Markdown (CommonMark, 4 and 5, and its appendix "Phase 1"): each line first goes on in
 * the containers that are open, then begins others, and what is left of it is a leaf's. */
#include "read/markdown/markdown_directives.h"

#include <string.h>

/* What begins a block, in the order in which it is tried. */
static begin *const beginnings[] = {
    begin_quote,  begin_heading, begin_directive,    begin_snippet,    begin_fence,
    begin_html,   begin_aside,   begin_definition,   begin_attributes, begin_order,
    begin_target, begin_comment, begin_abbreviation, begin_aligned,    begin_underlined,
    begin_rule,   begin_note,    begin_item,         begin_table,      begin_code,
};

struct leaf_kind {
	bool (*goes_on)(struct blocks *blocks, struct line *line); /* NULL: the line decides */
	void (*end)(struct blocks *blocks);
};

static const struct leaf_kind leaves[] = {
    [LEAF_PARAGRAPH] = {formula_goes_on, paragraph_end},
    [LEAF_FENCE] = {fence_goes_on, code_end},
    [LEAF_CODE] = {code_goes_on, code_end},
    [LEAF_HTML] = {html_goes_on, html_end},
    [LEAF_TABLE] = {NULL, NULL},
    [LEAF_ALIGNED] = {aligned_goes_on, NULL},
};

struct node *blocks_parent(const struct blocks *blocks)
{
	const struct container *inner = blocks_inner(blocks);
	return inner ? inner->node : blocks->tree->body;
}

unsigned blocks_depth(const struct blocks *blocks)
{
	const struct container *inner = blocks_inner(blocks);
	return inner ? inner->depth + 1 : 1;
}

void blocks_end_leaf(struct blocks *blocks)
{
	enum leaf leaf = blocks->leaf;
	blocks->leaf = LEAF_NONE;
	if (leaves[leaf].end)
		leaves[leaf].end(blocks);
}

static void close_container(struct blocks *blocks)
{
	struct container *closed = &blocks->open.items[--blocks->open.count];
	const struct list *list = closed->list;
	if (closed->directive)
		directive_end(blocks, closed->directive);
	if (closed->kind == IN_NOTE)
		blocks->note = blocks->note->outer;
	if (closed->kind == IN_LIST && element_of(closed->node) == EL_UL &&
	    list->tasks == list->items)
		tree_add_class(blocks->tree, closed->node, "tasks");
}

void blocks_close_to(struct blocks *blocks, size_t count)
{
	blocks_end_leaf(blocks);
	while (blocks->open.count > count)
		close_container(blocks);
	blocks->matched = blocks->open.count;
}

void blocks_close(struct blocks *blocks)
{
	blocks_close_to(blocks, blocks->matched);
}

void blocks_make_room(struct blocks *blocks)
{
	blocks_close(blocks);
	struct container *inner = blocks_inner(blocks);
	if (inner && inner->kind == IN_LIST) { /* which holds only items */
		blocks_close_to(blocks, blocks->open.count - 1);
		inner = blocks_inner(blocks);
	}
	if (!inner)
		return;
	if (inner->kind == IN_ITEM && inner->filled && blocks->blank)
		inner->list->loose = true;
	blocks->first = !inner->filled;
	inner->filled = true;
}

struct node *blocks_add(struct blocks *blocks, enum element element, const struct line *line)
{
	struct spot spot = line_spot(line, line->word);
	struct node *node = tree_element(blocks->tree, element, spot.line, spot.column);
	tree_append(blocks_parent(blocks), node);
	blocks_take_targets(blocks, node);
	return node;
}

unsigned blocks_deepest(const struct blocks *blocks)
{
	return (unsigned)limit_of(blocks->markdown->in->limits, LIMIT_BLOCKS);
}

bool blocks_are_full(struct blocks *blocks, const struct line *line)
{
	if (blocks_depth(blocks) < blocks_deepest(blocks))
		return false;
	markdown_flatten(blocks->markdown, blocks_deepest(blocks), line->number);
	return true;
}

struct container *blocks_open(struct blocks *blocks, enum container_kind kind, struct node *node,
			      const struct line *line)
{
	struct container container = {
	    .kind = kind,
	    .node = node,
	    .depth = blocks_depth(blocks),
	    .line = line->number,
	};
	vec_push(&blocks->open, container);
	blocks->matched = blocks->open.count;
	return blocks_inner(blocks);
}

void blocks_begin_words(struct blocks *blocks, enum words_kind kind, struct node *node)
{
	words_begin(&blocks->markdown->words, (struct words_block){
						  .kind = kind,
						  .node = node,
						  .depth = blocks_depth(blocks) + 1,
						  .note = blocks->note,
					      });
}

static bool goes_on(const struct container *container, struct line *line)
{
	bool blank = line_is_blank(line);
	switch (container->kind) {
	case IN_LIST:
	case IN_DIV:
	case IN_FENCE:
		return true;
	case IN_QUOTE:
		if (line->indent >= CODE_INDENT || line_char(line, 0) != '>')
			return false;
		line_take(line, line->word + 1);
		line_skip(line, 1);
		return true;
	case IN_ITEM:
	case IN_NOTE:
	case IN_ASIDE:
		if (blank ? container->kind == IN_ITEM && !container->filled
			  : line->indent < container->indent)
			return false;
		line_skip(line, container->indent);
		return true;
	}
	return false;
}

static enum begun begin_any(struct blocks *blocks, struct line *line)
{
	enum begun begun = NOTHING;
	for (size_t i = 0; !begun && i < sizeof beginnings / sizeof *beginnings; i++)
		begun = beginnings[i](blocks, line);
	return begun;
}

/* What is left of the line, when nothing begins in it any more. */
static void take_text(struct blocks *blocks, const struct line *line)
{
	if (line_is_blank(line)) {
		blocks_close(blocks);
	} else if (blocks->leaf == LEAF_TABLE && blocks->matched == blocks->open.count) {
		table_add_row(blocks, line);
	} else {
		if (blocks->leaf != LEAF_PARAGRAPH) {
			blocks_make_room(blocks);
			blocks->leaf = LEAF_PARAGRAPH;
		}
		paragraph_add_line(blocks, line);
		formula_look(blocks, line);
	}
}

/* Whether the empty line makes a list loose if something follows. */
static bool parts(const struct blocks *blocks, const struct line *line)
{
	const struct container *inner = blocks_inner(blocks);
	if (!line_is_blank(line) || blocks->leaf == LEAF_FENCE || blocks->leaf == LEAF_ALIGNED ||
	    blocks->leaf == LEAF_HTML || blocks->formula)
		return false;
	return !inner || (inner->kind != IN_QUOTE && inner->line != line->number);
}

static void read_line(struct blocks *blocks, struct line *line)
{
	size_t matched = 0;
	for (; matched < blocks->open.count && goes_on(&blocks->open.items[matched], line);
	     matched++)
		if (directive_takes(blocks, matched, line)) {
			blocks->blank = false;
			return;
		}
	blocks->matched = matched;
	bool all = matched == blocks->open.count;
	if (!all || !leaves[blocks->leaf].goes_on || !leaves[blocks->leaf].goes_on(blocks, line)) {
		enum begun begun;
		while ((begun = begin_any(blocks, line)) == BEGUN_CONTAINER)
			;
		if (begun == NOTHING)
			take_text(blocks, line);
	}
	blocks->blank = parts(blocks, line);
}

/* Most articles have none, and pay nothing for them. */
static bool may_have_formulas(const struct markdown_source *source)
{
	const char *text = source->text, *end = text + source->size;
	if (memchr(text, '$', source->size))
		return true;
	for (; (text = memchr(text, '\\', (size_t)(end - text))) && text + 1 < end; text += 2)
		if (strchr("([ber", text[1]))
			return true;
	return false;
}

void markdown_read_blocks(struct markdown *markdown)
{
	const struct markdown_source *source = &markdown->source;
	struct blocks blocks = {.markdown = markdown, .tree = markdown->tree};
	unsigned number = source->spot.line;
	markdown->words.has_formulas = may_have_formulas(source);
	formula_names_find(&markdown->words.names, markdown->tree->arena, source->text);
	markdown->has_directives = myst_is_meant(source->text, markdown->in->dialect);
	blocks.tight_headings =
	    markdown->in->dialect == DIALECT_LEANPUB || headings_are_tight(source->text);
	blocks.ends.end = source->text + source->size;
	blocks.empty_cells = MOST_EMPTY_CELLS + source->size;
	blocks.patience = PATIENCE + PATIENCE_FOR_EACH * source->size;
	for (size_t at = 0; at < source->size; number++) {
		const char *newline = memchr(source->text + at, '\n', source->size - at);
		size_t end = newline ? (size_t)(newline - source->text) : source->size;
		struct line line;
		line_start(&line, source->text, at, end, number);
		read_line(&blocks, &line);
		at = end + 1;
	}
	blocks_close_to(&blocks, 0);
	targets_end(&blocks);
	vec_clear(&blocks.open);
	vec_clear(&blocks.targets);
	vec_clear(&blocks.lines);
	vec_clear(&blocks.columns);
	buf_clear(&blocks.text);
}
