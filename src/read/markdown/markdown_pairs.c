/* Marks that find their partners: quotation marks, and pairs that make an element of what they
 * enclose. */
#include "read/markdown/markdown_tokens.h"

#include <stdint.h>

enum { PAIRS = 4 }; /* kinds: one tilde, two tildes, two equals signs, two carets */
#define NONE SIZE_MAX

/* A mark of a pair that waits for its partner. */
struct opener {
	size_t token;
	size_t before; /* the one of its kind before it; an index, or NONE */
};

/* What may find its partner here. */
struct scope {
	size_t quotes[2];    /* the latest ' and " that may open; tokens */
	size_t pairs[PAIRS]; /* of openers */
};

struct matcher {
	struct token *tokens;
	VEC(struct opener) openers;
	VEC(struct scope) outer;
	struct scope scope;
};

/* A pair lies in one element. A quotation may begin before emphasis and end in it; one in a link
 * stays there. */
static void enter(struct matcher *matcher, const struct token *token)
{
	vec_push(&matcher->outer, matcher->scope);
	for (size_t i = 0; i < PAIRS; i++)
		matcher->scope.pairs[i] = NONE;
	if (token->element == EL_A || token->element == EL_IMG)
		matcher->scope.quotes[0] = matcher->scope.quotes[1] = NONE;
}

static void leave(struct matcher *matcher)
{
	matcher->scope = matcher->outer.items[--matcher->outer.count];
}

/* A mark that opens nothing is an apostrophe, or closes. */
static void match_quote(struct matcher *matcher, size_t index)
{
	struct token *token = &matcher->tokens[index];
	size_t *latest = &matcher->scope.quotes[*token->text == '"'];
	token->opens = *token->text == '"' && !token->can_close;
	if (token->can_close && *latest != NONE)
		matcher->tokens[*latest].opens = true;
	if (token->can_open)
		*latest = index;
}

/* What lies between the two marks can't find a partner outside of them. */
static void make_element(struct matcher *matcher, size_t opener, struct token *closer)
{
	struct token *token = &matcher->tokens[matcher->openers.items[opener].token];
	token->kind = TOKEN_OPEN;
	closer->kind = TOKEN_CLOSE;
	matcher->openers.count = opener;
	for (size_t i = 0; i < PAIRS; i++) {
		size_t *latest = &matcher->scope.pairs[i];
		while (*latest != NONE && *latest >= opener)
			*latest = matcher->openers.items[*latest].before;
	}
}

static void match_pair(struct matcher *matcher, size_t index)
{
	struct token *token = &matcher->tokens[index];
	size_t kind = token->element == EL_MARK  ? 2
		      : token->element == EL_INS ? 3
						 : token->size - 1;
	size_t *latest = &matcher->scope.pairs[kind];
	if (token->can_close && *latest != NONE) {
		make_element(matcher, *latest, token);
	} else if (token->can_open) {
		vec_push(&matcher->openers, (struct opener){index, *latest});
		*latest = matcher->openers.count - 1;
	}
}

void tokens_match(token_list *tokens)
{
	struct matcher matcher = {.tokens = tokens->items,
				  .scope = {{NONE, NONE}, {NONE, NONE, NONE, NONE}}};
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];
		if (token->kind == TOKEN_QUOTE)
			match_quote(&matcher, i);
		else if (token->kind == TOKEN_PAIR)
			match_pair(&matcher, i);
		else if (token->kind == TOKEN_OPEN)
			enter(&matcher, token);
		else if (token->kind == TOKEN_CLOSE)
			leave(&matcher);
	}
	vec_clear(&matcher.openers);
	vec_clear(&matcher.outer);
}
