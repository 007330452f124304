/* The steps of a build, for its flow. */
#ifndef OCTAVO_BUILD_PARTS_H
#define OCTAVO_BUILD_PARTS_H

#include "build.h"
#include "container/container.h"

/* build_articles.c. Reads what completes the plan: the only article of a book, and others until
 * they tell the language. outline: where reasons for headings go; NULL: no one asks. */
void build_read_ahead(struct build *build, struct buf *outline);

/* Reads the other articles, shapes each, and lets the edition take them in order. */
void build_add_articles(struct build *build);
void build_free_articles(struct build *build);

/* build_outline.c: appends the chapters and headings of the edition. */
void build_describe(const struct build *build, struct buf *outline);

/* build_packing.c: the files of the package as the container takes them. Their names are the
 * edition's. */
struct packed_files {
	struct packed *items;
	size_t count;
};

/* Makes them; false after a diagnostic. The caller clears them in any case. */
bool build_pack(struct build *build, struct packed_files *files);
void packed_files_clear(struct packed_files *files);

/* build_output.c: tells if the folder that the output is to be in isn't there. */
void build_check_folder(struct build *build, const char *output);

/* The name of the file that a title makes; NULL: "book.epub". Lasts as long as the build. */
const char *build_name(struct build *build, const char *title);

/* Where to write, also if output names no file; tells if that is one of the book's sources. */
const char *build_settle_output(struct build *build, const char *output);

/* build_check.c: whether the checker finds no error in the book, if that is asked for; false after
 * its diagnostics. */
bool build_check(struct build *build, const char *path, const struct packed_files *files);

/* Writes the book and its depfile; false after a diagnostic. */
bool build_write(struct build *build, const char *path, const struct packed_files *files);

#endif
