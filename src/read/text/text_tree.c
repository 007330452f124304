/* Plain text: blocks to the tree. */
#include "base/unicode.h"
#include "read/text/lines/text_table.h"
#include "read/text/text.h"

#include <string.h>

enum {
	DEEPEST_LIST = 8,
	DEEPEST_INDENT = 40,
	GAP = 3, /* spaces between words, and more are one */
};

struct text_list {
	struct node *node;
	unsigned indent;
	char style;
};

struct text_builder {
	const struct text *text;
	struct tree *tree;
	struct buf words; /* of a paragraph of several lines */
	struct buf smart; /* the same with typographic marks */
	const struct frontend *in;
	struct text_words known;
	struct node *parent; /* the body, or the innermost quotation */
	unsigned quotes;     /* how many are open */
	struct text_list lists[DEEPEST_LIST];
	unsigned depth;    /* how many lists are open */
	struct node *item; /* the last one of the innermost list */
	unsigned number;   /* its number */
};

static struct typed_line without_marker(const struct block *block, const struct typed_line *line)
{
	struct typed_line left = *line;
	if (block->kind == BLOCK_ITEM) {
		left.start += line->marker;
		left.size -= line->marker;
	}
	return left;
}

static void add_words(struct text_builder *b, struct node *node, const char *s, size_t size,
		      bool breaks)
{
	if (!b->in->smart) {
		text_inline(b->tree, node, s, size, breaks);
		return;
	}
	buf_cut(&b->smart, 0);
	text_smarten(&b->smart, b->in->language, s, size);
	text_inline(b->tree, node, b->smart.data ? b->smart.data : "", b->smart.size, breaks);
}

/* The lines of a paragraph as one run. */
static void add_paragraph(struct text_builder *b, struct node *node, const struct block *block)
{
	const struct typed_line *lines = &b->text->lines.items[block->first];
	struct typed_line first = without_marker(block, lines);
	const char *s = line_text(b->text, &first);
	if (block->count == 1) {
		add_words(b, node, s, first.size, false);
		return;
	}
	buf_cut(&b->words, 0);
	buf_add(&b->words, s, first.size);
	for (uint32_t i = 1; i < block->count; i++) {
		s = line_text(b->text, &lines[i]);
		enum text_join join =
		    text_join(&b->known, b->text, b->words.data, b->words.size, s, lines[i].size);
		if (join == TEXT_JOIN_WORD)
			buf_cut(&b->words, b->words.size - 1);
		else if (join == TEXT_JOIN_SPACE &&
			 !unicode_joins(b->words.data, b->words.size, s, lines[i].size))
			buf_putc(&b->words, '\n');
		buf_add(&b->words, s, lines[i].size);
	}
	add_words(b, node, b->words.data, b->words.size, false);
}

/* Spaces of print for those that set a line of verse in. */
static void add_indent(struct buf *out, unsigned cells)
{
	for (cells = cells < DEEPEST_INDENT ? cells : DEEPEST_INDENT; cells > 1; cells -= 2)
		buf_puts(out, "\u2003");
	if (cells)
		buf_puts(out, "\u2002");
}

/* Adds a line of verse, with the gaps that stand between its words. */
static void add_with_gaps(struct buf *out, const char *s, size_t size)
{
	for (size_t i = 0, blank; i < size; i += blank + 1) {
		for (blank = 0; i + blank < size && s[i + blank] == ' ';)
			blank++;
		if (blank >= GAP)
			add_indent(out, (unsigned)blank);
		else
			buf_add(out, s + i, blank);
		if (i + blank < size)
			buf_putc(out, s[i + blank]);
	}
}

/* Lines that stay lines, set in as they are beside each other. */
static void add_lines(struct text_builder *b, struct node *node, const struct block *block)
{
	const struct typed_line *lines = &b->text->lines.items[block->first];
	unsigned margin = UINT16_MAX;
	for (uint32_t i = 0; i < block->count; i++)
		margin = lines[i].indent < margin ? lines[i].indent : margin;
	buf_cut(&b->words, 0);
	for (uint32_t i = 0; i < block->count; i++) {
		if (i)
			buf_putc(&b->words, '\n');
		if (block->kind == BLOCK_VERSE && !block->centred)
			add_indent(&b->words, lines[i].indent - margin);
		if (block->kind == BLOCK_VERSE)
			add_with_gaps(&b->words, line_text(b->text, &lines[i]), lines[i].size);
		else
			buf_add(&b->words, line_text(b->text, &lines[i]), lines[i].size);
	}
	add_words(b, node, b->words.data, b->words.size, true);
}

