/* Operators: words, signs over signs, what is told to be an operator, signs denied, dots. */
#include "math/functions.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

struct atom math_word(struct parser *p, const struct tex_command *command)
{
	return (struct atom){math_token(p, "mi", command->text), CLASS_OP, command->detail, true};
}

static bool is_token(const struct node *node)
{
	const char *name = node->name;
	return strcmp(name, "mi") == 0 || strcmp(name, "mn") == 0 || strcmp(name, "mo") == 0 ||
	       strcmp(name, "mtext") == 0;
}

static bool is_gap(const struct node *node)
{
	return strcmp(node->name, "mspace") == 0;
}

/* The text of what holds nothing but signs, letters and spaces; NULL if there is anything else. */
static const char *text_of(struct parser *p, const struct node *node, const char *gap)
{
	struct buf text = BUF_EMPTY;
	bool is_text = true, is_row = strcmp(node->name, "mrow") == 0;
	const struct node *part = is_row ? node->children : node;
	for (; part && is_text; part = is_row ? part->next : NULL) {
		is_text = is_token(part) || is_gap(part);
		if (is_token(part) && part->children)
			buf_puts(&text, part->children->text);
		else if (is_gap(part))
			buf_puts(&text, gap);
	}
	const char *kept = is_text ? arena_copy(p->tree->arena, text.data, text.size) : NULL;
	buf_clear(&text);
	return kept;
}

/* In names, a minus is a hyphen and an asterisk is what is typed. */
static void use_plain_signs(struct node *node)
{
	struct node *part = strcmp(node->name, "mrow") == 0 ? node->children : node;
	for (; part; part = part->next) {
		const char *sign = is_token(part) && part->children ? part->children->text : "";
		bool is_minus = strcmp(sign, "−") == 0;
		if (is_minus || strcmp(sign, "∗") == 0)
			part->children->text = is_minus ? "-" : "*";
	}
}

struct atom math_operator_name(struct parser *p, const struct tex_command *command)
{
	bool has_limits = command->detail == LIMITS_DISPLAY || math_skip(p, "*");
	struct tex_setting old = p->now;
	p->now.font = FONT_UPRIGHT;
	struct node *node = math_argument(p, command->name);
	p->now = old;
	use_plain_signs(node);
	const char *text = text_of(p, node, "\xE2\x80\x89");
	if (text) {
		node = math_token(p, "mi", text);
		if (*text && !text[1])
			tree_set(p->tree, node, "mathvariant", "normal");
	}
	return (struct atom){node, CLASS_OP, has_limits ? LIMITS_DISPLAY : LIMITS_NONE, true};
}

void math_unspace(struct node *sign)
{
	tree_remove(sign, "lspace");
	tree_remove(sign, "rspace");
}

static void space_as(struct parser *p, struct node *node, const char *left, const char *right)
{
	tree_set(p->tree, node, "lspace", left);
	tree_set(p->tree, node, "rspace", right);
}

/* What is told to be an operator: one sign or word if it is nothing more. */
static struct node *as_operator(struct parser *p, struct node *node, enum atom_class class)
{
	const char *text = text_of(p, node, " ");
	if (!text || !*text)
		return node;
	node = math_token(p, "mo", text);
	if (class == CLASS_BIN)
		space_as(p, node, "0.2222em", "0.2222em");
	else if (class == CLASS_REL)
		space_as(p, node, "0.2778em", "0.2778em");
	else if (class == CLASS_PUNCT)
		space_as(p, node, "0em", "0.1667em");
	else
		space_as(p, node, "0em", "0em");
	if (class == CLASS_OPEN || class == CLASS_CLOSE)
		tree_set(p->tree, node, "stretchy", "false");
	return node;
}

struct atom math_class(struct parser *p, const struct tex_command *command)
{
	enum atom_class class = command->detail;
	struct node *node = math_argument(p, command->name);
	if (class == CLASS_OP) {
		const char *text = text_of(p, node, " ");
		bool is_sign = strcmp(node->name, "mo") == 0;
		if (is_sign)
			math_unspace(node);
		if (text && *text && !is_sign)
			node = math_token(p, "mi", text);
		return (struct atom){node, CLASS_OP, LIMITS_DISPLAY, text && *text && !is_sign};
	}
	if (class != CLASS_ORD && class != CLASS_INNER)
		node = as_operator(p, node, class);
	return math_atom_of(node, class);
}

