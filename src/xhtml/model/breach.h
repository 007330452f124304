/* What may be wrong with a tree, beside what the rows of elements and attributes say: as data. */
#ifndef OCTAVO_XHTML_MODEL_BREACH_H
#define OCTAVO_XHTML_MODEL_BREACH_H

#include "xhtml/model/model.h"

enum breach {
#define BREACH(name, books, source, message, says) BREACH_##name,
#include "xhtml/model/breach.def"
#undef BREACH
	BREACH_COUNT
};

/* Where BREACH says SILENT, nothing is told. */
#define MSG_SILENT MSG_COUNT

struct breach_rule {
	struct validity valid; /* books in which it is valid all the same, and what says so */
	enum message message;
	const char *says; /* what the tree must be */
};

const struct breach_rule *breach_rule(enum breach breach);

#endif
