/* cmark-gfm, set up as octavo wants it: tables, strike-through, addresses as links, and notes of
 * our own, because cmark-gfm's lose the words of a note that nothing refers to. */
#ifndef OCTAVO_READ_MARKDOWN_MARKDOWN_PARSER_H
#define OCTAVO_READ_MARKDOWN_MARKDOWN_PARSER_H

#include "read/frontend.h"
#include "read/markdown/markdown_notes.h"
#include "read/markdown/markdown_source.h"

struct cmark_node;

/* Parses the source; the document lives in the thread's markdown_memory. The user data of a node of
 * kind CMARK_NODE_FOOTNOTE_DEFINITION or CMARK_NODE_FOOTNOTE_REFERENCE is its struct note; the
 * literal of the latter its label as written; around it the text keeps its brackets. */
struct cmark_node *markdown_parse(const struct markdown_source *source, const struct frontend *in,
				  bool smart, struct notes *notes);

#endif
