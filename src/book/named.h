/* The files that keys of the metadata name: style sheets, fonts, the cover. */
#ifndef OCTAVO_BOOK_NAMED_H
#define OCTAVO_BOOK_NAMED_H

#include "book/edition.h"

#include <limits.h>

/* Finds the regular file that the field names, seen from where the field stands. What book.yaml or
 * the command line names may be anywhere, what an article's front matter names must be in the
 * book's folder. False after a diagnostic. */
bool named_find(struct edition *edition, const struct field *field, char real[PATH_MAX]);

/* The folder that the field's path leads into: absolute, but for dots and links in that path. */
const char *named_folder(const struct edition *edition, const struct field *field);

/* Its path as diagnostics show it: as if from where octavo was called. */
const char *named_shown(struct edition *edition, const struct field *field);

#endif
