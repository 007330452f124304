/* Rows: pieces of a formula side by side, with the room between them that TeX gives and MathML
 * wouldn't, and groups and arguments, which are rows in braces. */
#include "math/functions.h"

struct node *math_element(struct parser *p, const char *name)
{
	return tree_foreign(p->tree, NS_MATHML, name, 0, 0);
}

struct node *math_token(struct parser *p, const char *name, const char *text)
{
	struct node *node = math_element(p, name);
	tree_append(node, tree_text_borrowed(p->tree, text));
	return node;
}

struct node *math_space(struct parser *p, const char *width)
{
	struct node *space = math_element(p, "mspace");
	tree_set(p->tree, space, "width", width);
	return space;
}

struct node *math_fence(struct parser *p, const char *sign, const char *form)
{
	struct node *node = math_token(p, "mo", sign);
	tree_set(p->tree, node, "form", form);
	tree_set(p->tree, node, "stretchy", "true");
	return node;
}

struct node *math_in_style(struct parser *p, struct node *inner, enum style style)
{
	static const char *const levels[] = {"0", "0", "1", "2"};
	struct node *node = math_element(p, "mstyle");
	tree_set(p->tree, node, "displaystyle", style == STYLE_DISPLAY ? "true" : "false");
	tree_set(p->tree, node, "scriptlevel", levels[style]);
	tree_append(node, inner);
	return node;
}

struct atom math_atom_of(struct node *node, enum atom_class class)
{
	return (struct atom){.node = node, .class = class};
}

struct formula_row math_row_begin(struct parser *p)
{
	return (struct formula_row){.node = math_element(p, "mrow")};
}

static bool is_operator(const struct node *node)
{
	return strcmp(node->name, "mo") == 0;
}

/* An operator that stands for itself, as in f(⋅) and x ∈ {+, −}. */
static void tighten(struct parser *p, struct node *sign)
{
	tree_set(p->tree, sign, "lspace", "0em");
	tree_set(p->tree, sign, "rspace", "0em");
}

static bool is_sign_of_number(const struct node *node)
{
	static const char *const signs[] = {"+", "−", "±", "∓"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strcmp(node->children->text, signs[i]) == 0)
			return true;
	return false;
}

/* The TeXbook, appendix G, rules 5 and 6: an operator without two things to stand between isn't
 * one. MathML sees that only at the ends of a row. */
static void fit_operator(struct parser *p, struct formula_row *row, struct atom *atom)
{
	bool ends_left =
	    atom->class == CLASS_REL || atom->class == CLASS_CLOSE || atom->class == CLASS_PUNCT;
	if (row->sign && ends_left)
		tighten(p, row->sign);
	row->sign = NULL;
	if (atom->class != CLASS_BIN)
		return;
	bool has_left =
	    row->last == CLASS_ORD || row->last == CLASS_CLOSE || row->last == CLASS_INNER;
	if (has_left && is_operator(atom->node))
		row->sign = atom->node;
	if (has_left)
		return;
	atom->class = CLASS_ORD;
	if (!is_operator(atom->node))
		return;
	if (!is_sign_of_number(atom->node))
		tighten(p, atom->node);
	else if (row->node->last)
		tree_set(p->tree, atom->node, "form", "prefix");
}

static bool is_ordinary(enum atom_class class)
{
	return class == CLASS_ORD || class == CLASS_OP;
}

/* A word such as sin has thin spaces around it, and is applied to what follows. */
static void part_words(struct parser *p, struct formula_row *row, const struct atom *atom)
{
	bool has_room = p->now.style < STYLE_SCRIPT;
	if (row->after_word && atom->class != CLASS_NONE) {
		if (is_ordinary(atom->class) || atom->class == CLASS_OPEN ||
		    atom->class == CLASS_INNER)
			tree_append(row->node, math_token(p, "mo", "\xE2\x81\xA1"));
		if (is_ordinary(atom->class) && has_room)
			tree_append(row->node, math_space(p, "0.1667em"));
	} else if (atom->is_word && has_room &&
		   (row->last == CLASS_ORD || row->last == CLASS_CLOSE ||
		    row->last == CLASS_INNER)) {
		tree_append(row->node, math_space(p, "0.1667em"));
	}
	if (atom->class != CLASS_NONE)
		row->after_word = atom->is_word;
}

void math_row_add(struct parser *p, struct formula_row *row, struct atom atom)
{
	if (!atom.node)
		return;
	if (atom.class == CLASS_TIGHT || atom.class == CLASS_TEXT)
		atom.class = CLASS_ORD;
	if (atom.class != CLASS_NONE)
		fit_operator(p, row, &atom);
	part_words(p, row, &atom);
	tree_append(row->node, atom.node);
	if (atom.class != CLASS_NONE)
		row->last = atom.class;
}

