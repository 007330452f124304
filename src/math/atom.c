/* A piece of a formula that stands by itself: a sign, a number, a word, a group, a function. */
#include "math/functions.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

static struct atom symbol(struct parser *p, const struct tex_command *command)
{
	struct atom atom = {.class = command->class, .limits = LIMITS_NONE};
	switch (atom.class) {
	case CLASS_ORD:
		atom.node = math_letters(p, command->text, p->now.font);
		return atom;
	case CLASS_TEXT:
		atom.node = math_token(p, "mtext", command->text);
		return atom;
	case CLASS_OP:
		atom.limits = command->detail;
		break;
	default:
		break;
	}
	atom.node = math_token(p, "mo", command->text);
	if (p->now.font == FONT_BOLD_ITALIC)
		tree_set(p->tree, atom.node, "mathvariant", "bold");
	if (atom.class == CLASS_OPEN || atom.class == CLASS_CLOSE ||
	    math_can_stretch(command->text))
		tree_set(p->tree, atom.node, "stretchy", "false");
	if (strcmp(command->name, "\\colon") == 0) {
		tree_set(p->tree, atom.node, "lspace", "0em");
		tree_set(p->tree, atom.node, "rspace", "0.2222em");
	} else if (atom.class == CLASS_TIGHT) {
		tree_set(p->tree, atom.node, "lspace", "0em");
		tree_set(p->tree, atom.node, "rspace", "0em");
	}
	return atom;
}

static bool is_digit(const char *text)
{
	return ascii_is_digit(text[0]) && !text[1];
}

static bool is_letter(const char *text)
{
	return ascii_is_letter(text[0]) && !text[1];
}

/* Whether a digit stands behind the point that is next. */
static bool point_in_number(struct parser *p)
{
	if (!token_is(math_peek(p), "."))
		return false;
	struct tex_token point = math_take(p);
	bool is_number = is_digit(math_peek(p)->text);
	math_push(p, point);
	return is_number;
}

/* Digits side by side are one number, to whose end scripts go. */
static struct atom number(struct parser *p, bool is_alone)
{
	struct buf digits = BUF_EMPTY;
	do {
		buf_puts(&digits, math_take(p).text);
	} while (!is_alone && (is_digit(math_peek(p)->text) || point_in_number(p)));
	const char *text = arena_copy(p->tree->arena, digits.data, digits.size);
	buf_clear(&digits);
	return math_atom_of(math_letters(p, text, p->now.font), CLASS_ORD);
}

/* Letters side by side in an upright font, or another one for words, are one word; but scripts go
 * to the last of them alone. */
static struct atom word(struct parser *p, bool is_alone)
{
	struct buf letters = BUF_EMPTY;
	struct tex_token last = math_take(p);
	bool is_word = !is_alone && (p->now.font == FONT_UPRIGHT || p->now.font == FONT_BOLD ||
				     p->now.font == FONT_ITALIC || p->now.font == FONT_SANS ||
				     p->now.font == FONT_MONO);
	buf_puts(&letters, last.text);
	while (is_word && is_letter(math_next(p)->text)) {
		last = math_take(p);
		buf_puts(&letters, last.text);
	}
	if (letters.size > 1 && math_begins_script(math_next(p))) {
		math_push(p, last);
		buf_cut(&letters, letters.size - 1);
	}
	const char *text = arena_copy(p->tree->arena, letters.data, letters.size);
	buf_clear(&letters);
	return math_atom_of(math_letters(p, text, p->now.font), CLASS_ORD);
}

/* Letters that TeX doesn't have are words of text; other signs are operators. */
static struct atom foreign(struct parser *p)
{
	const char *start = math_peek(p)->text, *end = start;
	unsigned first = utf8_next(&end, start + strlen(start));
	bool is_letterlike = first >= 0x2100 && first < 0x2150;
	if (is_letterlike || math_styled(first, FONT_BOLD) || (first >= 0x1D400 && first < 0x1D800))
		return math_atom_of(math_letters(p, math_take(p).text, p->now.font), CLASS_ORD);
	if (!unicode_is_word(first))
		return math_atom_of(math_token(p, "mo", math_take(p).text), CLASS_ORD);
	struct buf words = BUF_EMPTY;
	while (math_is_foreign(math_peek(p)))
		buf_puts(&words, math_take(p).text);
	const char *text = unicode_composed(p->tree->arena, words.data);
	buf_clear(&words);
	return math_atom_of(math_token(p, "mtext", text), CLASS_ORD);
}

static struct atom space(struct parser *p, const struct tex_command *command)
{
	struct node *node =
	    *command->text ? math_space(p, command->text) : math_token(p, "mtext", "\xC2\xA0");
	return math_atom_of(node, CLASS_NONE);
}

struct atom math_run(struct parser *p, const struct tex_token *token)
{
	size_t outer = p->at;
	p->at = token->offset;
	struct atom atom = token->command->handler(p, token->command);
	p->at = outer;
	return atom;
}

static struct atom of_command(struct parser *p, const struct tex_token *token)
{
	math_take(p);
	switch (token->command->kind) {
	case COMMAND_SYMBOL:
		return symbol(p, token->command);
	case COMMAND_WORD:
		return math_word(p, token->command);
	case COMMAND_SPACE:
		return space(p, token->command);
	case COMMAND_FUNCTION:
		return math_run(p, token);
	default:
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
		return (struct atom){0};
	}
}

static struct atom of_character(struct parser *p, const struct tex_token *token, bool is_alone)
{
	if (token_is(token, "{"))
		return math_group_atom(p);
	if (is_letter(token->text))
		return word(p, is_alone);
	if (math_is_foreign(token))
		return foreign(p);
	if (token->kind == TOKEN_CHARACTER && token->text[1]) /* a letter with marks */
		return math_atom_of(math_letters(p, math_take(p).text, FONT_PLAIN), CLASS_ORD);
	math_fail(p, token->kind == TOKEN_COMMAND ? MSG_TEX_UNKNOWN : MSG_TEX_MISPLACED,
		  token->text, token->offset);
	return (struct atom){0};
}

struct atom math_nucleus(struct parser *p, bool is_alone)
{
	struct atom atom = {0};
	if (math_go_deeper(p)) {
		struct tex_token token = *math_peek(p);
		if (is_digit(token.text) || (!is_alone && point_in_number(p)))
			atom = number(p, is_alone);
		else if (token.command)
			atom = of_command(p, &token);
		else
			atom = of_character(p, &token, is_alone);
	}
	p->depth--;
	return atom;
}
