/* Blocks of Markdown that hold text: paragraphs, headings, code, rules (CommonMark, 4). */
#include "read/markdown/markdown_directives.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/code_notes.h"

#include <string.h>

enum { DEEPEST_HEADING = 6, SHORTEST_FENCE = 3, SHORTEST_RULE = 3 };

/* The number signs that end a heading are none of its words. */
static size_t heading_end(const char *text, size_t start, size_t end)
{
	end = trimmed_end(text, start, end);
	size_t closing = end;
	while (closing > start && text[closing - 1] == '#')
		closing--;
	if (closing > start && !is_blank(text[closing - 1]))
		return end;
	return trimmed_end(text, start, closing);
}

/* Whether words stand right behind the number signs, as older Markdown had it: "##Words". One sign
 * may be a tag's, so it counts where other headings have no blank, either. */
static bool is_tight_heading(const struct blocks *blocks, const struct line *line, size_t level)
{
	const char *at = line->text + line->word + level, *end = line->text + line->end;
	if (in_paragraph(blocks) || at == end || (level == 1 && !blocks->tight_headings))
		return false;
	unsigned c = utf8_next(&at, end);
	return unicode_is_letter(c) || unicode_is_digit(c);
}

bool headings_are_tight(const char *text)
{
	bool tight = false, spaced = false, fenced = false;
	for (const char *line = text; line && *line;) {
		size_t level = fenced ? 0 : strspn(line, "#");
		bool heading = level && level <= DEEPEST_HEADING;
		fenced ^= strncmp(line, "```", 3) == 0 || strncmp(line, "~~~", 3) == 0;
		spaced |= heading && is_blank(line[level]);
		tight |= heading && level > 1 && line[level] && !ascii_is_space(line[level]);
		line = strchr(line, '\n');
		line += line != NULL;
	}
	return tight && !spaced;
}

enum begun begin_heading(struct blocks *blocks, struct line *line)
{
	size_t level = line->indent < CODE_INDENT ? line_run(line, '#') : 0;
	char behind = line_char(line, level);
	if (!level || level > DEEPEST_HEADING ||
	    (behind && !is_blank(behind) && !is_tight_heading(blocks, line, level)))
		return NOTHING;
	blocks_make_room(blocks);
	struct node *heading = blocks_add(blocks, (enum element)(EL_H1 + level - 1), line);
	size_t start = line->word + level;
	while (start < line->end && is_blank(line->text[start]))
		start++;
	blocks_begin_words(blocks, WORDS_OF_HEADING, heading);
	words_add(&blocks->markdown->words, line->text, start,
		  heading_end(line->text, start, line->end));
	words_end(&blocks->markdown->words);
	return BEGUN_LEAF;
}

enum begun begin_rule(struct blocks *blocks, struct line *line)
{
	char mark = line_char(line, 0);
	if (line->indent >= CODE_INDENT || !mark || !strchr("*-_", mark) ||
	    line->word < line->no_rule)
		return NOTHING;
	size_t marks = 0, at = line->word;
	for (; at < line->end && (line->text[at] == mark || is_blank(line->text[at])); at++)
		marks += line->text[at] == mark;
	if (at < line->end || marks < SHORTEST_RULE) {
		line->no_rule = at;
		return NOTHING;
	}
	blocks_make_room(blocks);
	blocks_add(blocks, EL_HR, line);
	return BEGUN_LEAF;
}

/* Code */

/* What is left of the line, whose first tab may be taken in part. */
static void add_verbatim(struct buf *out, const struct line *line)
{
	size_t at = line->at;
	for (unsigned column = line->column; line->split && column % 4; column++)
		buf_putc(out, ' ');
	at += line->split;
	buf_add(out, line->text + at, line->end - at);
	buf_putc(out, '\n');
}

static struct node *add_code(struct blocks *blocks, const struct line *line)
{
	blocks_make_room(blocks);
	struct node *pre = blocks_add(blocks, EL_PRE, line);
	blocks->node = tree_element(blocks->tree, EL_CODE, 0, 0);
	tree_append(pre, blocks->node);
	buf_cut(&blocks->text, 0);
	return pre;
}

void fence_tell_of_format(struct blocks *blocks, struct spot spot, const char *format)
{
	struct markdown *markdown = blocks->markdown;
	if (!markdown->has_others)
		diag(markdown->in->diags, MSG_OTHER_FORMAT,
		     (struct place){markdown->in->name, spot.line, spot.column}, format, NULL);
	markdown->has_others = true;
}