void math_row_end(struct parser *p, struct formula_row *row)
{
	if (row->sign)
		tighten(p, row->sign);
	row->sign = NULL;
}

static bool ends_row(const struct parser *p, const struct tex_token *token)
{
	if (token->kind == TOKEN_END || (p->now.stop && token_is(token, p->now.stop)))
		return true;
	if (token->kind == TOKEN_CHARACTER)
		return !token->text[1] && strchr("}&$", token->text[0]);
	const struct tex_command *command = token->command;
	return command && (command->kind == COMMAND_END ||
			   (p->now.in_cell && command->handler == math_newline));
}

static struct node *read_row(struct parser *p, bool before_infix)
{
	struct formula_row row = math_row_begin(p);
	math_go_deeper(p);
	for (;;) {
		const struct tex_token *token = math_next(p);
		if (ends_row(p, token))
			break;
		const struct tex_command *command = token->command;
		if (!command || command->kind != COMMAND_INFIX) {
			math_row_add(p, &row, math_atom(p));
			continue;
		}
		if (before_infix)
			break;
		math_take(p);
		math_row_end(p, &row);
		struct atom fraction = math_infix(p, command, row.node);
		row = math_row_begin(p);
		math_row_add(p, &row, fraction);
	}
	math_row_end(p, &row);
	p->depth--;
	return row.node;
}

struct node *math_row(struct parser *p)
{
	return read_row(p, false);
}

struct node *math_row_before_infix(struct parser *p)
{
	return p->now.in_text ? math_text_row(p) : read_row(p, true);
}

struct node *math_alone(struct node *row)
{
	struct node *only = row->children;
	if (!only || only->next || strcmp(row->name, "mrow") != 0)
		return row;
	tree_unlink(only);
	return only;
}

bool math_expect(struct parser *p, const char *text, const char *opener, size_t offset)
{
	const struct tex_token *token = math_peek(p);
	if (token_is(token, text)) {
		math_take(p);
		return true;
	}
	if (token->kind == TOKEN_END)
		math_fail(p, MSG_TEX_UNFINISHED, opener, offset);
	else
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
	return false;
}

/* What is inside of a group has nothing to do with what ends the row outside. */
static struct node *read_inside(struct parser *p, const char *end, const char *opener,
				size_t offset)
{
	struct tex_setting old = p->now;
	size_t scope = math_scope_open(p->math);
	p->now.stop = end;
	p->now.in_cell = false;
	struct node *row = p->now.in_text ? math_text_row(p) : math_row(p);
	p->now = old;
	math_expect(p, end, opener, offset);
	math_scope_close(p->math, scope);
	return row;
}

struct node *math_group(struct parser *p)
{
	size_t offset = math_take(p).offset;
	return read_inside(p, "}", "{", offset);
}

/* In braces, an operator is an ordinary sign. */
struct atom math_group_atom(struct parser *p)
{
	struct node *node = math_alone(math_group(p));
	if (is_operator(node) && !p->now.in_text)
		tighten(p, node);
	return math_atom_of(node, CLASS_ORD);
}

struct atom math_open_group(struct parser *p, const struct tex_command *command)
{
	struct node *row = read_inside(p, "\\endgroup", command->name, p->at);
	return math_atom_of(math_alone(row), CLASS_ORD);
}

/* An argument in braces, or a token: a macro then stands for all that it comes to. */
struct node *math_argument(struct parser *p, const char *name)
{
	math_skip_spaces(p);
	const struct tex_token *token = math_peek_raw(p);
	if (token_is(token, "{"))
		return math_alone(math_group(p));
	if (token->kind == TOKEN_COMMAND || token->kind == TOKEN_CHARACTER) {
		const struct tex_command *command = math_command(p->math, token->text);
		if (command && command->kind == COMMAND_MACRO && !token->is_final &&
		    command->macro->parameters == 0) {
			struct tex_token macro = math_take(p);
			math_push(p, (struct tex_token){.text = "}",
							.kind = TOKEN_CHARACTER,
							.offset = macro.offset});
			math_push(p, macro);
			return math_alone(read_inside(p, "}", name, macro.offset));
		}
	}
	bool is_there = !ends_row(p, math_peek(p));
	struct atom atom = is_there ? math_nucleus(p, true) : (struct atom){0};
	if (!atom.node && is_there)
		return math_element(p, "mrow");
	if (!atom.node)
		math_fail_unfinished(p, name);
	return atom.node ? atom.node : math_element(p, "mrow");
}

struct node *math_optional(struct parser *p)
{
	if (!math_skip(p, "["))
		return NULL;
	return math_alone(read_inside(p, "]", "[", p->at));
}
