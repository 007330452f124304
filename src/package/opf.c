/* The package document (EPUB 3.3, section 5). */
#include "package/package_parts.h"

#include "package/xml.h"

#include <string.h>

bool write_container_xml(struct buf *bytes)
{
	struct xml *xml = xml_new();
	xml_open(xml, "container");
	xml_attr(xml, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
	xml_attr(xml, "version", "1.0");
	xml_open(xml, "rootfiles");
	xml_open(xml, "rootfile");
	xml_attr(xml, "full-path", PACKAGE_FILE);
	xml_attr(xml, "media-type", "application/oebps-package+xml");
	return xml_finish(xml, bytes);
}

bool write_display_options(struct buf *bytes)
{
	struct xml *xml = xml_new();
	xml_open(xml, "display_options");
	xml_open(xml, "platform");
	xml_attr(xml, "name", "*");
	xml_open(xml, "option");
	xml_attr(xml, "name", "specified-fonts");
	xml_text(xml, "true");
	return xml_finish(xml, bytes);
}

static void write_item(struct xml *xml, const char *id, const char *file, const char *media_type,
		       const char *properties)
{
	xml_open(xml, "item");
	xml_attr(xml, "id", id);
	xml_attr(xml, "href", file);
	xml_attr(xml, "media-type", media_type);
	xml_attr(xml, "properties", properties && *properties ? properties : NULL);
	xml_close(xml);
}

static const char *properties_of(const struct document *document)
{
	if (document->xhtml.mathml && document->xhtml.svg)
		return "mathml svg";
	return document->xhtml.mathml ? "mathml" : document->xhtml.svg ? "svg" : NULL;
}

static const char *const style_items[STYLES] = {"style", "newer_style", "author_style"};

static void write_manifest(struct xml *xml, const struct edition *edition)
{
	xml_open(xml, "manifest");
	write_item(xml, "nav", NAV_NAME, "application/xhtml+xml", "nav");
	write_item(xml, "ncx", NCX_NAME, "application/x-dtbncx+xml", NULL);
	for (enum book_style style = 0; style < STYLES; style++)
		if (edition->styles[style].size)
			write_item(xml, style_items[style], style_name(style), "text/css", NULL);
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		write_item(xml, document->item, document->file, "application/xhtml+xml",
			   properties_of(document));
	}
	for (size_t i = 0; i < edition->assets.items.count; i++) {
		const struct asset *asset = &edition->assets.items.items[i];
		write_item(xml, asset->item, asset->file, asset->media_type,
			   i == edition->cover ? "cover-image" : NULL);
	}
	xml_close(xml);
}

static void write_spine(struct xml *xml, const struct edition *edition)
{
	const char *said = edition->manuscript->metadata.page_progression_direction.text;
	const char *progression = edition->brief.vertical ? "rtl" : edition->direction;
	xml_open(xml, "spine");
	xml_attr(xml, "toc", "ncx");
	xml_attr(xml, "page-progression-direction", said ? said : progression);
	for (size_t i = 0; i < edition->documents.count; i++) {
		xml_open(xml, "itemref");
		xml_attr(xml, "idref", edition->documents.items[i].item);
		xml_close(xml);
	}
	xml_close(xml);
}

static void write_reference(struct xml *xml, const char *type, const char *title, const char *file)
{
	xml_open(xml, "reference");
	xml_attr(xml, "type", type);
	xml_attr(xml, "title", title);
	xml_attr(xml, "href", file);
	xml_close(xml);
}

/* The guide of EPUB 2, which Kindle and old readers go by. */
static void write_guide(struct xml *xml, const struct edition *edition)
{
	const struct document *text = &edition->documents.items[first_of_text(edition)];
	bool seen[MATTER_COUNT] = {false};
	xml_open(xml, "guide");
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		const char *type = matter_guide(document->matter);
		if (type && !seen[document->matter])
			write_reference(xml, type, document->label, document->file);
		seen[document->matter] = true;
		if (document == text)
			write_reference(xml, "text", text->label, text->file);
	}
	xml_close(xml);
}

static void write_metadata(struct xml *xml, const struct edition *edition)
{
	struct opf_facts facts = {
	    .identifier = edition->identifier,
	    .title = edition->title,
	    .language = edition->language,
	    .modified = edition->modified,
	    .has_page_list = edition->holdings.pages,
	    .right_to_left = edition->direction != NULL,
	};
	if (edition->cover != MAP_NONE)
		facts.cover_id = edition->assets.items.items[edition->cover].item;
	struct accessibility accessibility;
	accessibility_derive(&accessibility, &edition->holdings);
	facts.access_modes = accessibility.modes;
	facts.access_modes_sufficient = accessibility.modes_sufficient;
	facts.accessibility_features = accessibility.features;
	facts.accessibility_hazards = accessibility.hazards;
	facts.accessibility_summary = accessibility.summary;
	opf_metadata_write(xml, &edition->manuscript->metadata, &facts);
}

bool write_opf(const struct edition *edition, struct buf *bytes)
{
	struct xml *xml = xml_new();
	xml_open(xml, "package");
	xml_attr(xml, "xmlns", "http://www.idpf.org/2007/opf");
	xml_attr(xml, "version", "3.0");
	xml_attr(xml, "unique-identifier", OPF_IDENTIFIER_ID);
	xml_attr(xml, "prefix", opf_metadata_prefix(&edition->manuscript->metadata));
	xml_attr(xml, "xml:lang", edition->language);
	xml_attr(xml, "dir", edition->direction);
	write_metadata(xml, edition);
	write_manifest(xml, edition);
	write_spine(xml, edition);
	write_guide(xml, edition);
	return xml_finish(xml, bytes);
}
