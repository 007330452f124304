/* Plain text: lines to blocks: paragraphs, verse, items of lists, breaks, marked headings. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/text/lines/text_blocks.h"

#include <string.h>

enum {
	DEEPEST_QUOTE = 8,
	QUOTE_INDENT = 2,       /* of wrapped lines, beyond the base */
	QUOTE_INDENT_ALONE = 4, /* of a line that is a paragraph */
	BLANKS_IN_CODE = 2,
	HEADED_INDENT = 4, /* of the lines below a heading that stands out to the left */
	SHORT_HEAD = 50,
	LEAST_BROKEN = 38, /* cells of a line that breaks a sentence off; and at most */
	MOST_BROKEN = 132,
	LINES_OF_A_TITLE = 3,
	SHORTEST_STROKE = 3,
	SHORTEST_ORNAMENT = 5, /* of what parts scenes, too */
};

static bool are_centred(const struct text *text, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		if (!text_is_centred(text, &text->lines.items[i]))
			return false;
	return true;
}

static struct block *push(struct text *text, enum block_kind kind, size_t first, size_t count)
{
	struct block block = {.first = (uint32_t)first, .count = (uint32_t)count, .kind = kind};
	const struct typed_line *lines = &text->lines.items[first];
	for (size_t i = 0; i < count; i++)
		block.cells += lines[i].cells;
	block.quote = lines->quote < DEEPEST_QUOTE ? lines->quote : DEEPEST_QUOTE;
	block.indent = lines->indent;
	block.centred = are_centred(text, first, count);
	for (size_t i = first; i > 0 && text->lines.items[i - 1].kind == LINE_BLANK; i--)
		block.gap += block.gap < UINT16_MAX;
	vec_push(&text->blocks, block);
	return &text->blocks.items[text->blocks.count - 1];
}

static struct block *last_block(struct text *text)
{
	return text->blocks.count ? &text->blocks.items[text->blocks.count - 1] : NULL;
}

static void push_quoted(struct text *text, enum block_kind kind, size_t first, size_t count,
			bool quoted)
{
	const struct block *before = last_block(text);
	bool in_item = before && (before->kind == BLOCK_ITEM || before->continues) &&
		       before->indent <= text->lines.items[first].indent &&
		       text->lines.items[before->first].quote == text->lines.items[first].quote;
	struct block *block = push(text, kind, first, count);
	block->continues = quoted && in_item;
	if (quoted && !in_item && block->quote < DEEPEST_QUOTE)
		block->quote++;
}

/* Whether a paragraph of wrapped lines ends between this line and the next. hanging: first lines
 * stand out to the left. */
static bool ends_paragraph(const struct text *text, const struct typed_line *line,
			   const struct span *span, bool hanging)
{
	bool indented = line[1].indent > span->indent;
	bool full = text_is_full(text, line, line + 1, span->widest);
	if (hanging ? !indented : indented && line->indent == span->indent)
		return hanging || !full || !text_hangs(text, line);
	unsigned taken = line->indent + line->cells;
	bool first = line == &text->lines.items[span->first];
	if (!full && text_is_labelled(text, &text->lines.items[span->first]) &&
	    text_is_labelled(text, line + 1))
		return true;
	bool half = !full && taken * 5 <= span->width * 3;
	if (half && ((first && span->count > 2 && line->kind == LINE_TEXT) ||
		     (line->broken && !text_begins_low(text, line + 1))))
		return true; /* a heading that no blank line follows */
	bool speaks = text_opens_speech(line_text(text, line + 1), line[1].size);
	return !full && (speaks || taken * 5 <= span->width * 4) &&
	       text_ends_sentence(line_text(text, line), line->size);
}

static void push_prose(struct text *text, size_t first, size_t count);

/* Whether the line breaks off a sentence, and is about as long as others of its paragraph. */
static bool goes_on(const struct text *text, const struct span *span, const struct typed_line *line)
{
	return line->cells >= LEAST_BROKEN && line->cells * 5 >= span->widest * 3 &&
	       span->widest <= MOST_BROKEN && text_breaks_off(text, line);
}

/* Whether first lines stand out to the left: most that deeper ones follow have no room left, or
 * break a sentence off that goes on but a little deeper. */
static bool is_hanging(const struct text *text, const struct span *span)
{
	const struct typed_line *lines = &text->lines.items[span->first];
	size_t deeper = 0, turns = 0, full = 0;
	for (size_t i = 1; i < span->count; i++) {
		bool turn = lines[i - 1].indent == span->indent && lines[i].indent > span->indent;
		deeper += lines[i].indent > span->indent;
		turns += turn;
		bool little = lines[i].indent < span->indent + HEADED_INDENT;
		full += turn && (text_is_full(text, &lines[i - 1], &lines[i], span->widest) ||
				 (little && goes_on(text, span, &lines[i - 1])));
	}
	return deeper * 2 > span->count - 1 && lines->indent == span->indent && full * 2 >= turns;
}

