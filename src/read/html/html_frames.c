/* Frames: the page that one shows stands in its place, if it came with the page around it. */
#include "base/data_url.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/slug.h"
#include "base/url.h"
#include "read/html/html_parts.h"
#include "xhtml/id_lists.h"

#include <string.h>

enum { DEEPEST = 4, MOST_FRAMES = 1000 };

/* The frames of one tree. */
struct frame_walk {
	struct tree *tree;
	const struct frontend *in;
	const struct html_level *level;
	const char *base;      /* what the tree's references count from; NULL: nothing */
	struct map ids;        /* of the tree, once a frame is shown */
	struct map places;     /* "page.html", "page.html#part": their numbers */
	VEC(const char *) now; /* ids of what is shown, by the numbers of places */
	unsigned heading;      /* the level of the heading above; 0: there is none */
	bool shows;            /* a frame, at least */
};

/* A page on its way into the tree: its ids as written, and the numbers of what they became. */
struct moved {
	struct frame_walk *walk;
	struct tree *tree;
	const char *base; /* of the page; NULL: it has no address */
	struct map written;
};

static bool is_frame(const struct node *node)
{
	enum element element = element_of(node);
	return element == EL_IFRAME || element == EL_OBJECT || element == EL_EMBED;
}

/* What is written into the page itself. */
static bool unpack(const struct frontend *in, const char *url, struct html_framed *framed)
{
	if (strncmp(url, "data:text/html", 14) != 0 &&
	    strncmp(url, "data:application/xhtml+xml", 26) != 0)
		return false;
	framed->name = in->name;
	return data_url_unpack(url, &framed->text) &&
	       html_decode(in, NULL, in->name, &framed->text);
}

static bool find_page(const struct frame_walk *walk, const struct node *node,
		      struct html_framed *framed)
{
	const struct html_level *level = walk->level;
	bool is_object = element_of(node) == EL_OBJECT;
	const char *text = element_of(node) == EL_IFRAME ? tree_get(node, "srcdoc") : NULL;
	const char *reference = tree_get(node, is_object ? "data" : "src");
	if (text) {
		buf_puts(&framed->text, text);
		framed->name = walk->in->name;
		framed->base = walk->base;
		return framed->text.size;
	}
	if (!reference)
		return false;
	const char *url = url_trimmed(walk->tree->arena, reference);
	framed->at = tree_place(walk->tree, node);
	return url_has_scheme(url, "data") ? unpack(walk->in, url, framed)
					   : level->frames->find(level, walk->in, url, framed);
}

bool html_may_show(const struct html_level *level, const struct frontend *in, const char *identity,
		   uint64_t size)
{
	const struct html_frames *frames = level->frames;
	uint64_t most = limit_of(in->limits, LIMIT_FRAMES), depth = 0;
	for (; level; level = level->above)
		if (++depth > DEEPEST ||
		    (identity && level->identity && strcmp(identity, level->identity) == 0))
			return false;
	return frames->count < MOST_FRAMES && frames->bytes < most && size <= most - frames->bytes;
}

/* What was unpacked counts, shown or not: it took its time. */
static bool may_be_shown(const struct frame_walk *walk, const struct html_framed *framed)
{
	struct html_frames *frames = walk->level->frames;
	bool may = html_may_show(walk->level, walk->in, framed->identity, framed->text.size);
	frames->count++;
	frames->bytes += framed->text.size;
	return may;
}

static void list_ids(struct frame_walk *walk)
{
	struct node *body = walk->tree->body;
	for (struct node *node = walk->shows ? NULL : body; node; node = tree_next(node, body)) {
		const char *id = node->kind == NODE_ELEMENT ? tree_get(node, "id") : NULL;
		const char *name = element_of(node) == EL_A ? tree_get(node, "name") : NULL;
		if (id)
			*map_at(&walk->ids, id) = 1;
		if (name)
			*map_at(&walk->ids, name) = 1;
	}
	walk->shows = true;
}

/* The next id is where the place is; what is shown twice is found where it stands first. */
static void add_place(struct frame_walk *walk, const char *place)
{
	size_t *number = map_at(&walk->places, place);
	if (*number == MAP_NONE)
		*number = walk->now.count;
}

/* The id is one of the whole tree from now on. */
static void move_id(struct moved *moved, struct node *node, const char *attribute)
{
	struct frame_walk *walk = moved->walk;
	struct arena *arena = walk->tree->arena;
	const char *id = tree_get(node, attribute);
	size_t *known = id && *id ? map_at(&moved->written, id) : NULL;
	if (!known)
		return;
	if (*known == MAP_NONE) {
		*known = walk->now.count;
		if (moved->base)
			add_place(walk, arena_format(arena, "%s#%s", moved->base, id));
		vec_push(&walk->now, slug_unique(arena, &walk->ids, id));
	}
	tree_set(moved->tree, node, attribute, walk->now.items[*known]);
}

static const char *find_moved(const struct node *node, const char *attribute, const char *id,
			      void *user)
{
	struct moved *moved = user;
	size_t at = map_find(&moved->written, id);
	(void)attribute;
	(void)node;
	if (at == MAP_NONE)
		at = map_find(&moved->written, url_decoded(moved->tree->arena, id));
	return at == MAP_NONE ? NULL : moved->walk->now.items[at];
}

