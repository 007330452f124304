/* The elements and attributes of packages, containers, NCX and overlays: one row an element. */
#include "check/vocabulary.h"

#define SAID "id:id xml:lang:language dir:=ltr|rtl|auto"
#define LABELLED "xml:lang:tag dir:=ltr|rtl"

/* EPUB 3.3 5. */
#define DUBLIN_CORE                                                                                \
	"dc:identifier | dc:title | dc:language | dc:date | dc:source | dc:type | dc:format | "    \
	"dc:creator | dc:subject | dc:description | dc:publisher | dc:contributor | dc:relation "  \
	"| dc:coverage | dc:rights"

static const struct vocabulary_element package_3[] = {
    {"opf:package",
     "opf:metadata, opf:manifest, opf:spine, opf:guide?, opf:bindings?, opf:collection*",
     .attributes = "version!:=3.0 unique-identifier!:idref prefix:text " SAID},
    {"opf:metadata", "(" DUBLIN_CORE " | opf:meta | opf:link)*",
     .needs = "dc:identifier dc:title dc:language", .once = "dc:date"},
    {"opf:meta", .text = "words", .attributes = "property!:token refines:uri scheme:token " SAID},
    {"opf:meta", .attributes = "name!:text content!:text", .with = "name"},
    {"opf:link", .attributes = "href!:uri rel!:tokens id:id refines:uri media-type:media "
			       "properties:tokens hreflang:language"},
    {"opf:link", .attributes = "href!:uri rel:tokens id:id media-type:media",
     .within = "opf:collection"},
    {"dc:identifier", .text = "words", .attributes = "id:id"},
    {"dc:title", .text = "words", .attributes = SAID},
    {"dc:language", .text = "words", .attributes = "id:id"},
    {"dc:date", .text = "words", .attributes = "id:id"},
    {"dc:type", .text = "words", .attributes = "id:id"},
    {"dc:format", .text = "words", .attributes = "id:id"},
    {"dc:source", .text = "words", .attributes = SAID},
    {"dc:creator", .text = "words", .attributes = SAID},
    {"dc:subject", .text = "words", .attributes = SAID},
    {"dc:description", .text = "words", .attributes = SAID},
    {"dc:publisher", .text = "words", .attributes = SAID},
    {"dc:contributor", .text = "words", .attributes = SAID},
    {"dc:relation", .text = "words", .attributes = SAID},
    {"dc:coverage", .text = "words", .attributes = SAID},
    {"dc:rights", .text = "words", .attributes = SAID},
    {"opf:manifest", "opf:item+", .attributes = "id:id"},
    {"opf:item", .attributes = "id!:id href!:uri media-type!:media fallback:idref "
			       "media-overlay:idref properties:tokens"},
    {"opf:spine", "opf:itemref+",
     .attributes = "id:id toc:idref page-progression-direction:=ltr|rtl|default"},
    {"opf:itemref", .attributes = "idref!:idref linear:=yes|no id:id properties:tokens"},
    {"opf:guide", "opf:reference+"},
    {"opf:reference", .attributes = "href!:uri type!:text title:text"},
    {"opf:bindings", "opf:mediaType+"},
    {"opf:mediaType", .attributes = "media-type!:media handler!:idref"},
    {"opf:collection", "opf:metadata?, (opf:collection+ | (opf:collection*, opf:link+))",
     .attributes = "role!:list " SAID},
};

/* OPF 2.0.1. */
#define DUBLIN_CORE_2                                                                              \
	"dc:title | dc:language | dc:identifier | dc:contributor | dc:coverage | dc:creator | "    \
	"dc:date | dc:description | dc:format | dc:publisher | dc:relation | dc:rights | "         \
	"dc:source | dc:subject | dc:type"

