/* A book for pandoc: a file of metadata beside the chapters. */
#include "manuscript/kinds.h"

bool kind_pandoc(struct plan *plan, const char *folder, const char *mark)
{
	plan->manuscript->is_one_text = true;
	plan_metadata(plan, mark);
	plan_folder(plan, folder, true, 0, (struct place){mark, 0, 0});
	return true;
}
