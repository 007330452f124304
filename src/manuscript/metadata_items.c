/* Metadata whose values are texts or mappings: titles, people, identifiers, subjects, collections.
 */
#include "manuscript/metadata_reader.h"

#include "base/nearest.h"
#include "manuscript/identifiers.h"

#include <string.h>

/* What stands under the name, in our spelling or pandoc's; NULL if nothing does. */
static const struct yaml *find_part(const struct yaml *mapping, const char *name)
{
	for (const struct yaml *part = mapping->first; part; part = part->next)
		if (nearest_same(part->key, name) && !yaml_is_null(part))
			return part;
	return NULL;
}

/* Warns of what a mapping holds beside the named parts (ended by NULL). */
static void check_parts(struct metadata_reader *r, const struct yaml *mapping,
			const char *const parts[])
{
	size_t count = 0;
	while (parts[count])
		count++;
	for (const struct yaml *part = mapping->first; part && !r->lenient; part = part->next) {
		size_t i = 0;
		while (i < count && !nearest_same(part->key, parts[i]))
			i++;
		if (i == count)
			metadata_unknown_key(r->diags, part, parts, count, sizeof *parts);
	}
}

/* A part of a mapping as text; text is NULL if it isn't there. */
static struct field part_text(struct metadata_reader *r, const struct yaml *value, const char *name)
{
	const struct yaml *part = value->shape == YAML_MAPPING ? find_part(value, name) : NULL;
	return part ? metadata_text(r, name, part, false) : (struct field){NULL, value->at};
}

static const char *part_word(struct metadata_reader *r, const struct yaml *value, const char *name,
			     enum vocabulary vocabulary)
{
	struct field part = part_text(r, value, name);
	const char *listed = part.text ? vocabulary_find(vocabulary, part.text) : NULL;
	if (part.text && !listed)
		diag(r->diags, MSG_BAD_VALUE, part.at, name, vocabulary_words(vocabulary));
	return listed;
}

/* The value's own text, or that of its part 'text' (or 'name'); after a diagnostic NULL. */
static struct field main_text(struct metadata_reader *r, const struct metadata_key *key,
			      const struct yaml *value, const char *const parts[])
{
	if (value->shape == YAML_SCALAR)
		return metadata_text(r, key->name, value, false);
	if (value->shape == YAML_LIST) {
		metadata_bad(r, key->name, value, "a text or a mapping with 'text'");
		return (struct field){NULL, value->at};
	}
	check_parts(r, value, parts);
	const struct yaml *text = find_part(value, "text");
	text = text ? text : find_part(value, "name");
	if (text)
		return metadata_text(r, key->name, text, false);
	metadata_bad(r, key->name, value, "a text or a mapping with 'text'");
	return (struct field){NULL, value->at};
}

/* A title without a type is the main one; a further one of a list tells the book's name at length.
 */
static void read_title(struct metadata_reader *r, const struct metadata_key *key,
		       const struct yaml *value, const char *type)
{
	static const char *const parts[] = {"text", "type", "file-as", "name", NULL};
	struct title title = {.text = main_text(r, key, value, parts)};
	if (!title.text.text)
		return;
	title.type = part_word(r, value, "type", VOCABULARY_TITLE_TYPES);
	title.type = title.type ? title.type : type;
	title.file_as = part_text(r, value, "file-as").text;
	vec_push(&r->metadata->titles, title);
}

void metadata_read_title(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	bool has_main = false;
	for (size_t i = 0; i < r->metadata->titles.count && !has_main; i++)
		has_main = strcmp(r->metadata->titles.items[i].type, "main") == 0;
	read_title(r, key, value, has_main ? "expanded" : "main");
}

void metadata_read_subtitle(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	read_title(r, key, value, "subtitle");
}

static bool read_person(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value, const char *role, struct person *person)
{
	static const char *const parts[] = {"text", "role", "file-as", "name", NULL};
	*person = (struct person){.text = main_text(r, key, value, parts), .role = role};
	struct field said = part_text(r, value, "role");
	if (!person->text.text)
		return false;
	if (said.text) {
		person->role = vocabulary_relator(said.text);
		if (!person->role)
			diag(r->diags, MSG_UNKNOWN_ROLE, said.at, said.text, person->text.text);
	}
	person->file_as = part_text(r, value, "file-as").text;
	return true;
}

void metadata_read_author(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, "aut", &person))
		vec_push(&r->metadata->authors, person);
}

void metadata_read_creator(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, NULL, &person))
		vec_push(&r->metadata->authors, person);
}

