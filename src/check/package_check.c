/* The package document: its items, its spine and its guide (EPUB 3.3 5, OPF 2.0.1 2). */
#include "check/package_check_parts.h"

bool opf_is(const struct node *node, const char *name)
{
	if (!node || node->kind != NODE_ELEMENT)
		return false;
	const char *colon = strchr(node->name, ':'), *brace = strchr(node->name, '}');
	if (strncmp(node->name, "opf:", 4) == 0 || strncmp(node->name, "oeb:", 4) == 0)
		return strcmp(colon + 1, name) == 0;
	return strncmp(node->name, "{}", 2) == 0 && strcmp(brace + 1, name) == 0;
}

const struct node *opf_child(const struct node *node, const char *name)
{
	for (const struct node *child = node ? node->children : NULL; child; child = child->next)
		if (opf_is(child, name))
			return child;
	return NULL;
}

/* The first of that name, wherever it stands: what holds it was told already if it may not. */
static const struct node *opf_first(const struct node *root, const char *name)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (opf_is(node, name))
			return node;
	return NULL;
}

const char *trimmed(const struct checked *document, const struct node *node, const char *name)
{
	const char *value = tree_get(node, name);
	return value ? without_space(document->check->arena, value) : NULL;
}

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

/* Items */

static void locate_item(struct checked *document, struct book_item *item)
{
	struct check *check = document->check;
	struct book_address address;
	const char *base = address_base(document->worker->arena, document->path);
	if (!address_read(document, item->node, base, item->href, &address))
		return;
	item->path = address.target;
	item->is_remote = address.is_remote;
	item->is_data = address.is_data;
	if (address.fragment && !address.is_remote && check->version == 3)
		find(document, item->node, MSG_OPF_091, item->href, NULL);
	if (item->is_remote)
		return;
	if (strcmp(item->path, check->package) == 0)
		find(document, item->node, MSG_OPF_099, NULL, NULL);
	if (strncmp(item->path, "META-INF/", 9) == 0 && check->version == 3)
		find(document, item->node, MSG_PKG_025, item->path, NULL);
	item->file = volume_find(&check->volume, item->path);
	if (item->file)
		item->file->is_listed = true;
	else
		find(document, item->node, MSG_RSC_001, item->path, NULL);
	item->is_encrypted = map_find(&check->encrypted, item->path) != MAP_NONE;
	item->is_obfuscated = map_find(&check->obfuscated, item->path) != MAP_NONE;
	if (item->is_obfuscated && !media_is_core_font(check->version, item->media_type))
		find(document, item->node, MSG_PKG_026, item->path, item->media_type);
}

static void read_item(struct checked *document, const struct node *node)
{
	struct check *check = document->check;
	struct book_item item = {
	    .node = node,
	    .at = place_of(document->place, node),
	    .id = trimmed(document, node, "id"),
	    .href = trimmed(document, node, "href"),
	    .media_type = or_nothing(trimmed(document, node, "media-type")),
	    .properties = or_nothing(trimmed(document, node, "properties")),
	    .fallback = trimmed(document, node, "fallback"),
	    .fallback_style = trimmed(document, node, "fallback-style"),
	    .overlay = trimmed(document, node, "media-overlay"),
	    .spine = MAP_NONE,
	    .is_linear = true,
	    .is_fixed = check->is_fixed,
	};
	if (!item.id || !item.href)
		return;
	locate_item(document, &item);
	size_t *same = item.path && !item.is_data ? map_at(&check->items_by_path, item.path) : NULL;
	if (same && *same != MAP_NONE) {
		item.is_twin = true;
		if (strcmp(check->items.items[*same].id, item.id) != 0)
			find(document, node, MSG_OPF_074, item.path, NULL);
	} else if (same) {
		*same = check->items.count;
	}
	size_t *place = map_at(&check->items_by_id, item.id);
	if (*place == MAP_NONE)
		*place = check->items.count;
	item.diags = diags_new();
	vec_push(&check->items, item);
}

static void judge_type_2(const struct checked *document, const struct book_item *item)
{
	const struct check *check = document->check;
	bool is_old_style = strcmp(item->media_type, "text/x-oeb1-css") == 0;
	bool is_html = strcmp(item->media_type, "text/html") == 0;
	if (is_html)
		find(document, item->node, check->is_oebps ? MSG_OPF_038 : MSG_OPF_035,
		     item->media_type, NULL);
	else if ((is_old_style || media_is_old_content(item->media_type)) && !check->is_oebps)
		find(document, item->node, MSG_OPF_037, item->media_type, NULL);
	if (!check->is_oebps || item->fallback)
		return;
	if (media_is_content(2, item->media_type))
		find(document, item->node, MSG_OPF_038, item->media_type, NULL);
	else if (strcmp(item->media_type, "text/css") == 0)
		find(document, item->node, MSG_OPF_039, item->media_type, NULL);
}

