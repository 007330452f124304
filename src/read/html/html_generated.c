/* Words that a page's own style sheets put before and behind its elements, where they are the
 * text's: numbers of headings, figures and items, pairs of quotation marks, "Note:", units. What
 * only adorns stays out. */
#include "read/html/html_counters.h"
#include "read/html/html_parts.h"

#include "base/ascii.h"
#include "base/label.h"
#include "base/unicode.h"
#include "css/css.h"
#include "css/css_sheet.h"

#include <stdlib.h>
#include <string.h>

enum property {
	CONTENT,
	RESET,
	SET,
	INCREMENT,
	POSITION,
	FAMILY,
	DISPLAY,
	VISIBILITY,
	OPACITY,
	PROPERTY_COUNT
};

static const char *const properties[PROPERTY_COUNT] = {
    [CONTENT] = "content",   [RESET] = "counter-reset",
    [SET] = "counter-set",   [INCREMENT] = "counter-increment",
    [POSITION] = "position", [FAMILY] = "font-family",
    [DISPLAY] = "display",   [VISIBILITY] = "visibility",
    [OPACITY] = "opacity",
};

enum { LONGEST_SEPARATOR = 16 }; /* bytes: it stands between as many numbers as lists nest */

struct generating {
	struct tree *tree;
	struct css_sheet *own, *before, *behind;
	struct counters counters;
};

/* What a style sheet puts somewhere. */
struct content {
	struct buf text;
	size_t numbers;    /* of counters in it; all that there are of one count several times */
	const char *style; /* of the last of them */
	bool is_block;     /* on a line of its own */
};

/* One of the words in a function, or a string, without white space; s moves behind it. */
static const char *next_argument(struct arena *arena, const char **s)
{
	struct buf out = BUF_EMPTY;
	*s += strspn(*s, " ,");
	if (**s == '"' || **s == '\'')
		*s = css_read_string(*s, &out);
	else
		for (; **s && !strchr(" ,)", **s); ++*s)
			buf_putc(&out, *(*s));
	const char *argument = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return argument;
}

/* "counter(a, upper-roman)" or "counters(a, '.')" at s. */
static bool read_counter(const struct generating *it, const char **s, struct content *content)
{
	struct arena *arena = it->tree->arena;
	bool is_all = ascii_begins_with(*s, "counters(");
	*s = strchr(*s, '(') + 1;
	const char *name = next_argument(arena, s);
	const char *separator = is_all ? next_argument(arena, s) : NULL;
	const char *style = next_argument(arena, s);
	*s += strspn(*s, " ");
	if (*(*s)++ != ')')
		return false;
	if (separator && strlen(separator) > LONGEST_SEPARATOR)
		return false;
	content->style = *style ? style : "decimal";
	content->numbers += is_all ? 2 : 1;
	return counters_write(&it->counters, &content->text, name, separator, content->style);
}

/* False: something in it can't be written. */
static bool read_content(const struct generating *it, const char *s, struct content *content)
{
	static const struct {
		const char *word, *text;
	} words[] = {{"open-quote", "“"},
		     {"close-quote", "”"},
		     {"no-open-quote", ""},
		     {"no-close-quote", ""}};
	while (*(s += strspn(s, " ")) && *s != '/') { /* behind which it is said otherwise */
		size_t i = 0, size = strcspn(s, " ");
		if (*s == '"' || *s == '\'') {
			s = css_read_string(s, &content->text);
			continue;
		}
		if (ascii_begins_with(s, "counter(") || ascii_begins_with(s, "counters(")) {
			if (!read_counter(it, &s, content))
				return false;
			continue;
		}
		while (i < sizeof words / sizeof *words &&
		       !ascii_same(words[i].word, strlen(words[i].word), s, size))
			i++;
		if (i == sizeof words / sizeof *words)
			return false;
		buf_puts(&content->text, words[i].text);
		s += size;
	}
	return content->text.size;
}

static bool has_value(const struct css_said *said, const char *word)
{
	return said->value && ascii_equal(said->value, word);
}

/* Whether it is set elsewhere, not seen, or a font's drawing. */
static bool adorns(const struct css_said said[PROPERTY_COUNT])
{
	static const char *const fonts[] = {"icon", "awesome", "material", "symbol", "glyph"};
	const char *family = said[FAMILY].value;
	struct arena *arena = arena_new();
	const char *name = family ? ascii_lowered(arena_string(arena, family)) : "";
	bool is_font = false;
	for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
		is_font = is_font || strstr(name, fonts[i]);
	arena_free(arena);
	return is_font || has_value(&said[POSITION], "absolute") ||
	       has_value(&said[POSITION], "fixed") || has_value(&said[DISPLAY], "none") ||
	       has_value(&said[VISIBILITY], "hidden") || has_value(&said[OPACITY], "0");
}

