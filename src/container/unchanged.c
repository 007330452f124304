/* Comparing a container with the file that it would replace. */
#include "container/unchanged.h"

#include "container/container.h"
#include "base/file.h"

#include <stdlib.h>
#include <sys/stat.h>

static bool has_size(const char *path, uint64_t size)
{
	struct stat found;
	return stat(path, &found) == 0 && S_ISREG(found.st_mode) && (uint64_t)found.st_size == size;
}

bool unchanged(const char *path, const struct packed *files, size_t count)
{
	char *bytes = NULL;
	size_t size = 0;
	const char *why;
	if (!has_size(path, container_size(files, count)))
		return false;
	bool same =
	    container_bytes(files, count, &bytes, &size, &why) && file_holds(path, bytes, size);
	free(bytes);
	return same;
}
