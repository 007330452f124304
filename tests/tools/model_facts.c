/* What the content model says is valid, for the test that asks a validator's own schemas: one row a
 * line, its fields apart by tabs. */
#include "xhtml/model/attribute_table.h"
#include "xhtml/model/semantics.h"

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

/* The elements that octavo lets have a role. */
static void print_groups(unsigned on)
{
	static const char *const names[] = {"section", "div", "aside", "a",          "span",
					    "hr",      "h2",  "p",     "blockquote", "table"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (on & 1u << i)
			printf(" %s", names[i]);
}

static void print_roles(void)
{
	size_t count;
	const struct role_rule *rules = role_rules(&count);
	for (size_t i = 0; i < count; i++) {
		printf("role\t%s\t%u\t", rules[i].name, accepted(&rules[i].valid));
		print_groups(rules[i].on);
		printf("\t%s\n", text(rules[i].required));
	}
}

/* The roles that an element of which nothing is said may have. */
static const char *roles_of(const char *element)
{
	size_t count;
	const struct element_roles *rows = element_role_rows(&count);
	for (size_t i = 0; i < count; i++)
		if (!rows[i].with && words_have(rows[i].elements, element))
			return text(rows[i].roles);
	return "";
}

/* EPUB's own elements, with the attributes that each must have. */
static void print_epub_elements(void)
{
	size_t count;
	const struct epub_element_rule *rules = epub_element_rules(&count);
	for (size_t i = 0; i < count; i++)
		printf("own\t%s\t%u\t%s\t%s\n", rules[i].name, accepted(&rules[i].valid),
		       rules[i].required, rules[i].others);
}

int main(void)
{
	print_roles();
	print_epub_elements();
	for (int i = EL_NONE + 1; i < EL_FOREIGN; i++) {
		const struct rule *rule = rule_for((enum element)i);
		printf("element\t%s\t%u\t%u\t%u\t%s\t%s\t%s\n", element_name((enum element)i),
		       accepted(&rule->valid), rule->kinds,
		       rule->with && attribute_rule_for(rule->with, "", VALID_32) ? rule->more : 0,
		       text(rule->content_32 ? rule->content_32 : rule->content),
		       text(rule->content_11 ? rule->content_11 : rule->content),
		       roles_of(element_name((enum element)i)));
	}
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	for (size_t i = 0; i < count; i++)
		printf("attribute\t%s\t%u\t%u\t%s\t%s\n", rules[i].name, accepted(&rules[i].valid),
		       rules[i].required, text(rules[i].elements), text(aria_roles(rules[i].name)));
	return 0;
}
