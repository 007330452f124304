/* A tree of nodes as XHTML, in one walk. */
#include "tree/serialize.h"

#include <string.h>

void serialized_clear(struct serialized *serialized)
{
	buf_clear(&serialized->bytes);
	vec_clear(&serialized->placeholders);
}

static struct attribute *attribute_of(const struct node *node, const char *name)
{
	for (struct attribute *attribute = node->attributes; attribute; attribute = attribute->next)
		if (strcmp(attribute->name, name) == 0)
			return attribute;
	return NULL;
}

void tree_set_placeholder(struct tree *tree, struct node *node, const char *name,
			  struct placeholder placeholder)
{
	tree_set(tree, node, name, "");
	struct placeholder *kept = arena_alloc(tree->arena, sizeof *kept);
	*kept = placeholder;
	attribute_of(node, name)->placeholder = kept;
}

void tree_set_text_placeholder(struct tree *tree, struct node *text, struct placeholder placeholder)
{
	tree_set_placeholder(tree, text, "", placeholder);
}

const struct placeholder *tree_placeholder(const struct node *node, const char *name)
{
	const struct attribute *attribute = attribute_of(node, name);
	return attribute ? attribute->placeholder : NULL;
}

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\t':
		return "&#9;";
	case '\n':
		return "&#10;";
	default:
		return "&#13;";
	}
}

static void escape(struct buf *out, const char *text, const char *special)
{
	for (;;) {
		size_t plain = strcspn(text, special);
		buf_add(out, text, plain);
		text += plain;
		if (!*text)
			return;
		buf_puts(out, entity_of(*text++));
	}
}

static void put_attribute(struct serialized *out, const struct attribute *attribute)
{
	const char *name = attribute->name;
	const char *value = attribute->value;
	struct buf *bytes = &out->bytes;
	buf_putc(bytes, ' ');
	buf_puts(bytes, name);
	buf_puts(bytes, "=\"");
	if (attribute->placeholder) {
		struct placeholder placeholder = *attribute->placeholder;
		placeholder.offset = bytes->size;
		vec_push(&out->placeholders, placeholder);
	} else {
		escape(bytes, value, "&<>\"\t\n\r");
	}
	buf_putc(bytes, '"');
	if (strcmp(name, "lang") == 0) {
		buf_puts(bytes, " xml:lang=\"");
		escape(bytes, value, "&<>\"\t\n\r");
		buf_putc(bytes, '"');
	}
}

