/* What the elements of XHTML hold, by the content model's rows (xhtml/model). */
#include "check/page_check_parts.h"

#include "xhtml/model/semantics.h"
#include "xhtml/model/svg_table.h"
#include "xhtml/model/values.h"

enum { DEEPEST_WITHOUT = 64 };

/* Where the walk is. */
struct place_in_page {
	unsigned transparent;                        /* KIND_ of what the parent may hold */
	const struct node *without[DEEPEST_WITHOUT]; /* elements around that forbid others */
	size_t without_count;
};

static bool is_accepted(const struct xhtml_page *page, const struct validity *valid)
{
	return valid->books & page->books || valid->differ & accepted_here(page);
}

/* A link to a file that the text may wait for ("body-ok", HTML 4.2.4). */
static bool is_link_of_text(const struct node *node)
{
	static const char *const kinds[] = {"dns-prefetch", "modulepreload", "pingback",
					    "preconnect",   "prefetch",      "preload",
					    "stylesheet"};
	const char *rel = element_of(node) == EL_LINK ? tree_get(node, "rel") : NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (words_have(rel, kinds[i]))
			return true;
	return false;
}

/* A name of another vocabulary in the namespace of XHTML, which has none of it. */
static bool is_stray(const struct node *node)
{
	return is_xhtml(node) && (element_of(node) == EL_SVG || element_of(node) == EL_MATH);
}

static unsigned kinds_of(const struct xhtml_page *page, const struct node *node)
{
	const struct rule *rule = rule_of(node);
	if (page->is_3 && (is_custom(node) || node_is(node, "epub:switch")))
		return KIND_FLOW | KIND_PHRASING;
	if (page->is_3 && node_is(node, "epub:trigger"))
		return KIND_FLOW | KIND_METADATA;
	if (node->kind != NODE_ELEMENT || !is_accepted(page, &rule->valid))
		return 0;
	if (element_of(node) == EL_FOREIGN || element_of(node) == EL_UNKNOWN || is_stray(node))
		return 0;
	bool has_more = page->is_3 && rule->with && tree_get(node, rule->with);
	unsigned more = has_more ? rule->more : 0;
	if (page->is_3 && is_link_of_text(node))
		more |= KIND_FLOW | KIND_PHRASING;
	return rule->kinds | more;
}

static const struct {
	const char *name;
	unsigned kind;
} kind_names[] = {
    {"%metadata", KIND_METADATA},       {"%flow", KIND_FLOW},       {"%phrasing", KIND_PHRASING},
    {"%sectioning", KIND_SECTIONING},   {"%heading", KIND_HEADING}, {"%embedded", KIND_EMBEDDED},
    {"%interactive", KIND_INTERACTIVE}, {"%script", KIND_SCRIPT},
};

static unsigned kind_named(const char *name)
{
	for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
		if (strcmp(kind_names[i].name, name) == 0)
			return kind_names[i].kind;
	return 0;
}

/* Whether the name of a content model stands for the element. */
static bool stands_for(const struct xhtml_page *page, const char *name, const struct node *node,
		       unsigned transparent)
{
	if (*name == '#')
		return false;
	if (*name != '%')
		return (is_xhtml(node) || node->ns == NS_OTHER) && strcmp(name, node->name) == 0 &&
		       (node->ns == NS_OTHER || is_accepted(page, &rule_of(node)->valid));
	if (strcmp(name, "%anything") == 0)
		return true;
	unsigned kinds = kinds_of(page, node);
	if (strcmp(name, "%block") == 0)
		return kinds & KIND_FLOW && (!(kinds & KIND_PHRASING) || kinds & KIND_BLOCK_11) &&
		       !(kinds & KIND_PART_11);
	unsigned kind = strcmp(name, "%transparent") == 0 ? transparent : kind_named(name);
	return kinds & kind && (page->is_3 || !(kinds & KIND_PART_11));
}

static uint64_t names_for(const struct xhtml_page *page, const struct grammar *grammar,
			  const struct node *node, unsigned transparent)
{
	uint64_t names = 0;
	for (unsigned i = 0; i < grammar->count; i++)
		if (stands_for(page, grammar->names[i], node, transparent))
			names |= (uint64_t)1 << i;
	return names;
}

/* Takes words among the children in; false: they can't stand there. */
static bool take_words(const struct xhtml_page *page, const struct grammar *grammar,
		       struct grammar_state *state)
{
	uint64_t names = 0;
	for (unsigned i = 0; i < grammar->count; i++)
		if (words_have("#text %flow %phrasing %transparent %anything", grammar->names[i]))
			names |= (uint64_t)1 << i;
	return names && (!page->is_3 || grammar_take(grammar, state, names));
}

/* What an element holds that depends on where it stands and on its attributes, or is other than
 * HTML has it, as EPUBCheck 5 does; NULL: what its row says. */
static const char *content_here(const struct node *node)
{
	switch (element_of(node)) {
	case EL_AUDIO:
	case EL_VIDEO:
		return tree_get(node, "src") ? "track*, %transparent" : NULL;
	case EL_COLGROUP:
		return tree_get(node, "span") ? "%script" : NULL;
	case EL_DATALIST:
		return "(%phrasing | option)*";
	case EL_DIV:
		return is_child_of(node, EL_DL) ? "%script, (dt, %script)+, (dd, %script)+" : NULL;
	case EL_OBJECT:
		return "param*, %transparent";
	case EL_RUBY:
		return "(%phrasing, rb*, (rt | rtc | (rp, (rt | rtc)+, rp))+)+";
	case EL_RTC:
		return "(%phrasing | rt | rp)*";
	case EL_SELECT:
		return rule_of(node)->content_32;
	case EL_TIME:
		return tree_get(node, "datetime") ? NULL : "#text";
	default:
		return NULL;
	}
}

