/* What octavo takes at most, as limits.def has it, where a caller says nothing else. */
#ifndef OCTAVO_BASE_LIMITS_H
#define OCTAVO_BASE_LIMITS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum limit {
#define LIMIT(name, word, kind, least, usual, most, of, slug) LIMIT_##name,
#include "base/limits.def"
#undef LIMIT
	LIMIT_COUNT
};

/* What each may be set to, for arrays; 0: to anything. */
enum {
#define LIMIT(name, word, kind, least, usual, most, of, slug) LIMIT_MOST_##name = most,
#include "base/limits.def"
#undef LIMIT
};

struct limits {
	uint64_t numbers[LIMIT_COUNT];
};

extern const struct limits limits_usual;

/* The number; limits is NULL: the usual one. */
uint64_t limit_of(const struct limits *limits, enum limit limit);

/* The number as a message has it: "16 MiB", "100000", "256 million". */
const char *limit_words(const struct limits *limits, enum limit limit, struct arena *arena);
const char *limit_bytes(uint64_t number, struct arena *arena);

/* Takes "name=NUMBER"; sizes may end in k, M or G, of 1024 each, counts of 1000. NULL, or what is
 * wrong with it, in the arena. */
const char *limits_take(struct limits *limits, const char *said, struct arena *arena);

#endif
