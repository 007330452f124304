/* What the command line says instead of book.yaml. */
#include "metadata/metadata_reader.h"

#include "base/decode.h"
#include "base/nearest.h"

#include <string.h>

/* Makes room for what is said instead. */
static void forget(struct metadata *m, const struct metadata_key *key)
{
	char *target = (char *)m + key->offset;
	if (key->read == metadata_read_title && m->titles.count &&
	    strcmp(m->titles.items[0].type, "main") == 0) {
		m->titles.count--;
		memmove(m->titles.items, m->titles.items + 1,
			m->titles.count * sizeof *m->titles.items);
	} else if (key->read == metadata_read_author) {
		m->authors.count = 0;
	} else if (key->read == metadata_read_identifier) {
		m->identifiers.count = 0;
	} else if (key->read == metadata_read_publisher) {
		m->publisher.text = NULL;
	} else if (key->read == metadata_read_language || key->read == metadata_read_texts ||
		   key->read == metadata_read_type) {
		((field_list *)(void *)target)->count = 0;
	} else if (key->read == metadata_read_text || key->read == metadata_read_date ||
		   key->read == metadata_read_modified || key->read == metadata_read_address) {
		((struct field *)(void *)target)->text = NULL;
	}
}

static bool is_first(const struct metadata_option *options, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (nearest_same(options[i].key, options[index].key))
			return false;
	return true;
}

const char *metadata_option_text(const struct metadata_option *option, struct arena *arena,
				 struct diags *diags)
{
	struct buf bytes = BUF_EMPTY;
	buf_puts(&bytes, option->value);
	decode(&bytes, NULL, arena_format(arena, "--%s", option->key), diags);
	const char *value = arena_copy(arena, bytes.data, bytes.size);
	buf_clear(&bytes);
	return value;
}

bool metadata_knows(const char *key)
{
	const struct metadata_key *known = metadata_find_key(key);
	return known && known->read;
}

bool metadata_override(struct metadata *metadata, const struct metadata_option *options,
		       size_t count, struct arena *arena, struct diags *diags)
{
	struct metadata_reader r = {metadata, arena, diags, false};
	for (size_t i = 0; i < count; i++) {
		const struct metadata_key *key = metadata_find_key(options[i].key);
		if (!key || !key->read) {
			diag(diags, MSG_UNKNOWN_OPTION, (struct place){NULL, 0, 0}, options[i].key,
			     NULL);
			return false;
		}
		struct yaml value = {.shape = YAML_SCALAR,
				     .text = metadata_option_text(&options[i], arena, diags),
				     .quoted = true,
				     .key = options[i].key};
		if (key->read == metadata_read_title || !(key->flags & KEY_MANY) ||
		    is_first(options, i))
			forget(metadata, key);
		key->read(&r, key, &value);
	}
	metadata_put_main_title_first(&r, false);
	if (metadata->collections.count)
		metadata_place_in_collection(&r);
	return true;
}
