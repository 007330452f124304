/* Building the tree of an article. */
#include "read/markdown/markdown_writer.h"

#include <stdio.h>
#include <string.h>

void writer_init(struct writer *writer, struct tree *tree, const struct markdown_source *source,
		 const struct quotation *quotes, struct diags *diags)
{
	*writer = (struct writer){
	    .tree = tree,
	    .diags = diags,
	    .source = source,
	    .quotes = quotes,
	    .at = tree->body,
	};
	notes_init(&writer->notes, tree->arena);
}

void writer_clear(struct writer *writer)
{
	notes_clear(&writer->notes);
	buf_clear(&writer->text);
	buf_clear(&writer->scratch);
	buf_clear(&writer->alt);
	vec_clear(&writer->waiting);
}

void writer_flush(struct writer *writer)
{
	if (!writer->text.size)
		return;
	tree_append(writer->at, tree_text(writer->tree, writer->text.data, writer->text.size));
	writer->text.size = 0;
}

void writer_add(struct writer *writer, struct node *node)
{
	writer_flush(writer);
	tree_append(writer->at, node);
}

struct node *writer_open(struct writer *writer, enum element element, unsigned line,
			 unsigned column)
{
	struct node *opened = tree_element(writer->tree, element, line, column);
	writer_add(writer, opened);
	writer->at = opened;
	writer->depth++;
	return opened;
}

void writer_close(struct writer *writer)
{
	writer_flush(writer);
	writer->at = writer->at->parent;
	writer->depth--;
}

bool writer_is_full(struct writer *writer, unsigned deepest, unsigned line)
{
	if (writer->depth < deepest)
		return false;
	if (!writer->flattened) {
		struct place at = tree_place(writer->tree, writer->at);
		char most[16];
		snprintf(most, sizeof most, "%u", deepest);
		at.column = line ? 0 : at.column;
		at.line = line ? line : at.line;
		diag(writer->diags, MSG_FLATTENED, at, most, NULL);
		writer->flattened = true;
	}
	return true;
}

void writer_begin_block(struct writer *writer, const char *source)
{
	if (!writer->quotes)
		return;
	/* Entities give quotation marks that the author typed, which look generated: let all be. */
	quotation_begin(&writer->quotation, source);
	writer->quotation.off =
	    strstr(source, "quo;") || strstr(source, "&#82") || strstr(source, "&#x20");
}

void writer_words(struct writer *writer, const char *text, size_t size)
{
	struct buf *out = writer->pictures ? &writer->alt : &writer->text;
	if (writer->quotes) {
		writer->scratch.size = 0;
		quotation_add(writer->quotes, &writer->quotation, &writer->scratch, text, size);
		text = writer->scratch.data;
		size = writer->scratch.size;
	}
	markdown_source_reveal(writer->source, out, text, size);
}

void writer_verbatim(struct writer *writer, const char *text)
{
	markdown_source_reveal(writer->source, writer->pictures ? &writer->alt : &writer->text,
			       text, strlen(text));
}

const char *writer_revealed(struct writer *writer, const char *text)
{
	writer->scratch.size = 0;
	markdown_source_reveal(writer->source, &writer->scratch, text, strlen(text));
	return arena_copy(writer->tree->arena, writer->scratch.data, writer->scratch.size);
}

static void set_if_any(struct writer *writer, struct node *node, const char *name,
		       const char *value)
{
	if (*value)
		tree_set(writer->tree, node, name, writer_revealed(writer, value));
}

struct node *writer_open_link(struct writer *writer, const char *url, const char *title)
{
	if (writer->link || writer->pictures)
		return NULL;
	writer->link = writer_open(writer, EL_A, 0, 0);
	tree_set(writer->tree, writer->link, "href", writer_revealed(writer, url));
	set_if_any(writer, writer->link, "title", title);
	return writer->link;
}

static void add_waiting(struct writer *writer)
{
	if (writer->link || writer->pictures)
		return;
	for (size_t i = 0; i < writer->waiting.count; i++)
		writer_add(writer, writer->waiting.items[i]);
	writer->waiting.count = 0;
}

/* "[^1](words)": a reference, and then words, not a link of which nothing is left. */
static void unwrap_empty_link(struct writer *writer, struct node *link)
{
	const char *url = tree_get(link, "href");
	tree_unlink(link);
	add_waiting(writer);
	buf_printf(&writer->text, "(%s)", url);
}

void writer_close_link(struct writer *writer)
{
	struct node *link = writer->link;
	writer_close(writer);
	writer->link = NULL;
	if (!link->children && writer->waiting.count)
		unwrap_empty_link(writer, link);
	else
		add_waiting(writer);
}

void writer_open_picture(struct writer *writer)
{
	if (writer->pictures++ == 0)
		writer->alt.size = 0;
}

struct node *writer_close_picture(struct writer *writer, const char *url, const char *title)
{
	if (--writer->pictures)
		return NULL;
	struct node *picture = tree_element(writer->tree, EL_IMG, 0, 0);
	tree_set(writer->tree, picture, "src", writer_revealed(writer, url));
	if (writer->alt.size) /* an empty one would say that it only decorates */
		tree_set(writer->tree, picture, "alt", writer->alt.data);
	set_if_any(writer, picture, "title", title);
	writer_add(writer, picture);
	add_waiting(writer);
	return picture;
}

void writer_refer(struct writer *writer, struct note *note, const char *label, bool bracket)
{
	struct buf *words = writer->pictures ? &writer->alt : &writer->text;
	if (bracket && words->size)
		words->data[--words->size] = '\0';
	struct node *reference = tree_element(writer->tree, EL_A, 0, 0);
	tree_set(writer->tree, reference, "epub:type", "noteref");
	tree_set(writer->tree, reference, "class", "noteref");
	tree_append(reference, tree_text(writer->tree, label, strlen(label)));
	notes_refer(&writer->notes, writer->note, note, reference);
	if (writer->link || writer->pictures)
		vec_push(&writer->waiting, reference);
	else
		writer_add(writer, reference);
}
