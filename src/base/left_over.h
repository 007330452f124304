/* What a process that was killed left behind: files and folders that nobody holds a lock on. */
#ifndef OCTAVO_BASE_LEFT_OVER_H
#define OCTAVO_BASE_LEFT_OVER_H

#include <dirent.h>
#include <stdbool.h>

/* Takes away the file, or the folder with all in it, if it is this user's and no process holds a
 * lock on it; whether it did. */
bool left_over_sweep(const char *path);

/* Takes away the open folder of that path with all in it. Only the C library is asked for memory,
 * where there are folders in it: without any those stay. */
void left_over_empty(DIR *folder, const char *path);

#endif
