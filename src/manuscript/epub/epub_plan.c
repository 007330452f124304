/* An EPUB that is there already, packed or not: its spine are the articles, its contents say what
 * they are called and how deep they are. Cover and page of contents are made anew. */
#include "manuscript/epub/epub_plan.h"

#include "base/ascii.h"
#include "manuscript/epub/epub.h"

#include <string.h>

enum {
	MOST_FALLBACKS = 8,
	MOST_BESIDE_LINKS = 200 /* letters, as those of a title, on a page of contents */
};

static bool is_page(const char *type)
{
	static const char *const types[] = {"application/xhtml+xml", "text/html",
					    "text/x-oeb1-document", "application/x-dtbook+xml"};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (ascii_equal(type, types[i]))
			return true;
	return false;
}

/* The item, or the first of those that stand for it, that octavo can read. */
static const struct node *readable(const struct epub *epub, const struct node *item)
{
	for (int i = 0; item && i < MOST_FALLBACKS; i++) {
		const char *type = tree_get(item, "media-type");
		if (type && (is_page(type) || strncmp(type, "image/", 6) == 0))
			return item;
		item = epub_item(epub, tree_get(item, "fallback"));
	}
	return NULL;
}

/* Where the plan of the spine has got to. */
struct spine_walk {
	struct epub *epub;
	struct epub_contents contents;
	unsigned depth; /* of all */
	size_t line;    /* of the contents, that comes next */
	unsigned below; /* the depth of the last one */
	size_t planned;
	struct map seen; /* documents */
};

/* The parts that the contents have between the last document and that line. */
static void plan_parts(struct spine_walk *walk, size_t line, struct place at)
{
	for (; walk->line < line; walk->line++) {
		const struct epub_line *part = &walk->contents.lines.items[walk->line];
		if (part->is_part)
			plan_part(walk->epub->plan, part->label, walk->depth + part->depth, at);
	}
}

/* A picture that is a page of its own. */
static void plan_picture(struct spine_walk *walk, const char *path, const struct source *source)
{
	struct arena *arena = walk->epub->plan->manuscript->arena;
	const char *label = source->title ? source->title : "";
	plan_text(walk->epub->plan, source, arena_format(arena, "![%s](<%s>)", label, path), NULL);
}

/* What a page is in the book, whose cover and contents are others; one that others are bound with
 * has no title page of its own. */
static enum matter matter_among(const struct plan *plan, enum matter matter)
{
	if (matter_is_made(matter))
		matter = MATTER_NONE;
	bool is_opening = matter == MATTER_NONE || matter_is_opening(matter);
	return plan->binds && is_opening ? MATTER_CHAPTER : matter;
}

/* The lines of the contents that lead to places of the page, from the first on. */
static void note_landings(const struct spine_walk *walk, size_t first, struct source *source)
{
	const struct epub_line *lines = walk->contents.lines.items;
	size_t count = 1;
	for (size_t i = first; lines[i].next; i = lines[i].next)
		count++;
	struct landing *landings =
	    arena_alloc(walk->epub->plan->manuscript->arena, count * sizeof *landings);
	for (size_t i = first, n = 0; n < count; i = lines[i].next, n++) {
		bool is_below = lines[i].depth > lines[first].depth;
		unsigned depth = is_below ? lines[i].depth - lines[first].depth : 0;
		landings[n] = (struct landing){lines[i].id, lines[i].label, depth};
	}
	source->landings = landings;
	source->landing_count = count;
}

static void plan_item(struct spine_walk *walk, const struct node *item, const char *path)
{
	struct plan *plan = walk->epub->plan;
	struct source source = {.path = epub_full(walk->epub, path),
				.folder = plan->manuscript->root,
				.alike = true,
				.in_order = true,
				.of_book = true,
				.at = {walk->epub->name, item->line, item->column}};
	size_t line = map_find(&walk->contents.first, path);
	size_t kind = map_find(&walk->contents.kinds, path);
	enum format from = plan->from;
	if (line != MAP_NONE) {
		const struct epub_line *said = &walk->contents.lines.items[line];
		plan_parts(walk, line, source.at);
		walk->below = said->depth;
		source.title = *said->label && (!said->id || !said->next) ? said->label : NULL;
		note_landings(walk, line, &source);
	}
	source.goes_on = line == MAP_NONE && walk->planned && walk->contents.lines.count;
	source.depth = walk->depth + walk->below;
	source.matter = matter_among(plan, kind == MAP_NONE ? MATTER_NONE : (enum matter)kind);
	plan->from = FORMAT_HTML;
	size_t before = plan->manuscript->entries.count;
	if (is_page(tree_get(item, "media-type")))
		plan_article(plan, &source);
	else
		plan_picture(walk, path, &source);
	plan->from = from;
	walk->planned += plan->manuscript->entries.count > before;
}

