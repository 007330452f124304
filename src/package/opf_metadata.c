/* The OPF's metadata: Dublin Core, its refinements, and what older readers look for instead. */
#include "package/package_parts.h"

#include "base/nearest.h"

#include <string.h>

/* List 5 of ONIX: kinds of product identifiers. */
static const struct scheme {
	const char *name, *code;
} onix_schemes[] = {
    {"ISBN-10", "02"}, {"GTIN-13", "03"}, {"UPC", "04"},
    {"ISMN-10", "05"}, {"DOI", "06"},     {"LCCN", "13"},
    {"GTIN-14", "14"}, {"ISBN-13", "15"}, {"Legal deposit number", "17"},
    {"URN", "22"},     {"OCLC", "23"},    {"ISMN-13", "25"},
    {"ISBN-A", "26"},  {"JP", "27"},      {"OLCC", "28"},
    {"ARK", "35"},
};

static void write_identifier_type(struct xml *xml, const char *id, const char *scheme)
{
	if (!scheme || strcmp(scheme, "UUID") == 0 || strcmp(scheme, "ISSN") == 0)
		return; /* nothing to say, or its urn: says so */
	for (size_t i = 0; i < sizeof onix_schemes / sizeof *onix_schemes; i++)
		if (nearest_same(onix_schemes[i].name, scheme)) {
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

/* Page numbers are those of the page source, else of the first source that is said. */
static void write_sources(struct xml *xml, const struct metadata *m, const struct opf_facts *facts)
{
	const struct identifier *pages = &m->page_source;
	if (pages->text.text) {
		opf_leaf(xml, "dc:source", "page_source", pages->text.text);
		write_identifier_type(xml, "page_source", pages->scheme);
	}
	for (size_t i = 0; i < m->sources.count; i++) {
		bool paginated = i == 0 && !pages->text.text && facts->has_page_list;
		opf_leaf(xml, "dc:source", paginated ? "page_source" : NULL,
			 m->sources.items[i].text);
	}
	if (facts->has_page_list && (pages->text.text || m->sources.count))
		opf_refine(xml, "page_source", "source-of", NULL, "pagination");
}

static void write_description(struct xml *xml, const struct metadata *m,
			      const struct opf_facts *facts)
{
	write_field(xml, "dc:date", &m->date);
	opf_write_publisher(xml, m);
	write_field(xml, "dc:description", &m->description);
	write_field(xml, "dc:rights", &m->rights);
	write_field(xml, "dc:rights", &m->licence);
	for (size_t i = 0; i < m->subjects.count; i++)
		write_subject(xml, &m->subjects.items[i], i + 1);
	write_all(xml, "dc:type", &m->types);
	write_all(xml, "dc:format", &m->formats);
	write_sources(xml, m, facts);
	write_all(xml, "dc:relation", &m->relations);
	write_all(xml, "dc:coverage", &m->coverages);
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
	opf_write_rendition(xml, metadata);
	opf_write_ibooks(xml, metadata);
	opf_write_writing_mode(xml, metadata, facts);
	if (facts->cover_id)
		opf_old_meta(xml, "cover", facts->cover_id);
	xml_close(xml);
}
