/* A process that works in a folder that is a draft, at most one at a time. */
#ifndef OCTAVO_BASE_DRAFT_WORKER_H
#define OCTAVO_BASE_DRAFT_WORKER_H

#include "base/drafts.h"

/* Begins a process that works in the folder, at the head of a group of its own: should all be given
 * up, the group ends, and the folder goes behind it. As fork(2); the new process may touch neither
 * the drafts nor the draft. */
pid_t draft_worker_begin(struct drafts *drafts, struct draft_file *folder);

/* Whether that process has ended. */
bool draft_worker_is_idle(const struct draft_file *folder);

/* Waits until that process has ended, ends all that is left of its group, and says by what the
 * process ended, as waitpid(2) does; false: errno says why. */
bool draft_worker_wait(struct drafts *drafts, struct draft_file *folder, int *status);

/* Ends the process, and its group. */
void draft_worker_stop(struct drafts *drafts, const struct draft_file *folder);

#endif
