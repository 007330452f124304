/* What may be wrong with a tree, beside what the rows of elements and attributes say: as data. */
#ifndef OCTAVO_XHTML_MODEL_BREACH_H
#define OCTAVO_XHTML_MODEL_BREACH_H

#include "xhtml/model/model.h"

enum breach {
#define BREACH(name, books, source, told, says) BREACH_##name,
#include "xhtml/model/breach.def"
#undef BREACH
	BREACH_COUNT
};

/* How a message is told of the places that break a rule. */
enum telling { TELL_NOTHING, TELL_EACH, TELL_ONCE };

struct breach_rule {
	struct validity valid; /* books in which it is valid all the same, and what says so */
	enum message message;
	enum telling telling;
	const char *says; /* what the tree must be */
};

const struct breach_rule *breach_rule(enum breach breach);

#endif
