/* The parsed page: what an HTML5 parser makes of any bytes, as a tree of octavo's kind. */
#ifndef OCTAVO_READ_MARKUP_HTML_PARSE_H
#define OCTAVO_READ_MARKUP_HTML_PARSE_H

#include "tree/tree.h"
#include "tree/xml_read.h"

/* Where the byte at an offset of the parsed text stands in its source. */
struct html_place {
	uint32_t line, column; /* column 0: not certain */
};
typedef struct html_place html_locate(const void *source, size_t offset);

struct html_page {
	struct tree *tree;       /* its body holds the page's body, as it is; the caller frees it */
	const struct node *html; /* of the tree, with head and body as children */
	const struct node *head; /* may be NULL */
	bool is_quirky;          /* as its document type has it, or the lack of one */
};

/* text is valid UTF-8 of size bytes, with a NUL behind, that html_guard has looked at. locate (with
 * its source) says where offsets stand; NULL: text is the source itself. file must outlive the
 * tree. */
struct html_page html_parse(const char *file, const char *text, size_t size, html_locate *locate,
			    const void *source);

/* html_piece.c: the same of what a frame or a script holds, whatever it may be. */
struct html_page html_parse_piece(const char *text);

/* The same of a page that is XML; false: it isn't well-formed, which the document tells,
 * or no page. */
bool html_parse_xml(const char *file, const char *text, size_t size, struct html_page *page,
		    struct xml_document *document);

/* What a character reference such as "&eacute;" stands for, in the arena; NULL: for nothing. */
const char *html_character(struct arena *arena, const char *reference);

#endif
