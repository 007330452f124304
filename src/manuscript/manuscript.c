/* The manuscript once it is planned: what its articles complete, and its end. */
#include "manuscript/manuscript.h"

size_t manuscript_lone_entry(const struct manuscript *manuscript)
{
	size_t i = 0;
	while (manuscript->entries.items[i].placed)
		i++;
	return i;
}

/* The title of a page is what stands in its first heading, which is not known yet. */
void manuscript_settle(struct manuscript *manuscript, const struct article *said,
		       const char *running, const char *language)
{
	if (said)
		metadata_adopt(&manuscript->metadata, &said->metadata);
	if (running && !manuscript->title)
		vec_push(&manuscript->metadata.titles,
			 (struct title){.text.text = running, .type = "main"});
	if (running || (said && !manuscript->title && !format_is_page(said->entry->format)))
		manuscript->title = metadata_title(&manuscript->metadata).text;
	manuscript->running_title = running;
	manuscript->language = language;
}

void manuscript_free(struct manuscript *manuscript)
{
	if (!manuscript)
		return;
	metadata_clear(&manuscript->metadata);
	for (size_t i = 0; i < manuscript->entries.count; i++)
		if (manuscript->entries.items[i].lends)
			map_clear(manuscript->entries.items[i].lends);
	vec_clear(&manuscript->entries);
	buf_clear(&manuscript->input);
	arena_free(manuscript->arena);
	mem_free(manuscript);
}
