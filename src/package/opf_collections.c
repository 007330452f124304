/* Series and sets: as EPUB 3 says it, and as calibre does. */
#include "package/package_parts.h"

#include <string.h>

/* calibre's index is one number; a place such as 2.1.3 it can't hold. */
static bool is_decimal(const char *position)
{
	const char *dot = strchr(position, '.');
	return !dot || !strchr(dot + 1, '.');
}

/* What a collection is part of follows it, and refines it. */
static void write_collection(struct xml *xml, const struct collection *collection, size_t *number,
			     const char *inner)
{
	char id[OPF_ID_SIZE];
	opf_id(id, "collection", ++*number);
	xml_open(xml, "meta");
	xml_attr(xml, "property", "belongs-to-collection");
	xml_attr(xml, "id", id);
	if (inner)
		xml_attrf(xml, "refines", "#%s", inner);
	opf_language(xml, collection->forms.language);
	xml_text(xml, collection->text.text);
	xml_close(xml);
	opf_refine(xml, id, "collection-type", NULL, collection->type);
	opf_refine(xml, id, "group-position", NULL, collection->position);
	opf_refine(xml, id, "dcterms:identifier", NULL, collection->identifier);
	opf_refine_forms(xml, id, &collection->forms);
	if (collection->within)
		write_collection(xml, collection->within, number, id);
}

/* calibre knows one series. */
void opf_write_collections(struct xml *xml, const struct metadata *m)
{
	const struct collection *series = NULL;
	size_t number = 0;
	for (size_t i = 0; i < m->collections.count; i++) {
		const struct collection *collection = &m->collections.items[i];
		write_collection(xml, collection, &number, NULL);
		if (!series && (!collection->type || strcmp(collection->type, "series") == 0))
			series = collection;
	}
	if (series)
		opf_old_meta(xml, "calibre:series", series->text.text);
	if (series && series->position && is_decimal(series->position))
		opf_old_meta(xml, "calibre:series_index", series->position);
}
