/* What the readers of an EPUB's parts share: documents, names and paths. */
#include "manuscript/epub/epub.h"

#include "base/ascii.h"
#include "base/decode.h"
#include "base/label.h"
#include "base/url.h"
#include "tree/xml_read.h"

#include <string.h>

static const struct node *parse(struct epub *epub, const struct buf *bytes)
{
	static const struct xml_namespace known[] = {
	    {"http://www.idpf.org/2007/opf", "opf"},
	    {"http://openebook.org/namespaces/oeb-package/1.0/", "opf"},
	    {"http://purl.org/dc/elements/1.1/", "dc"},
	    {"http://purl.org/dc/elements/1.0/", "dc"}};
	const struct xml_source source = {
	    .text = bytes->data ? bytes->data : "",
	    .size = bytes->size,
	    .known = known,
	    .count = sizeof known / sizeof *known,
	    .bare = NS_OTHER,
	};
	return xml_read(epub->tree, &source).root;
}

const char *epub_full(const struct epub *epub, const char *path)
{
	return path_join(epub->plan->manuscript->arena, epub->folder, path);
}

const struct node *epub_load(struct epub *epub, const char *path)
{
	struct plan *plan = epub->plan;
	const char *full = path ? epub_full(epub, path) : NULL;
	struct buf bytes = BUF_EMPTY;
	struct diags *unsaid = diags_new();
	const struct node *root = NULL;
	const struct place at = {full, 0, 0};
	if (full && sources_kind(plan->sources, full) == FILE_REGULAR &&
	    sources_read(plan->sources, full, LIMIT_PART, &bytes, NULL, plan->diags, at) &&
	    decode(&bytes, NULL, full, unsaid))
		root = parse(epub, &bytes);
	diags_free(unsaid);
	buf_clear(&bytes);
	return root;
}

bool epub_is(const struct node *node, const char *name)
{
	if (node->kind != NODE_ELEMENT)
		return false;
	const char *colon = strrchr(node->name, ':');
	return ascii_equal(colon ? colon + 1 : node->name, name);
}

static const struct node *from(const struct node *node, const char *name)
{
	while (node && !epub_is(node, name))
		node = node->next;
	return node;
}

const struct node *epub_child(const struct node *node, const char *name)
{
	return node ? from(node->children, name) : NULL;
}

const struct node *epub_next(const struct node *node, const char *name)
{
	return from(node->next, name);
}

const char *epub_words(const struct epub *epub, const struct node *node)
{
	struct arena *arena = epub->plan->manuscript->arena;
	return label_clean(arena, tree_words(arena, node));
}

const char *epub_target(const struct epub *epub, const char *base, const char *reference)
{
	struct arena *arena = epub->plan->manuscript->arena;
	const char *plain = arena_copy(arena, reference, strcspn(reference, "#?"));
	if (!*plain)
		return base;
	return path_normal(arena,
			   path_join(arena, path_folder(arena, base), url_decoded(arena, plain)));
}

const struct node *epub_item(const struct epub *epub, const char *id)
{
	size_t found = id ? map_find(&epub->ids, id) : MAP_NONE;
	return found == MAP_NONE ? NULL : epub->items.items[found];
}

const struct node *epub_item_with(const struct epub *epub, const char *property)
{
	for (size_t i = 0; i < epub->items.count; i++)
		if (words_have(tree_get(epub->items.items[i], "properties"), property))
			return epub->items.items[i];
	return NULL;
}

const char *epub_item_path(const struct epub *epub, const struct node *item)
{
	const char *reference = item ? tree_get(item, "href") : NULL;
	return reference ? epub_target(epub, epub->path, reference) : NULL;
}
