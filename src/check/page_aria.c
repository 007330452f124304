/* Roles and the attributes of ARIA on the elements of XHTML, by the content model's rows. */
#include "check/page_check_parts.h"

#include "xhtml/model/semantics.h"

bool page_takes_aria(const struct node *node, const char *name)
{
	const struct element_roles *row = element_roles_of(node);
	const char *roles = aria_roles(name), *role = tree_get(node, "role");
	if (!roles || (row && words_have(row->always, name)))
		return true;
	if (!role)
		return row && words_have(row->own, name);
	return words_have(roles, role) || !element_takes_role(row, role); /* which is told */
}

/* Whether the element shows by itself what the attribute would say: that it is checked. */
static bool shows(const struct node *node, const char *name)
{
	const struct element_roles *row = element_roles_of(node);
	return strcmp(name, "aria-checked") == 0 && row && words_have(row->own, name);
}

void page_role(const struct xhtml_page *page, const struct node *node)
{
	const char *role = tree_get(node, "role"), *name;
	const struct role_rule *rule = role ? role_rule_for(role) : NULL;
	if (!rule)
		return;
	if (rule->is_deprecated && strncmp(role, "doc-", 4) == 0)
		find(page->document, node, MSG_DOC_ROLE_DEPRECATED, role, NULL);
	const char *names = rule->required;
	while (names && (name = next_word(page->document->worker->arena, &names)))
		if (!tree_get(node, name) && !shows(node, name))
			find(page->document, node, MSG_XML_NO_ATTRIBUTE, name, node->name);
}
