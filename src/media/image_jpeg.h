/* The parts of reading JPEG, for each other. */
#ifndef OCTAVO_MEDIA_IMAGE_JPEG_H
#define OCTAVO_MEDIA_IMAGE_JPEG_H

#include "media/image_parts.h"

enum { JPEG_COMPONENTS = 4, JPEG_TABLES = 4, JPEG_COEFFICIENTS = 64 };

/* One of the planes that make up a picture, in blocks of 8 x 8. */
struct jpeg_component {
	unsigned id, across, down; /* blocks in a unit that all components share */
	unsigned quantization;     /* the number of its table */
	uint32_t wide, high;       /* in blocks, where it is coded by itself */
	bool is_coded;             /* a scan held it */
	uint64_t *present;         /* coefficients that aren't zero, a bit each; NULL: none yet */
	/* The lowest bit of each coefficient that came, as progressive scans count; -1: none. */
	signed char precision[JPEG_COEFFICIENTS];
};

/* What scans are decoded with. The tables of Huffman codes point into the picture, as they stand
 * there: sixteen counts, then the symbols. */
struct jpeg_frame {
	uint32_t width, height;
	bool is_progressive;
	unsigned count;
	struct jpeg_component components[JPEG_COMPONENTS];
	unsigned most_across, most_down;
	const unsigned char *codes[2][JPEG_TABLES]; /* for DC, for AC; NULL: none */
	bool has_quantization[JPEG_TABLES];
	unsigned restart; /* units from one restart to the next; 0: there are none */
};

/* A scan's own header: which components it holds, by what codes, and which part of them. */
struct jpeg_scan {
	unsigned count;
	struct jpeg_component *components[JPEG_COMPONENTS];
	unsigned tables[2][JPEG_COMPONENTS]; /* for DC, for AC */
	unsigned first, last;                /* coefficients */
	unsigned before,
	    precision; /* their lowest bits, in earlier scans and now; before 0: none came */
};

/* Decodes the scan as far as it takes to see whether all of it is there. NULL: it is; else what is
 * wrong, in the words of image_info's flaw, or, with *is_broken, of its damage. */
const char *jpeg_check_scan(const struct jpeg_frame *frame, const struct jpeg_scan *scan,
			    struct bytes data, bool *is_broken);

#endif
