/* Drafts: what was made is noted, under one lock, behind which nobody asks for memory. */
#include "base/drafts.h"

#include "base/left_over.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TRIES = 1000, DIGITS = 12 };

struct draft_file {
	struct draft_file *next;
	bool is_folder, has_name; /* that it was given here */
	int descriptor;           /* of a file; -1: there is none */
	DIR *folder;              /* NULL: there is none, or it was just made and holds nothing */
	char path[];
};

struct drafts {
	pthread_mutex_t lock; /* of all below, and of what is done to the files */
	struct draft_file *first;
	bool given_up;
	struct mem_farewell farewell;
};

static void give_up(void *user)
{
	drafts_give_up(user);
}

struct drafts *drafts_new(void)
{
	struct drafts *drafts = mem_zeroed(1, sizeof *drafts);
	pthread_mutex_init(&drafts->lock, NULL);
	drafts->farewell = (struct mem_farewell){.say = give_up, .user = drafts};
	mem_add_farewell(&drafts->farewell);
	return drafts;
}

void drafts_free(struct drafts *drafts)
{
	mem_take_farewell(&drafts->farewell);
	pthread_mutex_destroy(&drafts->lock);
	mem_free(drafts);
}

static void take_away(struct draft_file *draft)
{
	if (!draft->has_name)
		return;
	draft->has_name = false;
	if (!draft->is_folder)
		unlink(draft->path);
	else if (draft->folder)
		left_over_empty(draft->folder, draft->path);
	else
		rmdir(draft->path);
}

void drafts_give_up(struct drafts *drafts)
{
	pthread_mutex_lock(&drafts->lock);
	drafts->given_up = true;
	for (struct draft_file *draft = drafts->first; draft; draft = draft->next)
		take_away(draft);
	pthread_mutex_unlock(&drafts->lock);
}

const char *drafts_folder(void)
{
	const char *folder = getenv("TMPDIR");
	return folder && *folder == '/' ? folder : "/tmp";
}

/* Makes it and notes it; false: errno says why. */
static bool make(struct drafts *drafts, struct draft_file *draft)
{
	pthread_mutex_lock(&drafts->lock);
	errno = EINTR;
	if (!drafts->given_up && draft->is_folder)
		draft->has_name = mkdir(draft->path, 0700) == 0;
	else if (!drafts->given_up)
		draft->descriptor = open(draft->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	draft->has_name |= draft->descriptor >= 0;
	if (draft->has_name) {
		draft->next = drafts->first;
		drafts->first = draft;
	}
	bool made = draft->has_name;
	pthread_mutex_unlock(&drafts->lock);
	return made;
}

/* It is another's to take away: a process that took it for left over before it was locked. */
static bool lose(struct draft_file *draft)
{
	draft->has_name = false;
	errno = EEXIST;
	return false;
}

/* Locks it, unless there are no locks there; false: errno says why. */
static bool hold(struct drafts *drafts, struct draft_file *draft)
{
	struct stat found;
	DIR *folder = draft->is_folder ? opendir(draft->path) : NULL;
	if (draft->is_folder && !folder)
		return errno == ENOENT ? lose(draft) : false;
	int descriptor = folder ? dirfd(folder) : draft->descriptor;
	bool busy = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	pthread_mutex_lock(&drafts->lock);
	draft->folder = folder;
	pthread_mutex_unlock(&drafts->lock);
	return busy || (fstat(descriptor, &found) == 0 && found.st_nlink == 0) ? lose(draft) : true;
}

/* Takes it away and from the list; errno stays as it was. */
static void forget(struct drafts *drafts, struct draft_file *draft)
{
	int reason = errno;
	pthread_mutex_lock(&drafts->lock);
	take_away(draft);
	struct draft_file **at = &drafts->first;
	while (*at && *at != draft)
		at = &(*at)->next;
	if (*at)
		*at = draft->next;
	pthread_mutex_unlock(&drafts->lock);
	if (draft->folder)
		closedir(draft->folder);
	if (draft->descriptor >= 0)
		close(draft->descriptor);
	draft->folder = NULL;
	draft->descriptor = -1;
	errno = reason;
}

/* Whether what a process left behind has gone from there. */
static bool sweep(const char *stem, unsigned number)
{
	char *path = mem_alloc(strlen(stem) + DIGITS);
	snprintf(path, strlen(stem) + DIGITS, "%s-%u", stem, number);
	bool gone = left_over_sweep(path);
	mem_free(path);
	return gone;
}

/* False: errno says why. */
static bool find_place(struct drafts *drafts, struct draft_file *draft, const char *stem)
{
	unsigned number = 0;
	for (int tries = 0; tries < MOST_TRIES; tries++) {
		snprintf(draft->path, strlen(stem) + DIGITS, "%s-%u", stem, number);
		if (make(drafts, draft) && hold(drafts, draft)) {
			while (sweep(stem, ++number)) /* of several that worked at once */
				;
			return true;
		}
		if (errno != EEXIST)
			return false;
		forget(drafts, draft);
		number += !sweep(stem, number);
	}
	return false;
}

static struct draft_file *open_draft(struct drafts *drafts, const char *stem, bool is_folder)
{
	struct draft_file *draft = mem_zeroed(1, sizeof *draft + strlen(stem) + DIGITS);
	draft->is_folder = is_folder;
	draft->descriptor = -1;
	if (find_place(drafts, draft, stem))
		return draft;
	drafts_end(drafts, draft);
	return NULL;
}

struct draft_file *drafts_open(struct drafts *drafts, const char *stem)
{
	return open_draft(drafts, stem, false);
}

struct draft_file *drafts_open_folder(struct drafts *drafts, const char *stem)
{
	return open_draft(drafts, stem, true);
}

const char *drafts_path(const struct draft_file *draft)
{
	return draft->path;
}

int drafts_descriptor(const struct draft_file *draft)
{
	return draft->descriptor;
}

bool drafts_place(struct drafts *drafts, struct draft_file *draft, const char *target)
{
	pthread_mutex_lock(&drafts->lock);
	errno = EINTR;
	bool placed = draft->has_name && rename(draft->path, target) == 0;
	draft->has_name &= !placed;
	pthread_mutex_unlock(&drafts->lock);
	return placed;
}

void drafts_end(struct drafts *drafts, struct draft_file *draft)
{
	forget(drafts, draft);
	mem_free(draft);
}
