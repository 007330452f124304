/* Where the links of an article lead. */
#include "article/references/reference_parts.h"

#include "base/slug.h"
#include "base/url.h"
#include "xhtml/links.h"
#include "xhtml/words.h"
#include "article/slugs.h"
#include "article/references/wiki_links.h"

#include <string.h>

void reference_unlink(struct node *node)
{
	static const char *const of_links[] = {"href",  "rel",       "target",   "hreflang",
					       "type",  "role",      "download", "epub:type",
					       "class", "aria-label"};
	for (size_t i = 0; i < sizeof of_links / sizeof *of_links; i++)
		tree_remove(node, of_links[i]);
	if (element_of(node) != EL_AREA)
		link_to_text(node);
}

void reference_unlink_empty(struct node *link)
{
	if (element_of(link) != EL_A || tree_has_words(link))
		return;
	for (const struct node *node = link->children; node; node = node->next)
		if (node->kind == NODE_ELEMENT)
			return;
	reference_unlink(link);
}

static void drop_link(struct reference_walk *walk, struct node *node, enum message message,
		      const char *href)
{
	diag(walk->to->diags, message, tree_place(walk->tree, node), href, NULL);
	reference_unlink(node);
}

/* The id that the fragment of a link means, in an article whose ids are known: as other tools call
 * a heading, or as it stands. NULL: none. */
static const char *find_id(struct reference_walk *walk, const char *fragment)
{
	struct arena *arena = walk->tree->arena;
	const char *heading = slugs_find(&walk->to->slugs, arena, fragment);
	if (heading)
		return heading;
	if (map_find(&walk->ids, fragment) != MAP_NONE)
		return fragment;
	const char *slug = slug_id(arena, fragment);
	return map_find(&walk->ids, slug) != MAP_NONE ? slug : NULL;
}

static void placeholder_for_link(struct reference_walk *walk, struct node *node, size_t entry,
				 const char *fragment)
{
	struct placeholder placeholder = {
	    .kind = PLACEHOLDER_LINK,
	    .target = entry,
	    .fragment = fragment ? arena_string(walk->to->arena, fragment) : NULL,
	    .at = tree_place(walk->tree, node),
	};
	tree_set_placeholder(walk->tree, node, "href", placeholder);
}

/* The id in the article that a link to its page on the web means; NULL: it leads elsewhere. */
static const char *part_of_page(struct reference_walk *walk, const char *href)
{
	size_t size = walk->address ? strcspn(walk->address, "#") : 0;
	if (!size || strncmp(href, walk->address, size) != 0 || href[size] != '#')
		return NULL;
	return find_id(walk, link_decoded(walk->tree->arena, href + size + 1));
}

bool reference_is_of_a_site(const char *source)
{
	return *source == '/';
}

/* A link of a saved page to another one of its site, which wasn't saved with it. */
static void link_to_site(struct reference_walk *walk, struct node *node, const char *href)
{
	struct arena *arena = walk->tree->arena;
	const char *address = url_resolve(arena, walk->address, href);
	if (link_normal(arena, &address) == LINK_REMOTE)
		tree_set(walk->tree, node, "href", address);
	else
		drop_link(walk, node, MSG_DEAD_LINK, href);
}

/* Whether the reference is an address of mail, written without its scheme. */
static bool is_mail(const char *reference)
{
	const char *at = strchr(reference, '@');
	return at && at > reference && !strchr(at + 1, '@') && strchr(at + 1, '.') &&
	       !strpbrk(reference, "/?# ");
}

/* Whether the link only shows a picture larger that it holds already. */
static bool shows_picture(const struct node *node, const char *path)
{
	const struct node *child = node->children;
	return child && !child->next && element_of(child) == EL_IMG && path_is_picture(path);
}

/* A link to what is there, but isn't in the book. */
static void link_to_stand_in(struct reference_walk *walk, struct node *node, const char *path,
			     const char *href)
{
	const struct target_request request = reference_target(walk, node);
	size_t entry = target_stand_in(&request, path);
	if (entry == MAP_NONE)
		drop_link(walk, node, MSG_NOT_IN_BOOK, href);
	else
		placeholder_for_link(walk, node, entry, NULL);
}

/* MyST leads to ids without a '#'. */
static bool link_to_label(struct reference_walk *walk, struct node *node, const char *href)
{
	bool may_be = walk->entry->format == FORMAT_MARKDOWN && !strpbrk(href, "#?.");
	const char *id = may_be ? find_id(walk, link_decoded(walk->tree->arena, href)) : NULL;
	if (id)
		placeholder_for_link(walk, node, walk->index, id);
	return id != NULL;
}

