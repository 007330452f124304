/* What the OPF says about accessibility (EPUB Accessibility 1.1). */
#include "package/package_parts.h"

/* What the author says counts; else what was found. */
static void write_schema(struct xml *xml, const char *name, const field_list *said,
			 const char *const *found)
{
	for (size_t i = 0; i < said->count; i++)
		opf_property(xml, name, said->items[i].text);
	for (; said->count == 0 && found && *found; found++)
		opf_property(xml, name, *found);
}

/* Who certifies refines what is conformed to, and is refined by why one should believe it. */
static void write_certifier(struct xml *xml, const struct metadata *m, const char *conformance)
{
	static const char id[] = "certifier_1";
	xml_open(xml, "meta");
	xml_attr(xml, "property", "a11y:certifiedBy");
	xml_attr(xml, "id", id);
	if (conformance)
		xml_attrf(xml, "refines", "#%s", conformance);
	xml_text(xml, m->certified_by.text);
	xml_close(xml);
	opf_refine(xml, id, "dcterms:date", NULL, m->certification_date.text);
	opf_refine(xml, id, "a11y:certifierCredential", NULL, m->certifier_credential.text);
	if (m->certifier_report.text) {
		xml_open(xml, "link");
		xml_attr(xml, "rel", "a11y:certifierReport");
		xml_attrf(xml, "refines", "#%s", id);
		xml_attr(xml, "href", m->certifier_report.text);
		xml_close(xml);
	}
}

static void write_conformance(struct xml *xml, const struct metadata *m)
{
	const char *id = m->conforms_to.text ? "conformance_1" : NULL;
	if (id) {
		xml_open(xml, "meta");
		xml_attr(xml, "property", "dcterms:conformsTo");
		xml_attr(xml, "id", id);
		xml_text(xml, m->conforms_to.text);
		xml_close(xml);
	}
	if (m->certified_by.text)
		write_certifier(xml, m, id);
	opf_property(xml, "a11y:exemption", m->exemption.text);
}

/* The author's summary is in the language of the book, one that was drafted in English. */
static void write_summary(struct xml *xml, const struct field *said, const struct opf_facts *facts)
{
	static const char name[] = "schema:accessibilitySummary";
	opf_property(xml, name, said->text);
	if (said->text || !facts->accessibility_summary)
		return;
	xml_open(xml, "meta");
	xml_attr(xml, "property", name);
	xml_attr(xml, "xml:lang", "en");
	xml_attr(xml, "dir", facts->right_to_left ? "ltr" : NULL);
	for (const char *const *sentence = facts->accessibility_summary; *sentence; sentence++) {
		if (sentence != facts->accessibility_summary)
			xml_text(xml, " ");
		xml_text(xml, *sentence);
	}
	xml_close(xml);
}

void opf_write_accessibility(struct xml *xml, const struct metadata *m,
			     const struct opf_facts *facts)
{
	write_schema(xml, "schema:accessMode", &m->access_modes, facts->access_modes);
	write_schema(xml, "schema:accessModeSufficient", &m->access_modes_sufficient,
		     facts->access_modes_sufficient);
	write_schema(xml, "schema:accessibilityFeature", &m->accessibility_features,
		     facts->accessibility_features);
	write_schema(xml, "schema:accessibilityHazard", &m->accessibility_hazards,
		     facts->accessibility_hazards);
	write_summary(xml, &m->accessibility_summary, facts);
	write_conformance(xml, m);
}
