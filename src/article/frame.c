/* The frame that every XHTML document has. */
#include "article/frame.h"

#include "base/map.h"
#include "tree/serialize.h"

#include <string.h>

const char *partition_type(enum partition partition)
{
	static const char *const types[] = {[PARTITION_FRONT] = "frontmatter",
					    [PARTITION_BODY] = "bodymatter",
					    [PARTITION_BACK] = "backmatter"};
	return types[partition];
}

struct node *frame_add(struct tree *tree, struct node *parent, enum element element,
		       const char *class, const char *text)
{
	struct node *node = tree_element(tree, element, 0, 0);
	if (class)
		tree_set(tree, node, "class", class);
	if (text)
		tree_append(node, tree_text(tree, text, strlen(text)));
	tree_append(parent, node);
	return node;
}

static struct node *add_style(struct tree *tree, struct node *head, const char *path)
{
	struct node *link = frame_add(tree, head, EL_LINK, NULL, NULL);
	tree_set(tree, link, "rel", "stylesheet");
	tree_set(tree, link, "type", "text/css");
	if (path)
		tree_set(tree, link, "href", path);
	return link;
}

struct node *frame_make(struct tree *tree, const struct frame *frame)
{
	struct node *html = tree_element(tree, EL_HTML, 0, 0);
	tree_set(tree, html, "xmlns", "http://www.w3.org/1999/xhtml");
	tree_set(tree, html, "xmlns:epub", "http://www.idpf.org/2007/ops");
	tree_set(tree, html, "lang", frame->language);
	if (frame->direction)
		tree_set(tree, html, "dir", frame->direction);
	struct node *head = frame_add(tree, html, EL_HEAD, NULL, NULL);
	tree_set(tree, frame_add(tree, head, EL_META, NULL, NULL), "charset", "UTF-8");
	frame_add(tree, head, EL_TITLE, NULL, frame->title);
	add_style(tree, head, frame->on_top ? "style/book.css" : "../style/book.css");
	if (frame->author_style)
		add_style(tree, head, frame->on_top ? "style/author.css" : "../style/author.css");
	if (frame->has_style)
		tree_set_placeholder(tree, add_style(tree, head, NULL), "href",
				     (struct placeholder){.kind = PLACEHOLDER_STYLE});
	struct node *body = frame_add(tree, html, EL_BODY, NULL, NULL);
	if (frame->body_type)
		tree_set(tree, body, "epub:type", frame->body_type);
	else
		tree_set_placeholder(tree, body, "epub:type",
				     (struct placeholder){.kind = PLACEHOLDER_PARTITION});
	if (frame->direction) /* MuPDF looks for it here alone */
		tree_set(tree, body, "dir", frame->direction);
	return body;
}

void frame_add_newer_style(struct tree *tree, struct node *body)
{
	struct node *head = body->prev, *own = head->children;
	while (element_of(own) != EL_LINK)
		own = own->next;
	struct node *newer = add_style(tree, head, "../style/newer.css");
	tree_unlink(newer);
	tree_insert_after(own, newer);
}

/* Themes know what is read like a chapter, and pages that look like none. */
static const char *class_of(struct tree *tree, enum matter matter)
{
	const char *type = matter_type(matter);
	if (!type || matter == MATTER_CHAPTER)
		return "chapter";
	return matter_is_opening(matter) ? type : arena_format(tree->arena, "chapter %s", type);
}

static struct node *add_section(struct tree *tree, struct node *body, const char *class,
				const char *type, const char *role)
{
	struct node *section = frame_add(tree, body, EL_SECTION, class, NULL);
	if (type)
		tree_set(tree, section, "epub:type", type);
	if (role)
		tree_set(tree, section, "role", role);
	return section;
}

struct node *frame_section(struct tree *tree, struct node *body, enum matter matter)
{
	if (matter == MATTER_NONE)
		matter = MATTER_CHAPTER;
	return add_section(tree, body, class_of(tree, matter), matter_type(matter),
			   matter_role(matter));
}

struct node *frame_part(struct tree *tree, struct node *body)
{
	return add_section(tree, body, "part", "part", "doc-part");
}
