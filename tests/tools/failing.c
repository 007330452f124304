/* Calls of the system that fail, for tests: loaded before the C library, it lets the call number
 * FAILING_AT fail with EIO, of those that octavo makes for files and folders, and writes into the
 * file FAILING_LOG how many there were, and how many of them named a file. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int calls, named;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What libraries look for by themselves isn't meant. */
static bool is_of_system(const char *path)
{
	static const char *const folders[] = {"/dev/", "/etc/", "/lib", "/proc/", "/sys/", "/usr/"};
	for (size_t i = 0; path && i < sizeof folders / sizeof *folders; i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			return true;
	return false;
}

static bool fails(const char *path)
{
	const char *at = getenv("FAILING_AT");
	if (path && !is_of_system(path))
		named++;
	if (!at || is_of_system(path) || ++calls != strtol(at, NULL, 10))
		return false;
	errno = EIO;
	return true;
}

#define FAIL(type, name, parameters, arguments, path, failure)                                     \
	type name parameters                                                                       \
	{                                                                                          \
		return fails(path) ? (failure) : REAL(name) arguments;                             \
	}

FAIL(int, stat, (const char *path, struct stat *found), (path, found), path, -1)
FAIL(int, lstat, (const char *path, struct stat *found), (path, found), path, -1)
FAIL(int, fstat, (int fd, struct stat *found), (fd, found), NULL, -1)
FAIL(int, access, (const char *path, int mode), (path, mode), path, -1)
FAIL(char *, realpath, (const char *path, char *out), (path, out), path, NULL)
FAIL(ssize_t, readlink, (const char *path, char *out, size_t size), (path, out, size), path, -1)
FAIL(ssize_t, read, (int fd, void *out, size_t size), (fd, out, size), NULL, -1)
FAIL(DIR *, opendir, (const char *path), (path), path, NULL)
FAIL(struct dirent *, readdir, (DIR * folder), (folder), NULL, NULL)
FAIL(int, rename, (const char *from, const char *to), (from, to), from, -1)
FAIL(int, fsync, (int fd), (fd), NULL, -1)
FAIL(int, fchmod, (int fd, mode_t mode), (fd, mode), NULL, -1)
FAIL(FILE *, fdopen, (int fd, const char *mode), (fd, mode), NULL, NULL)
FAIL(int, fseeko, (FILE * file, off_t to, int whence), (file, to, whence), NULL, -1)
FAIL(FILE *, open_memstream, (char **out, size_t *size), (out, size), NULL, NULL)

/* But for what is told to people. */
#define IS_TOLD(file) ((file) == stdout || (file) == stderr ? "/dev/" : NULL)
FAIL(int, fflush, (FILE * file), (file), IS_TOLD(file), EOF)
FAIL(size_t, fwrite, (const void *bytes, size_t size, size_t count, FILE *file),
     (bytes, size, count, file), IS_TOLD(file), 0)

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
	va_end(more);
	return fails(path) ? -1 : REAL(open)(path, flags, mode);
}

__attribute__((destructor)) static void count(void)
{
	const char *path = getenv("FAILING_LOG");
	FILE *log = path ? fopen(path, "w") : NULL;
	if (log)
		fprintf(log, "%d %d", (int)calls, (int)named);
	if (log)
		fclose(log);
}
