/* pandoc's tables drawn of "+---+" and "|": their cells hold words, paragraphs or lists of a kind.
 * A table whose lines don't stand below each other, or whose cells hold more, is none. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_COLUMNS = 64 };

/* A table, whose lines are those of a paragraph; the first and the last are borders. */
struct drawn_grid {
	struct blocks *blocks;
	const char *source;
	const struct text_line *lines;
	size_t count;                    /* of lines */
	size_t starts[MOST_COLUMNS + 1]; /* where the marks between columns stand, in characters */
	size_t columns;
	size_t header; /* the line below the header; 0: there is none */
};

/* What of a line stands in a cell. */
struct cell_line {
	size_t start, end;
	size_t indent; /* the blanks before it */
};

/* Where so many characters of the line are behind. */
static size_t offset_of(const struct drawn_grid *grid, size_t line, size_t characters)
{
	return characters_end(grid->source, grid->lines[line].start, grid->lines[line].end,
			      characters);
}

static size_t line_end(const struct drawn_grid *grid, size_t line)
{
	return trimmed_end(grid->source, grid->lines[line].start, grid->lines[line].end);
}

static bool is_border(const struct drawn_grid *grid, size_t line)
{
	size_t start = grid->lines[line].start, end = line_end(grid, line);
	return strspn(grid->source + start, "+-=:") >= end - start;
}

/* Reads the first border, which begins and ends with a mark. */
static bool read_columns(struct drawn_grid *grid)
{
	size_t start = grid->lines[0].start, end = line_end(grid, 0);
	grid->columns = 0;
	for (size_t at = start; at < end; at++) {
		if (grid->source[at] != '+')
			continue;
		if (grid->columns > MOST_COLUMNS)
			return false;
		grid->starts[grid->columns++] = at - start;
	}
	grid->columns--;
	return true;
}

/* Whether a line has a mark before and behind each cell, and nothing else there. */
static bool has_marks(const struct drawn_grid *grid, size_t line)
{
	char mark = is_border(grid, line) ? '+' : '|';
	for (size_t i = 0; i <= grid->columns; i++)
		if (grid->source[offset_of(grid, line, grid->starts[i])] != mark)
			return false;
	return offset_of(grid, line, grid->starts[grid->columns] + 1) == line_end(grid, line);
}

static struct cell_line part_of(const struct drawn_grid *grid, size_t line, size_t column)
{
	size_t left = offset_of(grid, line, grid->starts[column] + 1);
	struct piece words =
	    trimmed_piece(grid->source, left, offset_of(grid, line, grid->starts[column + 1]));
	return (struct cell_line){words.start, words.end, words.start - left};
}

static bool begins_item(const struct drawn_grid *grid, const struct cell_line *part)
{
	return part->end - part->start > 1 && strchr("-*+", grid->source[part->start]) &&
	       grid->source[part->start + 1] == ' ';
}

/* Whether words that stand so begin no block but a list. */
static bool are_words(const struct drawn_grid *grid, const struct cell_line *part)
{
	static const char *const others[] = {"#", ">", "```", "~~~", ":::", "|", "+-", "---", "<"};
	const char *text = grid->source + part->start;
	size_t digits = ascii_digits(text);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strncmp(text, others[i], strlen(others[i])) == 0)
			return false;
	return !digits || !text[digits] || !strchr(".)", text[digits]) || text[digits + 1] != ' ';
}

/* Whether the cell in these lines holds what is understood: all a list, or no list. */
static bool is_plain(const struct drawn_grid *grid, size_t first, size_t end, size_t column)
{
	enum { UNKNOWN, WORDS, LIST } kind = UNKNOWN;
	size_t indent = 0;
	for (size_t line = first; line < end; line++) {
		struct cell_line part = part_of(grid, line, column);
		if (part.start == part.end)
			continue;
		bool item = begins_item(grid, &part);
		if (kind == UNKNOWN) {
			kind = item ? LIST : WORDS;
			indent = part.indent;
		}
		bool deeper = part.indent > indent;
		if (!are_words(grid, &part) || part.indent < indent ||
		    (kind == WORDS && (item || part.indent > indent + 3)) ||
		    (kind == LIST && item == deeper))
			return false;
	}
	return true;
}

static bool read_grid(struct drawn_grid *grid)
{
	size_t first = 1;
	if (!read_columns(grid))
		return false;
	for (size_t line = 0; line < grid->count; line++) {
		if (!has_marks(grid, line))
			return false;
		if (!line || !is_border(grid, line))
			continue;
		bool header = memchr(grid->source + grid->lines[line].start, '=',
				     line_end(grid, line) - grid->lines[line].start);
		if (line == first || (header && grid->header))
			return false;
		if (header)
			grid->header = line;
		for (size_t i = 0; i < grid->columns; i++)
			if (!is_plain(grid, first, line, i))
				return false;
		first = line + 1;
	}
	return true;
}

