/* What the elements of a page refer to: links, pictures, sound, style sheets. */
#include "check/page_check_parts.h"

#include "base/url.h"
#include "xhtml/model/values.h"

void reference_add(struct book_item *item, const struct checked *document, const struct node *node,
		   enum reference_kind kind, const struct book_address *address, const char *shown)
{
	struct arena *arena = document->worker->arena;
	struct book_reference reference = {
	    .kind = kind,
	    .at = place_of(document->place, node),
	    .target = arena_string(arena, address->target),
	    .fragment = address->fragment ? arena_string(arena, address->fragment) : NULL,
	    .shown = arena_string(arena, shown),
	    .is_remote = address->is_remote,
	    .is_data = address->is_data,
	};
	vec_push(&item->references, reference);
}

/* The media type of what an address leads to; NULL: it isn't known. */
const char *page_type_of(const struct xhtml_page *page, const struct book_address *address)
{
	struct arena *arena = page->document->worker->arena;
	if (address->is_data)
		return data_type(arena, address->target);
	const struct book_item *item = item_by_path(page->document->check, address->target);
	return item ? item->media_type : NULL;
}

/* Takes what an attribute refers to in; false: it refers to nothing. */
static bool take(struct xhtml_page *page, const struct node *node, enum reference_kind kind,
		 const char *value, struct book_address *address)
{
	if (!value || !address_read(page->document, node, page->base, value, address))
		return false;
	reference_add(page->item, page->document, node, kind, address, value);
	const char *type = page_type_of(page, address);
	if (type && strcmp(type, "image/svg+xml") == 0)
		page->may_have_svg = true;
	return true;
}

/* The same for what is embedded, and may be elsewhere. */
bool page_embed(struct xhtml_page *page, const struct node *node, enum reference_kind kind,
		const char *value, struct book_address *address)
{
	if (!take(page, node, kind, value, address))
		return false;
	page->has_remote |= address->is_remote && !address->is_data;
	return true;
}

void page_mark_fallback(struct xhtml_page *page, size_t first)
{
	for (size_t i = first; i < page->item->references.count; i++)
		page->item->references.items[i].has_fallback = true;
}

/* "audio/ogg; codecs=opus" is "audio/ogg". */
static bool same_type(const char *a, const char *b)
{
	size_t a_size = strcspn(a, "; "), b_size = strcspn(b, "; ");
	return ascii_same(a, a_size, b, b_size);
}

void page_compare_type(const struct xhtml_page *page, const struct node *node,
		       const struct book_address *address)
{
	const char *said = tree_get(node, "type");
	const char *type = address->is_data ? NULL : page_type_of(page, address);
	if (said && type && has_words(said) &&
	    !same_type(without_space(page->document->worker->arena, said), type))
		find(page->document, node, MSG_OPF_013, said, type);
}

/* Links */

static enum reference_kind link_kind(const struct xhtml_page *page, const struct node *node)
{
	if (!item_has(page->item, "nav") && !item_has(page->item, "data-nav"))
		return REFERENCE_HYPERLINK;
	const struct node *nav = around(node, EL_NAV);
	const char *types = nav ? tree_get(nav, "epub:type") : NULL;
	if (words_have(types, "toc"))
		return REFERENCE_TOC;
	if (words_have(types, "page-list"))
		return REFERENCE_PAGE_LIST;
	return words_have(types, "region-based") ? REFERENCE_REGION : REFERENCE_HYPERLINK;
}

static void take_link(struct xhtml_page *page, const struct node *node, const char *href)
{
	struct book_address address;
	if (!href)
		return;
	const char *bare = without_space(page->document->worker->arena, href);
	if (!*bare) {
		find(page->document, node, MSG_HTM_045, NULL, NULL);
		return;
	}
	if (strcmp(bare, ".") == 0 ||
	    !address_read(page->document, node, page->base, bare, &address))
		return;
	if (address.is_data && page->is_3)
		find(page->document, node, MSG_RSC_029, NULL, NULL);
	else if (address.is_remote && !scheme_is_registered(address.scheme ? address.scheme : ""))
		find(page->document, node, MSG_HTM_025, bare, NULL);
	if (!address.is_remote)
		reference_add(page->item, page->document, node, link_kind(page, node), &address,
			      bare);
}

/* Style sheets and scripts */

static void take_sheet(struct xhtml_page *page, const struct node *node)
{
	const char *rel = tree_get(node, "rel"), *href = tree_get(node, "href");
	const char *title = tree_get(node, "title");
	struct book_address address;
	if (!rel || !href)
		return;
	const char *words = ascii_lowered(arena_string(page->document->worker->arena, rel));
	if (!strstr(words, "stylesheet"))
		return;
	page->has_style = true;
	take(page, node, REFERENCE_STYLE, href, &address);
	if (page->is_3 && words_have(words, "alternate") && (!title || !*title))
		find(page->document, node, MSG_CSS_015, NULL, NULL);
}

