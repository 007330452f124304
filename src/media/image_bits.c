/* The bits of a JPEG's scan: what isn't met often enough to be inline. */
#include "media/image_bits.h"

static struct code code_of(unsigned length, unsigned symbol)
{
	unsigned zeros = symbol >> 4, size = symbol & 15;
	bool ends = !size && zeros != 15;
	return (struct code){(unsigned char)length, (unsigned char)symbol,
			     (unsigned char)(length + size),
			     ends ? 64 : (unsigned char)(zeros + 1)};
}

bool codes_prepare(struct codes *codes, const unsigned char *stored)
{
	const unsigned char *symbol = stored + CODE_LONGEST;
	uint32_t code = 0;
	memset(codes, 0, sizeof *codes);
	codes->symbols = symbol;
	for (unsigned length = 1; length <= CODE_LONGEST; length++, code <<= 1) {
		codes->symbol_at[length] = (int32_t)(symbol - codes->symbols) - (int32_t)code;
		for (unsigned i = 0; i < stored[length - 1]; i++, code++, symbol++) {
			if (code + 1 >= 1u << length) /* none may be all ones */
				return false;
			if (length > CODE_LOOK)
				continue;
			struct code *first = codes->looked + (code << (CODE_LOOK - length));
			for (unsigned same = 0; same < 1u << (CODE_LOOK - length); same++)
				first[same] = code_of(length, *symbol);
		}
		codes->past[length] = (int32_t)code;
	}
	codes->count = (unsigned)(symbol - codes->symbols);
	return true;
}

static struct huffman_run run_of(const struct codes *codes, unsigned bits)
{
	struct huffman_run run = {0};
	unsigned at = 0;
	for (unsigned advance = 0; advance < 64 && at < RUN_LOOK;) {
		unsigned rest = bits << at & ((1u << RUN_LOOK) - 1);
		struct code code = codes->looked[rest >> (RUN_LOOK - CODE_LOOK)];
		if (!code.length || at + code.length > RUN_LOOK)
			break;
		run.before = (unsigned char)advance;
		advance += code.advance;
		at += code.whole;
		run.whole = (unsigned char)at;
		run.advance = (unsigned char)advance;
		if (code.symbol & 15)
			run.reach = (unsigned char)advance;
	}
	return run;
}

void codes_prepare_runs(struct codes *codes)
{
	for (unsigned i = 0; i < 1u << RUN_LOOK; i++)
		codes->runs[i] = run_of(codes, i);
}

struct code codes_find_long(const struct codes *codes, const struct bits *bits)
{
	for (unsigned length = CODE_LOOK + 1; length <= CODE_LONGEST; length++) {
		int32_t code = (int32_t)(bits->held >> (64 - length));
		if (code < codes->past[length])
			return code_of(length, codes->symbols[code + codes->symbol_at[length]]);
	}
	return (struct code){0};
}

/* A byte FF of the data has a zero behind it; without one it begins a mark, where they end. */
static bool next_byte(struct bits *bits, unsigned *byte)
{
	const unsigned char *next = bits->at;
	while (next < bits->end && *next == 0xFF)
		next++;
	bool marked = next > bits->at;
	if (next == bits->end || (marked && *next != 0))
		return false;
	*byte = marked ? 0xFF : *next;
	bits->at = next + 1;
	return true;
}

void bits_refill_slowly(struct bits *bits)
{
	while (bits->count < 56) {
		unsigned byte = 0;
		if (bits->beyond || !next_byte(bits, &byte))
			bits->beyond += 8;
		bits->held |= (uint64_t)byte << (56 - bits->count);
		bits->count += 8;
	}
}
