/* Numbered pieces of work shared out among threads, and their results taken in order. */
#ifndef OCTAVO_BASE_THREAD_POOL_H
#define OCTAVO_BASE_THREAD_POOL_H

#include <stddef.h>

struct thread_task {
	/* Does piece i, in any thread. worker numbers the threads from 0, which is the caller's;
	 * no two pieces at one time have the same. */
	void (*work)(size_t i, unsigned worker, void *user);
	/* Takes what piece i came to: called in order, by the caller's thread, while others work
	 * on; NULL: there is nothing to take. */
	void (*take)(size_t i, void *user);
	void *user;
};

/* Does the pieces from first up to count in that many threads, the caller's among them; in fewer
 * where the system gives no more. Returns when all are done and taken. */
void thread_pool_run(const struct thread_task *task, size_t first, size_t count, unsigned threads);

/* How many threads this machine has use for. */
unsigned thread_pool_size(void);

#endif
