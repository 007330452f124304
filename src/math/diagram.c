/* Commutative diagrams of amscd: cells with arrows between them, rows with arrows below them. */
#include "math/table.h"

/* What stands between @ and its arrow's signs, or behind them. */
static struct node *label(struct parser *p, const char *sign, size_t offset)
{
	struct tex_setting old = p->now;
	p->now.stop = sign;
	p->now.style = STYLE_SCRIPT;
	struct node *row = math_row(p);
	p->now = old;
	math_expect(p, sign, "@", offset);
	return row->children ? math_alone(row) : NULL;
}

static struct node *arrow_across(struct parser *p, const char *sign, struct node *over,
				 struct node *under)
{
	struct node *arrow = math_token(p, "mo", sign);
	tree_set(p->tree, arrow, "stretchy", "true");
	tree_set(p->tree, arrow, "minsize", "3em");
	return over || under ? math_limits(p, arrow, under, over) : arrow;
}

static struct node *small(struct parser *p, struct node *inner)
{
	return inner ? math_in_style(p, inner, STYLE_SCRIPT) : math_element(p, "mrow");
}

static struct node *arrow_down(struct parser *p, const char *sign, struct node *left,
			       struct node *right)
{
	struct node *row = math_element(p, "mrow"), *arrow = math_token(p, "mo", sign);
	tree_set(p->tree, arrow, "stretchy", "true");
	tree_set(p->tree, arrow, "minsize", "1.8em");
	tree_append(row, small(p, left));
	tree_append(row, arrow);
	tree_append(row, small(p, right));
	return row;
}

static struct node *read_arrow(struct parser *p)
{
	struct tex_token at = math_take(p), kind = math_take(p);
	struct node *first = NULL, *second = NULL;
	char sign = kind.text[0];
	if (sign && strchr("<>AV", sign) && !kind.text[1]) {
		first = label(p, kind.text, at.offset);
		second = label(p, kind.text, at.offset);
	}
	switch (kind.text[1] ? '\0' : sign) {
	case '>':
		return arrow_across(p, "→", first, second);
	case '<':
		return arrow_across(p, "←", first, second);
	case '=':
		return arrow_across(p, "=", NULL, NULL);
	case 'A':
		return arrow_down(p, "↑", first, second);
	case 'V':
		return arrow_down(p, "↓", first, second);
	case '|':
		return arrow_down(p, "‖", NULL, NULL);
	case '.':
		return math_element(p, "mrow");
	default:
		math_fail(p, MSG_TEX_VALUE, "@", at.offset);
		return math_element(p, "mrow");
	}
}

static void add_cell(struct parser *p, struct node *row, struct node *content)
{
	struct node *cell = math_element(p, "mtd");
	tree_append(cell, math_alone(content));
	tree_append(row, cell);
}

/* Every other row is arrows only, each below a cell; what stands between them is empty. */
static void read_line(struct parser *p, struct node *row, bool is_arrows)
{
	for (bool is_first = true;; is_first = false) {
		struct node *cell = math_row(p);
		if (!is_arrows || !is_first)
			if (!is_arrows || token_is(math_peek(p), "@") || cell->children)
				add_cell(p, row, cell);
		while (token_is(math_peek(p), "&"))
			math_take(p);
		if (!token_is(math_peek(p), "@"))
			return;
		add_cell(p, row, read_arrow(p));
	}
}

struct node *math_diagram(struct parser *p)
{
	struct tex_setting old = p->now;
	struct node *table = math_element(p, "mtable");
	tree_set(p->tree, table, "displaystyle", "true");
	p->now.stop = "@";
	p->now.in_cell = true;
	p->now.style = STYLE_DISPLAY;
	for (size_t i = 0;; i++) {
		struct node *row = math_element(p, "mtr");
		read_line(p, row, i % 2 == 1);
		const struct node *first = row->children;
		if (first && (first->next || first->children->children))
			tree_append(table, row);
		const struct tex_token *token = math_peek(p);
		if (!token->command || token->command->handler != math_newline)
			break;
		math_take(p);
	}
	p->now = old;
	return table;
}
