/* What octavo takes at most, as limits.def has it: LIMIT_ARTICLE and so on. */
#ifndef OCTAVO_BASE_LIMITS_H
#define OCTAVO_BASE_LIMITS_H

enum {
#define LIMIT(name, number, shown, of, slug) LIMIT_##name = number,
#include "base/limits.def"
#undef LIMIT
};

#endif