bool *circles_find(const size_t *next, size_t count)
{
	size_t *walks = mem_zeroed(count + 1, sizeof *walks); /* which came by first, from 1 */
	bool *round = mem_zeroed(count + 1, sizeof *round);
	for (size_t i = 0; i < count; i++) {
		size_t at = i;
		for (; at != MAP_NONE && !walks[at]; at = next[at])
			walks[at] = i + 1;
		bool goes_round = at != MAP_NONE && (walks[at] == i + 1 || round[at]);
		for (at = i; goes_round && !round[at]; at = next[at])
			round[at] = true;
	}
	mem_free(walks);
	return round;
}

static void find_circles(struct check *check)
{
	struct book_item *items = check->items.items;
	size_t count = check->items.count;
	size_t *next = mem_zeroed(count + 1, sizeof *next);
	for (size_t i = 0; i < count; i++)
		next[i] =
		    items[i].fallback ? map_find(&check->items_by_id, items[i].fallback) : MAP_NONE;
	bool *round = circles_find(next, count);
	for (size_t i = 0; i < count; i++)
		items[i].is_in_circle = round[i];
	mem_free(next);
	mem_free(round);
}

static void judge_item(const struct checked *document, const struct book_item *item)
{
	const struct check *check = document->check;
	const char *better = item->path ? media_preferred(item->media_type, item->path) : NULL;
	if (check->version == 2)
		judge_type_2(document, item);
	else if (better)
		find(document, item->node, MSG_OPF_090, item->media_type, better);
	if (item->fallback && !item_by_id(check, item->fallback))
		find(document, item->node, MSG_OPF_040, item->fallback, NULL);
	if (item->fallback_style && !item_by_id(check, item->fallback_style))
		find(document, item->node, MSG_OPF_041, item->fallback_style, NULL);
	if (item->is_in_circle)
		find(document, item->node, MSG_OPF_045, item->id, NULL);
}

/* Spine */

static bool is_content(const struct check *check, const struct book_item *item)
{
	return media_is_content(check->version, item->media_type) ||
	       (check->version == 2 && media_is_old_content(item->media_type));
}

static void judge_spine_item(const struct checked *document, const struct node *node,
			     const struct book_item *item)
{
	const struct check *check = document->check;
	const char *type = item->media_type;
	if (item_has(item, "data-nav"))
		find(document, node, MSG_OPF_077, NULL, NULL);
	if (item->is_data)
		find(document, item->node, MSG_RSC_029, NULL, NULL);
	if (is_content(check, item))
		return;
	bool is_style = strcmp(type, "text/css") == 0 || strcmp(type, "text/x-oeb1-css") == 0;
	if (check->version == 2 && (is_style || media_is_image(2, type)))
		find(document, item->node, MSG_OPF_042, type, NULL);
	else if (!item->fallback)
		find(document, item->node, MSG_OPF_043, type, NULL);
	else if (!item_falls_back(check, item, is_content) && !item->is_in_circle)
		find(document, item->node, MSG_OPF_044, type, NULL);
}

static void read_itemref(struct checked *document, const struct node *node, bool *has_linear)
{
	struct check *check = document->check;
	const char *idref = trimmed(document, node, "idref");
	const char *linear = trimmed(document, node, "linear");
	const char *properties = or_nothing(tree_get(node, "properties"));
	if (!idref) /* told by the vocabulary */
		return;
	size_t found = map_find(&check->items_by_id, idref);
	if (found == MAP_NONE) {
		find(document, node, MSG_OPF_049, idref, NULL);
		if (check->version == 3)
			find(document, node, MSG_XML_VALUE, idref, "idref");
		return;
	}
	struct book_item *item = &check->items.items[found];
	if (item->spine != MAP_NONE)
		find(document, node, check->version == 2 ? MSG_OPF_034 : MSG_OPF_ITEMREF_TWICE,
		     idref, NULL);
	item->spine = check->spine.count;
	vec_push(&check->spine, found);
	item->is_linear = !(linear && strcmp(linear, "no") == 0);
	*has_linear |= item->is_linear;
	if (words_have(properties, "rendition:layout-pre-paginated"))
		item->is_fixed = true;
	else if (words_have(properties, "rendition:layout-reflowable"))
		item->is_fixed = false;
	judge_spine_item(document, node, item);
}

