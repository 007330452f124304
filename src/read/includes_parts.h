/* Inside of includes.h: what is known while an article's includes are settled. */
#ifndef OCTAVO_READ_INCLUDES_PARTS_H
#define OCTAVO_READ_INCLUDES_PARTS_H

#include "read/frontend.h"
#include "read/line_range.h"

/* All that is included in an article. */
struct included {
	size_t bytes, articles;
};

struct inclusion {
	struct tree *tree;
	const struct entry *entry;
	const struct frontend *in;
	const char *folder; /* that paths count from */
	unsigned depth;     /* of articles in articles */
	struct included *all;
};

/* Reads the file that the path from the folder names; false after a warning. */
bool included_file_read(const struct inclusion *inclusion, const char *folder, const char *path,
			struct place at, struct buf *bytes);

/* The path in '{{#include path}}' that begins at text, and its end; NULL: none does. */
char *included_path(struct arena *arena, const char *text, const char **end);

/* The folder that the path of MkDocs's, VitePress's or Leanpub's counts from; *path may lose its
 * start. */
const char *included_folder(const struct inclusion *inclusion, const char **path);

/* Whether lines of a file may be asked for where code is to come from it. */
bool included_by_lines(const struct inclusion *inclusion);

/* Puts into code what it includes, and takes out what it hides (includes_code.c). */
void included_code_settle(const struct inclusion *inclusion, struct node *code);

#endif
