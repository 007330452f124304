/* Fields of a .docx: between its marks stand an instruction and a result, of which the result is
 * read; fields hold others, and go over the ends of paragraphs. */
#include "read/word/docx/docx_parts.h"

#include "base/ascii.h"

#include <string.h>

static bool is_mark(const struct node *node, const char *type)
{
	const char *is = part_is(node, "w:fldChar") ? tree_get(node, "w:fldCharType") : NULL;
	return is && strcmp(is, type) == 0;
}

void docx_settle_fields(struct node *root)
{
	VEC(struct node *) open = {0};
	for (struct node *node = root; node;) {
		bool is_gone = part_is(node, "w:del") || part_is(node, "w:moveFrom");
		if (is_mark(node, "begin"))
			vec_push(&open, node);
		else if (is_mark(node, "end") && open.count)
			open.count--;
		node = is_gone ? tree_next_skipping(node, root) : tree_next(node, root);
	}
	for (size_t i = 0; i < open.count; i++)
		tree_unlink(open.items[i]);
	vec_clear(&open);
}

/* The next word of an instruction: letters in quotation marks, or up to a space. */
const char *docx_field_word(struct arena *arena, const char **s)
{
	*s += strspn(*s, " \t\n\r");
	bool is_quoted = **s == '"';
	*s += is_quoted;
	const char *start = *s;
	size_t size = is_quoted ? strcspn(start, "\"") : strcspn(start, " \t\n\r");
	*s += size + (is_quoted && start[size]);
	return size || is_quoted ? arena_copy(arena, start, size) : NULL;
}

/* HYPERLINK "address" \l "bookmark". */
static const char *hyperlink(struct arena *arena, const char *s)
{
	const char *address = "", *bookmark = NULL;
	for (const char *next; (next = docx_field_word(arena, &s));) {
		if (strcmp(next, "\\l") == 0)
			bookmark = docx_field_word(arena, &s);
		else if (strcmp(next, "\\t") == 0 || strcmp(next, "\\o") == 0)
			docx_field_word(arena, &s);
		else if (*next != '\\')
			address = next;
	}
	if (bookmark && *bookmark)
		return arena_format(arena, "%s#%s", address, bookmark);
	return *address ? address : NULL;
}

/* REF bookmark \h: a reference that can be followed. */
static const char *reference(struct arena *arena, const char *s)
{
	const char *bookmark = docx_field_word(arena, &s);
	bool is_link = strstr(s, "\\h") != NULL;
	return bookmark && is_link ? arena_format(arena, "#%s", bookmark) : NULL;
}

/* What the instruction says of the result. */
static void interpret(struct docx *docx, struct docx_field *field)
{
	static const char *const unseen[] = {"TOC", "INDEX", "XE", "TC", "RD", "SET", "ASK", "TA"};
	const char *s = field->instruction.data ? field->instruction.data : "";
	const char *name = docx_field_word(docx->arena, &s);
	if (!name)
		return;
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		field->is_silent |= ascii_equal(name, unseen[i]);
	const char *link = NULL;
	if (ascii_equal(name, "HYPERLINK"))
		link = hyperlink(docx->arena, s);
	else if (ascii_equal(name, "REF") || ascii_equal(name, "PAGEREF") ||
		 ascii_equal(name, "NOTEREF"))
		link = reference(docx->arena, s);
	field->link = link ? link : field->link;
}

static void begin_result(struct docx *docx, struct docx_field *field)
{
	struct docx_story *story = docx->story;
	interpret(docx, field);
	field->has_result = true;
	story->silent -= !field->is_silent;
}

void docx_field_mark(struct docx_walk *walk, const struct node *mark)
{
	struct docx_story *story = walk->docx->story;
	struct docx_field *last =
	    story->fields.count ? &story->fields.items[story->fields.count - 1] : NULL;
	const char *link = last ? last->link : NULL;
	if (is_mark(mark, "begin")) {
		vec_push(&story->fields,
			 (struct docx_field){.link = link, .form = part_child(mark, "w:ffData")});
		story->silent++;
	} else if (is_mark(mark, "separate") && last && !last->has_result) {
		begin_result(walk->docx, last);
	} else if (is_mark(mark, "end") && last) {
		story->silent -= !last->has_result || last->is_silent;
		if ((!last->has_result || last->form) && !story->silent)
			docx_show_field(walk, last->instruction.data, last->form);
		buf_clear(&last->instruction);
		story->fields.count--;
	}
}

void docx_field_instruction(struct docx_walk *walk, const struct node *instruction)
{
	struct docx_story *story = walk->docx->story;
	struct docx_field *last =
	    story->fields.count ? &story->fields.items[story->fields.count - 1] : NULL;
	for (const struct node *text = instruction->children; text; text = text->next)
		if (last && !last->has_result && text->kind == NODE_TEXT)
			buf_puts(&last->instruction, text->text);
}

void docx_simple_field(struct docx_walk *walk, const struct node *node)
{
	struct docx_story *story = walk->docx->story;
	const char *instruction = tree_get(node, "w:instr");
	struct docx_field field = {.link = docx_field_link(walk->docx)};
	buf_puts(&field.instruction, instruction ? instruction : "");
	vec_push(&story->fields, field);
	story->silent++;
	if (!node->children && story->silent == 1)
		docx_show_field(walk, instruction, NULL);
	begin_result(walk->docx, &story->fields.items[story->fields.count - 1]);
	size_t depth = story->fields.count;
	docx_read_inline(walk, node);
	while (story->fields.count >= depth) {
		struct docx_field *last = &story->fields.items[--story->fields.count];
		story->silent -= !last->has_result || last->is_silent;
		buf_clear(&last->instruction);
	}
}

bool docx_is_silent(const struct docx *docx)
{
	return docx->story->silent > 0;
}

const char *docx_field_link(const struct docx *docx)
{
	size_t open = docx->story->fields.count;
	return open ? docx->story->fields.items[open - 1].link : NULL;
}

void docx_fields_clear(struct docx_story *story)
{
	for (size_t i = 0; i < story->fields.count; i++)
		buf_clear(&story->fields.items[i].instruction);
	vec_clear(&story->fields);
	story->silent = 0;
}
