/* Signals that end the program. A handler could call next to nothing and would need a variable that
 * all can see; a thread that waits for them needs neither. */
#include "program/watch.h"

/* Those that end the process as it was started, which may have others ignored or blocked; false:
 * none does. */
static bool choose(struct watch *watch)
{
	static const int all[] = {SIGINT, SIGTERM, SIGHUP};
	sigset_t blocked;
	sigemptyset(&watch->signals);
	sigemptyset(&blocked);
	pthread_sigmask(SIG_BLOCK, NULL, &blocked);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct sigaction action;
		if (sigaction(all[i], NULL, &action) == 0 && action.sa_handler == SIG_DFL &&
		    !sigismember(&blocked, all[i])) {
			sigaddset(&watch->signals, all[i]);
			watch->first = watch->first ? watch->first : all[i];
		}
	}
	return watch->first;
}

/* The lock is kept to the end: no book is begun or finished any more. */
static void *wait_for_signal(void *user)
{
	struct watch *watch = user;
	int signal;
	if (sigwait(&watch->signals, &signal) != 0)
		return NULL;
	pthread_mutex_lock(&watch->lock);
	if (watch->ended) {
		pthread_mutex_unlock(&watch->lock);
		return NULL;
	}
	for (size_t i = 0; i < watch->books.count; i++)
		octavo_give_up(watch->books.items[i]);
	pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
	raise(signal);
	return NULL;
}

void watch_begin(struct watch *watch)
{
	*watch = (struct watch){.begun = false};
	pthread_mutex_init(&watch->lock, NULL);
	if (!choose(watch))
		return;
	pthread_sigmask(SIG_BLOCK, &watch->signals, NULL);
	watch->begun = pthread_create(&watch->thread, NULL, wait_for_signal, watch) == 0;
	if (!watch->begun)
		pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
}

void watch_end(struct watch *watch)
{
	if (watch->begun) {
		pthread_mutex_lock(&watch->lock);
		watch->ended = true;
		pthread_mutex_unlock(&watch->lock);
		pthread_kill(watch->thread, watch->first); /* not cancelled: that loads a library */
		pthread_join(watch->thread, NULL);
		pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
	}
	vec_clear(&watch->books);
	pthread_mutex_destroy(&watch->lock);
}

void watch_add(struct watch *watch, struct octavo *book)
{
	pthread_mutex_lock(&watch->lock);
	vec_push(&watch->books, book);
	pthread_mutex_unlock(&watch->lock);
}

void watch_drop(struct watch *watch, struct octavo *book)
{
	pthread_mutex_lock(&watch->lock);
	for (size_t i = 0; i < watch->books.count; i++)
		if (watch->books.items[i] == book)
			watch->books.items[i] = watch->books.items[--watch->books.count];
	pthread_mutex_unlock(&watch->lock);
}