static struct node *new_element(struct text_builder *b, enum element element,
				const struct block *block)
{
	return tree_element(b->tree, element, text_row(b->text, block), 0);
}

static struct node *add(struct text_builder *b, struct node *parent, enum element element,
			const struct block *block)
{
	struct node *node = new_element(b, element, block);
	tree_append(parent, node);
	return node;
}

static void close_lists(struct text_builder *b)
{
	b->depth = 0;
	b->item = NULL;
}

static void open_quotes(struct text_builder *b, const struct block *block)
{
	if (b->quotes == block->quote)
		return;
	close_lists(b);
	for (; b->quotes > block->quote; b->quotes--)
		b->parent = b->parent->parent;
	for (; b->quotes < block->quote; b->quotes++)
		b->parent = add(b, b->parent, EL_BLOCKQUOTE, block);
}

static void open_list(struct text_builder *b, const struct block *block)
{
	while (b->depth > 1 && block->indent < b->lists[b->depth - 1].indent) {
		b->depth--;
		b->item = b->lists[b->depth - 1].node->last;
		b->number = 0; /* not known any more */
	}
	struct node *list = b->depth ? b->lists[b->depth - 1].node : NULL;
	bool deeper =
	    list && block->indent > b->lists[b->depth - 1].indent + 1 && b->depth < DEEPEST_LIST;
	bool same = list && !deeper && element_of(list) == (block->number ? EL_OL : EL_UL) &&
		    block->style == b->lists[b->depth - 1].style &&
		    (!block->number || !b->number || block->number == b->number + 1);
	if (same)
		return;
	struct node *parent = deeper ? b->item : b->depth > 1 ? list->parent : b->parent;
	b->depth += deeper || !b->depth;
	list = add(b, parent, block->number ? EL_OL : EL_UL, block);
	if (block->number > 1) {
		char start[8] = "";
		char *end = start + sizeof start - 1;
		for (unsigned n = block->number; n; n /= 10)
			*--end = (char)('0' + n % 10);
		tree_set(b->tree, list, "start", end);
	}
	if (block->style)
		tree_set(b->tree, list, "type", (char[]){block->style, '\0'});
	b->lists[b->depth - 1] = (struct text_list){list, block->indent, block->style};
}

/* The name by which the heading in the block goes. */
static const char *heading_id(struct text_builder *b, size_t block)
{
	return arena_format(b->tree->arena, "heading-%zu", block);
}

/* The node that takes the words of the line: a link to the heading that it names. */
static struct node *link_of(struct text_builder *b, struct node *node,
			    const struct typed_line *line)
{
	if (!line->target)
		return node;
	struct node *link = tree_element(b->tree, EL_A, 0, 0);
	tree_set(b->tree, link, "href",
		 arena_format(b->tree->arena, "#%s", heading_id(b, line->target)));
	tree_append(node, link);
	return link;
}

static void add_item(struct text_builder *b, const struct block *block)
{
	open_list(b, block);
	struct node *list = b->lists[b->depth - 1].node;
	if (block->listed)
		tree_set(b->tree, list, "class", "contents");
	b->item = add(b, list, EL_LI, block);
	b->number = block->number;
	add_paragraph(b, link_of(b, b->item, &b->text->lines.items[block->first]), block);
}

/* Lines of contents, each an item. */
static void add_listed_lines(struct text_builder *b, const struct block *block)
{
	close_lists(b);
	struct node *list = add(b, b->parent, EL_UL, block);
	tree_set(b->tree, list, "class", "contents");
	for (uint32_t i = 0; i < block->count; i++) {
		const struct typed_line *line = &b->text->lines.items[block->first + i];
		struct node *item = add(b, list, EL_LI, block);
		add_words(b, link_of(b, item, line), line_text(b->text, line), line->size, false);
	}
}

static void add_prose(struct text_builder *b, const struct block *block)
{
	if (block->continues && b->item) {
		add_paragraph(b, add(b, b->item, EL_P, block), block);
		return;
	}
	close_lists(b);
	struct node *node = add(b, b->parent, EL_P, block);
	if (block->role == ROLE_SUBTITLE || block->role == ROLE_BYLINE)
		tree_set(b->tree, node, "class",
			 block->role == ROLE_SUBTITLE ? "subtitle" : "byline");
	add_paragraph(b, node, block);
}

