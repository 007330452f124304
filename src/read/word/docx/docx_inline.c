/* What stands in a paragraph of a .docx: runs of letters, and what is wrapped around them. */
#include "read/word/docx/docx_parts.h"

#include <stdlib.h>
#include <string.h>

/* What is read of a run. */
struct reading {
	struct docx_walk *walk;
	struct draft_run run;
	struct docx_letters letters;
	struct draft_note *marked; /* what follows is its mark, which its author chose; or NULL */
};

/* The language that goes with the script of the words. */
static const char *language_for(const struct docx_letters *letters, const char *text, size_t size)
{
	switch (draft_script_of(text, size)) {
	case SCRIPT_COMPLEX:
		return letters->language_complex;
	case SCRIPT_EAST:
		return letters->language_east;
	default:
		return letters->language;
	}
}

static void add_plain(struct reading *reading, const char *text, size_t size)
{
	struct draft_run run = reading->run;
	run.language = language_for(&reading->letters, text, size);
	draft_text(reading->walk->docx->draft, reading->walk->paragraph, &run, text, size);
}

static void add_text(struct reading *reading, const struct node *node)
{
	struct buf signs = BUF_EMPTY;
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind != NODE_TEXT)
			continue;
		size_t size = strlen(child->text);
		buf_cut(&signs, 0);
		if (draft_symbols(&signs, reading->letters.font, child->text, size))
			add_plain(reading, signs.data ? signs.data : "", signs.size);
		else
			add_plain(reading, child->text, size);
	}
	buf_clear(&signs);
}

static unsigned symbol_of(const struct node *node)
{
	const char *font = tree_get(node, "w:font"), *code = tree_get(node, "w:char");
	unsigned c = code ? (unsigned)strtoul(code, NULL, 16) : 0;
	return c ? draft_symbol(font, c) : 0;
}

static void add_symbol(struct reading *reading, const struct node *node)
{
	unsigned c = symbol_of(node);
	struct buf out = BUF_EMPTY;
	if (!c)
		return;
	buf_put_code_point(&out, c);
	add_plain(reading, out.data, out.size);
	buf_clear(&out);
}

/* Takes the mark, which stands there, away from before the words of its note: the book numbers
 * notes itself. */
static void drop_mark(struct reading *reading, const struct node *node)
{
	struct draft_block *block = reading->marked->flow.first;
	struct draft_piece *piece = block && block->paragraph ? block->paragraph->first : NULL;
	unsigned c = part_is(node, "w:sym") ? symbol_of(node) : 0;
	struct buf mark = BUF_EMPTY;
	if (c)
		buf_put_code_point(&mark, c);
	else if (part_is(node, "w:t"))
		buf_puts(&mark, tree_words(reading->walk->docx->arena, node));
	while (piece && piece->kind != PIECE_TEXT)
		piece = piece->next;
	const char *text = piece ? piece->text + strspn(piece->text, " ") : "";
	if (mark.size && strncmp(text, mark.data, mark.size) == 0)
		piece->text = text + mark.size + strspn(text + mark.size, " ");
	buf_clear(&mark);
}

/* A break: of a line, or of a page or column, behind which a paragraph begins. */
static void add_break(struct reading *reading, const struct node *node)
{
	struct docx_walk *walk = reading->walk;
	struct draft *draft = walk->docx->draft;
	const char *type = tree_get(node, "w:type");
	draft_finish(draft);
	if (!type || strcmp(type, "textWrapping") == 0) {
		draft_piece(draft, walk->paragraph, PIECE_BREAK, &reading->run);
	} else if (draft_is_empty(walk->paragraph)) {
		walk->paragraph->opens_page |= strcmp(type, "page") == 0;
	} else {
		walk->paragraph = draft_split(draft, walk->flow, walk->paragraph);
		walk->paragraph->opens_page = strcmp(type, "page") == 0;
	}
}

static void add_ruby(struct reading *reading, const struct node *node)
{
	struct docx_walk *walk = reading->walk;
	const struct node *base = part_child(node, "w:rubyBase"), *above = part_child(node, "w:rt");
	const char *words = above ? tree_words(walk->docx->arena, above) : "";
	if (!base || !*words) {
		docx_read_inline(walk, base);
		return;
	}
	struct draft_piece *piece =
	    draft_piece(walk->docx->draft, walk->paragraph, PIECE_RUBY, &reading->run);
	piece->text = tree_words(walk->docx->arena, base);
	piece->run.language = language_for(&reading->letters, piece->text, strlen(piece->text));
	piece->reading = words;
}

/* The reference to a note; its author's own mark may stand behind it, and before its words. */
static void read_reference(struct reading *reading, const struct node *node)
{
	const char *follows = tree_get(node, "w:customMarkFollows");
	struct draft_note *note = docx_note_reference(reading->walk, node, &reading->run,
						      part_is(node, "w:endnoteReference"));
	if (follows && strcmp(follows, "0") != 0 && strcmp(follows, "false") != 0)
		reading->marked = note;
}

static void read_run(struct docx_walk *walk, const struct node *node);
static void read_piece(struct reading *reading, const struct node *node);

static void read_choice(struct reading *reading, const struct node *alternatives)
{
	const struct node *choice = docx_choice(alternatives);
	for (const struct node *node = choice->children; node; node = node->next)
		if (part_is(node, "w:r"))
			read_run(reading->walk, node);
		else
			read_piece(reading, node);
}

