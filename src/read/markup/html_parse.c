/* The parsed page: gumbo's tree turned into octavo's. The only file that knows gumbo. */
#include "read/markup/html_parse.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/vec.h"
#include "read/page_marks.h"

#include <gumbo.h>
#include <string.h>

struct parse {
	struct tree *tree;
	const char *text;
	html_locate *locate;
	const void *source;
	enum element elements[GUMBO_TAG_LAST + 1]; /* the number of each of gumbo's tags */
	struct buf buf;
	struct html_page *page;
};

static void *allocate(void *user, size_t size)
{
	(void)user;
	return mem_alloc(size);
}

static void release(void *user, void *memory)
{
	(void)user;
	mem_free(memory);
}

static struct html_place place_of(const struct parse *parse, GumboStringPiece piece,
				  GumboSourcePosition at)
{
	if (!piece.data || !piece.length)
		return (struct html_place){0, 0};
	if (parse->locate)
		return parse->locate(parse->source, (size_t)(piece.data - parse->text));
	return (struct html_place){at.line, at.column};
}

/* Attributes that nothing in a book can come from aren't taken over. */
static bool is_wanted(const GumboAttribute *attribute)
{
	return attribute->name[0] != 'o' || attribute->name[1] != 'n';
}

static void take_attributes(struct parse *parse, struct node *node, const GumboVector *attributes)
{
	static const char *const prefixes[] = {"", "xlink:", "xml:", "xmlns:"};
	for (unsigned i = 0; i < attributes->length; i++) {
		const GumboAttribute *attribute = attributes->data[i];
		const char *name = attribute->name;
		if (!is_wanted(attribute))
			continue;
		if (attribute->attr_namespace != GUMBO_ATTR_NAMESPACE_NONE)
			name = arena_format(parse->tree->arena, "%s%s",
					    prefixes[attribute->attr_namespace], name);
		if (!tree_get(node, name))
			tree_set(parse->tree, node, name, attribute->value);
	}
}

static enum element unknown_element(struct parse *parse, const GumboElement *element)
{
	GumboStringPiece name = element->original_tag;
	gumbo_tag_from_original_text(&name);
	buf_cut(&parse->buf, 0);
	for (size_t i = 0; name.data && i < name.length; i++) {
		char c = name.data[i];
		buf_putc(&parse->buf, ascii_lower(c));
	}
	return element_by_name(parse->buf.data);
}

static struct node *make_foreign(struct parse *parse, const GumboElement *element,
				 struct html_place at)
{
	bool is_svg = element->tag_namespace == GUMBO_NAMESPACE_SVG;
	GumboStringPiece piece = element->original_tag;
	gumbo_tag_from_original_text(&piece);
	const char *name = is_svg ? gumbo_normalize_svg_tagname(&piece) : NULL;
	if (!name && element->tag != GUMBO_TAG_UNKNOWN)
		name = gumbo_normalized_tagname(element->tag);
	if (!name) {
		unknown_element(parse, element); /* leaves the name in lower case */
		name = parse->buf.data;
	}
	return tree_foreign(parse->tree, is_svg ? NS_SVG : NS_MATHML, name, at.line, at.column);
}

static struct node *make_element(struct parse *parse, const GumboElement *element)
{
	struct html_place at = place_of(parse, element->original_tag, element->start_pos);
	if (element->tag_namespace != GUMBO_NAMESPACE_HTML)
		return make_foreign(parse, element, at);
	enum element number = parse->elements[element->tag];
	if (element->tag == GUMBO_TAG_UNKNOWN)
		number = unknown_element(parse, element);
	if (number == EL_UNKNOWN)
		return tree_unknown(parse->tree,
				    element->tag == GUMBO_TAG_UNKNOWN
					? parse->buf.data
					: gumbo_normalized_tagname(element->tag),
				    at.line, at.column);
	return tree_element(parse->tree, number, at.line, at.column);
}

/* The node that stands for gumbo's one; NULL: nothing does. */
static struct node *take_node(struct parse *parse, const GumboNode *node)
{
	if (node->type == GUMBO_NODE_COMMENT) {
		struct html_place at =
		    place_of(parse, node->v.text.original_text, node->v.text.start_pos);
		return html_page_mark(parse->tree, node->v.text.text, at.line, at.column);
	}
	if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
		return tree_text(parse->tree, node->v.text.text, strlen(node->v.text.text));
	if (node->parse_flags & GUMBO_INSERTION_FROM_ISINDEX)
		return NULL;
	const GumboElement *element = &node->v.element;
	struct node *made =
	    element->tag == GUMBO_TAG_BODY && element->tag_namespace == GUMBO_NAMESPACE_HTML
		? parse->tree->body
		: make_element(parse, element);
	take_attributes(parse, made, &element->attributes);
	return made;
}

