/* Drafts: what was made is noted, under one lock, behind which nobody asks for memory. */
#include "base/drafts_parts.h"

#include "base/file.h"
#include "base/left_over.h"
#include "base/slug.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TRIES = 1000, DIGITS = 12 };

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
	if (draft->worker > 0)
		kill(-draft->worker, SIGKILL);
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

/* Not by mkstemp, whose file would need the umask's permissions: asking for the umask sets it, for
 * all threads. */
const char *drafts_stem(struct arena *arena, const char *folder, const char *name)
{
	return path_join(arena, folder,
			 arena_format(arena, ".octavo-%08lx", (unsigned long)slug_hash(name)));
}

/* Makes it and notes it; false: errno says why. */
static bool make(struct drafts *drafts, struct draft_file *draft)
{
	pthread_mutex_lock(&drafts->lock);
	errno = EINTR;
	if (!drafts->given_up && draft->is_folder)
		draft->has_name = mkdir(draft->path, draft->mode) == 0;
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

static struct draft_file *open_draft(struct drafts *drafts, const char *stem, bool is_folder,
				     mode_t mode)
{
	struct draft_file *draft = mem_zeroed(1, sizeof *draft + strlen(stem) + DIGITS);
	draft->is_folder = is_folder;
	draft->mode = mode;
	draft->descriptor = -1;
	if (find_place(drafts, draft, stem))
		return draft;
	drafts_end(drafts, draft);
	return NULL;
}

struct draft_file *drafts_open(struct drafts *drafts, const char *stem)
{
	return open_draft(drafts, stem, false, 0);
}

struct draft_file *drafts_open_folder(struct drafts *drafts, const char *stem, mode_t mode)
{
	return open_draft(drafts, stem, true, mode);
}

/* The path is its own again at the end. */
static int make_below(int folder, char *path)
{
	for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		bool is_there = mkdirat(folder, path, 0777) == 0 || errno == EEXIST;
		*slash = '/';
		if (!is_there)
			return -1;
	}
	return openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

int drafts_make_in(struct drafts *drafts, const struct draft_file *folder, const char *name)
{
	char *path = mem_string(name);
	pthread_mutex_lock(&drafts->lock);
	errno = EINTR;
	int made = folder->has_name ? make_below(dirfd(folder->folder), path) : -1;
	int reason = errno;
	pthread_mutex_unlock(&drafts->lock);
	mem_free(path);
	errno = reason;
	return made;
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

static bool move(int from, const char *name, int to)
{
	struct stat found;
	if (fstatat(to, name, &found, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT && renameat(from, name, to, name) == 0;
	errno = EEXIST;
	return false;
}

bool drafts_move_out(struct drafts *drafts, const struct draft_file *draft, const char *target,
		     const char *const *names, size_t count)
{
	size_t left = count;
	int to = open(target, O_RDONLY | O_DIRECTORY | O_CLOEXEC), from = dirfd(draft->folder);
	if (to < 0)
		return false;
	pthread_mutex_lock(&drafts->lock);
	errno = EINTR;
	while (left > 0 && draft->has_name && move(from, names[left - 1], to))
		left--;
	int reason = errno;
	for (size_t i = left; left > 0 && i < count; i++)
		renameat(to, names[i], from, names[i]);
	pthread_mutex_unlock(&drafts->lock);
	close(to);
	errno = reason;
	return left == 0;
}

void drafts_end(struct drafts *drafts, struct draft_file *draft)
{
	forget(drafts, draft);
	mem_free(draft);
}