static void resolve_local_link(struct reference_walk *walk, struct node *node, const char *href,
			       const char *fragment)
{
	const struct target_request request = reference_target(walk, node);
	const char *path = target_path(&request, href);
	size_t entry = *href ? target_article(&request, href) : MAP_NONE;
	const char *own = entry == walk->index && fragment ? find_id(walk, fragment) : NULL;
	if (own)
		fragment = own;
	if (entry != MAP_NONE)
		placeholder_for_link(walk, node, entry, fragment);
	else if (walk->address && (*href == '?' || reference_is_of_a_site(href)))
		link_to_site(walk, node, href);
	else if (is_mail(href))
		tree_set(walk->tree, node, "href",
			 arena_format(walk->tree->arena, "mailto:%s", href));
	else if (path && shows_picture(node, path))
		reference_unlink(node);
	else if (*href && path && sources_exist(walk->entry->sources, path))
		link_to_stand_in(walk, node, path, href);
	else if (walk->address)
		link_to_site(walk, node, href);
	else if (!link_to_label(walk, node, href))
		drop_link(walk, node, MSG_DEAD_LINK, href);
}

const char *reference_typed(const struct reference_walk *walk, const char *reference)
{
	return walk->entry->format == FORMAT_MARKDOWN ? wiki_typed(walk->tree->arena, reference)
						      : NULL;
}

/* A link by name holds one text, made of what was typed; one that holds more is the author's. */
void reference_keep_as_typed(struct reference_walk *walk, struct node *node, const char *typed)
{
	struct node *words = node->children;
	bool is_picture = element_of(node) == EL_IMG;
	if (!is_picture && (!words || words->next || words->kind != NODE_TEXT)) {
		drop_link(walk, node, MSG_DEAD_LINK, typed);
		return;
	}
	diag(walk->to->diags, MSG_WIKI_LINK, tree_place(walk->tree, node), typed, NULL);
	if (is_picture) {
		tree_insert_before(node, tree_text_borrowed(walk->tree, typed));
		tree_unlink(node);
	} else {
		words->text = typed;
		reference_unlink(node);
	}
}

static void resolve_wiki_link(struct reference_walk *walk, struct node *node, const char *typed)
{
	const struct wiki_link link = wiki_link_read(walk->tree->arena, typed);
	const struct target_request request = reference_target(walk, node);
	size_t entry = *link.page ? wiki_article(&request, link.page) : walk->index;
	const char *part = *link.part ? link.part : NULL;
	if (part && entry == walk->index)
		part = find_id(walk, part);
	if (entry == MAP_NONE || (!*link.page && !part))
		reference_keep_as_typed(walk, node, typed);
	else
		placeholder_for_link(walk, node, entry, part);
}

void reference_link(struct reference_walk *walk, struct node *node)
{
	const char *href = tree_get(node, "href");
	if (!href)
		return;
	struct arena *arena = walk->tree->arena;
	const char *typed = reference_typed(walk, href);
	if (typed) {
		resolve_wiki_link(walk, node, typed);
		return;
	}
	enum link kind = link_normal(arena, &href);
	const char *own_part = kind == LINK_REMOTE ? part_of_page(walk, href) : NULL;
	if (own_part) {
		placeholder_for_link(walk, node, walk->index, own_part);
		return;
	}
	if (kind == LINK_REMOTE) {
		tree_set(walk->tree, node, "href", href);
		return;
	}
	if (kind == LINK_SCRIPT || kind == LINK_WRONG) {
		drop_link(walk, node, MSG_UNKNOWN_SCHEME, tree_get(node, "href"));
		return;
	}
	const char *hash = strchr(href, '#');
	const char *fragment = hash && hash[1] ? link_decoded(arena, hash + 1) : NULL;
	if (*href == '#') {
		const char *id = fragment ? find_id(walk, fragment) : NULL;
		if (id)
			placeholder_for_link(walk, node, walk->index, id);
		else if (fragment && walk->brief->manuscript->is_one_text)
			placeholder_for_link(walk, node, MAP_NONE, fragment);
		else
			drop_link(walk, node, MSG_DEAD_LINK, href);
		return;
	}
	resolve_local_link(walk, node, href, fragment);
}
