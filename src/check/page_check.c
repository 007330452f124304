/* Content documents: one walk for what they refer to and hold, and what their items must say of it
 * (EPUB 3.3 6, OPS 2.0.1). */
#include "check/page_check_parts.h"

#include "base/url.h"

const struct node *around(const struct node *node, enum element element)
{
	while ((node = node->parent) && element_of(node) != element)
		continue;
	return node;
}

const struct node *page_node_of_id(const struct xhtml_page *page, const char *id)
{
	size_t found = map_find(&page->ids, id);
	return found == MAP_NONE ? NULL : page->nodes.items[found];
}

/* Ids */

static enum id_kind id_kind_of(const struct node *node)
{
	if (is_svg(node, "linearGradient") || is_svg(node, "radialGradient") ||
	    is_svg(node, "pattern"))
		return ID_PAINT;
	if (is_svg(node, "clipPath"))
		return ID_CLIP;
	return is_svg(node, "symbol") ? ID_SYMBOL : ID_PLAIN;
}

static void take_id(struct xhtml_page *page, const struct node *node)
{
	struct checked *document = page->document;
	struct book_item *item = page->item;
	const char *id = tree_get(node, "id");
	if (!id)
		return;
	const char *name =
	    arena_string(document->worker->arena, without_space(document->worker->arena, id));
	size_t *first = map_at(&page->ids, name);
	if (*first != MAP_NONE) {
		find(document, node, MSG_XML_ID_TWICE, name, NULL);
		return;
	}
	*first = page->nodes.count;
	vec_push(&page->nodes, node);
	*map_at(&item->id_places, name) = item->ids.count;
	vec_push(&item->ids, (struct id){name, id_kind_of(node)});
}

/* What is in it */

static void note_types(struct xhtml_page *page, const struct node *node)
{
	const char *types = tree_get(node, "epub:type");
	if (!types || !page->is_3)
		return;
	properties_check(page->document, node, types, PROPERTY_TYPE, &page->prefixes, false);
	page->has_index |= words_have(types, "index");
	page->has_glossary |= words_have(types, "glossary");
	page->item->has_dictionary |= words_have(types, "dictionary");
	if (words_have(types, "region-based") &&
	    (element_of(node) != EL_NAV || !item_has(page->item, "data-nav")))
		find(page->document, node, MSG_HTM_052, NULL, NULL);
}

static void note_content(struct xhtml_page *page, const struct node *node)
{
	/* one that is in no or another namespace is told of as such, and meant all the same */
	page->has_svg |= strcmp(local_name(node), "svg") == 0;
	page->has_math |= strcmp(local_name(node), "math") == 0;
	page->has_head |= element_of(node) == EL_HEAD;
	page->has_switch |= node_is(node, "epub:switch");
	if (!is_xhtml(node) || !page->is_3)
		return;
	enum element element = element_of(node);
	const char *name = element == EL_MAP ? tree_get(node, "name") : NULL;
	size_t *times = name ? map_at(&page->maps, name) : NULL;
	if (times)
		*times = *times == MAP_NONE ? 1 : *times + 1;
	page->has_charset |= element == EL_META && tree_get(node, "charset");
	if (element == EL_BASE || element == EL_EMBED || element == EL_RP)
		find(page->document, node, MSG_HTM_055, node->name, NULL);
}

/* Viewports (EPUB 3.3 F) */

enum { MOST_PARTS = 64 };

struct viewport {
	const char *names[MOST_PARTS], *values[MOST_PARTS];
	size_t count;
	bool is_right;
};

static bool is_gap(char c)
{
	return c == ',' || c == ';' || ascii_is_space(c);
}

