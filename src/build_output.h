/* Inside the build: where its book goes. */
#ifndef OCTAVO_BUILD_OUTPUT_H
#define OCTAVO_BUILD_OUTPUT_H

#include "build.h"
#include "container/container.h"

/* Tells if the folder that the output is to be in isn't there. */
void build_check_folder(struct build *build, const char *output);

/* The name of the file that a title makes; NULL: "book.epub". Lasts as long as the build. */
const char *build_name(struct build *build, const char *title);

/* Where to write, also if output names no file; tells if that is one of the book's sources. */
const char *build_settle_output(struct build *build, const char *output);

/* Writes the book and its depfile; false after a diagnostic. */
bool build_write(struct build *build, const char *path, const struct packed *files, size_t count);

#endif
