/* The sources of a book: on disk, or with a program that serves them (octavo_serve); an archive
 * among them may be opened, and is a folder from then on. All that a book is made of is looked at
 * and read through here, so that a book which is served touches no disk.
 *
 * NULL stands for the disk. What is served has no links, and its absolute paths begin with "/book",
 * those in an archive with its own, so that what climbs out isn't asked for. Any thread may call,
 * but for what says otherwise. */
#ifndef OCTAVO_BASE_SOURCES_H
#define OCTAVO_BASE_SOURCES_H

#include "base/file.h"
#include "base/limits.h"
#include "base/masks.h"

struct sources;

/* The caller frees it. reader: NULL for the disk. limits are what is taken of them, borrowed; NULL:
 * the usual ones. */
struct sources *sources_new(octavo_reader *reader, void *user, const struct limits *limits);
void sources_free(struct sources *sources);

/* What was served goes, and is asked for again where it is wanted; archives are closed. */
void sources_forget(struct sources *sources);

/* Opens the archive at the path, a ZIP file; false after an error. While nobody else looks. */
bool sources_open_archive(struct sources *sources, const char *path, struct diags *diags,
			  struct place at);

/* Whether a program serves them, and not the disk. */
bool sources_are_served(const struct sources *sources);

const struct limits *sources_limits(const struct sources *sources); /* NULL: the usual ones */

/* As file.h has them; of what is read at most as much as that limit says, and of all of it as much
 * as LIMIT_SOURCES. */
enum file_kind sources_look(struct sources *sources, const char *path, struct stat *found);
enum file_kind sources_kind(struct sources *sources, const char *path);
enum file_kind sources_kind_of_name(struct sources *sources, const char *path);
bool sources_is_folder(struct sources *sources, const char *path);
bool sources_exist(struct sources *sources, const char *path);
bool sources_read(struct sources *sources, const char *path, enum limit limit, struct buf *bytes,
		  int64_t *modified, struct diags *diags, struct place at);

/* The same of a file that many articles name: it is read, and counted, for the first of them. */
bool sources_read_shared(struct sources *sources, const char *path, enum limit limit,
			 struct buf *bytes, struct diags *diags, struct place at);

bool sources_read_start(struct sources *sources, const char *path, size_t limit, struct buf *bytes,
			struct diags *diags, struct place at);
char *sources_absolute(struct sources *sources, struct arena *arena, const char *path);

/* Whether the regular file at path may be read; if not, errno says why. */
bool sources_may_be_read(struct sources *sources, const char *path);

/* Takes each name in the folder, in no order; false: errno says why. */
bool sources_list(struct sources *sources, const char *folder,
		  void (*take)(void *user, const char *name), void *user);

enum source_found {
	SOURCE_FOUND,
	SOURCE_MISSING,
	SOURCE_OUTSIDE, /* it is, or would be, outside of root */
	SOURCE_LOST     /* the system failed, as a diagnostic says */
};

/* Finds where the file at path really is, which must be in the folder root, whatever links lead
 * there; NULL: anywhere. Both are absolute and without dots where root is given. What is missing in
 * root is noted among the dependencies. */
enum source_found sources_find(struct sources *sources, const char *path, const char *root,
			       char real[PATH_MAX], struct diags *diags, struct place at);

/* Says that the first bytes of the file at the path, as sources_find gives it, are masked by the
 * key, again and again: reading it whole takes that off. While nobody else looks. */
void sources_unmask(struct sources *sources, const char *path, const unsigned char *key,
		    size_t size, size_t length);

/* The path of what is at an absolute path, below the folder root, if the names are taken in any
 * case of letters and any Unicode form; NULL: nothing is (sources_alike.c). sources must not be
 * NULL. */
char *sources_alike(struct sources *sources, struct arena *arena, const char *path,
		    const char *root);

#endif
