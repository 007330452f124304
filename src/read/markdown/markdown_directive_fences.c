/* MyST's directives that hold no Markdown: code with options, formulas, other formats, files. */
#include "read/markdown/markdown_directives.h"

#include "code/code.h"

#include <string.h>

/* "{raw} html" */
static void begin_raw(struct blocks *blocks, struct spot spot, const char *format)
{
	const char *shown = arena_format(blocks->tree->arena, "{=%s}", format);
	bool is_html;
	const char *end = raw_format_end(shown, shown + strlen(shown), &is_html);
	blocks->raw = end && is_html ? RAW_AS_HTML : RAW_LEFT_OUT;
	if (blocks->raw == RAW_LEFT_OUT)
		fence_tell_of_format(blocks, spot, format);
}

void directive_open_fence(struct blocks *blocks, const struct line *line,
			  struct directive *directive)
{
	struct tree *tree = blocks->tree;
	const char *words = piece_copy(tree->arena, line->text, directive->words);
	struct node *pre = fence_open(blocks, line, directive->mark, directive->size);
	directive->node = pre;
	directive->file = words;
	blocks->directive = directive;
	switch (directive->form) {
	case DIRECTIVE_CODE:
		fence_take_info(tree, pre, words);
		break;
	case DIRECTIVE_MATH:
		fence_take_info(tree, pre, "math");
		buf_puts(&blocks->text, words);
		break;
	case DIRECTIVE_RAW:
		begin_raw(blocks, line_spot(line, directive->words.start), words);
		break;
	case DIRECTIVE_NOTHING:
		blocks->raw = RAW_LEFT_OUT;
		break;
	case DIRECTIVE_CODE_FILE:
		break;
	case DIRECTIVE_INCLUDE:
		if (*words)
			tree_set(tree, pre, LISTING_TITLE, words);
		break;
	default:
		fence_take_info(tree, pre, piece_copy(tree->arena, line->text, directive->name));
		tree_set(tree, pre, LISTING_TITLE, words);
	}
}

static void end_formula(struct buf *text, const char *label)
{
	struct buf tex = BUF_EMPTY;
	if (!label || !*label || strpbrk(label, "{}\\%"))
		return;
	buf_printf(&tex, "\\label{%s}%s", label, text->data ? text->data : "");
	buf_clear(text);
	*text = tex;
}

/* The name of the file with the lines that are asked for (line_range.h). */
static const char *with_range(struct tree *tree, const struct directive *directive,
			      const char *file)
{
	unsigned first = directive->first_line, last = directive->last_line;
	if (!first && !last)
		return file;
	return last ? arena_format(tree->arena, "%s:%u:%u", file, first ? first : 1, last)
		    : arena_format(tree->arena, "%s:%u:", file, first);
}

/* "{include} file" is left to includes.h, with the lines that are asked for. */
static void end_include(struct blocks *blocks, const struct directive *directive)
{
	struct tree *tree = blocks->tree;
	const char *file = directive->file;
	if (blocks->text.size || directive->is_beyond || !*file)
		return;
	struct node *paragraph =
	    tree_element(tree, EL_P, directive->node->line, directive->node->column);
	const char *asks =
	    arena_format(tree->arena, "{{#include %s}}", with_range(tree, directive, file));
	tree_append(paragraph, tree_text(tree, asks, strlen(asks)));
	tree_insert_before(directive->node, paragraph);
	blocks->raw = RAW_LEFT_OUT;
}

void directive_end_fence(struct blocks *blocks)
{
	struct directive *directive = blocks->directive;
	blocks->directive = NULL;
	if (directive->form == DIRECTIVE_MATH)
		end_formula(&blocks->text, directive->number);
	else if (directive->form == DIRECTIVE_INCLUDE)
		end_include(blocks, directive);
	else if (directive->form == DIRECTIVE_CODE_FILE && *directive->file)
		tree_set(blocks->tree, directive->node, LISTING_FILE,
			 with_range(blocks->tree, directive, directive->file));
}
