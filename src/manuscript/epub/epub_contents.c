/* The contents of an EPUB: its navigation document (EPUB 3.3, section 7) or NCX, and what landmarks
 * and the guide call its documents. */
#include "manuscript/epub/epub.h"

#include "base/url.h"

#include <string.h>

enum { DEEPEST = 32 };

static const size_t NAMESAKES = MAP_NONE - 1; /* more than one item of a name */

/* What is in the manifest. */
static void note_items(const struct epub *epub, struct epub_contents *contents)
{
	for (size_t i = 0; i < epub->items.count; i++) {
		const char *path = epub_item_path(epub, epub->items.items[i]);
		size_t *same = path ? map_at(&contents->names, path_name(path)) : NULL;
		if (path)
			*map_at(&contents->paths, path) = i;
		if (same)
			*same = *same == MAP_NONE ? i : NAMESAKES;
	}
}

/* The path of what it means: of the only item of that name, where it is in another folder. */
static const char *mended(const struct epub *epub, const struct epub_contents *contents,
			  const char *path)
{
	size_t named = path && map_find(&contents->paths, path) == MAP_NONE
			   ? map_find(&contents->names, path_name(path))
			   : MAP_NONE;
	return named == MAP_NONE || named == NAMESAKES
		   ? path
		   : epub_item_path(epub, epub->items.items[named]);
}

static void add(const struct epub *epub, struct epub_contents *contents, struct epub_line line)
{
	line.path = mended(epub, contents, line.path);
	if (line.path) {
		size_t *first = map_at(&contents->first, line.path);
		size_t *last = map_at(&contents->last, line.path);
		if (*first == MAP_NONE)
			*first = contents->lines.count;
		else
			contents->lines.items[*last].next = contents->lines.count;
		*last = contents->lines.count;
	}
	if (line.path || line.is_part)
		vec_push(&contents->lines, line);
}

static const char *fragment_of(const struct epub *epub, const char *reference)
{
	const char *hash = reference ? strchr(reference, '#') : NULL;
	return hash && hash[1] ? url_decoded(epub->plan->manuscript->arena, hash + 1) : NULL;
}

/* Lists of the navigation document; not deeper than its XML may be. */
static void read_list(const struct epub *epub, struct epub_contents *contents, const char *path,
		      const struct node *list, unsigned depth)
{
	for (const struct node *item = epub_child(list, "li"); item; item = epub_next(item, "li")) {
		const struct node *link = epub_child(item, "a");
		const struct node *label = link ? link : epub_child(item, "span");
		const char *reference = link ? tree_get(link, "href") : NULL;
		if (label)
			add(epub, contents,
			    (struct epub_line){
				.label = epub_words(epub, label),
				.path = reference ? epub_target(epub, path, reference) : NULL,
				.id = fragment_of(epub, reference),
				.is_part = !link && *epub_words(epub, label),
				.depth = depth});
		if (depth < DEEPEST)
			read_list(epub, contents, path, epub_child(item, "ol"),
				  depth + (label != NULL));
	}
}

static void read_points(const struct epub *epub, struct epub_contents *contents, const char *path,
			const struct node *above, unsigned depth)
{
	for (const struct node *point = epub_child(above, "navPoint"); point;
	     point = epub_next(point, "navPoint")) {
		const struct node *content = epub_child(point, "content");
		const struct node *label = epub_child(epub_child(point, "navLabel"), "text");
		const char *reference = content ? tree_get(content, "src") : NULL;
		add(epub, contents,
		    (struct epub_line){.label = label ? epub_words(epub, label) : "",
				       .path =
					   reference ? epub_target(epub, path, reference) : NULL,
				       .id = fragment_of(epub, reference),
				       .depth = depth});
		if (depth < DEEPEST)
			read_points(epub, contents, path, point, depth + 1);
	}
}

static void note_kind(const struct epub *epub, struct epub_contents *contents, const char *base,
		      const char *words, const char *reference)
{
	const char *path = words && reference ? epub_target(epub, base, reference) : NULL;
	enum matter kind = path ? matter_of_types(words) : MATTER_NONE;
	if (kind && map_find(&contents->kinds, path) == MAP_NONE)
		*map_at(&contents->kinds, path) = kind;
	if (kind == MATTER_COVER && !contents->cover)
		contents->cover = path;
}

static void read_landmarks(const struct epub *epub, struct epub_contents *contents,
			   const char *path, const struct node *nav)
{
	for (const struct node *node = nav; node; node = tree_next(node, nav))
		if (epub_is(node, "a"))
			note_kind(epub, contents, path, tree_get(node, "epub:type"),
				  tree_get(node, "href"));
}

static void read_navigation(struct epub *epub, struct epub_contents *contents)
{
	const char *path = epub_item_path(epub, epub_item_with(epub, "nav"));
	const struct node *root = epub_load(epub, path);
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const char *type = epub_is(node, "nav") ? tree_get(node, "epub:type") : NULL;
		if (words_have(type, "toc") && !contents->lines.count)
			read_list(epub, contents, path, epub_child(node, "ol"), 0);
		else if (words_have(type, "landmarks"))
			read_landmarks(epub, contents, path, node);
	}
}

static void read_ncx(struct epub *epub, struct epub_contents *contents)
{
	const struct node *spine = epub_child(epub->package, "spine");
	const struct node *item = epub_item(epub, spine ? tree_get(spine, "toc") : NULL);
	for (size_t i = 0; i < epub->items.count && !item; i++) {
		const char *type = tree_get(epub->items.items[i], "media-type");
		if (type && strcmp(type, "application/x-dtbncx+xml") == 0)
			item = epub->items.items[i];
	}
	const char *path = epub_item_path(epub, item);
	const struct node *root = epub_load(epub, path);
	if (root)
		read_points(epub, contents, path, epub_child(root, "navMap"), 0);
}

void epub_read_contents(struct epub *epub, struct epub_contents *contents)
{
	note_items(epub, contents);
	read_navigation(epub, contents);
	if (!contents->lines.count)
		read_ncx(epub, contents);
	const struct node *guide = epub_child(epub->package, "guide");
	for (const struct node *node = epub_child(guide, "reference"); node;
	     node = epub_next(node, "reference"))
		note_kind(epub, contents, epub->path, tree_get(node, "type"),
			  tree_get(node, "href"));
}

void epub_contents_clear(struct epub_contents *contents)
{
	vec_clear(&contents->lines);
	map_clear(&contents->first);
	map_clear(&contents->last);
	map_clear(&contents->kinds);
	map_clear(&contents->paths);
	map_clear(&contents->names);
}
