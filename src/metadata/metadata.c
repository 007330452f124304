/* The keys of metadata: one table, and the walk over a mapping. */
#include "metadata/metadata.h"

#include "base/nearest.h"
#include "metadata/metadata_reader.h"

#include <string.h>

#define AT(member) offsetof(struct metadata, member)
#define TEXT(name, member, vocabulary, flags)                                                      \
	{                                                                                          \
		name, metadata_read_text, AT(member), vocabulary, flags                            \
	}
#define TEXTS(name, member, vocabulary, flags)                                                     \
	{                                                                                          \
		name, metadata_read_texts, AT(member), vocabulary, KEY_MANY | (flags)              \
	}

/* Those that mean the same stand side by side. */
static const struct metadata_key keys[] = {
    {"title", metadata_read_title, AT(titles), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"subtitle", metadata_read_subtitle, AT(titles), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"author", metadata_read_author, AT(authors), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"authors", metadata_read_author, AT(authors), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"creator", metadata_read_creator, AT(authors), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"contributor", metadata_read_contributor, AT(contributors), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"identifier", metadata_read_identifier, AT(identifiers), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"lang", metadata_read_language, AT(languages), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"language", metadata_read_language, AT(languages), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"date", metadata_read_date, AT(date), 0, KEY_MANY | KEY_OF_ARTICLE},
    {"modified", metadata_read_modified, AT(modified), 0, 0},
    {"subject", metadata_read_subject, AT(subjects), 0, KEY_MANY},
    {"keywords", metadata_read_subject, AT(subjects), 0, KEY_MANY},
    {"tags", metadata_read_subject, AT(subjects), 0, KEY_MANY},
    TEXT("description", description, 0, KEY_LONG | KEY_OF_ARTICLE),
    {"publisher", metadata_read_publisher, AT(publisher), 0, KEY_OF_ARTICLE},
    TEXT("rights", rights, 0, KEY_LONG | KEY_OF_ARTICLE),
    TEXT("copyright", rights, 0, KEY_LONG | KEY_OF_ARTICLE),
    TEXT("licence", licence, 0, KEY_LONG | KEY_OF_ARTICLE),
    TEXT("license", licence, 0, KEY_LONG | KEY_OF_ARTICLE),
    {"type", metadata_read_type, AT(types), 0, KEY_MANY | KEY_BOOK_ONLY},
    TEXTS("format", formats, 0, KEY_BOOK_ONLY),
    TEXTS("source", sources, 0, KEY_OF_ARTICLE),
    {"page-source", metadata_read_page_source, AT(page_source), 0, KEY_OF_EBOOKS},
    TEXTS("relation", relations, 0, 0),
    TEXTS("coverage", coverages, 0, 0),
    {"belongs-to-collection", metadata_read_collection, AT(collections), 0,
     KEY_MANY | KEY_OF_EBOOKS},
    {"group-position", metadata_read_position, AT(collections), 0, KEY_OF_EBOOKS},
    {"calibre", metadata_read_calibre, AT(collections), 0, KEY_OF_EBOOKS},
    TEXT("page-progression-direction", page_progression_direction, VOCABULARY_PROGRESSIONS,
	 KEY_OF_EBOOKS),
    TEXT("writing-mode", writing_mode, VOCABULARY_WRITING_MODES, KEY_OF_EBOOKS),
    TEXT("toc-title", toc_title, 0, 0),

    TEXTS("accessModes", access_modes, VOCABULARY_ACCESS_MODES, KEY_TERM | KEY_OF_EBOOKS),
    TEXTS("accessMode", access_modes, VOCABULARY_ACCESS_MODES, KEY_TERM | KEY_OF_EBOOKS),
    {"accessModeSufficient", metadata_read_sufficient, AT(access_modes_sufficient),
     VOCABULARY_SUFFICIENT_MODES, KEY_MANY | KEY_TERM | KEY_OF_EBOOKS},
    TEXTS("accessibilityFeatures", accessibility_features, VOCABULARY_FEATURES,
	  KEY_TERM | KEY_OF_EBOOKS),
    TEXTS("accessibilityFeature", accessibility_features, VOCABULARY_FEATURES,
	  KEY_TERM | KEY_OF_EBOOKS),
    TEXTS("accessibilityHazards", accessibility_hazards, VOCABULARY_HAZARDS,
	  KEY_TERM | KEY_OF_EBOOKS),
    TEXTS("accessibilityHazard", accessibility_hazards, VOCABULARY_HAZARDS,
	  KEY_TERM | KEY_OF_EBOOKS),
    TEXT("accessibilitySummary", accessibility_summary, 0, KEY_LONG | KEY_OF_EBOOKS),
    TEXT("conformsTo", conforms_to, VOCABULARY_CONFORMANCE, KEY_OF_EBOOKS),
    TEXT("certifiedBy", certified_by, 0, KEY_OF_EBOOKS),
    TEXT("certifierCredential", certifier_credential, 0, KEY_OF_EBOOKS),
    {"certifierReport", metadata_read_address, AT(certifier_report), 0, KEY_OF_EBOOKS},
    {"certificationDate", metadata_read_date, AT(certification_date), 0, KEY_OF_EBOOKS},
    TEXT("exemption", exemption, VOCABULARY_EXEMPTIONS, 0),
    {"rendition", metadata_read_rendition, 0, 0, KEY_OF_EBOOKS},
    {"ibooks", metadata_read_ibooks, 0, 0, KEY_OF_EBOOKS},

    {"chapters", NULL, 0, 0, KEY_BOOK_ONLY},
    {"matter", metadata_read_matter, 0, 0, KEY_OF_ARTICLE},
#define MATTER(name, word, ...) {word, NULL, 0, 0, KEY_BOOK_ONLY},
#include "metadata/matter.def"
#undef MATTER
    {"acknowledgements", NULL, 0, 0, KEY_BOOK_ONLY},
    TEXTS("lists", lists, VOCABULARY_LISTS, 0),
    {"split", metadata_read_split, AT(split), 0, 0},
    {"toc-depth", metadata_read_level, AT(toc_depth), 0, 0},
    {"max-pixels", metadata_read_count, AT(max_pixels), 0, 0},
    {"smart", metadata_read_flag, AT(smart), VOCABULARY_BOOLEANS, 0},
    {"strict", metadata_read_flag, AT(strict), VOCABULARY_BOOLEANS, KEY_BOOK_ONLY},
    {"subset", metadata_read_flag, AT(subset), VOCABULARY_BOOLEANS, 0},
    TEXT("page", page, VOCABULARY_PAGES, 0),
    TEXT("encoding", encoding, 0, 0),
    TEXT("theme", theme, 0, 0),
    {"cover", metadata_read_cover, 0, 0, 0},
    TEXT("cover-image", cover_image, 0, KEY_PATH),
    TEXTS("css", stylesheets, 0, KEY_PATH),
    TEXTS("stylesheet", stylesheets, 0, KEY_PATH),
    TEXTS("fonts", fonts, 0, KEY_PATH),
};

enum { KEYS = sizeof keys / sizeof *keys };

const struct metadata_key *metadata_find_key(const char *name)
{
	for (size_t i = 0; i < KEYS; i++)
		if (nearest_same(keys[i].name, name))
			return &keys[i];
	return NULL;
}

static void unknown_key(struct metadata_reader *r, const struct yaml *value)
{
	if (!r->lenient) {
		metadata_unknown_key(r->diags, value, &keys[0].name, KEYS, sizeof *keys);
		return;
	}
	const char *nearest = nearest_name(value->key, &keys[0].name, KEYS, sizeof *keys,
					   nearest_limit(value->key) / 2);
	if (nearest)
		diag(r->diags, MSG_NEARLY_A_KEY, value->key_at, value->key, nearest);
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
		if (key)
			read_key(&r, key, value);
		else if (origin != METADATA_OTHER)
			unknown_key(&r, value);
	}
	metadata_settle(&r);
}
