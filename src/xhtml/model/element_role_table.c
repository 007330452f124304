/* The roles that each element may say, and the attributes of ARIA that it takes without one: a row
 * an element, or what it is with an attribute (ARIA in HTML 4).
 *
 * They are those of EPUBCheck 5, whose word shops ask for: it has neither the roles nor all that
 * goes with roles of WAI-ARIA 1.2. */
#include "xhtml/model/semantics.h"

#include "base/ascii.h"
#include "base/word_list.h"

#define ANY "%any"
#define SECTION_ROLES                                                                              \
	"alert alertdialog application banner complementary contentinfo dialog doc-abstract "      \
	"doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter "             \
	"doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes "          \
	"doc-epigraph doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-index "    \
	"doc-introduction doc-notice doc-pagelist doc-part doc-preface doc-prologue "              \
	"doc-pullquote doc-qna doc-toc document feed group log main marquee navigation none note " \
	"presentation region search status tabpanel"
#define LIST_ROLES                                                                                 \
	"directory group list listbox menu menubar none presentation radiogroup tablist toolbar "  \
	"tree"
#define BUTTON_ROLES                                                                               \
	"button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio "      \
	"switch tab"
#define IMAGE_ROLES                                                                                \
	"button checkbox doc-cover img link math menuitem menuitemcheckbox menuitemradio none "    \
	"option presentation progressbar radio scrollbar separator slider switch tab treeitem"
#define TEXT_FIELD                                                                                 \
	"aria-activedescendant aria-autocomplete aria-multiline aria-readonly aria-required"
#define RANGE "aria-valuemax aria-valuemin aria-valuenow aria-valuetext"
#define INPUT(type, roles, own) "input", "type", type, roles, own, "aria-placeholder"

