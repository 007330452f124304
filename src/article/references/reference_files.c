/* The pictures, sound and film that an article shows. */
#include "article/references/reference_parts.h"

#include "base/data_url.h"
#include "base/url.h"
#include "xhtml/model/model.h"
#include "xhtml/words.h"
#include "article/references/wiki_links.h"

#include <string.h>

/* Puts the words of a picture in its place; of an article that was cut out of a page, none of one
 * that wasn't saved with it. */
static void replace_by_words(struct reference_walk *walk, struct node *node, bool missing)
{
	const char *alt = tree_get(node, "alt");
	struct node *parent = node->parent, *block = parent;
	while (rule_of(block)->level == LEVEL_INLINE)
		block = block->parent;
	words_instead(walk->tree, node, alt && !(missing && walk->tree->is_article) ? alt : "");
	reference_unlink_empty(parent);
	if (!walk->left.count || walk->left.items[walk->left.count - 1] != block)
		vec_push(&walk->left, block);
}

/* Whether nothing is in it that shows or that something may refer to. */
static bool is_hollow(const struct node *root)
{
	static const enum element plain[] = {EL_A, EL_SPAN, EL_EM, EL_STRONG, EL_I, EL_B};
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		bool is_plain = node == root || node->kind != NODE_ELEMENT;
		for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
			is_plain |= element_of(node) == plain[i];
		if (!is_plain || tree_get(node, "id"))
			return false;
	}
	return !tree_has_words(root);
}

void reference_drop_hollow(struct reference_walk *walk)
{
	for (size_t i = 0; i < walk->left.count; i++) {
		struct node *block = walk->left.items[i], *line_end = block->next;
		enum element element = element_of(block);
		bool may_go = element == EL_P || element == EL_FIGURE;
		if (!block->parent || !may_go || !is_hollow(block))
			continue;
		words_instead(walk->tree, block, "");
		if (line_end && line_end->kind == NODE_TEXT && !tree_has_words(line_end))
			tree_unlink(line_end);
	}
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
	struct target_request target = reference_target(walk, walk->tree->body);
	target.at = request->at;
	const char *path = target_path(&target, source);
	enum source_found found = target_file(&target, source, real);
	bool site =
	    reference_is_of_a_site(source) && !(path && sources_exist(walk->entry->sources, path));
	enum message message = MSG_COUNT;
	if (found == SOURCE_OUTSIDE && !site)
		message = MSG_OUTSIDE_BOOK;
	else if (found == SOURCE_MISSING || found == SOURCE_OUTSIDE)
		message = missing[kind];
	if (message == MSG_MISSING_IMAGE && walk->tree->is_article)
		message = MSG_MISSING_IMAGE_LEFT_OUT;
	if (message != MSG_COUNT)
		diag(walk->to->diags, message, request->at, source, NULL);
	if (found != SOURCE_FOUND)
		return NULL;
	return resources_read(walk->brief->resources, real, kind, request);
}

static struct resource *data_picture(struct reference_walk *walk, const char *source,
				     const struct asset_request *request)
{
	struct buf bytes = BUF_EMPTY;
	if (data_url_unpack(source, &bytes))
		return resources_from_bytes(walk->brief->resources, bytes, "picture", ASSET_IMAGE,
					    request);
	buf_clear(&bytes);
	diag(walk->to->diags, MSG_BAD_DATA_URL, request->at, NULL, NULL);
	return NULL;
}

void reference_gather_own_files(struct reference_walk *walk)
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
	struct asset_request cropped = *request;
	cropped.crop = file->crop;
	if (file->bytes.data)
		walk->own_files.items[i] = resources_from_bytes(
		    walk->brief->resources, file->bytes, path_stem(walk->tree->arena, file->name),
		    ASSET_IMAGE, &cropped);
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

void reference_picture(struct reference_walk *walk, struct node *node)
{
	const char *source = tree_get(node, "src");
	const char *typed = source ? reference_typed(walk, source) : NULL;
	if (typed) {
		const struct target_request target = reference_target(walk, node);
		const char *name = wiki_link_read(walk->tree->arena, typed).page;
		bool known = map_find(&walk->missing, name) != MAP_NONE;
		source = known ? NULL : wiki_picture(&target, name);
		if (!source) {
			*map_at(&walk->missing, name) = 1;
			reference_keep_as_typed(walk, node, typed);
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
		const struct target_request target = reference_target(walk, node);
		const char *path = source ? target_path(&target, source) : NULL;
		replace_by_words(walk, node, !path || !sources_exist(walk->entry->sources, path));
		return;
	}
	accessibility_note_picture(walk->tree, node, source, &walk->to->holdings, walk->to->diags);
	placeholder_for_file(walk, node, "src", file, &request);
	if (file->asset.ground)
		tree_add_class(walk->tree, node,
			       file->asset.ground == GROUND_DARK ? "dark-ground" : "ground");
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
void reference_media(struct reference_walk *walk)
{
	VEC(struct node *) found = {0};
	for (struct node *node = walk->tree->body; node; node = tree_next(node, walk->tree->body))
		if (element_of(node) == EL_AUDIO || element_of(node) == EL_VIDEO)
			vec_push(&found, node);
	for (size_t i = 0; i < found.count; i++)
		resolve_media(walk, found.items[i]);
	vec_clear(&found);
}
