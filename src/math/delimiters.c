/* Delimiters, as high as what they enclose or as high as they are told. */
#include "math/functions.h"

/* Signs that are delimiters though their class says something else. */
static const char *const delimiters[] = {"↑", "↓", "↕", "⇑", "⇓", "⇕", "|", "‖", "∥", "/", "\\"};

bool math_can_stretch(const char *sign)
{
	for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
		if (strcmp(sign, delimiters[i]) == 0)
			return true;
	return false;
}

static const char *sign_of(const struct tex_token *token)
{
	if (token_is(token, "."))
		return "";
	if (token_is(token, "<") || token_is(token, "\\lt"))
		return "⟨";
	if (token_is(token, ">") || token_is(token, "\\gt"))
		return "⟩";
	const struct tex_command *command = token->command;
	if (!command || command->kind != COMMAND_SYMBOL)
		return NULL;
	if (command->class == CLASS_OPEN || command->class == CLASS_CLOSE)
		return command->text;
	return math_can_stretch(command->text) ? command->text : NULL;
}

/* The delimiter that follows, which may stand in braces; "" for none. */
static const char *read_delimiter(struct parser *p, const char *name)
{
	size_t braces = 0;
	while (token_is(math_next(p), "{")) {
		math_take(p);
		braces++;
	}
	struct tex_token token = *math_next(p);
	const char *sign = sign_of(&token);
	if (token.kind == TOKEN_END)
		math_fail_unfinished(p, name);
	else if (!sign)
		math_fail(p, MSG_TEX_VALUE, token.text, token.offset);
	math_take(p);
	while (braces-- > 0 && math_next(p))
		math_expect(p, "}", "{", token.offset);
	return sign ? sign : "";
}

static void add_fence(struct parser *p, struct node *row, const char *sign, const char *form)
{
	if (*sign)
		tree_append(row, math_fence(p, sign, form));
}

struct atom math_left(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	struct node *row = math_element(p, "mrow");
	add_fence(p, row, read_delimiter(p, command->name), "prefix");
	p->fences++;
	p->now.stop = NULL;
	p->now.in_cell = false;
	struct node *inside = math_row(p);
	p->now = old;
	p->fences--;
	if (math_expect(p, "\\right", command->name, p->at)) {
		tree_append(row, inside);
		tree_unwrap(inside);
		add_fence(p, row, read_delimiter(p, "\\right"), "postfix");
	}
	return math_atom_of(row, CLASS_INNER);
}

struct atom math_middle(struct parser *p, const struct tex_command *command)
{
	if (p->fences == 0)
		math_fail(p, MSG_TEX_MISPLACED, command->name, p->at);
	struct node *node = math_fence(p, read_delimiter(p, command->name), "infix");
	tree_set(p->tree, node, "lspace", "0.05em");
	tree_set(p->tree, node, "rspace", "0.05em");
	return math_atom_of(node, CLASS_INNER);
}

struct atom math_big(struct parser *p, const struct tex_command *command)
{
	const char *sign = read_delimiter(p, command->name);
	if (!*sign)
		return (struct atom){0};
	struct node *node = math_token(p, "mo", sign);
	enum atom_class class = command->detail;
	tree_set(p->tree, node, "stretchy", "true");
	tree_set(p->tree, node, "minsize", command->text);
	tree_set(p->tree, node, "maxsize", command->text);
	if (class == CLASS_OPEN || class == CLASS_CLOSE) {
		tree_set(p->tree, node, "form", class == CLASS_OPEN ? "prefix" : "postfix");
	} else if (class == CLASS_ORD) {
		tree_set(p->tree, node, "lspace", "0em");
		tree_set(p->tree, node, "rspace", "0em");
	}
	return math_atom_of(node, class);
}

static bool is_bar(const struct tex_token *token)
{
	return token_is(token, "|") || token_is(token, "\\|") || token_is(token, "\\vert");
}

/* The first bar that stands in no braces; the number of tokens if there is none. */
static size_t first_bar(const struct tokens *tokens)
{
	size_t depth = 0, i = 0;
	for (; i < tokens->count && (depth || !is_bar(&tokens->items[i])); i++) {
		depth += token_is(&tokens->items[i], "{");
		depth -= depth && token_is(&tokens->items[i], "}");
	}
	return i;
}

/* \Set{ x | x > 0 }: the bar in the argument is as high as the braces around it. */
struct atom math_set(struct parser *p, const struct tex_command *command)
{
	static const struct {
		const char *open, *bar, *bars, *close;
	} kinds[] = {
	    [SET_SMALL] = {"{\\{\\,", "\\mid ", "\\|", "\\,\\}}"},
	    [SET_LARGE] = {"\\left\\{\\:", "\\;\\middle|\\;", "\\;\\middle\\|\\;", "\\:\\right\\}"},
	    [SET_BRAKET] = {"\\left\\langle ", "\\,\\middle|\\,", "\\,\\middle|\\,",
			    "\\right\\rangle "},
	};
	size_t set = command->detail;
	struct tokens argument = {0};
	math_take_argument(p, &argument, command->name);
	size_t first = first_bar(&argument);
	math_push_text(p, kinds[set].close);
	for (size_t i = argument.count; i-- > 0;) {
		const struct tex_token *token = &argument.items[i];
		if (i != first && (set != SET_BRAKET || !is_bar(token)))
			math_push_all(p, token, 1);
		else
			math_push_text(p,
				       token_is(token, "\\|") ? kinds[set].bars : kinds[set].bar);
	}
	math_push_text(p, kinds[set].open);
	vec_clear(&argument);
	return math_nucleus(p, true);
}
