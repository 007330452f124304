/* Tables (GitHub Flavored Markdown Spec, 4.10 "Tables (extension)"). */
#include "read/markdown/markdown_blocks.h"

#include <string.h>

struct row {
	const char *text;
	size_t at, end; /* what is left */
};

static struct row row_of(const char *text, size_t start, size_t end)
{
	struct piece row = trimmed_piece(text, start, end);
	row.start += !piece_is_empty(row) && text[row.start] == '|';
	return (struct row){text, row.start, row.end};
}

/* The bar that ends the cell; a backslash before it makes it a word. */
static size_t cell_end(const struct row *row)
{
	size_t at = row->at;
	while (at < row->end && row->text[at] != '|')
		at += 1 + (row->text[at] == '\\' && at + 1 < row->end);
	return at < row->end ? at : row->end;
}

/* The words of the cell that comes next, without the bar behind and blanks. */
static bool next_cell(struct row *row, struct piece *cell)
{
	if (row->at >= row->end)
		return false;
	size_t bar = cell_end(row);
	*cell = trimmed_piece(row->text, row->at, bar);
	row->at = bar + 1;
	return true;
}

const char *table_alignment(bool left, bool right)
{
	static const char *const classes[] = {NULL, "left", "right", "center"};
	return classes[left + 2 * right];
}

/* The class that "---", ":--", "--:" or ":-:" stands for; false: it is none of them. */
static bool read_alignment(const char *text, struct piece cell, const char **class)
{
	size_t start = cell.start, end = cell.end;
	bool left = start < end && text[start] == ':';
	bool right = end > start + left && text[end - 1] == ':';
	start += left;
	end -= right;
	*class = table_alignment(left, right);
	for (size_t i = start; i < end; i++)
		if (text[i] != '-')
			return false;
	return start < end;
}

/* Reads the row below the header: the columns, as many as the header has cells. */
static bool read_columns(struct blocks *blocks, const struct line *line)
{
	const struct text_line *last = &blocks->lines.items[blocks->lines.count - 1];
	struct row marks = row_of(line->text, line->word, line->end);
	struct row header = row_of(line->text, last->start, last->end);
	struct piece cell;
	const char *class;
	blocks->columns.count = 0;
	bool bars = memchr(line->text + line->word, '|', line->end - line->word) ||
		    memchr(line->text + last->start, '|', last->end - last->start);
	while (next_cell(&marks, &cell)) {
		if (!read_alignment(line->text, cell, &class) || !next_cell(&header, &cell))
			return false;
		vec_push(&blocks->columns, class);
	}
	return bars && blocks->columns.count && !next_cell(&header, &cell);
}

/* The words of a cell; a bar loses the backslash before it. */
static void add_words(struct blocks *blocks, struct node *node, const char *text, struct piece cell)
{
	struct words *words = &blocks->markdown->words;
	blocks_begin_words(blocks, WORDS_OF_CELL, node);
	words->blocks.items[words->blocks.count - 1].depth += 3;
	size_t start = cell.start;
	for (size_t i = cell.start; i + 1 < cell.end; i++)
		if (text[i] == '\\' && text[i + 1] == '|') {
			words_add(words, text, start, i);
			start = ++i;
		} else {
			i += text[i] == '\\';
		}
	words_add(words, text, start, cell.end);
	words_end(words);
}

struct node *table_add_cell(struct blocks *blocks, struct node *row, enum element element,
			    size_t column, struct spot spot)
{
	const char *class = blocks->columns.items[column];
	struct node *cell = tree_element(blocks->tree, element, spot.line, spot.column);
	if (element == EL_TH)
		tree_set(blocks->tree, cell, "scope", "col");
	if (class)
		tree_set(blocks->tree, cell, "class", class);
	tree_append(row, cell);
	return cell;
}

static void add_cell(struct blocks *blocks, struct node *row, enum element element, size_t column,
		     const char *text, struct piece cell)
{
	struct spot spot = {0, 0};
	if (!piece_is_empty(cell))
		spot = markdown_source_spot(&blocks->markdown->source, cell.start);
	struct node *node = table_add_cell(blocks, row, element, column, spot);
	if (!piece_is_empty(cell))
		add_words(blocks, node, text, cell);
}

/* The last column has the words of those that the header lacks. */
static void merge_cells(struct blocks *blocks, const struct row *row, struct piece *cell)
{
	const char *last = row->text + row->end - 1;
	size_t end = row->end - (*last == '|' && last[-1] != '\\');
	*cell = trimmed_piece(row->text, cell->start, end);
	struct spot spot = markdown_source_spot(&blocks->markdown->source, cell->start);
	struct place at = {blocks->tree->file, spot.line, spot.column};
	diag(blocks->markdown->in->diags, MSG_MERGED_CELLS, at, NULL, NULL);
}

