/* Files that are written into a reference: data: URLs. */
#ifndef OCTAVO_BASE_DATA_URL_H
#define OCTAVO_BASE_DATA_URL_H

#include "base/buf.h"

#include <stdbool.h>

/* Appends what a data: URL holds (RFC 2397); false if it is none or its base64 is broken. */
bool data_url_unpack(const char *url, struct buf *bytes);

#endif
