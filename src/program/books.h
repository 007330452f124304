/* Many books in one run: several at a time, told of in the order of the command line. */
#ifndef OCTAVO_PROGRAM_BOOKS_H
#define OCTAVO_PROGRAM_BOOKS_H

#include "program/options.h"

#include <stdbool.h>

/* Whether the inputs, which a NULL ends, are several and each of them is a book by itself. */
bool books_are_many(char **inputs);

/* Builds each of the inputs, goes on past those that fail, and sums up. Returns the worst status.
 */
enum octavo_status books_build(const struct command *command, char **inputs);

#endif
