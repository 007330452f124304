/* The attributes of the elements of XHTML, by the content model's rows, and their values as
 * validators take them. */
#include "check/page_check_parts.h"

#include "base/url.h"
#include "xhtml/model/attribute_table.h"
#include "xhtml/model/semantics.h"

static bool has_rule_that_differs(const char *name, const char *element, unsigned differ,
				  const struct attribute_rule **found)
{
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	for (size_t i = 0; i < count; i++)
		if (rules[i].valid.differ & differ && strcmp(rules[i].name, name) == 0 &&
		    (!rules[i].elements || words_have(rules[i].elements, element))) {
			*found = &rules[i];
			return true;
		}
	return false;
}

static const struct attribute_rule *rule_for_attribute(const struct xhtml_page *page,
						       const char *name, const char *element)
{
	const struct attribute_rule *rule = attribute_rule_for(name, element, page->books);
	unsigned differ = page->is_3 ? ACCEPTED_BY_5 : ACCEPTED_IN_EPUB_2;
	if (!rule)
		has_rule_that_differs(name, element, differ, &rule);
	return rule && page->is_3 && rule->valid.differ & REJECTED_BY_5 ? NULL : rule;
}

/* What XHTML 1.1 has on each element but those of the head. */
static bool is_common_11(const struct node *node, const char *name)
{
	switch (element_of(node)) {
	case EL_HTML:
	case EL_HEAD:
	case EL_TITLE:
	case EL_META:
	case EL_BASE:
	case EL_SCRIPT:
		return words_have("class id style title", name);
	case EL_STYLE:
		return words_have("class id style", name);
	default:
		return false;
	}
}

/* Values */

static bool is_number(const char *s, bool may_be_negative, bool fraction)
{
	s += *s == '-' && may_be_negative;
	size_t digits = ascii_digits(s);
	s += digits;
	if (fraction && *s == '.') {
		digits += ascii_digits(s + 1);
		s += 1 + ascii_digits(s + 1);
	}
	if (fraction && digits && (*s == 'e' || *s == 'E')) {
		s += 1 + (s[1] == '-' || s[1] == '+');
		s += ascii_digits(s);
	}
	return digits && !*s;
}

bool is_xml_name(const char *value)
{
	if (!ascii_is_letter(*value) && *value != '_' && (unsigned char)*value < 0x80)
		return false;
	for (; *value; value++)
		if (!ascii_is_letter_or_digit(*value) && !strchr("._-", *value) &&
		    (unsigned char)*value < 0x80)
			return false;
	return true;
}

static bool is_id(const struct xhtml_page *page, const char *value)
{
	return page->is_3 ? *value && !strpbrk(value, " \t\n\r\f") : is_xml_name(value);
}

static bool value_fits(const struct xhtml_page *page, const struct node *node,
		       const struct attribute_rule *rule, const char *value)
{
	struct arena *arena = page->document->worker->arena;
	const char *bare = without_space(arena, value);
	switch (rule->kind) {
	case VALUE_ID:
		return is_id(page, page->is_3 ? value : bare);
	case VALUE_LANGUAGE:
		return is_language(bare);
	case VALUE_INTEGER:
		return is_number(bare, true, false);
	case VALUE_POSITIVE:
		return is_number(bare, false, false) && bare[strspn(bare, "0")];
	case VALUE_NATURAL:
	case VALUE_LENGTH:
		return is_number(bare, false, false);
	case VALUE_NUMBER:
		return is_number(bare, true, true);
	case VALUE_FLAG:
		return !*value || ascii_equal(value, rule->name);
	case VALUE_IDREF:
		return *bare && !strpbrk(bare, " \t\n\r\f");
	case VALUE_ROLE:
		return !page->is_3 || element_takes_role(element_roles_of(node), value);
	case VALUE_MEDIA_TYPE:
		return !page->is_3 ||
		       value_normal(arena, rule->kind, rule->name, rule->words, value);
	case VALUE_ONE_OF:
		if (!page->is_3)
			return words_have(rule->words, value);
		return value_normal(arena, rule->kind, rule->name, rule->words, value);
	case VALUE_TRUTH:
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_ONE_OF_AS_IS:
		return value_normal(arena, rule->kind, rule->name, rule->words, value);
	default:
		return true;
	}
}

