/* An archive that is a folder of sources: the files in a ZIP file, as if they had been unpacked
 * below its path. */
#ifndef OCTAVO_BASE_SOURCES_ARCHIVE_H
#define OCTAVO_BASE_SOURCES_ARCHIVE_H

#include "octavo.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"

struct sources_archive;

/* Unpacks all of it; NULL after an error: it is no archive, encrypted, or more than may be. Files
 * that are damaged or lie about their size, or whose names lead out, are left out with a warning.
 * The caller frees it. */
struct sources_archive *sources_archive_new(const struct buf *packed, const struct limits *limits,
					    struct diags *diags, struct place at);
void sources_archive_free(struct sources_archive *archive);

/* octavo_serve's reader of it; what it gives lasts as long as the archive. */
enum octavo_found sources_archive_serve(const char *path, struct octavo_source *source, void *user);

#endif
