/* From cmark-gfm's nodes to the tree of an article: one small function a kind of node, a table of
 * them, and one walk. */
#include "manuscript/markdown_tree.h"

#include "manuscript/markdown_memory.h"
#include "manuscript/markdown_parser.h"
#include "manuscript/markdown_walk.h"

#include <string.h>

static const struct {
	cmark_node_type type;
	handler *enter, *leave;
} kinds[] = {
    {CMARK_NODE_TEXT, walk_enter_text, NULL},
    {CMARK_NODE_SOFTBREAK, walk_enter_softbreak, NULL},
    {CMARK_NODE_LINEBREAK, walk_enter_linebreak, NULL},
    {CMARK_NODE_PARAGRAPH, walk_enter_paragraph, walk_leave_paragraph},
    {CMARK_NODE_EMPH, walk_enter_emphasis, walk_leave},
    {CMARK_NODE_STRONG, walk_enter_strong, walk_leave},
    {CMARK_NODE_LINK, walk_enter_link, walk_leave_link},
    {CMARK_NODE_ITEM, walk_enter_item, walk_leave},
    {CMARK_NODE_CODE, walk_enter_code, NULL},
    {CMARK_NODE_HEADING, walk_enter_heading, walk_leave_heading},
    {CMARK_NODE_IMAGE, walk_enter_image, walk_leave_image},
    {CMARK_NODE_LIST, walk_enter_list, walk_leave_list},
    {CMARK_NODE_BLOCK_QUOTE, walk_enter_quote, walk_leave},
    {CMARK_NODE_CODE_BLOCK, walk_enter_code_block, NULL},
    {CMARK_NODE_THEMATIC_BREAK, walk_enter_rule, NULL},
    {CMARK_NODE_HTML_INLINE, walk_enter_html, NULL},
    {CMARK_NODE_HTML_BLOCK, walk_enter_html_block, NULL},
    {CMARK_NODE_FOOTNOTE_REFERENCE, walk_enter_reference, NULL},
    {CMARK_NODE_FOOTNOTE_DEFINITION, walk_enter_note, walk_leave_note},
};

/* Kinds that have numbers only when cmark-gfm runs. */
static const struct {
	const char *name;
	handler *enter, *leave;
} extensions[] = {
    {"table_cell", walk_enter_cell, walk_leave_cell},
    {"table_row", walk_enter_row, walk_leave_row},
    {"table_header", walk_enter_row, walk_leave_row},
    {"table", walk_enter_table, walk_leave},
    {"strikethrough", walk_enter_strikethrough, walk_leave},
};

static bool is_named(cmark_node *node, const char *name)
{
	return node && strcmp(cmark_node_get_type_string(node), name) == 0;
}

static handler *find_handler(cmark_node *node, bool entering)
{
	cmark_node_type type = cmark_node_get_type(node);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].type == type)
			return entering ? kinds[i].enter : kinds[i].leave;
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (is_named(node, extensions[i].name))
			return entering ? extensions[i].enter : extensions[i].leave;
	return NULL;
}

static void walk_document(struct walk *walk, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		handler *handle = find_handler(node, event == CMARK_EVENT_ENTER);
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
