/* Tokens with their macros expanded, as the parser takes them. */
#include "math/parser.h"

#include "base/ascii.h"

enum { DEEPEST = 200 }; /* calls and groups inside of each other; a group is two of them */

static const struct tex_token the_end = {.text = ""};

void math_fail(struct parser *p, enum message id, const char *subject, size_t offset)
{
	if (math_failed(p))
		return;
	p->failed = true;
	*p->error = (struct math_error){id, subject, offset};
}

void math_fail_unfinished(struct parser *p, const char *name)
{
	math_fail(p, MSG_TEX_UNFINISHED, name, p->at);
}

bool math_go_deeper(struct parser *p)
{
	if (++p->depth > DEEPEST)
		math_fail(p, MSG_TEX_DEEP, "", p->next);
	return !math_failed(p);
}

void math_push(struct parser *p, struct tex_token token)
{
	vec_push(&p->ahead, token);
}

/* The tokens of a macro count against what all macros of an article may come to. */
void math_push_all(struct parser *p, const struct tex_token *tokens, size_t count)
{
	if (count >= p->budget) {
		math_fail(p, MSG_TEX_LONG, "", p->at);
		return;
	}
	p->budget -= count;
	while (count > 0)
		vec_push(&p->ahead, tokens[--count]);
}

void math_push_text(struct parser *p, const char *text)
{
	struct tokens tokens = math_lex_all(p->tree, text);
	for (size_t i = 0; i < tokens.count; i++)
		tokens.items[i].offset = (uint32_t)p->at;
	math_push_all(p, tokens.items, tokens.count);
	vec_clear(&tokens);
}

static struct tex_token *top(struct parser *p)
{
	if (p->ahead.count == 0)
		math_push(p, math_lex(p));
	return &p->ahead.items[p->ahead.count - 1];
}

const struct tex_token *math_peek_raw(struct parser *p)
{
	return math_failed(p) ? &the_end : top(p);
}

struct tex_token math_take(struct parser *p)
{
	if (math_failed(p))
		return the_end;
	struct tex_token token = *top(p);
	if (token.kind != TOKEN_END) /* the end stays, for all who look for it */
		p->ahead.count--;
	return token;
}

void math_skip_spaces(struct parser *p)
{
	while (math_peek_raw(p)->kind == TOKEN_SPACE)
		math_take(p);
}

bool math_skip(struct parser *p, const char *text)
{
	math_skip_spaces(p);
	bool is_next = token_is(math_peek_raw(p), text);
	if (is_next)
		math_take(p);
	return is_next;
}

static bool matches(const struct tokens *tokens, const struct tex_token *end, size_t count)
{
	if (tokens->count < count)
		return false;
	const struct tex_token *tail = tokens->items + tokens->count - count;
	for (size_t i = 0; i < count; i++)
		if (!token_is(&tail[i], end[i].text))
			return false;
	return true;
}

/* The tokens up to the end given, in which braces come in pairs. */
static void take_until(struct parser *p, struct tokens *tokens, const struct tex_token *end,
		       size_t count, const char *name)
{
	size_t braces = 0;
	while (!math_failed(p)) {
		struct tex_token token = math_take(p);
		if (token.kind == TOKEN_END || (braces == 0 && token_is(&token, "}"))) {
			math_fail_unfinished(p, name);
			return;
		}
		braces += token_is(&token, "{");
		braces -= token_is(&token, "}");
		vec_push(tokens, token);
		if (braces == 0 && matches(tokens, end, count)) {
			tokens->count -= count;
			break;
		}
	}
	size_t last = tokens->count - 1;
	if (tokens->count < 2 || !token_is(&tokens->items[0], "{") ||
	    !token_is(&tokens->items[last], "}"))
		return;
	for (size_t i = 1, depth = 1; i < last; i++) { /* one group, or several? */
		depth += token_is(&tokens->items[i], "{");
		depth -= token_is(&tokens->items[i], "}");
		if (depth == 0)
			return;
	}
	memmove(tokens->items, tokens->items + 1, (last - 1) * sizeof *tokens->items);
	tokens->count -= 2;
}

void math_take_argument(struct parser *p, struct tokens *tokens, const char *name)
{
	math_skip_spaces(p);
	struct tex_token token = math_take(p);
	if (token.kind == TOKEN_END || token_is(&token, "}")) {
		math_fail_unfinished(p, name);
		return;
	}
	if (!token_is(&token, "{")) {
		vec_push(tokens, token);
		return;
	}
	for (size_t braces = 1; !math_failed(p);) {
		token = math_take(p);
		if (token.kind == TOKEN_END)
			math_fail_unfinished(p, name);
		braces += token_is(&token, "{");
		braces -= token_is(&token, "}");
		if (braces == 0)
			break;
		vec_push(tokens, token);
	}
}

