/* EPUB's own elements in XHTML. They are deprecated: EPUB 3.3 keeps them valid, and every validator
 * warns of them. */
#include "xhtml/model/semantics.h"

#define WARNED (REJECTED_BY_4 | REJECTED_BY_5 | REJECTED_BY_TS)

static const struct epub_element_rule rules[] = {
    {"epub:case", "%anything", "required-namespace", "id", VALID(3, "EPUB 3.3 6.1.3.3", WARNED)},
    {"epub:default", "%flow", "", "id", VALID(3, "EPUB 3.3 6.1.3.3", WARNED)},
    {"epub:switch", "epub:case+, epub:default", "", "id", VALID(3, "EPUB 3.3 6.1.3.3", WARNED)},
    {"epub:trigger", NULL, "action ref ev:event ev:observer",
     "id ev:defaultAction ev:phase ev:propagate", VALID(3, "EPUB 3.3 6.1.3.4", WARNED)},
};

const struct epub_element_rule *epub_element_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}
