/* From cmark-gfm's nodes to the tree of an article: one small function a kind of node, a table of
 * them, and one walk. */
#include "read/markdown/markdown_tree.h"

#include "read/markdown/markdown_memory.h"
#include "read/markdown/markdown_parser.h"
#include "read/markdown/markdown_walk.h"

#include <string.h>

struct kind {
	handler *enter, *leave;
};

#define NUMBER(kind) (CMARK_NODE_##kind & CMARK_NODE_VALUE_MASK)

enum { NUMBERS = 16 };

static const struct kind blocks[NUMBERS] = {
    [NUMBER(PARAGRAPH)] = {walk_enter_paragraph, walk_leave_paragraph},
    [NUMBER(ITEM)] = {walk_enter_item, walk_leave},
    [NUMBER(HEADING)] = {walk_enter_heading, walk_leave_heading},
    [NUMBER(LIST)] = {walk_enter_list, walk_leave_list},
    [NUMBER(BLOCK_QUOTE)] = {walk_enter_quote, walk_leave},
    [NUMBER(CODE_BLOCK)] = {walk_enter_code_block, NULL},
    [NUMBER(THEMATIC_BREAK)] = {walk_enter_rule, NULL},
    [NUMBER(HTML_BLOCK)] = {walk_enter_html_block, NULL},
    [NUMBER(FOOTNOTE_DEFINITION)] = {walk_enter_note, walk_leave_note},
};

static const struct kind inlines[NUMBERS] = {
    [NUMBER(TEXT)] = {walk_enter_text, NULL},
    [NUMBER(SOFTBREAK)] = {walk_enter_softbreak, NULL},
    [NUMBER(LINEBREAK)] = {walk_enter_linebreak, NULL},
    [NUMBER(EMPH)] = {walk_enter_emphasis, walk_leave},
    [NUMBER(STRONG)] = {walk_enter_strong, walk_leave},
    [NUMBER(LINK)] = {walk_enter_link, walk_leave_link},
    [NUMBER(CODE)] = {walk_enter_code, NULL},
    [NUMBER(IMAGE)] = {walk_enter_image, walk_leave_image},
    [NUMBER(HTML_INLINE)] = {walk_enter_html, NULL},
    [NUMBER(FOOTNOTE_REFERENCE)] = {walk_enter_reference, NULL},
};

/* Kinds that have numbers only when cmark-gfm runs. */
static const struct {
	const char *name;
	struct kind kind;
} extensions[] = {
    {"table_cell", {walk_enter_cell, walk_leave_cell}},
    {"table_row", {walk_enter_row, walk_leave_row}},
    {"table_header", {walk_enter_row, walk_leave_row}},
    {"table", {walk_enter_table, walk_leave}},
    {"strikethrough", {walk_enter_strikethrough, walk_leave}},
};

static bool is_named(cmark_node *node, const char *name)
{
	return node && strcmp(cmark_node_get_type_string(node), name) == 0;
}

static const struct kind *find_kind(cmark_node *node)
{
	static const struct kind none;
	cmark_node_type type = cmark_node_get_type(node);
	bool is_inline = (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
	unsigned number = type & CMARK_NODE_VALUE_MASK;
	if (number < NUMBERS && (is_inline ? inlines : blocks)[number].enter)
		return &(is_inline ? inlines : blocks)[number];
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (is_named(node, extensions[i].name))
			return &extensions[i].kind;
	return &none;
}

static void walk_document(struct walk *walk, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		const struct kind *kind = find_kind(node);
		handler *handle = event == CMARK_EVENT_ENTER ? kind->enter : kind->leave;
		if (handle)
			handle(walk, node);
	}
	cmark_iter_free(iter);
}

struct tree *markdown_tree(const struct frontend *in, const struct markdown_source *source,
			   bool smart, const struct quotation *quotes, bool *html)
{
	struct walk walk = {.in = in, .source = source};
	struct tree *tree = tree_new(in->name);
	struct markdown_memory *memory = markdown_memory_new();
	writer_init(&walk.writer, tree, source, quotes, in->diags);
	cmark_node *document = markdown_parse(source, in, smart, &walk.writer.notes);
	walk_document(&walk, document);
	notes_place(&walk.writer.notes, tree, in->diags);
	markdown_memory_free(memory);
	*html = walk.html;
	vec_clear(&walk.marks);
	writer_clear(&walk.writer);
	return tree;
}
