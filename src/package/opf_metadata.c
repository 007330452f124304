/* The OPF's metadata: Dublin Core, its refinements, and what older readers look for instead. */
#include "package/opf_metadata.h"

#include <stdio.h>
#include <string.h>

enum { ID_SIZE = 48 };

static void make_id(char id[ID_SIZE], const char *kind, size_t number)
{
	snprintf(id, ID_SIZE, "%s_%zu", kind, number);
}

/* <meta property="…">text</meta>, if there is a text. */
static void property(struct xml *xml, const char *name, const char *text)
{
	if (!text)
		return;
	xml_open(xml, "meta");
	xml_attr(xml, "property", name);
	xml_text(xml, text);
	xml_close(xml);
}

/* The same about the element of that id; scheme may be NULL. */
static void refine(struct xml *xml, const char *id, const char *name, const char *scheme,
		   const char *text)
{
	if (!text)
		return;
	xml_open(xml, "meta");
	xml_attrf(xml, "refines", "#%s", id);
	xml_attr(xml, "property", name);
	xml_attr(xml, "scheme", scheme);
	xml_text(xml, text);
	xml_close(xml);
}

/* How EPUB 2 said it: <meta name="…" content="…"/>. */
static void old_meta(struct xml *xml, const char *name, const char *content)
{
	xml_open(xml, "meta");
	xml_attr(xml, "name", name);
	xml_attr(xml, "content", content);
	xml_close(xml);
}

static void leaf_with_id(struct xml *xml, const char *name, const char *id, const char *text)
{
	xml_open(xml, name);
	xml_attr(xml, "id", id);
	xml_text(xml, text);
	xml_close(xml);
}

static void refine_number(struct xml *xml, const char *id, const char *name, size_t number)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", number);
	refine(xml, id, name, NULL, text);
}

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
			refine(xml, id, "identifier-type", "onix:codelist5", onix_schemes[i].code);
			return;
		}
	refine(xml, id, "identifier-type", NULL, scheme);
}

/* The unique one comes first, whether it is the author's or made. */
static void write_identifiers(struct xml *xml, const struct metadata *m,
			      const struct opf_facts *facts)
{
	const char *scheme = NULL;
	for (size_t i = 0; i < m->identifiers.count; i++)
		if (strcmp(m->identifiers.items[i].text.text, facts->identifier) == 0)
			scheme = m->identifiers.items[i].scheme;
	leaf_with_id(xml, "dc:identifier", OPF_IDENTIFIER_ID, facts->identifier);
	write_identifier_type(xml, OPF_IDENTIFIER_ID, scheme);
	for (size_t i = 0; i < m->identifiers.count; i++) {
		const struct identifier *identifier = &m->identifiers.items[i];
		char id[ID_SIZE];
		if (strcmp(identifier->text.text, facts->identifier) == 0)
			continue;
		make_id(id, "identifier", i + 1);
		leaf_with_id(xml, "dc:identifier", id, identifier->text.text);
		write_identifier_type(xml, id, identifier->scheme);
	}
}

static void write_title(struct xml *xml, const struct title *title, size_t number)
{
	char id[ID_SIZE];
	make_id(id, "title", number);
	leaf_with_id(xml, "dc:title", id, title->text.text);
	refine(xml, id, "title-type", NULL, title->type);
	refine_number(xml, id, "display-seq", number);
	refine(xml, id, "file-as", NULL, title->file_as);
}

/* One of type main, first: some readers take whichever comes first, and Kindle fails on a second
 * that isn't refined. */
static void write_titles(struct xml *xml, const struct metadata *m, const struct opf_facts *facts)
{
	size_t number = 1;
	if (!metadata_title(m).text) {
		struct title made = {.text = {.text = facts->title}, .type = "main"};
		write_title(xml, &made, number++);
	}
	for (size_t i = 0; i < m->titles.count; i++)
		write_title(xml, &m->titles.items[i], number++);
}

static void write_person(struct xml *xml, const char *kind, const struct person *person,
			 size_t number)
{
	char id[ID_SIZE], name[ID_SIZE];
	make_id(id, kind, number);
	snprintf(name, sizeof name, "dc:%s", kind);
	leaf_with_id(xml, name, id, person->text.text);
	refine(xml, id, "role", "marc:relators", person->role);
	refine(xml, id, "file-as", NULL, person->file_as);
	refine_number(xml, id, "display-seq", number);
}

