/* What an article refers to: links and pictures. */
#include "article/references.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/url.h"
#include "xhtml/links.h"
#include "xhtml/words.h"
#include "article/article_parts.h"
#include "article/slugs.h"
#include "article/targets.h"
#include "article/wiki_links.h"
#include "media/local.h"
#include "base/slug.h"

#include <string.h>

struct reference_walk {
	struct contribution *to;
	const struct brief *brief;
	struct tree *tree;
	const struct entry *entry;
	size_t index; /* of the entry */
	struct map ids;
	const char *address; /* of the page that the article was saved from; NULL: none is known */
	struct map missing;  /* the names of pictures that aren't found */
	struct map own;      /* the names of files that the article's source holds -> which */
	VEC(struct resource *) own_files; /* what became of them, once they were asked for */
};

/* Takes an element's tags away but keeps what is inside, and its id. */
static void unlink_text(struct node *node)
{
	static const char *const of_links[] = {"href",  "rel",       "target",   "hreflang",
					       "type",  "role",      "download", "epub:type",
					       "class", "aria-label"};
	for (size_t i = 0; i < sizeof of_links / sizeof *of_links; i++)
		tree_remove(node, of_links[i]);
	link_to_text(node);
}

static void drop_link(struct reference_walk *walk, struct node *node, enum message message,
		      const char *href)
{
	diag(walk->to->diags, message, tree_place(walk->tree, node), href, NULL);
	if (element_of(node) == EL_AREA)
		tree_remove(node, "href");
	else
		unlink_text(node);
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

bool references_is_file(const struct article *article, const char *reference)
{
	const struct target_request request = {.entry = article->entry,
					       .arena = article->tree->arena};
	for (size_t i = 0; i < article->tree->files.count; i++)
		if (strcmp(article->tree->files.items[i].name, reference) == 0)
			return true;
	const char *path = target_path(&request, reference);
	return path && file_exists(path);
}

static struct target_request target_of(const struct reference_walk *walk, const struct node *node)
{
	return (struct target_request){
	    .brief = walk->brief,
	    .entry = walk->entry,
	    .arena = walk->tree->arena,
	    .diags = walk->to->diags,
	    .at = tree_place(walk->tree, node),
	};
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

/* Whether a path counts from the root of a web site, so that it can't mean a file of the book. */
static bool is_of_a_site(const char *source)
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
	static const char *const endings[] = {"png", "jpg", "jpeg", "gif", "svg", "webp"};
	const struct node *child = node->children;
	bool of_picture = false;
	if (!child || child->next || element_of(child) != EL_IMG)
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		of_picture |= ascii_equal(path_ending(path), endings[i]);
	return of_picture;
}

static void resolve_local_link(struct reference_walk *walk, struct node *node, const char *href,
			       const char *fragment)
{
	const struct target_request request = target_of(walk, node);
	const char *path = target_path(&request, href);
	size_t entry = *href ? target_article(&request, href) : MAP_NONE;
	const char *own = entry == walk->index && fragment ? find_id(walk, fragment) : NULL;
	if (own)
		fragment = own;
	if (entry != MAP_NONE)
		placeholder_for_link(walk, node, entry, fragment);
	else if (walk->address && (*href == '?' || is_of_a_site(href)))
		link_to_site(walk, node, href);
	else if (is_mail(href))
		tree_set(walk->tree, node, "href",
			 arena_format(walk->tree->arena, "mailto:%s", href));
	else if (path && shows_picture(node, path))
		unlink_text(node);
	else if (*href && path && file_exists(path))
		drop_link(walk, node, MSG_NOT_IN_BOOK, href);
	else if (walk->address)
		link_to_site(walk, node, href);
	else
		drop_link(walk, node, MSG_DEAD_LINK, href);
}

/* Puts back what was typed where it names nothing. */
static void keep_as_typed(struct reference_walk *walk, struct node *node, const char *typed)
{
	diag(walk->to->diags, MSG_WIKI_LINK, tree_place(walk->tree, node), typed, NULL);
	if (node->children && node->children->kind == NODE_TEXT) {
		node->children->text = typed;
		unlink_text(node);
	} else {
		tree_insert_before(node, tree_text_borrowed(walk->tree, typed));
		tree_unlink(node);
	}
}

static void resolve_wiki_link(struct reference_walk *walk, struct node *node, const char *typed)
{
	const struct wiki_link link = wiki_link_read(walk->tree->arena, typed);
	const struct target_request request = target_of(walk, node);
	size_t entry = *link.page ? wiki_article(&request, link.page) : walk->index;
	const char *part = *link.part ? link.part : NULL;
	if (part && entry == walk->index)
		part = find_id(walk, part);
	if (entry == MAP_NONE || (!*link.page && !part))
		keep_as_typed(walk, node, typed);
	else
		placeholder_for_link(walk, node, entry, part);
}

static void resolve_link(struct reference_walk *walk, struct node *node)
{
	const char *href = tree_get(node, "href");
	if (!href)
		return;
	struct arena *arena = walk->tree->arena;
	const char *typed = wiki_typed(arena, href);
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

/* Puts the words of a picture in its place; of an article that was cut out of a page, none of one
 * that wasn't saved with it. */
static void replace_by_words(struct reference_walk *walk, struct node *node, bool missing)
{
	const char *alt = tree_get(node, "alt");
	struct node *parent = node->parent;
	words_instead(walk->tree, node, alt && !(missing && walk->tree->is_article) ? alt : "");
	if (element_of(parent) == EL_A && !parent->children)
		unlink_text(parent);
}

/* The messages for a file that isn't there. */
static const enum message missing[] = {
    [ASSET_IMAGE] = MSG_MISSING_IMAGE,
    [ASSET_AUDIO] = MSG_MISSING_MEDIA,
    [ASSET_VIDEO] = MSG_MISSING_MEDIA,
};

static struct resource *local_file(struct reference_walk *walk, const char *source,
				   enum asset_kind kind, const struct asset_request *request)
{
	char real[PATH_MAX];
	struct target_request target = target_of(walk, walk->tree->body);
	target.at = request->at;
	const char *path = target_path(&target, source);
	enum file_found found = target_file(&target, source, real);
	bool site = is_of_a_site(source) && !(path && file_exists(path));
	enum message message = MSG_COUNT;
	if (found == FILE_OUTSIDE && !site)
		message = MSG_OUTSIDE_BOOK;
	else if (found == FILE_MISSING || found == FILE_OUTSIDE)
		message = missing[kind];
	if (message == MSG_MISSING_IMAGE && walk->tree->is_article)
		message = MSG_MISSING_IMAGE_LEFT_OUT;
	if (message != MSG_COUNT)
		diag(walk->to->diags, message, request->at, source, NULL);
	if (found != FILE_FOUND)
		return NULL;
	return resources_read(walk->brief->resources, real, kind, request);
}

static struct resource *data_picture(struct reference_walk *walk, const char *source,
				     const struct asset_request *request)
{
	struct buf bytes = BUF_EMPTY;
	if (local_unpack(source, &bytes))
		return resources_from_bytes(walk->brief->resources, bytes, "picture", ASSET_IMAGE,
					    request);
	buf_clear(&bytes);
	diag(walk->to->diags, MSG_BAD_DATA_URL, request->at, NULL, NULL);
	return NULL;
}

static void gather_own_files(struct reference_walk *walk)
{
	for (size_t i = 0; i < walk->tree->files.count; i++) {
		*map_at(&walk->own, walk->tree->files.items[i].name) = i;
		vec_push(&walk->own_files, NULL);
	}
}

/* One of the files that the article's source holds, judged when it is first asked for. */
static struct resource *own_file(struct reference_walk *walk, size_t i,
				 const struct asset_request *request)
{
	struct tree_file *file = &walk->tree->files.items[i];
	if (file->bytes.data)
		walk->own_files.items[i] = resources_from_bytes(
		    walk->brief->resources, file->bytes, path_stem(walk->tree->arena, file->name),
		    ASSET_IMAGE, request);
	file->bytes = (struct buf)BUF_EMPTY;
	return walk->own_files.items[i];
}

static struct asset_request request_for(const struct reference_walk *walk, const struct node *node,
					const char *source)
{
	return (struct asset_request){
	    .shown = source ? arena_string(walk->to->arena, source) : NULL,
	    .at = tree_place(walk->tree, node),
	    .most_pixels = walk->brief->manuscript->metadata.max_pixels,
	    .arena = walk->to->arena,
	    .diags = walk->to->diags,
	};
}

static void placeholder_for_file(struct reference_walk *walk, struct node *node,
				 const char *attribute, struct resource *file,
				 const struct asset_request *request)
{
	struct placeholder placeholder = {.kind = PLACEHOLDER_FILE,
					  .target = walk->to->files.count};
	vec_push(&walk->to->files, (struct file_use){file, *request});
	tree_set_placeholder(walk->tree, node, attribute, placeholder);
}

static void resolve_picture(struct reference_walk *walk, struct node *node)
{
	const char *source = tree_get(node, "src");
	const char *typed = source ? wiki_typed(walk->tree->arena, source) : NULL;
	if (typed) {
		const struct target_request target = target_of(walk, node);
		const char *name = wiki_link_read(walk->tree->arena, typed).page;
		bool known = map_find(&walk->missing, name) != MAP_NONE;
		source = known ? NULL : wiki_picture(&target, name);
		if (!source)
			*map_at(&walk->missing, name) = 1;
		if (!source) {
			keep_as_typed(walk, node, typed);
			return;
		}
	}
	struct place at = tree_place(walk->tree, node);
	struct asset_request request = request_for(walk, node, source);
	struct resource *file = NULL;
	size_t own = source ? map_find(&walk->own, source) : MAP_NONE;
	if (own != MAP_NONE)
		file = own_file(walk, own, &request);
	else if (!source || !*source)
		diag(walk->to->diags, MSG_MISSING_IMAGE, at, "", NULL);
	else if (url_has_scheme(source, "data"))
		file = data_picture(walk, source, &request);
	else if (url_is_remote(source))
		diag(walk->to->diags, MSG_REMOTE_IMAGE, at, source, NULL);
	else
		file = local_file(walk, source, ASSET_IMAGE, &request);
	if (!file) {
		const struct target_request target = target_of(walk, node);
		const char *path = source ? target_path(&target, source) : NULL;
		replace_by_words(walk, node, !path || !file_exists(path));
		return;
	}
	accessibility_note_picture(walk->tree, node, source, &walk->to->holdings, walk->to->diags);
	placeholder_for_file(walk, node, "src", file, &request);
}

/* Makes the attribute of a sound or film, or of a picture for one, a placeholder; or takes it away.
 */
static bool resolve_file(struct reference_walk *walk, struct node *node, const char *attribute,
			 enum asset_kind kind)
{
	const char *source = tree_get(node, attribute);
	if (!source)
		return false;
	struct asset_request request = request_for(walk, node, source);
	struct resource *file =
	    url_is_remote(source) ? NULL : local_file(walk, source, kind, &request);
	if (!file) {
		tree_remove(node, attribute);
		return false;
	}
	placeholder_for_file(walk, node, attribute, file, &request);
	return true;
}

/* A sound or film keeps the files that are there; without one, what it holds for that case stays.
 */
static void resolve_media(struct reference_walk *walk, struct node *media)
{
	bool film = element_of(media) == EL_VIDEO;
	enum asset_kind kind = film ? ASSET_VIDEO : ASSET_AUDIO;
	bool plays = resolve_file(walk, media, "src", kind);
	resolve_file(walk, media, "poster", ASSET_IMAGE);
	for (struct node *child = media->children, *next; child; child = next) {
		next = child->next;
		bool kept =
		    element_of(child) == EL_SOURCE && resolve_file(walk, child, "src", kind);
		if (kept)
			tree_remove(child, "type"); /* the manifest says it */
		else if (element_of(child) == EL_SOURCE || element_of(child) == EL_TRACK)
			tree_unlink(child);
		plays |= kept;
	}
	walk->to->holdings.video |= plays && film;
	walk->to->holdings.audio |= plays && !film;
	if (!plays)
		content_instead(walk->tree, media);
}

/* Before the walk that follows links, since it takes nodes out. */
static void resolve_all_media(struct reference_walk *walk)
{
	VEC(struct node *) found = {0};
	for (struct node *node = walk->tree->body; node; node = tree_next(node, walk->tree->body))
		if (element_of(node) == EL_AUDIO || element_of(node) == EL_VIDEO)
			vec_push(&found, node);
	for (size_t i = 0; i < found.count; i++)
		resolve_media(walk, found.items[i]);
	vec_clear(&found);
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

/* GitHub shows one of two pictures, as the page is light or dark. */
static bool is_for_mode(const struct node *node, const char *mode)
{
	const char *source = element_of(node) == EL_IMG ? tree_get(node, "src") : NULL;
	const char *hash = source ? strchr(source, '#') : NULL;
	return hash && strcmp(hash + 1, mode) == 0;
}

/* Pictures for the dark go where there are others. */
static void drop_dark_pictures(struct reference_walk *walk)
{
	struct node *body = walk->tree->body;
	bool light = false;
	for (struct node *node = body; node && !light; node = tree_next(node, body))
		light = is_for_mode(node, "gh-light-mode-only");
	for (struct node *node = body; node && light;) {
		struct node *next = tree_next(node, body), *parent = node->parent;
		if (is_for_mode(node, "gh-dark-mode-only")) {
			tree_unlink(node);
			if (element_of(parent) == EL_A && !parent->children)
				unlink_text(parent);
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
	gather_own_files(&walk);
	resolve_all_media(&walk);
	for (struct node *node = article->tree->body; node;) {
		struct node *next = tree_next(node, article->tree->body);
		enum element element = element_of(node);
		if (element == EL_A || element == EL_AREA)
			resolve_link(&walk, node);
		else if (element == EL_IMG)
			resolve_picture(&walk, node);
		node = next;
	}
	map_clear(&walk.ids);
	map_clear(&walk.missing);
	map_clear(&walk.own);
	vec_clear(&walk.own_files);
}