/* The lines from at on that stand deeper, though there was room in the one before, which no
 * sentence ends; 0: it isn't so. */
static size_t lines_set_in(const struct text *text, const struct span *span, size_t at)
{
	const struct typed_line *line = &text->lines.items[at - 1];
	size_t count = 0, end = span->first + span->count;
	if (line->indent != span->indent || text_is_full(text, line, line + 1, span->width) ||
	    text_ends_sentence(line_text(text, line), line->size))
		return 0;
	while (at + count < end && line[1 + count].indent >= span->indent + HEADED_INDENT)
		count++;
	return count > 1 ? count : 0;
}

static void push_wrapped(struct text *text, const struct span *span)
{
	size_t end = span->first + span->count;
	bool hanging = is_hanging(text, span);
	bool quoted = span->count > 1 ? span->indent >= text->base + QUOTE_INDENT
				      : span->indent >= text->base + QUOTE_INDENT_ALONE &&
					    span->widest * 10 > span->width * 7 &&
					    !text_is_centred(text, &text->lines.items[span->first]);
	for (size_t first = span->first, i = first; i < end; i++) {
		bool last = i + 1 == end;
		size_t deeper = last || hanging ? 0 : lines_set_in(text, span, i + 1);
		if (!last && !deeper && !ends_paragraph(text, &text->lines.items[i], span, hanging))
			continue;
		push_quoted(text, BLOCK_PROSE, first, i + 1 - first, quoted);
		if (deeper)
			push_prose(text, i + 1, deeper);
		i += deeper;
		first = i + 1;
	}
}

/* Whether a sentence is set in right below a few words: what they mean. */
static bool explains(const struct text *text, const struct typed_line *line)
{
	const char *s = line_text(text, line), *end = s + line->size;
	bool words = memchr(s, ' ', line->size) && unicode_is_letter(utf8_next(&s, end));
	return words && line > text->lines.items && line[-1].kind == LINE_TEXT &&
	       line[-1].indent + HEADED_INDENT <= line->indent && line[-1].cells <= SHORT_HEAD &&
	       !text_ends_sentence(line_text(text, line - 1), line[-1].size) &&
	       line_text(text, line - 1)[line[-1].size - 1] != ':' &&
	       text_ends_sentence(line_text(text, line), line->size);
}

/* Whether the line, behind an item or what goes on with one, stands below the item's words, which
 * are set in no less than prose. */
static bool goes_on_in_item(struct text *text, const struct typed_line *line)
{
	const struct block *item = last_block(text);
	while (item && item->continues)
		item--;
	if (!item || item->kind != BLOCK_ITEM)
		return false;
	const struct typed_line *first = &text->lines.items[item->first];
	return first->marker && first->quote == line->quote && first->indent >= text->base &&
	       line->indent >= first->indent + text_cells(line_text(text, first), first->marker);
}

static void push_lines(struct text *text, const struct span *span)
{
	for (size_t i = span->first, end = i + span->count, count; i < end; i += count) {
		const struct typed_line *line = &text->lines.items[i];
		bool quoted = (line->indent >= text->base + QUOTE_INDENT_ALONE &&
			       (line->cells > 40 || explains(text, line))) ||
			      goes_on_in_item(text, line);
		bool low = text_begins_low(text, line); /* as lines of a list or of code do */
		for (count = 1; !low && i + count < end &&
				line[count].indent == line[count - 1].indent &&
				goes_on(text, span, &line[count - 1]);)
			count++;
		push_quoted(text, BLOCK_PROSE, i, count, quoted);
	}
}

/* Whether the line stands out to the left of the lines below it though there was room in it: the
 * heading of a section in a manual page. */
static bool heads_indented(const struct text *text, size_t first, size_t count)
{
	const struct typed_line *line = &text->lines.items[first];
	if (count < 2 || line[1].indent < line->indent + HEADED_INDENT || line->cells > SHORT_HEAD)
		return false;
	for (size_t i = 2; i < count; i++)
		if (line[i].indent < line->indent + HEADED_INDENT)
			return false;
	const char *s = line_text(text, line);
	return !text_hangs(text, line) && !text_ends_sentence(s, line->size) &&
	       s[line->size - 1] != ',' && s[line->size - 1] != ';' &&
	       !(line->width && text_is_full(text, line, line + 1, line->width));
}

