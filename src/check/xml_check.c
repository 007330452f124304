/* Reading a file of XML that is judged: its encoding, its document type, and whether it is XML. */
#include "check/check_parts.h"

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/utf8.h"
#include "tree/xml_read.h"

static const struct xml_namespace known[] = {
    {"http://www.idpf.org/2007/opf", "opf"},
    {"http://openebook.org/namespaces/oeb-package/1.0/", "oeb"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://www.daisy.org/z3986/2005/ncx/", "ncx"},
    {"http://www.w3.org/ns/SMIL", "smil"},
    {"urn:oasis:names:tc:opendocument:xmlns:container", "ocf"},
    {"http://www.w3.org/2001/04/xmlenc#", "enc"},
    {"http://www.w3.org/2000/09/xmldsig#", "ds"},
    {"http://www.idpf.org/2016/encryption#compression", "compression"},
    {"http://www.w3.org/2001/10/synthesis", "ssml"},
    {"http://www.w3.org/2001/xml-events", "ev"},
    {"http://www.w3.org/2001/XMLSchema-instance", "xsi"},
    {"http://www.idpf.org/2013/rendition", "rendition"},
};

/* The document types that a file of a type may name. */
static const struct doctype_rule {
	const char *media_type, *public_id, *system_id;
	unsigned version; /* that it is for; 0: any */
} doctypes[] = {
    {"application/xhtml+xml", "-//W3C//DTD XHTML 1.1//EN",
     "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd", 2},
    {"application/xhtml+xml", NULL, "about:legacy-compat", 3},
    {"application/x-dtbncx+xml", "-//NISO//DTD ncx 2005-1//EN",
     "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd", 0},
    {"application/x-dtbook+xml", "-//NISO//DTD dtbook 2005-2//EN",
     "http://www.daisy.org/z3986/2005/dtbook-2005-2.dtd", 0},
    {"image/svg+xml", "-//W3C//DTD SVG 1.1//EN", "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd",
     0},
    {"application/mathml+xml", "-//W3C//DTD MathML 3.0//EN",
     "http://www.w3.org/Math/DTD/mathml3/mathml3.dtd", 0},
    {"application/oebps-package+xml", "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN",
     "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd", 2},
};

static bool is_page_type(const char *media_type)
{
	return strcmp(media_type, "application/xhtml+xml") == 0;
}

/* Encodings */

/* What the bytes are in, if it isn't UTF-8: "UTF-16", or what the declaration says; NULL: it is. */
static const char *encoding_of(struct arena *arena, const struct buf *bytes)
{
	static const struct {
		char mark[5];
		size_t size;
		const char *name;
	} marks[] = {
	    {"\0\0\xFE\xFF", 4, "UCS-4"}, {"\xFF\xFE\0\0", 4, "UCS-4"}, {"\0\0\0<", 4, "UCS-4"},
	    {"<\0\0\0", 4, "UCS-4"},      {"\xFE\xFF", 2, "UTF-16"},    {"\xFF\xFE", 2, "UTF-16"},
	    {"\0<\0?", 4, "UTF-16"},      {"<\0?\0", 4, "UTF-16"},
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (bytes->size >= marks[i].size &&
		    memcmp(bytes->data, marks[i].mark, marks[i].size) == 0)
			return marks[i].name;
	const char *end = strncmp(bytes->data, "<?xml", 5) == 0 ? strstr(bytes->data, "?>") : NULL;
	const char *said = end ? strstr(bytes->data, "encoding") : NULL;
	if (!said || said > end)
		return NULL;
	said += strcspn(said, "\"'?");
	if (*said == '?')
		return NULL;
	size_t size = strcspn(said + 1, "\"'");
	const char *name = arena_copy(arena, said + 1, size);
	return ascii_equal(name, "utf-8") ? NULL : name;
}

/* Makes the bytes UTF-8; false: they can't be. */
static bool make_utf_8(struct checked *document, struct buf *bytes, const char *media_type)
{
	const char *name = encoding_of(document->worker->arena, bytes);
	bool is_utf_16 = name && strcmp(name, "UTF-16") == 0;
	struct buf out = BUF_EMPTY;
	size_t bad = 0;
	if (!name)
		return true;
	find(document, NULL,
	     !is_utf_16                 ? MSG_RSC_028
	     : is_page_type(media_type) ? MSG_HTM_058
					: MSG_RSC_027,
	     name, NULL);
	bool done = true;
	if (is_utf_16)
		encoding_from_utf_16(
		    &out, bytes, bytes->data[0] == '\0' || (unsigned char)bytes->data[0] == 0xFE);
	else
		done = encoding_is_known(name) && encoding_convert(&out, bytes, name, &bad);
	if (!done && strcmp(name, "UCS-4") != 0)
		find(document, NULL, MSG_RSC_016,
		     arena_format(document->worker->arena, "nothing knows the encoding '%s'", name),
		     NULL);
	buf_clear(bytes);
	*bytes = out;
	return done;
}

/* Document types */

struct head {
	const char *s, *end;
	struct arena *arena;
};

static void skip_space(struct head *head)
{
	while (head->s < head->end && ascii_is_space(*head->s))
		head->s++;
}

static const char *take_name(struct head *head)
{
	skip_space(head);
	const char *start = head->s;
	while (head->s < head->end && !ascii_is_space(*head->s) && !strchr("[>\"'", *head->s))
		head->s++;
	return arena_copy(head->arena, start, (size_t)(head->s - start));
}

static const char *take_quoted(struct head *head)
{
	skip_space(head);
	if (head->s == head->end || (*head->s != '"' && *head->s != '\''))
		return NULL;
	const char *start = head->s + 1;
	const char *close = memchr(start, *head->s, (size_t)(head->end - start));
	if (!close)
		return NULL;
	head->s = close + 1;
	return arena_copy(head->arena, start, (size_t)(close - start));
}

static void take_external(struct head *head, const char **public_id, const char **system_id)
{
	const char *word = take_name(head);
	if (strcmp(word, "PUBLIC") == 0)
		*public_id = take_quoted(head);
	if (strcmp(word, "PUBLIC") == 0 || strcmp(word, "SYSTEM") == 0)
		*system_id = take_quoted(head);
}

/* The entities that stand outside, in the part of the document type between brackets. */
static void find_external_entities(const struct checked *document, struct head *head)
{
	const char *close = memchr(head->s, ']', (size_t)(head->end - head->s));
	struct head inner = {head->s, close ? close : head->end, head->arena};
	while ((inner.s = strstr(inner.s, "<!ENTITY")) && inner.s < inner.end) {
		inner.s += strlen("<!ENTITY");
		const char *name = take_name(&inner), *public_id = NULL, *system_id = NULL;
		take_external(&inner, &public_id, &system_id);
		if (system_id && document->check->version == 3)
			find(document, NULL, MSG_HTM_003, name, NULL);
	}
}

static void read_doctype(struct checked *document, const struct buf *bytes)
{
	struct head head = {bytes->data, bytes->data + bytes->size, document->worker->arena};
	const char *root = xml_root(head.s, head.end);
	const char *found = strstr(head.s, "<!DOCTYPE");
	if (!found || (root && found > root))
		return;
	head.s = found + strlen("<!DOCTYPE");
	document->doctype_name = take_name(&head);
	take_external(&head, &document->public_id, &document->system_id);
	skip_space(&head);
	if (document->public_id && !document->system_id) /* it is cut off, and told of as no XML */
		document->doctype_name = document->public_id = NULL;
	else if (head.s < head.end && *head.s == '[')
		find_external_entities(document, &head);
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static const struct doctype_rule *rule_for_doctype(const struct checked *document,
						   const char *media_type)
{
	for (size_t i = 0; i < sizeof doctypes / sizeof *doctypes; i++)
		if (strcmp(doctypes[i].media_type, media_type) == 0 &&
		    (!doctypes[i].version || doctypes[i].version == document->check->version))
			return &doctypes[i];
	return NULL;
}

static void judge_doctype(const struct checked *document, const char *media_type)
{
	const struct doctype_rule *rule = rule_for_doctype(document, media_type);
	bool is_3 = document->check->version == 3;
	bool is_page = is_page_type(media_type) && document->doctype_name &&
		       ascii_equal(document->doctype_name, "html");
	const char *found = document->public_id   ? document->public_id
			    : document->system_id ? document->system_id
						  : document->doctype_name;
	bool is_plain = !document->public_id && !document->system_id;
	bool is_right = rule && same(document->public_id, rule->public_id) &&
			same(document->system_id, rule->system_id);
	if (!document->doctype_name || is_right || (is_3 && is_plain))
		return;
	if (is_page)
		find(document, NULL, MSG_HTM_004, found,
		     is_3 ? "<!DOCTYPE html>"
			  : "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" "
			    "\"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">");
	else if (is_3)
		find(document, NULL, MSG_OPF_073, found, NULL);
	else if (strcmp(media_type, "application/oebps-package+xml") == 0 && !is_plain)
		find(document, NULL, MSG_HTM_009, found, NULL);
	else if (rule && strcmp(media_type, "application/x-dtbncx+xml") == 0)
		find(document, NULL, MSG_HTM_004, found, rule->public_id);
}

/* XML */

static void judge_version(const struct checked *document, const struct buf *bytes)
{
	const char *end = strncmp(bytes->data, "<?xml", 5) == 0 ? strstr(bytes->data, "?>") : NULL;
	const char *said = end ? strstr(bytes->data, "version") : NULL;
	if (!said || said > end)
		return;
	said += strcspn(said, "\"'");
	if (said > end)
		return;
	size_t size = strcspn(said + 1, "\"'");
	const char *version = arena_copy(document->worker->arena, said + 1, size);
	if (strcmp(version, "1.0") != 0)
		find(document, NULL, MSG_HTM_001, version, NULL);
}

/* What the parser says in other words than these needs a reader of its sources. */
static const char *words_of(struct arena *arena, const struct xml_document *read)
{
	if (read->fault != XML_DAMAGED)
		return xml_fault_words(arena, read);
	return read->says ? arena_string(arena, read->says)
			  : "a tag or what stands around it isn't whole";
}

static bool parse(struct checked *document, const struct buf *bytes)
{
	struct xml_source source = {
	    .text = bytes->data,
	    .size = bytes->size,
	    .known = known,
	    .count = sizeof known / sizeof *known,
	    .is_judged = true,
	    .has_names = document->public_id || document->system_id,
	};
	size_t valid = utf8_valid_prefix(bytes->data, bytes->size);
	source.size = valid;
	document->tree = tree_new(document->place);
	struct xml_document read = xml_read(document->tree, &source);
	document->root = read.root ? read.root : read.broken;
	document->open = read.open;
	struct arena *arena = document->worker->arena;
	if (read.root && valid == bytes->size)
		return true;
	struct place at = {.file = document->place, .line = (uint32_t)read.line};
	enum message id = read.fault == XML_DAMAGED || read.root ? MSG_RSC_016 : MSG_RSC_016_LIMIT;
	diag(document->diags, id, at,
	     valid < bytes->size ? "a byte isn't UTF-8" : words_of(arena, &read), NULL);
	if (read.root)
		document->open = read.root;
	return document->root;
}

bool document_open(struct checked *document, const struct volume_file *file, const char *media_type)
{
	struct buf bytes = BUF_EMPTY;
	document->path = file->name;
	document->place = file->place;
	bool good = volume_read(&document->check->volume, file, &bytes, document->diags);
	if (good && !bytes.size)
		buf_puts(&bytes, "");
	if (good)
		good = make_utf_8(document, &bytes, media_type);
	if (good && bytes.size >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0) {
		bytes.size -= 3;
		memmove(bytes.data, bytes.data + 3, bytes.size + 1);
	}
	if (good) {
		judge_version(document, &bytes);
		read_doctype(document, &bytes);
		judge_doctype(document, media_type);
		good = parse(document, &bytes);
	}
	buf_clear(&bytes);
	return good;
}

void document_close(struct checked *document)
{
	if (document->tree)
		tree_free(document->tree);
	document->tree = NULL;
}

bool was_open(const struct checked *document, const struct node *node)
{
	for (const struct node *at = document->open; at; at = at->parent)
		if (at == node)
			return true;
	return false;
}

bool has_words(const char *text)
{
	return text && text[strspn(text, " \t\n\r\f")];
}

const char *without_space(struct arena *arena, const char *text)
{
	text += strspn(text, " \t\n\r\f");
	size_t size = strlen(text);
	while (size && ascii_is_space(text[size - 1]))
		size--;
	return text[size] ? arena_copy(arena, text, size) : text;
}

char *next_word(struct arena *arena, const char **text)
{
	const char *word = *text + strspn(*text, " \t\n\r\f");
	size_t size = strcspn(word, " \t\n\r\f");
	*text = word + size;
	return size ? arena_copy(arena, word, size) : NULL;
}

bool node_is(const struct node *node, const char *name)
{
	return node && node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

const char *local_name(const struct node *node)
{
	const char *brace = strrchr(node->name, '}'), *colon = strchr(node->name, ':');
	return brace ? brace + 1 : colon ? colon + 1 : node->name;
}

const char *node_text(const struct checked *document, const struct node *node)
{
	struct buf text = BUF_EMPTY;
	for (const struct node *at = node; at; at = tree_next(at, node))
		if (at->kind == NODE_TEXT)
			buf_puts(&text, at->text);
	const char *kept =
	    arena_copy(document->worker->arena, text.data ? text.data : "", text.size);
	buf_clear(&text);
	return without_space(document->worker->arena, kept);
}
