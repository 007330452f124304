/* Titles, people and collections: names with what is said about them. */
#include "package/opf_parts.h"

#include <stdio.h>
#include <string.h>

static void write_title(struct xml *xml, const struct title *title, size_t number)
{
	char id[OPF_ID_SIZE];
	opf_id(id, "title", number);
	opf_leaf(xml, "dc:title", id, title->text.text);
	opf_refine(xml, id, "title-type", NULL, title->type);
	opf_refine_number(xml, id, "display-seq", number);
	opf_refine(xml, id, "file-as", NULL, title->file_as);
}

/* One of type main, first: some readers take whichever comes first, and Kindle fails on a second
 * that isn't refined. */
void opf_write_titles(struct xml *xml, const struct metadata *m, const struct opf_facts *facts)
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
	char id[OPF_ID_SIZE], name[OPF_ID_SIZE];
	opf_id(id, kind, number);
	snprintf(name, sizeof name, "dc:%s", kind);
	opf_leaf(xml, name, id, person->text.text);
	opf_refine(xml, id, "role", "marc:relators", person->role);
	opf_refine(xml, id, "file-as", NULL, person->file_as);
	opf_refine_number(xml, id, "display-seq", number);
}

void opf_write_people(struct xml *xml, const struct metadata *m)
{
	for (size_t i = 0; i < m->authors.count; i++)
		write_person(xml, "creator", &m->authors.items[i], i + 1);
	for (size_t i = 0; i < m->contributors.count; i++)
		write_person(xml, "contributor", &m->contributors.items[i], i + 1);
}

/* calibre's index is one number; a place such as 2.1.3 it can't hold. */
static bool is_decimal(const char *position)
{
	const char *dot = strchr(position, '.');
	return !dot || !strchr(dot + 1, '.');
}

void opf_write_collections(struct xml *xml, const struct metadata *m)
{
	const struct collection *series = NULL;
	for (size_t i = 0; i < m->collections.count; i++) {
		const struct collection *collection = &m->collections.items[i];
		char id[OPF_ID_SIZE];
		opf_id(id, "collection", i + 1);
		xml_open(xml, "meta");
		xml_attr(xml, "property", "belongs-to-collection");
		xml_attr(xml, "id", id);
		xml_text(xml, collection->text.text);
		xml_close(xml);
		opf_refine(xml, id, "collection-type", NULL, collection->type);
		opf_refine(xml, id, "group-position", NULL, collection->position);
		opf_refine(xml, id, "dcterms:identifier", NULL, collection->identifier);
		if (!series && (!collection->type || strcmp(collection->type, "series") == 0))
			series = collection;
	}
	if (series)
		opf_old_meta(xml, "calibre:series", series->text.text);
	if (series && series->position && is_decimal(series->position))
		opf_old_meta(xml, "calibre:series_index", series->position);
}
