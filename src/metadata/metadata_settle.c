/* What keys of one mapping mean together, once all of them are read. */
#include "metadata/metadata_reader.h"

#include <string.h>

/* The order of the others stays. */
void metadata_put_main_title_first(struct metadata_reader *r, bool as_read)
{
	struct metadata *m = r->metadata;
	size_t mains = 0;
	for (size_t i = 0; i < m->titles.count; i++) {
		struct title title = m->titles.items[i];
		if (strcmp(title.type, "main") != 0)
			continue;
		if (mains++ > 0) {
			if (as_read)
				diag(r->diags, MSG_SECOND_TITLE, title.text.at, title.text.text,
				     NULL);
			m->titles.items[i].type = "expanded";
			continue;
		}
		for (size_t j = 0; j < i && as_read; j++)
			m->titles.items[j].leads =
			    strcmp(m->titles.items[j].type, "collection") == 0;
		memmove(m->titles.items + 1, m->titles.items, i * sizeof *m->titles.items);
		m->titles.items[0] = title;
	}
}

/* pandoc knows one collection, and says the book's place in it beside it. */
void metadata_place_in_collection(struct metadata_reader *r)
{
	struct metadata *m = r->metadata;
	if (m->group_position.text && m->collections.count)
		m->collections.items[0].position = m->group_position.text;
	else if (m->group_position.text)
		diag(r->diags, MSG_NEEDS_KEY, m->group_position.at, r->position_key,
		     strcmp(r->position_key, "group-position") == 0 ? "belongs-to-collection"
								    : "series");
	m->group_position.text = NULL;
}

/* An alternate is of use only where it differs from what it stands beside. */
static void check_alternates(struct metadata_reader *r, const struct field *name,
			     struct forms *forms)
{
	const char *language =
	    forms->language ? forms->language : metadata_language(r->metadata).text;
	for (struct alternate **at = &forms->alternates; *at && language;) {
		const struct alternate *a = *at;
		if (strcmp(a->language, language) == 0) {
			diag(r->diags, MSG_SAME_LANGUAGE, a->text.at, a->text.text, name->text);
			*at = a->next;
		} else {
			at = &(*at)->next;
		}
	}
}

static void check_collection(struct metadata_reader *r, struct collection *collection)
{
	for (; collection; collection = collection->within)
		check_alternates(r, &collection->text, &collection->forms);
}

static void check_names(struct metadata_reader *r)
{
	struct metadata *m = r->metadata;
	for (size_t i = 0; i < m->titles.count; i++)
		check_alternates(r, &m->titles.items[i].text, &m->titles.items[i].forms);
	for (size_t i = 0; i < m->authors.count; i++)
		check_alternates(r, &m->authors.items[i].text, &m->authors.items[i].forms);
	for (size_t i = 0; i < m->contributors.count; i++)
		check_alternates(r, &m->contributors.items[i].text,
				 &m->contributors.items[i].forms);
	check_alternates(r, &m->publisher, &m->publisher_forms);
	for (size_t i = 0; i < m->collections.count; i++)
		check_collection(r, &m->collections.items[i]);
}

/* EPUB Accessibility 1.1, section 4: who evaluated a book stands beside what it conforms to. */
static void check_certification(struct metadata_reader *r)
{
	struct metadata *m = r->metadata;
	metadata_needs(r, &m->certifier_credential, "certifierCredential", &m->certified_by,
		       "certifiedBy");
	metadata_needs(r, &m->certifier_report, "certifierReport", &m->certified_by, "certifiedBy");
	metadata_needs(r, &m->certification_date, "certificationDate", &m->certified_by,
		       "certifiedBy");
	if (m->conforms_to.text && !m->certified_by.text)
		diag(r->diags, MSG_NO_CERTIFIER, m->conforms_to.at, NULL, NULL);
}

void metadata_settle(struct metadata_reader *r)
{
	metadata_put_main_title_first(r, true);
	metadata_place_in_collection(r);
	check_names(r);
	check_certification(r);
}
