/* pandoc's numbered examples, "(@label)", and what refers to them. */
#include "read/markdown/markdown_parts.h"

#include "base/ascii.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_LABEL = 40 };

static bool is_of_label(char c)
{
	return ascii_is_letter_or_digit(c) || c == '_' || c == '-';
}

static size_t label_size(const char *text)
{
	size_t size = 0;
	while (is_of_label(text[size]))
		size++;
	return size;
}

/* Counts what stands behind each '@' of the source, once. */
static void count_mentions(struct markdown *markdown)
{
	const char *s = markdown->source.text, *end = s + markdown->source.size;
	for (; (s = memchr(s, '@', (size_t)(end - s))); s++) {
		size_t size = label_size(s + 1);
		if (!size || size > LONGEST_LABEL)
			continue;
		const char *label = arena_copy(markdown->tree->arena, s + 1, size);
		size_t *count = map_at(&markdown->mentions, label);
		*count = *count == MAP_NONE ? 1 : *count + 1;
	}
}

/* Whether the label stands somewhere else in the source: names in brackets ("(@jane) said") have an
 * '@', too. */
static bool is_referred_to(struct markdown *markdown, const char *label)
{
	if (!markdown->mentions.count)
		count_mentions(markdown);
	size_t count = map_find(&markdown->mentions, label);
	return count != MAP_NONE && count > 1;
}

bool example_read(struct markdown *markdown, const char *label, size_t size)
{
	if (label_size(label) != size)
		return false;
	if (size) {
		const char *name = arena_copy(markdown->tree->arena, label, size);
		size_t *number = map_at(&markdown->examples, name);
		if (*number != MAP_NONE || !is_referred_to(markdown, name))
			return false;
		*number = markdown->last_example + 1;
	}
	markdown->last_example++;
	return true;
}

static void settle_text(struct markdown *markdown, struct node *text)
{
	struct buf out = BUF_EMPTY;
	const char *done = text->text;
	for (const char *s = done; (s = strchr(s, '@')); s++) {
		size_t size = label_size(s + 1), number = MAP_NONE;
		char label[LONGEST_LABEL + 1];
		if (!size || size > LONGEST_LABEL || (s > text->text && is_of_label(s[-1])))
			continue;
		snprintf(label, sizeof label, "%.*s", (int)size, s + 1);
		if ((number = map_find(&markdown->examples, label)) == MAP_NONE)
			continue;
		buf_add(&out, done, (size_t)(s - done));
		buf_printf(&out, "%zu", number);
		done = s + 1 + size;
	}
	if (done > text->text) {
		buf_puts(&out, done);
		text->text = arena_string(markdown->tree->arena, out.data);
	}
	buf_clear(&out);
}

void examples_settle(struct markdown *markdown)
{
	struct node *body = markdown->tree->body;
	if (!markdown->examples.count)
		return;
	for (struct node *node = body, *next; node; node = next) {
		bool code = element_of(node) == EL_CODE || element_of(node) == EL_PRE;
		next = code ? tree_next_skipping(node, body) : tree_next(node, body);
		if (node->kind == NODE_TEXT)
			settle_text(markdown, node);
	}
}
