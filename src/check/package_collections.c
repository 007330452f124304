/* Collections of a package (EPUB 3.3 5.9), and what of it only the contents tell: overlays and
 * dictionaries. */
#include "check/package_check_parts.h"

#include "base/url.h"

static bool has_role(const struct node *collection, const char *role)
{
	const char *roles = tree_get(collection, "role");
	return roles && words_have(roles, role);
}

static size_t count_children(const struct node *node, const char *name)
{
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next)
		count += opf_is(child, name);
	return count;
}

/* Collections of the role in it. */
static size_t count_role(const struct node *node, const char *role)
{
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next)
		count += opf_is(child, "collection") && has_role(child, role);
	return count;
}

static void rule(const struct checked *document, const struct node *node, bool is_broken,
		 const char *role, const char *words)
{
	if (is_broken)
		find(document, node, MSG_OPF_COLLECTION, role, words);
}

static void judge_manifest(const struct checked *document, const struct node *node)
{
	rule(document, node, count_children(node, "metadata") || count_children(node, "collection"),
	     "manifest", "holds links alone");
	rule(document, node, !count_children(node, "link"), "manifest", "must hold a link");
	rule(document, node, !opf_is(node->parent, "collection"), "manifest",
	     "must stand in another collection");
}

static void judge_object(const struct checked *document, const struct node *node)
{
	static const char role[] = "distributable-object";
	const struct node *metadata = opf_child(node, "metadata");
	size_t identifiers = 0, titles = 0, languages = 0;
	for (const struct node *at = metadata ? metadata->children : NULL; at; at = at->next) {
		identifiers += node_is(at, "dc:identifier");
		titles += node_is(at, "dc:title");
		languages += node_is(at, "dc:language");
	}
	rule(document, node, !metadata, role, "must have metadata");
	rule(document, node, count_role(node, "manifest") > 1, role, "may have one manifest");
	rule(document, node, !count_children(node, "link"), role, "must hold a link");
	rule(document, node, metadata && identifiers != 1, role, "must have one identifier");
	rule(document, node, metadata && !titles, role, "must have a title");
	rule(document, node, metadata && !languages, role, "must have a language");
}

/* The item that a link of the collection leads to; NULL: none. */
static const struct book_item *item_of(const struct checked *document, const struct node *link,
				       struct book_address *address)
{
	const char *href = trimmed(document, link, "href");
	const char *base = address_base(document->worker->arena, document->path);
	*address = (struct book_address){.target = href};
	if (!href || !address_read(document, link, base, href, address))
		return NULL;
	return item_by_path(document->check, address->target);
}

static void judge_index(const struct checked *document, const struct node *collection)
{
	size_t inner = count_children(collection, "collection");
	const struct node *outer = collection->parent;
	if (has_role(collection, "index")) {
		rule(document, collection, inner > count_role(collection, "index-group"), "index",
		     "may hold collections of the role 'index-group' alone");
	} else {
		rule(document, collection,
		     !opf_is(outer, "collection") || !has_role(outer, "index"), "index-group",
		     "must stand in one of the role 'index'");
		rule(document, collection, inner, "index-group", "may hold no collection");
	}
	for (const struct node *node = collection->children; node; node = node->next) {
		struct book_address address;
		const struct book_item *item =
		    opf_is(node, "link") ? item_of(document, node, &address) : NULL;
		if (opf_is(node, "link") &&
		    (!item || strcmp(item->media_type, "application/xhtml+xml") != 0))
			find(document, node, MSG_OPF_071, NULL, NULL);
	}
}

static void judge_preview(const struct checked *document, const struct node *collection)
{
	rule(document, collection, count_role(collection, "manifest") != 1, "preview",
	     "must hold one of the role 'manifest'");
	rule(document, collection, !count_children(collection, "link"), "preview",
	     "must hold a link");
	for (const struct node *node = collection->children; node; node = node->next) {
		struct book_address address;
		const struct book_item *item =
		    opf_is(node, "link") ? item_of(document, node, &address) : NULL;
		if (!opf_is(node, "link"))
			continue;
		if (!item || !media_is_content(3, item->media_type))
			find(document, node, MSG_OPF_075, NULL, NULL);
		else if (address.fragment && strncmp(address.fragment, "epubcfi(", 8) == 0)
			find(document, node, MSG_OPF_076, NULL, NULL);
	}
}

/* How often metadata says what dictionaries lead from and to. */
struct languages {
	size_t sources, targets;
};

