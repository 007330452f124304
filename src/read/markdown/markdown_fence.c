/* What stands behind a fence: a language, and how the code shall look, in the forms of pandoc,
 * Docusaurus, VitePress and VuePress, MkDocs, Hugo, Gatsby, Zenn, R Markdown and MyST. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "code/code.h"

#include <string.h>

enum { MOST_DIGITS = 9 }; /* of a line's number */

/* Its parts, as it is read. */
struct info {
	struct tree *tree;
	struct node *pre, *code;
	bool has_language;
};

/* One word of it: ".name", "#name", "key=value" or "key". */
struct info_word {
	const char *name, *value; /* value NULL: there is no "=" */
};

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ascii_equal(word, words[i]))
			return true;
	return false;
}

static bool asks_for_numbers(const char *word)
{
	static const char *const words[] = {"numberLines",  "number-lines",    "lineNumbers",
					    "line-numbers", "showLineNumbers", "linenos"};
	return is_one_of(word, words, sizeof words / sizeof *words);
}

static void set(struct info *info, const char *name, const char *value)
{
	tree_set(info->tree, info->pre, name, value);
}

static void set_language(struct info *info, const char *name)
{
	info->has_language = true;
	tree_set(info->tree, info->code, "class",
		 arena_format(info->tree->arena, "language-%s", name));
}

static void number_lines(struct info *info)
{
	if (!tree_get(info->pre, LISTING_FIRST))
		set(info, LISTING_FIRST, "1");
}

static void number_lines_from(struct info *info, const char *value)
{
	size_t size = strspn(value, "0123456789");
	if (size <= MOST_DIGITS)
		set(info, LISTING_FIRST, arena_copy(info->tree->arena, value, size));
	else
		number_lines(info);
}

static void take_pair(struct info *info, const char *name, const char *value)
{
	static const char *const titles[] = {"title", "caption", "filename", "file", "lst-cap"};
	static const char *const firsts[] = {"startFrom",    "start",          "linenostart",
					     "linenums",     "lineno-start",   "number-lines",
					     "line-numbers", "showLineNumbers"};
	static const char *const marks[] = {"hl_lines", "highlight", "emphasize-lines", "hl",
					    "mark"};
	if (is_one_of(name, titles, sizeof titles / sizeof *titles))
		set(info, LISTING_TITLE, value);
	else if (is_one_of(name, firsts, sizeof firsts / sizeof *firsts) && ascii_is_digit(*value))
		number_lines_from(info, value);
	else if (is_one_of(name, marks, sizeof marks / sizeof *marks))
		set(info, LISTING_MARKED, value);
	else if (ascii_equal(name, "from-file"))
		set(info, LISTING_FILE, value);
	else if (ascii_equal(name, "hidelines"))
		set(info, LISTING_HIDDEN,
		    arena_copy(info->tree->arena, value, strcspn(value, ",")));
	else if (asks_for_numbers(name) && !ascii_equal(value, "false"))
		number_lines(info);
}

/* What a colon parts from the language: a word such as "line-numbers=2", or a title. */
static void take_suffix(struct info *info, const char *suffix)
{
	static const char *const ignored[] = {"no-line-numbers", "v-pre", "no-v-pre"};
	const char *value = strchr(suffix, '=');
	if (value)
		take_pair(info, arena_copy(info->tree->arena, suffix, (size_t)(value - suffix)),
			  value + 1);
	else if (asks_for_numbers(suffix))
		number_lines(info);
	else if (*suffix && !is_one_of(suffix, ignored, sizeof ignored / sizeof *ignored))
		set(info, LISTING_TITLE, suffix);
}

