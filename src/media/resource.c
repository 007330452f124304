/* The files that articles name: read and judged. */
#include "media/resource.h"

#include "base/sources.h"
#include "base/map.h"
#include "base/zlib.h"
#include "media/media_parts.h"
#include "media/font.h"
#include "media/picture.h"

#include <inttypes.h>
#include <pthread.h>

struct resource_source {
	struct resource resource;
	bool is_read; /* else a thread is at it */
};

struct resources {
	struct sources *sources;
	pthread_mutex_t lock;
	pthread_cond_t read; /* a source was */
	VEC(struct resource_source *) all;
	struct map by_request; /* what is asked of a file, and its path -> source */
};

static const char *key_of(const char *path, enum asset_kind kind,
			  const struct asset_request *request)
{
	return arena_format(request->arena, "%d %" PRIu64 " %s", (int)kind, request->most_pixels,
			    path);
}

struct resources *resources_new(struct sources *sources)
{
	struct resources *resources = mem_zeroed(1, sizeof *resources);
	resources->sources = sources;
	pthread_mutex_init(&resources->lock, NULL);
	pthread_cond_init(&resources->read, NULL);
	return resources;
}

void resources_free(struct resources *resources)
{
	for (size_t i = 0; i < resources->all.count; i++) {
		struct resource_source *source = resources->all.items[i];
		buf_clear(&source->resource.asset.bytes);
		vec_clear(&source->resource.remarks);
		mem_free(source);
	}
	vec_clear(&resources->all);
	map_clear(&resources->by_request);
	pthread_cond_destroy(&resources->read);
	pthread_mutex_destroy(&resources->lock);
	mem_free(resources);
}

static void remark(struct resource *resource, enum message message, const char *detail)
{
	vec_push(&resource->remarks, (struct remark){message, detail});
}

static void remark_changes(struct resource *resource, const struct image_info *info,
			   const struct picture_changes *changes, struct arena *arena)
{
	if (changes->flaw)
		remark(resource, MSG_FLAWED_IMAGE, changes->flaw);
	if (changes->converted)
		remark(resource, MSG_CONVERTED, info->name);
	if (changes->scaled)
		remark(resource, MSG_SCALED,
		       arena_format(arena, "%u x %u", info->width, info->height));
	if (changes->undone)
		remark(resource, MSG_NOT_CHANGED, changes->undone);
	if (info->components == 4)
		remark(resource, MSG_CMYK, NULL);
}

static void judge_image(struct resource *resource, const struct limits *limits,
			const struct asset_request *request)
{
	struct asset *asset = &resource->asset;
	struct image_info info;
	struct picture_changes changes;
	struct arena *arena = request->arena;
	enum image_type type = picture_fit(&asset->bytes, &request->crop, request->most_pixels,
					   limit_of(limits, LIMIT_PIXELS), &info, &changes);
	size_t lost = 0;
	if (type == IMAGE_UNKNOWN)
		resource->wrong = "no picture that octavo knows";
	else if (info.damage)
		resource->wrong = info.damage;
	else if (type == IMAGE_REFUSED || !info.media_type)
		resource->wrong =
		    arena_format(arena, "%s, which readers of e-books don't show", info.name);
	else if (type == IMAGE_SVG)
		resource->wrong = drawing_fit(&asset->bytes, arena, &lost);
	if (lost && !resource->wrong)
		remark(resource, MSG_DRAWING_CLEANED, NULL);
	remark_changes(resource, &info, &changes, arena);
	asset->folder = "images";
	asset->media_type = info.media_type;
	asset->ending = info.ending;
	asset->width = info.width;
	asset->height = info.height;
	asset->animated = info.is_animated;
	asset->format = info.name;
	asset->has_alpha = info.has_alpha;
	asset->ground = resource->wrong ? GROUND_NONE : ground_for(&asset->bytes, type, &info);
	asset->packed = type != IMAGE_SVG;
}

/* What the font is; what it says of itself may be in what WOFF 2 has packed. */
static enum font_type font_look(const struct buf *bytes, size_t most, struct arena *arena,
				struct font_info *info)
{
	const unsigned char *data = (const unsigned char *)bytes->data;
	enum font_type type = font_identify(data, bytes->size, arena, info);
	struct buf font = BUF_EMPTY;
	struct font_info inside;
	if (font_unpacked_size(type, data, bytes->size) > most)
		info->damage = "larger, unpacked, than '--limit font' allows";
	if (type == FONT_WOFF2 && !info->damage &&
	    font_unpack(type, data, bytes->size, most, &font)) {
		font_identify((const unsigned char *)font.data, font.size, arena, &inside);
		inside.name = info->name;
		inside.media_type = info->media_type;
		inside.ending = info->ending;
		*info = inside;
	}
	buf_clear(&font);
	return type;
}

static void judge_font(struct resource *resource, const struct limits *limits, struct arena *arena)
{
	struct asset *asset = &resource->asset;
	struct font_info info;
	enum font_type type = font_look(&asset->bytes, limit_of(limits, LIMIT_FONT), arena, &info);
	if (type == FONT_UNKNOWN)
		resource->wrong = "no font that octavo knows";
	else if (type == FONT_REFUSED || !info.media_type)
		resource->wrong =
		    arena_format(arena, "%s, which readers of e-books don't take", info.name);
	else if (info.damage)
		resource->wrong = info.damage;
	else if (info.is_restricted)
		resource->wrong = "a font whose licence, by its own word, allows no embedding";
	asset->folder = "fonts";
	asset->media_type = info.media_type;
	asset->ending = info.ending;
	asset->family = info.family ? info.family : asset->stem;
	asset->weight = info.weight;
	asset->heaviest = info.heaviest;
	asset->is_indivisible = info.is_indivisible;
	asset->italic = info.is_italic;
	asset->packed = type == FONT_WOFF || type == FONT_WOFF2;
}

