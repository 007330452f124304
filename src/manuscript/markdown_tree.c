/* From cmark-gfm's nodes to the tree of an article: one small function a kind of node, a table of
 * them, and one walk. */
#include "manuscript/markdown_tree.h"

#include "manuscript/markdown_heading.h"
#include "manuscript/markdown_parser.h"
#include "manuscript/markdown_places.h"
#include "manuscript/markdown_tables.h"
#include "manuscript/markdown_writer.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <string.h>

struct walk {
	const struct frontend *in;
	const struct markdown_source *source;
	struct writer writer;
	mark_list marks; /* of the block */
	bool wanted;     /* one of them has a place to be found */
	bool task;       /* the words of the block begin with the box of a task */
	bool bracket;    /* the next words begin with the closing bracket of a reference */
	bool html;
};

static unsigned file_line(const struct walk *walk, int line)
{
	return line > 0 ? walk->source->first_line + (unsigned)line - 1 : 0;
}

static bool is_a(cmark_node *node, cmark_node_type type)
{
	return node && cmark_node_get_type(node) == type;
}

static bool is_named(cmark_node *node, const char *name)
{
	return node && strcmp(cmark_node_get_type_string(node), name) == 0;
}

/* The text of a block that holds words. Where there are none, cmark doesn't end the string. */
static const char *source_of(cmark_node *block)
{
	return cmark_node_first_child(block) ? cmark_node_get_string_content(block) : "";
}

/* An element for a block, which ends with it. */
static xmlNode *open_block(struct walk *walk, cmark_node *node, enum element element)
{
	xmlNode *opened =
	    writer_open(&walk->writer, element, file_line(walk, cmark_node_get_start_line(node)),
			(unsigned)cmark_node_get_start_column(node));
	cmark_node_set_user_data(node, opened);
	return opened;
}

static void leave(struct walk *walk, cmark_node *node)
{
	if (cmark_node_get_user_data(node))
		writer_close(&walk->writer);
}

/* Blocks that hold blocks. */

static void enter_container(struct walk *walk, cmark_node *node, enum element element)
{
	unsigned line = file_line(walk, cmark_node_get_start_line(node));
	if (!writer_is_full(&walk->writer, DEEPEST_BLOCK, line))
		open_block(walk, node, element);
}

static void enter_quote(struct walk *walk, cmark_node *node)
{
	enter_container(walk, node, EL_BLOCKQUOTE);
}

static void enter_list(struct walk *walk, cmark_node *node)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);
	enter_container(walk, node, ordered ? EL_OL : EL_UL);
	xmlNode *list = cmark_node_get_user_data(node);
	if (list && ordered && start != 1)
		tree_set(walk->writer.tree, list, "start",
			 arena_format(walk->writer.tree->arena, "%d", start));
}

static bool is_task(const xmlNode *item)
{
	const xmlNode *first = item->children;
	if (first && element_of(first) == EL_P)
		first = first->children;
	return first && first->type == XML_TEXT_NODE &&
	       (strncmp((const char *)first->content, "☐ ", 4) == 0 ||
		strncmp((const char *)first->content, "☑ ", 4) == 0);
}

/* A list of tasks shows their boxes where others have bullets. */
static void leave_list(struct walk *walk, cmark_node *node)
{
	xmlNode *list = cmark_node_get_user_data(node);
	bool tasks = list && element_of(list) == EL_UL;
	for (xmlNode *item = list ? list->children : NULL; item && tasks; item = item->next)
		tasks = is_task(item);
	if (tasks)
		tree_add_class(walk->writer.tree, list, "tasks");
	leave(walk, node);
}

static void enter_item(struct walk *walk, cmark_node *node)
{
	if (cmark_node_get_user_data(cmark_node_parent(node)))
		open_block(walk, node, EL_LI);
}

static void enter_note(struct walk *walk, cmark_node *node)
{
	struct note *note = cmark_node_get_user_data(node);
	note->aside = open_block(walk, node, EL_ASIDE);
	tree_set(walk->writer.tree, note->aside, "epub:type", "footnote");
	tree_set(walk->writer.tree, note->aside, "class", "footnote");
	note->outer = walk->writer.note;
	walk->writer.note = note;
	cmark_node_set_user_data(node, note);
}

