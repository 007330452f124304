/* Metadata as such: empty at first, asked for the main things, taken over from another, let go. */
#include "manuscript/metadata.h"

#include <string.h>

void metadata_init(struct metadata *metadata)
{
	*metadata = (struct metadata){.smart = true};
}

void metadata_clear(struct metadata *m)
{
	vec_clear(&m->titles);
	vec_clear(&m->authors);
	vec_clear(&m->contributors);
	vec_clear(&m->identifiers);
	vec_clear(&m->subjects);
	vec_clear(&m->collections);
	vec_clear(&m->page_styles);
	field_list *lists[] = {&m->languages,
			       &m->types,
			       &m->formats,
			       &m->sources,
			       &m->relations,
			       &m->coverages,
			       &m->access_modes,
			       &m->access_modes_sufficient,
			       &m->accessibility_features,
			       &m->accessibility_hazards,
			       &m->stylesheets,
			       &m->fonts};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		vec_clear(lists[i]);
	metadata_init(m);
}

#define ADOPT_LIST(member)                                                                         \
	do {                                                                                       \
		if (metadata->member.count == 0) {                                                 \
			vec_clear(&metadata->member);                                              \
			metadata->member = from->member;                                           \
			memset(&from->member, 0, sizeof from->member);                             \
		}                                                                                  \
	} while (0)

static void adopt_fields(struct metadata *metadata, const struct metadata *from)
{
	struct field *own[] = {&metadata->date, &metadata->description, &metadata->publisher,
			       &metadata->rights, &metadata->licence};
	const struct field *theirs[] = {&from->date, &from->description, &from->publisher,
					&from->rights, &from->licence};
	if (!metadata->publisher.text)
		metadata->publisher_forms = from->publisher_forms;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (!own[i]->text)
			*own[i] = *theirs[i];
}

void metadata_adopt(struct metadata *metadata, struct metadata *from)
{
	ADOPT_LIST(titles);
	ADOPT_LIST(authors);
	ADOPT_LIST(contributors);
	ADOPT_LIST(identifiers);
	ADOPT_LIST(subjects);
	ADOPT_LIST(collections);
	ADOPT_LIST(languages);
	ADOPT_LIST(sources);
	adopt_fields(metadata, from);
}

struct field metadata_title(const struct metadata *metadata)
{
	if (metadata->titles.count && strcmp(metadata->titles.items[0].type, "main") == 0)
		return metadata->titles.items[0].text;
	return (struct field){NULL, {NULL, 0, 0}};
}

struct field metadata_author(const struct metadata *metadata)
{
	return metadata->authors.count ? metadata->authors.items[0].text
				       : (struct field){NULL, {NULL, 0, 0}};
}

struct field metadata_language(const struct metadata *metadata)
{
	return metadata->languages.count ? metadata->languages.items[0]
					 : (struct field){NULL, {NULL, 0, 0}};
}