static void write_subject(struct xml *xml, const struct subject *subject, size_t number)
{
	char id[ID_SIZE];
	if (!subject->authority || !subject->term) {
		xml_leaf(xml, "dc:subject", subject->text.text);
		return;
	}
	make_id(id, "subject", number);
	leaf_with_id(xml, "dc:subject", id, subject->text.text);
	refine(xml, id, "authority", NULL, subject->authority);
	refine(xml, id, "term", NULL, subject->term);
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

static void write_people(struct xml *xml, const struct metadata *m)
{
	for (size_t i = 0; i < m->authors.count; i++)
		write_person(xml, "creator", &m->authors.items[i], i + 1);
	for (size_t i = 0; i < m->contributors.count; i++)
		write_person(xml, "contributor", &m->contributors.items[i], i + 1);
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
		leaf_with_id(xml, "dc:source", paginated ? "source_1" : NULL,
			     m->sources.items[i].text);
		if (paginated)
			refine(xml, "source_1", "source-of", NULL, "pagination");
	}
	write_all(xml, "dc:relation", &m->relations);
	write_all(xml, "dc:coverage", &m->coverages);
}

/* calibre's index is one number; a place such as 2.1.3 it can't hold. */
static bool is_decimal(const char *position)
{
	const char *dot = strchr(position, '.');
	return !dot || !strchr(dot + 1, '.');
}

static void write_collections(struct xml *xml, const struct metadata *m)
{
	const struct collection *series = NULL;
	for (size_t i = 0; i < m->collections.count; i++) {
		const struct collection *collection = &m->collections.items[i];
		char id[ID_SIZE];
		make_id(id, "collection", i + 1);
		xml_open(xml, "meta");
		xml_attr(xml, "property", "belongs-to-collection");
		xml_attr(xml, "id", id);
		xml_text(xml, collection->text.text);
		xml_close(xml);
		refine(xml, id, "collection-type", NULL, collection->type);
		refine(xml, id, "group-position", NULL, collection->position);
		refine(xml, id, "dcterms:identifier", NULL, collection->identifier);
		if (!series && (!collection->type || strcmp(collection->type, "series") == 0))
			series = collection;
	}
	if (series)
		old_meta(xml, "calibre:series", series->text.text);
	if (series && series->position && is_decimal(series->position))
		old_meta(xml, "calibre:series_index", series->position);
}

/* What the author says counts; else what was found. */
static void write_schema(struct xml *xml, const char *name, const field_list *said,
			 const char *const *found)
{
	for (size_t i = 0; i < said->count; i++)
		property(xml, name, said->items[i].text);
	for (; said->count == 0 && found && *found; found++)
		property(xml, name, *found);
}

static void write_conformance(struct xml *xml, const struct metadata *m)
{
	property(xml, "dcterms:conformsTo", m->conforms_to.text);
	if (m->certified_by.text) {
		xml_open(xml, "meta");
		xml_attr(xml, "property", "a11y:certifiedBy");
		xml_attr(xml, "id", "certifier_1");
		xml_text(xml, m->certified_by.text);
		xml_close(xml);
		refine(xml, "certifier_1", "a11y:certifierCredential", NULL,
		       m->certifier_credential.text);
	}
	if (m->certifier_report.text) {
		xml_open(xml, "link");
		xml_attr(xml, "rel", "a11y:certifierReport");
		xml_attr(xml, "href", m->certifier_report.text);
		xml_close(xml);
	}
	property(xml, "a11y:exemption", m->exemption.text);
}

static void write_accessibility(struct xml *xml, const struct metadata *m,
				const struct opf_facts *facts)
{
	write_schema(xml, "schema:accessMode", &m->access_modes, facts->access_modes);
	write_schema(xml, "schema:accessModeSufficient", &m->access_modes_sufficient,
		     facts->access_modes_sufficient);
	write_schema(xml, "schema:accessibilityFeature", &m->accessibility_features,
		     facts->accessibility_features);
	write_schema(xml, "schema:accessibilityHazard", &m->accessibility_hazards,
		     facts->accessibility_hazards);
	property(xml, "schema:accessibilitySummary",
		 m->accessibility_summary.text ? m->accessibility_summary.text
					       : facts->accessibility_summary);
	write_conformance(xml, m);
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
		property(xml, list[i].name, list[i].text);
}

/* Kindle's name for CSS's writing-mode, which knows the page's direction too. */
static void write_writing_mode(struct xml *xml, const struct metadata *m,
			       const struct opf_facts *facts)
{
	if (!m->writing_mode.text)
		return;
	bool vertical = strcmp(m->writing_mode.text, "vertical-rl") == 0;
	old_meta(xml, "primary-writing-mode",
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
	write_titles(xml, metadata, facts);
	write_languages(xml, metadata, facts);
	write_people(xml, metadata);
	write_description(xml, metadata, facts);
	property(xml, "dcterms:modified", facts->modified);
	write_collections(xml, metadata);
	write_accessibility(xml, metadata, facts);
	write_ibooks(xml, metadata);
	write_writing_mode(xml, metadata, facts);
	if (facts->cover_id)
		old_meta(xml, "cover", facts->cover_id);
	xml_close(xml);
}
