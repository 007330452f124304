/* Confinement: from then on the program reads and writes what its book asks for, and no more. */
#ifndef OCTAVO_PROGRAM_CONFINE_H
#define OCTAVO_PROGRAM_CONFINE_H

#include "base/vec.h"
#include "program/options.h"

#include <pthread.h>

struct confinement {
	pthread_mutex_t lock; /* of what follows */
	VEC(char *) paths;    /* that may be read, folders with all below them */
};

void confinement_init(struct confinement *confinement);
void confinement_clear(struct confinement *confinement);

/* Lets the path be read; it is an octavo_foreseen whose user is the confinement. */
void confinement_allow(const char *path, void *confinement);

/* Confines the calling thread, those it begins and the programs that they run, where the kernel has
 * Landlock; elsewhere nothing happens. They can read those paths and what is the system's
 * (programs, libraries, fonts), write beside the command's output and its depfile and in the folder
 * for temporary files, and, as far as its version can refuse that, open no connection and signal no
 * other process. */
void confine(const struct confinement *confinement, const struct command *command);

#endif
