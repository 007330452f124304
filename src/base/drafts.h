/* Files and folders with temporary names, which nobody must find once all is over.
 *
 * Any thread may give up those that one book has, while they have them: they are taken away, and no
 * other is made. */
#ifndef OCTAVO_BASE_DRAFTS_H
#define OCTAVO_BASE_DRAFTS_H

#include <stdbool.h>

struct drafts;
struct drafts *drafts_new(void); /* the caller frees it, when each has ended */
void drafts_free(struct drafts *drafts);
void drafts_give_up(struct drafts *drafts);

/* Makes a new file and opens it for reading and writing; -1: errno says why. The path is borrowed
 * until drafts_end. */
int drafts_open(struct drafts *drafts, const char *path);

/* Makes a new folder whose name ends in what stands for the XXXXXX of the path, which is borrowed
 * until drafts_end; false: errno says why. */
bool drafts_open_folder(struct drafts *drafts, char *path);

/* Gives the draft its name, or takes it away, a folder with the files in it, if target is NULL;
 * false: errno says why. Then it is no draft any more. */
bool drafts_end(struct drafts *drafts, const char *path, const char *target);

#endif