static void take_style(struct xhtml_page *page, const struct node *node, const char *text,
		       bool is_attribute)
{
	const struct node *place = node->children && !is_attribute ? node->children : node;
	struct book_style style = {
	    .check = page->document->check,
	    .item = page->item,
	    .arena = page->document->worker->arena,
	    .diags = page->document->diags,
	    .at = place_of(page->document->place, place->line ? place : node),
	    .base = page->base,
	    .is_attribute = is_attribute,
	};
	check_style(&style, text, strlen(text));
	page->has_remote |= style.has_remote;
}

static void take_script(struct xhtml_page *page, const struct node *node)
{
	const char *type = tree_get(node, "type"), *src = tree_get(node, "src");
	struct book_address address;
	bool runs = !type || !*type || media_is_script(type) || strcmp(type, "module") == 0;
	page->is_scripted |= runs;
	if (!src && node->ns == NS_SVG)
		src = tree_get(node, "xlink:href");
	if (src)
		page_embed(page, node, REFERENCE_OTHER, src, &address);
}

/* SVG */

static const char *svg_href(const struct node *node)
{
	const char *href = tree_get(node, "xlink:href");
	return href ? href : tree_get(node, "href");
}

static void take_paint(struct xhtml_page *page, const struct node *node, const char *name,
		       enum reference_kind kind)
{
	const char *value = tree_get(node, name);
	struct book_address address;
	size_t size = value ? strlen(value) : 0;
	if (size > 5 && strncmp(value, "url(", 4) == 0 && value[size - 1] == ')')
		take(page, node, kind,
		     arena_copy(page->document->worker->arena, value + 4, size - 5), &address);
}

static void take_svg(struct xhtml_page *page, const struct node *node)
{
	struct book_address address;
	const char *href = svg_href(node);
	if (is_svg(node, "a"))
		take_link(page, node, href);
	else if (is_svg(node, "use") && href)
		take(page, node, REFERENCE_SYMBOL, href, &address);
	else if (is_svg(node, "image") && href && has_words(href))
		page_embed(page, node, REFERENCE_IMAGE, href, &address);
	else if (is_svg(node, "font-face-uri") && href)
		page_embed(page, node, REFERENCE_FONT, href, &address);
	else if (is_svg(node, "script"))
		take_script(page, node);
	else if (is_svg(node, "style"))
		page->has_style = true;
	take_paint(page, node, "fill", REFERENCE_PAINT);
	take_paint(page, node, "stroke", REFERENCE_PAINT);
	take_paint(page, node, "clip-path", REFERENCE_CLIP);
	if (is_svg(node, "style"))
		take_style(page, node, node_text(page->document, node), false);
}

static void take_xhtml(struct xhtml_page *page, const struct node *node)
{
	struct book_address address;
	const char *src = tree_get(node, "src"), *type = tree_get(node, "type");
	switch (element_of(node)) {
	case EL_A:
	case EL_AREA:
		take_link(page, node, tree_get(node, "href"));
		break;
	case EL_IMG:
		page_pictures(page, node);
		break;
	case EL_SOURCE:
		if (is_child_of(node, EL_PICTURE))
			page_pictures(page, node);
		break;
	case EL_AUDIO:
	case EL_VIDEO:
		page_media(page, node);
		break;
	case EL_OBJECT:
		page_object(page, node);
		break;
	case EL_LINK:
		take_sheet(page, node);
		break;
	case EL_SCRIPT:
		take_script(page, node);
		break;
	case EL_STYLE:
		page->has_style = true;
		take_style(page, node, node_text(page->document, node), false);
		break;
	case EL_TRACK:
		page_embed(page, node, REFERENCE_TRACK, src, &address);
		break;
	case EL_EMBED:
		if (page_embed(page, node, REFERENCE_OTHER, src, &address))
			page_compare_type(page, node, &address);
		break;
	case EL_IFRAME:
		page_embed(page, node, REFERENCE_OTHER, src, &address);
		break;
	case EL_INPUT:
		page_embed(page, node,
			   type && ascii_equal(type, "image") ? REFERENCE_IMAGE : REFERENCE_OTHER,
			   src, &address);
		break;
	case EL_FORM:
		page->is_scripted = true;
		break;
	case EL_BLOCKQUOTE:
	case EL_Q:
	case EL_INS:
	case EL_DEL:
		if (tree_get(node, "cite") && page->is_3 &&
		    address_read(page->document, node, page->base, tree_get(node, "cite"),
				 &address) &&
		    !address.is_remote)
			reference_add(page->item, page->document, node, REFERENCE_CITE, &address,
				      tree_get(node, "cite"));
		break;
	default:
		break;
	}
}

void page_reference(struct xhtml_page *page, const struct node *node)
{
	struct book_address address;
	const char *style = tree_get(node, "style");
	for (const struct attribute *a = node->attributes; a; a = a->next)
		if (strncmp(a->name, "on", 2) == 0 && a->name[2])
			page->is_scripted = true;
	if (is_xhtml(node))
		take_xhtml(page, node);
	else if (node->ns == NS_SVG)
		take_svg(page, node);
	else if (element_of(node) == EL_MATH && tree_get(node, "altimg"))
		page_embed(page, node, REFERENCE_IMAGE, tree_get(node, "altimg"), &address);
	if (style && *style && is_xhtml(node))
		take_style(page, node, style, true);
}