static void judge_media(struct resource *resource, bool film)
{
	struct asset *asset = &resource->asset;
	struct media_type type = media_identify(asset->bytes.data, asset->bytes.size, film);
	if (!type.name)
		resource->wrong = film ? "no film that readers of e-books play"
				       : "no sound that readers of e-books play";
	asset->folder = "media";
	asset->media_type = type.name;
	asset->ending = type.ending;
	asset->packed = true;
}

static bool is_font(const struct asset *asset, struct arena *arena)
{
	struct font_info info;
	return font_identify((const unsigned char *)asset->bytes.data, asset->bytes.size, arena,
			     &info) != FONT_UNKNOWN;
}

static void judge(struct resource *resource, const struct sources *sources, enum asset_kind kind,
		  const struct asset_request *request)
{
	struct arena *arena = request->arena;
	const struct limits *limits = sources_limits(sources);
	if (kind == ASSET_ANY)
		kind = is_font(&resource->asset, arena) ? ASSET_FONT : ASSET_IMAGE;
	if (kind == ASSET_FONT)
		judge_font(resource, limits, arena);
	else if (kind == ASSET_IMAGE)
		judge_image(resource, limits, request);
	else
		judge_media(resource, kind == ASSET_VIDEO);
	if (resource->wrong)
		buf_clear(&resource->asset.bytes);
	else
		resource->asset.sum =
		    zlib_checksum(resource->asset.bytes.data, resource->asset.bytes.size);
}

/* The resource, if a book can carry it. */
static struct resource *usable(struct resource *resource, enum asset_kind kind,
			       const struct asset_request *request)
{
	static const enum message messages[] = {
	    [ASSET_IMAGE] = MSG_BAD_IMAGE, [ASSET_FONT] = MSG_BAD_FONT,
	    [ASSET_AUDIO] = MSG_BAD_MEDIA, [ASSET_VIDEO] = MSG_BAD_MEDIA,
	    [ASSET_ANY] = MSG_BAD_IMAGE,
	};
	if (!resource->wrong)
		return resource;
	if (resource->asset.family) /* where a style sheet might as well have named a picture */
		kind = ASSET_FONT;
	diag(request->diags, request->is_cover ? MSG_BAD_COVER : messages[kind], request->at,
	     request->shown, resource->wrong);
	return NULL;
}

/* The source of the file for such a request, *is_new if this thread is to read it; else it has been
 * read. */
static struct resource_source *claim(struct resources *resources, const char *path,
				     enum asset_kind kind, const struct asset_request *request,
				     bool *is_new)
{
	const char *key = key_of(path, kind, request);
	pthread_mutex_lock(&resources->lock);
	size_t *known = map_at(&resources->by_request, key);
	*is_new = *known == MAP_NONE;
	if (*is_new) {
		*known = resources->all.count;
		struct resource_source *source = mem_zeroed(1, sizeof *source);
		source->resource.taken = MAP_NONE;
		vec_push(&resources->all, source);
	}
	struct resource_source *source = resources->all.items[*known];
	while (!*is_new && !source->is_read)
		pthread_cond_wait(&resources->read, &resources->lock);
	pthread_mutex_unlock(&resources->lock);
	return source;
}

static void tell_read(struct resources *resources, struct resource_source *source)
{
	pthread_mutex_lock(&resources->lock);
	source->is_read = true;
	pthread_cond_broadcast(&resources->read);
	pthread_mutex_unlock(&resources->lock);
}

/* Reads and judges the file; false after a diagnostic. */
static bool load(struct sources *sources, struct resource *resource, const char *path,
		 enum asset_kind kind, const struct asset_request *request)
{
	struct stat found;
	enum file_kind is = sources_look(sources, path, &found);
	if (is == FILE_FOLDER || is == FILE_OTHER) {
		resource->wrong = file_other_kind(&found);
		return true;
	}
	if (sources_read(sources, path, LIMIT_FILE, &resource->asset.bytes, NULL, request->diags,
			 request->at)) {
		judge(resource, sources, kind, request);
		return true;
	}
	resource->wrong = "unreadable";
	return false;
}

struct resource *resources_read(struct resources *resources, const char *path, enum asset_kind kind,
				const struct asset_request *request)
{
	bool is_new;
	struct resource_source *source = claim(resources, path, kind, request, &is_new);
	struct resource *resource = &source->resource;
	if (!is_new)
		return usable(resource, kind, request);
	resource->asset.stem = path_stem(request->arena, path);
	bool read = load(resources->sources, resource, path, kind, request);
	tell_read(resources, source);
	return read ? usable(resource, kind, request) : NULL;
}

struct resource *resources_from_bytes(struct resources *resources, struct buf bytes,
				      const char *stem, enum asset_kind kind,
				      const struct asset_request *request)
{
	struct resource_source *source = mem_zeroed(1, sizeof *source);
	pthread_mutex_lock(&resources->lock);
	vec_push(&resources->all, source);
	pthread_mutex_unlock(&resources->lock);
	struct resource *resource = &source->resource;
	resource->taken = MAP_NONE;
	resource->asset.bytes = bytes;
	resource->asset.stem = arena_string(request->arena, stem);
	judge(resource, resources->sources, kind, request);
	return usable(resource, kind, request);
}
