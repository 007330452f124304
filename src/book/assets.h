/* The files that a book carries beside its text: pictures, fonts, sound. Each is stored once
 * however often it is used, in the order of its first use. One thread at a time. */
#ifndef OCTAVO_BOOK_ASSETS_H
#define OCTAVO_BOOK_ASSETS_H

#include "base/map.h"
#include "media/resource.h"

struct assets {
	struct arena *arena; /* borrowed */
	struct resources *resources;
	VEC(struct asset) items;
	struct map by_bytes; /* size and checksum -> asset */
	struct map names;    /* file names given out */
};

void assets_init(struct assets *assets, struct arena *arena, struct sources *sources);
void assets_clear(struct assets *assets);

/* Makes an asset of a file, or finds the one with the same bytes, and tells what there is to tell
 * of it. */
size_t assets_take(struct assets *assets, struct resource *resource,
		   const struct asset_request *request);

/* Reads the file at path (absolute) and takes it; MAP_NONE after a diagnostic. */
size_t assets_add(struct assets *assets, const char *path, enum asset_kind kind,
		  const struct asset_request *request);

/* Adds a style sheet, whose bytes are taken over, to be named after stem. */
size_t assets_add_style(struct assets *assets, struct buf bytes, const char *stem);

/* Gives each that has none its file name and item id; namesakes are told apart by their bytes. */
void assets_name(struct assets *assets);

#endif
