/* Folders of books. */
#ifndef OCTAVO_PROGRAM_SHELF_H
#define OCTAVO_PROGRAM_SHELF_H

#include "base/arena.h"
#include "base/vec.h"

typedef VEC(const char *) book_paths;

/* The EPUBs of a folder that is no unpacked EPUB itself, by name; else the path as it is. Each
 * lasts as long as the arena; the caller clears the list. */
book_paths shelf_books(struct arena *arena, const char *path);

#endif