struct node *fence_open(struct blocks *blocks, const struct line *line, char mark, size_t size)
{
	struct node *pre = add_code(blocks, line);
	blocks->leaf = LEAF_FENCE;
	blocks->fence = mark;
	blocks->fence_size = size;
	blocks->fence_indent = line->indent;
	return pre;
}

static void take_info(struct blocks *blocks, const struct line *line, struct node *pre,
		      size_t start)
{
	while (start < line->end && is_blank(line->text[start]))
		start++;
	const char *end = line->text + trimmed_end(line->text, start, line->end);
	bool is_html, is_raw = raw_format_end(line->text + start, end, &is_html) == end;
	blocks->raw = !is_raw ? RAW_NONE : is_html ? RAW_AS_HTML : RAW_LEFT_OUT;
	if (blocks->raw == RAW_LEFT_OUT)
		fence_tell_of_format(blocks, line_spot(line, start),
				     arena_copy(blocks->tree->arena, line->text + start,
						(size_t)(end - line->text) - start));
	fence_take_info(
	    blocks->tree, pre,
	    escapes_read(&blocks->markdown->escapes, line->text + start, line->end - start));
}

enum begun begin_fence(struct blocks *blocks, struct line *line)
{
	char mark = line_char(line, 0);
	if (line->indent >= CODE_INDENT || (mark != '`' && mark != '~'))
		return NOTHING;
	size_t size = line_run(line, mark), info = line->word + size;
	if (size < SHORTEST_FENCE ||
	    (mark == '`' && memchr(line->text + info, '`', line->end - info)))
		return NOTHING;
	take_info(blocks, line, fence_open(blocks, line, mark, size), info);
	return BEGUN_LEAF;
}

bool fence_is_closed_by(const struct line *line, char mark, size_t size)
{
	size_t run = line->indent < CODE_INDENT ? line_run(line, mark) : 0;
	return run >= size && line_ends(line, line->word + run);
}

bool fence_goes_on(struct blocks *blocks, struct line *line)
{
	if (fence_is_closed_by(line, blocks->fence, blocks->fence_size)) {
		blocks_end_leaf(blocks);
		return true;
	}
	line_skip(line, blocks->fence_indent);
	if (blocks->directive && directive_takes_option(blocks, blocks->directive, line)) {
		tree_set_place(blocks->node->parent, line->number, 1);
		return true;
	}
	add_verbatim(&blocks->text, line);
	return true;
}

enum begun begin_code(struct blocks *blocks, struct line *line)
{
	if (line->indent < CODE_INDENT || line_is_blank(line) || blocks->leaf == LEAF_PARAGRAPH)
		return NOTHING;
	struct node *pre = add_code(blocks, line);
	line_skip(line, CODE_INDENT);
	tree_set_place(pre, line->number, line_spot(line, line->at).column);
	add_verbatim(&blocks->text, line);
	blocks->leaf = LEAF_CODE;
	return BEGUN_LEAF;
}

bool code_goes_on(struct blocks *blocks, struct line *line)
{
	if (line->indent < CODE_INDENT && !line_is_blank(line))
		return false;
	line_skip(line, CODE_INDENT);
	add_verbatim(&blocks->text, line);
	return true;
}

/* The lines of the text that are more than blanks, to the last. */
static size_t without_empty_lines(const struct buf *text)
{
	size_t size = text->size;
	while (size && (is_blank(text->data[size - 1]) || text->data[size - 1] == '\n'))
		size--;
	const char *newline = memchr(text->data + size, '\n', text->size - size);
	return newline ? (size_t)(newline - text->data) + 1 : size;
}

/* A fence of another format. */
static void end_raw(struct blocks *blocks)
{
	struct node *pre = blocks->node->parent;
	if (blocks->raw == RAW_AS_HTML)
		tree_insert_before(pre, markdown_html(blocks->markdown, blocks->text.data,
						      blocks->text.size,
						      (struct spot){pre->line + 1, 1}));
	tree_unlink(pre);
	blocks->raw = RAW_NONE;
}

/* Empty lines at the end are none of indented code. */
void code_end(struct blocks *blocks)
{
	size_t size = blocks->text.size;
	bool fenced = blocks->fence != '\0';
	if (!fenced)
		size = without_empty_lines(&blocks->text);
	blocks->fence = '\0';
	if (blocks->directive) {
		directive_end_fence(blocks);
		size = blocks->text.size;
	}
	if (blocks->raw) {
		end_raw(blocks);
		return;
	}
	if (size)
		tree_append(blocks->node, tree_text(blocks->tree, blocks->text.data, size));
	if (fenced)
		code_notes_settle(blocks->tree, blocks->node->parent);
	markdown_note_fence(blocks->markdown, blocks->node);
}

