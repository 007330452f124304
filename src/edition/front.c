/* The pages that octavo adds. */
#include "edition/front.h"

#include "edition/cover.h"

#include <string.h>

xmlNode *frame_add(struct tree *tree, xmlNode *parent, enum element element, const char *class,
		   const char *text)
{
	xmlNode *node = tree_element(tree, element, 0, 0);
	if (class)
		tree_set(tree, node, "class", class);
	if (text)
		tree_append(node, tree_text(tree, text, strlen(text)));
	tree_append(parent, node);
	return node;
}

static xmlNode *add_style(struct tree *tree, xmlNode *head)
{
	xmlNode *link = frame_add(tree, head, EL_LINK, NULL, NULL);
	tree_set(tree, link, "rel", "stylesheet");
	tree_set(tree, link, "type", "text/css");
	return link;
}

xmlNode *frame_make(struct tree *tree, const struct frame *frame)
{
	xmlNode *html = tree_element(tree, EL_HTML, 0, 0);
	tree_set(tree, html, "xmlns", "http://www.w3.org/1999/xhtml");
	tree_set(tree, html, "xmlns:epub", "http://www.idpf.org/2007/ops");
	tree_set(tree, html, "lang", frame->language);
	if (frame->direction)
		tree_set(tree, html, "dir", frame->direction);
	xmlNode *head = frame_add(tree, html, EL_HEAD, NULL, NULL);
	tree_set(tree, frame_add(tree, head, EL_META, NULL, NULL), "charset", "UTF-8");
	frame_add(tree, head, EL_TITLE, NULL, frame->title);
	tree_set(tree, add_style(tree, head), "href", "../style/book.css");
	if (frame->style != MAP_NONE)
		tree_set_hole(tree, add_style(tree, head), "href",
			      (struct hole){.kind = HOLE_ASSET, .target = frame->style});
	xmlNode *body = frame_add(tree, html, EL_BODY, NULL, NULL);
	if (frame->body_type)
		tree_set(tree, body, "epub:type", frame->body_type);
	if (frame->direction) /* MuPDF looks for it here alone */
		tree_set(tree, body, "dir", frame->direction);
	return body;
}

static struct frame front_frame(const struct edition *edition, const char *title, const char *type)
{
	return (struct frame){
	    .title = title,
	    .language = edition->language,
	    .direction = edition->direction,
	    .style = MAP_NONE,
	    .body_type = type,
	};
}

/* What a cover says, whatever it shows: that it is one, its role tells. */
static const char *cover_words(const struct edition *edition, struct arena *arena)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	const char *words = edition->title;
	for (size_t i = 0; i < metadata->authors.count; i++)
		words = arena_format(arena, "%s%s%s", words, i ? ", " : " – ",
				     metadata->authors.items[i].text.text);
	return words;
}

static void make_cover(struct edition *edition, struct document *document)
{
	struct tree *tree = tree_new(NULL);
	struct frame frame = front_frame(edition, edition->title, "cover");
	xmlNode *body = frame_make(tree, &frame);
	tree_set(tree, body, "class", "cover");
	xmlNode *block = frame_add(tree, body, EL_SECTION, "cover", NULL);
	xmlNode *image = frame_add(tree, block, EL_IMG, NULL, NULL);
	tree_set_hole(tree, image, "src",
		      (struct hole){.kind = HOLE_ASSET, .target = edition->cover});
	tree_set(tree, image, "alt", cover_words(edition, tree->arena));
	tree_set(tree, image, "role", "doc-cover");
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

static void make_title_page(struct edition *edition, struct document *document)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct tree *tree = tree_new(NULL);
	struct frame frame = front_frame(edition, edition->title, "frontmatter");
	xmlNode *body = frame_make(tree, &frame);
	xmlNode *page = frame_add(tree, body, EL_SECTION, "titlepage", NULL);
	tree_set(tree, page, "epub:type", "titlepage");
	frame_add(tree, page, EL_H1, "title", edition->title);
	for (size_t i = 0; i < metadata->titles.count; i++) {
		const char *type = metadata->titles.items[i].type;
		if (type && strcmp(type, "subtitle") == 0)
			frame_add(tree, page, EL_P, "subtitle",
				  metadata->titles.items[i].text.text);
	}
	for (size_t i = 0; i < metadata->authors.count; i++)
		frame_add(tree, page, EL_P, "author", metadata->authors.items[i].text.text);
	if (metadata->publisher.text)
		frame_add(tree, page, EL_P, "publisher", metadata->publisher.text);
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

static void reserve(struct edition *edition, enum document_kind kind)
{
	vec_push(&edition->documents, (struct document){.kind = kind, .entry = MAP_NONE});
}

void front_reserve(struct edition *edition)
{
	if (cover_is_expected(edition))
		reserve(edition, DOCUMENT_COVER);
	reserve(edition, DOCUMENT_TITLE_PAGE);
	reserve(edition, DOCUMENT_NAV);
}

static void make_part(struct edition *edition, struct document *document)
{
	struct tree *tree = tree_new(NULL);
	struct frame frame = front_frame(edition, document->label, "bodymatter");
	xmlNode *body = frame_make(tree, &frame);
	xmlNode *section = frame_add(tree, body, EL_SECTION, "part", NULL);
	tree_set(tree, section, "epub:type", "part");
	tree_set(tree, section, "role", "doc-part");
	frame_add(tree, section, EL_H1, NULL, document->label);
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

void front_make(struct edition *edition)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		struct document *document = &edition->documents.items[i];
		if (document->entry == MAP_NONE)
			document->label = edition->title;
		if (document->kind == DOCUMENT_COVER)
			make_cover(edition, document);
		else if (document->kind == DOCUMENT_TITLE_PAGE)
			make_title_page(edition, document);
		else if (document->kind == DOCUMENT_PART && !document->xhtml.bytes.size)
			make_part(edition, document);
	}
}