/* Whether the page says more than links do: then it isn't contents alone. */
static bool has_own_words(const struct spine_walk *walk, const char *path)
{
	const struct node *page = epub_load(walk->epub, path);
	const struct node *body = epub_child(page, "body");
	size_t letters = 0;
	for (const struct node *node = body; node;) {
		bool is_link = epub_is(node, "a") && tree_get(node, "href");
		for (const char *s = node->kind == NODE_TEXT ? node->text : ""; *s; s++)
			letters += ascii_is_letter(*s) || (unsigned char)*s >= 0x80;
		node = is_link ? tree_next_skipping(node, body) : tree_next(node, body);
	}
	return letters > MOST_BESIDE_LINKS;
}

/* What octavo makes itself. */
static bool is_made_anew(const struct spine_walk *walk, const struct node *item, const char *path)
{
	size_t kind = map_find(&walk->contents.kinds, path);
	bool is_nav = words_have(tree_get(item, "properties"), "nav");
	const struct plan *plan = walk->epub->plan;
	bool has_cover = plan->binds || plan->manuscript->metadata.cover_image.text;
	bool is_contents = is_nav || kind == MATTER_CONTENTS;
	return (is_contents && !has_own_words(walk, path)) || (kind == MATTER_COVER && has_cover);
}

/* A spine may name a document again and again: what leads to it isn't gone through each time. */
static bool is_first(struct spine_walk *walk, const char *path)
{
	size_t *seen = map_at(&walk->seen, path);
	bool is_new = *seen == MAP_NONE;
	*seen = 1;
	return is_new;
}

static void plan_spine(struct spine_walk *walk)
{
	const struct epub *epub = walk->epub;
	const struct node *spine = epub_child(epub->package, "spine");
	const struct node *reference = epub_child(spine, "itemref");
	for (; reference; reference = epub_next(reference, "itemref")) {
		const char *id = tree_get(reference, "idref"), *said = id ? id : "";
		const struct node *item = readable(epub, epub_item(epub, said));
		const char *path = epub_item_path(epub, item);
		const struct place at = {epub->name, reference->line, reference->column};
		const char *full = path ? epub_full(epub, path) : NULL;
		if (!full || sources_kind(epub->plan->sources, full) != FILE_REGULAR)
			diag(epub->plan->diags, MSG_NO_SUCH_CHAPTER, at, path ? path : said, NULL);
		else if (map_find(&epub->encrypted, path) != MAP_NONE)
			diag(epub->plan->diags, MSG_PART_UNREADABLE, at, path, "encrypted");
		else if (is_first(walk, path) && !is_made_anew(walk, item, path))
			plan_item(walk, item, path);
	}
	plan_parts(walk, walk->contents.lines.count, (struct place){epub->name, 0, 0});
}

/* The first package that the container names. */
static const char *package_of(struct epub *epub)
{
	const struct node *root = epub_load(epub, "META-INF/container.xml");
	const struct node *file =
	    root ? epub_child(epub_child(root, "rootfiles"), "rootfile") : NULL;
	const char *path = file ? tree_get(file, "full-path") : NULL;
	struct arena *arena = epub->plan->manuscript->arena;
	return path ? path_normal(arena, path) : NULL;
}

static bool open_package(struct epub *epub)
{
	epub->path = package_of(epub);
	if (!epub->path)
		return false;
	epub->name = epub_full(epub, epub->path);
	epub->package = epub_load(epub, epub->path);
	const struct node *manifest = epub_child(epub->package, "manifest");
	const struct node *item = epub_child(manifest, "item");
	for (; item; item = epub_next(item, "item")) {
		const char *id = tree_get(item, "id");
		if (id && map_find(&epub->ids, id) == MAP_NONE)
			*map_at(&epub->ids, id) = epub->items.count;
		vec_push(&epub->items, item);
	}
	return epub->items.count > 0;
}

bool epub_plan(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	struct epub epub = {.plan = plan, .tree = tree_new(mark), .folder = folder};
	size_t before = m->entries.count;
	bool is_sound = open_package(&epub);
	if (is_sound) {
		struct spine_walk walk = {.epub = &epub, .depth = plan->binds};
		epub_read_encryption(&epub);
		epub_read_contents(&epub, &walk.contents);
		epub_describe(&epub, &walk.contents);
		m->pages = path_folder(m->arena, epub.name);
		if (plan->binds)
			plan_part(plan, epub_title(&epub), 0, (struct place){epub.name, 0, 0});
		plan_spine(&walk);
		plan_drop_empty_parts(plan, before);
		epub_contents_clear(&walk.contents);
		map_clear(&walk.seen);
	}
	vec_clear(&epub.items);
	map_clear(&epub.ids);
	map_clear(&epub.encrypted);
	tree_free(epub.tree);
	return is_sound && m->entries.count > before;
}
