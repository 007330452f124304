/* Rules of the items of a package of EPUB 3, of what the spine says of them, and of links. */
#include "check/package_check_parts.h"

static const char *const exclusive[] = {
    "rendition:flow-paginated rendition:flow-scrolled-continuous rendition:flow-scrolled-doc "
    "rendition:flow-auto",
    "rendition:layout-reflowable rendition:layout-pre-paginated",
    "rendition:orientation-landscape rendition:orientation-portrait rendition:orientation-auto",
    "page-spread-right page-spread-left rendition:page-spread-center rendition:page-spread-left "
    "rendition:page-spread-right",
    "rendition:spread-portrait rendition:spread-landscape rendition:spread-both "
    "rendition:spread-none rendition:spread-auto",
};

/* Properties that only items of some types may have. */
static const struct {
	const char *property, *types;
} item_types[] = {
    {"cover-image", "image/gif image/jpeg image/png image/svg+xml image/webp"},
    {"data-nav", "application/xhtml+xml"},
    {"dictionary", "application/vnd.epub.search-key-map+xml application/xhtml+xml"},
    {"glossary", "application/vnd.epub.search-key-map+xml application/xhtml+xml"},
    {"index", "application/xhtml+xml"},
    {"mathml", "application/xhtml+xml image/svg+xml"},
    {"nav", "application/xhtml+xml"},
    {"remote-resources", "application/xhtml+xml application/smil+xml image/svg+xml text/css"},
    {"scripted", "application/xhtml+xml image/svg+xml"},
    {"search-key-map", "application/vnd.epub.search-key-map+xml"},
    {"svg", "application/xhtml+xml"},
    {"switch", "application/xhtml+xml"},
};

bool package_in_collection(const struct node *node)
{
	while ((node = node->parent))
		if (opf_is(node, "collection"))
			return true;
	return false;
}

static void judge_item_overlay(const struct checked *document, const struct book_item *item)
{
	const struct book_item *overlay = item_by_id(document->check, item->overlay);
	const char *type = overlay ? overlay->media_type : "";
	if (strcmp(type, "application/smil+xml") != 0)
		find(document, item->node, MSG_OPF_OVERLAY_TYPE, type, NULL);
	if (!media_is_content(3, item->media_type))
		find(document, item->node, MSG_OPF_OVERLAY_ITEM, item->id, NULL);
	if (!overlay || map_find(&document->check->timed, overlay->id) == MAP_NONE)
		find(document, item->node, MSG_OPF_DURATION, item->overlay, NULL);
}

void package_items(const struct checked *document, const struct node *manifest)
{
	struct check *check = document->check;
	size_t navs = 0, covers = 0, data_navs = 0;
	for (size_t i = 0; i < check->items.count; i++) {
		const struct book_item *item = &check->items.items[i];
		navs += item_has(item, "nav");
		covers += item_has(item, "cover-image");
		data_navs += item_has(item, "data-nav");
		for (size_t k = 0; k < sizeof item_types / sizeof *item_types; k++)
			if (item_has(item, item_types[k].property) && *item->media_type &&
			    !words_have(item_types[k].types, item->media_type))
				find(document, item->node, MSG_OPF_012, item_types[k].property,
				     item->media_type);
		bool is_odd_nav =
		    item_has(item, "nav") && strcmp(item->media_type, "application/xhtml+xml") != 0;
		if (is_odd_nav)
			find(document, item->node, MSG_OPF_NAV_TYPE, item->media_type, NULL);
		if (is_odd_nav && item->path && !item->is_remote && !item->is_ncx)
			find(document, item->node, MSG_CHK_008, item->path, NULL);
		if (item_has(item, "search-key-map") && item->path &&
		    strcmp(path_ending(item->path), "xml") != 0)
			find(document, item->node, MSG_OPF_080, NULL, NULL);
		if (item->overlay)
			judge_item_overlay(document, item);
	}
	if (navs != 1)
		find(document, manifest, MSG_OPF_NAV,
		     arena_format(document->worker->arena, "%zu", navs), NULL);
	if (covers > 1)
		find(document, manifest, MSG_OPF_COVERS, NULL, NULL);
	if (data_navs > 1)
		find(document, manifest, MSG_OPF_DATA_NAVS, NULL, NULL);
}

