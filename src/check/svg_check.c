/* Drawings: in EPUB 2 all of SVG 1.1 is judged; in EPUB 3 ids, epub:type and what of XHTML is in
 * them (EPUB 3.3 6.2), and the rest only mentioned. */
#include "check/page_check_parts.h"

#include "xhtml/model/svg_table.h"

/* Elements that may have an epub:type: structure, shapes and text (EPUB 3.3 6.2.2). */
static const char typed[] = "a altGlyph circle ellipse foreignObject g image line path polygon "
			    "polyline rect svg switch symbol text textPath tref tspan use";

static bool is_drawing_name(const char *name, const struct node *node)
{
	return node->ns == NS_SVG && strcmp(name, node->name) == 0;
}

static uint64_t names_for(const struct grammar *grammar, const struct node *node)
{
	uint64_t names = 0;
	for (unsigned i = 0; i < grammar->count; i++)
		if (strcmp(grammar->names[i], "%anything") == 0 ||
		    is_drawing_name(grammar->names[i], node))
			names |= (uint64_t)1 << i;
	return names;
}

/* What SVG 1.1 doesn't have; an error in EPUB 2. */
static void odd(const struct xhtml_page *page, const struct node *node, enum message id,
		const char *what, const char *in)
{
	if (page->is_3)
		find(page->document, node, MSG_RSC_025, what, in);
	else
		find(page->document, node, id, what, in);
}

static void judge_attributes(const struct xhtml_page *page, const struct node *node)
{
	for (const struct attribute *a = node->attributes; a; a = a->next) {
		bool is_known = *a->name == '{' || svg_attribute_is_valid(a->name, node->name) ||
				strncmp(a->name, "xml:", 4) == 0 ||
				strncmp(a->name, "xlink:", 6) == 0 ||
				strncmp(a->name, "ssml:", 5) == 0;
		bool is_page_s = strncmp(a->name, "aria-", 5) == 0 ||
				 strncmp(a->name, "data-", 5) == 0 ||
				 strcmp(a->name, "role") == 0 || strcmp(a->name, "lang") == 0 ||
				 strncmp(a->name, "epub:", 5) == 0;
		if (!is_known && !(page->is_3 && is_page_s))
			odd(page, node, MSG_XML_ATTRIBUTE, a->name, node->name);
	}
	if (!page->is_3)
		return;
	const char *id = tree_get(node, "id");
	const char *bare = id ? without_space(page->document->worker->arena, id) : NULL;
	bool is_id = bare && *bare && !strpbrk(bare, " \t\n\r");
	if (bare && (!is_id || (page->is_drawing && !is_xml_name(bare, false))))
		find(page->document, node, MSG_XML_VALUE, id, "id");
	if (tree_get(node, "epub:type") && !words_have(typed, node->name))
		find(page->document, node, MSG_SVG_TYPE, node->name, NULL);
	if (tree_get(node, "epub:prefix") && node != page->document->root)
		find(page->document, node, MSG_XML_ATTRIBUTE, "epub:prefix", node->name);
}

/* XHTML inside of a drawing. */
static void judge_foreign_object(struct xhtml_page *page, const struct node *node)
{
	size_t bodies = 0;
	for (const struct node *child = node->children; child; child = child->next)
		bodies += element_of(child) == EL_BODY;
	bool has_body = bodies == 1 && (page->is_drawing || !page->is_3);
	page_model_below(page, node, has_body ? "body" : "%flow");
}

static void judge_words(struct xhtml_page *page, const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_ELEMENT && !is_xhtml(child) &&
		    element_of(child) != EL_MATH && !node_is(child, "epub:switch")) {
			find(page->document, child, MSG_XML_NAMESPACE, child->name, NULL);
			return;
		}
	page_model_below(page, node, "%flow");
}

static void judge_link(const struct xhtml_page *page, const struct node *node)
{
	const char *title = tree_get(node, "xlink:title");
	bool has_title = title && *title;
	for (const struct node *at = node; at; at = tree_next(at, node))
		has_title |= is_svg(at, "title") || is_svg(at, "text");
	if (!has_title && !tree_get(node, "aria-label"))
		find(page->document, node, MSG_ACC_011, NULL, NULL);
}

static void judge_children(struct xhtml_page *page, const struct node *node)
{
	const struct svg_rule *rule = svg_rule_for(node->name);
	if (!rule) {
		odd(page, node, MSG_XML_ELEMENT, node->name,
		    node->parent ? node->parent->name : "svg");
		return;
	}
	const struct grammar *grammar =
	    grammar_of(&page->document->worker->grammars, rule->content);
	struct grammar_state state = grammar_start(grammar);
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind != NODE_ELEMENT || child->ns == NS_OTHER)
			continue;
		if (svg_rule_for(child->name) &&
		    !grammar_take(grammar, &state, names_for(grammar, child)))
			odd(page, child, MSG_XML_ELEMENT, child->name, node->name);
		if (child->ns == NS_SVG)
			page_svg(page, child);
	}
}

void page_svg(struct xhtml_page *page, const struct node *svg)
{
	judge_attributes(page, svg);
	if (is_svg(svg, "a") && page->is_3)
		judge_link(page, svg);
	if (is_svg(svg, "foreignObject"))
		judge_foreign_object(page, svg);
	else if (is_svg(svg, "title") && page->is_3)
		judge_words(page, svg);
	else if (is_svg(svg, "desc") || is_svg(svg, "metadata") || is_svg(svg, "title"))
		return;
	else
		judge_children(page, svg);
}
