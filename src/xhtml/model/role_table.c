/* Roles: those of ARIA, of its module for publishing, and of that for drawings, a row each.
 *
 * Elements are those that ARIA in HTML 4 lets have the role, beside what takes any, and beside
 * those that have it anyhow and needn't say it. EPUBCheck 4.2 is laxer on most elements. */
#include "xhtml/model/semantics.h"

#include <string.h>

const char any_role_elements[] = "abbr address b bdi bdo blockquote canvas cite code data del dfn "
				 "div em figure hgroup i ins kbd mark "
				 "output p pre q rp rt ruby s samp small span strong sub sup table "
				 "tbody td tfoot th thead time tr u var";

const char nameless_roles[] = "caption code deletion emphasis generic insertion none paragraph "
			      "presentation strong subscript superscript";

/* In the order of strcmp. */
static const struct role_rule rules[] = {
    {"alert", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"alertdialog", "dialog section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"application", "article audio embed iframe object section video",
     VALID(3, "WAI-ARIA 1.2 5.4")},
    {"article", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"banner", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"blockquote", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"button", "a img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"caption", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"cell", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"checkbox", "a button img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"code", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"columnheader", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"combobox", "button", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"complementary", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"contentinfo", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"definition", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"deletion", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"dialog", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"directory", NULL, VALID(3, "WAI-ARIA 1.2 5.4"), .is_deprecated = true},
    {"doc-abstract", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-acknowledgments", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-afterword", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-appendix", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-backlink", "a", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-biblioentry", "li", VALID(3, "DPUB-ARIA 1.1 4"), .is_deprecated = true},
    {"doc-bibliography", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-biblioref", "a", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-chapter", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-colophon", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-conclusion", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-cover", "img", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-credit", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-credits", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-dedication", "aside section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_ASIDE},
    {"doc-endnote", "li", VALID(3, "DPUB-ARIA 1.1 4"), .is_deprecated = true},
    {"doc-endnotes", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-epigraph", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_QUOTE},
    {"doc-epilogue", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-errata", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-example", "aside section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS | ON_ASIDE},
    {"doc-footnote", "aside footer", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_ASIDE | ON_DIV},
    {"doc-foreword", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-glossary", "aside section", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-glossref", "a", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-index", "nav section", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-introduction", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-noteref", "a", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_LINK},
    {"doc-notice", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-pagebreak", "hr", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SPAN | ON_HR | ON_DIV},
    {"doc-pagefooter", NULL, VALID(33, "DPUB-ARIA 1.1 4", REJECTED_BY_4)},
    {"doc-pageheader", NULL, VALID(33, "DPUB-ARIA 1.1 4", REJECTED_BY_4)},
    {"doc-pagelist", "nav section", VALID(3, "DPUB-ARIA 1.1 4")},
    {"doc-part", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-preface", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-prologue", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-pullquote", "aside section", VALID(3, "DPUB-ARIA 1.1 4"),
     .on = ON_SECTIONS | ON_ASIDE | ON_QUOTE},
    {"doc-qna", "section", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_SECTIONS},
    {"doc-subtitle", "h1 h2 h3 h4 h5 h6", VALID(3, "DPUB-ARIA 1.1 4"),
     .on = ON_HEADING | ON_PARAGRAPH | ON_DIV},
    {"doc-tip", "aside", VALID(3, "DPUB-ARIA 1.1 4"), .on = ON_ASIDE | ON_DIV},
    {"doc-toc", "nav section", VALID(3, "DPUB-ARIA 1.1 4")},
    {"document", "article embed iframe object section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"emphasis", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"feed", "article aside section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"figure", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"form", "form", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"generic", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"graphics-document", NULL, VALID(3, "Graphics-ARIA 1.0 4")},
    {"graphics-object", NULL, VALID(3, "Graphics-ARIA 1.0 4")},
    {"graphics-symbol", NULL, VALID(3, "Graphics-ARIA 1.0 4")},
    {"grid", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"gridcell", "button", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"group", "dl figcaption footer header menu ol section ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"heading", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"img", "embed iframe object", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"insertion", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"link", "button img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"list", "dl", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"listbox", "menu ol ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"listitem", "dt", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"log", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"main", "article section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"marquee", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"math", "img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menu", "nav ol select ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menubar", "menu nav ol ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menuitem", "a button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menuitemcheckbox", "a button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"menuitemradio", "a button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"meter", "img", VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"navigation", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"none",
     "article aside br dl embed fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hr iframe "
     "img li menu nav ol section ul wbr",
     VALID(3, "WAI-ARIA 1.2 5.4")},
    {"note", "aside section", VALID(3, "WAI-ARIA 1.2 5.4"),
     .on = ON_SECTIONS | ON_ASIDE | ON_PARAGRAPH},
    {"option", "a button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"paragraph", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"presentation",
     "article aside br dl embed fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hr iframe "
     "img li menu nav ol section ul wbr",
     VALID(3, "WAI-ARIA 1.2 5.4"), .on = ON_DECORATION},
    {"progressbar", "img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"radio", "a button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"radiogroup", "fieldset menu ol ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"region", "article aside", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"row", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"rowgroup", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"rowheader", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"scrollbar", "img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"search", "aside form section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"searchbox", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"separator", "button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"slider", "button img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"spinbutton", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"status", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"strong", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"subscript", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"superscript", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"switch", "a button img", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tab", "a button h1 h2 h3 h4 h5 h6 img li", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"table", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tablist", "menu nav ol ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tabpanel", "section", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"term", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"textbox", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"time", NULL, VALID(33, "WAI-ARIA 1.2 5.4", REJECTED_BY_4)},
    {"timer", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"toolbar", "menu ol ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tooltip", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"tree", "menu ol ul", VALID(3, "WAI-ARIA 1.2 5.4")},
    {"treegrid", NULL, VALID(3, "WAI-ARIA 1.2 5.4")},
    {"treeitem", "a button img li", VALID(3, "WAI-ARIA 1.2 5.4")},
};

const struct role_rule *role_rules(size_t *count)
{
	*count = sizeof rules / sizeof *rules;
	return rules;
}

/* The attributes of ARIA that a role must go with: the others are global. */
static const struct aria_rule aria[] = {
    {"aria-activedescendant", "application combobox grid group listbox menu menubar radiogroup row "
			      "searchbox tablist textbox toolbar tree treegrid"},
    {"aria-autocomplete", "combobox searchbox textbox"},
    {"aria-checked", "checkbox menuitemcheckbox menuitemradio option radio switch treeitem"},
    {"aria-colcount", "grid table treegrid"},
    {"aria-colindex", "cell columnheader gridcell row rowheader"},
    {"aria-colspan", "cell columnheader gridcell rowheader"},
    {"aria-expanded", "application button checkbox columnheader combobox gridcell link listbox "
		      "menuitem menuitemcheckbox menuitemradio row rowheader switch tab treeitem"},
    {"aria-level", "heading listitem row treeitem"},
    {"aria-modal", "alertdialog dialog"},
    {"aria-multiline", "searchbox textbox"},
    {"aria-multiselectable", "grid listbox tablist tree treegrid"},
    {"aria-orientation",
     "listbox menu menubar radiogroup scrollbar separator slider tablist toolbar tree treegrid"},
    {"aria-placeholder", "searchbox textbox"},
    {"aria-posinset",
     "article listitem menuitem menuitemcheckbox menuitemradio option radio row tab treeitem"},
    {"aria-pressed", "button"},
    {"aria-readonly",
     "checkbox columnheader combobox grid gridcell listbox menuitemcheckbox menuitemradio "
     "radiogroup rowheader searchbox slider spinbutton switch textbox treegrid"},
    {"aria-required", "checkbox columnheader combobox gridcell listbox radiogroup rowheader "
		      "searchbox spinbutton switch textbox tree treegrid"},
    {"aria-rowcount", "grid table treegrid"},
    {"aria-rowindex", "cell columnheader gridcell row rowheader"},
    {"aria-rowspan", "cell columnheader gridcell rowheader"},
    {"aria-selected", "columnheader gridcell option row rowheader tab treeitem"},
    {"aria-setsize",
     "article listitem menuitem menuitemcheckbox menuitemradio option radio row tab treeitem"},
    {"aria-sort", "columnheader rowheader"},
    {"aria-valuemax", "meter progressbar scrollbar separator slider spinbutton"},
    {"aria-valuemin", "meter progressbar scrollbar separator slider spinbutton"},
    {"aria-valuenow", "meter progressbar scrollbar separator slider spinbutton"},
    {"aria-valuetext", "meter progressbar scrollbar separator slider spinbutton"},
};

const char *aria_roles(const char *attribute)
{
	for (size_t i = 0; i < sizeof aria / sizeof *aria; i++)
		if (strcmp(aria[i].attribute, attribute) == 0)
			return aria[i].roles;
	return NULL;
}
