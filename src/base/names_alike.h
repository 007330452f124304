/* The names in folders, found whatever the case of letters and the Unicode form: each folder is
 * listed once, so that many lost files cost no more than one. */
#ifndef OCTAVO_BASE_NAMES_ALIKE_H
#define OCTAVO_BASE_NAMES_ALIKE_H

struct sources;
struct names_alike;

/* The caller frees it, which may be done with NULL. */
struct names_alike *names_alike_new(void);
void names_alike_free(struct names_alike *names);

/* The name in the folder that is like this one, of several the first by its bytes; NULL: none is.
 * It belongs to names. Any thread may call. */
const char *names_alike_find(struct names_alike *names, struct sources *sources, const char *folder,
			     const char *name);

/* The path of a file that is called like this in the folder, or in one below it that isn't hidden:
 * of several one that is the highest; NULL: none is. It belongs to names. Not of sources that are
 * served. */
const char *names_alike_below(struct names_alike *names, struct sources *sources,
			      const char *folder, const char *name);

/* Those of the sources, until they forget. sources must not be NULL. */
struct names_alike *sources_names_alike(struct sources *sources);

#endif