static struct viewport read_viewport(struct arena *arena, const char *s)
{
	struct viewport viewport = {.is_right = true};
	s += strspn(s, " \t\n\r\f");
	viewport.is_right = *s && *s != ',' && *s != ';';
	const char *end = without_space(arena, s);
	size_t size = strlen(end);
	if (size && (end[size - 1] == ',' || end[size - 1] == ';'))
		viewport.is_right = false;
	while (*s && viewport.is_right && viewport.count < MOST_PARTS) {
		size_t length = strcspn(s, ",;= \t\n\r\f");
		viewport.names[viewport.count] = arena_copy(arena, s, length);
		s += length;
		s += strspn(s, " \t\n\r\f");
		bool has_value = *s == '=';
		s += has_value;
		s += has_value ? strspn(s, " \t\n\r\f") : 0;
		size_t value = has_value ? strcspn(s, ",;= \t\n\r\f") : 0;
		viewport.values[viewport.count++] = arena_copy(arena, s, value);
		s += value;
		viewport.is_right = length && (value || !has_value);
		const char *behind = s + strspn(s, " \t\n\r\f");
		viewport.is_right &= *behind != '=';
		while (is_gap(*s))
			s++;
	}
	return viewport;
}

/* A positive number, or the word for the size of the device. */
static bool is_size(const char *value, const char *device)
{
	size_t whole = ascii_digits(value), part = 0;
	if (strcmp(value, device) == 0)
		return true;
	if (value[whole] == '.')
		part = 1 + ascii_digits(value + whole + 1);
	return whole + part && part != 1 && !value[whole + part];
}

static void judge_size(const struct xhtml_page *page, const struct node *node,
		       const struct viewport *viewport, const char *name, const char *device)
{
	const char *value = NULL;
	bool is_twice = false;
	for (size_t i = 0; i < viewport->count; i++) {
		if (strcmp(viewport->names[i], name) != 0)
			continue;
		is_twice |= value != NULL;
		value = value ? value : viewport->values[i];
	}
	if (!value)
		find(page->document, node, MSG_HTM_056, name, NULL);
	else if (is_twice)
		find(page->document, node, MSG_HTM_059, name, NULL);
	else if (!is_size(value, device))
		find(page->document, node, MSG_HTM_057, name, NULL);
}

/* The layout is the spine's: what isn't in it has none. */
static bool is_fixed(const struct book_item *item)
{
	return item->is_fixed && item->spine != MAP_NONE;
}

static void judge_viewport(struct xhtml_page *page, const struct node *node)
{
	const char *name = tree_get(node, "name"), *content = tree_get(node, "content");
	struct arena *arena = page->document->worker->arena;
	if (!name || strcmp(without_space(arena, name), "viewport") != 0 || !page->is_3)
		return;
	if (!is_fixed(page->item)) {
		find(page->document, node, MSG_HTM_060B, NULL, NULL);
		return;
	}
	if (page->has_viewport) {
		find(page->document, node, MSG_HTM_060A, NULL, NULL);
		return;
	}
	page->has_viewport = true;
	struct viewport viewport = read_viewport(arena, content ? content : "");
	if (!viewport.is_right) {
		find(page->document, node, MSG_HTM_047, content ? content : "", NULL);
		return;
	}
	judge_size(page, node, &viewport, "width", "device-width");
	judge_size(page, node, &viewport, "height", "device-height");
}

/* Properties */

static void judge_property(const struct xhtml_page *page, const char *property, bool has,
			   bool may_have)
{
	struct place at = {.file = page->document->place};
	bool is_said = item_has(page->item, property);
	if (has && !is_said)
		diag(page->document->diags, MSG_OPF_014, at, property, NULL);
	if (!has && !may_have && is_said)
		diag(page->document->diags, MSG_OPF_015, at, property, NULL);
}

static void judge_properties(struct xhtml_page *page)
{
	page->item->is_scripted = page->is_scripted;
	page->item->has_remote = page->has_remote;
	const char *root = local_name(page->document->root);
	enum element element = element_of(page->document->root);
	bool is_known = element == EL_HTML || element == EL_SVG;   /* what is in it, too */
	if (strcmp(root, "html") != 0 && strcmp(root, "svg") != 0) /* told: it is something else */
		return;
	if (!page->is_3 || page->document->open || page->document->check->is_bare)
		return;
	judge_property(page, "scripted", page->is_scripted, !is_known);
	judge_property(page, "mathml", page->has_math, !is_known);
	judge_property(page, "switch", page->has_switch, !is_known);
	if (!page->is_drawing)
		judge_property(page, "svg", page->has_svg, page->may_have_svg || !is_known);
	judge_property(page, "index", false, page->has_index || !is_known);
	judge_property(page, "glossary", false, page->has_glossary || !is_known);
	if (is_known || page->has_remote)
		check_remote_resources(page->item);
}