/* Paragraphs, and headings with a line below */

void paragraph_add_line(struct blocks *blocks, const struct line *line)
{
	struct spot spot = line_spot(line, line->word);
	vec_push(&blocks->lines, (struct text_line){line->word, line->end, spot.line, spot.column});
}

/* Definitions of links at the start of a paragraph are none of its words. */
static void take_definitions(struct blocks *blocks)
{
	struct markdown *markdown = blocks->markdown;
	const char *source = markdown->source.text;
	if (!blocks->lines.count || source[blocks->lines.items[0].start] != '[')
		return;
	buf_cut(&blocks->text, 0);
	for (size_t i = 0; i < blocks->lines.count; i++) {
		const struct text_line *line = &blocks->lines.items[i];
		buf_add(&blocks->text, source + line->start, line->end - line->start);
		buf_putc(&blocks->text, '\n');
	}
	size_t lines = 0;
	const char *text = blocks->text.data, *end;
	while ((end = reference_read(&markdown->references, &markdown->words, &markdown->escapes,
				     text)) > text)
		for (; text < end; text++)
			lines += *text == '\n';
	blocks->lines.count -= lines;
	memmove(blocks->lines.items, blocks->lines.items + lines,
		blocks->lines.count * sizeof *blocks->lines.items);
}

/* "[ ] " or "[x] " at the start of an item's first paragraph; its size. */
static size_t read_box(const struct blocks *blocks, const char *text, char *box)
{
	const struct container *inner = blocks_inner(blocks);
	if (!inner || inner->kind != IN_ITEM || !blocks->first)
		return 0;
	if (text[0] != '[' || !text[1] || !strchr(" xX", text[1]) || text[2] != ']' ||
	    !is_blank(text[3]))
		return 0;
	*box = text[1] == ' ' ? ' ' : 'x';
	inner->list->tasks++;
	return 3 + strspn(text + 3, " \t");
}

void paragraph_add_words(struct blocks *blocks, size_t skip)
{
	const char *source = blocks->markdown->source.text;
	struct words *words = &blocks->markdown->words;
	for (size_t i = 0; i < blocks->lines.count; i++) {
		size_t start = blocks->lines.items[i].start + (i ? 0 : skip);
		size_t end = blocks->lines.items[i].end;
		bool last = i + 1 == blocks->lines.count;
		words_add(words, source, start, last ? trimmed_end(source, start, end) : end);
		if (!last)
			words_add_break(words);
	}
	words_end(words);
	blocks->lines.count = 0;
}

static struct node *add_paragraph(struct blocks *blocks, enum element element)
{
	const struct text_line *first = blocks->lines.items;
	struct node *node = tree_element(blocks->tree, element, first->number, first->column);
	tree_append(blocks_parent(blocks), node);
	blocks_take_targets(blocks, node);
	return node;
}

void paragraph_end(struct blocks *blocks)
{
	blocks->formula = NULL;
	take_definitions(blocks);
	if (!blocks->lines.count || verse_end(blocks) || drawn_end(blocks))
		return;
	struct words *words = &blocks->markdown->words;
	const char *source = blocks->markdown->source.text;
	const struct container *inner = blocks_inner(blocks);
	char box = '\0';
	size_t skip = read_box(blocks, source + blocks->lines.items[0].start, &box);
	blocks_begin_words(blocks, WORDS_OF_PARAGRAPH, add_paragraph(blocks, EL_P));
	struct words_block *block = &words->blocks.items[words->blocks.count - 1];
	block->box = box;
	if (inner && inner->kind == IN_ITEM)
		block->loose = &inner->list->loose;
	paragraph_add_words(blocks, skip);
}

/* "===" and "---" make the paragraph above a heading. */
enum begun begin_underlined(struct blocks *blocks, struct line *line)
{
	char mark = line_char(line, 0);
	if (line->indent >= CODE_INDENT || (mark != '=' && mark != '-') || !in_paragraph(blocks) ||
	    !line_ends(line, line->word + line_run(line, mark)))
		return NOTHING;
	take_definitions(blocks);
	if (!blocks->lines.count)
		return NOTHING;
	blocks->leaf = LEAF_NONE;
	struct node *heading = add_paragraph(blocks, mark == '=' ? EL_H1 : EL_H2);
	blocks_begin_words(blocks, WORDS_OF_HEADING, heading);
	paragraph_add_words(blocks, 0);
	return BEGUN_LEAF;
}
