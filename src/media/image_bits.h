/* The bits of a JPEG's scan, and the Huffman codes in them. */
#ifndef OCTAVO_MEDIA_IMAGE_BITS_H
#define OCTAVO_MEDIA_IMAGE_BITS_H

#include "media/numbers.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bits that are taken from the left. Behind the data come zeros. */
struct bits {
	const unsigned char *at, *end;
	uint64_t held;
	int count;  /* that are held */
	int beyond; /* of these, what came from behind the data */
};

/* The bits of a code, and those by which one and several are looked up. */
enum { CODE_LONGEST = 16, CODE_LOOK = 10, RUN_LOOK = 11 };

struct code {
	unsigned char length; /* of the code; 0: longer than what is looked up, or no code */
	unsigned char symbol;
	unsigned char whole;   /* with the bits of the number behind it */
	unsigned char advance; /* coefficients from this one to the next, in a sequential scan */
};

/* The codes of a sequential scan that end within the bits looked at. */
struct huffman_run {
	unsigned char whole;   /* their bits, with those of the numbers; 0: there is none */
	unsigned char advance; /* their coefficients */
	unsigned char before;  /* those but for the last code's */
	unsigned char reach;   /* those up to the last that isn't zero */
};

struct codes {
	struct code looked[1 << CODE_LOOK];
	struct huffman_run runs[1 << RUN_LOOK];
	const unsigned char *symbols;
	unsigned count;                      /* of them */
	int32_t past[CODE_LONGEST + 1];      /* one behind the last code of each length */
	int32_t symbol_at[CODE_LONGEST + 1]; /* its symbol's index, less the first code */
};

/* Prepares codes as they stand in a picture: sixteen counts, then the symbols. False: they
 * contradict each other. */
bool codes_prepare(struct codes *codes, const unsigned char *stored);

/* Prepares the runs, too, which is worth it for a sequential scan. */
void codes_prepare_runs(struct codes *codes);

/* A code that is longer than what is looked up; of length 0: there is none. */
struct code codes_find_long(const struct codes *codes, const struct bits *bits);

/* Holds 57 bits at least. */
void bits_refill_slowly(struct bits *bits);

static inline bool bits_has_mark(uint64_t eight_bytes) /* one of them is 0xFF */
{
	uint64_t inverse = ~eight_bytes;
	return (inverse - 0x0101010101010101u) & ~inverse & 0x8080808080808080u;
}

static inline void bits_refill(struct bits *bits)
{
	if (bits->end - bits->at >= 8) {
		uint64_t next = (uint64_t)be32(bits->at) << 32 | be32(bits->at + 4);
		if (!bits_has_mark(next)) {
			int bytes = (63 - bits->count) >> 3;
			bits->held |= next >> bits->count;
			bits->at += bytes;
			bits->count += bytes * 8;
			/* What is held beyond the whole bytes comes again the next time. */
			return;
		}
	}
	bits_refill_slowly(bits);
}

static inline void bits_drop(struct bits *bits, unsigned count)
{
	bits->held <<= count;
	bits->count -= (int)count;
}

static inline bool bits_ran_out(const struct bits *bits)
{
	return bits->count < bits->beyond;
}

/* The code that comes next; it is the caller's to drop it. */
static inline struct code codes_next(const struct codes *codes, struct bits *bits)
{
	if (bits->count < 32)
		bits_refill(bits);
	struct code code = codes->looked[bits->held >> (64 - CODE_LOOK)];
	return code.length ? code : codes_find_long(codes, bits);
}

/* The codes that come next; at: the coefficient of the first. Of no bits where they have to be
 * looked at one by one: long ones, and those by which the block ends too early or too late. */
static inline struct huffman_run codes_next_run(const struct codes *codes, struct bits *bits,
						unsigned at)
{
	enum { END = 64 };
	if (bits->count < 32)
		bits_refill(bits);
	struct huffman_run run = codes->runs[bits->held >> (64 - RUN_LOOK)];
	return at + run.before < END && at + run.reach <= END ? run : (struct huffman_run){0};
}

#endif