static void put_start(struct serialized *out, const struct node *node)
{
	struct buf *bytes = &out->bytes;
	enum element element = element_of(node);
	out->ruby |= element == EL_RUBY;
	buf_putc(bytes, '<');
	buf_puts(bytes, node->name);
	if (element == EL_MATH || element == EL_SVG) {
		buf_puts(bytes, " xmlns=\"");
		buf_puts(bytes, namespace_uri(node->ns));
		buf_putc(bytes, '"');
		if (element == EL_SVG)
			buf_puts(bytes, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
		out->mathml |= element == EL_MATH;
		out->svg |= element == EL_SVG;
	}
	for (const struct attribute *attribute = node->attributes; attribute;
	     attribute = attribute->next)
		put_attribute(out, attribute);
}

/* How an element is laid out in the file, for people who look into books. */
enum layout {
	INLINE,
	VOID_INLINE, /* nothing inside, ever */
	VOID_LINE,
	LINE,  /* ends its line */
	LINES, /* and what is inside begins on a line of its own */
};

static enum layout layout_of(enum element element)
{
	static const unsigned char layouts[EL_UNKNOWN + 1] = {
	    [EL_AREA] = VOID_INLINE, [EL_BR] = VOID_INLINE,   [EL_COL] = VOID_LINE,
	    [EL_HR] = VOID_LINE,     [EL_IMG] = VOID_INLINE,  [EL_LINK] = VOID_LINE,
	    [EL_META] = VOID_LINE,   [EL_SOURCE] = VOID_LINE, [EL_TRACK] = VOID_LINE,
	    [EL_WBR] = VOID_INLINE,  [EL_P] = LINE,           [EL_PRE] = LINE,
	    [EL_TITLE] = LINE,       [EL_DT] = LINE,          [EL_DD] = LINE,
	    [EL_LI] = LINE,          [EL_DIV] = LINE,         [EL_FIGCAPTION] = LINE,
	    [EL_H1] = LINE,          [EL_H2] = LINE,          [EL_H3] = LINE,
	    [EL_H4] = LINE,          [EL_H5] = LINE,          [EL_H6] = LINE,
	    [EL_TD] = LINE,          [EL_TH] = LINE,          [EL_ASIDE] = LINES,
	    [EL_BLOCKQUOTE] = LINES, [EL_BODY] = LINES,       [EL_DL] = LINES,
	    [EL_FIGURE] = LINES,     [EL_HEAD] = LINES,       [EL_HEADER] = LINES,
	    [EL_HTML] = LINES,       [EL_OL] = LINES,         [EL_SECTION] = LINES,
	    [EL_TABLE] = LINES,      [EL_TBODY] = LINES,      [EL_THEAD] = LINES,
	    [EL_TFOOT] = LINES,      [EL_TR] = LINES,         [EL_UL] = LINES,
	    [EL_NAV] = LINES,
	};
	return layouts[element];
}

static void put_line_end(struct serialized *out, const struct node *node)
{
	bool spaced = node->next && node->next->kind == NODE_TEXT;
	enum layout layout = layout_of(element_of(node));
	if (!spaced && (layout == VOID_LINE || layout >= LINE))
		buf_putc(&out->bytes, '\n');
}

/* Whether the element is written as one empty tag. */
static bool is_closed_at_once(const struct node *node)
{
	enum element element = element_of(node);
	enum layout layout = layout_of(element);
	bool foreign = element >= EL_FOREIGN || element == EL_SVG || element == EL_MATH;
	return layout == VOID_INLINE || layout == VOID_LINE || (foreign && !node->children);
}

static void put_element(struct serialized *out, const struct node *node)
{
	put_start(out, node);
	if (is_closed_at_once(node)) {
		buf_puts(&out->bytes, "/>");
		put_line_end(out, node);
		return;
	}
	buf_putc(&out->bytes, '>');
	if (layout_of(element_of(node)) == LINES && node->children &&
	    node->children->kind != NODE_TEXT)
		buf_putc(&out->bytes, '\n');
}

static void put_end(struct serialized *out, const struct node *node)
{
	buf_puts(&out->bytes, "</");
	buf_puts(&out->bytes, node->name);
	buf_putc(&out->bytes, '>');
	put_line_end(out, node);
}

/* epubcheck-ts looks for declarations of namespaces, and for how words are spoken, in all of a
 * file, and takes those that a text speaks of for the file's own. */
static bool tells_of_attributes(const char *text)
{
	return strstr(text, "xmlns:") || strstr(text, "ssml:");
}

static void put_text(struct serialized *out, const struct node *node)
{
	if (!node->attributes) {
		escape(&out->bytes, node->text,
		       tells_of_attributes(node->text) ? "&<>\"\r" : "&<>\r");
		return;
	}
	struct placeholder placeholder = *node->attributes->placeholder;
	placeholder.offset = out->bytes.size;
	vec_push(&out->placeholders, placeholder);
}

/* Writes a node up to its children; true if it has some to be written. */
static bool put_node(struct serialized *out, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		put_text(out, node);
	if (node->kind != NODE_ELEMENT)
		return false;
	put_element(out, node);
	if (is_closed_at_once(node))
		return false;
	if (!node->children)
		put_end(out, node);
	return node->children != NULL;
}

static void put_tree(struct serialized *out, const struct node *root)
{
	for (const struct node *node = root;;) {
		if (put_node(out, node)) {
			node = node->children;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			put_end(out, node);
		}
		if (node == root)
			return;
		node = node->next;
	}
}

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

void serialize(struct serialized *out, const struct node *root)
{
	buf_puts(&out->bytes, declaration);
	buf_puts(&out->bytes, "<!DOCTYPE html>\n");
	put_tree(out, root);
}

void serialize_drawing(struct buf *bytes, const struct node *drawing)
{
	struct serialized out = {.bytes = *bytes};
	buf_puts(&out.bytes, declaration);
	put_tree(&out, drawing);
	buf_putc(&out.bytes, '\n');
	*bytes = out.bytes;
	vec_clear(&out.placeholders);
}
