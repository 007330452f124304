/* The files of the container, made from the edition: package document, NCX, navigation, style
 * sheet, chapters, pictures. Pure: edition in, bytes out. */
#ifndef OCTAVO_PACKAGE_PACKAGE_H
#define OCTAVO_PACKAGE_PACKAGE_H

#include "base/buf.h"
#include "edition/edition.h"

struct package_file {
	const char
	    *name; /* its path in the container; belongs to the edition's arena or is static */
	struct buf bytes;
	bool packed; /* compressed by its own format */
};

typedef VEC(struct package_file) package_files;

/* Appends all files but the mimetype, in the order of the container. style is the book's style
 * sheet; the bytes of documents and assets are taken over from the edition. False if libxml2
 * failed. */
bool package_write(struct edition *edition, struct buf style, package_files *files);

#endif