static void move_ids(struct moved *moved)
{
	struct tree *tree = moved->tree;
	for (struct node *node = tree->body->children; node; node = tree_next(node, tree->body)) {
		bool is_drawn = node->ns == NS_SVG && node->parent->ns == NS_SVG;
		if (node->kind != NODE_ELEMENT || is_drawn)
			continue; /* a drawing's ids are its own, whatever stands around it */
		move_id(moved, node, "id");
		if (element_of(node) == EL_A)
			move_id(moved, node, "name");
	}
	for (struct node *node = tree->body->children; node; node = tree_next(node, tree->body)) {
		const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
		const char *id =
		    href && *href == '#' ? find_moved(node, "href", href + 1, moved) : NULL;
		if (id)
			tree_set(tree, node, "href", arena_format(tree->arena, "#%s", id));
		if (has_id_lists(node))
			keep_id_lists(tree, node, find_moved, moved);
	}
}

/* What is no text goes, and the headings come below the one that the frame stands under. */
static void fit_in(struct tree *tree, unsigned above)
{
	unsigned highest = EL_H6;
	for (struct node *node = tree->body->children, *next; node; node = next) {
		enum element element = element_of(node);
		bool is_apart =
		    element == EL_SCRIPT || element == EL_STYLE || element == EL_TEMPLATE;
		next =
		    is_apart ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		if (is_apart)
			tree_unlink(node);
		else if (is_heading(node) && element < highest)
			highest = element;
	}
	unsigned shift = above && EL_H1 + above > highest ? EL_H1 + above - highest : 0;
	for (struct node *node = tree->body; node && shift; node = tree_next(node, tree->body))
		if (is_heading(node))
			tree_rename(node, element_of(node) + shift < EL_H6
					      ? (enum element)(element_of(node) + shift)
					      : EL_H6);
}

/* A box that is called as the frame is, and says the language of the page in it. */
static struct node *box_for(struct frame_walk *walk, const struct node *node,
			    const struct html_page *page, const struct html_framed *framed)
{
	static const char *const of_page[] = {"lang", "xml:lang", "dir"};
	struct place at = tree_place(walk->tree, node);
	struct node *box = tree_element(walk->tree, EL_DIV, at.line, at.column);
	html_take_attribute(walk->tree, box, node, "id");
	html_take_attribute(walk->tree, box, node, "class");
	tree_set(walk->tree, box, "data-frame", framed->address ? framed->address : "");
	for (size_t i = 0; i < sizeof of_page / sizeof *of_page; i++) {
		html_take_attribute(walk->tree, box, page->tree->body, of_page[i]);
		html_take_attribute(walk->tree, box, page->html, of_page[i]);
	}
	return box;
}

static void take_place(struct frame_walk *walk, struct node *box, const char *base)
{
	struct arena *arena = walk->tree->arena;
	if (!base)
		return;
	if (!tree_get(box, "id"))
		tree_set(walk->tree, box, "id", slug_unique(arena, &walk->ids, "frame"));
	add_place(walk, arena_string(arena, base));
	vec_push(&walk->now, tree_get(box, "id"));
}

static void show(struct frame_walk *walk, struct node *node, const struct html_framed *framed)
{
	struct frontend inner = *walk->in;
	inner.name = framed->name;
	inner.text = framed->text.data;
	inner.size = framed->text.size;
	struct html_page page = html_open(&inner);
	const struct html_level level = {walk->level->frames, walk->level, framed->identity,
					 framed->base};
	html_settle(&page, &inner, &level);
	list_ids(walk);
	struct moved moved = {.walk = walk, .tree = page.tree, .base = framed->base};
	move_ids(&moved);
	map_clear(&moved.written);
	fit_in(page.tree, walk->heading);
	if (!html_is_empty(page.tree->body)) {
		struct node *box = box_for(walk, node, &page, framed);
		take_place(walk, box, framed->base);
		tree_insert_before(node, box);
		tree_bring(walk->tree, box, page.tree->body);
	}
	tree_unlink(node);
	tree_free(page.tree);
}

/* Links to a page that stands in a frame lead there. */
static void link_places(struct frame_walk *walk)
{
	struct tree *tree = walk->tree;
	const char *base = walk->base ? walk->base : "";
	for (struct node *node = tree->body; node && walk->now.count;
	     node = tree_next(node, tree->body)) {
		const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
		if (!href || *href == '#' || !*href)
			continue;
		const char *url = url_resolve(tree->arena, base, href);
		size_t at = map_find(&walk->places, url);
		if (at == MAP_NONE)
			at = map_find(&walk->places, url_decoded(tree->arena, url));
		if (at != MAP_NONE)
			tree_set(tree, node, "href",
				 arena_format(tree->arena, "#%s", walk->now.items[at]));
	}
}

void html_show_frames(struct tree *tree, const struct frontend *in, const struct html_level *level,
		      const char *base)
{
	struct frame_walk walk = {.tree = tree, .in = in, .level = level, .base = base};
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = is_frame(node) ? tree_next_skipping(node, tree->body)
				      : tree_next(node, tree->body);
		struct html_framed framed = {.text = BUF_EMPTY};
		if (is_heading(node))
			walk.heading = element_of(node) - EL_H1 + 1;
		if (is_frame(node) && find_page(&walk, node, &framed) &&
		    may_be_shown(&walk, &framed) &&
		    !(framed.address && html_link_player(tree, node, framed.address)))
			show(&walk, node, &framed);
		else if (framed.is_refused)
			tree_unlink(node);
		buf_clear(&framed.text);
	}
	if (walk.shows)
		link_places(&walk);
	map_clear(&walk.ids);
	map_clear(&walk.places);
	vec_clear(&walk.now);
}
