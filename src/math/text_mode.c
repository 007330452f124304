/* Words in formulas: \text and its kin, in which spaces count and mathematics stands in $…$. */
#include "math/functions.h"

#include "base/unicode.h"

struct mode_words {
	struct parser *p;
	struct node *row;
	struct buf text; /* not in the row yet */
	bool opens_quote;
};

/* MathML takes spaces off the ends of words, but not those that don't break. */
static const char *with_firm_ends(struct parser *p, const struct buf *text)
{
	bool first = text->data[0] == ' ', last = text->data[text->size - 1] == ' ';
	if (!first && !last)
		return unicode_composed(p->tree->arena, text->data);
	struct buf firm = BUF_EMPTY;
	size_t start = first, end = text->size - (last && text->size > 1);
	buf_puts(&firm, first ? "\xC2\xA0" : "");
	buf_add(&firm, text->data + start, end - start);
	buf_puts(&firm, last && text->size > 1 ? "\xC2\xA0" : "");
	const char *kept = unicode_composed(p->tree->arena, firm.data);
	buf_clear(&firm);
	return kept;
}

static void set_face(struct parser *p, struct node *node)
{
	static const char *const names[] = {
	    [FACE_BOLD] = "bold",
	    [FACE_ITALIC] = "italic",
	    [FACE_BOLD | FACE_ITALIC] = "bold-italic",
	    [FACE_SANS] = "sans-serif",
	    [FACE_SANS | FACE_BOLD] = "bold-sans-serif",
	    [FACE_SANS | FACE_ITALIC] = "sans-serif-italic",
	    [FACE_SANS | FACE_BOLD | FACE_ITALIC] = "sans-serif-bold-italic",
	};
	unsigned faces = p->now.faces;
	if (faces)
		tree_set(p->tree, node, "mathvariant",
			 faces & FACE_MONO ? "monospace" : names[faces]);
}

static void flush(struct mode_words *words)
{
	struct parser *p = words->p;
	if (words->text.size) {
		struct node *node = math_token(p, "mtext", with_firm_ends(p, &words->text));
		set_face(p, node);
		tree_append(words->row, node);
	}
	buf_clear(&words->text);
}

static void add_node(struct mode_words *words, struct node *node)
{
	flush(words);
	if (node)
		tree_append(words->row, node);
}

/* Dashes and quotation marks as TeX types them. */
static bool add_ligature(struct mode_words *words, const char *text)
{
	static const struct {
		const char *typed, *single, *twice;
	} ligatures[] = {{"-", "-", "–"}, {"`", "‘", "“"}, {"'", "’", "”"}};
	struct parser *p = words->p;
	for (size_t i = 0; i < sizeof ligatures / sizeof *ligatures; i++) {
		if (strcmp(text, ligatures[i].typed) != 0)
			continue;
		bool is_double = token_is(math_peek(p), text);
		if (is_double)
			math_take(p);
		bool is_dash = is_double && i == 0 && token_is(math_peek(p), "-");
		if (is_dash)
			math_take(p);
		buf_puts(&words->text, is_dash     ? "—"
				       : is_double ? ligatures[i].twice
						   : ligatures[i].single);
		return true;
	}
	return false;
}

/* $…$ or \(…\) among the words. */
static struct node *formula_inside(struct parser *p, const struct tex_token *opener,
				   const char *end)
{
	struct tex_setting old = p->now;
	p->now = (struct tex_setting){.stop = end, .style = STYLE_TEXT};
	struct node *row = math_alone(math_row(p));
	p->now = old;
	math_expect(p, end, opener->text, opener->offset);
	return row;
}

static void add_command(struct mode_words *words, const struct tex_token *token)
{
	struct parser *p = words->p;
	const struct tex_command *command = token->command;
	bool is_sign = command->kind == COMMAND_SYMBOL || command->kind == COMMAND_WORD;
	if (is_sign)
		buf_puts(&words->text, command->text);
	else if (command->kind == COMMAND_SPACE && !*command->text)
		buf_putc(&words->text, ' ');
	else if (command->kind == COMMAND_SPACE)
		add_node(words, math_space(p, command->text));
	else if (command->kind == COMMAND_FUNCTION && command->handler == math_text_accent)
		math_add_text_accent(p, command, &words->text);
	else if (command->kind == COMMAND_FUNCTION)
		add_node(words, math_run(p, token).node);
	else
		math_fail(p, MSG_TEX_MISPLACED, token->text, token->offset);
}

