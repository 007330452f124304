/* The OPF's metadata: Dublin Core, its refinements, and what older readers look for instead. */
#include "package/opf_parts.h"

#include <string.h>

/* List 5 of ONIX: kinds of product identifiers. */
static const struct scheme {
	const char *name, *code;
} onix_schemes[] = {
    {"ISBN-10", "02"}, {"GTIN-13", "03"}, {"UPC", "04"},     {"ISMN-10", "05"},
    {"DOI", "06"},     {"LCCN", "13"},    {"GTIN-14", "14"}, {"ISBN-13", "15"},
    {"URN", "22"},     {"OCLC", "23"},    {"ISMN-13", "25"}, {"ISBN-A", "26"},
};

static void write_identifier_type(struct xml *xml, const char *id, const char *scheme)
{
	if (!scheme || strcmp(scheme, "UUID") == 0) /* its urn: says so */
		return;
	for (size_t i = 0; i < sizeof onix_schemes / sizeof *onix_schemes; i++)
		if (strcmp(onix_schemes[i].name, scheme) == 0) {
			opf_refine(xml, id, "identifier-type", "onix:codelist5",
				   onix_schemes[i].code);
			return;
		}
	opf_refine(xml, id, "identifier-type", NULL, scheme);
}

/* The unique one comes first, whether it is the author's or made. */
static void write_identifiers(struct xml *xml, const struct metadata *m,
			      const struct opf_facts *facts)
{
	const char *scheme = NULL;
	for (size_t i = 0; i < m->identifiers.count; i++)
		if (strcmp(m->identifiers.items[i].text.text, facts->identifier) == 0)
			scheme = m->identifiers.items[i].scheme;
	opf_leaf(xml, "dc:identifier", OPF_IDENTIFIER_ID, facts->identifier);
	write_identifier_type(xml, OPF_IDENTIFIER_ID, scheme);
	for (size_t i = 0; i < m->identifiers.count; i++) {
		const struct identifier *identifier = &m->identifiers.items[i];
		char id[OPF_ID_SIZE];
		if (strcmp(identifier->text.text, facts->identifier) == 0)
			continue;
		opf_id(id, "identifier", i + 1);
		opf_leaf(xml, "dc:identifier", id, identifier->text.text);
		write_identifier_type(xml, id, identifier->scheme);
	}
}

static void write_subject(struct xml *xml, const struct subject *subject, size_t number)
{
	char id[OPF_ID_SIZE];
	if (!subject->authority || !subject->term) {
		xml_leaf(xml, "dc:subject", subject->text.text);
		return;
	}
	opf_id(id, "subject", number);
	opf_leaf(xml, "dc:subject", id, subject->text.text);
	opf_refine(xml, id, "authority", NULL, subject->authority);
	opf_refine(xml, id, "term", NULL, subject->term);
}

static void write_all(struct xml *xml, const char *name, const field_list *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		xml_leaf(xml, name, fields->items[i].text);
}

static void write_field(struct xml *xml, const char *name, const struct field *field)
{
	if (field->text)
		xml_leaf(xml, name, field->text);
}

static void write_languages(struct xml *xml, const struct metadata *m,
			    const struct opf_facts *facts)
{
	if (m->languages.count == 0)
		xml_leaf(xml, "dc:language", facts->language);
	write_all(xml, "dc:language", &m->languages);
}

static void write_description(struct xml *xml, const struct metadata *m,
			      const struct opf_facts *facts)
{
	write_field(xml, "dc:date", &m->date);
	write_field(xml, "dc:publisher", &m->publisher);
	write_field(xml, "dc:description", &m->description);
	write_field(xml, "dc:rights", &m->rights);
	write_field(xml, "dc:rights", &m->licence);
	for (size_t i = 0; i < m->subjects.count; i++)
		write_subject(xml, &m->subjects.items[i], i + 1);
	write_all(xml, "dc:type", &m->types);
	write_all(xml, "dc:format", &m->formats);
	for (size_t i = 0; i < m->sources.count; i++) {
		bool paginated = i == 0 && facts->has_page_list;
		opf_leaf(xml, "dc:source", paginated ? "source_1" : NULL, m->sources.items[i].text);
		if (paginated)
			opf_refine(xml, "source_1", "source-of", NULL, "pagination");
	}
	write_all(xml, "dc:relation", &m->relations);
	write_all(xml, "dc:coverage", &m->coverages);
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

static void write_ibooks(struct xml *xml, const struct metadata *m)
{
	struct ibooks_property list[IBOOKS_PROPERTIES];
	list_ibooks(m, list);
	for (size_t i = 0; i < IBOOKS_PROPERTIES; i++)
		opf_property(xml, list[i].name, list[i].text);
}

/* Kindle's name for CSS's writing-mode, which knows the page's direction too. */
static void write_writing_mode(struct xml *xml, const struct metadata *m,
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

void opf_metadata_write(struct xml *xml, const struct metadata *metadata,
			const struct opf_facts *facts)
{
	xml_open(xml, "metadata");
	xml_attr(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	write_identifiers(xml, metadata, facts);
	opf_write_titles(xml, metadata, facts);
	write_languages(xml, metadata, facts);
	opf_write_people(xml, metadata);
	write_description(xml, metadata, facts);
	opf_property(xml, "dcterms:modified", facts->modified);
	opf_write_collections(xml, metadata);
	opf_write_accessibility(xml, metadata, facts);
	write_ibooks(xml, metadata);
	write_writing_mode(xml, metadata, facts);
	if (facts->cover_id)
		opf_old_meta(xml, "cover", facts->cover_id);
	xml_close(xml);
}
