/* A page's base element. */
#include "read/html/html_parts.h"

#include "base/buf.h"
#include "base/url.h"

#include <string.h>

static const char *const references[] = {
    "href", "src", "poster", "data-src", "data-original", "data-lazy-src", "xlink:href",
};
static const char *const candidate_lists[] = {"srcset", "data-srcset", "data-lazy-srcset"};

static const char *resolved(struct tree *tree, const char *base, const char *reference)
{
	const char *url = url_trimmed(tree->arena, reference);
	if (!*url || *url == '#' || url_scheme(url))
		return reference;
	return url_resolve(tree->arena, base, url);
}

/* Each candidate of a list such as "a.jpg 1x, b.jpg 2x". */
static const char *resolved_list(struct tree *tree, const char *base, const char *list)
{
	struct buf out = BUF_EMPTY;
	for (const char *s = list; *s;) {
		s += strspn(s, " \t\n,");
		size_t size = strcspn(s, " \t\n");
		if (!size)
			break;
		while (size && s[size - 1] == ',')
			size--;
		const char *url = arena_copy(tree->arena, s, size);
		s += size;
		size_t rest = strcspn(s, ",");
		buf_puts(&out, out.size ? ", " : "");
		buf_puts(&out, resolved(tree, base, url));
		buf_add(&out, s, rest);
		s += rest;
	}
	const char *kept = arena_copy(tree->arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return kept;
}

void html_apply_base(struct tree *tree, const char *base)
{
	base = url_trimmed(tree->arena, base);
	if (!*base)
		return;
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		for (size_t i = 0; i < sizeof references / sizeof *references; i++)
			if (tree_get(node, references[i]))
				tree_set(tree, node, references[i],
					 resolved(tree, base, tree_get(node, references[i])));
		for (size_t i = 0; i < sizeof candidate_lists / sizeof *candidate_lists; i++)
			if (tree_get(node, candidate_lists[i]))
				tree_set(
				    tree, node, candidate_lists[i],
				    resolved_list(tree, base, tree_get(node, candidate_lists[i])));
	}
}
