/* Paragraphs of word processors that are something else: titles, items of lists with their marks
 * typed in front of them, lines of contents with page numbers behind them. */
#include "base/ascii.h"
#include "base/roman.h"
#include "base/label.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/html/html_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_MARK = 12, NO_BREAK_SPACE = 0xA0 };

/* Titles */

/* Headings below a title begin one level deeper. */
static void demote_headings(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (is_heading(node) && element_of(node) < EL_H6)
			tree_rename(node, element_of(node) + 1);
}

/* The first paragraph that is named a title, above all headings, is the text's, and so is the first
 * heading of that name. LibreOffice's name for it is so common that nothing may stand above. */
static void find_title(struct tree *tree)
{
	bool begun = false;
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		begun = begun || (node->kind == NODE_TEXT && !label_is_blank(node->text));
		bool named =
		    tree_has_class(node, "MsoTitle") || (!begun && tree_has_class(node, "title"));
		bool may_be = element_of(node) == EL_P || element_of(node) == EL_H1;
		if (may_be && named && !html_is_empty(node)) {
			demote_headings(tree);
			tree_rename(node, EL_H1);
			return;
		}
		if (is_heading(node))
			return;
	}
}

static void find_subtitle(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_P &&
		    (tree_has_class(node, "MsoSubtitle") || tree_has_class(node, "subtitle"))) {
			tree_set(tree, node, "role", "doc-subtitle");
			return;
		}
}

/* Lists */

enum numbering { NOT_NUMBERED, DECIMAL, LOWER_LETTER, UPPER_LETTER, LOWER_ROMAN, UPPER_ROMAN };

struct typed_mark {
	enum numbering numbering;
	unsigned number; /* of a numbered item */
	size_t size;     /* bytes of text, with the blanks behind it; 0: there is no mark */
};

struct typed_item {
	struct node *paragraph;
	struct typed_mark mark;
	unsigned level; /* from 1 */
};

/* What the characters in front of an item are; NOT_NUMBERED with a size: a bullet. */
static struct typed_mark mark_of(const char *text, size_t size)
{
	struct typed_mark mark = {.size = size};
	size_t from = *text == '(';
	const char *s = text + from;
	size_t digits = strspn(s, "0123456789");
	bool closed = size > 1 && strchr(".)", text[size - 1]);
	size_t letters = closed ? size - 1 - from : 0;
	if (!closed) {
		const char *at = text, *end = text + size;
		unsigned c = utf8_next(&at, end);
		bool bullet =
		    at == end && (c == 'o' || !(unicode_is_letter(c) || unicode_is_digit(c)));
		mark.size = bullet ? size : 0;
	} else if (digits && digits < 7 && digits == letters) {
		mark.numbering = DECIMAL;
		mark.number = (unsigned)strtoul(s, NULL, 10);
	} else if (letters && roman_value(s, letters) && (letters > 1 || ascii_lower(*s) == 'i')) {
		mark.numbering = ascii_is_upper(*s) ? UPPER_ROMAN : LOWER_ROMAN;
		mark.number = roman_value(s, letters);
	} else if (letters == 1 && ascii_is_letter(*s)) {
		mark.numbering = ascii_is_upper(*s) ? UPPER_LETTER : LOWER_LETTER;
		mark.number = (unsigned)(ascii_lower(*s) - 'a' + 1);
	} else {
		mark.size = 0;
	}
	return mark;
}

/* The level that Word's own style names. */
static unsigned level_of(const struct node *paragraph)
{
	const char *style = tree_get(paragraph, "style");
	const char *list = style ? strstr(style, "mso-list:") : NULL;
	const char *level = list ? strstr(list, "level") : NULL;
	unsigned number = level && ascii_is_digit(level[5]) ? (unsigned)(level[5] - '0') : 1;
	return number ? number : 1;
}

static bool may_be_item(const struct node *node)
{
	static const char *const names[] = {"MsoListParagraph", "MsoListParagraphCxSpFirst",
					    "MsoListParagraphCxSpMiddle",
					    "MsoListParagraphCxSpLast"};
	const char *style = element_of(node) == EL_P ? tree_get(node, "style") : NULL;
	if (style && strstr(style, "mso-list:") && !strstr(style, "mso-list:none"))
		return true;
	for (size_t i = 0; element_of(node) == EL_P && i < sizeof names / sizeof *names; i++)
		if (tree_has_class(node, names[i]))
			return true;
	return false;
}

