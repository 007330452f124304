/* Watching sources by inotify. Folders are watched, not files: editors save by putting a new file
 * in the place of the old one. */
#include "program/rebuild.h"

#include "base/arena.h"
#include "base/file.h"

#include <errno.h>
#include <string.h>
#ifdef __linux__
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

/* A name in a watched folder that matters; NULL: any does, because the book is made of the folder.
 */
struct watched_name {
	int folder;
	const char *name;
};

struct watched {
	int queue;
	struct arena *arena;
	VEC(struct watched_name) names;
	const char *output; /* the name of the book, which isn't a source; NULL: none was written */
};

enum { CHANGES = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE };

static void watch_source(struct watched *watched, const char *path)
{
	bool is_folder = file_is_folder(path);
	const char *folder = is_folder ? path : path_folder(watched->arena, path);
	int number = inotify_add_watch(watched->queue, folder, CHANGES);
	if (number >= 0)
		vec_push(&watched->names,
			 (struct watched_name){number, is_folder ? NULL : path_name(path)});
}

/* The queue goes on from build to build, so that what is saved during one begins the next. */
static void watch_sources(struct watched *watched, const struct command *command,
			  const struct octavo *octavo)
{
	size_t count;
	const char *const *sources = octavo_sources(octavo, &count);
	watched->names.count = 0;
	for (size_t i = 0; i < count; i++)
		watch_source(watched, sources[i]);
	for (char **word = command->words; *word; word++)
		watch_source(watched, *word);
	watched->output = octavo_written(octavo) ? path_name(octavo_written(octavo)) : NULL;
}

/* What editors write beside a file while it is saved is no source. */
static bool is_passing(const struct watched *watched, const char *name)
{
	size_t size = strlen(name);
	return *name == '.' || !size || name[size - 1] == '~' ||
	       (watched->output && strcmp(name, watched->output) == 0);
}

static bool matters(const struct watched *watched, const struct inotify_event *event)
{
	const char *name = event->len ? event->name : "";
	for (size_t i = 0; i < watched->names.count; i++) {
		const struct watched_name *known = &watched->names.items[i];
		if (known->folder == event->wd &&
		    (known->name ? strcmp(known->name, name) == 0 : !is_passing(watched, name)))
			return true;
	}
	return event->mask & IN_Q_OVERFLOW;
}

/* Waits for a change, and then until nothing has come for a moment. False: the system failed, for a
 * reason. */
static bool wait_for_change(const struct watched *watched, int *reason)
{
	enum { MOMENT = 60 }; /* milliseconds */
	_Alignas(struct inotify_event) char bytes[1 << 14];
	struct pollfd poll_fd = {.fd = watched->queue, .events = POLLIN};
	bool changed = false;
	for (;;) {
		int ready = poll(&poll_fd, 1, changed ? MOMENT : -1);
		if (ready == 0)
			return true;
		ssize_t size = ready > 0 ? read(watched->queue, bytes, sizeof bytes) : -1;
		if (size < 0 && errno != EINTR) {
			*reason = errno;
			return false;
		}
		for (const char *s = bytes; s < bytes + size;) {
			const struct inotify_event *event = (const void *)s;
			changed |= matters(watched, event);
			s += sizeof *event + event->len;
		}
	}
}

enum octavo_status rebuild(const struct command *command, struct octavo *octavo,
			   enum octavo_status (*build)(const struct command *, struct octavo *))
{
	struct watched watched = {.queue = inotify_init1(IN_CLOEXEC), .arena = arena_new()};
	int reason = errno;
	watch_sources(&watched, command, octavo);
	do {
		enum octavo_status status = build(command, octavo);
		tell_end(&command->teller, status);
		fflush(command->teller.to);
		watch_sources(&watched, command, octavo);
	} while (watched.queue >= 0 && wait_for_change(&watched, &reason));
	if (watched.queue >= 0)
		close(watched.queue);
	vec_clear(&watched.names);
	arena_free(watched.arena);
	tell_usage(&command->teller, "cant-watch", NULL, "can't watch the sources: %s",
		   strerror(reason));
	return OCTAVO_SYSTEM;
}
#else
enum octavo_status rebuild(const struct command *command, struct octavo *octavo,
			   enum octavo_status (*build)(const struct command *, struct octavo *))
{
	(void)octavo;
	(void)build;
	return tell_usage(&command->teller, "cant-watch", NULL,
			  "this system has no inotify to watch sources by");
}
#endif