/* Whether the lines are a mark in brackets, such as "(end of the chapter)", and the next chapter's
 * number. */
static bool is_end_mark(const struct text *text, size_t first, size_t count)
{
	const struct typed_line *line = &text->lines.items[first];
	const char *s = line_text(text, line), *end = s + line->size;
	if (count < 2 || line->size < 3 || line->cells > SHORT_HEAD)
		return false;
	bool open = *s == '(' || *s == '[' || memcmp(s, "（", 3) == 0 || memcmp(s, "【", 3) == 0;
	bool close = end[-1] == ')' || end[-1] == ']' || memcmp(end - 3, "）", 3) == 0 ||
		     memcmp(end - 3, "】", 3) == 0;
	enum numbering_kind kind = text_numbering(line_text(text, line + 1), line[1].size).kind;
	return open && close && text_numbering(s, line->size).kind == NUMBERING_NONE &&
	       (kind == NUMBERING_HAN || kind == NUMBERING_WORD);
}

/* Makes a block of the first line, if it is one. */
static void push_first(struct text *text, bool is_one, size_t *first, size_t *count)
{
	if (!is_one)
		return;
	push(text, BLOCK_PROSE, *first, 1);
	++*first, --*count;
}

/* Whether a heading between ornaments stands right above other lines. */
static bool heads_ornate(const struct text *text, size_t first, size_t count)
{
	const struct typed_line *line = &text->lines.items[first];
	return count > 1 && text_is_ornate(text, line) && !text_is_ornate(text, line + 1);
}

static void push_prose(struct text *text, size_t first, size_t count)
{
	push_first(text, is_end_mark(text, first, count), &first, &count);
	push_first(text, heads_ornate(text, first, count), &first, &count);
	bool centred = count > 1 && count <= LINES_OF_A_TITLE && are_centred(text, first, count);
	push_first(text, !centred && heads_indented(text, first, count), &first, &count);
	struct span span = text_measure(text, first, count, text->lines.items[first].width);
	if (centred || text_is_verse(text, &span))
		push(text, BLOCK_VERSE, first, count);
	else if (span.width)
		push_wrapped(text, &span);
	else
		push_lines(text, &span);
}

static void push_item(struct text *text, size_t first, size_t count)
{
	struct block *block = push(text, BLOCK_ITEM, first, count);
	block->number = text->lines.items[first].number;
	block->style = text->lines.items[first].style;
}

/* "# Title" without its marks. */
static void push_marked(struct text *text, size_t at)
{
	struct typed_line *line = &text->lines.items[at];
	const char *s = line_text(text, line);
	uint32_t size = line->size;
	while (size > line->marker && s[size - 1] == '#')
		size--;
	while (size < line->size && size > line->marker && s[size - 1] == ' ')
		size--;
	if (size == line->marker || (size < line->size && s[size] != ' '))
		size = line->size;
	line->start += line->marker;
	line->size = size - line->marker;
	line->cells = text_cells(line_text(text, line), line->size);
	push(text, BLOCK_HEADING, at, 1)->level = (uint8_t)line->number;
}

/* Whether the line at is a stroke under a one-line block that stands right above it. */
static bool is_underline(struct text *text, size_t at)
{
	const struct typed_line *line = &text->lines.items[at];
	const struct block *above = last_block(text);
	const char *s = line_text(text, line);
	if (!above || above->kind != BLOCK_PROSE || above->count != 1 || above->first + 1 != at ||
	    !memchr("=-~_*+#", *s, 7) || line->size < SHORTEST_STROKE)
		return false;
	for (size_t i = 1; i < line->size; i++)
		if (s[i] != *s)
			return false;
	const struct typed_line *title = line - 1;
	bool alone = above->first == 0 || title[-1].kind != LINE_TEXT;
	bool ornament = memchr("_*+#", *s, 4) && line->size < SHORTEST_ORNAMENT;
	return alone && !ornament && !text_ends_sentence(line_text(text, title), title->size) &&
	       (*s == '=' || line->cells * 10 >= title->cells * 7) &&
	       line->cells * 2 <= title->cells * 3 + 8 && title->cells <= 100;
}

static void underline(struct text *text)
{
	struct block *title = last_block(text);
	size_t count = text->blocks.count;
	title->underlined = true;
	title->kind = BLOCK_HEADING;
	if (count > 1 && title[-1].kind == BLOCK_BREAK && title[-1].first + 1 == title->first) {
		title[-1] = *title; /* the stroke above belongs to it */
		text->blocks.count--;
	}
}

/* Whether the line at parts two paragraphs: a stroke that touches one, where blank lines stand
 * between them, frames it or is drawn. */
