/* The columns of a table as array has them, and the lines between and around cells. */
#include "math/table.h"

/* The argument of array: "l|c|r", where @{…}, !{…} and >{…} add nothing and p{…} is a column. */
void math_read_columns(struct parser *p, struct columns *columns, const char *name)
{
	struct buf align = BUF_EMPTY, lines = BUF_EMPTY;
	size_t offset = math_peek_raw(p)->offset;
	const char *text = math_take_string(p, name);
	for (const char *s = text; *s; s++) {
		bool is_line = *s == '|' || *s == ':';
		if (*s == 'l' || *s == 'c' || *s == 'r') {
			buf_putc(&align, *s);
			buf_putc(&lines, ' ');
		} else if (is_line && !lines.size) {
			columns->has_left = true;
		} else if (is_line) {
			lines.data[lines.size - 1] = *s;
		} else if (strchr("@!><pmb", *s)) {
			if (strchr("pmb", *s)) {
				buf_putc(&align, 'l');
				buf_putc(&lines, ' ');
			}
			s += s[1] == '{' ? strcspn(s, "}") : 0;
			s -= !*s;
		} else if (*s != ' ') {
			math_fail(p, MSG_TEX_VALUE, text, offset);
		}
	}
	columns->align = align.size ? arena_string(p->tree->arena, align.data) : "c";
	if (lines.size) {
		columns->has_right = lines.data[lines.size - 1] != ' ';
		lines.data[lines.size - 1] = '\0';
		columns->lines = arena_string(p->tree->arena, lines.data);
	}
	buf_clear(&align);
	buf_clear(&lines);
}

static const char *rule_name(char rule)
{
	return rule == '|' ? "solid" : rule == ':' ? "dashed" : "none";
}

static void set_rules(struct parser *p, struct node *node, const char *name, const char *rules,
		      size_t count)
{
	struct buf value = BUF_EMPTY;
	bool has_rule = false;
	for (size_t i = 0; i < count; i++) {
		buf_printf(&value, "%s%s", i ? " " : "", rule_name(rules[i]));
		has_rule |= rules[i] != ' ';
	}
	if (has_rule)
		tree_set(p->tree, node, name, value.data);
	buf_clear(&value);
}

/* Lines between cells belong to the table, lines around them to a frame. */
struct node *math_with_lines(struct table *table)
{
	struct parser *p = table->p;
	const char *rules = table->rules.data, *lines = table->columns.lines;
	size_t last = table->rules.size - 1;
	bool has_bottom = last >= table->count && rules[last] != ' ';
	if (table->count > 1)
		set_rules(p, table->node, "rowlines", rules + 1, table->count - 1);
	if (lines && *lines)
		set_rules(p, table->node, "columnlines", lines, strlen(lines));
	struct buf sides = BUF_EMPTY;
	buf_puts(&sides, rules[0] != ' ' ? " top" : "");
	buf_puts(&sides, has_bottom ? " bottom" : "");
	buf_puts(&sides, table->columns.has_left ? " left" : "");
	buf_puts(&sides, table->columns.has_right ? " right" : "");
	struct node *node = table->node;
	if (sides.size) {
		node = math_element(p, "menclose");
		tree_set(p->tree, node, "notation", sides.data + 1);
		tree_append(node, table->node);
	}
	buf_clear(&sides);
	return node;
}