static void add_heading(struct text_builder *b, const struct block *block)
{
	close_lists(b);
	struct node *node = add(b, b->parent, EL_H1 + block->level - 1, block);
	if (block->named)
		tree_set(b->tree, node, "id",
			 heading_id(b, (size_t)(block - b->text->blocks.items)));
	if (block->first == b->text->back)
		tree_set(b->tree, node, "epub:type", "backmatter");
	add_lines(b, node, block);
	if (block + 1 < b->text->blocks.items + b->text->blocks.count &&
	    block[1].role == ROLE_MERGED) {
		tree_append(node, tree_element(b->tree, EL_BR, 0, 0));
		add_lines(b, node, &block[1]);
	}
}

/* Code: its lines as they were typed, but for the margin that they share. */
static void add_preformatted(struct text_builder *b, struct node *node,
			     const struct typed_line *lines, size_t count)
{
	unsigned margin = UINT8_MAX;
	for (size_t i = 0; i < count; i++)
		if (lines[i].size && lines[i].left < margin)
			margin = lines[i].left;
	buf_cut(&b->words, 0);
	for (size_t i = 0; i < count; i++) {
		unsigned kept = lines[i].size ? lines[i].left - margin : 0;
		if (i)
			buf_putc(&b->words, '\n');
		buf_add(&b->words, line_text(b->text, &lines[i]) - kept, lines[i].size + kept);
	}
	tree_append(node, tree_text(b->tree, b->words.data ? b->words.data : "", b->words.size));
}

/* What language the code is in, as the line before it says. */
static void set_language(struct text_builder *b, struct node *node, const struct typed_line *fence)
{
	const char *s = line_text(b->text, fence), *end = s + fence->size;
	while (s < end && (*s == '`' || *s == ' '))
		s++;
	size_t size = 0;
	while (s + size < end && !memchr(" \t,{", s[size], 4))
		size++;
	if (size)
		tree_set(b->tree, node, "class",
			 arena_format(b->tree->arena, "language-%.*s", (int)size, s));
}

static void add_code(struct text_builder *b, const struct block *block)
{
	const struct typed_line *lines = &b->text->lines.items[block->first];
	if (!block->continues)
		close_lists(b);
	struct node *node = add(b, b->item ? b->item : b->parent, EL_PRE, block);
	if (lines->kind != LINE_FENCE) {
		add_preformatted(b, node, lines, block->count);
		return;
	}
	struct node *code = tree_element(b->tree, EL_CODE, 0, 0);
	tree_append(node, code);
	set_language(b, code, lines);
	add_preformatted(b, code, lines + 1, block->count - 2);
}

static void add_table(struct text_builder *b, const struct block *block)
{
	struct text_table table = {0};
	close_lists(b);
	struct node *node = add(b, b->parent, EL_TABLE, block), *group = NULL;
	text_read_table(b->text, block->first, block->count, &table);
	for (size_t i = 0; i < table.cells.count; i++) {
		size_t row = i / table.columns, column = i % table.columns;
		bool header = row < table.headers;
		if (!column && (!row || row == table.headers))
			group = add(b, node, header ? EL_THEAD : EL_TBODY, block);
		struct node *line = column ? group->last : add(b, group, EL_TR, block);
		struct node *cell = add(b, line, header ? EL_TH : EL_TD, block);
		add_words(b, cell, table.cells.items[i].data, table.cells.items[i].size, false);
	}
	text_table_clear(&table);
}

static void add_block(struct text_builder *b, const struct block *block)
{
	if (block->role == ROLE_SAID)
		return;
	open_quotes(b, block);
	switch (block->kind) {
	case BLOCK_HEADING:
		add_heading(b, block);
		break;
	case BLOCK_VERSE:
		if (block->listed) {
			add_listed_lines(b, block);
			break;
		}
		close_lists(b);
		struct node *node = add(b, b->parent, EL_P, block);
		tree_set(b->tree, node, "class", block->role == ROLE_BYLINE ? "byline" : "lines");
		add_lines(b, node, block);
		break;
	case BLOCK_ITEM:
		add_item(b, block);
		break;
	case BLOCK_CODE:
		add_code(b, block);
		break;
	case BLOCK_TABLE:
		add_table(b, block);
		break;
	case BLOCK_BREAK:
		close_lists(b);
		add(b, b->parent, EL_HR, block);
		break;
	case BLOCK_PAGE:
		close_lists(b);
		add_paragraph(b, b->parent, block);
		break;
	default:
		if (block->role != ROLE_MERGED)
			add_prose(b, block);
	}
}

void text_build(const struct text *text, const struct frontend *in, struct tree *tree)
{
	struct text_builder builder = {.text = text, .in = in, .tree = tree, .parent = tree->body};
	for (size_t i = 0; i < text->blocks.count; i++)
		add_block(&builder, &text->blocks.items[i]);
	buf_clear(&builder.words);
	buf_clear(&builder.smart);
	text_words_clear(&builder.known);
}
