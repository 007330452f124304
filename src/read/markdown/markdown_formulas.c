/* Formulas in Markdown: they are found before md4c sees the words, and what it would take for marks
 * in them is hidden from it. Code, tags and addresses come first. */
#include "base/ascii.h"
#include "read/autolinks.h"
#include "read/markdown/markdown_blocks.h"
#include "read/markdown/markdown_tokens.h"

#include <string.h>

enum { LONGEST = 10000 }; /* bytes from a formula's first line to what closes it in another one */

/* Among the words of a block */

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* Behind the code that begins there, or behind its mark if nothing ends it. */
static const char *behind_code(struct formula_finder *finder, const char *text)
{
	size_t size = strspn(text, "`"), run = 1;
	for (const char *c = text + size; c < finder->end; c += run) {
		formula_read(finder, c);
		run = *c == '`' ? strspn(c, "`") : 1;
		if (*c == '`' && run == size)
			return c + size;
	}
	return text + size;
}

/* Behind what holds no formula: code, a tag, the address of a link, any other address. */
static const char *behind_other(struct formula_finder *finder, const char *block, const char *text)
{
	const char *behind = text;
	if (*text == '`') {
		behind = behind_code(finder, text);
	} else if (*text == '<' && ascii_is_letter(text[1])) {
		size_t size = strcspn(text + 1, "<>\n");
		behind = text[1 + size] == '>' ? text + size + 2 : text;
	} else if (*text == ']' && text[1] == '(') {
		formula_read(finder, text + strcspn(text, "\n")); /* at most */
		behind = link_tail(text + 1);
	} else if ((*text == ':' || *text == 'w') && address_start(block, text)) {
		behind = address_end(text, text + strcspn(text, " \t\v\n<`"));
	}
	return behind > text ? behind : text + 1;
}

void words_hide_formulas(struct words *words, char *block, const char *end)
{
	struct formula_finder finder = formula_finder(block, end);
	for (const char *c = block; c < finder.end;) {
		const char *behind = *c == '$' || *c == '\\' ? formula_end(&finder, c) : NULL;
		if (behind) {
			behind = formula_name_end(&words->names, c, behind, finder.end);
			words_hide_formula(words, block + (c - block), block + (behind - block));
		} else if (*c == '\\')
			behind = c + 2;
		else if (*c == '$')
			behind = c + strspn(c, "$");
		else
			behind = behind_other(&finder, block, c);
		if (!formula_go_on(&finder, behind))
			return;
		c = behind;
	}
}

/* Over several lines: what is in a formula begins no block, whatever it looks like. */

static size_t count_dollars(const char *text, const char *end)
{
	size_t count = 0;
	for (; text + 1 < end; text++) {
		bool is_mark = text[0] == '$' && text[1] == '$';
		count += is_mark;
		text += is_mark || *text == '\\';
	}
	return count;
}

static bool has(const char *text, const char *end, const char *close)
{
	size_t size = strlen(close);
	for (; text + size <= end; text++)
		if (memcmp(text, close, size) == 0)
			return true;
	return false;
}

/* What closes the formula that begins in the line and doesn't end there; NULL: none does. */
static const char *close_of(struct blocks *blocks, const char *text, const char *end)
{
	size_t environment = formula_environment(text);
	const char *close = NULL;
	if (environment)
		close = arena_format(blocks->tree->arena, "\\end{%.*s}", (int)environment,
				     text + strlen("\\begin{"));
	else if (begins_with(text, "\\[") || begins_with(text, "\\\\["))
		close = "\\]";
	if (close)
		return has(text + 2, end, close) ? NULL : close;
	bool is_outside = begins_with(text, "$$") || (end - text > 1 && end[-1] == '$');
	return is_outside && count_dollars(text, end) % 2 ? "$$" : NULL;
}

/* Whether it closes in a line below, before an empty one unless its mark stands alone. What was
 * looked at in vain isn't looked at again. */
static bool closes_below(struct blocks *blocks, const struct line *line, const char *close,
			 bool is_alone)
{
	const struct markdown_source *source = &blocks->markdown->source;
	struct vain *vain = &blocks->vain;
	bool same = vain->close && vain->is_alone == is_alone && strcmp(vain->close, close) == 0;
	size_t at = same && vain->end > line->end ? vain->end : line->end;
	size_t size = strlen(close);
	size_t last = source->size - line->end > LONGEST ? line->end + LONGEST : source->size;
	if (same && at > line->end && vain->at_gap)
		return false;
	*vain = (struct vain){close, at, is_alone, false};
	for (; at + size <= last && !vain->at_gap; vain->end = ++at) {
		if (memcmp(source->text + at, close, size) == 0) {
			vain->close = NULL;
			return true;
		}
		vain->at_gap =
		    !is_alone && source->text[at] == '\n' && source->text[at + 1] == '\n';
	}
	return false;
}

