/* The rules that a tree can break: one row each. */
#include "xhtml/model/breach.h"

static const struct breach_rule rules[] = {
#define BREACH(name, books, source, message, says) {{VALID_##books, source}, MSG_##message, says},
#include "xhtml/model/breach.def"
#undef BREACH
};

const struct breach_rule *breach_rule(enum breach breach)
{
	return &rules[breach];
}
