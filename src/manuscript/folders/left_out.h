/* What lies in a folder beside the text of a book. */
#ifndef OCTAVO_MANUSCRIPT_FOLDERS_LEFT_OUT_H
#define OCTAVO_MANUSCRIPT_FOLDERS_LEFT_OUT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a file's name, without its ending, says that it is about the folder: a licence, a log of
 * changes, rules for contributors, instructions for programs. */
bool is_about_folder(const char *stem);

bool is_readme(const char *stem);

/* Whether a folder of that name holds what programs made or brought, or drafts. at_top: it stands
 * in the folder that was named. */
bool is_folder_left_out(const char *name, bool at_top);

/* Where a browser has put what belongs to a page ("a_files" of "a.html"), the size of the page's
 * stem in the folder's name; else 0. */
size_t page_of_folder(const char *name);

#endif
