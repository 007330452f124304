/* Lines that say something of the block above them: definitions of terms, captions of tables,
 * kramdown's attributes; and lines that are an order to another program. */
#include "read/markdown/markdown_directives.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_TERMS = 3 };

static size_t words_end_of(const struct line *line)
{
	return trimmed_end(line->text, line->word, line->end);
}

/* The last block of the innermost container that the line goes on in. */
static struct node *block_above(const struct blocks *blocks)
{
	const struct node *parent =
	    blocks->matched ? blocks->open.items[blocks->matched - 1].node : blocks->tree->body;
	return parent->last;
}

/* Definitions: "Term", and below it ": what it means". */

/* A list that ends in the block above goes on. */
static struct node *list_of_terms(struct blocks *blocks, const struct line *line)
{
	struct node *above = blocks_parent(blocks)->last;
	if (above && element_of(above) == EL_DL)
		return above;
	return blocks_add(blocks, EL_DL, line);
}

/* The lines of the paragraph are terms. */
static struct node *take_terms(struct blocks *blocks, const struct line *line)
{
	struct words *words = &blocks->markdown->words;
	const char *source = blocks->markdown->source.text;
	blocks->leaf = LEAF_NONE;
	struct node *list = list_of_terms(blocks, line);
	for (size_t i = 0; i < blocks->lines.count; i++) {
		const struct text_line *term = &blocks->lines.items[i];
		struct node *node = tree_element(blocks->tree, EL_DT, term->number, term->column);
		tree_append(list, node);
		blocks_begin_words(blocks, WORDS_OF_CELL, node);
		words_add(words, source, term->start, term->end);
		words_end(words);
	}
	blocks->lines.count = 0;
	return list;
}

/* The paragraph above, of one line, is a term. */
static struct node *take_paragraph(struct blocks *blocks, struct node *above,
				   const struct line *line)
{
	struct words *words = &blocks->markdown->words;
	struct words_block *block = &words->blocks.items[words->blocks.count - 1];
	block->kind = WORDS_OF_CELL;
	block->loose = NULL;
	tree_unlink(above);
	struct node *list = list_of_terms(blocks, line);
	tree_rename(above, EL_DT);
	tree_append(list, above);
	return list;
}

static bool is_one_line(const struct blocks *blocks, const struct node *above)
{
	const struct words *words = &blocks->markdown->words;
	if (!words->blocks.count)
		return false;
	const struct words_block *block = &words->blocks.items[words->blocks.count - 1];
	const char *text = words->text.data + block->start;
	return block->node == above && block->kind == WORDS_OF_PARAGRAPH && !block->box &&
	       !memchr(text, WORDS_BREAK, block->end - block->start);
}

static void open_list(struct blocks *blocks, struct node *list, const struct line *line)
{
	struct container *opened = blocks_open(blocks, IN_LIST, list, line);
	opened->list = arena_alloc(blocks->tree->arena, sizeof *opened->list);
	opened->list->mark = ':';
}

/* mark: its size; a glossary's definitions have none. */
static void open_definition(struct blocks *blocks, struct line *line, size_t mark, bool loose)
{
	struct list *list = blocks_inner(blocks)->list;
	struct container *item =
	    blocks_open(blocks, IN_ITEM, blocks_add(blocks, EL_DD, line), line);
	item->list = arena_alloc(blocks->tree->arena, sizeof *item->list);
	*item->list = (struct list){.mark = list->mark, .loose = loose};
	unsigned indent = line->indent + (unsigned)mark;
	line_take(line, line->word + mark);
	unsigned blanks = line->indent <= CODE_INDENT ? line->indent : 1;
	line_skip(line, blanks);
	item->indent = indent + blanks;
}

/* Whether the line goes on a list of definitions that is open. */
static bool in_definitions(const struct blocks *blocks)
{
	const struct container *inner =
	    blocks->matched ? &blocks->open.items[blocks->matched - 1] : NULL;
	return inner && inner->kind == IN_LIST && inner->list->mark == ':';
}

/* Whether a caption may stand in the line: behind a block, or right below the last row of a table,
 * where what has no bar is no row. */
