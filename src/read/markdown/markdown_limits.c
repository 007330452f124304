/* Limits on what cmark-gfm is given: estimates of its work, a line or a mark at a time. */
#include "read/markdown/markdown_limits.h"

#include "read/markdown/markdown_paragraph.h"
#include "read/markdown/markdown_tables.h"

#include <string.h>

enum {
	WORK_FREE = 16 << 20,      /* units of work that any text may take: some 50 ms */
	WORK_A_BYTE = 64,          /* and for each of its bytes */
	BLANK_LINE = 4,            /* the work of an empty line in a block */
	HEADER_BYTE = 4,           /* of a byte that may belong to a table's header */
	SHORT_PARAGRAPH = 4 << 10, /* bytes; its square is no worry */
};

struct limits {
	const struct markdown_source *source;
	bool smart;
	size_t work, most_work;
	size_t open;                  /* blocks that may be open, one inside the other */
	bool blank, in_table;         /* the line before */
	size_t paragraph, first_line; /* where it began, by byte and line */
};

/* "- - -", "***": a line across, no lists. */
static bool is_rule(const char *text, size_t size)
{
	size_t marks = 0;
	char mark = '\0';
	for (size_t i = 0; i < size; i++) {
		if (text[i] == ' ' || text[i] == '\t')
			continue;
		if (!strchr("-*_", text[i]) || (mark && mark != text[i]))
			return false;
		mark = text[i];
		marks++;
	}
	return marks > 2;
}

/* The depth of a line that begins with those block marks, where as many blocks as `open` may go on:
 * each list item takes two columns of indentation, each mark opens one more. */
static size_t depth_of(const char *text, size_t marks, size_t open)
{
	size_t blanks = 0, opened = 0;
	for (size_t i = 0; i < marks; i++) {
		if (text[i] == ' ' || text[i] == '\t')
			blanks += text[i] == ' ' ? 1 : 4;
		else
			opened += text[i] < '0' || text[i] > '9';
	}
	return opened + (open < blanks / 2 ? open : blanks / 2);
}

static bool nesting_is_affordable(struct limits *limits, const char *text, size_t size,
				  size_t marks)
{
	bool blank = !size || strspn(text, "> \t") >= size;
	if (!blank && marks && !is_rule(text, size)) {
		size_t depth = depth_of(text, marks, limits->open);
		limits->open = limits->blank || depth > limits->open ? depth : limits->open;
	} else if (!blank && limits->blank) {
		limits->open = 0;
	}
	limits->work += limits->open * (blank ? BLANK_LINE : size);
	limits->blank = blank;
	return limits->work <= limits->most_work;
}

/* Whether a line begins something that can't go on the paragraph before. */
static bool begins_block(const struct limits *limits, const char *text, size_t size, size_t marks)
{
	if (limits->blank || limits->in_table || (marks < size && text[marks] == '#'))
		return true;
	size_t bullet = strspn(text, "> \t");
	return bullet < marks && marks < size && (text[bullet] < '0' || text[bullet] > '9');
}

static bool paragraph_is_affordable(struct limits *limits, size_t end)
{
	size_t size = end - limits->paragraph;
	if (size > SHORT_PARAGRAPH)
		limits->work +=
		    paragraph_work(limits->source->text + limits->paragraph, size, limits->smart);
	return limits->work <= limits->most_work;
}

/* cmark reads all of the paragraph, when a line looks like the one under a table's header, and
 * takes the square of a row's cells. */
static bool header_is_affordable(struct limits *limits, size_t line)
{
	const struct markdown_source *source = limits->source;
	if (limits->in_table || !is_marker_row(source, line))
		return true;
	limits->work += HEADER_BYTE * (source->lines.items[line] - limits->paragraph);
	for (size_t i = limits->first_line; i <= line; i++) {
		size_t cells = table_cells(source, i);
		limits->work += cells * cells / 2;
	}
	return limits->work <= limits->most_work;
}

static bool refuse(const struct markdown_source *source, enum message id, size_t offset,
		   const char *file, struct diags *diags)
{
	unsigned line = source->first_line;
	for (size_t i = 1; i < source->lines.count && source->lines.items[i] <= offset; i++)
		line++;
	diag(diags, id, (struct place){file, line, 0}, NULL, NULL);
	return false;
}

bool markdown_is_affordable(const struct markdown_source *source, bool smart, const char *file,
			    struct diags *diags)
{
	struct limits limits = {.source = source, .smart = smart, .blank = true};
	limits.most_work = WORK_FREE + WORK_A_BYTE * source->size;
	for (size_t i = 0; i < markdown_source_lines(source); i++) {
		size_t size, start = source->lines.items[i];
		const char *text = markdown_source_line(source, i, &size);
		size_t marks = block_marks_size(text, size);
		if (begins_block(&limits, text, size, marks)) {
			if (!paragraph_is_affordable(&limits, start))
				return refuse(source, MSG_TANGLED_PARAGRAPH, limits.paragraph, file,
					      diags);
			limits.paragraph = start;
			limits.first_line = i;
		}
		if (!header_is_affordable(&limits, i))
			return refuse(source, MSG_TANGLED_PARAGRAPH, limits.paragraph, file, diags);
		if (!nesting_is_affordable(&limits, text, size, marks))
			return refuse(source, MSG_NESTED_TOO_DEEPLY, start, file, diags);
		limits.in_table = !limits.blank && (limits.in_table || table_columns(source, i));
	}
	return paragraph_is_affordable(&limits, source->size) ||
	       refuse(source, MSG_TANGLED_PARAGRAPH, limits.paragraph, file, diags);
}
