/* The NCX (OPF 2.0.1, section 2.4.1): contents and pages for readers that know no nav document. */
#include "package/package_parts.h"

#include "base/ascii.h"
#include "package/xml.h"

#include <stdlib.h>
#include <string.h>

/* A page of the printed book. */
struct ncx_page {
	size_t document;
	const struct mark *mark;
	size_t order; /* in which it is played */
};

struct ncx {
	const struct edition *edition;
	struct arena *arena;
	VEC(size_t) orders; /* of the lines of the contents */
	VEC(struct ncx_page) pages;
	struct map targets; /* where something leads -> its order, one for each place */
};

static const char *target_of(struct ncx *ncx, size_t document, const char *fragment)
{
	const char *file = ncx->edition->documents.items[document].file;
	return fragment ? arena_format(ncx->arena, "%s#%s", file, fragment) : file;
}

static size_t order_of(struct ncx *ncx, size_t document, const char *fragment)
{
	size_t *order = map_at(&ncx->targets, target_of(ncx, document, fragment));
	if (*order == MAP_NONE)
		*order = ncx->targets.count;
	return *order;
}

/* The pages of a document that come before the heading of that number; first is the next mark. */
static void add_pages(struct ncx *ncx, size_t document, size_t heading, size_t *first)
{
	const mark_list *marks = &ncx->edition->documents.items[document].marks;
	for (; *first < marks->count && marks->items[*first].headings < heading; (*first)++) {
		const struct mark *mark = &marks->items[*first];
		if (mark->kind != MARK_PAGE)
			continue;
		size_t order = order_of(ncx, document, mark->id);
		vec_push(&ncx->pages, (struct ncx_page){document, mark, order});
	}
}

/* Numbers contents and pages together, in reading order. */
static void number_all(struct ncx *ncx)
{
	const struct edition *edition = ncx->edition;
	size_t line = 0;
	for (size_t i = 0; i < edition->documents.count; i++) {
		size_t next = 0;
		for (; line < edition->toc.count && edition->toc.items[line].document == i;
		     line++) {
			const struct toc_entry *entry = &edition->toc.items[line];
			add_pages(ncx, i, entry->heading, &next);
			size_t order = order_of(ncx, i, entry->fragment);
			vec_push(&ncx->orders, order);
		}
		add_pages(ncx, i, SIZE_MAX, &next);
	}
}

static unsigned deepest(const struct edition *edition)
{
	unsigned depth = 1;
	for (size_t i = 0; i < edition->toc.count; i++)
		if (edition->toc.items[i].depth + 1 > depth)
			depth = edition->toc.items[i].depth + 1;
	return depth;
}

/* The number that the label is, 0 if it is none. */
static unsigned long number_of(const char *label)
{
	char *end;
	unsigned long number = ascii_digits(label) ? strtoul(label, &end, 10) : 0;
	return number && !*end && number < 1000000 ? number : 0;
}

static bool is_roman(const char *label)
{
	return *label && !label[strspn(label, "ivxlcdm")];
}

static unsigned long greatest_page(const struct ncx *ncx)
{
	unsigned long greatest = 0;
	for (size_t i = 0; i < ncx->pages.count; i++) {
		unsigned long number = number_of(ncx->pages.items[i].mark->label);
		greatest = number > greatest ? number : greatest;
	}
	return greatest;
}

static void write_head(struct xml *xml, const struct ncx *ncx)
{
	struct arena *arena = ncx->arena;
	const char *meta[][2] = {
	    {"dtb:uid", ncx->edition->identifier},
	    {"dtb:depth", arena_format(arena, "%u", deepest(ncx->edition))},
	    {"dtb:totalPageCount", arena_format(arena, "%zu", ncx->pages.count)},
	    {"dtb:maxPageNumber", arena_format(arena, "%lu", greatest_page(ncx))},
	};
	xml_open(xml, "head");
	for (size_t i = 0; i < sizeof meta / sizeof *meta; i++) {
		xml_open(xml, "meta");
		xml_attr(xml, "name", meta[i][0]);
		xml_attr(xml, "content", meta[i][1]);
		xml_close(xml);
	}
	xml_close(xml);
}

static void write_label(struct xml *xml, const char *element, const char *label)
{
	xml_open(xml, element);
	xml_leaf(xml, "text", label);
	xml_close(xml);
}

static void write_content(struct xml *xml, const char *target)
{
	xml_open(xml, "content");
	xml_attr(xml, "src", target);
	xml_close(xml);
}

static void open_point(struct xml *xml, struct ncx *ncx, size_t i)
{
	const struct toc_entry *entry = &ncx->edition->toc.items[i];
	xml_open(xml, "navPoint");
	xml_attrf(xml, "id", "point-%zu", i + 1);
	xml_attrf(xml, "playOrder", "%zu", ncx->orders.items[i]);
	write_label(xml, "navLabel", entry->label);
	write_content(xml, target_of(ncx, entry->document, entry->fragment));
}

static void write_map(struct xml *xml, struct ncx *ncx)
{
	const struct edition *edition = ncx->edition;
	unsigned open = 0;
	xml_open(xml, "navMap");
	for (size_t i = 0; i < edition->toc.count; i++) {
		for (; open > edition->toc.items[i].depth; open--)
			xml_close(xml);
		open_point(xml, ncx, i);
		open++;
	}
	for (; open > 0; open--)
		xml_close(xml);
	xml_close(xml);
}

/* A page's type, and its value where it has one that no page of the type had before. */
static void write_page(struct xml *xml, struct ncx *ncx, size_t i, struct map *values)
{
	const struct ncx_page *page = &ncx->pages.items[i];
	const char *label = page->mark->label;
	unsigned long number = number_of(label);
	size_t *value = number ? map_at(values, arena_format(ncx->arena, "%lu", number)) : NULL;
	xml_open(xml, "pageTarget");
	xml_attrf(xml, "id", "page-%zu", i + 1);
	xml_attr(xml, "type", number ? "normal" : is_roman(label) ? "front" : "special");
	if (value && *value == MAP_NONE)
		xml_attrf(xml, "value", "%lu", number);
	xml_attrf(xml, "playOrder", "%zu", page->order);
	write_label(xml, "navLabel", label);
	write_content(xml, target_of(ncx, page->document, page->mark->id));
	xml_close(xml);
	if (value)
		*value = i;
}

static void write_pages(struct xml *xml, struct ncx *ncx)
{
	struct map values = {0};
	if (!ncx->pages.count)
		return;
	xml_open(xml, "pageList");
	for (size_t i = 0; i < ncx->pages.count; i++)
		write_page(xml, ncx, i, &values);
	xml_close(xml);
	map_clear(&values);
}

bool write_ncx(const struct edition *edition, struct buf *bytes)
{
	struct ncx ncx = {.edition = edition, .arena = arena_new()};
	struct xml *xml = xml_new();
	number_all(&ncx);
	xml_open(xml, "ncx");
	xml_attr(xml, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
	xml_attr(xml, "version", "2005-1");
	xml_attr(xml, "xml:lang", edition->language);
	write_head(xml, &ncx);
	write_label(xml, "docTitle", edition->title);
	for (size_t i = 0; i < edition->manuscript->metadata.authors.count; i++)
		write_label(xml, "docAuthor",
			    edition->manuscript->metadata.authors.items[i].text.text);
	write_map(xml, &ncx);
	write_pages(xml, &ncx);
	bool done = xml_finish(xml, bytes);
	map_clear(&ncx.targets);
	vec_clear(&ncx.orders);
	vec_clear(&ncx.pages);
	arena_free(ncx.arena);
	return done;
}
