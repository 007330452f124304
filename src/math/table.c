/* Tables: matrices, cases, lines of a formula that are aligned, with their numbers. */
#include "math/table.h"

static const char *alignment(const struct columns *columns, size_t column)
{
	switch (columns->align[column % columns->count]) {
	case 'l':
		return "left";
	case 'r':
		return "right";
	default:
		return NULL;
	}
}

static struct node *add_cell(struct table *table, struct node *row, size_t column)
{
	struct parser *p = table->p;
	struct node *cell = math_element(p, "mtd");
	const char *align = alignment(&table->columns, column);
	if (align)
		tree_set(p->tree, cell, "columnalign", align);
	tree_append(row, cell);
	return cell;
}

/* \hline, as often as it stands there. */
static void read_rules(struct table *table)
{
	struct parser *p = table->p;
	char rule = ' ';
	for (;;) {
		const struct tex_token *token = math_next(p);
		bool is_dashed = token_is(token, "\\hdashline");
		if (!is_dashed && !token_is(token, "\\hline") && !token_is(token, "\\relax"))
			break;
		if (!token_is(token, "\\relax"))
			rule = is_dashed ? ':' : '|';
		math_take(p);
	}
	buf_putc(&table->rules, rule);
}

/* A row's number stands behind its last column. */
static void end_row(struct table *table, struct node *row, size_t columns)
{
	struct parser *p = table->p;
	table->widest = columns > table->widest ? columns : table->widest;
	bool is_numbered = table->environment->flags & NUMBERED;
	struct node *tag = is_numbered ? math_take_tag(p) : NULL;
	if (!tag)
		return;
	struct node *cell = math_element(p, "mtd");
	tree_set(p->tree, cell, "columnalign", "right");
	tree_append(cell, math_space(p, "2em"));
	tree_append(cell, tag);
	tree_append(row, cell);
	vec_push(&table->numbers, (struct numbered){cell, columns});
}

static void move_into(struct node *cell, struct node *row)
{
	tree_append(cell, row);
	tree_unwrap(row);
}

/* The operator that a cell of an aligned line begins with has the cell before on its left. */
static void join_cells(struct parser *p, const struct node *row)
{
	struct node *first = row->children;
	if (first && strcmp(first->name, "mo") == 0 && first->children &&
	    strchr("+\xE2\xC2", first->children->text[0]))
		tree_set(p->tree, first, "form", "infix");
}

static void read_cells(struct table *table, struct node *row, struct node *first)
{
	struct parser *p = table->p;
	bool joins = table->environment->flags & ROWS;
	size_t column = 0;
	for (;; column++) {
		struct node *content = first ? first : math_row(p);
		first = NULL;
		if (joins && column % 2 == 1)
			join_cells(p, content);
		move_into(add_cell(table, row, column), content);
		if (!token_is(math_peek(p), "&"))
			break;
		math_take(p);
	}
	end_row(table, row, column + 1);
}

static bool is_empty_row(const struct node *row)
{
	const struct node *cell = row->children;
	return cell && !cell->next && !cell->children;
}

/* Behind \\: a star, and how much more room there is. */
void math_skip_gap(struct parser *p)
{
	bool is_star = token_is(math_peek_raw(p), "*");
	if (is_star)
		math_take(p);
	if (token_is(math_peek_raw(p), "["))
		math_take_optional(p, "\\\\");
}

static void read_table_rows(struct table *table, struct node *first)
{
	struct parser *p = table->p;
	for (;; first = NULL) {
		read_rules(table);
		struct node *row = math_element(p, "mtr");
		tree_append(table->node, row);
		read_cells(table, row, first);
		table->count++;
		const struct tex_token *token = math_peek(p);
		bool is_break = token->command && token->command->handler == math_newline;
		if (!is_break && is_empty_row(row) && table->count > 1) {
			tree_unlink(row);
			table->count--;
		}
		if (!is_break)
			return;
		bool can_have_gap = !token_is(token, "\\cr");
		math_take(p);
		if (can_have_gap)
			math_skip_gap(p);
	}
}

/* Numbers stand below each other, behind the columns that any row has. */
static void align_numbers(struct table *table)
{
	struct parser *p = table->p;
	for (size_t i = 0; i < table->numbers.count; i++) {
		size_t missing = table->widest - table->numbers.items[i].columns;
		if (!missing)
			continue;
		struct node *gap = math_element(p, "mtd");
		if (missing > 1)
			tree_set(p->tree, gap, "columnspan",
				 arena_format(p->tree->arena, "%zu", missing));
		tree_insert_before(table->numbers.items[i].cell, gap);
	}
}

static void set_spacing(struct table *table)
{
	struct parser *p = table->p;
	struct buf gaps = BUF_EMPTY;
	bool is_aligned = (table->environment->flags & ROWS) && table->widest > 1;
	if (table->environment->style == STYLE_DISPLAY)
		tree_set(p->tree, table->node, "displaystyle", "true");
	for (size_t i = 1; is_aligned && i < table->widest; i++)
		buf_puts(&gaps, i % table->columns.count ? "0em " : "2em ");
	if (gaps.size) {
		gaps.data[gaps.size - 1] = '\0';
		tree_set(p->tree, table->node, "columnspacing", gaps.data);
	}
	buf_clear(&gaps);
}

/* One line without any columns needs no table, only its style. */
static struct node *as_line(struct table *table)
{
	struct parser *p = table->p;
	struct node *line = math_element(p, "mrow");
	struct node *row = table->node->children;
	while (row->children) {
		struct node *cell = row->children;
		tree_unlink(cell);
		tree_append(line, cell);
		tree_unwrap(cell);
	}
	bool is_styled = p->now.style != table->environment->style;
	return is_styled ? math_in_style(p, line, table->environment->style) : line;
}

static struct node *as_table(struct table *table)
{
	align_numbers(table);
	set_spacing(table);
	return math_with_lines(table);
}

struct node *math_table(struct table *table, struct node *first)
{
	struct parser *p = table->p;
	struct tex_setting old = p->now;
	table->node = math_element(p, "mtable");
	table->columns.count = strlen(table->columns.align);
	p->now.stop = NULL;
	p->now.in_cell = true;
	p->now.font = FONT_PLAIN;
	p->now.style = table->environment->style;
	read_table_rows(table, first);
	p->now = old;
	bool is_line =
	    (table->environment->flags & ROWS) && table->count == 1 && table->widest == 1;
	struct node *node = is_line ? as_line(table) : as_table(table);
	vec_clear(&table->numbers);
	buf_clear(&table->rules);
	return node;
}
