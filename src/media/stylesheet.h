/* Style sheets of people and pages: read, cleaned, their files found within a folder. */
#ifndef OCTAVO_MEDIA_STYLESHEET_H
#define OCTAVO_MEDIA_STYLESHEET_H

#include "base/sources.h"
#include "media/resource.h"
#include "metadata/metadata.h"

/* Takes a file that a style sheet refers to, at an absolute path; returns what stands for it in the
 * sheet, or NULL: it goes. */
typedef const char *stylesheet_take(void *user, const char *path,
				    const struct asset_request *request);

/* The same for what stands in the sheet itself, whose bytes are taken over. */
typedef const char *stylesheet_take_bytes(void *user, struct buf bytes,
					  const struct asset_request *request);

struct stylesheet {
	struct arena *arena;
	struct diags *diags;
	struct sources *sources; /* where its files are */
	const char *folder;      /* absolute: what the sheet refers to is seen from there */
	const char *root;        /* and lies in here, or isn't taken */
	uint64_t most_pixels;    /* of a picture; 0: any number */
	bool is_whole_book;      /* not a page's own: css.h */
	stylesheet_take *take;
	stylesheet_take_bytes *take_bytes;
	void *user;
};

/* Whether there is a file at path, seen from the sheet's folder, inside its root. */
bool stylesheet_find(const struct stylesheet *sheet, const char *path, struct place at, char *real);

/* Appends the clean form of a sheet that stands in a source at a place, with those that it
 * imports, each once. */
void stylesheet_add(const struct stylesheet *sheet, const struct field *text, struct buf *style);

/* Appends the clean form of the file at path, which the field names; name is what diagnostics call
 * it. */
void stylesheet_add_file(const struct stylesheet *sheet, const struct field *field,
			 const char *path, const char *name, struct buf *style);

#endif