/* Pairs "name: address" (HTML+RDFa 1.1 3). */
static bool are_prefixes(const char *s)
{
	for (s += strspn(s, " \t\n\r"); *s; s += strspn(s, " \t\n\r")) {
		size_t name = name_size(s, false);
		if (!name || s[name] != ':' || s[name + 1] != ' ')
			return false;
		s += name + 2;
		size_t address = strcspn(s, " ");
		if (!address)
			return false;
		s += address;
	}
	return true;
}

/* xsd:NMTOKENS */
static bool are_name_tokens(const char *s)
{
	if (!has_words(s))
		return false;
	for (; *s; s++)
		if (!ascii_is_letter_or_digit(*s) && !strchr("._-: \t\n\r", *s) &&
		    (unsigned char)*s < 0x80)
			return false;
	return true;
}

/* Attributes whose values are judged by more than their row. */
static bool is_odd_value_right(const char *name, const char *element, const char *value)
{
	if (strcmp(name, "hidden") == 0)
		return !has_words(value) || ascii_equal(value, "hidden") ||
		       ascii_equal(value, "until-found");
	if (strcmp(name, "usemap") == 0)
		return value[0] == '#' && value[1];
	if (strcmp(name, "src") == 0 && strcmp(element, "img") == 0)
		return has_words(value);
	if (strcmp(name, "border") == 0 && strcmp(element, "table") == 0)
		return !*value || strcmp(value, "1") == 0;
	if (strcmp(name, "contenteditable") == 0)
		return !*value || ascii_equal(value, "true") || ascii_equal(value, "false") ||
		       ascii_equal(value, "plaintext-only");
	if (strcmp(name, "target") == 0)
		return value[0] != '_' || ascii_equal(value, "_blank") ||
		       ascii_equal(value, "_self") || ascii_equal(value, "_parent") ||
		       ascii_equal(value, "_top");
	if (strcmp(name, "epub:type") == 0)
		return are_name_tokens(value);
	if (strcmp(name, "prefix") == 0)
		return are_prefixes(value);
	if (strcmp(name, "ssml:alphabet") == 0)
		return strcmp(value, "ipa") == 0 || strncmp(value, "x-", 2) == 0;
	return true;
}

static bool has_odd_value(const char *name, const char *element)
{
	return strcmp(name, "border") == 0 && strcmp(element, "table") == 0;
}

static void judge_value(const struct xhtml_page *page, const struct node *node,
			const struct attribute *attribute, const struct attribute_rule *rule)
{
	bool fits = page->is_3 && has_odd_value(attribute->name, node->name)
			? true
			: value_fits(page, node, rule, attribute->value);
	fits &= !page->is_3 || is_odd_value_right(attribute->name, node->name, attribute->value);
	if (!fits)
		find(page->document, node, MSG_XML_VALUE, attribute->value,
		     arena_format(page->document->worker->arena, "%s on %s", attribute->name,
				  node->name));
}

/* Names of one's own */

static void judge_data(const struct xhtml_page *page, const struct node *node, const char *name)
{
	const char *rest = name + strlen("data-");
	bool is_right =
	    *rest && (ascii_is_lower(*rest) || *rest == '_' || (unsigned char)*rest >= 0x80);
	for (const char *s = rest; *s; s++)
		is_right &= !ascii_is_upper(*s) && *s != ':';
	if (!is_right)
		find(page->document, node, MSG_HTM_061, name, NULL);
}

/* "{uri}name" of a namespace that nobody but its owner knows. */
static void judge_foreign(const struct xhtml_page *page, const struct node *node, const char *name)
{
	static const char *const owners[] = {"w3.org", "idpf.org"};
	struct arena *arena = page->document->worker->arena;
	const char *end = strchr(name, '}');
	const char *uri = arena_copy(arena, name + 1, (size_t)(end - name - 1));
	const char *host = strstr(uri, "//");
	if (!page->is_3) {
		find(page->document, node, MSG_XML_ATTRIBUTE, end + 1, node->name);
		return;
	}
	for (size_t i = 0; i < sizeof owners / sizeof *owners && host; i++) {
		const char *found = strstr(host, owners[i]);
		if (found && found < host + 2 + strcspn(host + 2, "/"))
			find(page->document, node, MSG_HTM_054, uri, owners[i]);
	}
}