static void leave_note(struct walk *walk, cmark_node *node)
{
	walk->writer.note = ((struct note *)cmark_node_get_user_data(node))->outer;
	writer_close(&walk->writer);
}

/* Blocks that hold words. */

static void begin_words(struct walk *walk, cmark_node *node)
{
	walk->marks.count = 0;
	walk->wanted = walk->task = walk->bracket = false;
	writer_begin_block(&walk->writer, source_of(node));
}

static int count_lines(const char *text)
{
	int lines = 0;
	for (; *text; lines++) {
		const char *newline = strchr(text, '\n');
		text = newline ? newline + 1 : text + strlen(text);
	}
	return lines;
}

/* The place of a block that is what its lines end in: all but "# …" and the cells of tables. It
 * begins where cmark says, unless definitions of links came first: then lines count from the end,
 * which of an underlined heading is the line below it. */
static struct marked_block lines_of(cmark_node *node)
{
	const char *text = source_of(node);
	int start = cmark_node_get_start_line(node), lines = count_lines(text);
	int last = cmark_node_get_end_line(node) - 2 * is_a(node, CMARK_NODE_HEADING);
	if (!start) /* cmark took it from before a table's header */
		last = cmark_node_get_start_line(cmark_node_next(node)) + lines - 1;
	return (struct marked_block){
	    .text = text,
	    .line = start,
	    .column = cmark_node_get_start_column(node),
	    .first_line = last - lines,
	    .other_line = start - 1,
	    .first_byte = -1,
	};
}

static struct marked_block heading_of(const struct walk *walk, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	if (line != cmark_node_get_end_line(node)) /* underlined */
		return lines_of(node);
	size_t size, start = (size_t)cmark_node_get_start_column(node) - 1;
	const char *source = markdown_source_line(walk->source, (size_t)line - 1, &size);
	start += strspn(source + start, "#");
	start += strspn(source + start, " \t");
	return (struct marked_block){
	    .text = source_of(node),
	    .line = line,
	    .column = (int)start + 1,
	    .first_line = line - 1,
	    .other_line = -1,
	    .first_byte = (long)start,
	};
}

/* The source's line of a table's row, from 1. A table that follows on a paragraph counts from there
 * on; rows have a line each, and one goes to the marks below the header. */
static int line_of_row(cmark_node *row)
{
	cmark_node *table = cmark_node_parent(row), *before = cmark_node_previous(table);
	if (!cmark_gfm_extensions_get_table_row_is_header(row) || !before ||
	    cmark_node_get_start_line(before))
		return cmark_node_get_start_line(row);
	int rows = 0;
	for (cmark_node *next = row; next; next = cmark_node_next(next))
		rows++;
	return cmark_node_get_end_line(table) - rows;
}

static struct marked_block cell_of(const struct walk *walk, cmark_node *node)
{
	size_t size, start, blanks, index = 0;
	int line = line_of_row(cmark_node_parent(node));
	for (cmark_node *before = node; (before = cmark_node_previous(before));)
		index++;
	struct marked_block block = {.text = source_of(node), .first_line = -1, .other_line = -1};
	if (line < 1 || (size_t)line > markdown_source_lines(walk->source))
		return block;
	const char *source = markdown_source_line(walk->source, (size_t)line - 1, &size);
	if (!table_find_cell(source, size, index, &start, &blanks))
		return block;
	block.line = cmark_node_get_start_line(node);
	block.column = cmark_node_get_start_column(node) + (int)blanks;
	block.first_line = line - 1;
	block.first_byte = (long)start;
	block.cell = true;
	return block;
}

/* The block's words are complete: now its links can be found in the source. */
static void end_words(struct walk *walk, cmark_node *node)
{
	writer_flush(&walk->writer);
	if (!walk->wanted)
		return;
	struct marked_block block = is_a(node, CMARK_NODE_PARAGRAPH) ? lines_of(node)
				    : is_a(node, CMARK_NODE_HEADING) ? heading_of(walk, node)
								     : cell_of(walk, node);
	places_find(walk->source, walk->writer.tree, &block, &walk->marks);
}