static void add_token(struct mode_words *words)
{
	struct parser *p = words->p;
	struct tex_token token = math_take(p);
	if (token_is(&token, "$"))
		add_node(words, formula_inside(p, &token, "$"));
	else if (token_is(&token, "\\("))
		add_node(words, formula_inside(p, &token, "\\)"));
	else if (token_is(&token, "{")) {
		math_push(p, token);
		add_node(words, math_alone(math_group(p)));
	} else if (token_is(&token, "^") || token_is(&token, "_") || token_is(&token, "#"))
		buf_puts(&words->text, token.text);
	else if (token.kind == TOKEN_SPACE || token_is(&token, "~"))
		buf_putc(&words->text, ' ');
	else if (token.kind == TOKEN_CHARACTER && add_ligature(words, token.text))
		return;
	else if (token.kind == TOKEN_CHARACTER)
		buf_puts(&words->text, token.text);
	else if (token.command)
		add_command(words, &token);
	else
		math_fail(p, MSG_TEX_UNKNOWN, token.text, token.offset);
}

static bool ends_words(const struct parser *p, const struct tex_token *token)
{
	return token->kind == TOKEN_END || token_is(token, "}") ||
	       (p->now.stop && token_is(token, p->now.stop)) ||
	       (token->command && token->command->kind == COMMAND_END);
}

struct node *math_text_row(struct parser *p)
{
	struct mode_words words = {.p = p, .row = math_element(p, "mrow")};
	math_go_deeper(p);
	while (!ends_words(p, math_peek(p)))
		add_token(&words);
	flush(&words);
	p->depth--;
	return words.row;
}

/* An argument of words: in braces, or a token. */
struct node *math_text(struct parser *p, const char *name)
{
	struct tex_setting old = p->now;
	p->now.in_text = true;
	p->now.font = FONT_PLAIN;
	math_skip_spaces(p);
	struct tex_token token = *math_peek_raw(p);
	if (token.kind == TOKEN_END || token_is(&token, "}")) {
		math_fail_unfinished(p, name);
	} else if (!token_is(&token, "{")) {
		math_take(p);
		math_push(p, (struct tex_token){.text = "}", .kind = TOKEN_CHARACTER});
		math_push(p, token);
		math_push(p, (struct tex_token){.text = "{", .kind = TOKEN_CHARACTER});
	}
	struct node *row = math_failed(p) ? math_element(p, "mrow") : math_alone(math_group(p));
	p->now = old;
	return row;
}

struct atom math_text_function(struct parser *p, const struct tex_command *command)
{
	struct tex_setting old = p->now;
	bool is_back = strcmp(command->name, "\\emph") == 0 && (p->now.faces & FACE_ITALIC);
	p->now.faces |= command->detail;
	if (is_back || strcmp(command->name, "\\textup") == 0)
		p->now.faces &= (uint8_t)~FACE_ITALIC;
	if (strcmp(command->name, "\\textnormal") == 0)
		p->now.faces = 0;
	struct node *node = math_text(p, command->name);
	p->now = old;
	return math_atom_of(node, CLASS_ORD);
}

/* A letter with an accent is one character if Unicode has it. */
void math_add_text_accent(struct parser *p, const struct tex_command *command, struct buf *text)
{
	const char *letter = math_take_string(p, command->name);
	const struct tex_command *named = math_command(p->math, letter);
	if (strcmp(letter, "\\i") == 0 || strcmp(letter, "\\j") == 0)
		letter++;
	else if (named && named->kind == COMMAND_SYMBOL)
		letter = named->text;
	size_t first = *letter ? 1 : 0;
	while (((unsigned char)letter[first] & 0xC0) == 0x80)
		first++;
	buf_add(text, letter, first);
	buf_puts(text, command->text);
	buf_puts(text, letter + first);
}

struct atom math_text_accent(struct parser *p, const struct tex_command *command)
{
	struct buf text = BUF_EMPTY;
	math_add_text_accent(p, command, &text);
	const char *composed = unicode_composed(p->tree->arena, text.data);
	buf_clear(&text);
	return math_atom_of(math_token(p, "mtext", composed), CLASS_ORD);
}

/* \verb|…|: what stands between two of the same sign, as it is typed. */
struct atom math_verbatim(struct parser *p, const struct tex_command *command)
{
	size_t start = p->next;
	bool is_open = p->ahead.count == 0 && start < p->size && p->text[start] == '*'
			   ? ++start < p->size
			   : p->ahead.count == 0 && start < p->size;
	const char *end =
	    is_open ? memchr(p->text + start + 1, p->text[start], p->size - start - 1) : NULL;
	if (!end) {
		math_fail_unfinished(p, command->name);
		return (struct atom){0};
	}
	size_t size = (size_t)(end - p->text) - start - 1;
	p->next = start + size + 2;
	struct node *node =
	    math_token(p, "mtext", arena_copy(p->tree->arena, p->text + start + 1, size));
	tree_set(p->tree, node, "mathvariant", "monospace");
	return math_atom_of(node, CLASS_ORD);
}
