/* The files that a book carries beside its text: pictures, fonts, sound. Each is known by its bytes
 * and stored once however often it is used. */
#ifndef OCTAVO_EDITION_ASSETS_H
#define OCTAVO_EDITION_ASSETS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"

struct asset {
	const char *folder;     /* "images", "fonts" or "media" */
	const char *stem;       /* what its name is made of */
	const char *ending;     /* "jpg" */
	const char *media_type; /* "image/jpeg" */
	struct buf bytes;
	uint32_t sum; /* a checksum of the bytes */
	bool packed;  /* compressed by its own format: deflating again is in vain */
	bool animated;
	unsigned width, height; /* in pixels; 0: not known or not a picture */
	const char *family;     /* of a font; NULL: not a font */
	unsigned weight;        /* 100 to 900 */
	bool italic;
	const char *file; /* in the package; NULL until names are given out */
	const char *item; /* its id in the manifest */
};

struct assets {
	struct arena *arena; /* borrowed */
	VEC(struct asset) items;
	struct map by_path;  /* absolute path -> asset */
	struct map by_bytes; /* size and checksum -> asset */
	struct map names;    /* file names given out */
};

void assets_init(struct assets *assets, struct arena *arena);
void assets_clear(struct assets *assets);

/* Where a request for an asset stands and how strict it is. */
struct asset_request {
	const char *shown; /* the path as the author wrote it */
	struct place at;
	bool lenient; /* what is wrong is a warning: words will stand in the picture's place */
	struct diags *diags;
};

enum asset_kind {
	ASSET_IMAGE,
	ASSET_FONT,
	ASSET_AUDIO,
	ASSET_VIDEO,
	ASSET_ANY /* a picture or a font, as style sheets name them */
};

/* Adds the file at path (absolute), reading it the first time. MAP_NONE after a diagnostic: it
 * can't be read, isn't what is asked for, or of a type that no reader knows. */
size_t assets_add(struct assets *assets, const char *path, enum asset_kind kind,
		  const struct asset_request *request);

/* The same for a picture that came as bytes, which are taken over, to be named after stem. */
size_t assets_add_image_bytes(struct assets *assets, struct buf bytes, const char *stem,
			      const struct asset_request *request);

/* Adds a style sheet, whose bytes are taken over, to be named after stem. */
size_t assets_add_style(struct assets *assets, struct buf bytes, const char *stem);

/* Gives each that has none its file name and item id; namesakes are told apart by their bytes. */
void assets_name(struct assets *assets);

#endif