static const char *content_of(const struct xhtml_page *page, const struct node *node)
{
	const struct rule *rule = rule_of(node);
	size_t count;
	if (is_custom(node))
		return "%anything";
	if (node->ns == NS_OTHER) {
		const struct epub_element_rule *rules = epub_element_rules(&count);
		for (size_t i = 0; i < count; i++)
			if (strcmp(rules[i].name, node->name) == 0)
				return rules[i].content;
		return "%anything";
	}
	const char *odd = page->is_3 ? content_here(node) : NULL;
	if (odd)
		return odd;
	return !page->is_3 && rule->content_11 ? rule->content_11 : rule->content;
}

/* What a %transparent below the element stands for. */
static unsigned transparent_below(const struct grammar *grammar, unsigned transparent)
{
	for (unsigned i = 0; i < grammar->count; i++) {
		if (strcmp(grammar->names[i], "%transparent") == 0)
			return transparent;
		if (strcmp(grammar->names[i], "%phrasing") == 0)
			return KIND_PHRASING;
	}
	return KIND_FLOW;
}

/* Whether an element around forbids this one. */
static void judge_nesting(const struct xhtml_page *page, const struct node *node,
			  const struct place_in_page *place)
{
	unsigned kinds = kinds_of(page, node);
	for (size_t i = 0; i < place->without_count; i++) {
		const struct node *outer = place->without[i];
		const char *without = rule_of(outer)->without;
		bool forbids = is_xhtml(node) && words_have(without, node->name);
		for (size_t k = 0; page->is_3 && k < sizeof kind_names / sizeof *kind_names; k++)
			forbids |=
			    kinds & kind_names[k].kind && words_have(without, kind_names[k].name);
		if (!forbids)
			continue;
		const char *type = tree_get(node, "type");
		if (element_of(node) == EL_INPUT && type && ascii_equal(type, "hidden"))
			continue;
		find(page->document, node, MSG_DOC_NESTED, node->name, outer->name);
		return;
	}
}

static void judge_end(const struct xhtml_page *page, const struct node *node,
		      const struct grammar *grammar, const struct grammar_state *state)
{
	const char *wants = "what it must hold";
	if (state->may_end || was_open(page->document, node))
		return;
	for (unsigned i = grammar->count; i-- > 0;)
		if (state->next >> i & 1 && *grammar->names[i] != '%')
			wants =
			    arena_format(page->document->worker->arena, "'%s'", grammar->names[i]);
	find(page->document, node, MSG_XML_UNFINISHED, node->name, wants);
}

/* Whether it is an entry of a nav, which holds what stands within lines (EPUB 3.3 7.2). */
static bool is_label(const struct xhtml_page *page, const struct node *node)
{
	const struct node *nav =
	    element_of(node) == EL_A && is_child_of(node, EL_LI) && item_has(page->item, "nav")
		? around(node, EL_NAV)
		: NULL;
	return nav && tree_get(nav, "epub:type");
}

static void judge(struct xhtml_page *page, const struct node *node, struct place_in_page place);

static void judge_child(struct xhtml_page *page, const struct node *node, const struct node *child,
			const struct grammar *grammar, struct grammar_state *state,
			const struct place_in_page *place)
{
	uint64_t names = names_for(page, grammar, child, place->transparent);
	if (!grammar_take(grammar, state, names))
		find(page->document, child, names ? MSG_XML_PLACE : MSG_XML_ELEMENT, child->name,
		     node->name);
	judge_nesting(page, child, place);
	if (is_stray(child))
		return;
	if (element_of(child) == EL_MATH && page->is_3) {
		page_math(page, child);
	} else if (element_of(child) == EL_SVG) {
		page_svg(page, child);
	} else if (is_xhtml(child) || strncmp(child->name, "epub:", 5) == 0) {
		struct place_in_page inner = *place;
		inner.transparent = transparent_below(grammar, place->transparent);
		if (is_label(page, child))
			inner.transparent = KIND_PHRASING;
		judge(page, child, inner);
	}
}

static void judge(struct xhtml_page *page, const struct node *node, struct place_in_page place)
{
	const struct grammar *grammar =
	    grammar_of(&page->document->worker->grammars, content_of(page, node));
	struct grammar_state state = grammar_start(grammar);
	bool has_odd_words = false;
	page_attributes(page, node);
	if (page->is_3 && element_of(node) == EL_SCRIPT)
		return; /* what it holds is of its type's language */
	if (is_xhtml(node) && rule_of(node)->without && place.without_count < DEEPEST_WITHOUT)
		place.without[place.without_count++] = node;
	for (const struct node *child = node->children; child; child = child->next) {
		has_odd_words |= child->kind == NODE_TEXT && has_words(child->text) &&
				 !take_words(page, grammar, &state);
		if (child->kind == NODE_ELEMENT)
			judge_child(page, node, child, grammar, &state, &place);
	}
	if (has_odd_words && element_of(node) != EL_UNKNOWN)
		find(page->document, node, MSG_XML_TEXT, node->name, NULL);
	judge_end(page, node, grammar, &state);
}

void page_model_below(struct xhtml_page *page, const struct node *node, const char *content)
{
	const struct grammar *grammar = grammar_of(&page->document->worker->grammars, content);
	struct grammar_state state = grammar_start(grammar);
	struct place_in_page place = {.transparent = KIND_FLOW};
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_ELEMENT)
			judge_child(page, node, child, grammar, &state, &place);
}

void page_model(struct xhtml_page *page)
{
	const struct node *root = page->document->root;
	if (element_of(root) != EL_HTML)
		find(page->document, root, MSG_XML_ROOT, root->name, "html");
	else
		judge(page, root, (struct place_in_page){.transparent = KIND_FLOW});
}
