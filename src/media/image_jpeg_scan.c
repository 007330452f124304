/* JPEG: whether the data of a scan are whole. They have no checksum, so that only the codes can
 * tell: each block is walked over, without its numbers being worked out. */
#include "media/image_parts.h"

#include "base/mem.h"
#include "media/image_bits.h"

enum { MOST_BLOCKS = 10, MOST_SHIFT = 13, LARGEST_DC = 15, RST0 = 0xD0 };

static const char too_short[] = "its data end before the picture does";
static const char senseless[] = "its data make no sense from some place on";

struct scan_walk {
	const struct jpeg_frame *frame;
	const struct jpeg_scan *scan;
	struct codes *codes[2][JPEG_TABLES]; /* NULL: not used by the scan */
	struct bits bits;
	uint32_t empty; /* further blocks that have nothing in this scan */
};

/* A function for each kind of scan takes a block; the number of the component in the scan says by
 * which codes. False: it can't be decoded. */
typedef bool block_reader(struct scan_walk *walk, unsigned component, uint64_t *present);

static const struct codes *codes_of(const struct scan_walk *walk, unsigned of, unsigned component)
{
	return walk->codes[of][walk->scan->tables[of][component]];
}

static bool read_first_dc(struct scan_walk *walk, unsigned component, uint64_t *present)
{
	(void)present;
	struct code code = codes_next(codes_of(walk, 0, component), &walk->bits);
	bits_drop(&walk->bits, code.whole);
	return code.length;
}

static bool read_next_dc(struct scan_walk *walk, unsigned component, uint64_t *present)
{
	(void)component, (void)present;
	if (walk->bits.count < 1)
		bits_refill(&walk->bits);
	bits_drop(&walk->bits, 1);
	return true;
}

static bool read_sequential(struct scan_walk *walk, unsigned component, uint64_t *present)
{
	const struct codes *codes = codes_of(walk, 1, component);
	struct bits bits = walk->bits; /* in registers */
	struct code code = codes_next(codes_of(walk, 0, component), &bits);
	(void)present;
	bits_drop(&bits, code.whole);
	bool good = code.length;
	for (unsigned at = 1; good && at < JPEG_COEFFICIENTS;) {
		struct huffman_run run = codes_next_run(codes, &bits, at);
		if (!run.whole) {
			code = codes_next(codes, &bits);
			run = (struct huffman_run){.whole = code.whole, .advance = code.advance};
			bool zero = !(code.symbol & 15);
			good = code.length && (zero || at + code.advance <= JPEG_COEFFICIENTS);
		}
		bits_drop(&bits, run.whole);
		at += run.advance;
	}
	walk->bits = bits;
	return good;
}

/* How many blocks, this one among them, have nothing more: the code's zeros say its size. */
static uint32_t read_run(struct bits *bits, unsigned zeros)
{
	if (bits->count < 32)
		bits_refill(bits);
	uint32_t more = zeros ? (uint32_t)(bits->held >> (64 - zeros)) : 0;
	bits_drop(bits, zeros);
	return (1u << zeros) + more;
}

static bool read_first_ac(struct scan_walk *walk, unsigned component, uint64_t *present)
{
	const struct codes *codes = codes_of(walk, 1, component);
	if (walk->empty) {
		walk->empty--;
		return true;
	}
	for (unsigned at = walk->scan->first; at <= walk->scan->last;) {
		struct code code = codes_next(codes, &walk->bits);
		unsigned zeros = code.symbol >> 4;
		if (!code.length)
			return false;
		if (!(code.symbol & 15) && zeros < 15) {
			bits_drop(&walk->bits, code.length);
			walk->empty = read_run(&walk->bits, zeros) - 1;
			return true;
		}
		bits_drop(&walk->bits, code.whole);
		at += zeros + 1;
		if (code.symbol & 15 && at - 1 > walk->scan->last)
			return false;
		if (code.symbol & 15)
			*present |= (uint64_t)1 << (at - 1);
	}
	return true;
}