/* Of one element, those with an attribute first. */
static const struct element_roles rows[] = {
    {"a", "href", NULL,
     "button checkbox doc-backlink doc-biblioref doc-glossref doc-noteref link menuitem "
     "menuitemcheckbox menuitemradio option radio switch tab treeitem",
     "aria-expanded"},
    {"a abbr address b bdi bdo blockquote canvas cite code data del dfn div em hgroup i ins kbd "
     "mark p pre q rb rp rt rtc ruby s samp slot small span strong sub sup time u var",
     NULL, NULL, ANY, NULL},
    {"figure output", NULL, NULL, ANY, "aria-expanded"},
    {"table", NULL, NULL, ANY, "aria-colcount aria-rowcount"},
    {"tbody tfoot thead", NULL, NULL, ANY, "aria-activedescendant aria-expanded"},
    {"tr", NULL, NULL, ANY, "aria-activedescendant aria-expanded aria-level aria-selected"},
    {"td", NULL, NULL, ANY, "aria-colspan aria-rowindex aria-rowspan"},
    {"th", NULL, NULL, ANY,
     "aria-colindex aria-colspan aria-expanded aria-readonly aria-required aria-rowindex "
     "aria-rowspan aria-selected aria-sort"},
    {"area", NULL, NULL, "button link", "aria-expanded"},
    {"article", NULL, NULL, "application article document feed main none presentation region",
     "aria-expanded"},
    {"aside", NULL, NULL,
     "complementary doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip "
     "feed none note presentation region search",
     "aria-expanded"},
    {"audio video", NULL, NULL, "application", NULL},
    {"body", NULL, NULL, "application document none presentation", "aria-expanded"},
    {"br wbr", NULL, NULL, "none presentation", NULL},
    {"button", NULL, NULL, BUTTON_ROLES, "aria-expanded aria-pressed"},
    {"dd", NULL, NULL, "definition", "aria-expanded"},
    {"details", NULL, NULL, "group", "aria-activedescendant aria-expanded"},
    {"dialog", NULL, NULL, "alertdialog", "aria-expanded"},
    {"dl", NULL, NULL, "group list none presentation", NULL},
    {"dt", NULL, NULL, "listitem term", "aria-expanded"},
    {"embed iframe", NULL, NULL, "application document img none presentation", NULL},
    {"fieldset", NULL, NULL, "group none presentation radiogroup",
     "aria-activedescendant aria-expanded"},
    {"figcaption", NULL, NULL, "group none presentation", NULL},
    {"footer", NULL, NULL, "contentinfo doc-footnote group none presentation", "aria-expanded"},
    {"form", NULL, NULL, "form none presentation search", "aria-expanded"},
    {"h1 h2 h3 h4 h5 h6", NULL, NULL, "doc-subtitle heading none presentation tab",
     "aria-expanded aria-level"},
    {"header", NULL, NULL, "banner doc-footnote group none presentation", "aria-expanded"},
    {"hr", NULL, NULL, "doc-pagebreak none presentation separator", "aria-orientation " RANGE},
    {"img", NULL, NULL, IMAGE_ROLES, "aria-expanded"},
    {INPUT("button", BUTTON_ROLES, "aria-expanded aria-pressed")},
    {"input", "type", "checkbox", "button checkbox menuitemcheckbox option switch", "aria-checked",
     "aria-placeholder aria-required"},
    {INPUT("color", NULL, NULL)},
    {INPUT("date", NULL, "aria-required aria-valuemax aria-valuemin")},
    {INPUT("datetime-local", NULL, "aria-required aria-valuemax aria-valuemin")},
    {INPUT("email", "combobox textbox", TEXT_FIELD)},
    {INPUT("file", NULL, "aria-required")},
    {"input", "type", "hidden", NULL, NULL},
    {INPUT("image", "button link menuitem menuitemcheckbox menuitemradio radio switch",
	   "aria-expanded aria-pressed")},
    {INPUT("month", NULL, "aria-required aria-valuemax aria-valuemin")},
    {INPUT("number", "spinbutton", "aria-required " RANGE)},
    {INPUT("password", NULL, "aria-required")},
    {"input", "type", "radio", "menuitemradio radio",
     "aria-checked aria-posinset aria-selected aria-setsize", "aria-placeholder aria-required"},
    {INPUT("range", "slider", "aria-orientation " RANGE)},
    {INPUT("reset", "button", "aria-expanded aria-pressed")},
    {INPUT("search", "searchbox", TEXT_FIELD)},
    {INPUT("submit", "button", "aria-expanded aria-pressed")},
    {INPUT("tel", "combobox textbox", TEXT_FIELD)},
    {INPUT("time", NULL, "aria-required aria-valuemax aria-valuemin")},
    {INPUT("url", "combobox textbox", TEXT_FIELD)},
    {INPUT("week", NULL, "aria-required aria-valuemax aria-valuemin")},
    {"input", NULL, NULL, "combobox searchbox spinbutton textbox", TEXT_FIELD, "aria-placeholder"},
    {"li", NULL, NULL,
     "doc-biblioentry doc-endnote listitem menuitem menuitemcheckbox menuitemradio none option "
     "presentation radio separator tab treeitem",
     "aria-expanded aria-level aria-posinset aria-setsize"},
    {"link", NULL, NULL, "link menuitem none presentation", NULL},
    {"main", NULL, NULL, "main", "aria-expanded"},
    {"menu ol ul", NULL, NULL, LIST_ROLES, "aria-expanded"},
    {"meter", NULL, NULL, NULL, "aria-valuemax aria-valuemin"},
    {"nav", NULL, NULL,
     "doc-index doc-pagelist doc-toc menu menubar navigation none presentation tablist",
     "aria-expanded"},
    {"object", NULL, NULL, "application document img", NULL},
    {"optgroup", NULL, NULL, "group", "aria-activedescendant aria-expanded"},
    {"option", NULL, NULL, "option", "aria-checked aria-posinset aria-selected aria-setsize"},
    {"progress", NULL, NULL, "progressbar", RANGE},
    {"search", NULL, NULL, "form group none presentation region search", "aria-expanded"},
    {"section", NULL, NULL, SECTION_ROLES, "aria-expanded"},
    {"select", NULL, NULL, "combobox listbox menu",
     "aria-activedescendant aria-autocomplete aria-expanded aria-multiselectable aria-readonly "
     "aria-required"},
    {"summary", NULL, NULL, "button", "aria-expanded aria-pressed"},
    {"textarea", NULL, NULL, "textbox", TEXT_FIELD, "aria-placeholder"},
};

const struct element_roles *element_roles_of(const struct node *node)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *value = rows[i].with ? tree_get(node, rows[i].with) : NULL;
		bool fits = !rows[i].with ||
			    (value && (!rows[i].value || ascii_equal(value, rows[i].value)));
		if (fits && words_have(rows[i].elements, node->name))
			return &rows[i];
	}
	return NULL;
}

const struct element_roles *element_role_rows(size_t *count)
{
	*count = sizeof rows / sizeof *rows;
	return rows;
}

bool element_takes_role(const struct element_roles *row, const char *role)
{
	const struct role_rule *rule = role_rule_for(role);
	return row && rule && !(rule->valid.differ & REJECTED_BY_5) &&
	       (words_have(row->roles, ANY) || words_have(row->roles, role));
}