/* "[ ] " or "[x] " at the start of an item. */
static bool begins_task(cmark_node *paragraph)
{
	const char *text = source_of(paragraph);
	return is_a(cmark_node_parent(paragraph), CMARK_NODE_ITEM) &&
	       !cmark_node_previous(paragraph) && text[0] == '[' && strchr(" xX", text[1]) &&
	       text[1] && text[2] == ']' && (text[3] == ' ' || text[3] == '\t') &&
	       is_a(cmark_node_first_child(paragraph), CMARK_NODE_TEXT);
}

/* In a tight list, the words stand in the item itself. */
static void enter_paragraph(struct walk *walk, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);
	bool tight = is_a(parent, CMARK_NODE_ITEM) && cmark_node_get_user_data(parent) &&
		     cmark_node_get_list_tight(cmark_node_parent(parent));
	if (!tight)
		open_block(walk, node, EL_P);
	cmark_node *table = cmark_node_get_start_line(node) ? NULL : cmark_node_next(node);
	if (table &&
	    !tight) /* cmark took it from before a table's header: the place is the table's */
		tree_set_place(walk->writer.tree, walk->writer.at,
			       file_line(walk, cmark_node_get_start_line(table)),
			       (unsigned)cmark_node_get_start_column(table));
	begin_words(walk, node);
	walk->task = begins_task(node);
}

/* A picture with words for a caption that has a paragraph to itself is a figure. */
static void make_figure(struct tree *tree, xmlNode *paragraph)
{
	xmlNode *picture = paragraph->children;
	if (!picture || picture->next || element_of(picture) != EL_IMG)
		return;
	const char *alt = tree_get(picture, "alt"), *title = tree_get(picture, "title");
	if (!title || !*alt)
		return;
	tree_remove(picture, "title");
	tree_rename(paragraph, EL_FIGURE);
	xmlNode *caption = tree_element(tree, EL_FIGCAPTION, 0, 0);
	tree_append(caption, tree_text(tree, title, strlen(title)));
	tree_append(paragraph, caption);
}

static void leave_paragraph(struct walk *walk, cmark_node *node)
{
	end_words(walk, node);
	xmlNode *paragraph = cmark_node_get_user_data(node);
	leave(walk, node);
	if (paragraph)
		make_figure(walk->writer.tree, paragraph);
}

static void enter_heading(struct walk *walk, cmark_node *node)
{
	open_block(walk, node, (enum element)(EL_H1 + cmark_node_get_heading_level(node) - 1));
	begin_words(walk, node);
}

static void leave_heading(struct walk *walk, cmark_node *node)
{
	end_words(walk, node);
	heading_take_attributes(walk->writer.tree, walk->writer.at, source_of(node));
	leave(walk, node);
}

static void enter_code_block(struct walk *walk, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	size_t size = info ? strcspn(info, " \t,{") : 0;
	open_block(walk, node, EL_PRE);
	xmlNode *code = writer_open(&walk->writer, EL_CODE, 0, 0);
	if (size)
		tree_set(walk->writer.tree, code, "class",
			 arena_format(walk->writer.tree->arena, "language-%.*s", (int)size,
				      writer_revealed(&walk->writer, info)));
	writer_verbatim(&walk->writer, cmark_node_get_literal(node));
	writer_close(&walk->writer);
	writer_close(&walk->writer);
}

static void add_html(struct walk *walk, cmark_node *node, unsigned line, unsigned column)
{
	const char *html = writer_revealed(&walk->writer, cmark_node_get_literal(node));
	writer_add(&walk->writer,
		   tree_instruction(walk->writer.tree, "html", html, strlen(html), line, column));
	walk->html = true;
}

static void enter_html_block(struct walk *walk, cmark_node *node)
{
	add_html(walk, node, file_line(walk, cmark_node_get_start_line(node)),
		 (unsigned)cmark_node_get_start_column(node));
}

static void enter_rule(struct walk *walk, cmark_node *node)
{
	open_block(walk, node, EL_HR);
	writer_close(&walk->writer);
}

/* Tables. */

static void enter_table(struct walk *walk, cmark_node *node)
{
	xmlNode *table = open_block(walk, node, EL_TABLE);
	int line = line_of_row(cmark_node_first_child(node));
	tree_set_place(walk->writer.tree, table, file_line(walk, line),
		       (unsigned)cmark_node_get_start_column(node));
}

