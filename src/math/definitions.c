/* What formulas define: commands, operators, environments. */
#include "math/functions.h"

#include "base/ascii.h"

enum { MOST_PARAMETERS = 9 };

uint8_t math_set_parameters(struct tokens *tokens)
{
	size_t kept = 0;
	uint8_t highest = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		struct tex_token token = tokens->items[i];
		const struct tex_token *next = i + 1 < tokens->count ? &tokens->items[i + 1] : NULL;
		bool is_mark = token_is(&token, "#") && next;
		if (is_mark && token_is(next, "#")) {
			i++; /* for a definition inside of this one */
		} else if (is_mark && next->text[0] >= '1' && next->text[0] <= '9' &&
			   !next->text[1]) {
			token.kind = TOKEN_PARAMETER;
			token.number = (uint8_t)(next->text[0] - '0');
			highest = token.number > highest ? token.number : highest;
			i++;
		}
		token.is_final &= token.kind != TOKEN_PARAMETER;
		tokens->items[kept++] = token;
	}
	tokens->count = kept;
	return highest;
}

void math_keep(struct tree *tree, struct tokens *kept, struct tokens *tokens)
{
	size_t size = tokens->count * sizeof *tokens->items;
	kept->items = arena_alloc(tree->arena, size + 1);
	kept->count = kept->room = tokens->count;
	if (size)
		memcpy(kept->items, tokens->items, size);
	vec_clear(tokens);
}

/* Peeking made tokens final; in a definition they mean what they will mean when it is used. */
static void take_body(struct parser *p, struct tokens *body, const char *name)
{
	math_take_argument(p, body, name);
	for (size_t i = 0; i < body->count; i++)
		body->items[i].is_final = false;
}

static const char *take_name(struct parser *p, const char *definer)
{
	struct tokens tokens = {0};
	size_t offset = math_peek_raw(p)->offset;
	math_take_argument(p, &tokens, definer);
	while (tokens.count > 1 && tokens.items[tokens.count - 1].kind == TOKEN_SPACE)
		tokens.count--;
	bool is_name = tokens.count == 1 && tokens.items[0].kind == TOKEN_COMMAND;
	const char *name = is_name ? tokens.items[0].text : "";
	if (!is_name)
		math_fail(p, MSG_TEX_VALUE, tokens.count ? tokens.items[0].text : definer, offset);
	vec_clear(&tokens);
	return name;
}

static struct macro *new_macro(struct parser *p, uint8_t parameters)
{
	struct macro *macro = arena_alloc(p->tree->arena, sizeof *macro);
	struct tokens pattern = {0};
	macro->parameters = parameters;
	for (uint8_t n = 1; n <= parameters; n++)
		vec_push(&pattern,
			 (struct tex_token){.text = "#", .kind = TOKEN_PARAMETER, .number = n});
	math_keep(p->tree, &macro->pattern, &pattern);
	return macro;
}

/* [2][preset]: how many parameters, and what the first one is where it isn't given. */
static struct macro *read_parameters(struct parser *p, const char *definer)
{
	size_t offset = math_peek_raw(p)->offset;
	const char *count = math_take_optional(p, definer);
	bool is_number = !count || (ascii_is_digit(*count) && !count[1]);
	if (!is_number)
		math_fail(p, MSG_TEX_VALUE, count, offset);
	struct macro *macro = new_macro(p, count && is_number ? (uint8_t)(*count - '0') : 0);
	const char *preset = count ? math_take_optional(p, definer) : NULL;
	if (preset && macro->parameters) {
		struct tokens tokens = math_lex_all(p->tree, preset);
		macro->has_preset = true;
		math_keep(p->tree, &macro->preset, &tokens);
	}
	return macro;
}

static void define(struct parser *p, const char *name, struct macro *macro, struct tokens *body,
		   size_t offset, bool is_global)
{
	if (math_set_parameters(body) > macro->parameters)
		math_fail(p, MSG_TEX_VALUE, name, offset);
	math_keep(p->tree, &macro->body, body);
	if (!math_failed(p))
		math_define(p->math, name,
			    (struct tex_command){.kind = COMMAND_MACRO, .macro = macro}, is_global);
}

struct atom math_new_command(struct parser *p, const struct tex_command *command)
{
	struct tokens body = {0};
	math_skip(p, "*");
	size_t offset = math_peek_raw(p)->offset;
	const char *name = take_name(p, command->name);
	struct macro *macro = read_parameters(p, command->name);
	take_body(p, &body, command->name);
	bool is_kept = command->detail == DEFINE_ONCE && math_command(p->math, name);
	if (is_kept)
		vec_clear(&body);
	else
		define(p, name, macro, &body, offset, false);
	return (struct atom){0};
}

/* \newenvironment{name}[1]{begin}{end}. */
struct atom math_new_environment(struct parser *p, const struct tex_command *command)
{
	struct tokens begin = {0}, end = {0};
	size_t offset = math_peek_raw(p)->offset;
	const char *name = math_take_string(p, command->name);
	struct macro *macro = read_parameters(p, command->name);
	take_body(p, &begin, command->name);
	take_body(p, &end, command->name);
	define(p, arena_format(p->tree->arena, "\\begin{%s}", name), macro, &begin, offset, false);
	define(p, arena_format(p->tree->arena, "\\end{%s}", name), new_macro(p, 0), &end, offset,
	       false);
	return (struct atom){0};
}

