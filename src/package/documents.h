/* The package's XML documents: container.xml, the package document (EPUB 3.3, section 5), the
 * navigation document (section 7), the NCX of EPUB 2 for readers that know no other contents. */
#ifndef OCTAVO_PACKAGE_DOCUMENTS_H
#define OCTAVO_PACKAGE_DOCUMENTS_H

#include "base/buf.h"
#include "book/edition.h"

#define PACKAGE_FOLDER                                                                             \
	"EPUB/" /* all but META-INF is in it; names in the edition are relative to it */
#define PACKAGE_FILE PACKAGE_FOLDER "package.opf"
#define NCX_NAME "toc.ncx"
#define STYLE_NAME "style/book.css"

/* Each appends a document to bytes; false if libxml2 failed. */
bool write_container_xml(struct buf *bytes);
bool write_display_options(struct buf *bytes); /* what Apple needs to show embedded fonts */
bool write_opf(const struct edition *edition, struct buf *bytes);
bool write_ncx(const struct edition *edition, struct buf *bytes);
void write_nav(const struct edition *edition, const struct document *document, struct buf *bytes);

/* The document where the text begins. */
size_t first_of_text(const struct edition *edition);

#endif
