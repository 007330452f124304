/* Content models as sets of positions (Glushkov's construction): each name in one is a position,
 * and what may follow it is a set. */
#include "check/grammar.h"

#include <string.h>

/* A part of a content model. */
struct grammar_part {
	uint64_t first, last;
	bool may_be_empty;
};

struct compiler {
	struct arena *arena;
	struct grammar *grammar;
	const char *s;
};

static void skip_space(struct compiler *compiler)
{
	compiler->s += strspn(compiler->s, " ");
}

static void follow(struct grammar *grammar, uint64_t last, uint64_t first)
{
	for (unsigned i = 0; i < grammar->count; i++)
		if (last >> i & 1)
			grammar->follow[i] |= first;
}

static struct grammar_part compile_choice(struct compiler *compiler);

/* A kind, such as %flow, stands for any number of its elements. */
static struct grammar_part compile_name(struct compiler *compiler)
{
	struct grammar *grammar = compiler->grammar;
	size_t size = strcspn(compiler->s, " ,|()?*+");
	if (!size || grammar->count == GRAMMAR_MOST)
		return (struct grammar_part){.may_be_empty = true};
	uint64_t bit = (uint64_t)1 << grammar->count;
	grammar->names[grammar->count++] = arena_copy(compiler->arena, compiler->s, size);
	bool is_kind = *compiler->s == '%' || *compiler->s == '#';
	compiler->s += size;
	if (is_kind)
		follow(grammar, bit, bit);
	return (struct grammar_part){bit, bit, is_kind};
}

static struct grammar_part compile_unit(struct compiler *compiler)
{
	struct grammar_part part;
	skip_space(compiler);
	if (*compiler->s == '(') {
		compiler->s++;
		part = compile_choice(compiler);
		skip_space(compiler);
		compiler->s += *compiler->s == ')';
	} else {
		part = compile_name(compiler);
		part.may_be_empty &= *compiler->s != '+'; /* one at least of a kind */
	}
	char many = *compiler->s;
	if (many == '*' || many == '+')
		follow(compiler->grammar, part.last, part.first);
	part.may_be_empty |= many == '*' || many == '?';
	compiler->s += many == '*' || many == '+' || many == '?';
	skip_space(compiler);
	return part;
}

static struct grammar_part compile_sequence(struct compiler *compiler)
{
	struct grammar_part part = compile_unit(compiler);
	while (*compiler->s == ',') {
		compiler->s++;
		struct grammar_part next = compile_unit(compiler);
		follow(compiler->grammar, part.last, next.first);
		part.first |= part.may_be_empty ? next.first : 0;
		part.last = next.last | (next.may_be_empty ? part.last : 0);
		part.may_be_empty &= next.may_be_empty;
	}
	return part;
}

static struct grammar_part compile_choice(struct compiler *compiler)
{
	struct grammar_part part = compile_sequence(compiler);
	while (*compiler->s == '|') {
		compiler->s++;
		struct grammar_part other = compile_sequence(compiler);
		part.first |= other.first;
		part.last |= other.last;
		part.may_be_empty |= other.may_be_empty;
	}
	return part;
}

static const struct grammar *compile(struct arena *arena, const char *content)
{
	struct grammar *grammar = arena_alloc(arena, sizeof *grammar);
	struct compiler compiler = {arena, grammar, content};
	grammar->content = content;
	struct grammar_part all = compile_choice(&compiler);
	grammar->first = all.first;
	grammar->last = all.last;
	grammar->may_be_empty = all.may_be_empty;
	return grammar;
}

const struct grammar *grammar_of(struct grammars *grammars, const char *content)
{
	static const char nothing[] = "";
	if (!content)
		content = nothing;
	size_t at = (size_t)((uintptr_t)content * 0x9E3779B97F4A7C15u >> 40) % GRAMMARS;
	for (size_t tries = 0; tries < GRAMMARS; tries++, at = (at + 1) % GRAMMARS) {
		if (!grammars->known[at])
			grammars->known[at] = compile(grammars->arena, content);
		if (grammars->known[at]->content == content)
			return grammars->known[at];
	}
	return compile(grammars->arena, content);
}

struct grammar_state grammar_start(const struct grammar *grammar)
{
	return (struct grammar_state){grammar->first, grammar->may_be_empty};
}

bool grammar_take(const struct grammar *grammar, struct grammar_state *state, uint64_t names)
{
	uint64_t taken = state->next & names;
	if (!taken)
		return false;
	state->next = 0;
	for (unsigned i = 0; i < grammar->count; i++)
		if (taken >> i & 1)
			state->next |= grammar->follow[i];
	state->may_end = taken & grammar->last;
	return true;
}
