/* Threads that take the next piece of work as they get free. */
#include "base/thread_pool.h"

#include "base/mem.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

struct crew {
	const struct thread_task *task;
	pthread_mutex_t lock;
	pthread_cond_t finished; /* a piece was */
	size_t first, next, count;
	bool *done; /* of each piece from first on */
};

struct member {
	struct crew *crew;
	unsigned worker;
	pthread_t thread;
};

/* Works on the next piece; false if all are given out. Called, and returns, with the lock held. */
static bool work_once(struct crew *crew, unsigned worker)
{
	if (crew->next == crew->count)
		return false;
	size_t i = crew->next++;
	pthread_mutex_unlock(&crew->lock);
	crew->task->work(i, worker, crew->task->user);
	pthread_mutex_lock(&crew->lock);
	crew->done[i - crew->first] = true;
	pthread_cond_signal(&crew->finished);
	return true;
}

static void *work_on(void *user)
{
	struct member *member = user;
	pthread_mutex_lock(&member->crew->lock);
	while (work_once(member->crew, member->worker))
		;
	pthread_mutex_unlock(&member->crew->lock);
	return NULL;
}

/* Works along, and takes each piece as soon as those before it are taken. */
static void lead(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	for (size_t i = crew->first; i < crew->count; i++) {
		while (!crew->done[i - crew->first])
			if (!work_once(crew, 0))
				pthread_cond_wait(&crew->finished, &crew->lock);
		pthread_mutex_unlock(&crew->lock);
		if (crew->task->take)
			crew->task->take(i, crew->task->user);
		pthread_mutex_lock(&crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
}

static void run_threads(struct crew *crew, unsigned threads)
{
	struct member *members = mem_zeroed(threads, sizeof *members);
	unsigned hired = 1;
	while (hired < threads) {
		struct member *member = &members[hired];
		*member = (struct member){.crew = crew, .worker = hired};
		if (pthread_create(&member->thread, NULL, work_on, member) != 0)
			break;
		hired++;
	}
	lead(crew);
	for (unsigned i = 1; i < hired; i++)
		pthread_join(members[i].thread, NULL);
	mem_free(members);
}

void thread_pool_run(const struct thread_task *task, size_t first, size_t count, unsigned threads)
{
	if (first >= count)
		return;
	struct crew crew = {.task = task, .first = first, .next = first, .count = count};
	if (threads > count - first)
		threads = (unsigned)(count - first);
	crew.done = mem_zeroed(count - first, sizeof *crew.done);
	pthread_mutex_init(&crew.lock, NULL);
	pthread_cond_init(&crew.finished, NULL);
	run_threads(&crew, threads);
	pthread_cond_destroy(&crew.finished);
	pthread_mutex_destroy(&crew.lock);
	mem_free(crew.done);
}

unsigned thread_pool_size(void)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 1 ? (unsigned)online : 1;
}
