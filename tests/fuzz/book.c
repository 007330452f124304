/* What must be so of every book: its package is XML, ids are there once, references lead to what is
 * there. Read by libzip and libxml2, as a reading system would. */
#include "fuzz.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/map.h"
#include "base/url.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

/* What a book defines ("path", "path#id") and refers to. */
struct found {
	struct arena *arena;
	struct map there;
	VEC(const char *) wanted;
};

static const char *name_of(struct found *found, const char *path, const char *id)
{
	struct buf name = BUF_EMPTY;
	buf_printf(&name, "%s#%s", path, id);
	const char *copy = arena_copy(found->arena, name.data, name.size);
	buf_clear(&name);
	return copy;
}

static void define(struct found *found, const char *name)
{
	size_t *seen = map_at(&found->there, name);
	if (*seen != MAP_NONE)
		fuzz_fail("there twice", name);
	*seen = 0;
}

/* A reference from the file at path, if it isn't to another place. */
static void want(struct found *found, const char *path, const char *to)
{
	if (url_scheme(to) || url_is_remote(to))
		return;
	const char *fragment = strchr(to, '#');
	size_t size = fragment ? (size_t)(fragment - to) : strlen(to);
	const char *file = url_decoded(found->arena, arena_copy(found->arena, to, size));
	const char *folder = path_folder(found->arena, path);
	const char *target =
	    *file ? path_normal(found->arena, path_join(found->arena, folder, file)) : path;
	if (!target)
		fuzz_fail("a reference leads out of the book", to);
	vec_push(&found->wanted, target);
	if (fragment && fragment[1])
		vec_push(&found->wanted,
			 name_of(found, target, url_decoded(found->arena, fragment + 1)));
}

/* Ids of the same document, apart by spaces. */
static void want_ids(struct found *found, const char *path, char *ids)
{
	char *rest = NULL;
	for (char *id = strtok_r(ids, " \t\n", &rest); id; id = strtok_r(NULL, " \t\n", &rest))
		vec_push(&found->wanted, name_of(found, path, id));
}

static bool is_one_of(const char *name, const char *const *names)
{
	while (*names && strcmp(*names, name) != 0)
		names++;
	return *names;
}

static const char *const addresses[] = {"href", "src", "poster", "full-path", "refines", NULL};
static const char *const lists_of_ids[] = {"headers",
					   "for",
					   "idref",
					   "toc",
					   "fallback",
					   "aria-labelledby",
					   "aria-describedby",
					   "aria-details",
					   "aria-controls",
					   "aria-owns",
					   "aria-flowto",
					   "aria-activedescendant",
					   NULL};

static void look_at_attribute(struct found *found, const char *path, const xmlAttr *attribute)
{
	xmlChar *value = xmlNodeGetContent((const xmlNode *)attribute);
	const char *name = (const char *)attribute->name, *text = (const char *)value;
	if (strcmp(name, "id") == 0)
		define(found, name_of(found, path, text));
	else if (is_one_of(name, lists_of_ids))
		want_ids(found, path, (char *)value);
	else if (is_one_of(name, addresses))
		want(found, strcmp(name, "full-path") == 0 ? "" : path, text);
	xmlFree(value);
}

static void look_at_document(struct found *found, const char *path, const xmlNode *root)
{
	for (const xmlNode *node = root; node;) {
		for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a;
		     a = a->next)
			look_at_attribute(found, path, a);
		if (node->children && node->type == XML_ELEMENT_NODE) {
			node = node->children;
			continue;
		}
		while (node && node != root && !node->next)
			node = node->parent;
		node = !node || node == root ? NULL : node->next;
	}
}

static void look_at_file(struct found *found, const char *path, const struct buf *bytes)
{
	static const char *const documents[] = {"xhtml", "opf", "ncx", "svg", "xml"};
	const char *ending = path_ending(path);
	define(found, path);
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		if (strcmp(ending, documents[i]) != 0)
			continue;
		xmlDoc *document = xmlReadMemory(bytes->data, (int)bytes->size, path, NULL,
						 XML_PARSE_NONET | XML_PARSE_NOERROR |
						     XML_PARSE_NOWARNING | XML_PARSE_HUGE);
		if (!document)
			fuzz_fail("not XML", path);
		look_at_document(found, path, xmlDocGetRootElement(document));
		xmlFreeDoc(document);
	}
}

static void read_entry(zip_t *zip, zip_uint64_t index, struct found *found)
{
	struct zip_stat stat;
	struct buf bytes = BUF_EMPTY;
	zip_file_t *file = zip_fopen_index(zip, index, 0);
	char part[4096];
	zip_int64_t size;
	if (zip_stat_index(zip, index, 0, &stat) != 0 || !file)
		fuzz_fail("an entry can't be read", zip_strerror(zip));
	while ((size = zip_fread(file, part, sizeof part)) > 0)
		buf_add(&bytes, part, (size_t)size);
	if (size < 0 || zip_fclose(file) != 0)
		fuzz_fail("an entry is damaged", stat.name);
	look_at_file(found, arena_string(found->arena, stat.name), &bytes);
	buf_clear(&bytes);
}

void fuzz_check_book(const struct buf *book)
{
	struct found found = {.arena = arena_new()};
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(book->data, book->size, 0, &error);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (!zip)
		fuzz_fail("not a zip archive", zip_error_strerror(&error));
	for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++)
		read_entry(zip, (zip_uint64_t)i, &found);
	zip_discard(zip);
	for (size_t i = 0; i < found.wanted.count; i++)
		if (map_find(&found.there, found.wanted.items[i]) == MAP_NONE)
			fuzz_fail("a reference to nothing", found.wanted.items[i]);
	vec_clear(&found.wanted);
	map_clear(&found.there);
	arena_free(found.arena);
}