/* Whether the sign below the other makes them a relation, as in a \overset over =. */
static enum atom_class class_of_stack(const struct node *base, enum stack stack)
{
	return stack == STACK_RELATION || strcmp(base->name, "mo") == 0 ? CLASS_REL : CLASS_ORD;
}

struct atom math_stack(struct parser *p, const struct tex_command *command)
{
	enum stack stack = command->detail;
	struct tex_setting old = p->now;
	p->now.style = STYLE_SCRIPT;
	struct node *under = stack == STACK_RELATION ? math_optional(p) : NULL;
	struct node *first = math_argument(p, command->name);
	struct node *second = stack == STACK_BOTH ? math_argument(p, command->name) : NULL;
	p->now = old;
	struct node *base = math_argument(p, command->name);
	enum atom_class class = class_of_stack(base, stack);
	if (class == CLASS_REL && strcmp(base->name, "mo") == 0)
		math_unspace(base);
	if (stack == STACK_UNDER)
		under = first;
	else if (stack == STACK_BOTH)
		under = second;
	return math_atom_of(math_limits(p, base, under, stack == STACK_UNDER ? NULL : first),
			    class);
}

/* A sign with a stroke through it is a character of its own, or one with a mark. */
static void strike(struct parser *p, struct node *sign)
{
	const char *text = sign->children->text, *rest = text;
	if (*text)
		utf8_next(&rest, text + strlen(text));
	const char *struck =
	    arena_format(p->tree->arena, "%.*s\xCC\xB8%s", (int)(rest - text), text, rest);
	sign->children->text = unicode_composed(p->tree->arena, struck);
	math_unspace(sign);
}

struct atom math_negated(struct parser *p, const struct tex_command *command)
{
	const struct tex_token *next = math_next(p);
	while (next->command && next->command->kind == COMMAND_SPACE) {
		math_take(p);
		next = math_next(p);
	}
	if (next->kind == TOKEN_END || token_is(next, "}")) {
		math_fail_unfinished(p, command->name);
		return (struct atom){0};
	}
	struct atom atom = math_nucleus(p, true);
	if (!atom.node)
		return atom;
	if (!atom.is_word && is_token(atom.node) && atom.node->children) {
		strike(p, atom.node);
		return atom;
	}
	struct node *struck = math_element(p, "menclose");
	tree_set(p->tree, struck, "notation", "updiagonalstrike");
	tree_append(struck, atom.node);
	return math_atom_of(struck, CLASS_ORD);
}

/* Dots stand high between operators and low between commas: amsmath's \dots. */
struct atom math_dots(struct parser *p, const struct tex_command *command)
{
	const struct tex_command *next = math_next(p)->command;
	bool is_high =
	    next && next->kind == COMMAND_SYMBOL &&
	    (next->class == CLASS_BIN || next->class == CLASS_REL || next->class == CLASS_OP);
	const char *dots = *command->text ? command->text : is_high ? "⋯" : "…";
	return math_atom_of(math_token(p, "mo", dots), CLASS_INNER);
}

/* \char"2A, \char42, \char'52, \char`x. */
struct atom math_character(struct parser *p, const struct tex_command *command)
{
	static const char digits[] = "0123456789abcdef";
	struct tex_token token = *math_peek_raw(p);
	unsigned base = token_is(&token, "'") ? 8 : token_is(&token, "\"") ? 16 : 10, code = 0;
	bool is_sign = token_is(&token, "`");
	if (base != 10 || is_sign)
		math_take(p);
	if (is_sign) {
		const char *text = math_take(p).text;
		text += *text == '\\';
		code = *text ? utf8_next(&text, text + strlen(text)) : 0;
	}
	for (const char *found; !is_sign; code = code * base + (unsigned)(found - digits)) {
		int c = ascii_lower(math_peek_raw(p)->text[0]);
		found = c ? memchr(digits, c, base) : NULL;
		if (!found || code > 0x10FFFF)
			break;
		math_take(p);
	}
	char text[5] = "";
	bool is_valid = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) &&
			(code & 0xFFFE) != 0xFFFE && (code < 0x7F || code > 0x9F);
	if (!is_valid)
		math_fail(p, MSG_TEX_VALUE, command->name, p->at);
	else
		utf8_write(code, text);
	return math_atom_of(math_token(p, "mi", arena_string(p->tree->arena, text)), CLASS_ORD);
}
