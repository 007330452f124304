/* The navigation document (EPUB 3.3, section 7): contents that a person reads, and landmarks. It
 * lies beside the package document: epub.js takes its links as if they were the package's. */
#include "package/documents.h"

#include "package/xml.h"

#include <string.h>

/* What the contents are called, by the first subtag of the language. */
static const struct {
	const char *language, *title;
} titles[] = {
    {"ar", "المحتويات"},
    {"bg", "Съдържание"},
    {"ca", "Contingut"},
    {"cs", "Obsah"},
    {"da", "Indhold"},
    {"de", "Inhalt"},
    {"el", "Περιεχόμενα"},
    {"en", "Contents"},
    {"es", "Índice"},
    {"et", "Sisukord"},
    {"fa", "فهرست"},
    {"fi", "Sisällys"},
    {"fr", "Table des matières"},
    {"he", "תוכן העניינים"},
    {"hi", "विषय सूची"},
    {"hr", "Sadržaj"},
    {"hu", "Tartalom"},
    {"id", "Daftar Isi"},
    {"it", "Indice"},
    {"ja", "目次"},
    {"ko", "차례"},
    {"lt", "Turinys"},
    {"lv", "Saturs"},
    {"nb", "Innhold"},
    {"nl", "Inhoud"},
    {"no", "Innhold"},
    {"pl", "Spis treści"},
    {"pt", "Índice"},
    {"ro", "Cuprins"},
    {"ru", "Содержание"},
    {"sk", "Obsah"},
    {"sl", "Kazalo"},
    {"sr", "Садржај"},
    {"sv", "Innehåll"},
    {"th", "สารบัญ"},
    {"tr", "İçindekiler"},
    {"uk", "Зміст"},
    {"vi", "Mục lục"},
    {"zh", "目录"},
};

const char *contents_title(const struct edition *edition)
{
	if (edition->manuscript->metadata.toc_title.text)
		return edition->manuscript->metadata.toc_title.text;
	size_t size = strcspn(edition->language, "-");
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (strlen(titles[i].language) == size &&
		    memcmp(titles[i].language, edition->language, size) == 0)
			return titles[i].title;
	return "Contents";
}

size_t first_of_text(const struct edition *edition)
{
	size_t i = 0;
	while (i + 1 < edition->documents.count && edition->documents.items[i].entry == MAP_NONE)
		i++;
	return i;
}

static void write_link(struct xml *xml, const char *type, const char *file, const char *fragment,
		       const char *label)
{
	xml_open(xml, "a");
	xml_attr(xml, "epub:type", type);
	if (fragment)
		xml_attrf(xml, "href", "%s#%s", file, fragment);
	else
		xml_attr(xml, "href", file);
	xml_text(xml, label);
	xml_close(xml);
}

/* Lists inside the item before them; every item closes when the next of its depth or less begins.
 */
static void write_toc(struct xml *xml, const struct edition *edition)
{
	unsigned open = 0; /* items that are open, each in a list of its own */
	for (size_t i = 0; i < edition->toc.count; i++) {
		const struct toc_entry *entry = &edition->toc.items[i];
		for (; open > entry->depth + 1; open--) {
			xml_close(xml); /* li */
			xml_close(xml); /* ol */
		}
		if (open == entry->depth + 1)
			xml_close(xml); /* li */
		else
			xml_open(xml, "ol");
		xml_open(xml, "li");
		open = entry->depth + 1;
		write_link(xml, NULL, edition->documents.items[entry->document].file,
			   entry->fragment, entry->label);
	}
	for (; open > 0; open--) {
		xml_close(xml);
		xml_close(xml);
	}
}

static void write_landmark(struct xml *xml, const char *type, const char *file, const char *label)
{
	xml_open(xml, "li");
	write_link(xml, type, file, NULL, label);
	xml_close(xml);
}

static void write_landmarks(struct xml *xml, const struct edition *edition)
{
	static const char *const types[] = {[DOCUMENT_COVER] = "cover",
					    [DOCUMENT_TITLE_PAGE] = "titlepage",
					    [DOCUMENT_NAV] = "toc"};
	xml_open(xml, "nav");
	xml_attr(xml, "epub:type", "landmarks");
	xml_attr(xml, "id", "landmarks");
	xml_attr(xml, "hidden", "hidden");
	xml_attr(xml, "aria-label", "Landmarks");
	xml_open(xml, "ol");
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (document->entry != MAP_NONE)
			break;
		write_landmark(xml, types[document->kind], document->file,
			       document->kind == DOCUMENT_NAV     ? contents_title(edition)
			       : document->kind == DOCUMENT_COVER ? "Cover"
								  : edition->title);
	}
	const struct document *text = &edition->documents.items[first_of_text(edition)];
	write_landmark(xml, "bodymatter", text->file, text->label);
	xml_close(xml);
	xml_close(xml);
}

static void write_head(struct xml *xml, const char *title)
{
	xml_open(xml, "head");
	xml_open(xml, "meta");
	xml_attr(xml, "charset", "UTF-8");
	xml_close(xml);
	xml_leaf(xml, "title", title);
	xml_open(xml, "link");
	xml_attr(xml, "rel", "stylesheet");
	xml_attr(xml, "type", "text/css");
	xml_attr(xml, "href", STYLE_NAME);
	xml_close(xml);
	xml_close(xml);
}

bool write_nav(const struct edition *edition, struct buf *bytes)
{
	struct xml *xml = xml_new();
	xml_doctype(xml, "html");
	xml_open(xml, "html");
	xml_attr(xml, "xmlns", "http://www.w3.org/1999/xhtml");
	xml_attr(xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
	xml_attr(xml, "lang", edition->language);
	xml_attr(xml, "xml:lang", edition->language);
	xml_attr(xml, "dir", edition->direction);
	write_head(xml, contents_title(edition));
	xml_open(xml, "body");
	xml_attr(xml, "epub:type", "frontmatter");
	xml_attr(xml, "dir", edition->direction);
	xml_open(xml, "nav");
	xml_attr(xml, "epub:type", "toc");
	xml_attr(xml, "role", "doc-toc");
	xml_attr(xml, "id", "toc");
	xml_attr(xml, "aria-labelledby", "toc-title");
	xml_open(xml, "h1");
	xml_attr(xml, "id", "toc-title");
	xml_text(xml, contents_title(edition));
	xml_close(xml);
	write_toc(xml, edition);
	xml_close(xml);
	write_landmarks(xml, edition);
	xml_close(xml);
	xml_close(xml);
	return xml_finish(xml, bytes);
}