/* What the sheet puts before or behind the node; empty: nothing that could be the text's. */
static struct content ask(struct generating *it, struct css_sheet *sheet, const struct node *node)
{
	struct css_said said[PROPERTY_COUNT];
	struct content content = {.text = BUF_EMPTY};
	if (css_sheet_is_empty(sheet) || !css_sheet_ask(sheet, node, said))
		return content;
	const char *value = said[CONTENT].value;
	if (!value || has_value(&said[CONTENT], "none") || has_value(&said[CONTENT], "normal"))
		return content; /* it isn't there and counts nothing */
	if (said[RESET].value)
		counters_reset(&it->counters, said[RESET].value, node);
	if (said[INCREMENT].value)
		counters_increment(&it->counters, said[INCREMENT].value, node);
	if (!read_content(it, value, &content) || adorns(said))
		buf_clear(&content.text);
	content.is_block = has_value(&said[DISPLAY], "block");
	return content;
}

static bool is_in(const struct node *node, enum element one, enum element other)
{
	while (node && element_of(node) != one && element_of(node) != other)
		node = node->parent;
	return node;
}

/* What texts number. */
static bool is_numbered(const struct node *node)
{
	switch (element_of(node)) {
	case EL_CAPTION:
	case EL_DT:
	case EL_FIGCAPTION:
	case EL_LI:
	case EL_P:
		return !is_in(node, EL_PRE, EL_NAV);
	default:
		return is_heading(node);
	}
}

static bool is_one_of(const char *text, const char *const *marks, size_t count)
{
	text += strspn(text, " ");
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(marks[i]);
		if (strncmp(text, marks[i], size) == 0 && !text[size + strspn(text + size, " ")])
			return true;
	}
	return false;
}

#define IS_ONE_OF(text, marks) is_one_of(text, marks, sizeof marks / sizeof *marks)

static bool quotes(const char *before, const char *behind)
{
	static const char *const opening[] = {"“", "‘", "«", "‹", "„", "‚", "「", "『", "\"", "'"};
	static const char *const closing[] = {"”", "’", "»", "›", "“", "‘", "」", "』", "\"", "'"};
	return IS_ONE_OF(before, opening) && IS_ONE_OF(behind, closing);
}

/* Digits with what parts them. */
static bool is_number(const struct node *node)
{
	const struct node *text = html_only_child(node);
	return text && text->kind == NODE_TEXT &&
	       !((const char *)text->text)[strspn(text->text, "0123456789., \t\n")];
}

static bool is_blank(const struct node *cell)
{
	const struct node *only = cell->children;
	return !only || (!only->next && only->kind == NODE_TEXT && label_is_blank(only->text));
}

/* Whether the content, before or behind the node, is of the text. */
static bool is_text(const struct node *node, const struct content *content)
{
	static const char *const units[] = {"$", "€", "£", "¥", "%", "°", "′", "″"};
	static const char *const answers[] = {"✓", "✔", "✗", "✘", "×", "☑", "☐", "☒", "●", "○"};
	enum element element = element_of(node);
	const char *text = content->text.data;
	if (content->numbers)
		return is_numbered(node);
	if (element == EL_TD && is_blank(node))
		return IS_ONE_OF(text, answers) || unicode_has_words(text);
	if (is_number(node) && IS_ONE_OF(text, units))
		return true;
	return unicode_has_words(text) && tree_has_words(node) && element != EL_A &&
	       element != EL_BUTTON && element != EL_LABEL && element != EL_BODY &&
	       !is_in(node, EL_NAV, EL_PRE);
}

static bool ends_with_word(const char *text)
{
	return *text && ascii_is_letter_or_digit(text[strlen(text) - 1]);
}

/* In a block of blocks it is one of its own; on a line of its own a break parts it. */
static void put_before(struct tree *tree, struct node *node, const struct content *content)
{
	bool apart = !html_holds_words(node) && !is_blank(node) && element_of(node) != EL_LI;
	const char *text = content->text.data;
	struct node *first = node->children;
	if (ends_with_word(text) && !content->is_block && !apart && first)
		text = arena_format(tree->arena, "%s ", text);
	struct node *put = tree_text(tree, text, strlen(text));
	if (apart) {
		struct place at = tree_place(tree, node);
		struct node *paragraph = tree_element(tree, EL_P, at.line, at.column);
		tree_append(paragraph, put);
		put = paragraph;
	}
	if (first)
		tree_insert_before(first, put);
	else
		tree_append(node, put);
	if (content->is_block && !apart)
		tree_insert_after(put, tree_element(tree, EL_BR, 0, 0));
}

static void put_behind(struct tree *tree, struct node *node, const struct content *content)
{
	if (content->is_block)
		tree_append(node, tree_element(tree, EL_BR, 0, 0));
	tree_append(node, tree_text(tree, content->text.data, content->text.size));
}