static void add_row(struct blocks *blocks, struct node *group, enum element element, struct row row,
		    struct spot spot)
{
	struct node *node = tree_element(blocks->tree, EL_TR, spot.line, spot.column);
	tree_append(group, node);
	for (size_t i = 0; i < blocks->columns.count; i++) {
		struct piece cell = {0, 0};
		if (!next_cell(&row, &cell) && blocks->empty_cells-- == 0) {
			blocks->empty_cells = 0;
			break;
		}
		if (i + 1 == blocks->columns.count && row.at < row.end)
			merge_cells(blocks, &row, &cell);
		add_cell(blocks, node, element, i, row.text, cell);
	}
}

void table_add_row(struct blocks *blocks, const struct line *line)
{
	struct node *body = blocks->node->last;
	if (element_of(body) != EL_TBODY) {
		body = tree_element(blocks->tree, EL_TBODY, 0, 0);
		tree_append(blocks->node, body);
	}
	add_row(blocks, body, EL_TD, row_of(line->text, line->word, line->end),
		line_spot(line, line->word));
}

/* The lines of a paragraph right above the header, if they begin as a caption does. */
static void take_caption(struct blocks *blocks)
{
	static const char *const marks[] = {"Table: ", ": "};
	const struct text_line *first = blocks->lines.items;
	const char *words = blocks->markdown->source.text + first->start;
	size_t count = blocks->lines.count, size = count ? first->end - first->start : 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t mark = strlen(marks[i]);
		if (size <= mark || memcmp(words, marks[i], mark) != 0)
			continue;
		struct node *caption =
		    tree_element(blocks->tree, EL_CAPTION, first->number, first->column);
		tree_append(blocks->node, caption);
		blocks_begin_words(blocks, WORDS_OF_CELL, caption);
		paragraph_add_words(blocks, mark);
		return;
	}
}

/* A paragraph of its own above the table, if it begins so; ": " may define a term there. */
static void take_caption_above(struct blocks *blocks, struct node *above)
{
	static const char mark[] = "Table: ";
	struct words *words = &blocks->markdown->words;
	struct words_block *block =
	    words->blocks.count ? &words->blocks.items[words->blocks.count - 1] : NULL;
	if (!above || !block || block->node != above || element_of(above) != EL_P ||
	    blocks->node->children || /* a caption */
	    strncmp(words->text.data + block->start, mark, strlen(mark)) != 0)
		return;
	memset(words->text.data + block->start, ' ', strlen(mark));
	block->start += strlen(mark);
	block->kind = WORDS_OF_CELL;
	block->loose = NULL;
	block->depth++;
	tree_unlink(above);
	tree_rename(above, EL_CAPTION);
	tree_append(blocks->node, above);
}

/* "| a | b |" without a row of marks below: so kramdown has tables without a header. */
static bool begins_bare_table(const struct blocks *blocks, const struct line *line)
{
	size_t end = trimmed_end(line->text, line->word, line->end);
	bool goes_on = blocks->leaf == LEAF_TABLE && blocks->matched == blocks->open.count;
	if (blocks->markdown->in->dialect != DIALECT_JEKYLL || in_paragraph(blocks) || goes_on ||
	    line->indent >= CODE_INDENT || line_char(line, 0) != '|' || end - line->word < 3 ||
	    line->text[end - 1] != '|')
		return false;
	const char *next = line->text + line->end + (line->text[line->end] == '\n');
	size_t marks = strspn(next, "|-:+ \t");
	return !(next[marks] == '\n' || !next[marks]) || !memchr(next, '-', marks);
}

static enum begun begin_bare_table(struct blocks *blocks, struct line *line)
{
	struct row row = row_of(line->text, line->word, line->end);
	struct piece cell;
	blocks->columns.count = 0;
	while (next_cell(&row, &cell))
		vec_push(&blocks->columns, NULL);
	blocks_make_room(blocks);
	blocks->node = blocks_add(blocks, EL_TABLE, line);
	blocks->leaf = LEAF_TABLE;
	struct node *body = tree_element(blocks->tree, EL_TBODY, 0, 0);
	tree_append(blocks->node, body);
	table_add_row(blocks, line);
	return BEGUN_LEAF;
}

enum begun begin_table(struct blocks *blocks, struct line *line)
{
	char first = line_char(line, 0);
	if (begins_bare_table(blocks, line) && !blocks_are_full(blocks, line))
		return begin_bare_table(blocks, line);
	if (line->indent >= CODE_INDENT || !first || !strchr("|-:", first) ||
	    !in_paragraph(blocks) || !blocks->lines.count || !read_columns(blocks, line))
		return NOTHING;
	struct text_line header = blocks->lines.items[--blocks->lines.count];
	struct spot spot = {header.number, header.column};
	blocks->node = tree_element(blocks->tree, EL_TABLE, spot.line, spot.column);
	take_caption(blocks);
	blocks_end_leaf(blocks);
	take_caption_above(blocks, blocks_parent(blocks)->last);
	tree_append(blocks_parent(blocks), blocks->node);
	blocks_take_targets(blocks, blocks->node);
	struct node *head = tree_element(blocks->tree, EL_THEAD, 0, 0);
	tree_append(blocks->node, head);
	add_row(blocks, head, EL_TH, row_of(line->text, header.start, header.end), spot);
	blocks->leaf = LEAF_TABLE;
	return BEGUN_LEAF;
}