/* A mark in front of the paragraph's words, with a tab behind it, which Word writes as a row of
 * no-break spaces. */
static struct typed_mark find_mark(const struct node *paragraph)
{
	char text[LONGEST_MARK + 1];
	size_t size = 0;
	bool begun = false;
	for (const struct node *node = paragraph; node; node = tree_next(node, paragraph)) {
		const char *s = node->kind == NODE_TEXT ? node->text : "";
		if (element_of(node) == EL_IMG)
			return (struct typed_mark){0};
		for (const char *end = s + strlen(s); s < end;) {
			const char *start = s;
			unsigned c = utf8_next(&s, end);
			bool blank = c <= ' ';
			if (c == NO_BREAK_SPACE && begun) {
				text[size] = '\0';
				return mark_of(text, size);
			}
			if (blank && !begun)
				continue;
			if (blank || size + (size_t)(s - start) > LONGEST_MARK)
				return (struct typed_mark){0};
			begun = true;
			memcpy(text + size, start, (size_t)(s - start));
			size += (size_t)(s - start);
		}
	}
	return (struct typed_mark){0};
}

/* Takes the mark away, and the blanks around it. */
static void drop_mark(struct node *paragraph, size_t size)
{
	for (struct node *node = paragraph, *next; node; node = next) {
		next = tree_next(node, paragraph);
		if (node->kind != NODE_TEXT)
			continue;
		const char *s = node->text, *end = s + strlen(s);
		while (s < end) {
			const char *start = s;
			unsigned c = utf8_next(&s, end);
			bool blank = c <= ' ' || c == NO_BREAK_SPACE;
			if (!blank && !size) {
				node->text = start;
				return;
			}
			size -= blank ? 0 : (size_t)(s - start);
		}
		tree_unlink(node);
	}
}

static void set_type(struct tree *tree, struct node *list, const struct typed_mark *mark)
{
	static const char *const types[] = {
	    [LOWER_LETTER] = "a", [UPPER_LETTER] = "A", [LOWER_ROMAN] = "i", [UPPER_ROMAN] = "I"};
	if (mark->numbering > DECIMAL)
		tree_set(tree, list, "type", types[mark->numbering]);
	if (mark->numbering && mark->number != 1)
		tree_set(tree, list, "start", arena_format(tree->arena, "%u", mark->number));
}

struct lists {
	struct tree *tree;
	struct node *open[9]; /* lists around the item at hand, the outermost first */
	enum numbering kinds[9];
	unsigned depth;
};

/* The list that the item goes into. */
static struct node *list_for(struct lists *lists, const struct typed_item *item)
{
	enum { DEEPEST = 9 };
	unsigned level = item->level < DEEPEST ? item->level : DEEPEST;
	if (level > lists->depth)
		level = lists->depth + 1;
	if (lists->depth >= level &&
	    (lists->kinds[level - 1] != NOT_NUMBERED) != (item->mark.numbering != NOT_NUMBERED))
		lists->depth = level - 1;
	if (lists->depth >= level) {
		lists->depth = level;
		return lists->open[level - 1];
	}
	struct place at = tree_place(lists->tree, item->paragraph);
	enum element element = item->mark.numbering ? EL_OL : EL_UL;
	struct node *list = tree_element(lists->tree, element, at.line, at.column);
	set_type(lists->tree, list, &item->mark);
	if (level > 1)
		tree_append(lists->open[level - 2]->last, list);
	else
		tree_insert_before(item->paragraph, list);
	lists->open[level - 1] = list;
	lists->kinds[level - 1] = item->mark.numbering;
	lists->depth = level;
	return list;
}

static void add_item(struct lists *lists, const struct typed_item *item)
{
	struct node *list = list_for(lists, item), *paragraph = item->paragraph;
	drop_mark(paragraph, item->mark.size);
	tree_unlink(paragraph);
	tree_rename(paragraph, EL_LI);
	tree_append(list, paragraph);
}

