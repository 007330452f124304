/* The attributes of the elements of XHTML, by the content model's rows, and their values as
 * validators take them. */
#include "check/page_check_parts.h"

#include "base/url.h"
#include "xhtml/model/attribute_table.h"
#include "xhtml/model/semantics.h"

/* The rule that these validators have where the books have none. */
static const struct attribute_rule *rule_that_differs(const char *name, const char *element,
						      unsigned differ)
{
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	for (size_t i = 0; i < count; i++)
		if (rules[i].valid.differ & differ && strcmp(rules[i].name, name) == 0 &&
		    (!rules[i].elements || words_have(rules[i].elements, element)))
			return &rules[i];
	return NULL;
}

static const struct attribute_rule *rule_for_attribute(const struct xhtml_page *page,
						       const char *name, const char *element)
{
	const struct attribute_rule *rule = attribute_rule_for(name, element, page->books);
	if (!rule)
		rule = rule_that_differs(name, element, accepted_here(page));
	return rule && page->is_3 && rule->valid.differ & REJECTED_BY_5 ? NULL : rule;
}

static void judge_value(const struct xhtml_page *page, const struct node *node,
			const struct attribute *attribute, const struct attribute_rule *rule)
{
	if (!page_value_fits(page, node, rule, attribute->value))
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

/* What a field takes only as some types, or as others not (HTML 4.10.5). */
static bool field_takes(const struct node *field, const char *name)
{
	static const struct {
		const char *names, *types, *other_types;
	} rows[] = {
	    {"accept", "file", NULL},
	    {"alt height src width", "image", NULL},
	    {"checked", "checkbox radio", NULL},
	    {"dirname", "text search", NULL},
	    {"formaction formenctype formmethod formnovalidate formtarget", "submit image", NULL},
	    {"list maxlength minlength pattern placeholder readonly required", NULL, "hidden"},
	    {"max min step", "date month week time datetime-local number range", NULL},
	    {"multiple", "email file", NULL},
	    {"popovertarget popovertargetaction", "submit image reset button", NULL},
	    {"size", NULL, "hidden number range"},
	    {"value", NULL, "file image"},
	};
	const char *type = tree_get(field, "type");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (words_have(rows[i].names, name))
			return rows[i].types ? words_have(rows[i].types, type ? type : "text")
					     : !type || !words_have(rows[i].other_types, type);
	return true;
}

/* A meta is of one kind, by the first of these that it has, and takes nothing of the others. */
static bool meta_takes(const struct node *meta, const char *name)
{
	static const struct {
		const char *kind, *others;
	} rows[] = {
	    {"charset", "content http-equiv itemprop name"},
	    {"http-equiv", "about datatype inlist itemid itemprop itemref itemscope itemtype name "
			   "media prefix property resource typeof vocab"},
	    {"name", "itemprop"},
	    {"property", "itemid itemprop itemref itemscope itemtype media"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (tree_get(meta, rows[i].kind))
			return !words_have(rows[i].others, name);
	return true;
}

/* Whether an attribute that the element has somewhere is right where it stands. */
static bool stands_right(const struct node *node, const char *name)
{
	const char *shape = tree_get(node, "shape");
	switch (element_of(node)) {
	case EL_A:
		return strcmp(name, "rev") != 0;
	case EL_LINK:
		return strcmp(name, "itemprop") != 0 || !tree_get(node, "rel");
	case EL_META:
		return !words_have("rel rev", name) && meta_takes(node, name);
	case EL_LI:
		return strcmp(name, "value") != 0 || is_child_of(node, EL_OL);
	case EL_SOURCE:
		return is_child_of(node, EL_PICTURE)
			   ? strcmp(name, "src") != 0
			   : !words_have("height media sizes srcset width", name);
	case EL_AREA:
		return strcmp(name, "coords") != 0 || !shape || strcmp(shape, "default") != 0;
	case EL_INPUT:
		return field_takes(node, name);
	case EL_COL:
	case EL_SEARCH:
	case EL_SLOT:
		return strcmp(name, "epub:type") != 0;
	default:
		return true;
	}
}

/* What XHTML 1.1 has on all elements but some. */
static bool stands_right_2(const struct node *node, const char *name)
{
	switch (element_of(node)) {
	case EL_HTML:
	case EL_HEAD:
	case EL_TITLE:
	case EL_META:
	case EL_BASE:
	case EL_SCRIPT:
		return !words_have("class id style title", name);
	case EL_STYLE:
		return !words_have("class id style", name);
	case EL_BR:
		return !words_have("dir lang xml:lang", name);
	case EL_MAP:
		return strcmp(name, "style") != 0;
	case EL_PARAM:
		return words_have("id name type value valuetype", name);
	default:
		return true;
	}
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
	bool is_metadata = rule_of(node)->kinds & KIND_METADATA && element_of(node) != EL_TEMPLATE;
	bool may_type = !is_metadata && element_of(node) != EL_HEAD;
	if (!rule && page->is_3 && element_of(node) == EL_EMBED)
		return; /* it takes any */
	if (!rule || !(page->is_3 ? stands_right(node, name) : stands_right_2(node, name)) ||
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

/* Attributes that an element must have if it has another. */
static void judge_together(const struct xhtml_page *page, const struct node *node)
{
	static const struct {
		enum element element;
		const char *with;  /* any of these */
		const char *value; /* NULL: whatever */
		const char *needed;
	} rows[] = {
	    {EL_A,
	     "about content datatype download hreflang inlist itemid itemprop itemref itemscope "
	     "itemtype ping prefix property referrerpolicy rel resource target type typeof vocab",
	     NULL, "href"},
	    {EL_AREA, "alt", NULL, "href"},
	    {EL_AREA, "href", NULL, "alt"},
	    {EL_AREA, "shape", "circle", "coords"},
	    {EL_AREA, "shape", "poly", "coords"},
	    {EL_AREA, "shape", "rect", "coords"},
	    {EL_INPUT, "type", "image", "alt"},
	    {EL_TEXTAREA, "wrap", "hard", "cols"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].element != element_of(node) || tree_get(node, rows[i].needed))
			continue;
		for (const struct attribute *a = node->attributes; a; a = a->next)
			if (words_have(rows[i].with, a->name) &&
			    (!rows[i].value || strcmp(rows[i].value, a->value) == 0)) {
				find(page->document, node, MSG_XML_NO_ATTRIBUTE, rows[i].needed,
				     node->name);
				break;
			}
	}
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
	    {EL_METER, "value"},
	    {EL_PARAM, "name"},
	    {EL_PARAM, "value"},
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
		judge_together(page, node);
	if (page->is_3)
		page_role(page, node);
}
