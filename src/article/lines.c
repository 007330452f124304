/* Lines of small print. */
#include "article/lines.h"

#include "xhtml/links.h"
#include "article/frame.h"
#include "base/bcp47.h"

#include <string.h>

static void add_text(struct tree *tree, struct node *parent, const char *text, size_t size)
{
	if (size)
		tree_append(parent, tree_text(tree, text, size));
}

/* The web address that begins here, without the marks that end a sentence; its size, 0 for none. */
static size_t address_size(const char *text)
{
	if (strncmp(text, "https://", 8) != 0 && strncmp(text, "http://", 7) != 0)
		return 0;
	size_t size = strcspn(text, " \t\n<>\"");
	while (size && strchr(".,;:!?)]", text[size - 1]))
		size--;
	return size;
}

/* One line, with its addresses as links where a reader can follow them. */
static void add_line(struct tree *tree, struct node *parent, const char *line, size_t size)
{
	const char *end = line + size, *plain = line;
	for (const char *s = line; s < end; s++) {
		size_t address = s == line || s[-1] == ' ' || s[-1] == '(' ? address_size(s) : 0;
		if (!address || s + address > end)
			continue;
		const char *text = arena_copy(tree->arena, s, address), *href = text;
		if (link_normal(tree->arena, &href) != LINK_REMOTE)
			continue;
		add_text(tree, parent, plain, (size_t)(s - plain));
		tree_set(tree, frame_add(tree, parent, EL_A, NULL, text), "href", href);
		plain = s + address;
		s = plain - 1;
	}
	add_text(tree, parent, plain, (size_t)(end - plain));
}

void lines_add(struct tree *tree, struct node *parent, const char *class, const char *text)
{
	struct node *paragraph = NULL;
	while (*text) {
		size_t size = strcspn(text, "\n");
		if (size && paragraph)
			frame_add(tree, paragraph, EL_BR, NULL, NULL);
		else if (size)
			paragraph = frame_add(tree, parent, EL_P, class, NULL);
		else
			paragraph = NULL;
		if (size)
			add_line(tree, paragraph, text, size);
		text += size + (text[size] == '\n');
	}
}

static const char *colon(const char *language)
{
	bool french = strncmp(language, "fr", 2) == 0;
	bool wide = strncmp(language, "zh", 2) == 0 || strncmp(language, "ja", 2) == 0;
	return french ? "\xC2\xA0: " : wide ? "：" : ": ";
}

const char *lines_comma(const char *language)
{
	static const char *const arabic[] = {"ar", "ckb", "fa", "ps", "sd", "ug", "ur"};
	for (size_t i = 0; i < sizeof arabic / sizeof *arabic; i++)
		if (bcp47_begins(language, arabic[i]))
			return "، ";
	bool wide = bcp47_begins(language, "zh") || bcp47_begins(language, "ja");
	return wide ? "、" : ", ";
}

void lines_labelled(struct tree *tree, struct node *parent, const char *class, const char *label,
		    const char *language, const char *text)
{
	struct node *line = frame_add(tree, parent, EL_P, class, label);
	add_text(tree, line, colon(language), strlen(colon(language)));
	add_line(tree, line, text, strlen(text));
}
