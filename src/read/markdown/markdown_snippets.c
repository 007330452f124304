/* Files that articles name: of VitePress code, "<<< @/a.js#region{1,3 ts} [title]", and articles,
 * "<!--@include: ./a.md{3,}-->"; of MkDocs "--8<-- "a.md"". includes.h puts them there. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "code/code.h"
#include "read/snippet_marks.h"

#include <string.h>

/* A file, and what is asked for of it. */
struct snippet {
	struct piece path, region, braces, rest; /* of the text; empty: not given */
};

static size_t find(const char *text, size_t at, size_t end, const char *ends)
{
	while (at < end && !strchr(ends, text[at]))
		at++;
	return at;
}

static struct snippet read_snippet(const char *text, struct piece all)
{
	struct snippet snippet = {0};
	size_t at = find(text, all.start, all.end, " \t#{");
	snippet.path = (struct piece){all.start, at};
	if (at < all.end && text[at] == '#') {
		size_t end = find(text, at, all.end, " \t{");
		snippet.region = (struct piece){at + 1, end};
		at = end;
	}
	while (at < all.end && is_blank(text[at]))
		at++;
	if (at < all.end && text[at] == '{') {
		size_t end = find(text, at, all.end, "}");
		snippet.braces = (struct piece){at + 1, end};
		at = end < all.end ? end + 1 : end;
	}
	snippet.rest = trimmed_piece(text, at, all.end);
	return snippet;
}

/* The file's name as line_range.h takes it, with "region" or "3,", ",10", "3,10", "3-10". */
static const char *with_range(struct arena *arena, const char *text, const struct snippet *snippet,
			      bool is_lines)
{
	const char *path = piece_copy(arena, text, snippet->path);
	const char *lines = piece_copy(arena, text, snippet->braces);
	size_t first = ascii_digits(lines);
	bool is_range = lines[first] == ',' || lines[first] == '-';
	const char *last = lines + first + is_range;
	if (!piece_is_empty(snippet->region))
		return arena_format(arena, "%s:%s", path, piece_copy(arena, text, snippet->region));
	if (!is_lines || !*lines || last[ascii_digits(last)])
		return path;
	return arena_format(arena, is_range ? "%s:%.*s:%s" : "%s:%.*s", path,
			    first ? (int)first : 1, first ? lines : "1", last);
}

/* Code of a language, which may stand among lines that are marked: "{1,3-4 ts:line-numbers}". */
static void add_code(struct blocks *blocks, const struct line *line, const struct snippet *snippet)
{
	struct tree *tree = blocks->tree;
	struct node *pre = blocks_add(blocks, EL_PRE, line);
	struct piece lines = snippet->braces;
	lines.end = lines.start + strspn(line->text + lines.start, "0123456789,- \t");
	if (lines.end > snippet->braces.end)
		lines.end = snippet->braces.end;
	const char *file = piece_copy(tree->arena, line->text, snippet->path);
	const char *language =
	    piece_copy(tree->arena, line->text, (struct piece){lines.end, snippet->braces.end});
	tree_append(pre, tree_element(tree, EL_CODE, 0, 0));
	fence_take_info(tree, pre,
			arena_format(tree->arena, "%s {%s} %s",
				     *language ? language : path_ending(file),
				     piece_copy(tree->arena, line->text, lines),
				     piece_copy(tree->arena, line->text, snippet->rest)));
	tree_set(tree, pre, LISTING_FILE, with_range(tree->arena, line->text, snippet, false));
}

static void add_article(struct blocks *blocks, const struct line *line, const char *file)
{
	struct tree *tree = blocks->tree;
	const char *asks = arena_format(tree->arena, "{{#include %s}}", file);
	tree_append(blocks_add(blocks, EL_P, line), tree_text(tree, asks, strlen(asks)));
}

/* What stands in a line between two marks; empty: they aren't there. */
static struct piece between(const struct line *line, const char *open, const char *close)
{
	size_t size = strlen(open), last = strlen(close);
	size_t end = trimmed_end(line->text, line->word, line->end);
	if (end - line->word <= size + last || strncmp(line->text + line->word, open, size) != 0 ||
	    strncmp(line->text + end - last, close, last) != 0)
		return (struct piece){0, 0};
	return trimmed_piece(line->text, line->word + size, end - last);
}

static enum begun begin_file(struct blocks *blocks, const struct line *line)
{
	static const char order[] = "@include:";
	struct piece code = between(line, "<<< ", ""), comment = between(line, "<!--", "-->");
	bool is_article = !piece_is_empty(comment) &&
			  strncmp(line->text + comment.start, order, strlen(order)) == 0;
	struct piece all =
	    is_article ? trimmed_piece(line->text, comment.start + strlen(order), comment.end)
		       : code;
	struct snippet snippet = read_snippet(line->text, all);
	if (piece_is_empty(snippet.path))
		return NOTHING;
	blocks_make_room(blocks);
	if (is_article)
		add_article(blocks, line,
			    with_range(blocks->tree->arena, line->text, &snippet, true));
	else
		add_code(blocks, line, &snippet);
	return BEGUN_LEAF;
}

/* MkDocs: one file behind the mark, or several between two marks, a line each. */

/* Whether the line may stand in a list of files: empty, a name, or one that doesn't count. */
static bool is_of_list(const char *text, size_t size)
{
	struct piece words = trimmed_piece(text, 0, size);
	bool counts = !piece_is_empty(words) && text[words.start] != ';';
	return !counts || find(text, words.start, words.end, " \t`\"") == words.end;
}

/* Where the list of files that begins in the line ends; 0: none begins. */
static size_t list_end(const struct blocks *blocks, const struct line *line)
{
	enum { MOST_FILES = 50 };
	const struct markdown_source *source = &blocks->markdown->source;
	struct arena *arena = blocks->tree->arena;
	size_t start = line->end + 1;
	for (size_t i = 0; i < MOST_FILES && start < source->size; i++) {
		const char *text = source->text + start;
		const char *newline = memchr(text, '\n', source->size - start);
		size_t size = newline ? (size_t)(newline - text) : source->size - start;
		const char *file = snippet_file(arena, text, size);
		if (file && !*file)
			return start + size;
		if (!is_of_list(text, size))
			return 0;
		start += size + 1;
	}
	return 0;
}

static enum begun begin_mark(struct blocks *blocks, const struct line *line)
{
	struct arena *arena = blocks->tree->arena;
	const char *text = line->text + line->word;
	size_t size = trimmed_end(line->text, line->word, line->end) - line->word;
	bool is_listed = line->end <= blocks->files_end;
	const char *file = snippet_file(arena, text, size);
	if (!file && !is_listed)
		return NOTHING;
	if (!is_listed && !*file && !(blocks->files_end = list_end(blocks, line)))
		return NOTHING;
	if (!file && size && *text != ';')
		file = snippet_named(arena, text, size);
	blocks_make_room(blocks);
	if (file && *file)
		add_article(blocks, line, file);
	return BEGUN_LEAF;
}

enum begun begin_snippet(struct blocks *blocks, struct line *line)
{
	enum dialect dialect = blocks->markdown->in->dialect;
	if (line->indent >= CODE_INDENT)
		return NOTHING;
	return dialect == DIALECT_VITEPRESS ? begin_file(blocks, line)
	       : dialect == DIALECT_MKDOCS  ? begin_mark(blocks, line)
					    : NOTHING;
}
