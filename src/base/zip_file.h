/* A file of the disk, as libzip reads archives: its own reading of files says that one ends where
 * the system failed. */
#ifndef OCTAVO_BASE_ZIP_FILE_H
#define OCTAVO_BASE_ZIP_FILE_H

struct zip_error;
struct zip_source;

/* When the system fails to read it, now or later, *reason becomes its errno; it must last as long
 * as the source. NULL: the file can't be opened. */
struct zip_source *zip_file_source(const char *path, int *reason, struct zip_error *error);

#endif
