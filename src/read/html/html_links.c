/* Links that lead through a program which counts those who follow them. */
#include "base/ascii.h"
#include "base/url.h"
#include "read/html/html_parts.h"

#include <string.h>

/* Google's, of any country: "https://www.google.com/url?q=ADDRESS&…". */
static const char *counted_address(const char *href)
{
	const char *host = strstr(href, "://");
	if (!host || !ascii_begins_with(href, "http") ||
	    !ascii_begins_with(host + 3, "www.google."))
		return NULL;
	const char *path = strchr(host + 3, '/');
	if (!path || strncmp(path, "/url?", 5) != 0)
		return NULL;
	for (const char *s = path + 5; *s; s += strcspn(s, "&"), s += *s == '&') {
		if (strncmp(s, "amp;", 4) == 0)
			s += 4;
		if (strncmp(s, "q=", 2) == 0)
			return s + 2;
		if (strncmp(s, "url=", 4) == 0)
			return s + 4;
	}
	return NULL;
}

void html_shorten_links(struct tree *tree)
{
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
		const char *field = href ? counted_address(href) : NULL;
		const char *value =
		    field ? arena_copy(tree->arena, field, strcspn(field, "&#")) : NULL;
		const char *address = value ? url_decoded(tree->arena, value) : NULL;
		if (address &&
		    (url_has_scheme(address, "http") || url_has_scheme(address, "https")))
			tree_set(tree, node, "href", address);
	}
}
