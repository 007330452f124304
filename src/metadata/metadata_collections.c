/* Series and sets that the book belongs to, and its place in them. */
#include "metadata/metadata_reader.h"

#include "base/ascii.h"
#include "base/nearest.h"
#include "metadata/identifiers.h"

#include <string.h>

/* Numbers with dots between them (2, 2.5, 2.1.3), as EPUB wants group-position; else NULL. */
static const char *position(struct metadata_reader *r, const struct field *field)
{
	if (!field->text)
		return NULL;
	const char *s = field->text;
	size_t digits = ascii_digits(s);
	while (digits && s[digits] == '.') {
		s += digits + 1;
		digits = ascii_digits(s);
	}
	if (digits && !s[digits])
		return field->text;
	diag(r->diags, MSG_BAD_VALUE, field->at, "position", "a number such as 2 or 2.5");
	return NULL;
}

static const char *identifier_of(struct metadata_reader *r, const struct yaml *value)
{
	struct field said = metadata_part_text(r, value, "identifier");
	if (!said.text)
		return NULL;
	struct identifier_form form = identifier_form(r->arena, said.text, NULL);
	if (form.wrong)
		diag(r->diags, MSG_BAD_IDENTIFIER, said.at, said.text, form.wrong);
	return form.wrong ? NULL : form.text;
}

/* A collection may itself be part of one; YAML's own limit ends that. */
static bool read_collection(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value, struct collection *collection)
{
	static const char *const parts[] = {
	    METADATA_PARTS_OF_A_NAME, "type", "position", "group-position", "identifier",
	    "belongs-to-collection",  NULL};
	*collection = (struct collection){.text = metadata_main_text(r, key, value, parts)};
	if (!collection->text.text)
		return false;
	struct field place = metadata_part_text(r, value, "position");
	if (!place.text)
		place = metadata_part_text(r, value, "group-position");
	collection->type = metadata_part_word(r, value, "type", VOCABULARY_COLLECTION_TYPES);
	collection->position = position(r, &place);
	collection->identifier = identifier_of(r, value);
	collection->forms = metadata_forms(r, value);
	const struct yaml *outer = metadata_part(value, key->name);
	struct collection within;
	if (outer && read_collection(r, key, outer, &within)) {
		struct collection *kept = arena_alloc(r->arena, sizeof *kept);
		*kept = within;
		collection->within = kept;
	}
	return true;
}

void metadata_read_collection(struct metadata_reader *r, const struct metadata_key *key,
			      const struct yaml *value)
{
	struct collection collection;
	if (read_collection(r, key, value, &collection))
		vec_push(&r->metadata->collections, collection);
}

void metadata_read_series(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	struct collection series = {.text = metadata_text(r, key->name, value, false),
				    .type = "series"};
	if (series.text.text)
		vec_push(&r->metadata->collections, series);
}

/* The place stands beside the series or pandoc's belongs-to-collection: it is kept aside until the
 * whole mapping is read. */
void metadata_read_position(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	struct field place = metadata_text(r, key->name, value, false);
	if (position(r, &place))
		r->metadata->group_position = place;
	r->position_key = key->name;
}

/* pandoc's way to what calibre knows of a series. */
void metadata_read_calibre(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	static const char *const parts[] = {"series", "series-index", NULL};
	if (value->shape != YAML_MAPPING) {
		metadata_bad(r, key->name, value, "a mapping, such as 'series: A Series'");
		return;
	}
	metadata_check_parts(r, value, parts);
	struct field place = metadata_part_text(r, value, "series-index");
	struct collection series = {.text = metadata_part_text(r, value, "series"),
				    .type = "series",
				    .position = position(r, &place)};
	if (series.text.text)
		vec_push(&r->metadata->collections, series);
}
