/* Names made from words: for files and ids, ASCII, the same on every machine. */
#ifndef OCTAVO_BASE_SLUG_H
#define OCTAVO_BASE_SLUG_H

#include "base/arena.h"
#include "base/map.h"

#include <stdbool.h>
#include <stdint.h>

/* "The Test of Time" -> "the-test-of-time": Latin letters without their marks, digits, hyphens; at
 * most 60 bytes, cut at a word. Words mostly in other scripts become a hash, as in "x5f0d3ab1".
 * "" if there is neither letter nor digit. */
char *slug_of(struct arena *arena, const char *words);

/* The same for a file of its own, with the letters of all scripts: "港口的灯", "straße"; at most
 * 180 bytes. */
char *slug_of_file(struct arena *arena, const char *words);

/* The same as an XML name: one that begins with a digit gets "s-" before it, an empty one "s". */
char *slug_id(struct arena *arena, const char *words);

/* Whether the text is an XML name of such characters, "_" and "." as well: in every book an id. */
bool slug_is_id(const char *text);

/* The name, or the first of "name-2", "name-3" and so on that isn't used yet; it is from then on.
 * Keys are in the arena, which must outlive the map. */
const char *slug_unique(struct arena *arena, struct map *used, const char *name);

uint64_t slug_hash(const char *text); /* FNV-1a */

#endif
