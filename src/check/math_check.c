/* Formulas: presentation MathML, and what stands beside it as annotations (EPUB 3.3 6.1.4.1). */
#include "check/page_check_parts.h"

#include "xhtml/model/math_table.h"
#include "xhtml/model/semantics.h"

static bool is_length(const char *word)
{
	static const char named[] =
	    "veryverythinmathspace verythinmathspace thinmathspace mediummathspace thickmathspace "
	    "verythickmathspace veryverythickmathspace";
	static const char sizes[] = "auto big infinity medium normal small thick thin";
	size_t sign = strncmp(word, "negative", 8) == 0 ? 8 : 0;
	return math_is_length(word) || words_have(named, word + sign) || words_have(sizes, word);
}

/* Whether the value is one of its attribute; another element than the row's takes lists, too. */
static bool fits(struct arena *arena, const struct math_attribute_rule *rule, const char *value,
		 bool may_be_list)
{
	const char *word;
	size_t count = 0;
	bool is_right = true;
	if (rule->value == MATH_TEXT)
		return true;
	for (; is_right && (word = next_word(arena, &value)); count++)
		switch (rule->value) {
		case MATH_TRUTH:
			is_right = words_have("true false", word);
			break;
		case MATH_POSITIVE:
			is_right = word[strspn(word, "0")] && !word[ascii_digits(word)];
			break;
		case MATH_WORD:
		case MATH_WORDS:
			is_right = words_have(rule->words, word);
			break;
		case MATH_LENGTH:
		case MATH_LENGTHS:
			is_right = is_length(word);
			break;
		default:
			return true;
		}
	may_be_list |= rule->value == MATH_WORDS || rule->value == MATH_LENGTHS;
	return is_right && count && (count == 1 || may_be_list);
}

static void judge_value(const struct xhtml_page *page, const struct node *node,
			const struct attribute *attribute)
{
	struct arena *arena = page->document->worker->arena;
	const struct math_attribute_rule *rule = math_attribute_for(attribute->name, node->name);
	size_t count;
	const struct math_attribute_rule *rules = math_attributes(&count);
	bool is_its_own = rule;
	for (size_t i = 0; !rule && i < count; i++)
		if (strcmp(rules[i].name, attribute->name) == 0)
			rule = &rules[i];
	if (rule && !fits(arena, rule, attribute->value, !is_its_own))
		find(page->document, node, MSG_XML_VALUE, attribute->value,
		     arena_format(arena, "%s on %s", attribute->name, node->name));
}

static void judge_attributes(const struct xhtml_page *page, const struct node *node)
{
	for (const struct attribute *a = node->attributes; a; a = a->next) {
		bool is_global = strncmp(a->name, "aria-", 5) == 0 && !aria_roles(a->name);
		bool is_known =
		    *a->name == '{' || math_attribute_is_valid(a->name, node->name) || is_global ||
		    strcmp(a->name, "xml:base") == 0 || strncmp(a->name, "data-", 5) == 0 ||
		    strcmp(a->name, "epub:type") == 0 || strncmp(a->name, "ssml:", 5) == 0;
		if (!is_known)
			find(page->document, node, MSG_XML_ATTRIBUTE, a->name, node->name);
		else
			judge_value(page, node, a);
	}
}

static size_t count_expressions(const struct node *node)
{
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next)
		count += child->kind == NODE_ELEMENT;
	return count;
}

/* Annotations: content MathML by its own name, pages and drawings by theirs. */
static void judge_annotation(struct xhtml_page *page, const struct node *node)
{
	static const char content[] = "application/mathml-content+xml MathML-Content";
	static const char html[] = "application/xhtml+xml text/html";
	const char *encoding = tree_get(node, "encoding"), *name = tree_get(node, "name");
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind != NODE_ELEMENT)
			continue;
		bool is_content = encoding && words_have(content, encoding);
		bool is_presentation = child->ns == NS_MATHML && math_rule_for(child->name);
		if (is_content && !name)
			find(page->document, node, MSG_XML_NO_ATTRIBUTE, "name", node->name);
		else if (is_content && strcmp(name, "contentequiv") != 0)
			find(page->document, node, MSG_XML_VALUE, name, "name");
		else if (child->ns == NS_MATHML && !is_content && !is_presentation &&
			 element_of(child) != EL_MATH)
			find(page->document, child, MSG_XML_ELEMENT, child->name, node->name);
		else if (is_xhtml(child) && (!encoding || !words_have(html, encoding)))
			find(page->document, node, MSG_XML_VALUE, encoding ? encoding : "",
			     "encoding");
		if (is_content)
			return;
		if (is_presentation && element_of(child) != EL_MATH)
			page_math(page, child);
	}
	page_model_below(page, node, "%anything");
}

