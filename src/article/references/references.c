/* What an article refers to: links and pictures. */
#include "article/references/reference_parts.h"

#include "base/sources.h"
#include "base/url.h"

#include <string.h>

bool references_is_file(const struct article *article, const char *reference)
{
	const struct target_request request = {.entry = article->entry,
					       .arena = article->tree->arena};
	for (size_t i = 0; i < article->tree->files.count; i++)
		if (strcmp(article->tree->files.items[i].name, reference) == 0)
			return true;
	const char *path = target_path(&request, reference);
	return path && sources_exist(article->entry->sources, path);
}

struct target_request reference_target(const struct reference_walk *walk, const struct node *node)
{
	return (struct target_request){
	    .brief = walk->brief,
	    .entry = walk->entry,
	    .arena = walk->tree->arena,
	    .diags = walk->to->diags,
	    .at = tree_place(walk->tree, node),
	};
}

static void gather_ids(struct reference_walk *walk)
{
	for (const struct node *node = walk->tree->body; node;
	     node = tree_next(node, walk->tree->body)) {
		const char *id = node->attributes ? tree_get(node, "id") : NULL;
		if (id)
			*map_at(&walk->ids, id) = 1;
	}
}

/* GitHub and Material for MkDocs show one of two pictures, as the page is light or dark. */
static const char *const for_light[] = {"gh-light-mode-only", "only-light"};
static const char *const for_dark[] = {"gh-dark-mode-only", "only-dark"};

static bool is_for_mode(const struct node *node, const char *const modes[2])
{
	const char *source = element_of(node) == EL_IMG ? tree_get(node, "src") : NULL;
	const char *hash = source ? strchr(source, '#') : NULL;
	return hash && (strcmp(hash + 1, modes[0]) == 0 || strcmp(hash + 1, modes[1]) == 0);
}

/* Pictures for the dark go where there are others. */
static void drop_dark_pictures(struct reference_walk *walk)
{
	struct node *body = walk->tree->body;
	bool light = false;
	for (struct node *node = body; node && !light; node = tree_next(node, body))
		light = is_for_mode(node, for_light);
	for (struct node *node = body; node && light;) {
		struct node *next = tree_next(node, body), *parent = node->parent;
		if (is_for_mode(node, for_dark)) {
			tree_unlink(node);
			reference_unlink_empty(parent);
		}
		node = next;
	}
}

/* Where the article was on the web, if it is a page and says so. */
static const char *address_of(const struct article *article)
{
	const char *source =
	    article->metadata.sources.count ? article->metadata.sources.items[0].text : NULL;
	bool is_address =
	    source && (url_has_scheme(source, "http") || url_has_scheme(source, "https"));
	return is_address && format_is_page(article->entry->format) ? source : NULL;
}

void references_resolve(struct contribution *to, const struct brief *brief, struct article *article)
{
	struct reference_walk walk = {
	    .to = to,
	    .brief = brief,
	    .tree = article->tree,
	    .entry = article->entry,
	    .index = to->entry,
	    .address = address_of(article),
	};
	gather_ids(&walk);
	drop_dark_pictures(&walk);
	reference_gather_own_files(&walk);
	reference_media(&walk);
	for (struct node *node = article->tree->body; node;) {
		struct node *next = tree_next(node, article->tree->body);
		enum element element = element_of(node);
		if (element == EL_A || element == EL_AREA)
			reference_link(&walk, node);
		else if (element == EL_IMG)
			reference_picture(&walk, node);
		node = next;
	}
	reference_drop_hollow(&walk);
	map_clear(&walk.ids);
	map_clear(&walk.missing);
	map_clear(&walk.own);
	vec_clear(&walk.own_files);
	vec_clear(&walk.left);
}
