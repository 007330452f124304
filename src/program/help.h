/* The help: a screen a command. */
#ifndef OCTAVO_PROGRAM_HELP_H
#define OCTAVO_PROGRAM_HELP_H

#include "base/buf.h"
#include "program/options.h"

/* Appends it; VERB_COUNT: of the program. */
void help(struct buf *out, enum verb verb);

#endif
