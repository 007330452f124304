/* Chunks of a .docx in other formats, which Word takes over when it opens the file: pages and plain
 * text. Programs that make a .docx of a page put all of it into one. */
#include "read/word/docx/docx_parts.h"

#include "base/ascii.h"
#include "base/decode.h"
#include "base/file.h"
#include "base/signature.h"
#include "read/html_encoding.h"

#include <string.h>

/* The tree of what the bytes hold; NULL: they are in a format that isn't read here. */
static struct tree *read_bytes(struct docx *docx, const char *name, struct buf *bytes)
{
	struct frontend in = *docx->draft->in;
	struct metadata unused;
	const char *ending = path_ending(name);
	bool is_saved = ascii_equal(ending, "mht") || ascii_equal(ending, "mhtml");
	bool is_rich = bytes->size > 4 && memcmp(bytes->data, "{\\rt", 4) == 0;
	bool is_page = signature_is_html(bytes->data, bytes->size) ||
		       strncmp(ending, "htm", 3) == 0 || ascii_equal(ending, "xhtml");
	const char *encoding = html_encoding(docx->arena, bytes->data, bytes->size);
	if (is_rich || signature_foreign(bytes->data, bytes->size) ||
	    (!is_saved && !decode(bytes, is_page ? encoding : NULL, in.name, in.diags)))
		return NULL;
	in.text = bytes->data;
	in.size = bytes->size;
	in.page = PAGE_WHOLE;
	in.outline = NULL;
	in.diags = diags_new(); /* whose places the manuscript doesn't have */
	metadata_init(&unused);
	struct tree *tree = is_saved  ? mhtml_read(&in, &unused)
			    : is_page ? html_read(&in, &unused)
				      : text_read(&in, &unused);
	metadata_clear(&unused);
	diags_free(in.diags);
	return tree;
}

/* What the copied nodes share with a tree that goes becomes their own, without places. */
static void own(struct tree *tree, struct node *root)
{
	for (struct node *node = root; node; node = tree_next(node, root)) {
		node->line = node->column = 0;
		node->name = node->name ? arena_string(tree->arena, node->name) : NULL;
		node->text = node->text ? arena_string(tree->arena, node->text) : NULL;
		for (struct attribute *it = node->attributes; it; it = it->next) {
			it->name = arena_string(tree->arena, it->name);
			it->value = arena_string(tree->arena, it->value);
		}
	}
}

static void take_over(struct docx_walk *walk, struct tree *chunk)
{
	struct tree *tree = walk->docx->draft->tree;
	struct node *body = tree_copy(tree, chunk->body);
	own(tree, body);
	draft_chunk(walk->docx->draft, walk->flow, body);
	for (size_t i = 0; i < chunk->files.count; i++) {
		struct tree_file file = chunk->files.items[i];
		file.name = arena_string(tree->arena, file.name);
		vec_push(&tree->files, file);
		chunk->files.items[i].bytes = (struct buf)BUF_EMPTY;
	}
}

void docx_read_chunk(struct docx_walk *walk, const struct node *node)
{
	struct docx *docx = walk->docx;
	const char *id = tree_get(node, "r:id");
	const struct docx_relation *relation = docx_relation(docx, id);
	const char *name = relation ? relation->target : id ? id : "";
	struct buf bytes = BUF_EMPTY;
	struct tree *tree = NULL;
	if (!docx_takes(docx, name))
		return;
	if (relation && !relation->is_outside && parts_bytes(docx->parts, name, &bytes) &&
	    bytes.size) {
		buf_putc(&bytes, '\0');
		bytes.size--;
		tree = read_bytes(docx, name, &bytes);
	}
	if (tree)
		take_over(walk, tree);
	else
		diag(docx->draft->in->diags, MSG_PART_UNREADABLE,
		     (struct place){.file = docx->draft->in->name}, name, "in another format");
	tree_free(tree);
	buf_clear(&bytes);
}
