/* The NCX (OPF 2.0.1, section 2.4.1): the contents for readers that know no navigation document. */
#include "package/documents.h"

#include "package/xml.h"

static unsigned deepest(const struct edition *edition)
{
	unsigned depth = 1;
	for (size_t i = 0; i < edition->toc.count; i++)
		if (edition->toc.items[i].depth + 1 > depth)
			depth = edition->toc.items[i].depth + 1;
	return depth;
}

static void write_head(struct xml *xml, const struct edition *edition)
{
	const char *meta[][2] = {
	    {"dtb:uid", edition->identifier},
	    {"dtb:depth", arena_format(edition->arena, "%u", deepest(edition))},
	    {"dtb:totalPageCount", "0"},
	    {"dtb:maxPageNumber", "0"},
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

static void open_point(struct xml *xml, const struct edition *edition, size_t i)
{
	const struct toc_entry *entry = &edition->toc.items[i];
	const char *file = edition->documents.items[entry->document].file;
	xml_open(xml, "navPoint");
	xml_attrf(xml, "id", "point-%zu", i + 1);
	xml_attrf(xml, "playOrder", "%zu", i + 1);
	write_label(xml, "navLabel", entry->label);
	xml_open(xml, "content");
	if (entry->fragment)
		xml_attrf(xml, "src", "%s#%s", file, entry->fragment);
	else
		xml_attr(xml, "src", file);
	xml_close(xml);
}

static void write_map(struct xml *xml, const struct edition *edition)
{
	unsigned open = 0;
	xml_open(xml, "navMap");
	for (size_t i = 0; i < edition->toc.count; i++) {
		for (; open > edition->toc.items[i].depth; open--)
			xml_close(xml);
		open_point(xml, edition, i);
		open++;
	}
	for (; open > 0; open--)
		xml_close(xml);
	xml_close(xml);
}

bool write_ncx(const struct edition *edition, struct buf *bytes)
{
	struct xml *xml = xml_new();
	xml_open(xml, "ncx");
	xml_attr(xml, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
	xml_attr(xml, "version", "2005-1");
	xml_attr(xml, "xml:lang", edition->language);
	write_head(xml, edition);
	write_label(xml, "docTitle", edition->title);
	for (size_t i = 0; i < edition->manuscript->metadata.authors.count; i++)
		write_label(xml, "docAuthor",
			    edition->manuscript->metadata.authors.items[i].text.text);
	write_map(xml, edition);
	xml_close(xml);
	return xml_finish(xml, bytes);
}
