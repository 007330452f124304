/* Attributes of headings, as pandoc and mdBook read them. */
#include "read/markdown/markdown_parts.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* A name in attributes: whatever can't be mark-up or a quotation. */
static bool is_name(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (strchr("{}()[]<>\"'`*&=\\#", text[i]))
			return false;
	return size > 0;
}

/* Reads one of #id, .class, key=value, "-". Without heading it only says whether it is one. */
static bool take_attribute(struct tree *tree, struct node *heading, const char *word, size_t size)
{
	const char *equals = memchr(word, '=', size);
	if (size == 1 && *word == '-')
		return true;
	if (equals)
		return is_name(word, (size_t)(equals - word)) && equals + 1 < word + size;
	if ((*word != '#' && *word != '.') || !is_name(word + 1, size - 1))
		return false;
	if (!heading)
		return true;
	char *name = arena_copy(tree->arena, word + 1, size - 1);
	if (*word == '.')
		tree_add_class(tree, heading, name);
	else if (!tree_get(heading, "id"))
		tree_set(tree, heading, "id", name);
	return true;
}

static bool take_attributes(struct tree *tree, struct node *heading, const char *text,
			    const char *end)
{
	bool any = false;
	while (text < end) {
		const char *word = text;
		while (text < end && !is_blank(*text))
			text++;
		if (text > word && !take_attribute(tree, heading, word, (size_t)(text - word)))
			return false;
		any |= text > word;
		text += text < end;
	}
	return any;
}

/* Cuts the heading's words at their last brace, which must not stand inside an element. */
static bool cut_words(struct tree *tree, struct node *heading)
{
	for (struct node *node = heading->last; node; node = node->prev) {
		char *brace = node->kind == NODE_TEXT ? strrchr(node->text, '{') : NULL;
		if (node->kind != NODE_TEXT && strchr(tree_words(tree->arena, node), '{'))
			return false;
		if (!brace)
			continue;
		while (brace > node->text && is_blank(brace[-1]))
			brace--;
		*brace = '\0';
		while (heading->last != node)
			tree_unlink(heading->last);
		if (!*node->text)
			tree_unlink(node);
		return true;
	}
	return false;
}

void heading_take_attributes(struct tree *tree, struct node *heading, const char *source)
{
	size_t size = strlen(source);
	while (size && is_blank(source[size - 1]))
		size--;
	if (!size || source[size - 1] != '}')
		return;
	size_t open = size - 1;
	while (open && source[open] != '{')
		open--;
	const char *inside = source + open + 1, *end = source + size - 1;
	if (source[open] != '{' || (open && source[open - 1] == '\\'))
		return;
	if (take_attributes(tree, NULL, inside, end) && cut_words(tree, heading))
		take_attributes(tree, heading, inside, end);
}