static void drop_many(struct bits *bits, unsigned count)
{
	for (unsigned part; count; count -= part) {
		part = count < 32 ? count : 32;
		if (bits->count < 32)
			bits_refill(bits);
		bits_drop(bits, part);
	}
}

/* Of those that are present from there on, each has a bit. */
static void read_corrections(struct scan_walk *walk, unsigned from, uint64_t present)
{
	uint64_t up_to_last = ~(uint64_t)0 >> (JPEG_COEFFICIENTS - 1 - walk->scan->last);
	uint64_t rest = from < JPEG_COEFFICIENTS ? present & up_to_last & ~(uint64_t)0 << from : 0;
	drop_many(&walk->bits, (unsigned)__builtin_popcountll(rest));
}

/* Moves over as many coefficients that aren't present as there are zeros, and those that are. */
static unsigned skip_zeros(struct scan_walk *walk, unsigned at, unsigned zeros, uint64_t present)
{
	for (; at <= walk->scan->last; at++) {
		if (present >> at & 1)
			drop_many(&walk->bits, 1);
		else if (zeros-- == 0)
			break;
	}
	return at;
}

static bool read_next_ac(struct scan_walk *walk, unsigned component, uint64_t *present)
{
	const struct codes *codes = codes_of(walk, 1, component);
	unsigned at = walk->scan->first;
	while (!walk->empty && at <= walk->scan->last) {
		struct code code = codes_next(codes, &walk->bits);
		unsigned zeros = code.symbol >> 4, size = code.symbol & 15;
		bits_drop(&walk->bits, code.length);
		if (!code.length || size > 1)
			return false;
		if (!size && zeros < 15) {
			walk->empty = read_run(&walk->bits, zeros);
			break;
		}
		drop_many(&walk->bits, size);
		at = skip_zeros(walk, at, zeros, *present);
		if (size && at > walk->scan->last)
			return false;
		if (size)
			*present |= (uint64_t)1 << at;
		at++;
	}
	if (walk->empty) {
		read_corrections(walk, at, *present);
		walk->empty--;
	}
	return true;
}

static block_reader *reader_of(const struct jpeg_frame *frame, const struct jpeg_scan *scan)
{
	if (!frame->is_progressive)
		return read_sequential;
	if (scan->first == 0)
		return scan->before ? read_next_dc : read_first_dc;
	return scan->before ? read_next_ac : read_first_ac;
}

/* Moves behind the mark of a restart, whose number counts up from 0 to 7. */
static bool pass_restart(struct scan_walk *walk, unsigned number)
{
	const unsigned char *at = walk->bits.at, *end = walk->bits.end;
	while (at + 1 < end && (at[0] != 0xFF || at[1] == 0 || at[1] == 0xFF))
		at++;
	if (at + 1 >= end || at[1] != RST0 + (number & 7))
		return false;
	walk->bits = (struct bits){.at = at + 2, .end = end};
	walk->empty = 0;
	return true;
}

/* Where several components take turns, a unit has some blocks of each. */
static bool read_unit(struct scan_walk *walk, block_reader *read)
{
	for (unsigned i = 0; i < walk->scan->count; i++) {
		const struct jpeg_component *component = walk->scan->components[i];
		for (unsigned left = component->across * component->down; left; left--)
			if (!read(walk, i, NULL))
				return false;
	}
	return true;
}

static uint32_t parts(uint32_t whole, uint32_t size)
{
	return (whole + size - 1) / size;
}

static const char *read_units(struct scan_walk *walk)
{
	const struct jpeg_frame *frame = walk->frame;
	block_reader *read = reader_of(frame, walk->scan);
	struct jpeg_component *alone = walk->scan->count == 1 ? walk->scan->components[0] : NULL;
	uint64_t *present = alone ? alone->present : NULL;
	size_t count = alone ? (size_t)alone->wide * alone->high
			     : (size_t)parts(frame->width, 8 * frame->most_across) *
				   parts(frame->height, 8 * frame->most_down);
	unsigned until_restart = frame->restart, restarts = 0;
	for (size_t i = 0; i < count; i++) {
		if (frame->restart && until_restart-- == 0) {
			if (!pass_restart(walk, restarts++))
				return senseless;
			until_restart = frame->restart - 1;
		}
		bool done =
		    alone ? read(walk, 0, present ? present + i : NULL) : read_unit(walk, read);
		if (bits_ran_out(&walk->bits))
			return too_short;
		if (!done)
			return senseless;
	}
	return NULL;
}