static void find_lists(struct tree *tree)
{
	struct lists lists = {.tree = tree};
	const struct node *parent = NULL; /* of the list at hand */
	for (struct node *node = tree->body, *next; node; node = next) {
		next = tree_next(node, tree->body);
		struct typed_item item = {.paragraph = node};
		if (may_be_item(node))
			item.mark = find_mark(node);
		if (item.mark.size) {
			next = tree_next_skipping(node, tree->body);
			item.level = level_of(node);
			if (parent != node->parent)
				lists.depth = 0;
			parent = node->parent;
			add_item(&lists, &item);
		} else if (node->parent == parent &&
			   (node->kind == NODE_ELEMENT || !label_is_blank(node->text))) {
			parent = NULL;
		}
	}
}

/* Contents */

/* Where a number of a page begins at the text's end; size: there is none. */
static size_t page_number_in(const char *text, size_t size)
{
	enum { LONGEST_NUMBER = 6 };
	size_t from = size;
	while (from && ascii_is_digit(text[from - 1]))
		from--;
	while (from && (from == size || !ascii_is_digit(text[from])) &&
	       strchr("ivxlc", text[from - 1]))
		from--;
	return size - from > LONGEST_NUMBER ? size : from;
}

/* The last text of the line that isn't blank, and stands before the other, if that isn't NULL. */
static struct node *last_text(struct node *line, const struct node *before)
{
	struct node *last = NULL;
	for (struct node *node = line; node && node != before; node = tree_next(node, line))
		if (node->kind == NODE_TEXT && node->text[strspn(node->text, " \n")])
			last = node;
	return last;
}

/* What leads the eye to a page number: dots, or a tab. The text's size without it. */
static size_t without_leader(const char *text, size_t size, bool *leads)
{
	size_t dots = 0;
	for (;;) {
		if (size && strchr(" .\t\n", text[size - 1])) {
			dots += text[size - 1] == '.';
			*leads = *leads || text[size - 1] == '\t' || dots > 2;
			size--;
		} else if (size > 2 && memcmp(text + size - 3, "…", 3) == 0) {
			*leads = true;
			size -= 3;
		} else if (size > 1 && memcmp(text + size - 2, "\xC2\xA0", 2) == 0) {
			size -= 2;
		} else {
			return size;
		}
	}
}

static bool is_tab(const struct node *text)
{
	const char *style = tree_get(text->parent, "style");
	return style && strstr(style, "mso-tab-count");
}

static bool links_inside(const struct node *line)
{
	for (const struct node *node = line; node; node = tree_next(node, line)) {
		const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
		if (href && *href == '#')
			return true;
	}
	return false;
}

/* Cuts off the number of a page, which no book for screens has, and what leads to it. */
static void drop_page_number(struct tree *tree, struct node *line)
{
	struct node *number = last_text(line, NULL), *leader = number;
	size_t size = number ? strlen(number->text) : 0;
	while (size && strchr(" \n", number->text[size - 1]))
		size--;
	size_t from = number ? page_number_in(number->text, size) : 0;
	if (from == size)
		return;
	bool leads = false;
	size_t left = without_leader(number->text, from, &leads);
	if (!left) {
		leader = last_text(line, number);
		leads = leads || (leader && is_tab(leader));
		left = leader ? without_leader(leader->text, strlen(leader->text), &leads) : 0;
	}
	if (!leads || !leader)
		return;
	const char *kept = arena_copy(tree->arena, leader->text, left);
	number->text = "";
	leader->text = kept;
}

static void clean_contents(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (element_of(node) == EL_P && links_inside(node))
			drop_page_number(tree, node);
}

/* Quotations */

static bool is_quotation(const struct node *node)
{
	return element_of(node) == EL_P && node->attributes &&
	       (tree_has_class(node, "MsoQuote") || tree_has_class(node, "MsoIntenseQuote"));
}

/* Paragraphs of Word's styles for quotations; those in a row are one. */
static void find_quotations(struct tree *tree)
{
	const struct node *made = NULL;
	for (struct node *node = tree->body->children, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (!is_quotation(node))
			continue;
		struct node *quotation = tree_beside(node, false);
		if (!quotation || quotation != made) {
			struct place at = tree_place(tree, node);
			quotation = tree_element(tree, EL_BLOCKQUOTE, at.line, at.column);
			tree_insert_before(node, quotation);
		}
		made = quotation;
		next = tree_next_skipping(node, tree->body);
		tree_unlink(node);
		tree_append(quotation, node);
	}
}

void html_read_word_paragraphs(struct tree *tree)
{
	find_title(tree);
	find_subtitle(tree);
	find_lists(tree);
	find_quotations(tree);
	clean_contents(tree);
}
