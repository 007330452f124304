/* Metadata as such: empty at first, asked for the main things, taken over from another, let go. */
#include "metadata/metadata.h"

#include <string.h>

#define AT(member) offsetof(struct metadata, member)

/* The lists of texts. */
static const size_t lists[] = {
    AT(languages),
    AT(types),
    AT(formats),
    AT(sources),
    AT(relations),
    AT(coverages),
    AT(access_modes),
    AT(access_modes_sufficient),
    AT(accessibility_features),
    AT(accessibility_hazards),
    AT(stylesheets),
    AT(fonts),
    AT(lists),
};

/* The texts that an article may say for the book that it is alone in. */
static const size_t texts[] = {
    AT(date),
    AT(description),
    AT(publisher),
    AT(rights),
    AT(licence),
    AT(modified),
    AT(toc_title),
    AT(page_progression_direction),
    AT(writing_mode),
    AT(rendition_layout),
    AT(rendition_flow),
    AT(rendition_orientation),
    AT(rendition_spread),
    AT(conforms_to),
    AT(certified_by),
    AT(certifier_credential),
    AT(certifier_report),
    AT(certification_date),
    AT(exemption),
    AT(accessibility_summary),
    AT(ibooks_version),
    AT(ibooks_specified_fonts),
    AT(ibooks_ipad_orientation_lock),
    AT(ibooks_iphone_orientation_lock),
    AT(ibooks_binding),
    AT(ibooks_scroll_axis),
    AT(theme),
};

static field_list *list_at(struct metadata *m, size_t offset)
{
	return (field_list *)(void *)((char *)m + offset);
}

static struct field *text_at(struct metadata *m, size_t offset)
{
	return (struct field *)(void *)((char *)m + offset);
}

static const field_list *list_of(const struct metadata *m, size_t offset)
{
	return (const field_list *)(const void *)((const char *)m + offset);
}

static const struct field *text_of(const struct metadata *m, size_t offset)
{
	return (const struct field *)(const void *)((const char *)m + offset);
}

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
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		vec_clear(list_at(m, lists[i]));
	metadata_init(m);
}

#define ADOPT_LIST(member)                                                                         \
	do {                                                                                       \
		if (metadata->member.count == 0)                                                   \
			for (size_t i = 0; i < from->member.count; i++)                            \
				vec_push(&metadata->member, from->member.items[i]);                \
	} while (0)

void metadata_adopt(struct metadata *metadata, const struct metadata *from)
{
	if (!metadata->publisher.text)
		metadata->publisher_forms = from->publisher_forms;
	if (!metadata->page_source.text.text)
		metadata->page_source = from->page_source;
	if (!metadata->toc_depth)
		metadata->toc_depth = from->toc_depth;
	if (!metadata->split)
		metadata->split = from->split;
	if (!metadata->max_pixels)
		metadata->max_pixels = from->max_pixels;
	if (!metadata->cover_image.text && !metadata->no_cover) {
		metadata->cover_image = from->cover_image;
		metadata->no_cover = from->no_cover;
	}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!text_at(metadata, texts[i])->text)
			*text_at(metadata, texts[i]) = *text_of(from, texts[i]);
	ADOPT_LIST(titles);
	ADOPT_LIST(authors);
	ADOPT_LIST(contributors);
	ADOPT_LIST(identifiers);
	ADOPT_LIST(subjects);
	ADOPT_LIST(collections);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const field_list *said = list_of(from, lists[i]);
		field_list *list = list_at(metadata, lists[i]);
		for (size_t f = list->count ? said->count : 0; f < said->count; f++)
			vec_push(list, said->items[f]);
	}
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