void metadata_read_contributor(struct metadata_reader *r, const struct metadata_key *key,
			       const struct yaml *value)
{
	struct person person;
	if (read_person(r, key, value, NULL, &person))
		vec_push(&r->metadata->contributors, person);
}

void metadata_read_identifier(struct metadata_reader *r, const struct metadata_key *key,
			      const struct yaml *value)
{
	static const char *const parts[] = {"text", "scheme", NULL};
	struct field text = main_text(r, key, value, parts);
	if (!text.text)
		return;
	struct identifier_form form =
	    identifier_form(r->arena, text.text, part_text(r, value, "scheme").text);
	if (form.wrong)
		diag(r->diags, MSG_BAD_IDENTIFIER, text.at, text.text, form.wrong);
	else
		vec_push(&r->metadata->identifiers,
			 (struct identifier){{form.text, text.at}, form.scheme});
}

static void needs(struct metadata_reader *r, const struct field *there, const char *name,
		  const struct field *other, const char *other_name)
{
	if (there->text && !other->text)
		diag(r->diags, MSG_NEEDS_KEY, there->at, name, other_name);
}

void metadata_read_subject(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	static const char *const parts[] = {"text", "authority", "term", NULL};
	struct field text = main_text(r, key, value, parts);
	struct field authority = part_text(r, value, "authority");
	struct field term = part_text(r, value, "term");
	needs(r, &authority, "authority", &term, "term");
	needs(r, &term, "term", &authority, "authority");
	if (text.text)
		vec_push(&r->metadata->subjects, (struct subject){text, authority.text, term.text});
}

/* Numbers with dots between them (2, 2.5, 2.1.3), as EPUB wants group-position; else NULL. */
static const char *position(struct metadata_reader *r, const struct field *field)
{
	if (!field->text)
		return NULL;
	const char *s = field->text;
	size_t digits = strspn(s, "0123456789");
	while (digits && s[digits] == '.') {
		s += digits + 1;
		digits = strspn(s, "0123456789");
	}
	if (digits && !s[digits])
		return field->text;
	diag(r->diags, MSG_BAD_VALUE, field->at, "position", "a number such as 2 or 2.5");
	return NULL;
}

void metadata_read_collection(struct metadata_reader *r, const struct metadata_key *key,
			      const struct yaml *value)
{
	static const char *const parts[] = {"text",           "name",       "type", "position",
					    "group-position", "identifier", NULL};
	struct collection collection = {.text = main_text(r, key, value, parts)};
	if (!collection.text.text)
		return;
	struct field place = part_text(r, value, "position");
	if (!place.text)
		place = part_text(r, value, "group-position");
	collection.type = part_word(r, value, "type", VOCABULARY_COLLECTION_TYPES);
	collection.position = position(r, &place);
	collection.identifier = part_text(r, value, "identifier").text;
	vec_push(&r->metadata->collections, collection);
}

/* pandoc's key beside belongs-to-collection: kept aside until the whole mapping is read. */
void metadata_read_position(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	struct field place = metadata_text(r, key->name, value, false);
	if (position(r, &place))
		r->metadata->group_position = place;
}

void metadata_read_ibooks(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	static const struct metadata_key keys[] = {
	    {"version", NULL, offsetof(struct metadata, ibooks_version), VOCABULARY_ANY, 0},
	    {"specified-fonts", NULL, offsetof(struct metadata, ibooks_specified_fonts),
	     VOCABULARY_BOOLEANS, 0},
	    {"ipad-orientation-lock", NULL, offsetof(struct metadata, ibooks_ipad_orientation_lock),
	     VOCABULARY_ORIENTATION_LOCKS, 0},
	    {"iphone-orientation-lock", NULL,
	     offsetof(struct metadata, ibooks_iphone_orientation_lock),
	     VOCABULARY_ORIENTATION_LOCKS, 0},
	    {"binding", NULL, offsetof(struct metadata, ibooks_binding), VOCABULARY_BOOLEANS, 0},
	    {"scroll-axis", NULL, offsetof(struct metadata, ibooks_scroll_axis),
	     VOCABULARY_SCROLL_AXES, 0},
	};
	if (value->shape != YAML_MAPPING) {
		metadata_bad(r, key->name, value, "a mapping, such as 'version: 1.0'");
		return;
	}
	const char *names[sizeof keys / sizeof *keys + 1] = {NULL};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		names[i] = keys[i].name;
	check_parts(r, value, names);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct yaml *part = find_part(value, keys[i].name);
		if (part)
			metadata_read_text(r, &keys[i], part);
	}
}
