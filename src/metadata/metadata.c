/* The keys of metadata: one table, and the walk over a mapping. */
#include "metadata/metadata.h"

#include "base/nearest.h"
#include "metadata/metadata_reader.h"

#include <string.h>

#define AT(member) offsetof(struct metadata, member)
static const struct metadata_key keys[] = {
#define GROUP(heading)
#define KEY(name, reader, place, vocabulary, flags, shape, does)                                   \
	{name, reader, place, vocabulary, flags},
#define PART(shape, name, value, does)
#define RENDITION(name, reader, place, vocabulary, does)
#define IBOOKS(name, reader, place, vocabulary, does)
#include "metadata/keys.def"
#undef GROUP
#undef KEY
#undef PART
#undef RENDITION
#undef IBOOKS
#define MATTER(name, word, ...) {word, NULL, 0, 0, KEY_BOOK_ONLY},
#include "metadata/matter.def"
#undef MATTER
    {"acknowledgements", NULL, 0, 0, KEY_BOOK_ONLY},
};

enum { KEYS = sizeof keys / sizeof *keys };

const struct metadata_key *metadata_find_key(const char *name)
{
	for (size_t i = 0; i < KEYS; i++)
		if (nearest_same(keys[i].name, name))
			return &keys[i];
	return NULL;
}

static const struct key_guess {
	const char *word, *key, *advice;
} guesses[] = {
#define KEY_GUESS(word, key) {word, key, NULL},
#define KEY_ADVICE(word, advice) {word, NULL, advice},
#include "metadata/key_guesses.def"
#undef KEY_GUESS
#undef KEY_ADVICE
};

static const struct key_guess *find_guess(const char *word)
{
	for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
		if (nearest_same(guesses[i].word, word))
			return &guesses[i];
	return NULL;
}

static void unknown_key(struct metadata_reader *r, const struct yaml *value)
{
	const struct key_guess *guess = r->lenient ? NULL : find_guess(value->key);
	if (guess) {
		diag(r->diags, guess->key ? MSG_UNKNOWN_KEY_NEAR : MSG_UNKNOWN_KEY_ADVICE,
		     value->key_at, value->key, guess->key ? guess->key : guess->advice);
		return;
	}
	if (!r->lenient) {
		metadata_unknown_key(r->diags, value, &keys[0].name, KEYS, sizeof *keys);
		return;
	}
	const char *nearest = nearest_name(value->key, &keys[0].name, KEYS, sizeof *keys,
					   nearest_limit(value->key) / 2);
	if (nearest)
		diag(r->diags, MSG_NEARLY_A_KEY, value->key_at, value->key, nearest);
}

void metadata_tell_unknown(const char *key, struct arena *arena, struct diags *diags)
{
	struct metadata_reader r = {.arena = arena, .diags = diags};
	unknown_key(&r, &(struct yaml){.key = key});
}

static void read_values(struct metadata_reader *r, const struct metadata_key *key,
			const struct yaml *value)
{
	if (!(key->flags & KEY_MANY) || value->shape != YAML_LIST) {
		key->read(r, key, value);
		return;
	}
	for (const struct yaml *item = value->first; item; item = item->next)
		key->read(r, key, item);
}

static void read_key(struct metadata_reader *r, const struct metadata_key *key,
		     const struct yaml *value)
{
	if (key->read && yaml_is_null(value))
		metadata_check_comment(r, value);
	if (!key->read || yaml_is_null(value) || (r->lenient && key->flags & KEY_BOOK_ONLY))
		return;
	if (!r->lenient || key->flags & (KEY_OF_ARTICLE | KEY_OF_EBOOKS)) {
		read_values(r, key, value);
		return;
	}
	struct metadata_reader quiet = *r;
	quiet.diags = diags_new();
	read_values(&quiet, key, value);
	diags_free(quiet.diags);
}

/* 'chapter' is one of a list, and what octavo makes is nobody's to say. */
static bool is_no_key(const struct metadata_key *key)
{
	return !key->read && strcmp(key->name, "chapters") != 0 &&
	       !matter_is_key(matter_find(key->name));
}

void metadata_read(struct metadata *metadata, const struct yaml *mapping,
		   enum metadata_origin origin, struct arena *arena, struct diags *diags)
{
	struct metadata_reader r = {metadata, arena, diags, origin == METADATA_ARTICLE};
	if (mapping->shape != YAML_MAPPING) {
		diag(diags, MSG_BAD_YAML, mapping->at,
		     "what it says of a book stands on lines of 'key: value'",
		     "write each value behind its key and a ':'");
		return;
	}
	for (const struct yaml *value = mapping->first; value; value = value->next) {
		const struct metadata_key *key = metadata_find_key(value->key);
		bool in_book = origin == METADATA_BOOK;
		if (key && !(in_book ? is_no_key(key) : key->flags & KEY_OURS))
			read_key(&r, key, value);
		else if (in_book || (origin == METADATA_ARTICLE && !key))
			unknown_key(&r, value);
	}
	metadata_settle(&r);
}