static void judge_count(const struct xhtml_page *page, const struct node *node, enum shape shape)
{
	size_t count = count_expressions(node);
	if (node == page->document->open)
		return;
	if (shape == SHAPE_SEMANTICS && !count)
		find(page->document, node, MSG_XML_UNFINISHED, node->name, "an expression");
	if (shape == SHAPE_TWO && count != 2)
		find(page->document, node, MSG_XML_PARTS, node->name, "two parts");
	if (shape == SHAPE_THREE && count != 3)
		find(page->document, node, MSG_XML_PARTS, node->name, "three parts");
}

static bool fits_in(const struct math_rule *outer, const struct math_rule *inner)
{
	if (inner->shape == SHAPE_TABLE_ROW || strcmp(inner->name, "mlabeledtr") == 0)
		return outer->shape == SHAPE_TABLE;
	if (inner->shape == SHAPE_CELL)
		return outer->shape == SHAPE_TABLE_ROW || strcmp(outer->name, "mlabeledtr") == 0;
	if (inner->shape == SHAPE_MARK)
		return outer->shape == SHAPE_SCRIPTS;
	if (inner->shape == SHAPE_NOTE || strcmp(inner->name, "annotation-xml") == 0)
		return outer->shape == SHAPE_SEMANTICS;
	bool is_inline =
	    strcmp(inner->name, "mglyph") == 0 || strcmp(inner->name, "malignmark") == 0;
	if (outer->shape == SHAPE_TOKEN)
		return is_inline;
	return outer->shape != SHAPE_EMPTY && outer->shape != SHAPE_NOTE &&
	       outer->shape != SHAPE_MARK && outer->shape != SHAPE_TABLE &&
	       outer->shape != SHAPE_TABLE_ROW;
}

/* One expression, then notes on it. */
static bool is_in_order(const struct math_rule *inner, bool is_first)
{
	bool is_note = inner->shape == SHAPE_NOTE || strcmp(inner->name, "annotation-xml") == 0;
	return is_note != is_first;
}

static void judge_children(struct xhtml_page *page, const struct node *node,
			   const struct math_rule *rule)
{
	bool is_mtext = strcmp(node->name, "mtext") == 0, is_first = true;
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind == NODE_TEXT && has_words(child->text) &&
		    rule->shape != SHAPE_TOKEN && rule->shape != SHAPE_NOTE)
			find(page->document, node, MSG_XML_TEXT, node->name, NULL);
		if (child->kind != NODE_ELEMENT)
			continue;
		const struct math_rule *inner =
		    child->ns == NS_MATHML ? math_rule_for(child->name) : NULL;
		if (is_mtext && (is_xhtml(child) || element_of(child) == EL_MATH))
			continue; /* judged below */
		if (!inner || element_of(child) == EL_MATH || !fits_in(rule, inner))
			find(page->document, child, MSG_XML_ELEMENT, child->name, node->name);
		else if (rule->shape == SHAPE_SEMANTICS && !is_in_order(inner, is_first))
			find(page->document, child, MSG_XML_PLACE, child->name, node->name);
		else
			page_math(page, child);
		is_first = false;
	}
	if (is_mtext)
		page_model_below(page, node, "%anything");
}

static void judge_words(const struct xhtml_page *page, const struct node *math)
{
	bool has_words_too = tree_get(math, "alttext");
	for (const struct node *node = math; node; node = tree_next(node, math))
		has_words_too |= node_is(node, "annotation-xml");
	if (!has_words_too)
		find(page->document, math, MSG_ACC_009, NULL, NULL);
}

void page_math(struct xhtml_page *page, const struct node *math)
{
	const struct math_rule *rule = math_rule_for(math->name);
	if (element_of(math) == EL_MATH)
		judge_words(page, math);
	judge_attributes(page, math);
	if (!rule)
		return;
	if (strcmp(math->name, "annotation-xml") == 0) {
		judge_annotation(page, math);
		return;
	}
	judge_count(page, math, rule->shape);
	judge_children(page, math, rule);
}