static void judge_overlaid(const struct xhtml_page *page)
{
	const struct check *check = page->document->check;
	if (!page->item->overlay || page->has_style)
		return;
	if (check->active_class || check->playing_class)
		find(page->document, NULL, MSG_CSS_030,
		     check->active_class ? "media:active-class" : "media:playback-active-class",
		     NULL);
}

/* <base href>, and xml:base of the root. */
static void settle_base(struct xhtml_page *page)
{
	const struct checked *document = page->document;
	struct arena *arena = document->worker->arena;
	page->base = address_base(arena, document->path);
	const char *said = tree_get(document->root, "xml:base");
	for (const struct node *node = document->root; node && !said;
	     node = tree_next(node, document->root))
		if (element_of(node) == EL_BASE)
			said = tree_get(node, "href");
	if (said && has_words(said))
		page->base = url_resolve(arena, page->base, without_space(arena, said));
}

/* The style sheets that instructions in front of a drawing name. */
static void take_instruction(struct xhtml_page *page, const struct node *node)
{
	struct book_address address;
	const char *href = strstr(node->text, "href=");
	if (strcmp(node->name, "xml-stylesheet") != 0 || !href || !page->is_drawing)
		return;
	const char *value = href + strlen("href=");
	size_t size = *value ? strcspn(value + 1, *value == '\'' ? "'" : "\"") : 0;
	page->has_style = true;
	value = arena_copy(page->document->worker->arena, value + (size > 0), size);
	if (address_read(page->document, node, page->base, value, &address))
		reference_add(page->item, page->document, node, REFERENCE_STYLE, &address, value);
}

static void walk(struct xhtml_page *page)
{
	const struct node *root = page->document->root;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (node->kind == NODE_INSTRUCTION)
			take_instruction(page, node);
		if (node->kind != NODE_ELEMENT)
			continue;
		take_id(page, node);
		note_types(page, node);
		note_content(page, node);
		page_reference(page, node);
		if (element_of(node) == EL_META)
			judge_viewport(page, node);
	}
}

static struct xhtml_page open_page(struct checked *document, struct book_item *item,
				   bool is_drawing)
{
	struct xhtml_page page = {
	    .document = document,
	    .item = item,
	    .books = document->check->version == 2 ? VALID_11 : VALID_33,
	    .is_3 = document->check->version == 3,
	    .is_drawing = is_drawing,
	};
	settle_base(&page);
	if (page.is_3)
		prefixes_read(document, document->root, tree_get(document->root, "epub:prefix"),
			      PROPERTY_TYPE, &page.prefixes);
	item->has_ids = true;
	return page;
}

static void close_page(struct xhtml_page *page)
{
	prefixes_clear(&page->prefixes);
	map_clear(&page->ids);
	map_clear(&page->maps);
	vec_clear(&page->nodes);
}

void check_page(struct checked *document, struct book_item *item)
{
	struct xhtml_page page = open_page(document, item, false);
	walk(&page);
	if (strcmp(item->media_type, "application/xhtml+xml") == 0) {
		page_model(&page);
		page_rules(&page);
	}
	judge_properties(&page);
	judge_overlaid(&page);
	bool lacks_viewport = page.has_head && !page.has_viewport && !document->open;
	if (is_fixed(item) && lacks_viewport && page.is_3)
		find(document, NULL, MSG_HTM_046, NULL, NULL);
	if (item_has(item, "nav"))
		check_nav(document);
	close_page(&page);
}

void check_drawing(struct checked *document, struct book_item *item)
{
	struct xhtml_page page = open_page(document, item, true);
	walk(&page);
	if (element_of(document->root) != EL_SVG)
		find(document, document->root, MSG_XML_ROOT, document->root->name, "svg");
	else
		page_svg(&page, document->root);
	judge_properties(&page);
	judge_overlaid(&page);
	if (is_fixed(item) && page.is_3 && element_of(document->root) == EL_SVG &&
	    !tree_get(document->root, "viewBox"))
		find(document, document->root, MSG_HTM_048, NULL, NULL);
	close_page(&page);
}
