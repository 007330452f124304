/* The files that a book carries beside its text. */
#include "book/assets.h"

#include "base/zlib.h"
#include "base/slug.h"

#include <string.h>

void assets_init(struct assets *assets, struct arena *arena, struct sources *sources)
{
	*assets = (struct assets){.arena = arena, .resources = resources_new(sources)};
}

void assets_clear(struct assets *assets)
{
	for (size_t i = 0; i < assets->items.count; i++)
		buf_clear(&assets->items.items[i].bytes);
	vec_clear(&assets->items);
	map_clear(&assets->by_bytes);
	map_clear(&assets->names);
	resources_free(assets->resources);
}

static bool same_bytes(const struct asset *a, const struct asset *b)
{
	return a->bytes.size == b->bytes.size &&
	       memcmp(a->bytes.data, b->bytes.data, a->bytes.size) == 0;
}

/* Adds an asset, or finds the one with the same bytes and lets these go. */
static size_t add(struct assets *assets, struct asset asset)
{
	size_t size = asset.bytes.size;
	for (unsigned namesakes = 0;; namesakes++) {
		const char *key =
		    arena_format(assets->arena, "%zu %08x %u", size, asset.sum, namesakes);
		size_t *found = map_at(&assets->by_bytes, key);
		if (*found == MAP_NONE) {
			*found = assets->items.count;
			vec_push(&assets->items, asset);
			return *found;
		}
		if (same_bytes(&assets->items.items[*found], &asset)) {
			buf_clear(&asset.bytes);
			return *found;
		}
	}
}

/* A file that was read for requests of several kinds may come to the same bytes: it is told of
 * once.
 */
size_t assets_take(struct assets *assets, struct resource *resource,
		   const struct asset_request *request)
{
	if (resource->taken != MAP_NONE)
		return resource->taken;
	size_t before = assets->items.count;
	resource->taken = add(assets, resource->asset);
	resource->asset.bytes = (struct buf)BUF_EMPTY;
	const char *stem = assets->items.items[resource->taken].stem;
	bool is_told = resource->taken < before && strcmp(stem, resource->asset.stem) == 0;
	for (size_t i = 0; i < resource->remarks.count && !is_told; i++)
		diag(request->diags, resource->remarks.items[i].message, request->at,
		     request->shown, resource->remarks.items[i].detail);
	return resource->taken;
}

size_t assets_add(struct assets *assets, const char *path, enum asset_kind kind,
		  const struct asset_request *request)
{
	struct resource *resource = resources_read(assets->resources, path, kind, request);
	return resource ? assets_take(assets, resource, request) : MAP_NONE;
}

size_t assets_add_style(struct assets *assets, struct buf bytes, const char *stem)
{
	struct asset asset = {
	    .folder = "style",
	    .stem = arena_format(assets->arena, "page-%s", stem),
	    .ending = "css",
	    .media_type = "text/css",
	    .bytes = bytes,
	    .sum = zlib_checksum(bytes.data, bytes.size),
	};
	return add(assets, asset);
}

static void name(struct assets *assets, struct asset *asset)
{
	const char *slug = slug_of(assets->arena, asset->stem);
	const char *stem = *slug ? slug : "file";
	for (unsigned tries = 0;; tries++) {
		const char *rest = tries == 0 ? ""
				   : tries == 1
				       ? arena_format(assets->arena, "-%08x", asset->sum)
				       : arena_format(assets->arena, "-%08x-%u", asset->sum, tries);
		const char *file = arena_format(assets->arena, "%s/%s%s.%s", asset->folder, stem,
						rest, asset->ending);
		size_t *taken = map_at(&assets->names, file);
		if (*taken != MAP_NONE)
			continue;
		*taken = 1;
		asset->file = file;
		asset->item = arena_format(assets->arena, "%s-%s%s-%s", asset->folder, stem, rest,
					   asset->ending);
		return;
	}
}

void assets_name(struct assets *assets)
{
	for (size_t i = 0; i < assets->items.count; i++)
		if (!assets->items.items[i].file)
			name(assets, &assets->items.items[i]);
}
