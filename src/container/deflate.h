/* Deflating a file's bytes with libdeflate, before and apart from writing the container. */
#ifndef OCTAVO_CONTAINER_DEFLATE_H
#define OCTAVO_CONTAINER_DEFLATE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

/* A file as the container will hold it. */
struct packed {
	const char *name; /* its path inside the container; borrowed */
	struct buf bytes; /* as stored: deflated or plain */
	size_t size;      /* of the file itself */
	uint32_t crc;     /* of the file itself (CRC-32 as in ZIP) */
	bool deflated;
};

void packed_clear(struct packed *packed);

struct deflater;
struct deflater *deflater_new(void); /* the caller frees it; one thread at a time */
void deflater_free(struct deflater *deflater);

enum effort {
	EFFORT_FAST, /* as small for long lists of lines that resemble each other, in a fifth of the
			time */
	EFFORT_FULL,
};

/* Packs bytes, which are taken over, under name; stores them plain when that is smaller. */
struct packed deflater_pack(struct deflater *deflater, const char *name, struct buf bytes,
			    enum effort effort);

/* The same for bytes that are compressed already: they stay as they are. crc is theirs. */
struct packed packed_stored(const char *name, struct buf bytes, uint32_t crc);

#endif
