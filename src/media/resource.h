/* The files that articles name, each read and judged once, by whichever thread asks first. What of
 * them the book holds, and in which order, is for assets.h to say. */
#ifndef OCTAVO_MEDIA_RESOURCE_H
#define OCTAVO_MEDIA_RESOURCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/sources.h"
#include "base/vec.h"
#include "tree/tree.h"

/* What a picture wants behind it where it is clear: a light or a dark ground, whatever the page. */
enum ground { GROUND_NONE, GROUND_LIGHT, GROUND_DARK };

/* A file that a book can carry. */
struct asset {
	const char *folder;     /* "images", "fonts" or "media" */
	const char *stem;       /* what its name is made of */
	const char *ending;     /* "jpg" */
	const char *media_type; /* "image/jpeg" */
	struct buf bytes;
	uint32_t sum; /* a checksum of the bytes */
	bool packed;  /* compressed by its own format: deflating again is in vain */
	bool animated;
	const char *format; /* of a picture: "PNG" */
	bool has_alpha;
	enum ground ground;
	unsigned width, height; /* in pixels; 0: not known or not a picture */
	const char *family;     /* of a font; NULL: not a font */
	unsigned weight;        /* 100 to 900 */
	unsigned heaviest;      /* of a variable font, whose weight is the lightest; else 0 */
	bool is_indivisible;    /* its licence allows no subset of it */
	bool italic;
	const char *file; /* in the package; NULL until names are given out */
	const char *item; /* its id in the manifest */
};

/* What is told of a file once, where the book first uses it. */
struct remark {
	enum message message; /* {1} is the path as the author wrote it */
	const char *detail;   /* {2} */
};

struct resource {
	struct asset asset;
	const char *wrong; /* as in "'x.jpg' is …", why a book can't carry it; NULL: it can */
	VEC(struct remark) remarks;
	size_t taken; /* the asset that it became, or MAP_NONE */
};

enum asset_kind {
	ASSET_IMAGE,
	ASSET_FONT,
	ASSET_AUDIO,
	ASSET_VIDEO,
	ASSET_ANY /* a picture or a font, as style sheets name them */
};

/* Where a request for a file stands and what for. */
struct asset_request {
	const char *shown; /* the path as the author wrote it */
	struct place at;
	bool is_cover;         /* one that is made stands in its place where it is wrong */
	uint64_t most_pixels;  /* of a picture, which is scaled down to as many; 0: any number */
	struct tree_crop crop; /* of a picture that came as bytes */
	struct arena *arena;   /* of the thread that asks; lives as long as the book */
	struct diags *diags;
};

struct resources;
struct resources *resources_new(struct sources *sources); /* freed with all that was read */
void resources_free(struct resources *resources);

/* The file at path (absolute); any thread may ask. NULL after a diagnostic: it can't be read, isn't
 * what is asked for, or of a type that no reader knows. */
struct resource *resources_read(struct resources *resources, const char *path, enum asset_kind kind,
				const struct asset_request *request);

/* The same for what came as bytes, which are taken over, to be named after stem. */
struct resource *resources_from_bytes(struct resources *resources, struct buf bytes,
				      const char *stem, enum asset_kind kind,
				      const struct asset_request *request);

#endif
