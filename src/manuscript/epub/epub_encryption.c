/* What of an EPUB is encrypted, and fonts that are obfuscated: their first bytes are masked by a
 * key that is made of the book's identifier (EPUB 3.3, section 4.3, and Adobe's older way). */
#include "manuscript/epub/epub.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/sha1.h"
#include "base/url.h"

#include <limits.h>
#include <string.h>

enum { MASKED = 1040, MASKED_BY_ADOBE = 1024, UUID_SIZE = 16 };

/* The words of the identifier that the package names its own. */
static const char *identifier_of(const struct epub *epub, const struct node *metadata)
{
	const char *own = tree_get(epub->package, "unique-identifier"), *words = "";
	for (const struct node *node = epub_child(metadata, "identifier"); node;
	     node = epub_next(node, "identifier")) {
		const char *id = tree_get(node, "id");
		if (!*words || (own && id && strcmp(own, id) == 0))
			words = tree_words(epub->plan->manuscript->arena, node);
	}
	return words;
}

/* The bytes of the UUID that the text is or ends with; how many there are. */
static size_t read_uuid(const char *text, unsigned char key[UUID_SIZE])
{
	const char *colon = strrchr(text, ':');
	size_t digits = 0;
	for (const char *s = colon ? colon + 1 : text; *s; s++) {
		int value = ascii_hex_value(*s);
		if (value < 0)
			continue;
		if (digits == 2 * UUID_SIZE)
			return 0;
		unsigned char *byte = &key[digits++ / 2];
		*byte = (unsigned char)(*byte << 4 | value);
	}
	return digits == 2 * UUID_SIZE ? UUID_SIZE : 0;
}

struct font_keys {
	unsigned char plain[MASK_KEY], adobe[MASK_KEY];
	size_t adobe_size; /* 0: no identifier is a UUID */
};

static struct font_keys keys_of(const struct epub *epub)
{
	struct font_keys keys = {0};
	const struct node *metadata = epub_metadata(epub);
	const char *own = identifier_of(epub, metadata);
	struct buf bare = BUF_EMPTY;
	for (const char *s = own; *s; s++)
		if (!strchr(" \t\r\n", *s))
			buf_putc(&bare, *s);
	sha1(bare.data ? bare.data : "", bare.size, keys.plain);
	buf_clear(&bare);
	keys.adobe_size = read_uuid(own, keys.adobe);
	for (const struct node *node = epub_child(metadata, "identifier"); node && !keys.adobe_size;
	     node = epub_next(node, "identifier"))
		keys.adobe_size = read_uuid(epub_words(epub, node), keys.adobe);
	return keys;
}

/* The first value of that attribute in an element of that name below the node; NULL: none. */
static const char *said_below(const struct node *above, const char *name, const char *attribute)
{
	for (const struct node *node = above; node; node = tree_next(node, above)) {
		const char *value = epub_is(node, name) ? tree_get(node, attribute) : NULL;
		if (value)
			return value;
	}
	return NULL;
}

static void take(struct epub *epub, const struct font_keys *keys, const struct node *data)
{
	struct plan *plan = epub->plan;
	struct arena *arena = plan->manuscript->arena;
	const char *algorithm = said_below(data, "EncryptionMethod", "Algorithm");
	const char *reference = said_below(data, "CipherReference", "URI");
	const char *path = reference ? path_normal(arena, url_decoded(arena, reference)) : NULL;
	const struct place at = {epub->name, 0, 0};
	char real[PATH_MAX];
	bool is_plain = algorithm && strcmp(algorithm, "http://www.idpf.org/2008/embedding") == 0;
	bool is_adobe = algorithm && strcmp(algorithm, "http://ns.adobe.com/pdf/enc#RC") == 0;
	if (!path)
		return;
	if (!is_plain && !(is_adobe && keys->adobe_size)) {
		*map_at(&epub->encrypted, path) = 1;
		return;
	}
	if (sources_find(plan->sources, epub_full(epub, path), NULL, real, plan->diags, at) !=
	    SOURCE_FOUND)
		return;
	if (is_plain)
		sources_unmask(plan->sources, real, keys->plain, SHA1_SIZE, MASKED);
	else
		sources_unmask(plan->sources, real, keys->adobe, keys->adobe_size, MASKED_BY_ADOBE);
}

void epub_read_encryption(struct epub *epub)
{
	const struct node *root = epub_load(epub, "META-INF/encryption.xml");
	const struct font_keys keys = keys_of(epub);
	for (const struct node *data = epub_child(root, "EncryptedData"); data;
	     data = epub_next(data, "EncryptedData"))
		take(epub, &keys, data);
}
