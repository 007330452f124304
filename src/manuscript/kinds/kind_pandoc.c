/* A book for pandoc: a file of metadata beside the chapters. */
#include "manuscript/kinds/kinds.h"

#include "manuscript/folders/folder.h"
#include "manuscript/tool_file.h"

bool kind_pandoc(struct plan *plan, const char *folder, const char *mark)
{
	plan->manuscript->is_one_text = true;
	plan->manuscript->dialect = DIALECT_PANDOC;
	plan_metadata(plan, mark);
	plan->ways = (struct folder_ways){.no_pages_of_html = true}; /* which are its templates */
	plan_folder(plan, folder, true, 0, (struct place){mark, 0, 0});
	return true;
}
