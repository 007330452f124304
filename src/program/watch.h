/* Signals that end the program: they take unfinished files away first. */
#ifndef OCTAVO_PROGRAM_WATCH_H
#define OCTAVO_PROGRAM_WATCH_H

#include "base/vec.h"
#include "octavo.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

/* While it lasts, interrupt, termination and hang-up wait for a thread of its own, which ends the
 * process as they would have. A child process that is started meanwhile has them blocked. */
struct watch {
	sigset_t signals;
	int first; /* of them */
	pthread_t thread;
	bool begun;
	pthread_mutex_t lock; /* of what follows */
	bool ended;
	VEC(struct octavo *) books; /* being built */
};

/* Begin it before other threads are, for they inherit what they leave to it. */
void watch_begin(struct watch *watch);
void watch_end(struct watch *watch);

/* A book that is being built from now on, or isn't any more. */
void watch_add(struct watch *watch, struct octavo *book);
void watch_drop(struct watch *watch, struct octavo *book);

#endif