/* A progressive picture comes by parts of its coefficients, and by bits of these. */
static bool is_possible(const struct jpeg_frame *frame, const struct jpeg_scan *scan)
{
	unsigned blocks = 0;
	for (unsigned i = 0; i < scan->count; i++)
		blocks += scan->components[i]->across * scan->components[i]->down;
	if (scan->count > 1 && blocks > MOST_BLOCKS)
		return false;
	if (!frame->is_progressive)
		return true;
	bool band = scan->first == 0 ? scan->last == 0
				     : scan->first <= scan->last &&
					   scan->last < JPEG_COEFFICIENTS && scan->count == 1;
	return band && scan->precision <= MOST_SHIFT &&
	       (!scan->before || scan->before == scan->precision + 1);
}

/* Notes what came; whether it is what had to come next. */
static bool goes_on(const struct jpeg_scan *scan)
{
	bool in_order = true;
	for (unsigned i = 0; i < scan->count; i++) {
		signed char *precision = scan->components[i]->precision;
		in_order &= scan->first == 0 || precision[0] >= 0;
		for (unsigned at = scan->first; at <= scan->last; at++) {
			unsigned reached = precision[at] < 0 ? 0 : (unsigned)precision[at];
			in_order &= scan->before == reached;
			precision[at] = (signed char)scan->precision;
		}
	}
	return in_order;
}

/* Prepares the codes that a component needs. */
static const char *prepare(struct scan_walk *walk, unsigned of, unsigned component, bool *is_broken)
{
	unsigned number = walk->scan->tables[of][component];
	const unsigned char *stored = walk->frame->codes[of][number];
	if (!stored)
		return "its data come without their codes";
	if (walk->codes[of][number])
		return NULL;
	struct codes *codes = walk->codes[of][number] = mem_alloc(sizeof *codes);
	*is_broken = !codes_prepare(codes, stored);
	for (unsigned i = 0; of == 0 && i < codes->count; i++)
		*is_broken |= codes->symbols[i] > LARGEST_DC;
	if (of == 1 && !walk->frame->is_progressive && !*is_broken)
		codes_prepare_runs(codes);
	return *is_broken ? image_is_broken : NULL;
}

static const char *prepare_all(struct scan_walk *walk, bool *is_broken)
{
	const struct jpeg_scan *scan = walk->scan;
	bool sequential = !walk->frame->is_progressive;
	bool dc = sequential || (scan->first == 0 && !scan->before);
	bool ac = sequential || scan->first > 0;
	const char *wrong = NULL;
	for (unsigned i = 0; i < scan->count && !wrong; i++) {
		if (dc)
			wrong = prepare(walk, 0, i, is_broken);
		if (ac && !wrong)
			wrong = prepare(walk, 1, i, is_broken);
	}
	struct jpeg_component *component = scan->components[0];
	if (ac && !sequential && !component->present)
		component->present =
		    mem_zeroed((size_t)component->wide * component->high, sizeof(uint64_t));
	return wrong;
}

const char *jpeg_check_scan(const struct jpeg_frame *frame, const struct jpeg_scan *scan,
			    struct bytes data, bool *is_broken)
{
	struct scan_walk walk = {.frame = frame, .scan = scan};
	walk.bits = (struct bits){.at = data.at, .end = data.at + data.left};
	*is_broken = !is_possible(frame, scan);
	if (*is_broken)
		return image_is_broken;
	bool in_order = !frame->is_progressive || goes_on(scan);
	const char *wrong = in_order ? prepare_all(&walk, is_broken) : "its scans are out of order";
	if (!wrong)
		wrong = read_units(&walk);
	for (unsigned of = 0; of < 2; of++)
		for (unsigned i = 0; i < JPEG_TABLES; i++)
			mem_free(walk.codes[of][i]);
	return wrong;
}
