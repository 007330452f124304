/* Media overlays (EPUB 3.3 9), and the search key maps of dictionaries. */
#include "check/check_parts.h"

/* What an attribute of the overlay leads to. */
static void take_text(struct checked *document, struct book_item *item, struct map *read,
		      const struct node *node, const char *value)
{
	struct book_address address;
	const char *base = address_base(document->worker->arena, document->path);
	if (!value || !address_read(document, node, base, value, &address))
		return;
	reference_add(item, document, node, REFERENCE_OVERLAY, &address, value);
	size_t *place = map_at(read, address.target);
	if (*place != MAP_NONE)
		return;
	*place = item->overlaid.count;
	const struct book_reference *kept = &item->references.items[item->references.count - 1];
	vec_push(&item->overlaid, kept->target); /* the document's own goes with it */
}

static void take_clip(struct checked *document, struct book_item *item, const struct node *node)
{
	const char *src = tree_get(node, "src"), *from = tree_get(node, "clipBegin");
	const char *to = tree_get(node, "clipEnd");
	struct arena *arena = document->worker->arena;
	const char *base = address_base(arena, document->path);
	struct book_address address;
	if (src && address_read(document, node, base, src, &address)) {
		const struct book_item *audio = item_by_path(document->check, address.target);
		if (address.fragment)
			find(document, node, MSG_MED_014, src, NULL);
		item->has_remote |= address.is_remote && !address.is_data;
		reference_add(item, document, node, REFERENCE_AUDIO, &address, src);
		bool is_core =
		    audio && media_is_core(audio->media_type) && media_is_audio(audio->media_type);
		/* that it has no fallback needn't be said as well */
		item->references.items[item->references.count - 1].has_fallback = true;
		if (audio && *audio->media_type && !is_core)
			find(document, node, MSG_MED_005, address.target, audio->media_type);
	}
	double begin = from ? smil_seconds(without_space(arena, from)) : 0;
	double end = to ? smil_seconds(without_space(arena, to)) : -1;
	if (end < 0)
		return;
	if (begin > end)
		find(document, node, MSG_MED_008, NULL, NULL);
	else if (!(begin < end))
		find(document, node, MSG_MED_009, NULL, NULL);
}

void check_overlay(struct checked *document, struct book_item *item)
{
	struct prefixes prefixes = {0};
	struct map read = {0}; /* documents */
	const struct node *root = document->root;
	vocabulary_check(document, VOCABULARY_OVERLAY);
	ids_check(document, "id");
	prefixes_read(document, root, tree_get(root, "epub:prefix"), PROPERTY_TYPE, &prefixes);
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (node->kind != NODE_ELEMENT)
			continue;
		if (tree_get(node, "epub:type"))
			properties_check(document, node, tree_get(node, "epub:type"), PROPERTY_TYPE,
					 &prefixes, false);
		if (node_is(node, "smil:text"))
			take_text(document, item, &read, node, tree_get(node, "src"));
		else if (node_is(node, "smil:audio"))
			take_clip(document, item, node);
		else if (node_is(node, "smil:seq") || node_is(node, "smil:body"))
			take_text(document, item, &read, node, tree_get(node, "epub:textref"));
	}
	prefixes_clear(&prefixes);
	map_clear(&read);
	check_remote_resources(item);
}

void check_search_keys(struct checked *document, struct book_item *item)
{
	const struct node *root = document->root;
	const char *base = address_base(document->worker->arena, document->path);
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		const char *href = node->kind == NODE_ELEMENT ? tree_get(node, "href") : NULL;
		struct book_address address;
		if (href && address_read(document, node, base, href, &address))
			reference_add(item, document, node, REFERENCE_SEARCH_KEY, &address, href);
	}
}