/* metadata: NULL, where there is none */
static struct languages languages_said(const struct checked *document, const struct node *metadata)
{
	struct languages said = {0};
	for (const struct node *node = metadata ? metadata->children : NULL; node;
	     node = node->next) {
		const char *property =
		    opf_is(node, "meta") ? trimmed(document, node, "property") : NULL;
		said.sources += property && strcmp(property, "source-language") == 0;
		said.targets += property && strcmp(property, "target-language") == 0;
	}
	return said;
}

/* A dictionary's languages are said by itself, or by the book. */
static void judge_languages(const struct checked *document, const struct node *collection,
			    const struct languages *book)
{
	static const char role[] = "dictionary";
	struct languages own = languages_said(document, opf_child(collection, "metadata"));
	rule(document, collection, !own.sources && !book->sources, role,
	     "must say its 'source-language'");
	rule(document, collection, !own.targets && !book->targets, role,
	     "must say its 'target-language'");
	rule(document, collection, own.sources > 1, role, "may say one 'source-language'");
}

static void judge_dictionary(const struct checked *document, const struct node *collection,
			     const struct languages *book)
{
	size_t maps = 0;
	rule(document, collection, count_children(collection, "collection"), "dictionary",
	     "may hold no collection");
	judge_languages(document, collection, book);
	for (const struct node *node = collection->children; node; node = node->next) {
		struct book_address address;
		if (!opf_is(node, "link"))
			continue;
		const struct book_item *item = item_of(document, node, &address);
		if (!item) {
			find(document, node, MSG_OPF_081, address.target, NULL);
		} else if (strcmp(item->media_type, "application/vnd.epub.search-key-map+xml") ==
			   0) {
			if (maps++)
				find(document, node, MSG_OPF_082, NULL, NULL);
		} else if (strcmp(item->media_type, "application/xhtml+xml") != 0) {
			find(document, node, MSG_OPF_084, address.target, NULL);
		}
	}
	if (!maps)
		find(document, collection, MSG_OPF_083, NULL, NULL);
}

static void judge_roles(const struct checked *document, const struct node *node)
{
	const char *rest = tree_get(node, "role"), *word;
	while (rest && (word = next_word(document->worker->arena, &rest))) {
		size_t scheme = url_scheme(word);
		if (scheme &&
		    (strpbrk(word, "<>\"{}|\\^`") || (strncmp(word + scheme, "://", 3) == 0 &&
						      !ascii_is_letter_or_digit(word[scheme + 3]))))
			find(document, node, MSG_OPF_070, word, NULL);
	}
}

static void gather_ids(const struct checked *document, const struct node *top, struct map *ids)
{
	map_clear(ids);
	for (const struct node *node = top; node; node = tree_next(node, top)) {
		const char *id = node->kind == NODE_ELEMENT ? trimmed(document, node, "id") : NULL;
		if (id)
			*map_at(ids, id) = 1;
	}
}

/* What refines in the metadata of a collection stays in the outermost one; EPUB 2's isn't there. */
static void judge_metadata(const struct checked *document, const struct node *collection,
			   const struct map *ids)
{
	const struct node *metadata = opf_child(collection, "metadata");
	for (const struct node *node = metadata ? metadata->children : NULL; node;
	     node = node->next) {
		const char *refines =
		    node->kind == NODE_ELEMENT ? trimmed(document, node, "refines") : NULL;
		if (opf_is(node, "meta") && tree_get(node, "name") && !tree_get(node, "property"))
			find(document, node, MSG_XML_NO_ATTRIBUTE, "property", node->name);
		if (refines && (*refines != '#' || map_find(ids, refines + 1) == MAP_NONE))
			find(document, node, MSG_OPF_REFINES_COLLECTION, refines, NULL);
	}
}

void package_collections(struct checked *document)
{
	const struct node *root = document->root;
	struct map ids = {0}; /* in the outermost collection */
	struct languages languages = languages_said(document, opf_child(root, "metadata"));
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (!opf_is(node, "collection"))
			continue;
		if (!package_in_collection(node))
			gather_ids(document, node, &ids);
		judge_roles(document, node);
		judge_metadata(document, node, &ids);
		if (has_role(node, "manifest"))
			judge_manifest(document, node);
		if (has_role(node, "distributable-object"))
			judge_object(document, node);
		if (has_role(node, "index") || has_role(node, "index-group"))
			judge_index(document, node);
		if (has_role(node, "preview"))
			judge_preview(document, node);
		if (has_role(node, "dictionary"))
			judge_dictionary(document, node, &languages);
	}
	map_clear(&ids);
}

/* When all contents were looked at */

/* What overlays read. */
struct overlaid {
	struct map times; /* of each path */
	struct map pairs; /* an overlay with a path */
};