/* The class that colons in the header's border, or else in the first one, stand for. */
static const char *alignment(const struct drawn_grid *grid, size_t column)
{
	const char *line = grid->source + grid->lines[grid->header].start;
	bool left = line[grid->starts[column] + 1] == ':';
	bool right = line[grid->starts[column + 1] - 1] == ':';
	return table_alignment(left, right);
}

/* The words of a cell from a line on, up to an empty part, or to the next item of a list; behind
 * the lines that they stand in. */
static size_t add_words(const struct drawn_grid *grid, struct node *node, size_t line, size_t end,
			size_t column, bool of_list)
{
	struct words *words = &grid->blocks->markdown->words;
	blocks_begin_words(grid->blocks, WORDS_OF_CELL, node);
	words->blocks.items[words->blocks.count - 1].depth += 5;
	for (size_t first = line; line < end; line++) {
		struct cell_line part = part_of(grid, line, column);
		bool item = of_list && begins_item(grid, &part);
		if (part.start == part.end || (item && line > first))
			break;
		if (line > first)
			words_add_break(words);
		words_add(words, grid->source, part.start + (item ? 2 : 0), part.end);
	}
	words_end(words);
	return line;
}

/* Whether the cell has an empty line between others. */
static bool has_paragraphs(const struct drawn_grid *grid, size_t first, size_t end, size_t column)
{
	bool any = false, gap = false;
	for (size_t line = first; line < end; line++) {
		struct cell_line part = part_of(grid, line, column);
		bool empty = part.start == part.end;
		if (any && gap && !empty)
			return true;
		any |= !empty;
		gap = empty;
	}
	return false;
}

static void add_cell(const struct drawn_grid *grid, struct node *row, enum element element,
		     size_t first, size_t end, size_t column)
{
	struct tree *tree = grid->blocks->tree;
	struct node *cell = table_add_cell(grid->blocks, row, element, column, (struct spot){0});
	struct node *list = NULL;
	bool several = has_paragraphs(grid, first, end, column);
	for (size_t line = first; line < end;) {
		struct cell_line part = part_of(grid, line, column);
		bool item = begins_item(grid, &part);
		if (part.start == part.end) {
			line++;
			continue;
		}
		if (item && !list)
			tree_append(cell, list = tree_element(tree, EL_UL, 0, 0));
		if (item)
			tree_append(list, tree_element(tree, EL_LI, 0, 0));
		struct node *node = list ? list->last : cell;
		if (several) {
			tree_append(node, tree_element(tree, EL_P, 0, 0));
			node = node->last;
		}
		line = add_words(grid, node, line, end, column, list != NULL);
	}
}

static void add_rows(const struct drawn_grid *grid, struct node *table, size_t from, size_t to,
		     bool is_head)
{
	struct tree *tree = grid->blocks->tree;
	struct node *group = tree_element(tree, is_head ? EL_THEAD : EL_TBODY, 0, 0);
	tree_append(table, group);
	for (size_t first = from + 1, line = first; line <= to; line++) {
		if (!is_border(grid, line))
			continue;
		struct node *row =
		    tree_element(tree, EL_TR, grid->lines[first].number, grid->lines[first].column);
		tree_append(group, row);
		for (size_t i = 0; i < grid->columns; i++)
			add_cell(grid, row, is_head ? EL_TH : EL_TD, first, line, i);
		first = line + 1;
	}
}

bool grid_end(struct blocks *blocks)
{
	struct drawn_grid grid = {.blocks = blocks,
				  .source = blocks->markdown->source.text,
				  .lines = blocks->lines.items,
				  .count = blocks->lines.count};
	if (!read_grid(&grid))
		return false;
	struct node *table =
	    tree_element(blocks->tree, EL_TABLE, grid.lines->number, grid.lines->column);
	tree_append(blocks_parent(blocks), table);
	blocks->columns.count = 0;
	for (size_t i = 0; i < grid.columns; i++)
		vec_push(&blocks->columns, alignment(&grid, i));
	if (grid.header)
		add_rows(&grid, table, 0, grid.header, true);
	if (grid.header + 1 < grid.count)
		add_rows(&grid, table, grid.header, grid.count - 1, false);
	blocks->lines.count = 0;
	return true;
}
