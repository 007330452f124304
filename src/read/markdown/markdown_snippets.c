/* VitePress's files in articles: code, "<<< @/a.js#region{1,3 ts} [title]", and articles,
 * "<!--@include: ./a.md{3,}-->". includes.h puts them there. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "code/code.h"

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

static void add_article(struct blocks *blocks, const struct line *line,
			const struct snippet *snippet)
{
	struct tree *tree = blocks->tree;
	const char *asks = arena_format(tree->arena, "{{#include %s}}",
					with_range(tree->arena, line->text, snippet, true));
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

enum begun begin_snippet(struct blocks *blocks, struct line *line)
{
	static const char order[] = "@include:";
	if (blocks->markdown->in->dialect != DIALECT_VITEPRESS || line->indent >= CODE_INDENT)
		return NOTHING;
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
		add_article(blocks, line, &snippet);
	else
		add_code(blocks, line, &snippet);
	return BEGUN_LEAF;
}
