/* A cover that is typeset in a thread of its own while the articles are read. */
#ifndef OCTAVO_BOOK_COVER_JOB_H
#define OCTAVO_BOOK_COVER_JOB_H

#include "cover/cover_typeset.h"

struct cover_job;

struct cover_job *cover_job_start(const struct cover_words *words); /* which are copied */

/* Waits for the cover and ends the job. The caller clears what was made. */
void cover_job_finish(struct cover_job *job, struct cover_made *made);

#endif
