/* Where links, images and raw HTML stand in the source. */
#include "read/markdown/markdown_places.h"

#include "base/utf8.h"
#include "read/markdown/markdown_notes.h"
#include "read/markdown/markdown_tables.h"

#include <string.h>

/* A bracket that may open a link. */
struct opener {
	int column; /* as cmark counts */
	unsigned source_line, source_column;
};

struct reader {
	const struct markdown_source *source;
	struct tree *tree;
	const struct marked_block *block;
	const struct mark *mark, *end; /* the next one, and behind the last */
	VEC(struct opener) openers;
	const char *text;
	size_t at, size;
	int line, offset; /* cmark's line; its column is at + 1 + offset */
	size_t source_line;
	unsigned source_column; /* 0: not known in this line */
};

/* The number of bytes before the text's line in the source's line, if the source has it there. */
static bool align_end(const char *source, size_t source_size, const char *text, size_t size,
		      size_t *before)
{
	while (size && (*text == ' ' || *text == '\t')) { /* may be what is left of a tab */
		text++;
		size--;
	}
	*before = source_size - size;
	return size <= source_size && memcmp(source + *before, text, size) == 0;
}

static bool align_start(const char *source, size_t source_size, const char *text, size_t size,
			size_t before, bool cell)
{
	for (size_t i = 0; i < size; i++, before++) {
		if (cell && text[i] == '|' && before < source_size && source[before] == '\\')
			before++;
		if (before >= source_size || source[before] != text[i])
			return false;
	}
	return true;
}

static size_t line_size(const char *text, size_t left)
{
	const char *newline = memchr(text, '\n', left);
	return newline ? (size_t)(newline - text) : left;
}

/* Whether the source's line is the text's first one, with nothing but marks of blocks before it. */
static bool begins_at(const struct markdown_source *source, const char *text, long line)
{
	size_t source_size, before;
	if (line < 0 || (size_t)line >= markdown_source_lines(source))
		return false;
	const char *start = markdown_source_line(source, (size_t)line, &source_size);
	return align_end(start, source_size, text, line_size(text, strlen(text)), &before) &&
	       block_marks_size(start, source_size) >= before;
}

static void begin_line(struct reader *reader)
{
	const struct marked_block *block = reader->block;
	const char *text = reader->text + reader->at;
	size_t size = line_size(text, reader->size - reader->at);
	reader->source_column = 0;
	if (reader->source_line >= markdown_source_lines(reader->source))
		return;
	size_t source_size, before;
	const char *source =
	    markdown_source_line(reader->source, reader->source_line, &source_size);
	bool found;
	if (block->first_byte < 0) {
		found = align_end(source, source_size, text, size, &before);
		before -= found ? strspn(text, " \t") : 0;
	} else {
		before = (size_t)block->first_byte;
		found = align_start(source, source_size, text, size, before, block->cell);
	}
	if (found && before <= source_size)
		reader->source_column = (unsigned)utf8_length(source, before) + 1;
}

static void advance(struct reader *reader, size_t to)
{
	while (reader->at < to) {
		char c = reader->text[reader->at++];
		if (c == '\n') {
			reader->source_line++;
			begin_line(reader);
		} else if (reader->source_column && ((unsigned char)c & 0xC0) != 0x80) {
			reader->source_column += 1 + (c == '|' && reader->block->cell);
		}
	}
}

static unsigned file_line(const struct reader *reader)
{
	return reader->source->first_line + (unsigned)reader->source_line;
}

/* Places the next mark and goes on behind it. */
static void take_mark(struct reader *reader, unsigned line, unsigned column, size_t end)
{
	const struct mark *mark = reader->mark++;
	if (mark->node)
		tree_set_place(mark->node, line, column);
	advance(reader, end);
}

static bool next_is(const struct reader *reader, enum mark_kind kind, int column)
{
	const struct mark *mark = reader->mark;
	return mark < reader->end && mark->kind == kind && mark->line == reader->line &&
	       mark->start == column;
}

/* The end of the next mark in the text, where cmark counted it with the offset; 0: can't be. */
static size_t mark_end(const struct reader *reader, int offset)
{
	int end = reader->mark->end - offset;
	return end > 0 && (size_t)end > reader->at && (size_t)end <= reader->size ? (size_t)end : 0;
}

static void read_newline(struct reader *reader)
{
	advance(reader, reader->at + 1);
	reader->line++;
	reader->offset = reader->block->column - 1 - (int)reader->at;
}

static void read_backslash(struct reader *reader)
{
	char next = reader->text[reader->at + 1]; /* the text ends in a NUL */
	bool escapes = next > ' ' && next < 0x7F && !(next >= '0' && next <= '9') &&
		       !(next >= 'A' && next <= 'Z') && !(next >= 'a' && next <= 'z');
	advance(reader, reader->at + 1 + (escapes || next == '\n'));
}

static void read_ticks(struct reader *reader)
{
	size_t ticks = strspn(reader->text + reader->at, "`"), behind = reader->at + ticks;
	if (next_is(reader, MARK_CODE, (int)behind + 1 + reader->offset)) {
		size_t end = mark_end(reader, reader->offset);
		if (end && end + ticks <= reader->size) {
			take_mark(reader, 0, 0, end + ticks);
			return;
		}
	}
	advance(reader, behind);
}

