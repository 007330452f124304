/* What stands beside the text: fenced divs (":::"), admonitions ("!!!"), and quotations that say
 * what they are ("> [!NOTE]"), in the forms of pandoc, Docusaurus, MyST, Quarto, MkDocs, GitHub and
 * Obsidian. Each is an aside with a title, or a div where its name says nothing. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "read/asides.h"

#include <string.h>

enum { SHORTEST_DIV = 3, ADMONITION_INDENT = 4 };

static const char *const kinds[] = {
    "abstract", "attention", "bug",       "caution", "danger", "details",  "error",   "example",
    "failure",  "hint",      "important", "info",    "note",   "question", "quote",   "seealso",
    "spoiler",  "success",   "summary",   "tip",     "tldr",   "todo",     "warning",
};

/* The name of the kind without what tools put before it, in lower case. */
static char *kind_of(struct tree *tree, const char *name, size_t size)
{
	static const char callout[] = "callout-";
	char *kind = ascii_lowered(arena_copy(tree->arena, name, size));
	return strncmp(kind, callout, strlen(callout)) == 0 ? kind + strlen(callout) : kind;
}

static bool is_kind(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i], name) == 0)
			return true;
	return false;
}

bool aside_is_kind(struct tree *tree, const char *text, struct piece name)
{
	return is_kind(kind_of(tree, text + name.start, name.end - name.start));
}

/* The kind that one of the node's classes names; NULL: none does. */
static const char *kind_of_classes(struct tree *tree, const struct node *node)
{
	const char *class = tree_get(node, "class");
	for (const char *s = class ? class : ""; *s;) {
		size_t size = strcspn(s, " ");
		const char *kind = kind_of(tree, s, size);
		if (is_kind(kind))
			return kind;
		s += size;
		s += strspn(s, " ");
	}
	return NULL;
}

/* The words of the title, or the kind's name. */
static void add_title(struct blocks *blocks, struct node *aside, const char *kind,
		      struct piece title, const struct line *line)
{
	struct tree *tree = blocks->tree;
	struct node *node = box_add_title(tree, aside, line->number);
	if (piece_is_empty(title)) {
		box_name_title(tree, node, kind);
		return;
	}
	blocks_begin_words(blocks, WORDS_OF_CELL, node);
	words_add(&blocks->markdown->words, line->text, title.start, title.end);
	words_end(&blocks->markdown->words);
}

void aside_make_titled(struct blocks *blocks, struct node *node, const char *kind,
		       struct piece title, const struct line *line)
{
	box_make(blocks->tree, node, kind);
	add_title(blocks, node, kind, title, line);
}

void label_add(struct blocks *blocks, const char *before, struct piece words,
	       const struct line *line)
{
	struct tree *tree = blocks->tree;
	struct node *paragraph = tree_element(tree, EL_P, line->number, 0);
	struct node *strong = tree_element(tree, EL_STRONG, line->number, 0);
	tree_append(blocks_parent(blocks), paragraph);
	tree_append(paragraph, strong);
	if (*before)
		tree_append(strong, tree_text(tree, before, strlen(before)));
	if (piece_is_empty(words))
		return;
	blocks_begin_words(blocks, WORDS_OF_CELL, strong);
	words_add(&blocks->markdown->words, line->text, words.start, words.end);
	words_end(&blocks->markdown->words);
}

/* Fenced divs */

/* Whether lines may be set in for a container that we are in: elsewhere, such are code. */
static bool is_set_in(const struct blocks *blocks)
{
	for (size_t i = 0; i < blocks->matched; i++)
		if (blocks->open.items[i].indent)
			return true;
	return false;
}

size_t blocks_last_end(struct blocks *blocks, char mark)
{
	static const char marks[MARKS_OF_FENCES + 1] = ":`~";
	const char *text = blocks->markdown->source.text;
	size_t end = blocks->markdown->source.size;
	bool set_in = is_set_in(blocks);
	size_t *found = &blocks->last_ends[strchr(marks, mark) - marks][set_in];
	if (*found)
		return *found - 1;
	while (end) {
		size_t start = end, size = 0;
		while (start && text[start - 1] != '\n')
			start--;
		struct piece words = trimmed_piece(text, start, end);
		bool code = !set_in && (words.start - start >= CODE_INDENT || text[start] == '\t');
		while (words.start < words.end && strchr("> \t", text[words.start])) /* quoted */
			words.start++;
		while (words.start + size < words.end && text[words.start + size] == mark)
			size++;
		if (size >= SHORTEST_DIV && words.start + size >= words.end && !code) {
			end = start;
			break;
		}
		end = start ? start - 1 : 0;
	}
	*found = end + 1;
	return end;
}