/* Attributes of an element of EPUB's own. */
static void judge_own(const struct xhtml_page *page, const struct node *node)
{
	size_t count;
	const struct epub_element_rule *rules = epub_element_rules(&count), *rule = NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(rules[i].name, node->name) == 0)
			rule = &rules[i];
	if (!rule)
		return;
	for (const struct attribute *a = node->attributes; a; a = a->next)
		if (!words_have(rule->required, a->name) && !words_have(rule->others, a->name))
			find(page->document, node, MSG_XML_ATTRIBUTE, a->name, node->name);
	const char *rest = rule->required, *name;
	while ((name = next_word(page->document->worker->arena, &rest)))
		if (!tree_get(node, name))
			find(page->document, node, MSG_XML_NO_ATTRIBUTE, name, node->name);
}

static void judge_attribute(const struct xhtml_page *page, const struct node *node,
			    const struct attribute *attribute)
{
	const char *name = attribute->name;
	if (*name == '{') {
		judge_foreign(page, node, name);
		return;
	}
	if (strncmp(name, "data-", 5) == 0 && page->is_3) {
		judge_data(page, node, name);
		return;
	}
	if (is_custom(node))
		return;
	const struct attribute_rule *rule = rule_for_attribute(page, name, node->name);
	bool is_metadata = rule_of(node)->kinds & KIND_METADATA &&
			   element_of(node) != EL_TEMPLATE && element_of(node) != EL_SCRIPT;
	bool may_type = !is_metadata && element_of(node) != EL_HEAD;
	if (!rule || (!page->is_3 && is_common_11(node, name)) ||
	    (strncmp(name, "aria-", 5) == 0 && !page_takes_aria(node, name)) ||
	    (strcmp(name, "epub:type") == 0 && !may_type))
		find(page->document, node, MSG_XML_ATTRIBUTE, name, node->name);
	else
		judge_value(page, node, attribute, rule);
}

static void judge_required(const struct xhtml_page *page, const struct node *node)
{
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	unsigned books = page->is_3 ? VALID_33 : page->books;
	for (size_t i = 0; i < count; i++)
		if (rules[i].required & books && words_have(rules[i].elements, node->name) &&
		    !tree_get(node, rules[i].name))
			find(page->document, node, MSG_XML_NO_ATTRIBUTE, rules[i].name, node->name);
}

/* Attributes one of which an element must have. */
static void judge_one_of(const struct xhtml_page *page, const struct node *node)
{
	static const struct {
		enum element element;
		const char *names;
	} rows[] = {
	    {EL_META, "name charset http-equiv property itemprop"},
	    {EL_LINK, "rel property itemprop rev"},
	    {EL_LINK, "href imagesrcset"},
	    {EL_BASE, "href target"},
	    {EL_OBJECT, "data type"},
	};
	struct arena *arena = page->document->worker->arena;
	for (size_t i = 0; page->is_3 && i < sizeof rows / sizeof *rows; i++) {
		const char *rest = rows[i].names, *name;
		bool has = rows[i].element != element_of(node);
		while (!has && (name = next_word(arena, &rest)))
			has = tree_get(node, name);
		if (!has)
			find(page->document, node, MSG_XML_NO_ATTRIBUTE,
			     arena_copy(arena, rows[i].names, strcspn(rows[i].names, " ")),
			     node->name);
	}
	bool is_named = tree_get(node, "name") || tree_get(node, "http-equiv") ||
			tree_get(node, "property") || tree_get(node, "itemprop") || !page->is_3;
	if (element_of(node) == EL_META && is_named && !tree_get(node, "content"))
		find(page->document, node, MSG_XML_NO_ATTRIBUTE, "content", node->name);
	if (element_of(node) == EL_SOURCE && page->is_3) {
		const char *name = is_child_of(node, EL_PICTURE) ? "srcset" : "src";
		if (!tree_get(node, name) && !tree_get(node, "src"))
			find(page->document, node, MSG_XML_NO_ATTRIBUTE, name, node->name);
	}
}

void page_attributes(struct xhtml_page *page, const struct node *node)
{
	if (strncmp(node->name, "epub:", 5) == 0 && node->ns == NS_OTHER) {
		judge_own(page, node);
		return;
	}
	for (const struct attribute *a = node->attributes; a; a = a->next)
		judge_attribute(page, node, a);
	judge_required(page, node);
	judge_one_of(page, node);
	if (page->is_3)
		page_role(page, node);
}
