/* Attributes as pandoc, kramdown and mdBook write them: "{#id .class key=value}", "{: .class}". */
#include "read/markdown/markdown_parts.h"

#include "base/ascii.h"
#include "base/bcp47.h"
#include "base/length.h"

#include <string.h>

/* One of them: "#name", ".name", "key=value", or a word alone. */
struct attribute_word {
	const char *name, *value; /* value: of key=value, without its quotes; NULL: there is none */
	size_t name_size, value_size;
};

static bool is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* A name in attributes: whatever can't be mark-up or a quotation. */
static size_t name_size(const char *text, const char *end)
{
	const char *s = text;
	while (s < end && !is_gap(*s) && !strchr("{}()[]<>\"'`*&=\\#", *s))
		s++;
	return (size_t)(s - text);
}

/* Reads what begins at text; what is behind it, or NULL if it is none. */
static const char *read_value(const char *text, const char *end, struct attribute_word *word)
{
	char quote = text < end && (*text == '"' || *text == '\'') ? *text : '\0';
	word->value = text + (quote != '\0');
	const char *s = word->value;
	while (s < end && (quote ? *s != quote : !is_gap(*s) && *s != '}'))
		s++;
	word->value_size = (size_t)(s - word->value);
	if (quote)
		return s < end ? s + 1 : NULL;
	return word->value_size ? s : NULL;
}

static const char *read_word(const char *text, const char *end, struct attribute_word *word)
{
	bool marked = *text == '#' || *text == '.';
	*word = (struct attribute_word){.name = text};
	word->name_size = marked + name_size(text + marked, end);
	const char *behind = text + word->name_size;
	if (word->name_size <= marked)
		return NULL;
	if (!marked && behind < end && *behind == '=')
		return read_value(behind + 1, end, word);
	return behind;
}

/* kramdown's lists may hold words alone, others only "-". */
static bool is_allowed(const struct attribute_word *word, bool is_kramdown)
{
	return word->value || *word->name == '#' || *word->name == '.' || is_kramdown ||
	       (word->name_size == 1 && *word->name == '-');
}

/* Goes over all of them: tells take each, if it isn't NULL. Behind the list, or NULL. */
typedef void taker(struct tree *tree, struct node *node, const struct attribute_word *word);

static const char *walk(const char *text, const char *end, taker *take, struct tree *tree,
			struct node *node)
{
	if (text == end || *text != '{')
		return NULL;
	bool is_kramdown = text + 1 < end && text[1] == ':', any = false;
	for (text += 1 + is_kramdown; text && text < end; any = true) {
		struct attribute_word word;
		while (text < end && is_gap(*text))
			text++;
		if (text == end || *text == '}')
			return text < end && any ? text + 1 : NULL;
		text = read_word(text, end, &word);
		if (!text || !is_allowed(&word, is_kramdown))
			return NULL;
		if (take)
			take(tree, node, &word);
	}
	return NULL;
}

const char *attributes_end(const char *text, const char *end)
{
	return walk(text, end, NULL, NULL, NULL);
}

const char *raw_format_end(const char *text, const char *end, bool *is_html)
{
	static const char *const shown[] = {"html", "html4", "html5", "epub", "epub2", "epub3"};
	if (end - text < 4 || text[0] != '{' || text[1] != '=')
		return NULL;
	const char *name = text + 2, *close = name;
	while (close < end && (ascii_is_letter_or_digit(*close) || *close == '_' || *close == '-'))
		close++;
	if (close == name || close == end || *close != '}')
		return NULL;
	*is_html = false;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		*is_html |= ascii_same(name, (size_t)(close - name), shown[i], strlen(shown[i]));
	return close + 1;
}

const char *attributes_before(const char *start, const char *end)
{
	if (start == end || end[-1] != '}')
		return NULL;
	const char *open = end - 1;
	while (open > start && *open != '{')
		open--;
	bool escaped = open > start && open[-1] == '\\';
	return !escaped && attributes_end(open, end) == end ? open : NULL;
}

/* A picture's size is so many pixels; its width may be a share of what is around it, or grow with
 * the letters. */
static void take_size(struct tree *tree, struct node *node, const char *name, const char *value)
{
	enum { MOST = 100 };
	struct length length = length_of_attribute(value);
	unsigned pixels = length_pixels(length);
	bool may_be = length.kind == LENGTH_OF_TEXT ||
		      (length.kind == LENGTH_SHARE && strcmp(name, "width") == 0);
	if (element_of(node) != EL_IMG)
		return;
	if (pixels)
		tree_set(tree, node, name, arena_format(tree->arena, "%u", pixels));
	else if (may_be && length.number > 0 && length.number <= MOST)
		tree_set(
		    tree, node, "style",
		    arena_format(tree->arena, "%s: %s", name, length_css(tree->arena, length)));
}

void attribute_take(struct tree *tree, struct node *node, const char *name, const char *value)
{
	if (ascii_equal(name, "lang")) {
		const char *tag = bcp47_canonical(tree->arena, value);
		if (tag)
			tree_set(tree, node, "lang", tag);
	} else if (ascii_equal(name, "dir")) {
		if (ascii_equal(value, "ltr") || ascii_equal(value, "rtl"))
			tree_set(tree, node, "dir", ascii_equal(value, "ltr") ? "ltr" : "rtl");
	} else if (ascii_equal(name, "class")) {
		tree_add_class(tree, node, value);
	} else if (element_of(node) == EL_PRE && !ascii_equal(name, "id")) {
		fence_take_option(tree, node, name, value);
	} else if (ascii_equal(name, "title") ||
		   (ascii_equal(name, "alt") && element_of(node) == EL_IMG)) {
		tree_set(tree, node, name, value);
	} else if (ascii_equal(name, "id") && !tree_get(node, "id") && !strpbrk(value, " \t\n")) {
		tree_set(tree, node, "id", value);
	} else if (ascii_equal(name, "width") || ascii_equal(name, "height")) {
		take_size(tree, node, name, value);
	}
}

static void take(struct tree *tree, struct node *node, const struct attribute_word *word)
{
	char *name = ascii_lowered(arena_copy(tree->arena, word->name, word->name_size));
	const char *rest = arena_copy(tree->arena, word->name + 1, word->name_size - 1);
	if (word->value && word->value_size)
		attribute_take(tree, node, name,
			       arena_copy(tree->arena, word->value, word->value_size));
	else if (*name == '.')
		tree_add_class(tree, node, rest);
	else if (*name == '#' && !tree_get(node, "id"))
		tree_set(tree, node, "id", rest);
}

void attributes_take(struct tree *tree, struct node *node, const char *text, const char *end)
{
	walk(text, end, take, tree, node);
}
