/* Processes that work in drafts: begun and ended under the lock of what they work in. */
#include "base/draft_worker.h"

#include "base/drafts_parts.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Both make the group, so that there is one when either goes on. */
pid_t draft_worker_begin(struct drafts *drafts, struct draft_file *folder)
{
	pthread_mutex_lock(&drafts->lock);
	errno = EINTR;
	pid_t worker = folder->has_name ? fork() : -1;
	int reason = errno;
	if (worker >= 0)
		setpgid(worker, worker);
	if (worker > 0)
		folder->worker = worker;
	if (worker != 0)
		pthread_mutex_unlock(&drafts->lock);
	errno = reason;
	return worker;
}

/* Looking takes no note of it. Who hears of no ends finds no process any more. */
bool draft_worker_is_idle(const struct draft_file *folder)
{
	siginfo_t ended = {.si_pid = 0};
	if (waitid(P_PID, (id_t)folder->worker, &ended, WEXITED | WNOHANG | WNOWAIT) != 0)
		return errno != EINTR;
	return ended.si_pid != 0;
}

void draft_worker_stop(struct drafts *drafts, const struct draft_file *folder)
{
	pthread_mutex_lock(&drafts->lock);
	if (folder->worker > 0)
		kill(-folder->worker, SIGKILL);
	pthread_mutex_unlock(&drafts->lock);
}

/* Until it is taken note of that the process ended, no other has its number, nor has a group. */
bool draft_worker_wait(struct drafts *drafts, struct draft_file *folder, int *status)
{
	siginfo_t ended;
	pid_t worker = folder->worker, found;
	while (waitid(P_PID, (id_t)worker, &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR)
		;
	pthread_mutex_lock(&drafts->lock);
	kill(-worker, SIGKILL);
	do
		found = waitpid(worker, status, 0);
	while (found < 0 && errno == EINTR);
	folder->worker = 0;
	pthread_mutex_unlock(&drafts->lock);
	return found == worker;
}