static enum begun end_div(struct blocks *blocks)
{
	size_t i = blocks->matched;
	while (i && blocks->open.items[i - 1].kind != IN_DIV)
		i--;
	if (!i)
		return NOTHING;
	blocks_close_to(blocks, i - 1);
	return BEGUN_LEAF;
}

/* "note Title", "note[Title]", "{note} Title", "{.note #id title='Title'}", "note {.class}". */
struct div_info {
	struct piece name, title, attributes;
};

static bool read_info(const char *text, struct piece info, struct div_info *div)
{
	static const char unfolded[] = "{open}"; /* says no more than that a box isn't folded */
	bool braced = text[info.start] == '{';
	size_t start = info.start + braced, end = name_end(text, start, info.end);
	*div = (struct div_info){.name = {start, end}};
	if (braced && end < info.end && text[end] == '}' && end > start) {
		end++;
	} else if (braced) {
		const char *behind = attributes_end(text + info.start, text + info.end);
		div->name = (struct piece){0, 0};
		div->attributes = (struct piece){info.start, info.end};
		return behind == text + info.end;
	} else if (end == start || (end < info.end && !is_blank(text[end]) && text[end] != '[' &&
				    text[end] != '{')) {
		return false;
	}
	struct piece rest = trimmed_piece(text, end, info.end);
	const char *open =
	    piece_is_empty(rest) ? NULL : memchr(text + rest.start, '{', rest.end - rest.start);
	if (open && attributes_end(open, text + rest.end) == text + rest.end) {
		div->attributes = (struct piece){(size_t)(open - text), rest.end};
		rest = trimmed_piece(text, rest.start, div->attributes.start);
	}
	size_t size = strlen(unfolded);
	if (rest.end - rest.start >= size && !piece_is_empty(rest) &&
	    strncmp(text + rest.end - size, unfolded, size) == 0)
		rest = trimmed_piece(text, rest.start, rest.end - size);
	bool in_brackets =
	    !piece_is_empty(rest) && text[rest.start] == '[' && text[rest.end - 1] == ']';
	div->title = (struct piece){rest.start + in_brackets, rest.end - in_brackets};
	return true;
}

static void fill_div(struct blocks *blocks, struct node *node, const struct div_info *div,
		     const struct line *line)
{
	struct tree *tree = blocks->tree;
	const char *text = line->text, *kind = NULL;
	if (!piece_is_empty(div->name))
		kind = kind_of(tree, text + div->name.start, div->name.end - div->name.start);
	if (!piece_is_empty(div->attributes))
		attributes_take(tree, node, text + div->attributes.start,
				text + div->attributes.end);
	bool named = kind && is_kind(kind);
	if (kind && !named)
		tree_add_class(tree, node, kind);
	kind = named ? kind : kind_of_classes(tree, node);
	const char *title = tree_get(node, "title");
	tree_remove(node, "title");
	if (kind)
		box_make(tree, node, kind);
	if (kind || !piece_is_empty(div->title))
		add_title(blocks, node, title ? title : kind, div->title, line);
}

static enum begun begin_div(struct blocks *blocks, struct line *line)
{
	size_t size = strspn(line->text + line->word, ":");
	struct piece info = trimmed_piece(line->text, line->word + size, line->end);
	struct div_info div;
	if (size < SHORTEST_DIV)
		return NOTHING;
	if (line->word + size >= line->end || piece_is_empty(info))
		return end_div(blocks);
	while (info.end > info.start && line->text[info.end - 1] == ':')
		info.end--;
	info = trimmed_piece(line->text, info.start, info.end);
	if (piece_is_empty(info) || blocks_last_end(blocks, ':') <= line->end ||
	    !read_info(line->text, info, &div) || blocks_are_full(blocks, line))
		return NOTHING;
	blocks_make_room(blocks);
	struct node *node = blocks_add(blocks, EL_DIV, line);
	blocks_open(blocks, IN_DIV, node, line);
	fill_div(blocks, node, &div, line);
	return BEGUN_LEAF;
}

/* Admonitions */

/* Whether the next line that isn't empty is indented further. */
static bool is_indented_below(const struct blocks *blocks, const struct line *line)
{
	const struct markdown_source *source = &blocks->markdown->source;
	size_t own = line->word - line->start, at = line->end;
	while (at < source->size) {
		size_t start = ++at;
		while (at < source->size && is_blank(source->text[at]))
			at++;
		if (at < source->size && source->text[at] != '\n')
			return at - start >= own + ADMONITION_INDENT || source->text[start] == '\t';
	}
	return false;
}

