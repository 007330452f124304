/* Roles: those of ARIA, of its module for publishing, and of that for drawings, a row each. */
#include "xhtml/model/semantics.h"

#include <string.h>

/* In the order of strcmp. */
static const struct role_rule rules[] = {
    {"alert", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"alertdialog", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"application", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"article", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"banner", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"blockquote", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"button", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"caption", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"cell", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"checkbox", VALID(3, "WAI-ARIA 1.2 5.4"), .required = "aria-checked"},
    {"code", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"columnheader", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"combobox", VALID(3, "WAI-ARIA 1.2 5.4"), .required = "aria-expanded"},
    {"complementary", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"contentinfo", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"definition", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"deletion", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"dialog", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"directory", VALID(3, "WAI-ARIA 1.2 5.4"), .is_deprecated = true},
    {"doc-abstract", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-acknowledgments", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-afterword", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-appendix", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-backlink", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-biblioentry", VALID(3, "DPUB-ARIA 1.1 4"), .is_deprecated = true},
    {"doc-bibliography", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-biblioref", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-chapter", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-colophon", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-conclusion", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-cover", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-credit", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-credits", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-dedication", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_ASIDE},
    {"doc-endnote", VALID(3, "DPUB-ARIA 1.1 4"), .is_deprecated = true},
    {"doc-endnotes", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-epigraph", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_QUOTE},
    {"doc-epilogue", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-errata", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-example", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_ASIDE},
    {"doc-footnote", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_ASIDE | ON_DIV},
    {"doc-foreword", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-glossary", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-glossref", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-index", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-introduction", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-noteref", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-notice", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-pagebreak", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SPAN | ON_HR | ON_DIV},
    {"doc-pagefooter", VALID(33, "DPUB-ARIA 1.1 4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"doc-pageheader", VALID(33, "DPUB-ARIA 1.1 4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"doc-pagelist", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-part", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-preface", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-prologue", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-pullquote", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_ASIDE | ON_QUOTE},
    {"doc-qna", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-subtitle", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_HEADING | ON_PARAGRAPH | ON_DIV},
    {"doc-tip", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_ASIDE | ON_DIV},
    {"doc-toc", VALID(3, "DPUB-ARIA 1.1 4")},
    {"document", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"emphasis", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"feed", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"figure", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"form", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"generic", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"graphics-document", VALID(3, "Graphics-ARIA 1.0 4")},
    {"graphics-object", VALID(3, "Graphics-ARIA 1.0 4")},
    {"graphics-symbol", VALID(3, "Graphics-ARIA 1.0 4")},
    {"grid", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"gridcell", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"group", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"heading", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"insertion", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"link", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"list", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"listbox", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"listitem", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"log", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"main", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"marquee", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"math", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menu", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menubar", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menuitem", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menuitemcheckbox", VALID(3, "WAI-ARIA 1.2 5.4"), .required = "aria-checked"},
    {"menuitemradio", VALID(3, "WAI-ARIA 1.2 5.4"), .required = "aria-checked"},
    {"meter", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"navigation", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"none", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"note", VALID(3, "WAI-ARIA 1.2 5.4"), .on = ON_SECTIONS | ON_ASIDE | ON_PARAGRAPH},
    {"option", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"paragraph", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"presentation", VALID(3, "WAI-ARIA 1.2 5.4"), .on = ON_DECORATION},
    {"progressbar", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"radio", VALID(3, "WAI-ARIA 1.2 5.4"), .required = "aria-checked"},
    {"radiogroup", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"region", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"row", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"rowgroup", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"rowheader", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"scrollbar", VALID(3, "WAI-ARIA 1.2 5.4"),
     .required = "aria-orientation aria-valuemax aria-valuemin aria-valuenow"},
    {"search", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"searchbox", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"separator", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"slider", VALID(3, "WAI-ARIA 1.2 5.4"),
     .required = "aria-valuemax aria-valuemin aria-valuenow"},
    {"spinbutton", VALID(3, "WAI-ARIA 1.2 5.4"),
     .required = "aria-valuemax aria-valuemin aria-valuenow"},
    {"status", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"strong", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"subscript", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"superscript", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"switch", VALID(3, "WAI-ARIA 1.2 5.4"), .required = "aria-checked"},
    {"tab", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"table", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tablist", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tabpanel", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"term", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"textbox", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"time", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4 | REJECTED_BY_5)},
    {"timer", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"toolbar", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tooltip", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tree", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"treegrid", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"treeitem", VALID(3, "WAI-ARIA 1.2 5.4")},
};

const struct role_rule *role_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}

const struct role_rule *role_rule_for(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

/* The attributes of ARIA that a role must go with, as EPUBCheck 5 has them: the others are global.
 * Its schema lost aria-placeholder alone, which each version of WAI-ARIA lets a field of text have.
 */
static const struct aria_rule aria[] = {
    {"aria-activedescendant",
     "combobox grid group listbox menu menubar radiogroup row rowgroup searchbox "
     "tablist textbox toolbar tree treegrid"},
    {"aria-autocomplete", "combobox searchbox textbox"},
    {"aria-checked", "checkbox menuitemcheckbox menuitemradio option radio switch treeitem"},
    {"aria-colcount", "grid table treegrid"},
    {"aria-colindex", "cell gridcell row"},
    {"aria-colspan", "cell columnheader gridcell rowheader"},
    {"aria-expanded", "alert alertdialog application article banner button columnheader combobox "
		      "complementary contentinfo definition dialog directory document feed figure "
		      "form grid gridcell group heading img link list listbox listitem log main "
		      "marquee math menu menubar menuitem navigation note radiogroup region row "
		      "rowgroup rowheader search separator status tab tablist tabpanel term timer "
		      "toolbar tooltip tree treegrid treeitem"},
    {"aria-level", "grid gridcell heading listitem row tablist treegrid treeitem"},
    {"aria-modal", "alertdialog dialog"},
    {"aria-multiline", "searchbox textbox"},
    {"aria-multiselectable", "grid listbox tablist tree treegrid"},
    {"aria-orientation",
     "combobox listbox menu menubar radiogroup scrollbar search separator slider "
     "tablist toolbar tree treegrid"},
    {"aria-placeholder", "searchbox textbox"},
    {"aria-posinset", "listitem menuitem menuitemradio option radio tab treeitem"},
    {"aria-pressed", "button"},
    {"aria-readonly", "columnheader combobox grid gridcell rowheader searchbox textbox treegrid"},
    {"aria-required", "columnheader combobox gridcell listbox radiogroup rowheader searchbox "
		      "spinbutton textbox tree treegrid"},
    {"aria-rowcount", "grid table treegrid"},
    {"aria-rowindex", "cell columnheader gridcell row rowheader"},
    {"aria-rowspan", "cell columnheader gridcell rowheader"},
    {"aria-selected",
     "columnheader gridcell menuitemradio option radio row rowheader tab treeitem"},
    {"aria-setsize", "listitem menuitem menuitemradio option radio tab treeitem"},
    {"aria-sort", "columnheader rowheader"},
    {"aria-valuemax", "progressbar scrollbar slider spinbutton"},
    {"aria-valuemin", "progressbar scrollbar slider spinbutton"},
    {"aria-valuenow", "progressbar scrollbar slider spinbutton"},
    {"aria-valuetext", "progressbar scrollbar slider spinbutton"},
};

const char *aria_roles(const char *attribute)
{
	for (size_t i = 0; i < sizeof aria / sizeof *aria; i++)
		if (strcmp(aria[i].attribute, attribute) == 0)
			return aria[i].roles;
	return NULL;
}
