/* Properties: words of vocabularies that prefixes name (EPUB 3.3 D.1). */
#include "check/check_parts.h"

#include "base/url.h"
#include "xhtml/model/semantics.h"

#define LAYOUTS                                                                                    \
	"flow-auto flow-paginated flow-scrolled-continuous flow-scrolled-doc "                     \
	"layout-pre-paginated "                                                                    \
	"layout-reflowable orientation-auto orientation-landscape orientation-portrait "           \
	"page-spread-center page-spread-left page-spread-right spread-auto spread-both "           \
	"spread-landscape spread-none spread-portrait align-x-center"

static const char rendition[] = "http://www.idpf.org/vocab/rendition/#";
static const char overlays[] = "http://www.idpf.org/epub/vocab/overlays/#";
static const char a11y[] = "http://www.idpf.org/epub/vocab/package/a11y/#";
static const char nothing[] = "";

/* The words of a vocabulary for one kind of property; of an address that isn't here any word is. */
static const struct vocabulary_words {
	enum property_kind kind;
	const char *address; /* "": without a prefix */
	const char *words;
} vocabularies[] = {
    {PROPERTY_META, nothing,
     "alternate-script authority belongs-to-collection collection-type dictionary-type display-seq "
     "file-as group-position identifier-type meta-auth pageBreakSource role source-language "
     "source-of target-language term title-type"},
    {PROPERTY_META, a11y,
     "certifiedBy certifierCredential certifierReport exemption "
     "pageBreakSource"},
    {PROPERTY_META, overlays, "active-class duration narrator playback-active-class"},
    {PROPERTY_META, rendition, "flow layout orientation spread viewport"},
    {PROPERTY_ITEM, nothing,
     "cover-image data-nav dictionary glossary index mathml nav "
     "remote-resources scripted search-key-map svg switch"},
    {PROPERTY_ITEM, a11y, nothing},
    {PROPERTY_ITEM, overlays, nothing},
    {PROPERTY_ITEM, rendition, nothing},
    {PROPERTY_ITEMREF, nothing, "page-spread-left page-spread-right"},
    {PROPERTY_ITEMREF, a11y, nothing},
    {PROPERTY_ITEMREF, overlays, nothing},
    {PROPERTY_ITEMREF, rendition, LAYOUTS},
    {PROPERTY_LINK, nothing, "onix xmp"},
    {PROPERTY_LINK, a11y, nothing},
    {PROPERTY_LINK, overlays, nothing},
    {PROPERTY_LINK, rendition, nothing},
    {PROPERTY_REL, nothing,
     "acquire alternate marc21xml-record mods-record onix-record record "
     "voicing xml-signature xmp-record"},
    {PROPERTY_REL, a11y, "certifierCredential certifierReport"},
    {PROPERTY_REL, overlays, nothing},
    {PROPERTY_REL, rendition, nothing},
};

/* Prefixes that needn't be declared (EPUB 3.3 D.1.5). */
static const struct reserved {
	const char *prefix, *address;
	bool in_package, in_content;
} reserved[] = {
    {"a11y", a11y, true, false},
    {"dcterms", "http://purl.org/dc/terms/", true, false},
    {"marc", "http://id.loc.gov/vocabulary/", true, false},
    {"media", overlays, true, false},
    {"onix", "http://www.editeur.org/ONIX/book/codelists/current.html#", true, false},
    {"rendition", rendition, true, false},
    {"schema", "http://schema.org/", true, false},
    {"xsd", "http://www.w3.org/2001/XMLSchema#", true, false},
    {"msv", "http://www.idpf.org/epub/vocab/structure/magazine/#", false, true},
    {"prism", "http://www.prismstandard.org/specifications/3.0/PRISM_CV_Spec_3.0.htm#", false,
     true},
};

static const char package_defaults[] =
    "http://idpf.org/epub/vocab/package/item/# http://idpf.org/epub/vocab/package/itemref/# "
    "http://idpf.org/epub/vocab/package/link/# http://idpf.org/epub/vocab/package/meta/#";
static const char content_defaults[] = "http://idpf.org/epub/vocab/structure/#";
static const char dublin_core[] = "http://purl.org/dc/elements/1.1/";

static const char *reserved_address(const char *prefix, enum property_kind kind)
{
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(reserved[i].prefix, prefix) == 0 &&
		    (kind == PROPERTY_TYPE ? reserved[i].in_content : reserved[i].in_package))
			return reserved[i].address;
	return NULL;
}

