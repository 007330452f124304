/* Files and folders with temporary names, which nobody must find once all is over.
 *
 * Any thread may give up those that one book has, while they have them: they are taken away, and no
 * other is made. So they are when the process runs out of memory. One that is killed can't: what it
 * leaves, the next draft of the same stem sweeps up, for whose draft is alive holds a lock on it.
 */
#ifndef OCTAVO_BASE_DRAFTS_H
#define OCTAVO_BASE_DRAFTS_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/types.h>

struct draft_file;
struct drafts;
struct drafts *drafts_new(void); /* the caller frees it, when each has ended */
void drafts_free(struct drafts *drafts);
void drafts_give_up(struct drafts *drafts);

/* Where such are made that become nothing: TMPDIR if that is absolute, else /tmp. */
const char *drafts_folder(void);

/* The stem of what is to have that name in the folder, and is drafted beside it: the next draft for
 * the same name finds what one left that was killed. */
const char *drafts_stem(struct arena *arena, const char *folder, const char *name);

/* Makes a new file, or a new folder with such permissions as the umask leaves of the mode, whose
 * name is the stem and a number; NULL: errno says why. */
struct draft_file *drafts_open(struct drafts *drafts, const char *stem);
struct draft_file *drafts_open_folder(struct drafts *drafts, const char *stem, mode_t mode);

/* Makes a new file in the folder, and the folders on the way to it: its descriptor for writing,
 * which the caller closes; -1: errno says why. */
int drafts_make_in(struct drafts *drafts, const struct draft_file *folder, const char *name);

/* Both belong to the draft; the descriptor of a file is for reading and writing, a folder has none
 * for others. */
const char *drafts_path(const struct draft_file *draft);
int drafts_descriptor(const struct draft_file *draft);

/* Gives the draft the name of the target; false: errno says why. It has to be ended all the same.
 */
bool drafts_place(struct drafts *drafts, struct draft_file *draft, const char *target);

/* Moves what has those names in the draft, a folder, to another folder, where nothing may have
 * them, the first name last: all of them, or none; false: errno says why. */
bool drafts_move_out(struct drafts *drafts, const struct draft_file *draft, const char *target,
		     const char *const *names, size_t count);

/* Frees the draft; what has no other name by then is taken away, a folder with all in it. */
void drafts_end(struct drafts *drafts, struct draft_file *draft);

#endif
