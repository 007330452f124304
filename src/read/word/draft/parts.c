/* The parts of a package: unpacked, decoded, parsed. */
#include "read/word/draft/parts.h"

#include "base/decode.h"
#include "base/file.h"
#include "base/signature.h"
#include "tree/xml_read.h"
#include "xhtml/links.h"

#include <string.h>

#define OPEN_XML "http://schemas.openxmlformats.org/"
#define STRICT_XML "http://purl.oclc.org/ooxml/"
#define MICROSOFT "http://schemas.microsoft.com/office/"
#define OPEN_DOCUMENT "urn:oasis:names:tc:opendocument:xmlns:"

/* ECMA-376 in both its forms, what Microsoft added, and OpenDocument. */
static const struct xml_namespace namespaces[] = {
    {OPEN_XML "wordprocessingml/2006/main", "w"},
    {STRICT_XML "wordprocessingml/main", "w"},
    {OPEN_XML "officeDocument/2006/relationships", "r"},
    {STRICT_XML "officeDocument/relationships", "r"},
    {OPEN_XML "officeDocument/2006/math", "m"},
    {STRICT_XML "officeDocument/math", "m"},
    {OPEN_XML "drawingml/2006/main", "a"},
    {STRICT_XML "drawingml/main", "a"},
    {OPEN_XML "drawingml/2006/wordprocessingDrawing", "wp"},
    {STRICT_XML "drawingml/wordprocessingDrawing", "wp"},
    {OPEN_XML "drawingml/2006/picture", "pic"},
    {STRICT_XML "drawingml/picture", "pic"},
    {OPEN_XML "drawingml/2006/chart", "c"},
    {STRICT_XML "drawingml/chart", "c"},
    {OPEN_XML "drawingml/2006/diagram", "dgm"},
    {STRICT_XML "drawingml/diagram", "dgm"},
    {OPEN_XML "markup-compatibility/2006", "mc"},
    {OPEN_XML "package/2006/relationships", "rel"},
    {OPEN_XML "package/2006/metadata/core-properties", "cp"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"urn:schemas-microsoft-com:office:office", "o"},
    {MICROSOFT "word/2010/wordprocessingShape", "wps"},
    {MICROSOFT "word/2010/wordprocessingGroup", "wpg"},
    {MICROSOFT "word/2010/wordprocessingCanvas", "wpc"},
    {MICROSOFT "word/2010/wordml", "w14"},
    {MICROSOFT "drawing/2016/SVG/main", "asvg"},
    {MICROSOFT "drawing/2017/decorative", "adec"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {OPEN_DOCUMENT "office:1.0", "office"},
    {OPEN_DOCUMENT "text:1.0", "text"},
    {OPEN_DOCUMENT "style:1.0", "style"},
    {OPEN_DOCUMENT "table:1.0", "table"},
    {OPEN_DOCUMENT "drawing:1.0", "draw"},
    {OPEN_DOCUMENT "xsl-fo-compatible:1.0", "fo"},
    {OPEN_DOCUMENT "svg-compatible:1.0", "svg"},
    {OPEN_DOCUMENT "meta:1.0", "meta"},
    {OPEN_DOCUMENT "manifest:1.0", "manifest"},
    {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"},
};

/* LibreOffice names the parts of a table that stands in a shape otherwise, as OpenDocument has none
 * there. */
static void name_tables(struct arena *arena, struct node *root)
{
	static const char own[] = "loext:";
	for (struct node *node = root; node; node = tree_next(node, root)) {
		if (node->kind != NODE_ELEMENT || strncmp(node->name, own, strlen(own)) != 0)
			continue;
		const char *name = node->name + strlen(own);
		if (strncmp(name, "table", 5) == 0 || strcmp(name, "covered-table-cell") == 0)
			node->name = arena_format(arena, "table:%s", name);
	}
}

/* Parses what is decoded; NULL, and what is wrong. */
static struct node *parse(struct parts *parts, const struct buf *bytes, const char **wrong)
{
	const struct xml_source source = {
	    .text = bytes->data ? bytes->data : "",
	    .size = bytes->size,
	    .known = namespaces,
	    .count = sizeof namespaces / sizeof *namespaces,
	    .bare = NS_XHTML,
	    .placeless = true,
	    .unread = "w:rsid", /* when Word was run; a third of its files */
	};
	struct xml_document document = xml_read(parts->tree, &source);
	if (!document.root)
		*wrong = xml_fault_words(parts->tree->arena, &document);
	name_tables(parts->tree->arena, document.root);
	return document.root;
}

/* The document that holds all parts; NULL: the file is none. */
static struct node *read_flat(struct parts *parts)
{
	const struct frontend *in = parts->in;
	const char *root = xml_root(in->text, in->text + in->size), *wrong;
	struct buf bytes = BUF_EMPTY;
	struct diags *unsaid = diags_new();
	struct node *flat = NULL;
	if (root)
		buf_add(&bytes, in->text, in->size);
	if (root && decode(&bytes, NULL, in->name, unsaid))
		flat = parse(parts, &bytes, &wrong);
	diags_free(unsaid);
	buf_clear(&bytes);
	return part_is(flat, "office:document") ? flat : NULL;
}

bool parts_open(struct parts *parts, const struct frontend *in)
{
	*parts = (struct parts){.in = in, .archive = archive_open(in->text, in->size, in->limits)};
	parts->tree = tree_new(in->name);
	parts->flat = parts->archive ? NULL : read_flat(parts);
	if (parts->archive || parts->flat)
		return true;
	bool is_archive = in->size >= 2 && memcmp(in->text, "PK", 2) == 0;
	const char *foreign = is_archive ? NULL : signature_foreign(in->text, in->size);
	diag(in->diags, MSG_MANUSCRIPT_UNREADABLE, (struct place){in->name, 0, 0}, in->name,
	     foreign ? foreign : archive_words(ARCHIVE_DAMAGED));
	tree_free(parts->tree);
	return false;
}

void parts_close(struct parts *parts)
{
	archive_close(parts->archive);
	tree_free(parts->tree);
}

bool parts_have(const struct parts *parts, const char *name)
{
	return parts->archive && archive_has(parts->archive, name);
}

/* The root, or what is wrong. */
static struct node *load(struct parts *parts, const char *name, const char **wrong)
{
	struct buf bytes = BUF_EMPTY;
	struct node *root = NULL;
	struct diags *unsaid = diags_new();
	enum archive_found found = archive_read(parts->archive, name, LIMIT_PART, &bytes);
	*wrong = archive_words(found);
	if (found == ARCHIVE_FOUND && decode(&bytes, NULL, parts->in->name, unsaid))
		root = parse(parts, &bytes, wrong);
	else if (found == ARCHIVE_FOUND)
		*wrong = "damaged: it holds a NUL byte";
	diags_free(unsaid);
	buf_clear(&bytes);
	return root;
}

static void warn(struct parts *parts, const char *name, const char *wrong)
{
	diag(parts->in->diags, MSG_PART_UNREADABLE, (struct place){parts->in->name, 0, 0}, name,
	     wrong);
}

struct node *parts_load(struct parts *parts, const char *name)
{
	const char *wrong;
	if (!parts_have(parts, name))
		return NULL;
	struct node *root = load(parts, name, &wrong);
	if (!root)
		warn(parts, name, wrong);
	return root;
}

struct node *parts_need(struct parts *parts, const char *name)
{
	const char *wrong;
	if (parts->flat)
		return parts->flat;
	struct node *root = load(parts, name, &wrong);
	if (!root)
		diag(parts->in->diags, MSG_MANUSCRIPT_UNREADABLE,
		     (struct place){parts->in->name, 0, 0}, parts->in->name, wrong);
	return root;
}

bool parts_bytes(struct parts *parts, const char *name, struct buf *bytes)
{
	enum archive_found found = parts->archive
				       ? archive_read(parts->archive, name, LIMIT_FILE, bytes)
				       : ARCHIVE_MISSING;
	if (found != ARCHIVE_FOUND && found != ARCHIVE_MISSING)
		warn(parts, name, archive_words(found));
	return found == ARCHIVE_FOUND;
}

const char *parts_resolve(struct arena *arena, const char *base, const char *target)
{
	char *path = arena_string(arena, link_decoded(arena, target));
	path[strcspn(path, "#?")] = '\0';
	for (char *s = path; *s; s++)
		if (*s == '\\')
			*s = '/';
	if (*path == '/')
		return path_normal(arena, path + strspn(path, "/"));
	const char *folder = path_folder(arena, base);
	bool at_top = strcmp(folder, ".") == 0;
	return path_normal(arena, at_top ? path : path_join(arena, folder, path));
}

bool part_is(const struct node *node, const char *name)
{
	return node && node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

const struct node *part_child(const struct node *node, const char *name)
{
	for (const struct node *child = node ? node->children : NULL; child; child = child->next)
		if (part_is(child, name))
			return child;
	return NULL;
}

const struct node *part_below(const struct node *root, const char *name)
{
	for (const struct node *node = root; node; node = tree_next(node, root))
		if (node != root && part_is(node, name))
			return node;
	return NULL;
}

const char *part_value(const struct node *node, const char *child, const char *attribute)
{
	const struct node *found = part_child(node, child);
	return found ? tree_get(found, attribute) : NULL;
}