static void read_toc(struct checked *document, const struct node *spine)
{
	struct check *check = document->check;
	static const char ncx[] = "application/x-dtbncx+xml";
	const char *toc = trimmed(document, spine, "toc");
	size_t found = toc ? map_find(&check->items_by_id, toc) : MAP_NONE;
	bool has_ncx = false;
	for (size_t i = 0; i < check->items.count; i++)
		has_ncx |= strcmp(check->items.items[i].media_type, ncx) == 0;
	if (!toc && has_ncx && check->version == 3)
		find(document, spine, MSG_OPF_TOC_MISSING, NULL, NULL);
	if (!toc)
		return;
	if (found == MAP_NONE) {
		find(document, spine, MSG_OPF_049, toc, NULL);
		if (check->version == 3)
			find(document, spine, MSG_OPF_TOC_TYPE, "", NULL);
		return;
	}
	struct book_item *item = &check->items.items[found];
	item->is_ncx = true;
	if (strcmp(item->media_type, ncx) == 0)
		return;
	find(document, item->node, MSG_OPF_050, NULL, NULL);
	if (check->version == 3)
		find(document, spine, MSG_OPF_TOC_TYPE, item->media_type, NULL);
	if (item->path && !item->is_remote)
		find(document, item->node, MSG_CHK_008, item->path, NULL);
}

/* What stands at a wrong place is meant all the same: that it stands there is told. */
static void read_spine(struct checked *document, const struct node *spine)
{
	bool has_linear = false;
	const struct node *root = document->root;
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (opf_is(node, "itemref"))
			read_itemref(document, node, &has_linear);
	document->check->has_spine = spine;
	if (!spine)
		return;
	const char *map = tree_get(spine, "page-map");
	if (document->check->spine.count && !has_linear)
		find(document, spine, MSG_OPF_033, NULL, NULL);
	read_toc(document, spine);
	if (map)
		find(document, spine, MSG_OPF_062, NULL, NULL);
	if (map && !item_by_id(document->check, map))
		find(document, spine, MSG_OPF_063, map, NULL);
}

/* Guide */

static void read_guide_reference(struct checked *document, const struct node *node)
{
	struct check *check = document->check;
	const char *href = trimmed(document, node, "href");
	struct book_address address;
	const char *base = address_base(document->worker->arena, document->path);
	if (!href || !address_read(document, node, base, href, &address))
		return;
	const struct book_item *item = item_by_path(check, address.target);
	if (!item)
		find(document, node, MSG_OPF_031, href, NULL);
	else if (!media_is_content(check->version, item->media_type) &&
		 !media_is_old_content(item->media_type))
		find(document, node, MSG_OPF_032, href, NULL);
	struct book_reference reference = {
	    .kind = REFERENCE_GUIDE,
	    .at = place_of(document->place, node),
	    .target = address.target,
	    .fragment = address.fragment,
	    .shown = href,
	    .is_remote = address.is_remote,
	    .is_data = address.is_data,
	};
	vec_push(&check->references, reference);
}

static void read_guide(struct checked *document)
{
	struct arena *arena = document->worker->arena;
	struct map seen = {0};
	for (const struct node *node = document->root; node;
	     node = tree_next(node, document->root)) {
		if (!opf_is(node, "reference"))
			continue;
		read_guide_reference(document, node);
		char *key =
		    arena_format(arena, "%s %s", or_nothing(trimmed(document, node, "type")),
				 or_nothing(trimmed(document, node, "href")));
		size_t *times = map_at(&seen, ascii_lowered(key));
		*times = *times == MAP_NONE ? 1 : *times + 1;
		if (*times > 1)
			find(document, node, MSG_OPF_GUIDE_TWICE, tree_get(node, "href"), NULL);
	}
	map_clear(&seen);
}

/* All of it. */
static void read_package(struct checked *document)
{
	struct check *check = document->check;
	const struct node *spine = opf_first(document->root, "spine");
	for (const struct node *node = document->root; node; node = tree_next(node, document->root))
		if (opf_is(node, "item"))
			read_item(document, node);
	find_circles(check);
	for (size_t i = 0; i < check->items.count; i++)
		if (!check->items.items[i].is_twin)
			judge_item(document, &check->items.items[i]);
	read_spine(document, spine);
	read_guide(document);
}

bool check_package(struct check *check)
{
	struct checked document = {
	    .check = check, .worker = check->workers.items[0], .diags = check->diags};
	const struct volume_file *file = volume_find(&check->volume, check->package);
	if (!document_open(&document, file, "application/oebps-package+xml"))
		return false;
	check->tree = document.tree; /* items have their nodes there */
	check->root = document.root;
	check->package_place = document.place;
	check->is_oebps = strncmp(document.root->name, "opf:", 4) != 0 && check->version == 2;
	if (check->version == 3 || strncmp(document.root->name, "oeb:", 4) != 0)
		vocabulary_check(&document,
				 check->version == 2 ? VOCABULARY_PACKAGE_2 : VOCABULARY_PACKAGE);
	ids_check(&document, "id");
	package_metadata(&document);
	if (document.open)
		return false;
	read_package(&document);
	if (check->version == 3) {
		package_properties(&document);
		package_rules(&document);
		package_collections(&document);
	}
	return true;
}
