/* "--8<-- "file"", with which articles for MkDocs name a file in their text or code (pymdownx). */
#ifndef OCTAVO_READ_SNIPPET_MARKS_H
#define OCTAVO_READ_SNIPPET_MARKS_H

#include "base/arena.h"

/* The file that a line names, blanks around it passed over, with what is asked for of it as
 * line_range.h has it; "": the line is a mark alone, which begins or ends a list of files; NULL: it
 * is no mark. */
const char *snippet_file(struct arena *arena, const char *line, size_t size);

/* The same of a name alone. */
const char *snippet_named(struct arena *arena, const char *name, size_t size);

#endif