static const char *as_string(struct parser *p, struct tokens *tokens)
{
	struct buf text = BUF_EMPTY;
	for (size_t i = 0; i < tokens->count; i++)
		buf_puts(&text, tokens->items[i].text);
	const char *kept = arena_copy(p->tree->arena, text.data, text.size);
	buf_clear(&text);
	vec_clear(tokens);
	return kept;
}

const char *math_take_string(struct parser *p, const char *name)
{
	struct tokens tokens = {0};
	math_take_argument(p, &tokens, name);
	return as_string(p, &tokens);
}

const char *math_take_optional(struct parser *p, const char *name)
{
	static const struct tex_token end = {.text = "]"};
	struct tokens tokens = {0};
	if (!math_skip(p, "["))
		return NULL;
	take_until(p, &tokens, &end, 1, name);
	return as_string(p, &tokens);
}

/* What stands between two parameters of a macro must stand there as it was defined. */
static size_t between(const struct tokens *pattern, size_t start)
{
	size_t count = 0;
	while (start + count < pattern->count &&
	       pattern->items[start + count].kind != TOKEN_PARAMETER)
		count++;
	return count;
}

static void take_arguments(struct parser *p, const struct tex_command *command,
			   struct tokens arguments[9])
{
	static const struct tex_token bracket = {.text = "]"};
	const struct macro *macro = command->macro;
	const struct tokens *pattern = &macro->pattern;
	size_t at = between(pattern, 0), n = 0;
	for (size_t i = 0; i < at; i++) {
		struct tex_token token = math_take(p);
		if (!token_is(&token, pattern->items[i].text))
			math_fail_unfinished(p, command->name);
	}
	if (macro->has_preset && math_skip(p, "[")) {
		take_until(p, &arguments[n++], &bracket, 1, command->name);
	} else if (macro->has_preset) {
		for (size_t i = 0; i < macro->preset.count; i++)
			vec_push(&arguments[0], macro->preset.items[i]);
		n++;
	}
	at += n;
	while (at < pattern->count && n < 9 && !math_failed(p)) {
		size_t count = between(pattern, ++at);
		if (count)
			take_until(p, &arguments[n++], pattern->items + at, count, command->name);
		else
			math_take_argument(p, &arguments[n++], command->name);
		at += count;
	}
}

static void expand(struct parser *p, const struct tex_command *command)
{
	const struct macro *macro = command->macro;
	struct tokens arguments[9] = {0}, all = {0};
	take_arguments(p, command, arguments);
	for (size_t i = 0; i < macro->body.count && all.count < p->budget; i++) {
		struct tex_token token = macro->body.items[i];
		token.offset = (uint32_t)p->at;
		if (token.kind != TOKEN_PARAMETER) {
			vec_push(&all, token);
			continue;
		}
		const struct tokens *argument = &arguments[token.number - 1];
		for (size_t j = 0; j < argument->count && all.count < p->budget; j++)
			vec_push(&all, argument->items[j]);
	}
	math_push_all(p, all.items, all.count);
	vec_clear(&all);
	for (size_t i = 0; i < 9; i++)
		vec_clear(&arguments[i]);
}

/* Whether the token can't be a name: letters and digits are what they are. */
static bool is_plain(const struct tex_token *token)
{
	char c = token->text[0];
	return token->kind == TOKEN_END || token->kind == TOKEN_SPACE ||
	       (token->kind == TOKEN_CHARACTER && ascii_is_letter_or_digit(c) && !token->text[1]);
}

const struct tex_token *math_peek(struct parser *p)
{
	while (!math_failed(p)) {
		struct tex_token *token = top(p);
		if (token->is_final || is_plain(token))
			return token;
		const struct tex_command *command = math_command(p->math, token->text);
		token->command = command;
		token->is_final = true;
		if (!command || command->kind < COMMAND_MACRO || command->kind > COMMAND_EARLY)
			return token;
		size_t outer = p->at;
		p->at = token->offset;
		p->ahead.count--;
		if (command->kind == COMMAND_EARLY)
			command->handler(p, command);
		else
			expand(p, command);
		p->at = outer;
	}
	return &the_end;
}

const struct tex_token *math_next(struct parser *p)
{
	while (math_peek(p)->kind == TOKEN_SPACE)
		math_take(p);
	return math_peek(p);
}