static bool may_be_caption(const struct blocks *blocks, const struct line *line)
{
	if (blocks->leaf == LEAF_NONE)
		return true;
	return blocks->leaf == LEAF_TABLE && blocks->matched == blocks->open.count &&
	       !memchr(line->text + line->word, '|', line->end - line->word);
}

static bool add_caption(struct blocks *blocks, struct node *table, size_t start, size_t end,
			const struct line *line)
{
	if (!table || element_of(table) != EL_TABLE || element_of(table->children) == EL_CAPTION)
		return false;
	blocks_make_room(blocks);
	while (start < end && is_blank(line->text[start]))
		start++;
	const char *open = attributes_before(line->text + start, line->text + end);
	if (open) {
		attributes_take(blocks->tree, table, open, line->text + end);
		end = trimmed_end(line->text, start, (size_t)(open - line->text));
	}
	struct node *caption = tree_element(blocks->tree, EL_CAPTION, line->number, 0);
	tree_insert_before(table->children, caption);
	blocks_begin_words(blocks, WORDS_OF_CELL, caption);
	words_add(&blocks->markdown->words, line->text, start, end);
	words_end(&blocks->markdown->words);
	return true;
}

static enum begun begin_below(struct blocks *blocks, struct line *line)
{
	bool terms =
	    in_paragraph(blocks) && blocks->lines.count && blocks->lines.count <= MOST_TERMS;
	bool more = in_definitions(blocks);
	struct node *above = block_above(blocks);
	bool paragraph = !terms && !more && blocks->leaf == LEAF_NONE &&
			 blocks->matched == blocks->open.count && above &&
			 element_of(above) == EL_P && is_one_line(blocks, above);
	if (!more && !terms && may_be_caption(blocks, line) &&
	    add_caption(blocks, above, line->word + 1, words_end_of(line), line))
		return BEGUN_LEAF;
	if ((!terms && !more && !paragraph) || blocks_depth(blocks) + 2 >= blocks_deepest(blocks))
		return NOTHING;
	bool loose = paragraph || (more && blocks->blank);
	if (more)
		blocks_close(blocks);
	else
		open_list(blocks,
			  terms ? take_terms(blocks, line) : take_paragraph(blocks, above, line),
			  line);
	open_definition(blocks, line, 1, loose);
	return BEGUN_CONTAINER;
}

/* In a glossary of MyST's, what is indented below a term says what it means. */
static bool is_of_glossary(const struct blocks *blocks, const struct line *line)
{
	const struct container *inner = blocks_inner(blocks);
	return inner && inner->directive && inner->directive->form == DIRECTIVE_GLOSSARY &&
	       line->indent && in_paragraph(blocks) && blocks->lines.count &&
	       blocks->lines.count <= MOST_TERMS &&
	       blocks_depth(blocks) + 2 < blocks_deepest(blocks);
}

/* MultiMarkdown: "[Caption]" or "[Caption][label]" right below the last row. */
static enum begun begin_bracketed(struct blocks *blocks, struct line *line)
{
	const char *text = line->text;
	size_t end = words_end_of(line);
	if (line_char(line, 0) != '[' || text[end - 1] != ']' || blocks->leaf != LEAF_TABLE ||
	    !may_be_caption(blocks, line))
		return NOTHING;
	size_t close = line->word + 1;
	while (close < end && text[close] != '[' && text[close] != ']')
		close++;
	bool labelled = close + 3 < end && text[close] == ']' && text[close + 1] == '[' &&
			!memchr(text + close + 2, '[', end - close - 2);
	struct node *table = block_above(blocks);
	if ((!labelled && close + 1 != end) || close == line->word + 1 ||
	    !add_caption(blocks, table, line->word + 1, close, line))
		return NOTHING;
	if (labelled)
		tree_set(blocks->tree, table, "id",
			 arena_copy(blocks->tree->arena, text + close + 2, end - close - 3));
	return BEGUN_LEAF;
}

