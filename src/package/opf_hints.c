/* How a book wants to be shown: EPUB's own hints, Kindle's, and those of Apple Books. */
#include "package/package_parts.h"

#include <string.h>

void opf_write_rendition(struct xml *xml, const struct metadata *m)
{
	opf_property(xml, "rendition:layout", m->rendition_layout.text);
	opf_property(xml, "rendition:flow", m->rendition_flow.text);
	opf_property(xml, "rendition:orientation", m->rendition_orientation.text);
	opf_property(xml, "rendition:spread", m->rendition_spread.text);
}

struct ibooks_property {
	const char *name, *text;
};

enum { IBOOKS_PROPERTIES = 6 };

static void list_ibooks(const struct metadata *m, struct ibooks_property list[IBOOKS_PROPERTIES])
{
	const struct ibooks_property all[IBOOKS_PROPERTIES] = {
	    {"ibooks:version", m->ibooks_version.text},
	    {"ibooks:specified-fonts", m->ibooks_specified_fonts.text},
	    {"ibooks:ipad-orientation-lock", m->ibooks_ipad_orientation_lock.text},
	    {"ibooks:iphone-orientation-lock", m->ibooks_iphone_orientation_lock.text},
	    {"ibooks:binding", m->ibooks_binding.text},
	    {"ibooks:scroll-axis", m->ibooks_scroll_axis.text},
	};
	memcpy(list, all, sizeof all);
}

const char *opf_metadata_prefix(const struct metadata *metadata)
{
	struct ibooks_property list[IBOOKS_PROPERTIES];
	list_ibooks(metadata, list);
	for (size_t i = 0; i < IBOOKS_PROPERTIES; i++)
		if (list[i].text)
			return "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/"
			       "vocabulary-extensions-1.0/";
	return NULL;
}

void opf_write_ibooks(struct xml *xml, const struct metadata *m)
{
	struct ibooks_property list[IBOOKS_PROPERTIES];
	list_ibooks(m, list);
	for (size_t i = 0; i < IBOOKS_PROPERTIES; i++)
		opf_property(xml, list[i].name, list[i].text);
}

/* Kindle's name for CSS's writing-mode, which knows the page's direction too. */
void opf_write_writing_mode(struct xml *xml, const struct metadata *m,
			    const struct opf_facts *facts)
{
	if (!m->writing_mode.text)
		return;
	bool vertical = strcmp(m->writing_mode.text, "vertical-rl") == 0;
	opf_old_meta(xml, "primary-writing-mode",
		     vertical               ? "vertical-rl"
		     : facts->right_to_left ? "horizontal-rl"
					    : "horizontal-lr");
}