/* Whether the item's list numbers it so by itself; it is told how. */
static bool is_numbered_by_list(struct tree *tree, struct node *item, const struct content *content)
{
	struct node *list = item->parent;
	const char *style = tree_get(list, "style"), *start = tree_get(list, "start");
	char *end;
	if (element_of(list) != EL_OL || element_of(item) != EL_LI)
		return false;
	if (!tree_beside(item, false)) { /* the first one shows it */
		struct buf number = BUF_EMPTY;
		struct counter first = {"", NULL, start ? (int)strtol(start, &end, 10) : 1};
		const struct counters alone = {tree->arena, {&first, 1, 1}};
		counters_write(&alone, &number, "", NULL, content->style);
		const char *text = content->text.data;
		size_t size = number.size;
		text += strspn(text, " ([");
		bool same = size && strncmp(text, number.data, size) == 0 &&
			    !text[size + strspn(text + size, " .):]")];
		buf_clear(&number);
		if (!same)
			return false;
		tree_set(tree, list, "data-counted", "");
		tree_set(tree, list, "style",
			 arena_format(tree->arena, "%s%slist-style-type: %s", style ? style : "",
				      style && *style ? "; " : "", content->style));
	}
	return tree_get(list, "data-counted");
}

static void count(struct generating *it, const struct node *node)
{
	struct css_said said[PROPERTY_COUNT];
	if (css_sheet_is_empty(it->own) || !css_sheet_ask(it->own, node, said))
		return;
	if (said[RESET].value)
		counters_reset(&it->counters, said[RESET].value, node->parent);
	if (said[INCREMENT].value)
		counters_increment(&it->counters, said[INCREMENT].value, node->parent);
	if (said[SET].value)
		counters_set(&it->counters, said[SET].value, node->parent);
}

/* Marks need both of them; so the one behind is asked for at once. */
static void enter(struct generating *it, struct node *node)
{
	count(it, node);
	struct content before = ask(it, it->before, node);
	if (before.text.size && is_text(node, &before) &&
	    !is_numbered_by_list(it->tree, node, &before)) {
		put_before(it->tree, node, &before);
	} else if (before.text.size && element_of(node) != EL_Q &&
		   element_of(node) != EL_BLOCKQUOTE && !before.numbers) {
		struct content behind = ask(it, it->behind, node);
		if (behind.text.size && quotes(before.text.data, behind.text.data) &&
		    html_holds_words(node)) {
			put_before(it->tree, node, &before);
			put_behind(it->tree, node, &behind);
		}
		buf_clear(&behind.text);
	}
	buf_clear(&before.text);
}

static void leave(struct generating *it, struct node *node)
{
	struct content behind = ask(it, it->behind, node);
	if (behind.text.size && is_text(node, &behind))
		put_behind(it->tree, node, &behind);
	buf_clear(&behind.text);
	counters_leave(&it->counters, node);
	if (element_of(node) == EL_OL)
		tree_remove(node, "data-counted");
}

static void walk(struct generating *it, struct node *body)
{
	for (struct node *node = body; node;) {
		if (node->kind == NODE_ELEMENT && node->ns == NS_XHTML) {
			enter(it, node);
			if (node->children) {
				node = node->children;
				continue;
			}
		}
		for (; node; node = node->parent) {
			if (node->kind == NODE_ELEMENT && node->ns == NS_XHTML)
				leave(it, node);
			if (node == body)
				return;
			if (node->next) {
				node = node->next;
				break;
			}
		}
	}
}

/* What a web site's sheets in files put before and behind things decorates them. */
static struct css_sheet *gather(const struct html_page *page, enum page_extent extent,
				const char *pseudo)
{
	struct css_sheet *sheet = css_sheet_new(properties, PROPERTY_COUNT);
	for (const struct node *node = page->html; node; node = tree_next(node, page->html)) {
		bool is_own = !tree_get(node, "data-linked");
		if (html_is_sheet(node) && strstr(node->children->text, "content") &&
		    (is_own || extent == PAGE_OF_BOOK))
			css_sheet_add(sheet, node->children->text, strlen(node->children->text),
				      (struct css_heed){PROPERTY_COUNT, is_own, pseudo});
	}
	return sheet;
}

void html_write_generated(const struct html_page *page, enum page_extent extent)
{
	struct generating it = {
	    .tree = page->tree,
	    .before = gather(page, extent, "before"),
	    .behind = gather(page, extent, "after"),
	    .counters = {.arena = page->tree->arena},
	};
	if (!css_sheet_is_empty(it.before) || !css_sheet_is_empty(it.behind)) {
		it.own = gather(page, extent, NULL);
		walk(&it, page->tree->body);
	}
	css_sheet_free(it.own);
	css_sheet_free(it.before);
	css_sheet_free(it.behind);
	vec_clear(&it.counters.list);
}
