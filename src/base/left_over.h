/* What a process that was killed left behind: files and folders that nobody holds a lock on. */
#ifndef OCTAVO_BASE_LEFT_OVER_H
#define OCTAVO_BASE_LEFT_OVER_H

#include <dirent.h>
#include <stdbool.h>

/* Takes away the file, or the folder with the files in it, if it is this user's and no process
 * holds a lock on it; whether it did. */
bool left_over_sweep(const char *path);

/* Takes away the open folder of that path with the files in it, without asking for memory. */
void left_over_empty(DIR *folder, const char *path);

#endif
