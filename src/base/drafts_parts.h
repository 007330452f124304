/* Inside of drafts, for the files that work on them. */
#ifndef OCTAVO_BASE_DRAFTS_PARTS_H
#define OCTAVO_BASE_DRAFTS_PARTS_H

#include "base/drafts.h"
#include "base/mem.h"

#include <dirent.h>
#include <pthread.h>

struct draft_file {
	struct draft_file *next;
	bool is_folder, has_name; /* that it was given here */
	mode_t mode;              /* of a folder */
	pid_t worker;             /* who works in the folder, and heads a group; 0: nobody */
	int descriptor;           /* of a file; -1: there is none */
	DIR *folder;              /* NULL: there is none, or it was just made and holds nothing */
	char path[];
};

struct drafts {
	pthread_mutex_t lock; /* of all below, and of what is done to the files */
	struct draft_file *first;
	bool given_up;
	struct mem_farewell farewell;
};

#endif