static void read_piece(struct reading *reading, const struct node *node)
{
	struct docx_walk *walk = reading->walk;
	struct draft *draft = walk->docx->draft;
	if (reading->marked && (part_is(node, "w:t") || part_is(node, "w:sym")))
		drop_mark(reading, node);
	else if (part_is(node, "w:t"))
		add_text(reading, node);
	else if (part_is(node, "w:tab") || part_is(node, "w:ptab"))
		draft_piece(draft, walk->paragraph, PIECE_TAB, &reading->run);
	else if (part_is(node, "w:br") || part_is(node, "w:cr"))
		add_break(reading, node);
	else if (part_is(node, "w:noBreakHyphen"))
		add_plain(reading, "\u2011", strlen("\u2011"));
	else if (part_is(node, "w:softHyphen"))
		add_plain(reading, "\u00AD", strlen("\u00AD"));
	else if (part_is(node, "w:sym"))
		add_symbol(reading, node);
	else if (part_is(node, "w:ruby"))
		add_ruby(reading, node);
	else if (part_is(node, "w:footnoteReference") || part_is(node, "w:endnoteReference"))
		read_reference(reading, node);
	else if (part_is(node, "w:drawing") || part_is(node, "w:pict") || part_is(node, "w:object"))
		docx_read_drawing(walk, node);
	else if (part_is(node, "mc:AlternateContent"))
		read_choice(reading, node);
}

static void read_run(struct docx_walk *walk, const struct node *node)
{
	struct reading reading = {.walk = walk};
	bool is_seen = docx_run_of(walk, part_child(node, "w:rPr"), &reading.run, &reading.letters);
	walk->size = reading.run.size;
	for (const struct node *child = node->children; child; child = child->next) {
		if (part_is(child, "w:fldChar")) {
			docx_field_mark(walk, child);
			reading.run.link = walk->link ? walk->link : docx_field_link(walk->docx);
		} else if (part_is(child, "w:instrText"))
			docx_field_instruction(walk, child);
		else if (part_is(child, "w:commentReference"))
			walk->docx->draft->comments++;
		else if (child->kind == NODE_ELEMENT && is_seen && !docx_is_silent(walk->docx))
			read_piece(&reading, child);
	}
}

static void read_hyperlink(struct docx_walk *walk, const struct node *node)
{
	struct arena *arena = walk->docx->arena;
	const char *outer = walk->link, *bookmark = tree_get(node, "w:anchor");
	const struct docx_relation *relation = docx_relation(walk->docx, tree_get(node, "r:id"));
	if (relation && bookmark && *bookmark)
		walk->link = arena_format(arena, "%s#%s", relation->target, bookmark);
	else if (relation)
		walk->link = relation->target;
	else if (bookmark && *bookmark)
		walk->link = arena_format(arena, "#%s", bookmark);
	docx_read_inline(walk, node);
	walk->link = outer;
}

void docx_read_bookmark(struct docx_walk *walk, const struct node *node)
{
	const char *name = tree_get(node, "w:name");
	if (!name)
		return;
	if (walk->paragraph)
		draft_bookmark(walk->docx->draft, walk->paragraph, name);
	else
		vec_push(&walk->bookmarks, node);
}

static void read_formula(struct docx_walk *walk, const struct node *math, bool is_block)
{
	struct draft *draft = walk->docx->draft;
	struct node *formula =
	    docx_is_silent(walk->docx) ? NULL : docx_formula(draft, math, is_block);
	if (formula)
		draft_piece(draft, walk->paragraph, PIECE_FORMULA, NULL)->formula = formula;
}

/* Words that run the other way than those around, whatever their letters are. */
static void read_direction(struct docx_walk *walk, const struct node *node)
{
	enum draft_direction outer = walk->direction;
	const char *way = tree_get(node, "w:val");
	if (way)
		walk->direction =
		    strcmp(way, "rtl") == 0 ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
	docx_read_inline(walk, node);
	walk->direction = outer;
}

static void read_part(struct docx_walk *walk, const struct node *node)
{
	static const char *const wrappers[] = {"w:smartTag", "w:customXml"};
	if (part_is(node, "w:r"))
		read_run(walk, node);
	else if (part_is(node, "w:hyperlink"))
		read_hyperlink(walk, node);
	else if (part_is(node, "w:ins") || part_is(node, "w:moveTo")) {
		walk->docx->draft->changes++;
		docx_read_inline(walk, node);
	} else if (part_is(node, "w:del") || part_is(node, "w:moveFrom"))
		walk->docx->draft->changes++;
	else if (part_is(node, "w:sdt"))
		docx_read_inline(walk, docx_control(walk->docx, node));
	else if (part_is(node, "mc:AlternateContent"))
		docx_read_inline(walk, docx_choice(node));
	else if (part_is(node, "w:dir") || part_is(node, "w:bdo"))
		read_direction(walk, node);
	else if (part_is(node, "w:fldSimple"))
		docx_simple_field(walk, node);
	else if (part_is(node, "w:bookmarkStart"))
		docx_read_bookmark(walk, node);
	else if (part_is(node, "m:oMath"))
		read_formula(walk, node, false);
	else if (part_is(node, "m:oMathPara"))
		read_formula(walk, node, true);
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
		if (part_is(node, wrappers[i]))
			docx_read_inline(walk, node);
}

void docx_read_inline(struct docx_walk *walk, const struct node *parent)
{
	for (const struct node *node = parent ? parent->children : NULL; node; node = node->next)
		if (node->kind == NODE_ELEMENT)
			read_part(walk, node);
}
