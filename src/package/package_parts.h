/* The package's XML documents, and the parts of its metadata. */
#ifndef OCTAVO_PACKAGE_PACKAGE_PARTS_H
#define OCTAVO_PACKAGE_PACKAGE_PARTS_H

#include "base/buf.h"
#include "book/edition.h"
#include "metadata/metadata.h"
#include "package/xml.h"

/* The package's XML documents: container.xml, the package document (EPUB 3.3,
 * section 5), the navigation document (section 7), the NCX of EPUB 2 for readers that know no
 * other contents. */

#define PACKAGE_FOLDER                                                                             \
	"EPUB/" /* all but META-INF is in it; names in the edition are relative to it */
#define PACKAGE_FILE PACKAGE_FOLDER "package.opf"
#define NCX_NAME "toc.ncx"
#define NAV_NAME "nav.xhtml"

/* The name of a style sheet in the edition. */
const char *style_name(enum book_style style);

/* Each appends a document to bytes; false if libxml2 failed. */
bool write_container_xml(struct buf *bytes);
bool write_display_options(struct buf *bytes); /* what Apple needs to show embedded fonts */
bool write_opf(const struct edition *edition, struct buf *bytes);
bool write_ncx(const struct edition *edition, struct buf *bytes);

/* Both have the contents, under the label of the contents page. */
void write_nav(const struct edition *edition, const struct document *page, struct buf *bytes);
void write_contents_page(const struct edition *edition, const struct document *page,
			 struct buf *bytes);

/* The document where the text begins. */
size_t first_of_text(const struct edition *edition);

/* opf_metadata.c: the metadata element of the OPF: what the author said, and what the edition
 * found out. */

/* What package's unique-identifier attribute names. The ids here hold '_', which slugs don't. */
#define OPF_IDENTIFIER_ID "book_id"

/* What the author needn't say. Lists end with NULL and are used where metadata has none. */
struct opf_facts {
	const char *identifier; /* the unique one; metadata's first, if there is one */
	const char *title;      /* used where metadata has no main title */
	const char *language;   /* used where metadata has none */
	const char *modified;   /* 2024-05-17T07:30:00Z */
	const char *cover_id;   /* of the cover picture's manifest item; NULL: no cover */
	bool right_to_left;     /* the text is */
	bool has_page_list;     /* then the page source, else the first source, is the pages' */
	const char *const *access_modes, *const *access_modes_sufficient;
	const char *const *accessibility_features, *const *accessibility_hazards;
	const char *const *accessibility_summary; /* sentences in English; NULL: none */
};

/* Writes the element with all its children. */
void opf_metadata_write(struct xml *xml, const struct metadata *metadata,
			const struct opf_facts *facts);

/* The package's prefix attribute: static, or NULL where no prefix must be declared. */
const char *opf_metadata_prefix(const struct metadata *metadata);

/* opf_parts.c: inside the OPF's metadata: its elements, and the groups that have files of their
 * own. */

enum { OPF_ID_SIZE = 48 };

void opf_id(char id[OPF_ID_SIZE], const char *kind, size_t number); /* title_1 */

/* An element of that name, with an id unless that is NULL; or one in a language of its own. */
void opf_leaf(struct xml *xml, const char *name, const char *id, const char *text);
void opf_leaf_in(struct xml *xml, const char *name, const char *id, const char *language,
		 const char *text);

/* <meta property="…">text</meta>, if there is a text. */
void opf_property(struct xml *xml, const char *name, const char *text);

/* The same about the element of that id; scheme may be NULL. */
void opf_refine(struct xml *xml, const char *id, const char *name, const char *scheme,
		const char *text);
void opf_refine_number(struct xml *xml, const char *id, const char *name, size_t number);

/* Attributes: the language of the element just opened and its direction, which the package's own
 * needn't be; none if language is NULL. */
void opf_language(struct xml *xml, const char *language);

/* file-as and alternate-script of the element of that id. */
void opf_refine_forms(struct xml *xml, const char *id, const struct forms *forms);

/* How EPUB 2 said it: <meta name="…" content="…"/>. */
void opf_old_meta(struct xml *xml, const char *name, const char *content);

/* opf_names.c */
void opf_write_titles(struct xml *xml, const struct metadata *m, const struct opf_facts *facts);
void opf_write_people(struct xml *xml, const struct metadata *m);
void opf_write_publisher(struct xml *xml, const struct metadata *m);

/* opf_collections.c */
void opf_write_collections(struct xml *xml, const struct metadata *m);

/* opf_hints.c */
void opf_write_rendition(struct xml *xml, const struct metadata *m);
void opf_write_writing_mode(struct xml *xml, const struct metadata *m,
			    const struct opf_facts *facts);
void opf_write_ibooks(struct xml *xml, const struct metadata *m);

/* opf_accessibility.c */
void opf_write_accessibility(struct xml *xml, const struct metadata *m,
			     const struct opf_facts *facts);

/* accessibility_metadata.c: what a book says about its accessibility (EPUB Accessibility 1.1,
 * section 2), derived from what it holds. */

enum { ACCESSIBILITY_MOST = 12 };

/* Values of schema.org's vocabulary; the lists end with NULL, all is static. */
struct accessibility {
	const char *modes[ACCESSIBILITY_MOST], *modes_sufficient[ACCESSIBILITY_MOST],
	    *features[ACCESSIBILITY_MOST], *hazards[ACCESSIBILITY_MOST];
	const char *summary[ACCESSIBILITY_MOST]; /* sentences in English */
};

void accessibility_derive(struct accessibility *facts, const struct holdings *holdings);

#endif
