/* The Markdown front end: front matter, blocks, words, notes, raw HTML, in that order. */
#include "read/markdown/markdown_parts.h"

#include "read/front_metadata.h"
#include "read/title_block.h"

#include <stdio.h>
#include <string.h>

static unsigned count_lines(const char *text, size_t size)
{
	unsigned lines = 0;
	for (const char *end = text + size; (text = memchr(text, '\n', (size_t)(end - text)));
	     text++)
		lines++;
	return lines;
}

void markdown_flatten(struct markdown *markdown, unsigned deepest, unsigned line)
{
	char most[16];
	if (markdown->flattened)
		return;
	snprintf(most, sizeof most, "%u", deepest);
	diag(markdown->in->diags, MSG_FLATTENED, (struct place){markdown->in->name, line, 0}, most,
	     NULL);
	markdown->flattened = true;
}

struct node *markdown_html(struct markdown *markdown, const char *html, size_t size, struct spot at)
{
	markdown->html = true;
	return tree_instruction(markdown->tree, "html", html, size, at.line, at.column);
}

static void begin(struct markdown *markdown, size_t front, const struct metadata *metadata)
{
	const struct frontend *in = markdown->in;
	const char *language =
	    metadata->languages.count ? metadata->languages.items[0].text : in->language;
	const char *text = in->text + front;
	size_t size = in->size - front;
	markdown->tree = tree_new(in->name);
	if (in->borrowed)
		text = arena_format(markdown->tree->arena, "%s\n\n%s", text, in->borrowed);
	markdown_source_init(&markdown->source, text, size, 1 + count_lines(in->text, front));
	if (in->borrowed)
		markdown->source.size = strlen(text);
	markdown->smart = in->smart && metadata->smart;
	markdown->quotes = quotation_find(language);
	escapes_init(&markdown->escapes, markdown->tree->arena);
	notes_init(&markdown->notes, markdown->tree->arena, in->lends);
}

static void end(struct markdown *markdown)
{
	words_clear(&markdown->words);
	references_clear(&markdown->references);
	escapes_clear(&markdown->escapes);
	notes_clear(&markdown->notes);
	abbreviations_clear(&markdown->abbreviations);
	map_clear(&markdown->examples);
	map_clear(&markdown->mentions);
	math_free(markdown->math);
	vec_clear(&markdown->captions);
	vec_clear(&markdown->fences);
}

struct tree *markdown_read(const struct frontend *in, struct metadata *metadata)
{
	struct frontmatter front = {0};
	if (frontmatter_find(in->text, in->size, &front))
		frontmatter_read(in, &front, metadata);
	else
		front.size = title_block_read(in, metadata);
	struct markdown markdown = {.in = in};
	begin(&markdown, front.size, metadata);
	markdown_read_blocks(&markdown);
	markdown_read_words(&markdown);
	examples_settle(&markdown);
	if (markdown.math)
		math_settle(markdown.math, in->diags);
	notes_place(&markdown.notes, markdown.tree, in->diags);
	if (markdown.html)
		markdown_settle_html(&markdown);
	end(&markdown);
	return markdown.html ? html_reread(in, markdown.tree) : markdown.tree;
}
