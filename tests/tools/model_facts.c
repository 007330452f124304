/* What the content model says is valid, for the test that asks a validator's own schemas: one row a
 * line, its fields apart by tabs. */
#include "xhtml/model/attribute_table.h"

#include <stdio.h>

static const char *text(const char *s)
{
	return s ? s : "";
}

static unsigned accepted(const struct validity *valid)
{
	return valid->books | (valid->differ & ACCEPTED_BY_4 ? VALID_32 : 0) |
	       (valid->differ & ACCEPTED_IN_EPUB_2 ? VALID_11 : 0);
}

int main(void)
{
	for (int i = EL_NONE + 1; i < EL_FOREIGN; i++) {
		const struct rule *rule = rule_for((enum element)i);
		printf("element\t%s\t%u\t%u\t%u\t%s\t%s\n", element_name((enum element)i),
		       accepted(&rule->valid), rule->kinds,
		       rule->with && attribute_rule_for(rule->with, "", VALID_32) ? rule->more : 0,
		       text(rule->content_32 ? rule->content_32 : rule->content),
		       text(rule->content_11 ? rule->content_11 : rule->content));
	}
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	for (size_t i = 0; i < count; i++)
		printf("attribute\t%s\t%u\t%u\t%s\n", rules[i].name, accepted(&rules[i].valid),
		       rules[i].required, text(rules[i].elements));
	return 0;
}
