/* Diagnostics as people and machines read them. */
#ifndef OCTAVO_PROGRAM_TELL_H
#define OCTAVO_PROGRAM_TELL_H

#include "octavo.h"

#include <stdio.h>

/* What of the teller's output is open: a line of progress, which the next line takes the place of,
 * and a SARIF log. All tellers of a run share it. */
struct telling {
	bool progress, log;
	double start, shown; /* by the clock */
};

struct teller {
	FILE *to;
	bool quiet;    /* errors only */
	bool json;     /* an object a line */
	bool sarif;    /* one object for the run */
	bool terminal; /* where progress may be shown */
	bool colour;
	struct telling *telling;
};

/* Ends what is open, with the status of the run. */
void tell_end(const struct teller *teller, enum octavo_status status);

/* An octavo_follower whose user is a struct teller: shows on a terminal what takes long. */
void tell_progress(size_t done, size_t total, void *user);

/* An octavo_listener whose user is a struct teller. */
void tell(const struct octavo_diagnostic *diagnostic, void *user);

/* Says on the command line's behalf what makes no sense in it, with a hint; returns OCTAVO_USAGE.
 */
enum octavo_status tell_usage(const struct teller *teller, const char *slug, const char *hint,
			      const char *what, ...) __attribute__((format(printf, 4, 5)));

/* The hint where the help says more. */
#define TELL_HELP "see 'octavo --help'"

/* Says where the book that was built last is, if it is a file, how much it holds, and how long that
 * took. */
void tell_written(const struct teller *teller, const struct octavo *octavo, double seconds);

/* Says what to do with the starter book in the folder. */
void tell_begun(const struct teller *teller, const char *folder);

/* Says whether the EPUB at path is valid. */
/* A line: what was done, and where. */
void tell_done(const struct teller *teller, const char *what, const char *path);

void tell_checked(const struct teller *teller, const char *path, enum octavo_status status);

double tell_clock(void); /* seconds, from whenever */

/* Writes the path as it is shown to people, and as a JSON string. */
void tell_path(FILE *to, const char *path);
void tell_path_as_json(FILE *to, const char *path);

#endif