/* Whether there is nothing but a few words that may be classes. */
static bool are_classes(const char *text, struct piece words)
{
	enum { MOST = 3 };
	size_t count = 0;
	while (words.start < words.end && count <= MOST) {
		size_t end = name_end(text, words.start, words.end);
		if (end == words.start)
			return false;
		words = trimmed_piece(text, end, words.end);
		count++;
	}
	return count <= MOST;
}

static enum begun begin_admonition(struct blocks *blocks, struct line *line)
{
	const char *text = line->text;
	char mark = line_char(line, 0);
	if (line->end - line->word < SHORTEST_DIV + 2 || line_char(line, 1) != mark ||
	    line_char(line, 2) != mark)
		return NOTHING;
	size_t at = line->word + SHORTEST_DIV;
	at += mark == '?' && text[at] == '+';
	struct piece info = trimmed_piece(text, at, line->end);
	size_t end = name_end(text, info.start, info.end);
	const char *quote = memchr(text + end, '"', info.end - end);
	struct piece title = {0, 0};
	if (quote && text[info.end - 1] == '"' && quote < text + info.end - 1)
		title = (struct piece){(size_t)(quote - text) + 1, info.end - 1};
	if (!is_blank(text[at]) || end == info.start ||
	    (quote ? piece_is_empty(title) && quote + 2 != text + info.end
		   : !are_classes(text, info)) ||
	    !is_indented_below(blocks, line) || blocks_are_full(blocks, line))
		return NOTHING;
	const char *kind = kind_of(blocks->tree, text + info.start, end - info.start);
	blocks_make_room(blocks);
	struct node *node = blocks_add(blocks, EL_ASIDE, line);
	blocks_open(blocks, IN_ASIDE, node, line)->indent = ADMONITION_INDENT;
	box_make(blocks->tree, node, kind);
	if (!quote || !piece_is_empty(title))
		add_title(blocks, node, kind, title, line);
	return BEGUN_LEAF;
}

/* '=== "Label"', a tab of MkDocs's: what its label says stands above what it holds. */
static enum begun begin_tab(struct blocks *blocks, struct line *line)
{
	const char *text = line->text;
	if (line->end - line->word <= SHORTEST_DIV ||
	    strncmp(text + line->word, "===", SHORTEST_DIV) != 0)
		return NOTHING;
	size_t at = line->word + SHORTEST_DIV;
	at += text[at] == '!' || text[at] == '+';
	struct piece label = trimmed_piece(text, at, line->end);
	if (label.start == at || label.end - label.start < 3 || text[label.start] != '"' ||
	    text[label.end - 1] != '"' || !is_indented_below(blocks, line) ||
	    blocks_are_full(blocks, line))
		return NOTHING;
	blocks_make_room(blocks);
	struct node *node = blocks_add(blocks, EL_DIV, line);
	blocks_open(blocks, IN_ASIDE, node, line)->indent = ADMONITION_INDENT;
	label_add(blocks, "", (struct piece){label.start + 1, label.end - 1}, line);
	return BEGUN_LEAF;
}

enum begun begin_aside(struct blocks *blocks, struct line *line)
{
	char mark = line_char(line, 0);
	if (line->indent >= CODE_INDENT)
		return NOTHING;
	return mark == ':'                  ? begin_div(blocks, line)
	       : mark == '!' || mark == '?' ? begin_admonition(blocks, line)
	       : mark == '='                ? begin_tab(blocks, line)
					    : NOTHING;
}

/* Quotations: "[!note]- Title", or a bold word that is a kind and nothing else. */
bool quote_begins_aside(struct blocks *blocks, struct node *quote, const struct line *line)
{
	const char *text = line->text;
	struct piece words = trimmed_piece(text, line->at, line->end), title = {0, 0};
	size_t size = words.end - words.start, start = words.start + 2;
	if (size < sizeof "[!a]" - 1)
		return false;
	size_t end = name_end(text, start, words.end);
	bool is_alert = memcmp(text + words.start, "[!", 2) == 0 && end > start &&
			end < words.end && text[end] == ']';
	bool is_bold = memcmp(text + words.start, "**", 2) == 0 && end + 2 == words.end &&
		       memcmp(text + end, "**", 2) == 0;
	const char *kind = kind_of(blocks->tree, text + start, end - start);
	if (!is_alert && !(is_bold && is_kind(kind)))
		return false;
	if (is_alert) {
		end += 1 + (end + 1 < words.end && strchr("+-", text[end + 1]));
		title = trimmed_piece(text, end, words.end);
	}
	aside_make_titled(blocks, quote, kind, title, line);
	return true;
}