void formula_look(struct blocks *blocks, const struct line *line)
{
	const char *text = line->text + line->word, *end = line->text + line->end;
	blocks->formula = NULL;
	if (!blocks->markdown->words.has_formulas || text == end)
		return;
	const char *close = close_of(blocks, text, end);
	bool is_alone = close && (close[1] == 'e' || line_ends(line, line->word + 2));
	if (close && closes_below(blocks, line, close, is_alone))
		blocks->formula = close;
}

bool formula_goes_on(struct blocks *blocks, struct line *line)
{
	if (!blocks->formula)
		return false;
	paragraph_add_line(blocks, line);
	if (has(line->text + line->word, line->text + line->end, blocks->formula))
		blocks->formula = NULL;
	return true;
}

/* What they become */

static struct math *math_of(struct markdown *markdown)
{
	if (!markdown->math)
		markdown->math = math_new(markdown->tree);
	return markdown->math;
}

static void tell(struct markdown *markdown, const struct math_error *error, struct spot spot)
{
	struct place place = {markdown->in->name, spot.line, spot.column};
	diag(markdown->in->diags, error->id, place, error->subject, NULL);
}

static void add_formula(struct reader *reader, struct node *node, const char *words,
			struct spot spot)
{
	reader_push(reader, TOKEN_FORMULA, words, strlen(words))->node = node;
	if (node)
		tree_set_place(node, spot.line, spot.column);
}

void reader_add_typed_formula(struct reader *reader, const char *words, const char *at)
{
	struct markdown *markdown = reader->markdown;
	const char *typed = formula_labelled(markdown->tree->arena, words);
	struct spot spot = reader_spot(reader, at);
	struct math_error error;
	struct node *node = NULL;
	if (formula_translate(math_of(markdown), typed, strlen(typed), &node, &error)) {
		add_formula(reader, node, words, spot);
	} else {
		tell(markdown, &error, reader_spot(reader, at + error.offset));
		reader_push(reader, TOKEN_TEXT, words, strlen(words));
	}
}

void reader_add_formula(struct reader *reader, const char *at, const char *end)
{
	struct buf typed = BUF_EMPTY;
	words_show(reader->words, &typed, at, (size_t)(end - at));
	reader_add_typed_formula(
	    reader, arena_copy(reader->markdown->tree->arena, typed.data, typed.size), at);
	buf_clear(&typed);
}

void reader_refer_to_formula(struct reader *reader, const char *label, const char *at)
{
	const char *typed = arena_format(reader->markdown->tree->arena, "{eq}`%s`", label);
	add_formula(reader, math_refer_to(math_of(reader->markdown), label, typed), typed,
		    reader_spot(reader, at));
}

void markdown_note_fence(struct markdown *markdown, struct node *code)
{
	const char *class = tree_get(code, "class");
	if (class && strcmp(class, "language-math") == 0 && code->children)
		vec_push(&markdown->fences, (struct fence){code, markdown->words.blocks.count});
}

/* A fence of the language "math" that holds a formula is a paragraph, else it stays code. */
static void read_fence(struct markdown *markdown, struct node *code)
{
	struct node *pre = code->parent, *formula;
	const char *tex = code->children->text;
	unsigned line = tree_place(markdown->tree, pre).line + 1;
	struct math_error error;
	if (!math_from_tex(math_of(markdown), tex, strlen(tex), true, &formula, &error)) {
		for (size_t i = 0; i < error.offset; i++)
			line += tex[i] == '\n';
		tell(markdown, &error, (struct spot){line, 0});
		return;
	}
	tree_unlink(code);
	tree_rename(pre, EL_P);
	tree_set(markdown->tree, pre, "class", "formula");
	if (formula)
		tree_append(pre, formula);
	else
		tree_unlink(pre);
}

void markdown_read_fences(struct markdown *markdown, size_t block)
{
	for (; markdown->fences_read < markdown->fences.count; markdown->fences_read++) {
		const struct fence *fence = &markdown->fences.items[markdown->fences_read];
		if (fence->block > block)
			return;
		read_fence(markdown, fence->code);
	}
}