static void take_word(struct info *info, const struct info_word *word)
{
	const char *name = word->name, *colon = strchr(name, ':');
	if (word->value)
		take_pair(info, name, word->value);
	else if (*name == '#' && name[1])
		set(info, "id", name + 1);
	else if (asks_for_numbers(name + (*name == '.' || *name == ':')))
		number_lines(info);
	else if (*name == '.' && name[1] && !info->has_language)
		set_language(info, name + 1);
	else if (*name == '.' && name[1])
		tree_add_class(info->tree, info->pre, name + 1);
	else if (!info->has_language && code_knows(name))
		set_language(info, name);
	else if (colon && code_knows(arena_copy(info->tree->arena, name, (size_t)(colon - name))))
		take_suffix(info, colon + 1);
}

/* "[1,"3-4"]" as "1,3-4" */
static const char *read_list(const struct info *info, const char *start, const char *end)
{
	char *list = arena_copy(info->tree->arena, start, (size_t)(end - start)), *to = list;
	for (const char *s = list; *s; s++)
		if (!strchr("\"' ", *s))
			*to++ = *s;
	*to = '\0';
	return list;
}

/* A value ends at its quotation mark or bracket, or else with the word, before a comma that parts
 * no numbers. */
static const char *read_value(const struct info *info, const char **at)
{
	const char *start = *at, *close = *start == '[' ? strchr(start, ']') : NULL;
	if (close) {
		*at = close + 1;
		return read_list(info, start + 1, close);
	}
	if (*start == '"' || *start == '\'') {
		const char *end = strchr(start + 1, *start);
		if (end) {
			*at = end + 1;
			return arena_copy(info->tree->arena, start + 1, (size_t)(end - start) - 1);
		}
	}
	do
		*at += strcspn(*at + (**at == ','), " \t},") + (**at == ',');
	while (**at == ',' && *at > start && ascii_is_digit((*at)[-1]) && ascii_is_digit((*at)[1]));
	return arena_copy(info->tree->arena, start, (size_t)(*at - start));
}

static const char *read_word(struct info *info, const char *at)
{
	size_t size = strcspn(at, " \t,={}");
	struct info_word word = {arena_copy(info->tree->arena, at, size), NULL};
	at += size;
	if (*at == '=') {
		at++;
		word.value = read_value(info, &at);
	}
	if (size)
		take_word(info, &word);
	return at;
}

/* "{1,3-4}": lines that stand out. NULL: it isn't that. */
static const char *read_marked(struct info *info, const char *at)
{
	size_t size = strspn(at + 1, "0123456789,- \t");
	if (at[1 + size] != '}' || !size)
		return NULL;
	set(info, LISTING_MARKED, arena_copy(info->tree->arena, at + 1, size));
	return at + size + 2;
}

/* "[main.js]": a title. NULL: it isn't that. */
static const char *read_title(struct info *info, const char *at)
{
	const char *end = strchr(at, ']');
	if (!end || end == at + 1)
		return NULL;
	set(info, LISTING_TITLE, arena_copy(info->tree->arena, at + 1, (size_t)(end - at) - 1));
	return end + 1;
}

void fence_take_option(struct tree *tree, struct node *pre, const char *name, const char *value)
{
	struct info info = {.tree = tree, .pre = pre, .code = pre->children, .has_language = true};
	take_word(&info, &(struct info_word){name, *value ? value : NULL});
}

void fence_take_info(struct tree *tree, struct node *pre, const char *text)
{
	struct info info = {.tree = tree, .pre = pre, .code = pre->children};
	size_t size = strcspn(text, " \t,{["), name = strcspn(text, " \t,{[:");
	bool braced = false;
	if (memchr(text, '=', name)) /* it begins with an option */
		name = size = 0;
	if (name)
		set_language(&info, arena_copy(tree->arena, text, name));
	if (name && name < size)
		take_suffix(&info, arena_copy(tree->arena, text + name + 1, size - name - 1));
	for (const char *at = text + (name ? size : 0); *at;) {
		const char *behind = *at == '{'              ? read_marked(&info, at)
				     : *at == '[' && !braced ? read_title(&info, at)
							     : NULL;
		braced = !behind && (*at == '{' || (braced && *at != '}'));
		if (behind)
			at = behind;
		else if (strchr(" \t,={}", *at))
			at++;
		else
			at = read_word(&info, at);
	}
}