static const struct vocabulary_element package_2[] = {
    {"opf:package", "opf:metadata, opf:manifest, opf:spine, opf:tours?, opf:guide?",
     .attributes = "version!:=2.0 unique-identifier!:idref id:id"},
    {"opf:metadata",
     "(opf:dc-metadata, opf:x-metadata?) | (opf:x-metadata, opf:dc-metadata) "
     "| (" DUBLIN_CORE_2 " | opf:meta | %other)*",
     .needs = "dc:title dc:language dc:identifier", .attributes = "id:id"},
    {"opf:dc-metadata", "(" DUBLIN_CORE_2 ")*", .needs = "dc:title dc:language dc:identifier",
     .attributes = "id:id"},
    {"opf:x-metadata", "(opf:meta | %other)*", .attributes = "id:id"},
    {"opf:meta", .attributes = "id:id xml:lang:text name!:text content!:text scheme:text"},
    {"dc:identifier", .text = "words", .attributes = "id:id xsi:type:text opf:scheme:text"},
    {"dc:title", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:language", .text = "text", .attributes = "id:id xsi:type:text"},
    {"dc:contributor", .text = "text",
     .attributes = "id:id xml:lang:text opf:file-as:text opf:role:text"},
    {"dc:creator", .text = "text",
     .attributes = "id:id xml:lang:text opf:file-as:text opf:role:text"},
    {"dc:coverage", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:date", .text = "text", .attributes = "id:id xsi:type:text opf:event:text"},
    {"dc:description", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:format", .text = "text", .attributes = "id:id xsi:type:text"},
    {"dc:publisher", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:relation", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:rights", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:source", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:subject", .text = "text", .attributes = "id:id xml:lang:text"},
    {"dc:type", .text = "text", .attributes = "id:id xsi:type:text"},
    {"opf:manifest", "opf:item+", .attributes = "id:id"},
    {"opf:item", .attributes = "id!:id href!:uri media-type!:text fallback:idref "
			       "fallback-style:idref"},
    {"opf:item",
     .attributes = "id!:id href!:uri media-type!:text fallback:idref fallback-style:idref "
		   "required-namespace!:text required-modules:text",
     .with = "required-namespace"},
    {"opf:spine", "opf:itemref+", .attributes = "id:id toc!:idref"},
    {"opf:itemref", .attributes = "id:id idref!:idref linear:=yes|no"},
    {"opf:tours", "opf:tour+", .attributes = "id:id"},
    {"opf:tour", "opf:site+", .attributes = "id:id title!:text"},
    {"opf:site", .attributes = "id:id title!:text href!:uri"},
    {"opf:guide", "opf:reference+", .attributes = "id:id"},
    {"opf:reference", .attributes = "id:id type!:text title:text href!:uri"},
};

/* EPUB 3.3 4.2.6.3.1; of OCF 2.0.1 it is the same but for links. */
#define RENDITION                                                                                  \
	"rendition:media:queries rendition:layout:=reflowable|pre-paginated "                      \
	"rendition:language:tag rendition:accessMode:+auditory|tactile|textual|visual "            \
	"rendition:label:text"

static const struct vocabulary_element container_3[] = {
    {"ocf:container", "ocf:rootfiles, ocf:links?", .attributes = "version!:=1.0"},
    {"ocf:rootfiles", "ocf:rootfile+"},
    {"ocf:rootfile",
     .attributes = "full-path!:uri media-type!:=application/oebps-package+xml " RENDITION},
    {"ocf:links", "ocf:link+"},
    {"ocf:link", .attributes = "href!:uri rel!:list media-type:media"},
};

static const struct vocabulary_element container_2[] = {
    {"ocf:container", "ocf:rootfiles", .attributes = "version!:text"},
    {"ocf:rootfiles", "ocf:rootfile+"},
    {"ocf:rootfile", .attributes = "full-path!:text media-type!:text"},
};

/* ANSI/NISO Z39.86-2005 8. */
static const struct vocabulary_element ncx[] = {
    {"ncx:ncx", "ncx:head, ncx:docTitle, ncx:docAuthor*, ncx:navMap, ncx:pageList?, ncx:navList*",
     .attributes = "version%:=2005-1 " LABELLED},
    {"ncx:head", "ncx:meta+"},
    {"ncx:meta", .attributes = "name!:text content!:text scheme:text"},
    {"ncx:docTitle", "ncx:text, ncx:img?", .attributes = "id:id " LABELLED},
    {"ncx:docAuthor", "ncx:text, ncx:img?", .attributes = "id:id " LABELLED},
    {"ncx:text", .text = "text", .attributes = "id:id class:text"},
    {"ncx:img", .attributes = "id:id class:text src!:text"},
    {"ncx:content", .attributes = "id:id src!:text"},
    {"ncx:navInfo", "ncx:text, ncx:img?", .attributes = LABELLED},
    {"ncx:navLabel", "ncx:text, ncx:img?", .attributes = LABELLED},
    {"ncx:navMap", "ncx:navInfo*, ncx:navLabel*, ncx:navPoint+", .attributes = "id:id"},
    {"ncx:navPoint", "ncx:navLabel+, ncx:content, ncx:navPoint*",
     .attributes = "id!:id class:text playOrder:text"},
    {"ncx:pageList", "ncx:navLabel?, ncx:navInfo?, ncx:pageTarget+",
     .attributes = "id:id class:text"},
    {"ncx:pageTarget", "ncx:navLabel+, ncx:content",
     .attributes = "id:id value:text type!:=front|normal|special class:text playOrder:text"},
    {"ncx:navList", "ncx:navInfo*, ncx:navLabel+, ncx:navTarget+",
     .attributes = "id:id class:text"},
    {"ncx:navTarget", "ncx:navLabel+, ncx:content",
     .attributes = "id!:id class:text value:text playOrder:text"},
};

/* EPUB 3.3 9.2.2. */
static const struct vocabulary_element overlay[] = {
    {"smil:smil", "smil:head?, smil:body", .attributes = "version!:=3.0 id:id epub:prefix:text"},
    {"smil:head", "smil:metadata?"},
    {"smil:metadata", "%any"},
    {"smil:body", "(smil:seq | smil:par)+",
     .attributes = "epub:type:tokens id:id epub:textref:uri"},
    {"smil:seq", "(smil:seq | smil:par)+",
     .attributes = "epub:type:tokens id:id epub:textref!:uri"},
    {"smil:par", "smil:text, smil:audio?", .attributes = "epub:type:tokens id:id"},
    {"smil:text", .attributes = "id:id src!:uri"},
    {"smil:audio", .attributes = "id:id clipBegin:time clipEnd:time src!:uri"},
};

const struct vocabulary_element *vocabulary_rows(enum book_vocabulary vocabulary, size_t *count)
{
#define ROWS(table)                                                                                \
	{                                                                                          \
		table, sizeof table / sizeof *table                                                \
	}
	static const struct {
		const struct vocabulary_element *rows;
		size_t count;
	} tables[] = {
	    [VOCABULARY_CONTAINER] = ROWS(container_3),
	    [VOCABULARY_CONTAINER_2] = ROWS(container_2),
	    [VOCABULARY_PACKAGE] = ROWS(package_3),
	    [VOCABULARY_PACKAGE_2] = ROWS(package_2),
	    [VOCABULARY_NCX] = ROWS(ncx),
	    [VOCABULARY_OVERLAY] = ROWS(overlay),
	};
#undef ROWS
	*count = tables[vocabulary].count;
	return tables[vocabulary].rows;
}