/* Walks gumbo's tree from the root, without recursion: what it makes of a node stands in step. */
struct step {
	const GumboNode *from;
	struct node *to;
	unsigned next;
};

static const GumboVector *children_of(const GumboNode *node)
{
	return &node->v.element.children;
}

/* Page marks outside of the body, which a parser leaves where they are. */
typedef VEC(struct node *) mark_list;

static void take_early(struct parse *parse, const GumboNode *document, mark_list *early)
{
	const GumboVector *children = &document->v.document.children;
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];
		if (child->type == GUMBO_NODE_ELEMENT)
			return;
		struct node *mark =
		    child->type == GUMBO_NODE_COMMENT ? take_node(parse, child) : NULL;
		if (mark)
			vec_push(early, mark);
	}
}

/* They come first in the body, or last, if it stood before them. */
static void append(struct parse *parse, struct node *parent, struct node *made, bool is_mark,
		   mark_list *early)
{
	struct node *body = parse->page->tree->body;
	bool outside = parent == parse->page->html || parent == parse->page->head;
	if (!is_mark || !outside)
		tree_append(parent, made);
	else if (body->parent)
		tree_append(body, made);
	else
		vec_push(early, made);
}

static void put_first(struct node *body, mark_list *early)
{
	for (size_t i = early->count; i-- > 0;)
		if (body->children)
			tree_insert_before(body->children, early->items[i]);
		else
			tree_append(body, early->items[i]);
	vec_clear(early);
}

static void take_tree(struct parse *parse, const GumboNode *document, const GumboNode *root)
{
	VEC(struct step) stack = {0};
	mark_list early = {0};
	take_early(parse, document, &early);
	vec_push(&stack, (struct step){root, take_node(parse, root), 0});
	parse->page->html = stack.items[0].to;
	while (stack.count) {
		struct step *step = &stack.items[stack.count - 1];
		const GumboVector *children = children_of(step->from);
		if (step->next == children->length) {
			stack.count--;
			continue;
		}
		const GumboNode *child = children->data[step->next++];
		struct node *made = take_node(parse, child);
		if (!made)
			continue;
		if (!made->parent && made != parse->page->html)
			append(parse, step->to, made, child->type == GUMBO_NODE_COMMENT, &early);
		if (element_of(made) == EL_HEAD && stack.count == 1)
			parse->page->head = made;
		if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE)
			vec_push(&stack, (struct step){child, made, 0});
	}
	vec_clear(&stack);
	put_first(parse->page->tree->body, &early);
}

static GumboOptions parser_options(void)
{
	GumboOptions options = kGumboDefaultOptions;
	options.allocator = allocate;
	options.deallocator = release;
	options.tab_stop = 1;
	options.max_errors = 0;
	return options;
}

struct html_page html_parse(const char *file, const char *text, size_t size, html_locate *locate,
			    const void *source)
{
	struct html_page page = {.tree = tree_new(file)};
	struct parse *parse = mem_zeroed(1, sizeof *parse);
	*parse = (struct parse){page.tree, text, locate, source, .page = &page};
	for (int tag = 0; tag < GUMBO_TAG_UNKNOWN; tag++)
		parse->elements[tag] = element_by_name(gumbo_normalized_tagname((GumboTag)tag));
	GumboOptions options = parser_options();
	GumboOutput *output = gumbo_parse_with_options(&options, text, size);
	take_tree(parse, output->document, output->root);
	page.is_quirky = output->document->v.document.doc_type_quirks_mode == GUMBO_DOCTYPE_QUIRKS;
	gumbo_destroy_output(&options, output);
	page.tree->is_raw = true;
	buf_clear(&parse->buf);
	mem_free(parse);
	return page;
}

/* A name that begins like one without a semicolon ("&copyleft;") leaves its end as it is. */
const char *html_character(struct arena *arena, const char *reference)
{
	char *text = arena_format(arena, "x%s", reference), *read = NULL;
	GumboOptions options = parser_options();
	GumboOutput *output = gumbo_parse_with_options(&options, text, strlen(text));
	const GumboVector *children = &output->root->v.element.children;
	const GumboNode *body = children->data[children->length - 1];
	const GumboNode *words = body->v.element.children.data[0];
	size_t size = strlen(words->v.text.text + 1);
	if (size == 1 || words->v.text.text[size] != ';')
		read = arena_copy(arena, words->v.text.text + 1, size);
	gumbo_destroy_output(&options, output);
	return read;
}
