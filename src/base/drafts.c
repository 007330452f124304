/* Drafts: what was made is noted, under one lock. */
#include "base/drafts.h"

#include "base/mem.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct drafts {
	pthread_mutex_t lock; /* of all below, and of what is done to the files */
	VEC(const char *) paths;
	bool given_up;
};

struct drafts *drafts_new(void)
{
	struct drafts *drafts = mem_zeroed(1, sizeof *drafts);
	pthread_mutex_init(&drafts->lock, NULL);
	return drafts;
}

void drafts_free(struct drafts *drafts)
{
	vec_clear(&drafts->paths);
	pthread_mutex_destroy(&drafts->lock);
	mem_free(drafts);
}

static void empty_folder(const char *path)
{
	DIR *folder = opendir(path);
	for (const struct dirent *entry; folder && (entry = readdir(folder));)
		unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
}

/* A program that works in a folder may make another file while it is emptied. */
static bool take_away(const char *path)
{
	enum { TRIES = 100 };
	if (unlink(path) == 0)
		return true;
	for (int tries = 0; tries < TRIES; tries++) {
		empty_folder(path);
		if (rmdir(path) == 0)
			return true;
		if (errno != ENOTEMPTY && errno != EEXIST)
			break;
	}
	return false;
}

void drafts_give_up(struct drafts *drafts)
{
	pthread_mutex_lock(&drafts->lock);
	drafts->given_up = true;
	for (size_t i = 0; i < drafts->paths.count; i++)
		take_away(drafts->paths.items[i]);
	drafts->paths.count = 0;
	pthread_mutex_unlock(&drafts->lock);
}

int drafts_open(struct drafts *drafts, const char *path)
{
	pthread_mutex_lock(&drafts->lock);
	int fd = -1;
	/* noted before, since running out of memory must leave none behind */
	vec_push(&drafts->paths, path);
	errno = EINTR;
	if (!drafts->given_up)
		fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		drafts->paths.count--;
	pthread_mutex_unlock(&drafts->lock);
	return fd;
}

bool drafts_open_folder(struct drafts *drafts, char *path)
{
	pthread_mutex_lock(&drafts->lock);
	vec_push(&drafts->paths, path);
	errno = EINTR;
	bool made = !drafts->given_up && mkdtemp(path);
	if (!made)
		drafts->paths.count--;
	pthread_mutex_unlock(&drafts->lock);
	return made;
}

bool drafts_end(struct drafts *drafts, const char *path, const char *target)
{
	pthread_mutex_lock(&drafts->lock);
	bool done = false;
	errno = EINTR;
	for (size_t i = 0; i < drafts->paths.count; i++) {
		if (drafts->paths.items[i] != path)
			continue;
		done = target ? rename(path, target) == 0 : take_away(path);
		if (done || !target)
			drafts->paths.items[i] = drafts->paths.items[--drafts->paths.count];
		break;
	}
	pthread_mutex_unlock(&drafts->lock);
	return done;
}