static void enter_row(struct walk *walk, cmark_node *node)
{
	bool header = cmark_gfm_extensions_get_table_row_is_header(node);
	if (header || element_of(walk->writer.at) == EL_TABLE)
		writer_open(&walk->writer, header ? EL_THEAD : EL_TBODY, 0, 0);
	xmlNode *row = writer_open(&walk->writer, EL_TR, file_line(walk, line_of_row(node)), 0);
	cmark_node_set_user_data(node, row);
}

static void leave_row(struct walk *walk, cmark_node *node)
{
	leave(walk, node);
	if (cmark_gfm_extensions_get_table_row_is_header(node) || !cmark_node_next(node))
		writer_close(&walk->writer);
}

static const char *alignment_of(cmark_node *cell)
{
	cmark_node *table = cmark_node_parent(cmark_node_parent(cell));
	const uint8_t *alignment = cmark_gfm_extensions_get_table_alignments(table);
	for (cmark_node *before = cell; (before = cmark_node_previous(before));)
		alignment++;
	return *alignment == 'l'   ? "left"
	       : *alignment == 'r' ? "right"
	       : *alignment        ? "center"
				   : NULL;
}

static void enter_cell(struct walk *walk, cmark_node *node)
{
	bool header = cmark_gfm_extensions_get_table_row_is_header(cmark_node_parent(node));
	const char *alignment = alignment_of(node);
	xmlNode *cell = writer_open(&walk->writer, header ? EL_TH : EL_TD, 0, 0);
	cmark_node_set_user_data(node, cell);
	if (header)
		tree_set(walk->writer.tree, cell, "scope", "col");
	if (alignment)
		tree_set(walk->writer.tree, cell, "class", alignment);
	begin_words(walk, node);
	if (walk->source->bar && strchr(source_of(node), walk->source->bar))
		diag(walk->in->diags, MSG_MERGED_CELLS, tree_place(walk->writer.tree, cell), NULL,
		     NULL);
}

static void leave_cell(struct walk *walk, cmark_node *node)
{
	end_words(walk, node);
	leave(walk, node);
}

/* Words. */

static void enter_text(struct walk *walk, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	if (walk->bracket && *text == ']')
		text++;
	if (walk->task) {
		writer_words(&walk->writer, text[1] == ' ' ? "☐ " : "☑ ", 4);
		text += 3 + strspn(text + 3, " \t");
	}
	walk->bracket = walk->task = false;
	writer_words(&walk->writer, text, strlen(text));
}

static void enter_softbreak(struct walk *walk, cmark_node *node)
{
	(void)node;
	writer_verbatim(&walk->writer, walk->writer.pictures ? " " : "\n");
}

static void enter_linebreak(struct walk *walk, cmark_node *node)
{
	if (walk->writer.pictures)
		enter_softbreak(walk, node);
	else
		writer_add(&walk->writer, tree_element(walk->writer.tree, EL_BR, 0, 0));
}

static void remember(struct walk *walk, cmark_node *node, enum mark_kind kind, xmlNode *placed,
		     const char *url)
{
	vec_push(&walk->marks, (struct mark){
				   .kind = kind,
				   .node = placed,
				   .url = url,
				   .line = cmark_node_get_start_line(node),
				   .start = cmark_node_get_start_column(node),
				   .end = cmark_node_get_end_column(node),
			       });
	walk->wanted |= placed != NULL;
}

static void enter_code(struct walk *walk, cmark_node *node)
{
	remember(walk, node, MARK_CODE, NULL, NULL);
	if (!walk->writer.pictures)
		writer_open(&walk->writer, EL_CODE, 0, 0);
	writer_verbatim(&walk->writer, cmark_node_get_literal(node));
	if (!walk->writer.pictures)
		writer_close(&walk->writer);
}

static void enter_html(struct walk *walk, cmark_node *node)
{
	if (!walk->writer.pictures)
		add_html(walk, node, 0, 0);
	remember(walk, node, MARK_HTML, walk->writer.pictures ? NULL : walk->writer.at->last, NULL);
}

static void enter_inline(struct walk *walk, cmark_node *node, enum element element)
{
	if (!walk->writer.pictures && !writer_is_full(&walk->writer, DEEPEST_INLINE, 0))
		cmark_node_set_user_data(node, writer_open(&walk->writer, element, 0, 0));
}

