/* The files that a book carries beside its text. */
#include "edition/assets.h"

#include "base/file.h"
#include "base/zlib.h"
#include "edition/drawing.h"
#include "edition/font.h"
#include "edition/media.h"
#include "edition/picture.h"
#include "edition/slug.h"

#include <string.h>

enum { LARGEST = 512 << 20 }; /* bytes; no reader opens a larger picture */

void assets_init(struct assets *assets, struct arena *arena)
{
	*assets = (struct assets){.arena = arena};
}

void assets_clear(struct assets *assets)
{
	for (size_t i = 0; i < assets->items.count; i++)
		buf_clear(&assets->items.items[i].bytes);
	vec_clear(&assets->items);
	map_clear(&assets->by_path);
	map_clear(&assets->by_bytes);
	map_clear(&assets->names);
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
	asset.sum = zlib_checksum(asset.bytes.data, size);
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

/* What is wrong with a picture that a book can't carry, as in "'x.jpg' is …"; NULL: it can. */
static const char *describe_image(struct assets *assets, struct asset *asset,
				  const struct asset_request *request)
{
	struct image_info info;
	bool converted;
	enum image_type type = picture_fit(&asset->bytes, &info, &converted);
	if (type == IMAGE_UNKNOWN)
		return "no picture that octavo knows";
	if (type == IMAGE_REFUSED || !info.media_type)
		return arena_format(assets->arena, "%s, which readers of e-books don't show",
				    info.name);
	if (info.damage)
		return info.damage;
	size_t lost = 0;
	if (type == IMAGE_SVG && !drawing_fit(&asset->bytes, &lost))
		return "damaged: no drawing can be read from it";
	if (lost)
		diag(request->diags, MSG_DRAWING_CLEANED, request->at, request->shown, NULL);
	if (converted)
		diag(request->diags, MSG_CONVERTED, request->at, request->shown, info.name);
	asset->folder = "images";
	asset->media_type = info.media_type;
	asset->ending = info.ending;
	asset->width = info.width;
	asset->height = info.height;
	asset->animated = info.is_animated;
	asset->packed = type != IMAGE_SVG;
	return NULL;
}

static const char *describe_font(struct assets *assets, struct asset *asset)
{
	struct font_info info;
	enum font_type type = font_identify((const unsigned char *)asset->bytes.data,
					    asset->bytes.size, assets->arena, &info);
	if (type == FONT_UNKNOWN)
		return "no font that octavo knows";
	if (type == FONT_REFUSED || !info.media_type)
		return arena_format(assets->arena, "%s, which readers of e-books don't take",
				    info.name);
	if (info.damage)
		return info.damage;
	if (info.is_restricted)
		return "a font whose licence, by its own word, allows no embedding";
	asset->folder = "fonts";
	asset->media_type = info.media_type;
	asset->ending = info.ending;
	asset->family = info.family ? info.family : asset->stem;
	asset->weight = info.weight;
	asset->italic = info.is_italic;
	asset->packed = type == FONT_WOFF || type == FONT_WOFF2;
	return NULL;
}

static const char *describe_media(struct asset *asset, bool film)
{
	struct media_type type = media_identify(asset->bytes.data, asset->bytes.size, film);
	if (!type.name)
		return film ? "no film that readers of e-books play"
			    : "no sound that readers of e-books play";
	asset->folder = "media";
	asset->media_type = type.name;
	asset->ending = type.ending;
	asset->packed = true;
	return NULL;
}

/* Adds an asset whose bytes are taken over, if a book can carry it. */
static size_t add_described(struct assets *assets, struct asset asset, enum asset_kind kind,
			    const struct asset_request *request)
{
	static const enum message errors[] = {MSG_BAD_IMAGE, MSG_BAD_FONT, MSG_BAD_MEDIA,
					      MSG_BAD_MEDIA};
	static const enum message warnings[] = {MSG_BAD_IMAGE_DROPPED, MSG_BAD_FONT,
						MSG_BAD_MEDIA_DROPPED, MSG_BAD_MEDIA_DROPPED};
	const char *wrong = kind == ASSET_FONT    ? describe_font(assets, &asset)
			    : kind == ASSET_IMAGE ? describe_image(assets, &asset, request)
						  : describe_media(&asset, kind == ASSET_VIDEO);
	if (!wrong)
		return add(assets, asset);
	enum message message = request->lenient ? warnings[kind] : errors[kind];
	diag(request->diags, message, request->at, request->shown, wrong);
	buf_clear(&asset.bytes);
	return MAP_NONE;
}

static bool is_font(const struct asset *asset)
{
	struct font_info info;
	struct arena *arena = arena_new();
	bool font = font_identify((const unsigned char *)asset->bytes.data, asset->bytes.size,
				  arena, &info) != FONT_UNKNOWN;
	arena_free(arena);
	return font;
}

size_t assets_add_image_bytes(struct assets *assets, struct buf bytes, const char *stem,
			      const struct asset_request *request)
{
	struct asset asset = {.bytes = bytes, .stem = arena_string(assets->arena, stem)};
	return add_described(assets, asset, ASSET_IMAGE, request);
}

size_t assets_add(struct assets *assets, const char *path, enum asset_kind kind,
		  const struct asset_request *request)
{
	size_t known = map_find(&assets->by_path, path);
	if (known != MAP_NONE)
		return known;
	struct asset asset = {.stem = path_stem(assets->arena, path)};
	if (!file_read(path, LARGEST, &asset.bytes, NULL, request->diags, request->at))
		return MAP_NONE;
	if (kind == ASSET_ANY)
		kind = is_font(&asset) ? ASSET_FONT : ASSET_IMAGE;
	size_t added = add_described(assets, asset, kind, request);
	if (added != MAP_NONE)
		*map_at(&assets->by_path, arena_string(assets->arena, path)) = added;
	return added;
}

size_t assets_add_style(struct assets *assets, struct buf bytes, const char *stem)
{
	struct asset asset = {
	    .folder = "style",
	    .stem = arena_format(assets->arena, "page-%s", stem),
	    .ending = "css",
	    .media_type = "text/css",
	    .bytes = bytes,
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