static bool stands_alone(const struct text *text, size_t at)
{
	const struct typed_line *line = &text->lines.items[at];
	bool below = at + 1 < text->lines.count && line[1].kind != LINE_BLANK;
	return !line->number || !text->gapped || (line[-(at > 0)].kind == LINE_BLANK && !below);
}

/* The lines of code from first on, with the blank ones between. */
static size_t code_lines(const struct text *text, size_t first)
{
	size_t end = first + 1;
	for (size_t i = end; i < text->lines.count && i <= end + BLANKS_IN_CODE; i++) {
		if (text->lines.items[i].kind == LINE_CODE)
			end = i + 1;
		else if (text->lines.items[i].kind != LINE_BLANK)
			break;
	}
	return end - first;
}

/* Code further in than an item before it belongs to that. */
static void push_code(struct text *text, size_t first, size_t count)
{
	const struct block *before = last_block(text);
	bool in_item = before && (before->kind == BLOCK_ITEM || before->continues) &&
		       before->indent + 1U < text->lines.items[first].indent &&
		       text->lines.items[before->first].quote == text->lines.items[first].quote;
	push(text, BLOCK_CODE, first, count)->continues = in_item;
}

/* Deeper by its number, too: "2.1". */
static void push_listed(struct text *text, size_t first, size_t count)
{
	struct block *block = push(text, BLOCK_ITEM, first, count);
	const struct typed_line *line = &text->lines.items[first];
	unsigned depth = text_numbering(line_text(text, line), line->size).depth;
	block->listed = true;
	block->indent = (uint16_t)(block->indent + (depth > 1 ? 2 * (depth - 1) : 0));
}

/* Whether blank lines part most blocks of prose, the first lines aside, and headings that stand
 * right above a paragraph. */
static bool is_airy(const struct text *text)
{
	size_t parted = 0, joined = 0;
	for (size_t i = 1; i < text->blocks.count; i++) {
		const struct block *block = &text->blocks.items[i];
		if (block->kind == BLOCK_ITEM || block->kind == BLOCK_CODE ||
		    block[-1].kind == BLOCK_ITEM || block[-1].kind == BLOCK_CODE)
			continue;
		bool headed =
		    block[-1].gap && block[-1].cells <= SHORT_HEAD && block->cells > 2 * SHORT_HEAD;
		parted += block->gap > 0;
		joined += !block->gap && parted && !headed;
	}
	return parted > joined;
}

/* Pushes the head of a mail, blank lines above it aside. */
static void push_head(struct text *text)
{
	size_t first = 0;
	while (first < text->head && text->lines.items[first].kind == LINE_BLANK)
		first++;
	if (first < text->head)
		push(text, BLOCK_VERSE, first, text->head - first);
}

void text_gather(struct text *text)
{
	push_head(text);
	for (size_t i = text->head, count = 1; i < text->lines.count; i += count, count = 1) {
		const struct typed_line *line = &text->lines.items[i];
		switch (line->kind) {
		case LINE_BREAK:
			if (is_underline(text, i))
				underline(text);
			else if (stands_alone(text, i))
				push(text, BLOCK_BREAK, i, 1);
			break;
		case LINE_MARKED:
			push_marked(text, i);
			break;
		case LINE_FENCE:
			while (line[count++].kind != LINE_FENCE)
				;
			push(text, BLOCK_CODE, i, count);
			break;
		case LINE_CODE:
			count = code_lines(text, i);
			push_code(text, i, count);
			break;
		case LINE_LISTED:
			count = line->style == '+' ? 2 : 1;
			push_listed(text, i, count);
			break;
		case LINE_TABLE:
			while (i + count < text->lines.count && line[count].kind == LINE_TABLE)
				count++;
			push(text, BLOCK_TABLE, i, count);
			break;
		case LINE_ITEM:
		case LINE_NUMBERED:
			count = text_item_lines(text, i);
			push_item(text, i, count);
			break;
		case LINE_TEXT:
			while (i + count < text->lines.count && line[count].kind == LINE_TEXT &&
			       line[count].quote == line->quote)
				count++;
			push_prose(text, i, count);
			break;
		default:
			break;
		}
	}
	text_settle_numbers(text);
	text->airy = is_airy(text);
	for (size_t i = 0; i < text->blocks.count; i++) {
		struct block *block = &text->blocks.items[i];
		const struct typed_line *line = &text->lines.items[block->first];
		if (block->count == 1 && block->kind == BLOCK_PROSE &&
		    text_is_page_mark(line_text(text, line), line->size))
			block->kind = BLOCK_PAGE;
	}
}