static void read_pointy(struct reader *reader)
{
	size_t end = 0;
	if (next_is(reader, MARK_HTML, (int)reader->at + 1 + reader->offset))
		end = mark_end(reader, reader->offset);
	else if (next_is(reader, MARK_LINK, (int)reader->at + 1)) /* <…> has columns of its own */
		end = mark_end(reader, 0);
	if (end && reader->text[end - 1] == '>')
		take_mark(reader, file_line(reader), reader->source_column, end);
	else
		advance(reader, reader->at + 1);
}

static void read_opening(struct reader *reader, size_t size)
{
	struct opener opener = {(int)reader->at + 1 + reader->offset, file_line(reader),
				reader->source_column};
	vec_push(&reader->openers, opener);
	advance(reader, reader->at + size);
}

static void read_closing(struct reader *reader)
{
	struct opener opener = {0};
	size_t end = 0;
	if (reader->openers.count) {
		opener = reader->openers.items[--reader->openers.count];
		if (next_is(reader, MARK_LINK, opener.column))
			end = mark_end(reader, reader->offset);
	}
	char next = reader->text[reader->at + 1];
	if (end && (next == '(' || next == '[' || end == reader->at + 1))
		take_mark(reader, opener.source_line, opener.source_column, end);
	else
		advance(reader, reader->at + 1);
}

static void read_caret(struct reader *reader)
{
	size_t size = note_reference_size(reader->text, reader->at, reader->size);
	const struct mark *mark = reader->mark;
	if (size && mark < reader->end && mark->kind == MARK_NOTE && strlen(mark->url) == size &&
	    memcmp(mark->url, reader->text + reader->at + 1, size) == 0)
		take_mark(reader, file_line(reader),
			  reader->source_column - (reader->source_column > 0),
			  reader->at + 1 + size);
	else
		advance(reader, reader->at + 1);
}

/* An address without brackets: cmark knows neither line nor column, and goes back from the colon.
 */
static void read_colon(struct reader *reader)
{
	const struct mark *mark = reader->mark;
	bool bare = mark < reader->end && mark->kind == MARK_LINK && !mark->line && !mark->start;
	size_t scheme = bare ? strcspn(mark->url, ":") : 0, size = bare ? strlen(mark->url) : 0;
	if (bare && !reader->openers.count && scheme <= reader->at &&
	    size <= reader->size - (reader->at - scheme) &&
	    memcmp(mark->url, reader->text + reader->at - scheme, size) == 0) {
		unsigned column = reader->source_column;
		column = column > scheme ? column - (unsigned)scheme : 0;
		take_mark(reader, file_line(reader), column, reader->at - scheme + size);
	} else {
		advance(reader, reader->at + 1);
	}
}

static void read_www(struct reader *reader)
{
	size_t end = 0;
	if (!reader->openers.count && strncmp(reader->text + reader->at, "www.", 4) == 0 &&
	    next_is(reader, MARK_LINK, (int)reader->at + reader->offset))
		end = mark_end(reader, reader->offset);
	if (end)
		take_mark(reader, file_line(reader), reader->source_column, end);
	else
		advance(reader, reader->at + 1);
}

static void read_one(struct reader *reader)
{
	const char *text = reader->text + reader->at;
	switch (*text) {
	case '\n':
		read_newline(reader);
		break;
	case '\\':
		read_backslash(reader);
		break;
	case '`':
		read_ticks(reader);
		break;
	case '<':
		read_pointy(reader);
		break;
	case '!':
		if (text[1] == '[' && text[2] != '^')
			read_opening(reader, 2);
		else
			advance(reader, reader->at + 1);
		break;
	case '[':
		read_opening(reader, 1);
		break;
	case ']':
		read_closing(reader);
		break;
	case '^':
		read_caret(reader);
		break;
	case ':':
		read_colon(reader);
		break;
	case 'w':
		read_www(reader);
		break;
	default:
		advance(reader, reader->at + 1 + strcspn(text + 1, "\n\\`<![]^:w"));
	}
}

void places_find(const struct markdown_source *source, struct tree *tree,
		 const struct marked_block *block, const mark_list *marks)
{
	struct reader reader = {
	    .source = source,
	    .tree = tree,
	    .block = block,
	    .mark = marks->items,
	    .end = marks->items + marks->count,
	    .text = block->text,
	    .size = strlen(block->text),
	    .line = block->line,
	    .offset = block->column - 1,
	};
	long line = begins_at(source, block->text, block->other_line) ? block->other_line
								      : block->first_line;
	if (line >= 0) {
		reader.source_line = (size_t)line;
		begin_line(&reader);
		while (reader.at < reader.size && reader.mark < reader.end)
			read_one(&reader);
	}
	for (; reader.mark < reader.end; reader.mark++)
		if (reader.mark->node)
			tree_set_place(reader.mark->node, tree_place(tree, reader.mark->node).line,
				       0);
	vec_clear(&reader.openers);
}
