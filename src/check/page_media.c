/* Pictures, sound, film and objects of a page: what they refer to, of which type it is, and what
 * stands in for it. */
#include "check/page_check_parts.h"

/* Whether what stands behind an address is a size: "2x", "640w". A browser leaves others out. */
static bool are_sizes(const char *s, size_t size)
{
	static const char spaces[] = " \t\n\r\f";
	for (size_t i = 0; i < size;) {
		size_t word = strcspn(s + i, " \t\n\r\f,"); /* a comma ends the whole */
		if (word) {
			char last = s[i + word - 1];
			size_t number =
			    strspn(s + i, last == 'x' ? "0123456789.eE+-" : "0123456789");
			if ((last != 'x' && last != 'w' && last != 'h') || number != word - 1)
				return false;
		}
		i += word;
		i += strspn(s + i, spaces);
	}
	return true;
}

/* The next address of a srcset (HTML 4.8.4.2.1); NULL: there are no more. */
static const char *next_source(struct arena *arena, const char **set)
{
	static const char spaces[] = " \t\n\r\f";
	for (;;) {
		*set += strspn(*set, " \t\n\r\f,");
		size_t size = strcspn(*set, spaces), commas = 0;
		if (!size)
			return NULL;
		while (commas < size && (*set)[size - 1 - commas] == ',')
			commas++;
		const char *source = arena_copy(arena, *set, size - commas);
		*set += size;
		size_t behind = commas ? 0 : strcspn(*set, ",");
		bool is_right = are_sizes(*set, behind);
		*set += behind;
		if (is_right)
			return source;
	}
}

/* In a picture, img must be a core media type, and source say its type if it isn't. */
static void judge_in_picture(const struct xhtml_page *page, const struct node *node,
			     const struct book_address *address)
{
	const char *type = page_type_of(page, address), *said = tree_get(node, "type");
	if (!type || media_is_image(3, type))
		return;
	if (element_of(node) == EL_IMG)
		find(page->document, node, MSG_MED_003, address->target, type);
	else if (!said)
		find(page->document, node, MSG_MED_007, address->target, type);
}

static void take_picture(struct xhtml_page *page, const struct node *node, const char *value)
{
	bool in_picture = is_child_of(node, EL_PICTURE);
	struct book_address address;
	if (!value || !has_words(value))
		return;
	if (!page_embed(page, node, in_picture ? REFERENCE_PICTURE : REFERENCE_IMAGE, value,
			&address))
		return;
	if (in_picture && page->is_3)
		judge_in_picture(page, node, &address);
	if (element_of(node) == EL_SOURCE)
		page_compare_type(page, node, &address);
}

void page_pictures(struct xhtml_page *page, const struct node *node)
{
	const char *set = tree_get(node, "srcset"), *source;
	take_picture(page, node, tree_get(node, "src"));
	while (set && (source = next_source(page->document->worker->arena, &set)))
		take_picture(page, node, source);
}

/* Sound and film: of several sources one of a core media type is enough. */
void page_media(struct xhtml_page *page, const struct node *node)
{
	enum reference_kind kind = element_of(node) == EL_AUDIO ? REFERENCE_AUDIO : REFERENCE_VIDEO;
	size_t first = page->item->references.count, count = 0;
	bool has_core = false;
	struct book_address address;
	if (page_embed(page, node, kind, tree_get(node, "src"), &address)) {
		const char *type = page_type_of(page, &address);
		has_core |= type && media_is_core(type);
		count++;
	}
	for (const struct node *child = node->children; child; child = child->next) {
		if (element_of(child) != EL_SOURCE ||
		    !page_embed(page, child, kind, tree_get(child, "src"), &address))
			continue;
		const char *type = page_type_of(page, &address);
		has_core |= type && media_is_core(type);
		page_compare_type(page, child, &address);
		count++;
	}
	if (has_core && count > 1)
		page_mark_fallback(page, first);
	if (tree_get(node, "poster"))
		page_embed(page, node, REFERENCE_IMAGE, tree_get(node, "poster"), &address);
}

static bool shows_something(const struct node *node)
{
	for (const struct node *at = node->children; at; at = tree_next(at, node)) {
		enum element element = element_of(at);
		if (at->kind == NODE_TEXT && has_words(at->text))
			return true;
		if (element == EL_IMG || element == EL_AUDIO || element == EL_VIDEO ||
		    element == EL_SVG || element == EL_MATH || element == EL_CANVAS)
			return true;
	}
	return false;
}

void page_object(struct xhtml_page *page, const struct node *node)
{
	struct book_address address;
	size_t first = page->item->references.count;
	if (!page_embed(page, node, REFERENCE_OTHER, tree_get(node, "data"), &address))
		return;
	if (shows_something(node))
		page_mark_fallback(page, first);
	page_compare_type(page, node, &address);
}
