/* What is embedded: objects that show a picture, films and posts of other sites. */
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/label.h"

#include <string.h>

static bool is_picture(const char *address, const char *type)
{
	return type ? ascii_begins_with(type, "image/") : path_is_picture(address);
}

static struct node *picture_in(const struct node *root)
{
	for (struct node *node = root->children; node; node = tree_next(node, root))
		if (element_of(node) == EL_IMG)
			return node;
	return NULL;
}

/* What stands in a frame for those who see no frames is its text. */
static struct node *picture_in_frame(struct tree *tree, const struct node *frame)
{
	const char *text = frame->children ? frame->children->text : NULL;
	if (element_of(frame) != EL_IFRAME || !text || !strchr(text, '<'))
		return NULL;
	struct html_page inner = html_parse_piece(text);
	struct place at = tree_place(tree, frame);
	const struct node *found = picture_in(inner.tree->body);
	struct node *picture = found ? tree_element(tree, EL_IMG, at.line, at.column) : NULL;
	for (const struct attribute *it = found ? found->attributes : NULL; it; it = it->next)
		tree_set(tree, picture, it->name, it->value);
	tree_free(inner.tree);
	return picture;
}

/* Pages for phones name pictures, which a script shows, in their own way. */
static void show_amp_picture(struct node *node)
{
	if (element_of(node) != EL_UNKNOWN ||
	    !(ascii_equal(node->name, "amp-img") || ascii_equal(node->name, "amp-anim")))
		return;
	while (node->children)
		tree_unlink(node->children);
	tree_rename(node, EL_IMG);
}

/* The picture that the object shows: its own, or the one in it for those who can't. */
static struct node *picture_of(struct tree *tree, struct node *object)
{
	const char *address = tree_get(object, "data"), *type = tree_get(object, "type");
	struct node *inner = picture_in(object);
	if (!address)
		address = tree_get(object, "src");
	if (!address || !is_picture(address, type))
		return inner ? inner : picture_in_frame(tree, object);
	struct place at = tree_place(tree, object);
	struct node *picture = tree_element(tree, EL_IMG, at.line, at.column);
	const char *label = tree_get(object, "aria-label"), *title = tree_get(object, "title");
	const char *words = tree_words(tree->arena, object);
	const char *alt = label ? label : *words ? words : title;
	tree_set(tree, picture, "src", address);
	if (alt)
		tree_set(tree, picture, "alt", alt);
	return picture;
}

/* Where films and posts are embedded from: how the address begins behind "//" and "www.", and what
 * stands for that in the address of the page that shows it; NULL: it is the page's own. */
static const struct {
	const char *embedded, *page;
} players[] = {
    {"youtube.com/embed/", "https://www.youtube.com/watch?v="},
    {"youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="},
    {"youtube.com/v/", "https://www.youtube.com/watch?v="},
    {"player.vimeo.com/video/", "https://vimeo.com/"},
    {"dailymotion.com/embed/video/", "https://www.dailymotion.com/video/"},
    {"archive.org/embed/", "https://archive.org/details/"},
    {"embed.ted.com/talks/", "https://www.ted.com/talks/"},
    {"open.spotify.com/embed/", "https://open.spotify.com/"},
    {"w.soundcloud.com/player", NULL},
    {"bandcamp.com/EmbeddedPlayer", NULL},
    {"platform.twitter.com/embed", NULL},
    {"instagram.com/p/", NULL},
    {"facebook.com/plugins/", NULL},
    {"tiktok.com/embed", NULL},
};

/* The address of the page that shows what is embedded; NULL: it is no film, sound or post. */
static const char *page_of(struct tree *tree, const char *address)
{
	const char *host = strstr(address, "//");
	if (!host || (host != address && !ascii_begins_with(address, "http")))
		return NULL;
	host += 2;
	host += ascii_begins_with(host, "www.") ? 4 : 0;
	for (size_t i = 0; i < sizeof players / sizeof *players; i++) {
		const char *rest = host + strlen(players[i].embedded);
		if (!ascii_begins_with(host, players[i].embedded))
			continue;
		if (!players[i].page)
			return address;
		size_t size = strcspn(rest, "?&#");
		while (size && rest[size - 1] == '/')
			size--;
		return arena_format(tree->arena, "%s%.*s", players[i].page, (int)size, rest);
	}
	return NULL;
}

