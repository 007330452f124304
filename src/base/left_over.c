/* Sweeping up: what can be locked belongs to nobody who is alive. */
#include "base/left_over.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder on the way out. What lies deeper comes up to it, so that two are open at once and no
 * stack grows, however deep it is. */
struct emptying {
	DIR *folder;
	unsigned tried, lifted; /* names for what came up, and how much did */
};

static bool is_itself(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Another try has another name, should something be called so. */
static void lift(struct emptying *emptying, int from, const char *name)
{
	char here[16];
	snprintf(here, sizeof here, "%u", emptying->tried++);
	emptying->lifted += renameat(from, name, dirfd(emptying->folder), here) == 0;
}

static void empty_inner(struct emptying *emptying, DIR *inner)
{
	int in = dirfd(inner);
	for (const struct dirent *entry; (entry = readdir(inner));)
		if (!is_itself(entry->d_name) && unlinkat(in, entry->d_name, 0) != 0 &&
		    unlinkat(in, entry->d_name, AT_REMOVEDIR) != 0)
			lift(emptying, in, entry->d_name);
}

static void drop_folder(struct emptying *emptying, const char *name)
{
	int folder = dirfd(emptying->folder);
	int inside = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *open = inside < 0 ? NULL : fdopendir(inside);
	if (open) {
		empty_inner(emptying, open);
		closedir(open);
	} else if (inside >= 0) {
		close(inside);
	}
	unlinkat(folder, name, AT_REMOVEDIR);
}

static void empty(struct emptying *emptying)
{
	DIR *folder = emptying->folder;
	rewinddir(folder);
	for (const struct dirent *entry; (entry = readdir(folder));)
		if (!is_itself(entry->d_name) && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
			drop_folder(emptying, entry->d_name);
}

/* A program that works in a folder may make another file while it is emptied. */
void left_over_empty(DIR *folder, const char *path)
{
	enum { TRIES = 100, MOST_LIFTED = 1 << 20 };
	struct emptying emptying = {.folder = folder};
	for (int tries = 0; tries < TRIES && emptying.lifted < MOST_LIFTED;) {
		unsigned before = emptying.lifted;
		empty(&emptying);
		if (rmdir(path) == 0 || (errno != ENOTEMPTY && errno != EEXIST))
			return;
		tries += emptying.lifted == before;
	}
}

/* Locked, what the path names is still what was opened, or another process has swept it up. */
static bool is_still(const char *path, int descriptor)
{
	struct stat opened, named;
	return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 &&
	       opened.st_dev == named.st_dev && opened.st_ino == named.st_ino &&
	       opened.st_uid == geteuid();
}

/* Takes the descriptor. */
static void sweep_folder(int descriptor, const char *path)
{
	DIR *folder = fdopendir(descriptor);
	if (folder)
		left_over_empty(folder, path);
	if (folder)
		closedir(folder);
	else
		close(descriptor);
}

bool left_over_sweep(const char *path)
{
	struct stat found;
	if (lstat(path, &found) != 0 || !(S_ISREG(found.st_mode) || S_ISDIR(found.st_mode)))
		return false;
	int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	bool mine = flock(descriptor, LOCK_EX | LOCK_NB) == 0 && is_still(path, descriptor);
	if (mine && S_ISREG(found.st_mode))
		unlink(path);
	if (mine && S_ISDIR(found.st_mode))
		sweep_folder(descriptor, path);
	else
		close(descriptor);
	return mine && lstat(path, &found) != 0;
}
