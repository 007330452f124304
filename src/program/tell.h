/* Diagnostics as people and machines read them. */
#ifndef OCTAVO_PROGRAM_TELL_H
#define OCTAVO_PROGRAM_TELL_H

#include "octavo.h"

#include <stdio.h>

struct teller {
	FILE *to;
	bool quiet; /* errors only */
	bool json;  /* an object a line */
};

/* An octavo_listener whose user is a struct teller. */
void tell(const struct octavo_diagnostic *diagnostic, void *user);

/* Says where the book that was built last is, if there is one. */
void tell_written(const struct teller *teller, const struct octavo *octavo);

/* Writes the text as a JSON string. */
void tell_string(FILE *to, const char *text);

#endif
