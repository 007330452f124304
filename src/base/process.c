/* Programs of others, run beside octavo. */
#define _GNU_SOURCE /* syscall */
#include "base/process.h"

#include "base/draft_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <time.h>
#include <unistd.h>

const char *process_find(struct arena *arena, const char *name)
{
	const char *at = getenv("PATH");
	while (at && *at) {
		size_t size = strcspn(at, ":");
		const char *path = arena_format(arena, "%.*s/%s", (int)size, at, name);
		if (*at == '/' && access(path, X_OK) == 0)
			return path;
		at += size + (at[size] == ':');
	}
	return NULL;
}

/* A caller may have files and sockets open that are no business of the program's. */
static void close_others(void)
{
	enum { FIRST = 3, USUAL_MOST = 1024 };
#ifdef SYS_close_range
	if (syscall(SYS_close_range, (unsigned)FIRST, ~0u, 0u) == 0)
		return;
#endif
	for (int file = FIRST; file < USUAL_MOST; file++)
		close(file);
}

/* None is held back, and those end it that octavo ignores to get an error instead. */
static void reset_signals(void)
{
	sigset_t none;
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The terminal's signals don't reach its group; and who is killed can pass nothing on. */
static void die_with(pid_t parent)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(127);
#else
	(void)parent;
#endif
}

/* In the new process, between fork and exec: nothing but what a signal handler may call. */
static void become(const struct process *process, char *const *environment, int out, pid_t parent)
{
	const struct rlimit no_core = {0, 0}, a_gigabyte = {1 << 30, 1 << 30};
	const rlim_t most =
	    process->milliseconds / 1000 + 1; /* should octavo be killed meanwhile */
	const struct rlimit seconds = {most, most};
	reset_signals();
	die_with(parent);
	int nothing = open("/dev/null", O_RDWR);
	if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(out, 1) < 0 || dup2(nothing, 2) < 0 ||
	    chdir(drafts_path(process->folder)) != 0)
		_exit(127);
	close_others();
	setrlimit(RLIMIT_CORE, &no_core);
	setrlimit(RLIMIT_FSIZE, &a_gigabyte);
	setrlimit(RLIMIT_AS, &a_gigabyte);
	setrlimit(RLIMIT_CPU, &seconds);
	execve(process->program, process->arguments, environment);
	_exit(127);
}

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Reads what the process prints until it ends, which closes the pipe; false: time is up. */
static bool listen_to(int in, int64_t end)
{
	char lost[4096];
	for (;;) {
		struct pollfd one = {.fd = in, .events = POLLIN};
		int64_t left = end - now();
		int ready = left > 0 ? poll(&one, 1, (int)left) : 0;
		if (ready == 0)
			return false;
		ssize_t size = ready > 0 ? read(in, lost, sizeof lost) : -1;
		if (size == 0 || (size < 0 && errno != EINTR))
			return true;
	}
}

/* Who closes the pipe and goes on has no more time than others. */
static bool ends_until(const struct draft_file *folder, int64_t end)
{
	while (!draft_worker_is_idle(folder)) {
		if (now() >= end)
			return false;
		poll(NULL, 0, 1);
	}
	return true;
}

static enum process_end wait_for(const struct process *process, int in)
{
	int status;
	int64_t end = now() + process->milliseconds;
	bool in_time = listen_to(in, end) && ends_until(process->folder, end);
	if (!in_time)
		draft_worker_stop(process->drafts, process->folder);
	bool found = draft_worker_wait(process->drafts, process->folder, &status);
	if (!in_time)
		return PROCESS_SLOW;
	bool good = found && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	return good ? PROCESS_DONE : PROCESS_FAILED;
}

enum process_end process_run(const struct process *process)
{
	struct arena *arena = arena_new();
	char *environment[] = {arena_string(arena, "LC_ALL=C"),
			       arena_string(arena, "PATH=/usr/bin:/bin"),
			       arena_format(arena, "HOME=%s", drafts_path(process->folder)), NULL};
	enum process_end end = PROCESS_UNMADE;
	int ends[2];
	if (pipe(ends) == 0) {
		fcntl(ends[0], F_SETFD, FD_CLOEXEC);
		fcntl(ends[1], F_SETFD, FD_CLOEXEC);
		pid_t parent = getpid();
		pid_t child = draft_worker_begin(process->drafts, process->folder);
		int reason = errno;
		if (child == 0)
			become(process, environment, ends[1], parent);
		close(ends[1]);
		if (child > 0)
			end = wait_for(process, ends[0]);
		close(ends[0]);
		errno = reason;
	}
	arena_free(arena);
	return end;
}