static void judge_prefix(const struct checked *document, const struct node *root,
			 const char *prefix, const char *address, enum property_kind kind)
{
	const char *usual = reserved_address(prefix, kind);
	if (strcmp(prefix, "_") == 0)
		find(document, root, MSG_OPF_007A, NULL, NULL);
	else if (words_have(kind == PROPERTY_TYPE ? content_defaults : package_defaults, address))
		find(document, root, MSG_OPF_007B, address, NULL);
	else if (strcmp(address, dublin_core) == 0)
		find(document, root, MSG_OPF_007C, prefix, NULL);
	else if (usual && strcmp(usual, address) != 0)
		find(document, root, MSG_OPF_007, prefix, NULL);
	else if (!url_scheme(address))
		find(document, root, MSG_OPF_006, address, NULL);
}

void prefixes_read(const struct checked *document, const struct node *root, const char *value,
		   enum property_kind kind, struct prefixes *prefixes)
{
	struct arena *arena = document->worker->arena;
	const char *rest = value ? value : "", *word;
	if (value && *without_space(arena, value) &&
	    strlen(without_space(arena, value)) != strlen(value))
		find(document, root, MSG_OPF_004, value, NULL);
	while ((word = next_word(arena, &rest))) {
		size_t size = strcspn(word, ":");
		const char *prefix = arena_copy(arena, word, size);
		if (word[size] != ':' || word[size + 1]) {
			find(document, root, MSG_OPF_004C, prefix, NULL);
			if (word[size] != ':') { /* the colon may stand apart */
				const char *before = rest, *next = next_word(arena, &rest);
				if (next && strcmp(next, ":") != 0)
					rest = before;
				next_word(arena, &rest);
			}
			continue;
		}
		const char *address = next_word(arena, &rest);
		if (!address) {
			find(document, root, MSG_OPF_005, prefix, NULL);
			return;
		}
		judge_prefix(document, root, prefix, address, kind);
		*map_at(&prefixes->places, prefix) = prefixes->addresses.count;
		vec_push(&prefixes->addresses, address);
	}
}

void prefixes_clear(struct prefixes *prefixes)
{
	map_clear(&prefixes->places);
	vec_clear(&prefixes->addresses);
}

static const char *address_of(const struct prefixes *prefixes, const char *prefix,
			      enum property_kind kind)
{
	size_t place = map_find(&prefixes->places, prefix);
	return place == MAP_NONE ? reserved_address(prefix, kind)
				 : prefixes->addresses.items[place];
}

/* Whether the vocabulary at the address has the word; of one that isn't known, any. */
static bool vocabulary_has(enum property_kind kind, const char *address, const char *word)
{
	for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
		if (vocabularies[i].kind == kind && strcmp(vocabularies[i].address, address) == 0)
			return words_have(vocabularies[i].words, word);
	return true;
}

/* Words of epub:type are the author's, too: what nobody knows is only mentioned. */
static void judge_type(const struct checked *document, const struct node *node, const char *word)
{
	const struct epub_type_rule *rule = epub_type_rule_for(word, strlen(word));
	if (!rule)
		find(document, node, MSG_OPF_088, word, NULL);
	else if (rule->is_deprecated)
		find(document, node, MSG_OPF_086B, word, NULL);
}

static void judge_property(const struct checked *document, const struct node *node,
			   const char *word, enum property_kind kind,
			   const struct prefixes *prefixes)
{
	struct arena *arena = document->worker->arena;
	const char *colon = strchr(word, ':');
	if (!colon && kind == PROPERTY_TYPE) {
		judge_type(document, node, word);
		return;
	}
	if (!colon) {
		if (!vocabulary_has(kind, nothing, word))
			find(document, node, MSG_OPF_027, word, NULL);
		return;
	}
	if (colon == word || !colon[1]) {
		find(document, node, MSG_OPF_026, word, NULL);
		return;
	}
	const char *prefix = arena_copy(arena, word, (size_t)(colon - word));
	const char *address = address_of(prefixes, prefix, kind);
	if (!address)
		find(document, node, MSG_OPF_028, prefix, NULL);
	else if (!vocabulary_has(kind, address, colon + 1))
		find(document, node, MSG_OPF_027, word, NULL);
}

void properties_check(const struct checked *document, const struct node *node, const char *value,
		      enum property_kind kind, const struct prefixes *prefixes, bool is_one)
{
	struct arena *arena = document->worker->arena;
	const char *rest = value ? value : "", *word;
	const char *first = next_word(arena, &rest);
	if (is_one && first && has_words(rest)) {
		find(document, node, MSG_OPF_025, value, NULL);
		return;
	}
	rest = value ? value : "";
	while ((word = next_word(arena, &rest)))
		judge_property(document, node, word, kind, prefixes);
}
