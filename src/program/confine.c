/* Confinement by Landlock (linux/landlock.h, landlock(7)), of which each kernel knows a version. */
#define _GNU_SOURCE /* O_PATH */
#include "program/confine.h"

#include "base/arena.h"
#include "base/drafts.h"
#include "base/file.h"
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

void confinement_init(struct confinement *confinement)
{
	*confinement = (struct confinement){.paths = {0}};
	pthread_mutex_init(&confinement->lock, NULL);
}

void confinement_clear(struct confinement *confinement)
{
	for (size_t i = 0; i < confinement->paths.count; i++)
		mem_free(confinement->paths.items[i]);
	vec_clear(&confinement->paths);
	pthread_mutex_destroy(&confinement->lock);
}

void confinement_allow(const char *path, void *user)
{
	struct confinement *confinement = user;
	if (!path)
		return;
	pthread_mutex_lock(&confinement->lock);
	vec_push(&confinement->paths, mem_string(path));
	pthread_mutex_unlock(&confinement->lock);
}

/* At the end coverage is written and a sanitizer reads its lists, wherever those are. */
#if defined SYS_landlock_create_ruleset && !defined OCTAVO_UNCONFINED &&                           \
    !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__

/* The kernel's own, whatever its headers here know. */
enum {
	EXECUTE = 1 << 0,
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_FOLDER = 1 << 3,
	REMOVE_FOLDER = 1 << 4,
	REMOVE_FILE = 1 << 5,
	MAKE_FOLDER = 1 << 7,
	MAKE_FILE = 1 << 8,
	REFER = 1 << 13,    /* from version 2 on */
	TRUNCATE = 1 << 14, /* from version 3 on */
	OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE,
	READ = READ_FILE | READ_FOLDER,
	RUN = READ | EXECUTE,
	TEMPORARY = READ_FILE | WRITE_FILE | REMOVE_FILE | MAKE_FILE,
	WRITE = READ | WRITE_FILE | TRUNCATE | REMOVE_FILE | MAKE_FILE,
	WORK = WRITE | REMOVE_FOLDER | MAKE_FOLDER,
	VERSION = 1,      /* the flag that asks for it */
	BELOW_A_PATH = 1, /* the kind of rule */
};

struct landlock_ruleset {
	uint64_t files, network, others;
};

struct landlock_rule {
	uint64_t allowed;
	int32_t folder;
} __attribute__((packed));

struct confined {
	struct arena *arena;
	int ruleset;
	bool failed;    /* the system did, so there's no telling what the rules allow */
	uint64_t known; /* that the kernel knows of files */
};

/* What isn't there needs no rule. */
static void allow(struct confined *confined, const char *path, uint64_t rights)
{
	struct stat found;
	int fd = path && *path ? open(path, O_PATH | O_CLOEXEC) : -1;
	if (fd < 0) {
		confined->failed |= path && *path && !file_is_absence(errno) && errno != EACCES;
		return;
	}
	bool is_folder = fstat(fd, &found) == 0 && S_ISDIR(found.st_mode);
	struct landlock_rule rule = {
	    rights & confined->known & (is_folder ? ~UINT64_C(0) : OF_FILES), fd};
	syscall(SYS_landlock_add_rule, confined->ruleset, BELOW_A_PATH, &rule, 0);
	close(fd);
}

static void allow_in(struct confined *confined, const char *folder, const char *name,
		     uint64_t rights)
{
	if (folder && *folder)
		allow(confined, path_join(confined->arena, folder, name), rights);
}

/* Each of a list as PATH is one. */
static void allow_list(struct confined *confined, const char *list, uint64_t rights)
{
	while (list && *list) {
		size_t size = strcspn(list, ":");
		allow(confined, arena_copy(confined->arena, list, size), rights);
		list += size + (list[size] == ':');
	}
}

/* A program, and what is installed with it. */
static void allow_program(struct confined *confined, const char *program)
{
	static const char *const beside[] = {"../lib", "../share/highlight", "../etc/highlight"};
	if (!program)
		return;
	const char *folder = path_folder(confined->arena, program);
	allow(confined, program, RUN);
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		allow_in(confined, folder, beside[i], RUN);
}

