/* The files of the container, made from the edition: package document, NCX, navigation, style
 * sheet, chapters, pictures. Edition in, bytes out. */
#ifndef OCTAVO_PACKAGE_PACKAGE_H
#define OCTAVO_PACKAGE_PACKAGE_H

#include "base/buf.h"
#include "book/edition.h"

struct package_file {
	const char
	    *name; /* its path in the container; belongs to the edition's arena or is static */
	struct buf bytes;
	size_t document; /* of the edition, whose bytes are still to be made; MAP_NONE: none */
	bool packed;     /* compressed by its own format */
	uint32_t sum;    /* then: the CRC-32 of its bytes */
	bool list;       /* of lines that resemble each other */
};

typedef VEC(struct package_file) package_files;

/* Appends all files but the mimetype, in the order of the container. The bytes of style sheets and
 * assets are taken over from the edition. False if libxml2 failed. */
bool package_plan(struct edition *edition, package_files *files);

/* How many bytes those will be, more or less. */
size_t package_size(const struct edition *edition, const struct package_file *file);

/* The file's bytes, which the caller frees. Once for each file; any thread may ask. */
struct buf package_bytes(struct edition *edition, const struct package_file *file);

#endif
