/* Values that are mappings: their parts, each of which may be missing or misspelt. */
#include "metadata/metadata_reader.h"

#include "base/bcp47.h"
#include "base/nearest.h"

const struct yaml *metadata_part(const struct yaml *value, const char *name)
{
	const struct yaml *part = value->shape == YAML_MAPPING ? value->first : NULL;
	for (; part; part = part->next)
		if (nearest_same(part->key, name) && !yaml_is_null(part))
			return part;
	return NULL;
}

void metadata_check_parts(struct metadata_reader *r, const struct yaml *mapping,
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

struct field metadata_part_text(struct metadata_reader *r, const struct yaml *value,
				const char *name)
{
	const struct yaml *part = metadata_part(value, name);
	return part ? metadata_text(r, name, part, false) : (struct field){NULL, value->at};
}

const char *metadata_part_word(struct metadata_reader *r, const struct yaml *value,
			       const char *name, enum vocabulary vocabulary)
{
	struct field part = metadata_part_text(r, value, name);
	const char *listed = part.text ? vocabulary_find(vocabulary, part.text) : NULL;
	if (part.text && !listed)
		diag(r->diags, MSG_BAD_VALUE, part.at, name, vocabulary_words(vocabulary));
	return listed;
}

struct field metadata_main_text(struct metadata_reader *r, const struct metadata_key *key,
				const struct yaml *value, const char *const parts[])
{
	if (value->shape == YAML_SCALAR)
		return metadata_text(r, key->name, value, false);
	if (value->shape == YAML_LIST) {
		metadata_bad(r, key->name, value, "a text or a mapping with 'text'");
		return (struct field){NULL, value->at};
	}
	metadata_check_parts(r, value, parts);
	const struct yaml *text = metadata_part(value, "text");
	text = text ? text : metadata_part(value, "name");
	if (text)
		return metadata_text(r, key->name, text, false);
	metadata_bad(r, key->name, value, "a text or a mapping with 'text'");
	return (struct field){NULL, value->at};
}

const char *metadata_language_tag(struct metadata_reader *r, const struct field *said)
{
	const char *tag = bcp47_canonical(r->arena, said->text);
	if (tag)
		return tag;
	tag = bcp47_meant(r->arena, said->text);
	diag(r->diags, tag ? MSG_LANGUAGE_MEANT : MSG_BAD_LANGUAGE, said->at, said->text, tag);
	return tag;
}

const char *metadata_part_language(struct metadata_reader *r, const struct yaml *value)
{
	struct field said = metadata_part_text(r, value, "lang");
	if (!said.text)
		said = metadata_part_text(r, value, "language");
	return said.text ? metadata_language_tag(r, &said) : NULL;
}

void metadata_read_parts(struct metadata_reader *r, const struct yaml *mapping,
			 const struct metadata_key *keys, size_t count)
{
	for (const struct yaml *part = mapping->first; part; part = part->next) {
		size_t i = 0;
		while (i < count && !nearest_same(part->key, keys[i].name))
			i++;
		if (i < count && !yaml_is_null(part))
			keys[i].read(r, &keys[i], part);
		else if (i == count && !r->lenient)
			metadata_unknown_key(r->diags, part, &keys[0].name, count, sizeof *keys);
	}
}