/* The name of what is embedded, or of who shows it. */
static const char *name_of(struct tree *tree, const struct node *node, const char *page)
{
	static const char *const attributes[] = {"title", "aria-label", "data-title"};
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		const char *name = tree_get(node, attributes[i]);
		if (name && !label_is_blank(name))
			return name;
	}
	const char *host = strstr(page, "//");
	host = host ? host + 2 : page;
	host += ascii_begins_with(host, "www.") ? 4 : 0;
	return arena_copy(tree->arena, host, strcspn(host, "/?#"));
}

static struct node *link_to(struct tree *tree, const struct node *node, const char *page)
{
	struct place at = tree_place(tree, node);
	struct node *link = tree_element(tree, EL_A, at.line, at.column);
	const char *name = name_of(tree, node, page);
	tree_set(tree, link, "href", page);
	tree_append(link, tree_text(tree, name, strlen(name)));
	return link;
}

static struct node *player_link(struct tree *tree, const struct node *node)
{
	static const char *const attributes[] = {"src", "data-src", "data"};
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		const char *address = tree_get(node, attributes[i]);
		const char *page = address ? page_of(tree, address) : NULL;
		if (page)
			return link_to(tree, node, page);
	}
	return NULL;
}

/* Film and sound on the web, with no words for who can't play it: those are a link. */
static void link_media(struct tree *tree, struct node *media)
{
	const char *address = tree_get(media, "src");
	if (tree_has_words(media))
		return;
	for (const struct node *node = media->children; node && !address;
	     node = tree_next(node, media))
		if (element_of(node) == EL_SOURCE)
			address = tree_get(node, "src");
	if (address && ascii_begins_with(address, "http"))
		tree_append(media, link_to(tree, media, address));
}

/* Puts a link where something is embedded: in a paragraph of its own, unless it is among words. */
static void put_link(struct tree *tree, struct node *before, struct node *link)
{
	struct node *parent = before->parent;
	struct place at = tree_place(tree, before);
	bool among_words =
	    html_block_of(parent) != parent || element_of(parent) == EL_P || is_heading(parent);
	if (among_words) {
		tree_insert_before(before, link);
		return;
	}
	struct node *paragraph = tree_element(tree, EL_P, at.line, at.column);
	tree_set(tree, paragraph, "class", "embed"); /* which stays in an article */
	tree_append(paragraph, link);
	tree_insert_before(before, paragraph);
}

bool html_link_player(struct tree *tree, struct node *frame, const char *address)
{
	const char *page = page_of(tree, address);
	if (!page)
		return false;
	put_link(tree, frame, link_to(tree, frame, page));
	tree_unlink(frame);
	return true;
}

static bool is_embedded(const struct node *node)
{
	enum element element = element_of(node);
	return element == EL_OBJECT || element == EL_EMBED || element == EL_IFRAME;
}

/* What an object holds stands for it where it can't be shown. */
static bool shows_words(const struct node *node)
{
	return element_of(node) == EL_OBJECT && tree_has_words(node);
}

void html_show_objects(struct tree *tree)
{
	for (struct node *node = tree->body->children, *next; node; node = next) {
		show_amp_picture(node);
		next = tree_next(node, tree->body);
		if (element_of(node) == EL_VIDEO || element_of(node) == EL_AUDIO)
			link_media(tree, node);
		if (!is_embedded(node))
			continue;
		struct node *picture = picture_of(tree, node);
		struct node *link = picture ? NULL : player_link(tree, node);
		if (!picture && !link && shows_words(node)) {
			tree_unwrap(node);
			continue;
		}
		next = tree_next_skipping(node, tree->body);
		if (picture && picture->parent)
			tree_unlink(picture);
		if (picture)
			tree_insert_before(node, picture);
		else if (link)
			put_link(tree, node, link);
		else
			continue;
		tree_unlink(node);
	}
}
