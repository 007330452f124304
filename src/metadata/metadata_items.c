/* Metadata whose values are made of parts: identifiers, subjects, hints to Apple's readers and to
 * all. */
#include "metadata/metadata_reader.h"

#include "base/ascii.h"
#include "base/label.h"
#include "base/nearest.h"
#include "metadata/identifiers.h"

#include <string.h>

static bool read_identifier(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value, struct identifier *identifier)
{
	static const char *const parts[] = {"text", "scheme", NULL};
	struct field text = metadata_main_text(r, key, value, parts);
	if (!text.text)
		return false;
	struct identifier_form form =
	    identifier_form(r->arena, text.text, metadata_part_text(r, value, "scheme").text);
	if (form.wrong)
		diag(r->diags, MSG_BAD_IDENTIFIER, text.at, text.text, form.wrong);
	*identifier = (struct identifier){{form.text, text.at}, form.scheme};
	return !form.wrong;
}

void metadata_read_identifier(struct metadata_reader *r, const struct metadata_key *key,
			      const struct yaml *value)
{
	struct identifier identifier;
	if (read_identifier(r, key, value, &identifier))
		vec_push(&r->metadata->identifiers, identifier);
}

/* isbn: and the like say the scheme themselves. */
void metadata_read_known_identifier(struct metadata_reader *r, const struct metadata_key *key,
				    const struct yaml *value)
{
	struct field text = metadata_text(r, key->name, value, false);
	if (!text.text)
		return;
	struct identifier_form form = identifier_form(r->arena, text.text, key->name);
	if (form.wrong)
		diag(r->diags, MSG_BAD_IDENTIFIER, text.at, text.text, form.wrong);
	else
		vec_push(&r->metadata->identifiers,
			 (struct identifier){{form.text, text.at}, form.scheme});
}

void metadata_read_page_source(struct metadata_reader *r, const struct metadata_key *key,
			       const struct yaml *value)
{
	struct identifier source;
	if (read_identifier(r, key, value, &source))
		r->metadata->page_source = source;
}

void metadata_needs(struct metadata_reader *r, struct field *there, const char *name,
		    const struct field *other, const char *other_name)
{
	if (!there->text || other->text)
		return;
	diag(r->diags, MSG_NEEDS_KEY, there->at, name, other_name);
	there->text = NULL;
}

/* "walks, birds, rivers", as many tools take a text of these keys. */
void metadata_read_keywords(struct metadata_reader *r, const struct metadata_key *key,
			    const struct yaml *value)
{
	if (value->shape != YAML_SCALAR || !value->key || !strchr(value->text, ',')) {
		metadata_read_subject(r, key, value);
		return;
	}
	for (const char *s = value->text; *s; s += *s == ',') {
		struct yaml one = *value;
		size_t size = strcspn(s, ",");
		one.text = label_clean(r->arena, arena_copy(r->arena, s, size));
		if (*one.text)
			metadata_read_subject(r, key, &one);
		s += size;
	}
}

void metadata_read_subject(struct metadata_reader *r, const struct metadata_key *key,
			   const struct yaml *value)
{
	static const char *const parts[] = {"text", "authority", "term", NULL};
	struct field text = metadata_main_text(r, key, value, parts);
	struct field authority = metadata_part_text(r, value, "authority");
	struct field term = metadata_part_text(r, value, "term");
	metadata_needs(r, &authority, "authority", &term, "term");
	metadata_needs(r, &term, "term", &authority, "authority");
	const char *listed =
	    authority.text ? vocabulary_find(VOCABULARY_AUTHORITIES, authority.text) : NULL;
	authority.text = listed ? listed : authority.text;
	if (text.text)
		vec_push(&r->metadata->subjects, (struct subject){text, authority.text, term.text});
}

/* As Apple has it: one number to three. */
static void read_version(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value)
{
	struct field field = metadata_text(r, key->name, value, false);
	if (!field.text)
		return;
	const char *s = field.text;
	unsigned numbers = 0;
	do {
		size_t digits = ascii_digits(s);
		numbers += digits ? 1 : 4;
		s += digits;
	} while (*s == '.' && s++);
	if (*s || numbers > 3)
		metadata_bad(r, key->name, value, "a number such as 1.0 or 1.2.3");
	else
		r->metadata->ibooks_version = field;
}

#define AT(member) offsetof(struct metadata, member)

/* Text that flows is all that octavo makes. */
static void read_layout(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	metadata_read_text(r, key, value);
	struct field *layout = &r->metadata->rendition_layout;
	if (!layout->text || strcmp(layout->text, "pre-paginated") != 0)
		return;
	diag(r->diags, MSG_FIXED_LAYOUT, layout->at, NULL, NULL);
	layout->text = NULL;
}

/* What EPUB 3.3 has readers do with a spread that it deprecates. */
static void read_spread(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	metadata_read_text(r, key, value);
	struct field *spread = &r->metadata->rendition_spread;
	if (!spread->text || strcmp(spread->text, "portrait") != 0)
		return;
	diag(r->diags, MSG_DEPRECATED, spread->at, "spread: portrait", "spread: both");
	spread->text = "both";
}

/* The parts of both, from the table of keys. */
#define GROUP(heading)
#define KEY(name, reader, place, vocabulary, flags, shape, does)
#define PART(shape, name, value, does)
#define RENDITION(name, reader, place, vocabulary, does) {name, reader, place, vocabulary, 0},
#define IBOOKS(name, reader, place, vocabulary, does)
static const struct metadata_key rendition_parts[] = {
#include "metadata/keys.def"
};
#undef RENDITION
#undef IBOOKS
#define RENDITION(name, reader, place, vocabulary, does)
#define IBOOKS(name, reader, place, vocabulary, does) {name, reader, place, vocabulary, 0},
static const struct metadata_key ibooks_parts[] = {
#include "metadata/keys.def"
};
#undef GROUP
#undef KEY
#undef PART
#undef RENDITION
#undef IBOOKS

static void read_mapping(struct metadata_reader *r, const struct metadata_key *key,
			 const struct yaml *value, const struct metadata_key *parts, size_t count,
			 const char *must_be)
{
	if (value->shape == YAML_MAPPING)
		metadata_read_parts(r, value, parts, count);
	else
		metadata_bad(r, key->name, value, must_be);
}

void metadata_read_ibooks(struct metadata_reader *r, const struct metadata_key *key,
			  const struct yaml *value)
{
	read_mapping(r, key, value, ibooks_parts, sizeof ibooks_parts / sizeof *ibooks_parts,
		     "a mapping, such as 'version: 1.0'");
}

void metadata_read_rendition(struct metadata_reader *r, const struct metadata_key *key,
			     const struct yaml *value)
{
	read_mapping(r, key, value, rendition_parts,
		     sizeof rendition_parts / sizeof *rendition_parts,
		     "a mapping, such as 'flow: paginated'");
}
