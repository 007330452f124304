/* The elements that the OPF's metadata is made of. */
#include "base/bcp47.h"
#include "package/package_parts.h"

#include "book/identity.h"

#include <stdio.h>

void opf_id(char id[OPF_ID_SIZE], const char *kind, size_t number)
{
	snprintf(id, OPF_ID_SIZE, "%s_%zu", kind, number);
}

void opf_property(struct xml *xml, const char *name, const char *text)
{
	if (!text)
		return;
	xml_open(xml, "meta");
	xml_attr(xml, "property", name);
	xml_text(xml, text);
	xml_close(xml);
}

void opf_refine(struct xml *xml, const char *id, const char *name, const char *scheme,
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

void opf_old_meta(struct xml *xml, const char *name, const char *content)
{
	xml_open(xml, "meta");
	xml_attr(xml, "name", name);
	xml_attr(xml, "content", content);
	xml_close(xml);
}

void opf_language(struct xml *xml, const char *language)
{
	if (!language)
		return;
	const char *direction = bcp47_direction(language);
	xml_attr(xml, "xml:lang", language);
	xml_attr(xml, "dir", direction ? direction : "ltr");
}

void opf_leaf_in(struct xml *xml, const char *name, const char *id, const char *language,
		 const char *text)
{
	xml_open(xml, name);
	xml_attr(xml, "id", id);
	opf_language(xml, language);
	xml_text(xml, text);
	xml_close(xml);
}

void opf_leaf(struct xml *xml, const char *name, const char *id, const char *text)
{
	opf_leaf_in(xml, name, id, NULL, text);
}

void opf_refine_forms(struct xml *xml, const char *id, const struct forms *forms)
{
	opf_refine(xml, id, "file-as", NULL, forms->file_as);
	for (const struct alternate *a = forms->alternates; a; a = a->next) {
		xml_open(xml, "meta");
		xml_attrf(xml, "refines", "#%s", id);
		xml_attr(xml, "property", "alternate-script");
		opf_language(xml, a->language);
		xml_text(xml, a->text.text);
		xml_close(xml);
	}
}

void opf_refine_number(struct xml *xml, const char *id, const char *name, size_t number)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", number);
	opf_refine(xml, id, name, NULL, text);
}