enum begun begin_definition(struct blocks *blocks, struct line *line)
{
	static const char table[] = "Table:";
	if (is_of_glossary(blocks, line)) {
		open_list(blocks, take_terms(blocks, line), line);
		open_definition(blocks, line, 0, false);
		return BEGUN_CONTAINER;
	}
	if (line->indent >= CODE_INDENT)
		return NOTHING;
	bool tilde = line_char(line, 0) == '~' && line->indent &&
		     (blocks->lines.count == 1 || in_definitions(blocks));
	if ((tilde || line_char(line, 0) == ':') && is_blank(line_char(line, 1)) &&
	    !line_ends(line, line->word + 1))
		return begin_below(blocks, line);
	size_t size = strlen(table);
	if (line_char(line, 0) == 'T' && may_be_caption(blocks, line) &&
	    line->end - line->word > size && memcmp(line->text + line->word, table, size) == 0 &&
	    add_caption(blocks, block_above(blocks), line->word + size, words_end_of(line), line))
		return BEGUN_LEAF;
	return begin_bracketed(blocks, line);
}

/* "{: .class #id}", of the block above, or else of the one below. */

static bool asks_for_contents(const char *text, const char *end)
{
	for (; text + 3 <= end; text++)
		if (memcmp(text, "toc", 3) == 0 && (text[-1] == ':' || text[-1] == ' ') &&
		    (text + 3 == end || !ascii_is_letter(text[3])))
			return true;
	return false;
}

/* Whether the line stands right above a block, and not below one: what it says is that one's. */
static bool stands_above(const struct line *line)
{
	const char *text = line->text;
	size_t before = line->start - (line->start > 0),
	       next = line->end + (text[line->end] != '\0');
	while (before > 0 && text[before - 1] != '\n' && strchr(" \t>", text[before - 1]))
		before--;
	next += strspn(text + next, " \t>");
	return (before == 0 || text[before - 1] == '\n') && text[next] && text[next] != '\n';
}

/* A list that only marks where the contents shall stand goes, for the book has its own. */
enum begun begin_attributes(struct blocks *blocks, struct line *line)
{
	const char *text = line->text + line->word, *end = line->text + words_end_of(line);
	bool of_mkdocs = blocks->markdown->in->dialect == DIALECT_MKDOCS;
	if (line->indent >= CODE_INDENT || line_char(line, 0) != '{' ||
	    (line_char(line, 1) != ':' && !of_mkdocs) || attributes_end(text, end) != end)
		return NOTHING;
	blocks_close(blocks);
	if (stands_above(line)) {
		blocks->attributes = (struct piece){line->word, words_end_of(line)};
		return BEGUN_LEAF;
	}
	const struct container *inner = blocks_inner(blocks);
	if (inner && inner->kind == IN_LIST)
		blocks_close_to(blocks, blocks->open.count - 1);
	struct node *above = blocks_parent(blocks)->last;
	bool is_list = above && (element_of(above) == EL_UL || element_of(above) == EL_OL);
	if (is_list && asks_for_contents(text, end))
		tree_unlink(above);
	else if (above && above->kind == NODE_ELEMENT)
		attributes_take(blocks->tree, above, text, end);
	return BEGUN_LEAF;
}

/* What the book has by itself, or can't have: a place for the contents, a new page. */
enum begun begin_order(struct blocks *blocks, struct line *line)
{
	static const char *const orders[] = {
	    "[TOC]",           "[toc]",          "[[toc]]",
	    "[[TOC]]",         "[[_TOC_]]",      "{{TOC}}",
	    "${toc}",          "@[toc]",         "\\newpage",
	    "\\pagebreak",     "\\clearpage",    "\\tableofcontents",
	    "\\listoffigures", "\\listoftables", "\\mainmatter",
	    "\\frontmatter",   "\\backmatter",   "\\cleardoublepage",
	    "\\maketitle",     "\\appendix",     "{{< pagebreak >}}",
	};
	size_t size = words_end_of(line) - line->word;
	char first = line_char(line, 0);
	if (line->indent >= CODE_INDENT || !first || !strchr("[{$@\\", first) ||
	    blocks->leaf == LEAF_PARAGRAPH)
		return NOTHING;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (size == strlen(orders[i]) &&
		    memcmp(line->text + line->word, orders[i], size) == 0) {
			blocks_close(blocks);
			return BEGUN_LEAF;
		}
	return NOTHING;
}
