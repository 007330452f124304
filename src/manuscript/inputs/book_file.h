/* What keys of book.yaml name, as lines of the plan. */
#ifndef OCTAVO_MANUSCRIPT_INPUTS_BOOK_FILE_H
#define OCTAVO_MANUSCRIPT_INPUTS_BOOK_FILE_H

#include "manuscript/plan.h"

void plan_chapters(struct plan *plan, const struct yaml *chapters, const char *folder);

/* The front and back matter that keys of book.yaml name: a file, a text, or a list of them. */
void plan_matter(struct plan *plan, const struct yaml *book, const char *folder);

/* One such value. */
void plan_matter_value(struct plan *plan, const struct yaml *value, const char *folder,
		       struct source source);

#endif
