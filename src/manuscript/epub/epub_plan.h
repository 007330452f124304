/* An EPUB that is there already, as lines of the plan. */
#ifndef OCTAVO_MANUSCRIPT_EPUB_EPUB_PLAN_H
#define OCTAVO_MANUSCRIPT_EPUB_EPUB_PLAN_H

#include "manuscript/plan.h"

/* Plans the documents of the EPUB whose files lie in the folder, with its container.xml at mark;
 * false: it is none after all, and nothing was planned. */
bool epub_plan(struct plan *plan, const char *folder, const char *mark);

#endif