static void allow_system(struct confined *confined)
{
	static const char *const folders[] = {"/usr",
					      "/bin",
					      "/sbin",
					      "/lib",
					      "/lib32",
					      "/lib64",
					      "/etc",
					      "/opt",
					      "/nix/store",
					      "/gnu/store",
					      "/run/current-system",
					      "/proc",
					      "/sys/devices/system/cpu",
					      "/dev/urandom",
					      "/dev/random",
					      "/var/cache/fontconfig",
					      "/var/lib/fonts"};
	char self[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		allow(confined, folders[i], RUN);
	allow(confined, "/dev/null", READ | WRITE_FILE);
	allow_list(confined, getenv("LD_LIBRARY_PATH"), RUN);
	allow_program(confined, size > 0 ? arena_copy(confined->arena, self, (size_t)size) : NULL);
	allow_program(confined, process_find(confined->arena, "highlight"));
}

/* Where a person's own are, as fontconfig has it, and where it keeps what it knows of them. */
static void allow_fonts(struct confined *confined)
{
	static const struct {
		const char *variable, *at_home, *name;
		uint64_t rights;
	} places[] = {
	    {"XDG_DATA_HOME", ".local/share", "fonts", READ},
	    {"XDG_CONFIG_HOME", ".config", "fontconfig", READ},
	    {"XDG_CACHE_HOME", ".cache", "fontconfig", WORK},
	};
	const char *home = getenv("HOME");
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *folder = getenv(places[i].variable);
		if (!folder && home)
			folder = path_join(confined->arena, home, places[i].at_home);
		allow_in(confined, folder, places[i].name, places[i].rights);
	}
	allow_in(confined, home, ".fonts", READ);
	allow_in(confined, home, ".fonts.conf", READ);
	allow_list(confined, getenv("FONTCONFIG_PATH"), READ);
	allow(confined, getenv("FONTCONFIG_FILE"), READ);
}

/* A draft is made beside what it becomes; what goes to standard output, a pipe or a device is made
 * by tmpfile first. */
static void allow_output(struct confined *confined, const char *path)
{
	bool is_standard = strcmp(path, "-") == 0;
	enum file_kind kind = is_standard ? FILE_OTHER : file_kind(path);
	const char *target = kind == FILE_OTHER ? NULL : file_target(confined->arena, path);
	if (kind == FILE_OTHER)
		allow(confined, P_tmpdir, TEMPORARY);
	if (kind == FILE_OTHER && !is_standard)
		allow(confined, path, WRITE_FILE);
	else if (kind == FILE_FOLDER)
		allow(confined, path, WRITE);
	else if (target)
		allow(confined, path_folder(confined->arena, target), WRITE);
}

static void allow_outputs(struct confined *confined, const struct command *command)
{
	allow(confined, drafts_folder(), WORK); /* where code is coloured */
	allow_output(confined, command->output ? command->output : ".");
	for (size_t i = 0; i < command->settings.count; i++)
		if (strcmp(command->settings.items[i].name, "depfile") == 0)
			allow_output(confined, command->settings.items[i].value);
}

/* As much as that version of Landlock can refuse, but for what is asked of devices (ioctl). */
static int open_ruleset(long version, uint64_t *known)
{
	enum { BASE = (1 << 13) - 1, CONNECT_AND_BIND = 3, SOCKETS_AND_SIGNALS = 3 };
	struct landlock_ruleset all = {.files = BASE};
	all.files |= version >= 2 ? REFER : 0;
	all.files |= version >= 3 ? TRUNCATE : 0;
	all.network = version >= 4 ? CONNECT_AND_BIND : 0;
	all.others = version >= 6 ? SOCKETS_AND_SIGNALS : 0;
	*known = all.files;
	size_t size = sizeof(uint64_t) * (version >= 6 ? 3 : version >= 4 ? 2 : 1);
	return (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
}

void confine(const struct confinement *confinement, const struct command *command)
{
	struct confined confined = {.arena = arena_new(), .ruleset = -1};
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION);
	if (version >= 1)
		confined.ruleset = open_ruleset(version, &confined.known);
	if (confined.ruleset >= 0) {
		fcntl(confined.ruleset, F_SETFD, FD_CLOEXEC);
		allow_system(&confined);
		allow_fonts(&confined);
		if (command->verb == VERB_BUILD)
			allow_outputs(&confined, command);
		for (size_t i = 0; i < confinement->paths.count; i++)
			allow(&confined, confinement->paths.items[i], READ);
		if (!confined.failed && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
			syscall(SYS_landlock_restrict_self, confined.ruleset, 0);
		close(confined.ruleset);
	}
	arena_free(confined.arena);
}

#else
void confine(const struct confinement *confinement, const struct command *command)
{
	(void)confinement;
	(void)command;
}
#endif
