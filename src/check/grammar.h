/* What elements hold, written as DTDs write it (xhtml/model/model.h), made into something that
 * takes one child after the other in constant time. */
#ifndef OCTAVO_CHECK_GRAMMAR_H
#define OCTAVO_CHECK_GRAMMAR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { GRAMMAR_MOST = 64, GRAMMARS = 512 }; /* names in one; and how many are remembered */

struct grammar {
	const char *content; /* that it was made of */
	const char *names[GRAMMAR_MOST];
	uint64_t follow[GRAMMAR_MOST]; /* names that may come behind each */
	uint64_t first, last;
	unsigned count;
	bool may_be_empty;
};

/* Those that were made so far, by the address of their content: one of a thread. */
struct grammars {
	struct arena *arena;
	const struct grammar *known[GRAMMARS];
};

/* content: NULL or "" hold nothing. It must live as long as the grammars. */
const struct grammar *grammar_of(struct grammars *grammars, const char *content);

/* Where a reading of children stands. */
struct grammar_state {
	uint64_t next; /* names that may come */
	bool may_end;
};

struct grammar_state grammar_start(const struct grammar *grammar);

/* Takes a child that these names stand for; false: none of them may come here. */
bool grammar_take(const struct grammar *grammar, struct grammar_state *state, uint64_t names);

#endif
