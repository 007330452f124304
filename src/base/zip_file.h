/* A file of the disk, as libzip reads archives: its own reading of files says that one ends where
 * the system failed. */
#ifndef OCTAVO_BASE_ZIP_FILE_H
#define OCTAVO_BASE_ZIP_FILE_H

#include <zip.h>

/* When the system fails to read it, now or later, *reason becomes its errno; it must last as long
 * as the source. NULL: the file can't be opened. */
zip_source_t *zip_file_source(const char *path, int *reason, zip_error_t *error);

#endif
