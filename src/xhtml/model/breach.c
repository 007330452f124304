/* The rules that a tree can break: one row each. */
#include "xhtml/model/breach.h"

static const struct breach_rule rules[] = {
#define SILENT MSG_COUNT, TELL_NOTHING
#define EACH(message) MSG_##message, TELL_EACH
#define ONCE(message) MSG_##message, TELL_ONCE
#define BREACH(name, books, source, told, says) {{VALID_##books, source}, told, says},
#include "xhtml/model/breach.def"
#undef BREACH
};

const struct breach_rule *breach_rule(enum breach breach)
{
	return &rules[breach];
}
