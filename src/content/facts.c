/* What a conforming tree holds. */
#include "content/conform.h"

#include <string.h>

struct content_facts content_facts(const xmlNode *root)
{
	struct content_facts facts = {0};
	for (const xmlNode *node = root; node; node = tree_next(node, root)) {
		enum element element = element_of(node);
		const char *type = element == EL_NONE ? NULL : tree_get(node, "epub:type");
		const char *alt = element == EL_IMG ? tree_get(node, "alt") : NULL;
		facts.mathml |= element == EL_MATH;
		facts.svg |= element == EL_SVG;
		facts.audio |= element == EL_AUDIO;
		facts.video |= element == EL_VIDEO;
		facts.pictures |= element == EL_IMG || element == EL_SVG;
		facts.pictures_without_words += alt && !*alt;
		facts.page_breaks |= type && strcmp(type, "pagebreak") == 0;
	}
	return facts;
}