static void wrap(struct parser *p, struct tokens *body, const char *before, const char *after)
{
	struct tokens all = math_lex_all(p->tree, before), rest = math_lex_all(p->tree, after);
	for (size_t i = 0; i < body->count; i++)
		vec_push(&all, body->items[i]);
	for (size_t i = 0; i < rest.count; i++)
		vec_push(&all, rest.items[i]);
	vec_clear(body);
	vec_clear(&rest);
	*body = all;
}

struct atom math_declare_operator(struct parser *p, const struct tex_command *command)
{
	struct tokens body = {0};
	bool has_limits = math_skip(p, "*");
	size_t offset = math_peek_raw(p)->offset;
	const char *name = take_name(p, command->name);
	take_body(p, &body, command->name);
	wrap(p, &body, has_limits ? "\\operatorname*{" : "\\operatorname{", "}");
	define(p, name, new_macro(p, 0), &body, offset, false);
	return (struct atom){0};
}

/* \DeclarePairedDelimiter\abs{\lvert}{\rvert}: \abs{x}, whose delimiters grow as x does. */
struct atom math_declare_pair(struct parser *p, const struct tex_command *command)
{
	struct tokens body = {0}, right = {0};
	size_t offset = math_peek_raw(p)->offset;
	const char *name = take_name(p, command->name);
	take_body(p, &body, command->name);
	take_body(p, &right, command->name);
	wrap(p, &body, "\\left", "#1\\right");
	for (size_t i = 0; i < right.count; i++)
		vec_push(&body, right.items[i]);
	vec_clear(&right);
	define(p, name, new_macro(p, 1), &body, offset, false);
	return (struct atom){0};
}

/* \def\name#1.#2{…}: parameters, and what stands between them. */
struct atom math_def(struct parser *p, const struct tex_command *command)
{
	struct tokens pattern = {0}, body = {0};
	struct tex_token name = math_take(p);
	struct macro *macro = arena_alloc(p->tree->arena, sizeof *macro);
	if (name.kind != TOKEN_COMMAND && name.kind != TOKEN_CHARACTER)
		math_fail_unfinished(p, command->name);
	while (!math_failed(p) && !token_is(math_peek_raw(p), "{")) {
		struct tex_token token = math_take(p);
		if (token.kind == TOKEN_END)
			math_fail_unfinished(p, command->name);
		token.is_final = false;
		vec_push(&pattern, token);
	}
	take_body(p, &body, command->name);
	macro->parameters = math_set_parameters(&pattern);
	uint8_t count = 0;
	for (size_t i = 0; i < pattern.count; i++)
		if (pattern.items[i].kind == TOKEN_PARAMETER && pattern.items[i].number != ++count)
			math_fail(p, MSG_TEX_VALUE, name.text, name.offset);
	math_keep(p->tree, &macro->pattern, &pattern);
	define(p, name.text, macro, &body, name.offset,
	       command->detail == DEFINE_GLOBAL || p->is_global);
	p->is_global = false;
	return (struct atom){0};
}

/* \let\a=\b: what \b means now. */
struct atom math_let(struct parser *p, const struct tex_command *command)
{
	struct tex_token name = math_take(p);
	math_skip_spaces(p);
	struct tex_token first = math_take(p), token = first;
	if (command->detail == LET_FUTURE) {
		token = math_take(p);
		math_push(p, token);
		math_push(p, first);
	} else if (token_is(&token, "=")) {
		math_skip_spaces(p);
		token = math_take(p);
	}
	if (name.kind != TOKEN_COMMAND || token.kind == TOKEN_END) {
		math_fail_unfinished(p, command->name);
		return (struct atom){0};
	}
	const struct tex_command *meaning = math_command(p->math, token.text);
	bool is_global = p->is_global;
	p->is_global = false;
	if (meaning) {
		struct tex_command copy = *meaning;
		math_define(p->math, name.text, copy, is_global);
		return (struct atom){0};
	}
	struct tokens body = {0};
	token.is_final = token.kind == TOKEN_COMMAND;
	vec_push(&body, token);
	define(p, name.text, new_macro(p, 0), &body, name.offset, is_global);
	return (struct atom){0};
}

struct atom math_global(struct parser *p, const struct tex_command *command)
{
	(void)command;
	p->is_global = true;
	return (struct atom){0};
}

/* \end of an environment of one's own is what stands for its end. Of any other it is one token with
 * its name, which ends the row. */
struct atom math_end(struct parser *p, const struct tex_command *command)
{
	static const struct tex_command end = {.name = "\\end", .kind = COMMAND_END};
	const char *name = math_take_string(p, command->name);
	struct tex_token token = {
	    .text = arena_format(p->tree->arena, "\\end{%s}", name),
	    .kind = TOKEN_COMMAND,
	    .offset = (uint32_t)p->at,
	};
	if (math_command(p->math, token.text)) {
		math_push_text(p, "\\endgroup");
	} else {
		token.command = &end;
		token.is_final = true;
	}
	math_push(p, token);
	return (struct atom){0};
}

struct atom math_expand_after(struct parser *p, const struct tex_command *command)
{
	(void)command;
	struct tex_token first = math_take(p);
	if (math_go_deeper(p))
		math_peek(p);
	math_push(p, first);
	p->depth--;
	return (struct atom){0};
}

struct atom math_no_expand(struct parser *p, const struct tex_command *command)
{
	(void)command;
	struct tex_token token = math_take(p);
	token.is_final = true;
	token.command = NULL;
	math_push(p, token);
	return (struct atom){0};
}