/* By the overlay's place, as its id may be of any size. */
static const char *pair_of(const struct check *check, size_t overlay, const char *path)
{
	return arena_format(check->arena, "%zu %s", overlay, path);
}

static void gather_overlaid(const struct check *check, struct overlaid *all)
{
	for (size_t i = 0; i < check->items.count; i++) {
		const struct book_item *overlay = &check->items.items[i];
		size_t place = map_find(&check->items_by_id, overlay->id);
		for (size_t k = 0; k < overlay->overlaid.count; k++) {
			const char *path = overlay->overlaid.items[k];
			size_t *times = map_at(&all->times, path);
			*times = *times == MAP_NONE ? 1 : *times + 1;
			*map_at(&all->pairs, pair_of(check, place, path)) = 1;
		}
	}
}

static void judge_overlaid(const struct check *check, const struct overlaid *all,
			   const struct book_item *item)
{
	size_t times = map_find(&all->times, item->path);
	size_t overlay = item->overlay ? map_find(&check->items_by_id, item->overlay) : MAP_NONE;
	if (times == MAP_NONE) {
		if (item->overlay)
			diag(check->diags, MSG_MED_013, item->at, item->path, NULL);
		return;
	}
	if (times > 1)
		diag(check->diags, MSG_MED_011, item->at, item->path, NULL);
	if (!item->overlay)
		diag(check->diags, MSG_MED_010, item->at, item->path, NULL);
	else if (map_find(&all->pairs, pair_of(check, overlay, item->path)) == MAP_NONE)
		diag(check->diags, MSG_MED_012, item->at, item->path, NULL);
}

static void judge_overlays(const struct check *check)
{
	struct overlaid all = {0};
	gather_overlaid(check, &all);
	for (size_t i = 0; i < check->items.count; i++) {
		const struct book_item *item = &check->items.items[i];
		if (item->path && media_is_content(3, item->media_type))
			judge_overlaid(check, &all, item);
	}
	map_clear(&all.times);
	map_clear(&all.pairs);
}

/* Whether each overlay's duration is said; that one isn't is told elsewhere. */
static bool are_timed(const struct check *check)
{
	for (size_t i = 0; i < check->items.count; i++) {
		const struct book_item *item = &check->items.items[i];
		if (strcmp(item->media_type, "application/smil+xml") == 0 &&
		    map_find(&check->timed, item->id) == MAP_NONE)
			return false;
	}
	return true;
}

/* The book's duration is the sum of its overlays', give or take a second. */
static void judge_durations(const struct checked *document)
{
	double total = -1, sum = 0;
	const struct node *root = document->root, *said = NULL;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const char *property =
		    opf_is(node, "meta") ? trimmed(document, node, "property") : NULL;
		if (!property || strcmp(property, "media:duration") != 0)
			continue;
		double seconds = smil_seconds(node_text(document, node));
		if (seconds < 0)
			return;
		if (tree_get(node, "refines")) {
			sum += seconds;
		} else if (total < 0) {
			total = seconds;
			said = node;
		}
	}
	double difference = total - sum;
	if (total >= 0 && (difference > 1 || difference < -1) && are_timed(document->check))
		find(document, said, MSG_MED_016, NULL, NULL);
}

static void judge_dictionaries(const struct check *check, const struct checked *document)
{
	bool has = false, is_said = map_find(&check->types, "dictionary") != MAP_NONE;
	for (size_t i = 0; i < check->items.count; i++)
		has |= check->items.items[i].has_dictionary;
	if (has && !is_said)
		find(document, document->root, MSG_OPF_079, NULL, NULL);
	if (!has && is_said)
		find(document, document->root, MSG_OPF_078, NULL, NULL);
}

static void judge_regions(const struct check *check)
{
	for (size_t i = 0; i < check->items.count; i++)
		for (size_t k = 0; k < check->items.items[i].references.count; k++) {
			const struct book_reference *reference =
			    &check->items.items[i].references.items[k];
			const struct book_item *item = item_by_path(check, reference->target);
			if (reference->kind == REFERENCE_REGION && (!item || !item->is_fixed))
				diag(check->diags, MSG_NAV_009, reference->at, NULL, NULL);
		}
}

void package_contents(struct check *check)
{
	struct checked document = {
	    .check = check,
	    .worker = check->workers.items[0],
	    .diags = check->diags,
	    .place = check->package_place,
	    .path = check->package,
	    .root = (struct node *)(uintptr_t)check->root,
	};
	judge_overlays(check);
	judge_durations(&document);
	judge_dictionaries(check, &document);
	judge_regions(check);
}
