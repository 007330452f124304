/* Windows' metafiles, which old drawings in manuscripts are. */
#ifndef OCTAVO_MEDIA_METAFILE_H
#define OCTAVO_MEDIA_METAFILE_H

#include "base/buf.h"

/* The name of the kind, if the bytes are one: "EMF", "WMF"; else NULL. */
const char *metafile_name(const unsigned char *bytes, size_t size);

/* Makes an EMF an SVG, with libemf2svg, which is loaded when first needed. Returns what is wrong,
 * as in "it is …", and leaves the bytes; NULL: it is done. */
const char *metafile_draw(struct buf *bytes);

#endif
