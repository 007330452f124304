/* A system that fails, for tests: loaded before the C library, it lets one thing fail.
 *
 * Of the calls that octavo makes for files and folders, number FAILING_AT fails: as FAILING_AS says,
 * with the error of that name (EIO where it isn't said), or, where that is "short", by reading or
 * writing no more than a byte, or, where it is a path, by opening that file instead; where it is a
 * signal, that comes, and the call does what it does. Of the pieces of memory that octavo and its
 * libraries ask for, number FAILING_MEMORY isn't given, and with FAILING_ON none behind it either.
 *
 * Into the file FAILING_LOG goes how many calls there were, how many of them named a file, and how
 * many pieces of memory were asked for; then a line for each call says which it was. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_CALLS = 4096 };

static FILE *record; /* opened at the start: a program may confine itself */
static atomic_int calls, named, pieces;
static const char *names[MOST_CALLS];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static long number_of(const char *variable)
{
	const char *value = getenv(variable);
	return value ? strtol(value, NULL, 10) : 0;
}

/* What libraries look for by themselves isn't meant. */
static bool is_of_system(const char *path)
{
	static const char *const folders[] = {"/dev/", "/etc/", "/lib", "/proc/", "/sys/", "/usr/"};
	for (size_t i = 0; path && i < sizeof folders / sizeof *folders; i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			return true;
	return false;
}

static int error_meant(void)
{
	static const struct {
		const char *name;
		int error;
	} errors[] = {{"EACCES", EACCES}, {"EINTR", EINTR},   {"EMFILE", EMFILE},
		      {"ENOMEM", ENOMEM}, {"ENOSPC", ENOSPC}, {"EIO", EIO}};
	const char *as = getenv("FAILING_AS");
	for (size_t i = 0; as && i < sizeof errors / sizeof *errors; i++)
		if (strcmp(as, errors[i].name) == 0)
			return errors[i].error;
	return as ? 0 : EIO;
}

/* Whether the call is to be met by a signal, which came then. */
static bool is_signalled(void)
{
	static const struct {
		const char *name;
		int signal;
	} signals[] = {
	    {"SIGHUP", SIGHUP}, {"SIGINT", SIGINT}, {"SIGKILL", SIGKILL}, {"SIGTERM", SIGTERM}};
	const char *as = getenv("FAILING_AS");
	for (size_t i = 0; as && i < sizeof signals / sizeof *signals; i++)
		if (strcmp(as, signals[i].name) == 0)
			return kill(getpid(), signals[i].signal) == 0;
	return false;
}

/* Whether this call is the one. */
static bool is_meant(const char *name, const char *path)
{
	if (path && !is_of_system(path))
		named++;
	if (!getenv("FAILING_AT") || is_of_system(path))
		return false;
	int call = ++calls;
	if (call <= MOST_CALLS)
		names[call - 1] = name;
	return call == number_of("FAILING_AT") && !is_signalled();
}

static bool fails(const char *name, const char *path)
{
	if (!is_meant(name, path) || !error_meant())
		return false;
	errno = error_meant();
	return true;
}

/* How many bytes a call gets; -1: none, since it fails. */
static ssize_t size_for(const char *name, const char *path, size_t size)
{
	if (!is_meant(name, path))
		return (ssize_t)size;
	errno = error_meant();
	return errno ? -1 : size > 0;
}

#define FAIL(type, name, parameters, arguments, path, failure)                                     \
	type name parameters                                                                       \
	{                                                                                          \
		return fails(#name, path) ? (failure) : REAL(name) arguments;                      \
	}

FAIL(int, stat, (const char *path, struct stat *found), (path, found), path, -1)
FAIL(int, lstat, (const char *path, struct stat *found), (path, found), path, -1)
FAIL(int, fstat, (int fd, struct stat *found), (fd, found), NULL, -1)
FAIL(int, access, (const char *path, int mode), (path, mode), path, -1)
FAIL(char *, realpath, (const char *path, char *out), (path, out), path, NULL)
FAIL(char *, getcwd, (char *out, size_t size), (out, size), NULL, NULL)
FAIL(ssize_t, readlink, (const char *path, char *out, size_t size), (path, out, size), path, -1)
FAIL(DIR *, opendir, (const char *path), (path), path, NULL)
FAIL(struct dirent *, readdir, (DIR * folder), (folder), NULL, NULL)
FAIL(int, mkdir, (const char *path, mode_t mode), (path, mode), path, -1)
FAIL(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), path, -1)
FAIL(int, rename, (const char *from, const char *to), (from, to), from, -1)
FAIL(int, renameat, (int old, const char *from, int new, const char *to), (old, from, new, to),
     from, -1)
FAIL(int, fsync, (int fd), (fd), NULL, -1)
FAIL(int, flock, (int fd, int what), (fd, what), NULL, -1)
FAIL(int, fchmod, (int fd, mode_t mode), (fd, mode), NULL, -1)
FAIL(FILE *, fdopen, (int fd, const char *mode), (fd, mode), NULL, NULL)
FAIL(int, fseeko, (FILE * file, off_t to, int whence), (file, to, whence), NULL, -1)
FAIL(FILE *, open_memstream, (char **out, size_t *size), (out, size), NULL, NULL)
FAIL(FILE *, tmpfile, (void), (), NULL, NULL)
FAIL(int, pipe, (int ends[2]), (ends), NULL, -1)
FAIL(pid_t, fork, (void), (), NULL, -1)
FAIL(int, poll, (struct pollfd * fds, nfds_t count, int time), (fds, count, time), NULL, -1)

/* But for what is told to people. */
#define IS_TOLD(file) ((file) == stdout || (file) == stderr ? "/dev/" : NULL)
/* As the C library has it: who asks behind a call that did nothing learns that it failed. */
static size_t broken(FILE *file)
{
	file->_flags |= _IO_ERR_SEEN;
	return 0;
}

FAIL(int, fflush, (FILE * file), (file), IS_TOLD(file), EOF)
FAIL(size_t, fread, (void *bytes, size_t size, size_t count, FILE *file),
     (bytes, size, count, file), NULL, broken(file))
FAIL(size_t, fwrite, (const void *bytes, size_t size, size_t count, FILE *file),
     (bytes, size, count, file), IS_TOLD(file), broken(file))

ssize_t read(int fd, void *out, size_t size)
{
	ssize_t left = size_for("read", NULL, size);
	return left < 0 ? -1 : REAL(read)(fd, out, (size_t)left);
}

ssize_t pread(int fd, void *out, size_t size, off_t at)
{
	ssize_t left = size_for("read", NULL, size);
	return left < 0 ? -1 : REAL(pread)(fd, out, (size_t)left, at);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	ssize_t left = size_for("write", fd == STDERR_FILENO ? "/dev/" : NULL, size);
	return left < 0 ? -1 : REAL(write)(fd, bytes, (size_t)left);
}

/* Linux closes it all the same. */
int close(int fd)
{
	bool failed = fails("close", NULL);
	int error = errno, result = REAL(close)(fd);
	errno = failed ? error : errno;
	return failed ? -1 : result;
}

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
	va_end(more);
	const char *as = getenv("FAILING_AS");
	if (!(flags & O_PATH) && is_meant("open", path)) { /* of that nothing is read */
		errno = error_meant();
		if (errno)
			return -1;
		path = *as == '/' ? as : path;
	}
	return REAL(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
	va_end(more);
	return fails("openat", path) ? -1 : REAL(openat)(folder, path, flags, mode);
}

/* glibc's own, which asks nobody who would ask here. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/* As numbers, read once: getenv may be too early, or too slow. */
static bool lacks_memory(void)
{
	static long at = -1;
	static bool on;
	int piece = ++pieces;
	if (at < 0 && environ) {
		at = number_of("FAILING_MEMORY");
		on = getenv("FAILING_ON") != NULL;
	}
	bool lacks = at > 0 && (piece == at || (on && piece > at));
	if (lacks)
		errno = ENOMEM;
	return lacks;
}

void *malloc(size_t size)
{
	return lacks_memory() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return lacks_memory() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return lacks_memory() ? NULL : __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size)
{
	return lacks_memory() ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
	*memory = memalign(alignment, size);
	return *memory ? 0 : ENOMEM;
}

__attribute__((constructor)) static void open_record(void)
{
	const char *path = getenv("FAILING_LOG");
	record = path ? fopen(path, "w") : NULL;
}

__attribute__((destructor)) static void count(void)
{
	int made = calls < MOST_CALLS ? calls : MOST_CALLS;
	if (!record)
		return;
	fprintf(record, "%d %d %d\n", (int)calls, (int)named, (int)pieces);
	for (int i = 0; i < made; i++)
		fprintf(record, "%s\n", names[i]);
	fclose(record);
}
