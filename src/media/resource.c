/* The files that articles name: read and judged. */
#include "media/resource.h"

#include "base/file.h"
#include "base/map.h"
#include "base/zlib.h"
#include "media/drawing.h"
#include "media/font.h"
#include "media/audio_video.h"
#include "media/picture.h"

#include <inttypes.h>
#include <pthread.h>

enum { LARGEST = 512 << 20 }; /* bytes; no reader opens a larger picture */

struct resource_source {
	struct resource material;
	bool is_read; /* else a thread is at it */
};

struct resources {
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

struct resources *resources_new(void)
{
	struct resources *materials = mem_zeroed(1, sizeof *materials);
	pthread_mutex_init(&materials->lock, NULL);
	pthread_cond_init(&materials->read, NULL);
	return materials;
}

void resources_free(struct resources *materials)
{
	for (size_t i = 0; i < materials->all.count; i++) {
		struct resource_source *source = materials->all.items[i];
		buf_clear(&source->material.asset.bytes);
		vec_clear(&source->material.remarks);
		mem_free(source);
	}
	vec_clear(&materials->all);
	map_clear(&materials->by_request);
	pthread_cond_destroy(&materials->read);
	pthread_mutex_destroy(&materials->lock);
	mem_free(materials);
}

static void remark(struct resource *material, enum message message, const char *detail)
{
	vec_push(&material->remarks, (struct remark){message, detail});
}

static void remark_changes(struct resource *material, const struct image_info *info,
			   const struct picture_changes *changes, struct arena *arena)
{
	if (changes->flaw)
		remark(material, MSG_FLAWED_IMAGE, changes->flaw);
	if (changes->converted)
		remark(material, MSG_CONVERTED, info->name);
	if (changes->scaled)
		remark(material, MSG_SCALED,
		       arena_format(arena, "%u x %u", info->width, info->height));
	if (changes->undone)
		remark(material, MSG_NOT_CHANGED, changes->undone);
	if (info->components == 4)
		remark(material, MSG_CMYK, NULL);
}

static void judge_image(struct resource *material, uint64_t most_pixels, struct arena *arena)
{
	struct asset *asset = &material->asset;
	struct image_info info;
	struct picture_changes changes;
	enum image_type type = picture_fit(&asset->bytes, most_pixels, &info, &changes);
	size_t lost = 0;
	if (type == IMAGE_UNKNOWN)
		material->wrong = "no picture that octavo knows";
	else if (type == IMAGE_REFUSED || !info.media_type)
		material->wrong =
		    arena_format(arena, "%s, which readers of e-books don't show", info.name);
	else if (info.damage)
		material->wrong = info.damage;
	else if (type == IMAGE_SVG)
		material->wrong = drawing_fit(&asset->bytes, arena, &lost);
	if (lost && !material->wrong)
		remark(material, MSG_DRAWING_CLEANED, NULL);
	remark_changes(material, &info, &changes, arena);
	asset->folder = "images";
	asset->media_type = info.media_type;
	asset->ending = info.ending;
	asset->width = info.width;
	asset->height = info.height;
	asset->animated = info.is_animated;
	asset->format = info.name;
	asset->has_alpha = info.has_alpha;
	asset->packed = type != IMAGE_SVG;
}

static void judge_font(struct resource *material, struct arena *arena)
{
	struct asset *asset = &material->asset;
	struct font_info info;
	enum font_type type = font_identify((const unsigned char *)asset->bytes.data,
					    asset->bytes.size, arena, &info);
	if (type == FONT_UNKNOWN)
		material->wrong = "no font that octavo knows";
	else if (type == FONT_REFUSED || !info.media_type)
		material->wrong =
		    arena_format(arena, "%s, which readers of e-books don't take", info.name);
	else if (info.damage)
		material->wrong = info.damage;
	else if (info.is_restricted)
		material->wrong = "a font whose licence, by its own word, allows no embedding";
	asset->folder = "fonts";
	asset->media_type = info.media_type;
	asset->ending = info.ending;
	asset->family = info.family ? info.family : asset->stem;
	asset->weight = info.weight;
	asset->italic = info.is_italic;
	asset->packed = type == FONT_WOFF || type == FONT_WOFF2;
}

static void judge_media(struct resource *material, bool film)
{
	struct asset *asset = &material->asset;
	struct media_type type = media_identify(asset->bytes.data, asset->bytes.size, film);
	if (!type.name)
		material->wrong = film ? "no film that readers of e-books play"
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

static void judge(struct resource *material, enum asset_kind kind,
		  const struct asset_request *request)
{
	struct arena *arena = request->arena;
	if (kind == ASSET_ANY)
		kind = is_font(&material->asset, arena) ? ASSET_FONT : ASSET_IMAGE;
	if (kind == ASSET_FONT)
		judge_font(material, arena);
	else if (kind == ASSET_IMAGE)
		judge_image(material, request->most_pixels, arena);
	else
		judge_media(material, kind == ASSET_VIDEO);
	if (material->wrong)
		buf_clear(&material->asset.bytes);
	else
		material->asset.sum =
		    zlib_checksum(material->asset.bytes.data, material->asset.bytes.size);
}

/* The material, if a book can carry it. */
static struct resource *usable(struct resource *material, enum asset_kind kind,
			       const struct asset_request *request)
{
	static const enum message messages[][2] = {
	    [ASSET_IMAGE] = {MSG_BAD_IMAGE, MSG_BAD_IMAGE_DROPPED},
	    [ASSET_FONT] = {MSG_BAD_FONT, MSG_BAD_FONT},
	    [ASSET_AUDIO] = {MSG_BAD_MEDIA, MSG_BAD_MEDIA_DROPPED},
	    [ASSET_VIDEO] = {MSG_BAD_MEDIA, MSG_BAD_MEDIA_DROPPED},
	    [ASSET_ANY] = {MSG_BAD_IMAGE, MSG_BAD_IMAGE_DROPPED},
	};
	if (!material->wrong)
		return material;
	diag(request->diags, messages[kind][request->lenient], request->at, request->shown,
	     material->wrong);
	return NULL;
}

/* The source of the file for such a request, *is_new if this thread is to read it; else it has been
 * read. */
static struct resource_source *claim(struct resources *materials, const char *path,
				     enum asset_kind kind, const struct asset_request *request,
				     bool *is_new)
{
	const char *key = key_of(path, kind, request);
	pthread_mutex_lock(&materials->lock);
	size_t *known = map_at(&materials->by_request, key);
	*is_new = *known == MAP_NONE;
	if (*is_new) {
		*known = materials->all.count;
		struct resource_source *source = mem_zeroed(1, sizeof *source);
		source->material.taken = MAP_NONE;
		vec_push(&materials->all, source);
	}
	struct resource_source *source = materials->all.items[*known];
	while (!*is_new && !source->is_read)
		pthread_cond_wait(&materials->read, &materials->lock);
	pthread_mutex_unlock(&materials->lock);
	return source;
}

static void tell_read(struct resources *materials, struct resource_source *source)
{
	pthread_mutex_lock(&materials->lock);
	source->is_read = true;
	pthread_cond_broadcast(&materials->read);
	pthread_mutex_unlock(&materials->lock);
}

/* Reads and judges the file; false after a diagnostic. */
static bool load(struct resource *material, const char *path, enum asset_kind kind,
		 const struct asset_request *request)
{
	struct stat found;
	enum file_kind is = file_look(path, &found);
	if (is == FILE_FOLDER || is == FILE_OTHER) {
		material->wrong = file_other_kind(&found);
		return true;
	}
	if (file_read(path, LARGEST, &material->asset.bytes, NULL, request->diags, request->at)) {
		judge(material, kind, request);
		return true;
	}
	material->wrong = "unreadable";
	return false;
}

struct resource *resources_read(struct resources *materials, const char *path, enum asset_kind kind,
				const struct asset_request *request)
{
	bool is_new;
	struct resource_source *source = claim(materials, path, kind, request, &is_new);
	struct resource *material = &source->material;
	if (!is_new)
		return usable(material, kind, request);
	material->asset.stem = path_stem(request->arena, path);
	bool read = load(material, path, kind, request);
	tell_read(materials, source);
	return read ? usable(material, kind, request) : NULL;
}

struct resource *resources_from_bytes(struct resources *materials, struct buf bytes,
				      const char *stem, const struct asset_request *request)
{
	struct resource_source *source = mem_zeroed(1, sizeof *source);
	pthread_mutex_lock(&materials->lock);
	vec_push(&materials->all, source);
	pthread_mutex_unlock(&materials->lock);
	struct resource *material = &source->material;
	material->taken = MAP_NONE;
	material->asset.bytes = bytes;
	material->asset.stem = arena_string(request->arena, stem);
	judge(material, ASSET_IMAGE, request);
	return usable(material, ASSET_IMAGE, request);
}
