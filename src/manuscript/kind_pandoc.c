/* A book for pandoc: a file of metadata beside the chapters. */
#include "manuscript/kinds.h"

#include "base/sources.h"

bool kind_pandoc(struct plan *plan, const char *folder, const char *mark)
{
	struct place at = {mark, 0, 0};
	plan->manuscript->is_one_text = true;
	plan->manuscript->dialect = DIALECT_PANDOC;
	plan_metadata(plan, mark);
	plan->ways = (struct folder_ways){.no_pages_of_html = true}; /* which are its templates */
	plan_folder(plan, folder, true, 0, at);
	return true;
}
