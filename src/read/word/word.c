/* The front end of manuscripts: the package opened, its format found, its draft made a tree. */
#include "base/decode.h"
#include "base/signature.h"
#include "read/html_encoding.h"
#include "read/word/docx/docx.h"
#include "read/word/draft_tree.h"
#include "read/word/odt/odt.h"

#include <string.h>

/* The head of a compound file, which .doc files are, and what encrypts the others. */
static const char compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/* Whether the bytes hold the name as the directory of a compound file has it, in UTF-16. */
static bool holds_name(const struct frontend *in, const char *name)
{
	char wide[64];
	size_t size = strlen(name) * 2;
	for (size_t i = 0; i < size; i++)
		wide[i] = i % 2 ? '\0' : name[i / 2];
	const char *end = in->text + in->size;
	for (const char *s = in->text; s && (size_t)(end - s) >= size; s++) {
		s = memchr(s, wide[0], (size_t)(end - s) - size + 1);
		if (!s)
			return false;
		if (memcmp(s, wide, size) == 0)
			return true;
	}
	return false;
}

/* Refuses what is no package by its first bytes. */
static bool is_package(const struct frontend *in)
{
	struct place at = {.file = in->name};
	bool is_compound =
	    in->size >= sizeof compound && memcmp(in->text, compound, sizeof compound - 1) == 0;
	if (!is_compound)
		return true;
	diag(in->diags,
	     holds_name(in, "EncryptedPackage") ? MSG_MANUSCRIPT_ENCRYPTED : MSG_OLD_WORD, at,
	     in->name, NULL);
	return false;
}

/* A page that only its name calls a manuscript, as programs on the web write them for Word. */
static struct tree *read_page(const struct frontend *in, struct metadata *metadata)
{
	struct frontend page = *in;
	struct buf bytes = BUF_EMPTY;
	struct tree *tree = NULL;
	buf_add(&bytes, in->text, in->size);
	const char *encoding = html_encoding(in->arena, bytes.data, bytes.size);
	if (decode(&bytes, encoding, in->name, in->diags)) {
		page.text = bytes.data;
		page.size = bytes.size;
		tree = html_read(&page, metadata);
	}
	buf_clear(&bytes);
	return tree;
}

struct tree *word_read(const struct frontend *in, struct metadata *metadata)
{
	struct parts parts;
	struct draft draft;
	if (signature_is_html(in->text, in->size))
		return read_page(in, metadata);
	if (!is_package(in) || !parts_open(&parts, in))
		return NULL;
	struct tree *tree = tree_new(in->name);
	draft_init(&draft, in, tree);
	bool is_open = parts.flat || parts_have(&parts, "META-INF/manifest.xml") ||
		       parts_have(&parts, "content.xml");
	bool done = is_open ? odt_read(&parts, &draft) : docx_read(&parts, &draft);
	if (done)
		draft_build(&draft, metadata);
	draft_clear(&draft);
	parts_close(&parts);
	if (done)
		return tree;
	tree_free(tree);
	return NULL;
}
