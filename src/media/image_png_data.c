/* PNG: whether the data, unpacked, are the rows that the header announces. */
#include "media/image_parts.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/zlib.h"

/* The most that a byte of packed data can stand for (RFC 1951: 258 bytes by two bits). */
enum { EXPANSION_MOST = 1032, FILTERS = 5, PASSES = 7 };

/* Which pixels the passes of an interlaced picture hold: from where on, and how far apart. */
static const struct pass {
	unsigned left, top, across, down;
} passes[PASSES] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
		    {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}},
  whole[1] = {{0, 0, 1, 1}};

static uint64_t parts(uint64_t length, unsigned start, unsigned step)
{
	return length > start ? (length - start + step - 1) / step : 0;
}

/* Calls row with the size of each row, its filter's byte in front, until that returns false. */
static bool each_row(const struct png_header *header, bool (*row)(void *user, uint64_t size),
		     void *user)
{
	const struct pass *pass = header->interlaced ? passes : whole;
	for (const struct pass *end = pass + (header->interlaced ? PASSES : 1); pass < end;
	     pass++) {
		uint64_t across = parts(header->width, pass->left, pass->across);
		uint64_t size = 1 + (across * header->bits + 7) / 8;
		uint64_t down = across ? parts(header->height, pass->top, pass->down) : 0;
		for (uint64_t y = 0; y < down; y++)
			if (!row(user, size))
				return false;
	}
	return true;
}

static bool add_size(void *user, uint64_t size)
{
	uint64_t *sum = user;
	*sum += size;
	return true;
}

static bool has_filter(void *user, uint64_t size)
{
	const unsigned char **at = user;
	bool good = **at < FILTERS;
	*at += size;
	return good;
}

/* The data of the first chunks that hold any, as one. */
static struct bytes gather(struct bytes chunks, struct buf *room)
{
	struct bytes first = {NULL, 0};
	for (;;) {
		size_t size = be32(take(&chunks, 4));
		if (memcmp(take(&chunks, 4), "IDAT", 4) != 0)
			break;
		const unsigned char *data = take(&chunks, size);
		take(&chunks, 4);
		if (first.at && !room->size)
			buf_add(room, first.at, first.left);
		if (first.at)
			buf_add(room, data, size);
		else
			first = (struct bytes){data, size};
	}
	return room->size ? (struct bytes){(unsigned char *)room->data, room->size} : first;
}

static const char *check_rows(const struct png_header *header, struct bytes packed, uint64_t size,
			      const char **flaw)
{
	unsigned char *rows = mem_alloc(size + ZLIB_SLACK); /* to see what is too much, too */
	struct zlib_found found;
	const char *damage = NULL;
	const unsigned char *at = rows;
	if (!zlib_unpack_some(packed.at, packed.left, rows, size + ZLIB_SLACK, &found))
		damage = "damaged";
	else if (found.size < size)
		damage = image_is_short;
	else if (!each_row(header, has_filter, &at))
		damage = "damaged";
	else if (found.size > size)
		*flaw = "its data are more than its size needs";
	else if (!found.sum_is_right)
		damage = image_is_altered;
	mem_free(rows);
	return damage;
}

/* As many bytes as a picture may have pixels, and what filters add in front of each row. */
static uint64_t most_unpacked(uint64_t most_pixels)
{
	return most_pixels + most_pixels / 16;
}

const char *png_check_data(const struct png_header *header, struct bytes chunks,
			   struct image_info *info)
{
	struct buf room = BUF_EMPTY;
	uint64_t size = 0;
	each_row(header, add_size, &size);
	if (size > most_unpacked(info->most_pixels))
		return "of more bytes than '--limit pixels' allows a PNG";
	struct bytes packed = gather(chunks, &room);
	const char *damage = size / EXPANSION_MOST > packed.left
				 ? image_is_short
				 : check_rows(header, packed, size, &info->flaw);
	buf_clear(&room);
	return damage;
}
