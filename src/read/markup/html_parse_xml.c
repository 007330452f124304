/* The parsed page that is XML: its root is found to be a page, its marks to be in the body. */
#include "read/markup/html_parse.h"

#include "read/page_marks.h"

static struct node *child_of(const struct node *parent, enum element element)
{
	struct node *child = parent->children;
	while (child && element_of(child) != element)
		child = child->next;
	return child;
}

/* Page marks between head and body belong to the body. */
static void gather_marks(struct node *html, struct node *body)
{
	struct node *first = body->children;
	for (struct node *node = html->children, *next; node; node = next) {
		next = node->next;
		if (element_of(node) != EL_SPAN)
			continue;
		tree_unlink(node);
		if (first)
			tree_insert_before(first, node);
		else
			tree_append(body, node);
	}
}

bool html_parse_xml(const char *file, const char *text, size_t size, struct html_page *page,
		    struct xml_document *document)
{
	const struct xml_source source = {.text = text, .size = size, .comment = html_page_mark};
	*page = (struct html_page){tree_new(file), NULL, NULL};
	*document = xml_read(page->tree, &source);
	struct node *html = document->root;
	struct node *body = html && element_of(html) == EL_HTML ? child_of(html, EL_BODY) : NULL;
	if (!body) {
		tree_free(page->tree);
		return false;
	}
	page->html = html;
	page->head = child_of(html, EL_HEAD);
	page->tree->body = body;
	page->tree->is_raw = true;
	gather_marks(html, body);
	return true;
}
