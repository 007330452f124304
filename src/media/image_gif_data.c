/* GIF: whether a frame's data give as many pixels as it has. What the pixels are isn't worked out:
 * of each code only the number that it stands for is kept. */
#include "media/image_parts.h"

enum { CODE_MOST = 12, CODES = 1 << CODE_MOST };

/* Codes from blocks that are chained. */
struct gif_reader {
	struct bytes bytes;
	unsigned in_block; /* bytes left in the block */
	uint32_t held;
	unsigned count; /* of the bits held */
};

/* The next code of so many bits; CODES: there is none. */
static unsigned next_code(struct gif_reader *reader, unsigned size)
{
	while (reader->count < size) {
		if (!reader->in_block && !(reader->in_block = *take(&reader->bytes, 1)))
			return CODES;
		reader->in_block--;
		reader->held |= (uint32_t)*take(&reader->bytes, 1) << reader->count;
		reader->count += 8;
	}
	unsigned code = reader->held & ((1u << size) - 1);
	reader->held >>= size;
	reader->count -= size;
	return code;
}

/* The chain of blocks is known to be whole. */
const char *gif_check_data(struct bytes data, uint64_t pixels)
{
	unsigned least = *take(&data, 1);
	if (least < 1 || least >= CODE_MOST)
		return image_is_broken;
	struct gif_reader reader = {.bytes = data};
	const unsigned clear = 1u << least, end = clear + 1;
	uint32_t lengths[CODES]; /* of what each code stands for */
	unsigned size = least + 1, next = end + 1, before = CODES;
	for (unsigned i = 0; i < clear; i++)
		lengths[i] = 1;
	for (uint64_t done = 0; done < pixels;) {
		unsigned code = next_code(&reader, size);
		if (code == CODES || code == end)
			return image_is_short;
		if (code == clear) {
			size = least + 1;
			next = end + 1;
			before = CODES;
			continue;
		}
		if (before != CODES && next < CODES)
			lengths[next++] = lengths[before] + 1;
		if (code >= next || (before == CODES && code > clear))
			return "damaged";
		if (next == 1u << size && size < CODE_MOST)
			size++;
		done += lengths[code];
		before = code;
	}
	return NULL;
}
