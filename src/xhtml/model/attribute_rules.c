/* Which row of the attributes an element's attribute is, or which family of names it is of. */
#include "xhtml/model/attribute_table.h"

/* What scripts listen to (HTML 8.1.8.2), on every element and on windows, whose body is. */
static const char handlers[] =
    "onauxclick onbeforeinput onbeforematch onblur oncancel oncanplay oncanplaythrough onchange "
    "onclick onclose oncontextlost oncontextmenu oncontextrestored oncopy oncuechange oncut "
    "ondblclick ondrag ondragend ondragenter ondragleave ondragover ondragstart ondrop "
    "ondurationchange onemptied onended onerror onfocus onformdata ongotpointercapture oninput "
    "oninvalid onkeydown onkeypress onkeyup onload onloadeddata onloadedmetadata onloadstart "
    "onlostpointercapture onmousedown onmouseenter onmouseleave onmousemove onmouseout "
    "onmouseover onmouseup onpaste onpause onplay onplaying onpointercancel onpointerdown "
    "onpointerenter onpointerleave onpointermove onpointerout onpointerover onpointerrawupdate "
    "onpointerup onprogress onratechange onreset onresize onscroll onscrollend "
    "onsecuritypolicyviolation onseeked onseeking onselect onslotchange onstalled onsubmit "
    "onsuspend ontimeupdate ontoggle onvolumechange onwaiting onwheel";
static const char window_handlers[] =
    "onafterprint onbeforeprint onbeforeunload onhashchange onlanguagechange onmessage "
    "onmessageerror onoffline ononline onpagehide onpageshow onpopstate onrejectionhandled "
    "onstorage onunhandledrejection onunload";

static const struct attribute_rule data = {"data-", NULL, VALUE_TEXT, VALID(3, "HTML 3.2.6.6")};
static const struct attribute_rule handler = {"on", NULL, VALUE_TEXT, VALID(3, "HTML 8.1.8.2")};

/* The first rule whose name isn't before this one. */
static size_t first_of(const struct attribute_rule *rules, size_t count, const char *name)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(rules[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Names that a page may have, whatever the element. */
static const struct attribute_rule *family_of(const char *name, const char *element)
{
	if (strncmp(name, "data-", 5) == 0)
		return &data;
	bool is_window_s = strcmp(element, "body") == 0 && words_have(window_handlers, name);
	return is_window_s || words_have(handlers, name) ? &handler : NULL;
}

const struct attribute_rule *attribute_rule_for(const char *name, const char *element,
						unsigned books)
{
	size_t count;
	const struct attribute_rule *rules = attribute_rules(&count);
	for (size_t i = first_of(rules, count, name); i < count && strcmp(rules[i].name, name) == 0;
	     i++)
		if (rules[i].valid.books & books &&
		    (!rules[i].elements || words_have(rules[i].elements, element)))
			return &rules[i];
	const struct attribute_rule *family = family_of(name, element);
	return family && family->valid.books & books ? family : NULL;
}