static void enter_emphasis(struct walk *walk, cmark_node *node)
{
	enter_inline(walk, node, EL_EM);
}

static void enter_strong(struct walk *walk, cmark_node *node)
{
	enter_inline(walk, node, EL_STRONG);
}

static void enter_strikethrough(struct walk *walk, cmark_node *node)
{
	enter_inline(walk, node, EL_DEL);
}

static void enter_link(struct walk *walk, cmark_node *node)
{
	cmark_node_set_user_data(node, writer_open_link(&walk->writer, cmark_node_get_url(node),
							cmark_node_get_title(node)));
}

static void leave_link(struct walk *walk, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	xmlNode *link = cmark_node_get_user_data(node);
	if (link)
		writer_close_link(&walk->writer);
	bool mail = strncmp(url, "mailto:", 7) == 0 || strncmp(url, "xmpp:", 5) == 0;
	if (!mail || cmark_node_get_start_line(node)) /* not one that cmark linked in hindsight */
		remember(walk, node, MARK_LINK, link, url);
}

static void enter_image(struct walk *walk, cmark_node *node)
{
	(void)node;
	writer_open_picture(&walk->writer);
}

static void leave_image(struct walk *walk, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	xmlNode *picture = writer_close_picture(&walk->writer, url, cmark_node_get_title(node));
	remember(walk, node, MARK_LINK, picture, url);
}

/* What stands around it are the brackets, unless cmark took them for a link's. */
static void enter_reference(struct walk *walk, cmark_node *node)
{
	const char *label = cmark_node_get_literal(node);
	walk->bracket = is_a(cmark_node_previous(node), CMARK_NODE_TEXT) &&
			is_a(cmark_node_next(node), CMARK_NODE_TEXT);
	writer_refer(&walk->writer, cmark_node_get_user_data(node), label, walk->bracket);
	remember(walk, node, MARK_NOTE, NULL, label);
}

/* The walk. */

typedef void handler(struct walk *walk, cmark_node *node);

static const struct {
	cmark_node_type type;
	handler *enter, *leave;
} kinds[] = {
    {CMARK_NODE_TEXT, enter_text, NULL},
    {CMARK_NODE_SOFTBREAK, enter_softbreak, NULL},
    {CMARK_NODE_LINEBREAK, enter_linebreak, NULL},
    {CMARK_NODE_PARAGRAPH, enter_paragraph, leave_paragraph},
    {CMARK_NODE_EMPH, enter_emphasis, leave},
    {CMARK_NODE_STRONG, enter_strong, leave},
    {CMARK_NODE_LINK, enter_link, leave_link},
    {CMARK_NODE_ITEM, enter_item, leave},
    {CMARK_NODE_CODE, enter_code, NULL},
    {CMARK_NODE_HEADING, enter_heading, leave_heading},
    {CMARK_NODE_IMAGE, enter_image, leave_image},
    {CMARK_NODE_LIST, enter_list, leave_list},
    {CMARK_NODE_BLOCK_QUOTE, enter_quote, leave},
    {CMARK_NODE_CODE_BLOCK, enter_code_block, NULL},
    {CMARK_NODE_THEMATIC_BREAK, enter_rule, NULL},
    {CMARK_NODE_HTML_INLINE, enter_html, NULL},
    {CMARK_NODE_HTML_BLOCK, enter_html_block, NULL},
    {CMARK_NODE_FOOTNOTE_REFERENCE, enter_reference, NULL},
    {CMARK_NODE_FOOTNOTE_DEFINITION, enter_note, leave_note},
};

/* Kinds that have numbers only when cmark-gfm runs. */
static const struct {
	const char *name;
	handler *enter, *leave;
} extensions[] = {
    {"table_cell", enter_cell, leave_cell},        {"table_row", enter_row, leave_row},
    {"table_header", enter_row, leave_row},        {"table", enter_table, leave},
    {"strikethrough", enter_strikethrough, leave},
};

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
	writer_init(&walk.writer, tree, source, quotes, in->diags);
	cmark_node *document = markdown_parse(source, in, smart, &walk.writer.notes);
	walk_document(&walk, document);
	notes_place(&walk.writer.notes, tree, in->diags);
	cmark_node_free(document);
	*html = walk.html;
	vec_clear(&walk.marks);
	writer_clear(&walk.writer);
	return tree;
}