void package_itemref(const struct checked *document, const struct node *node)
{
	struct arena *arena = document->worker->arena;
	const char *properties = tree_get(node, "properties"), *word;
	for (size_t i = 0; properties && i < sizeof exclusive / sizeof *exclusive; i++) {
		const char *rest = properties, *first = NULL;
		while ((word = next_word(arena, &rest))) {
			if (!words_have(exclusive[i], word))
				continue;
			if (first)
				find(document, node, MSG_OPF_EXCLUSIVE, first, word);
			first = word;
		}
	}
	if (properties && words_have(properties, "rendition:spread-portrait"))
		find(document, node, MSG_OPF_DEPRECATED, "rendition:spread-portrait", NULL);
}

/* Links */

void package_link(struct checked *document, const struct node *node)
{
	static const char deprecated[] =
	    "marc21xml-record mods-record onix-record xmp-record xml-signature";
	struct arena *arena = document->worker->arena;
	const char *href = trimmed(document, node, "href"), *rel = tree_get(node, "rel"), *word;
	const char *type = trimmed(document, node, "media-type");
	bool is_record = rel && words_have(rel, "record");
	bool is_voicing = rel && words_have(rel, "voicing"), is_inner = package_in_collection(node);
	const char *base = address_base(arena, document->path), *rest = rel ? rel : "";
	struct book_address address;
	while ((word = next_word(arena, &rest)))
		if (words_have(deprecated, word))
			find(document, node, MSG_OPF_086, word, NULL);
	rest = rel ? rel : "";
	next_word(arena, &rest);
	if (rel && words_have(rel, "alternate") && has_words(rest))
		find(document, node, MSG_OPF_089, NULL, NULL);
	if (is_record && tree_get(node, "refines"))
		find(document, node, MSG_OPF_LINK_RECORD, NULL, NULL);
	if (is_voicing && !tree_get(node, "refines"))
		find(document, node, MSG_OPF_LINK_VOICING, NULL, NULL);
	if (!href || !address_read(document, node, base, href, &address))
		return;
	if (address.is_data) {
		find(document, node, MSG_RSC_029, NULL, NULL);
		return;
	}
	if (!address.is_remote && strcmp(address.target, document->path) == 0 && address.fragment)
		find(document, node, MSG_OPF_098, href, NULL);
	if (!type && !address.is_remote && !is_inner)
		find(document, node, MSG_OPF_093, href, NULL);
	else if (!type && (is_record || is_voicing))
		find(document, node, MSG_OPF_094, rel, NULL);
	if (type && is_voicing && !media_is_audio(type))
		find(document, node, MSG_OPF_095, type, NULL);
	struct book_reference reference = {
	    .kind = REFERENCE_LINK,
	    .at = place_of(document->place, node),
	    .target = address.target,
	    .shown = href,
	    .is_remote = address.is_remote,
	    .has_fallback = is_inner,
	};
	struct volume_file *file = volume_find(&document->check->volume, address.target);
	if (file && !address.is_remote)
		file->is_listed = true;
	if (strcmp(address.target, document->path) != 0)
		vec_push(&document->check->references, reference);
}

void package_bindings(const struct checked *document, const struct node *bindings)
{
	find(document, bindings, MSG_OPF_DEPRECATED, "bindings", NULL);
	for (const struct node *node = bindings->children; node; node = node->next) {
		const struct book_item *item =
		    opf_is(node, "mediaType")
			? item_by_id(document->check, trimmed(document, node, "handler"))
			: NULL;
		if (opf_is(node, "mediaType") &&
		    (!item || strcmp(item->media_type, "application/xhtml+xml") != 0))
			find(document, node, MSG_OPF_HANDLER, tree_get(node, "handler"), NULL);
	}
}
