/* The author's loop: a book is built again whenever something that it is made of changes. */
#ifndef OCTAVO_PROGRAM_REBUILD_H
#define OCTAVO_PROGRAM_REBUILD_H

#include "program/options.h"

/* Builds, and again at each change, until a signal ends the program; returns only if the system
 * can't tell of changes, with the status of that. */
enum octavo_status rebuild(const struct command *command, struct octavo *octavo,
			   enum octavo_status (*build)(const struct command *, struct octavo *));

#endif
