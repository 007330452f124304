/* The pages that octavo adds. */
#include "book/book_parts.h"

#include "article/frame.h"
#include "article/labels.h"

#include <string.h>

static struct frame frame_of(const struct edition *edition, const char *title, const char *type)
{
	return (struct frame){
	    .title = title,
	    .language = edition->language,
	    .direction = edition->direction,
	    .body_type = type,
	    .author_style = edition->manuscript->metadata.stylesheets.count > 0,
	};
}

/* What a cover says, whatever it shows: that it is one, its role tells. */
static const char *cover_words(const struct edition *edition, struct arena *arena)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct buf words = BUF_EMPTY;
	buf_puts(&words, edition->title);
	for (size_t i = 0; i < metadata->authors.count; i++) {
		buf_puts(&words, i ? ", " : " – ");
		buf_puts(&words, metadata->authors.items[i].text.text);
	}
	const char *copy = arena_copy(arena, words.data, words.size);
	buf_clear(&words);
	return copy;
}

static void make_cover(struct edition *edition, struct document *document)
{
	struct tree *tree = tree_new(NULL);
	struct frame frame = frame_of(edition, edition->title, "cover");
	struct node *body = frame_make(tree, &frame);
	tree_set(tree, body, "class", "cover");
	if (edition->brief.vertical)
		tree_set(tree, body->parent, "class", "across");
	struct node *block = frame_add(tree, body, EL_SECTION, "cover", NULL);
	struct node *image = frame_add(tree, block, EL_IMG, NULL, NULL);
	tree_set_placeholder(
	    tree, image, "src",
	    (struct placeholder){.kind = PLACEHOLDER_ASSET, .target = edition->cover});
	tree_set(tree, image, "alt", cover_words(edition, tree->arena));
	tree_set(tree, image, "role", "doc-cover");
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

/* A line of the title page, unless one of the article's own says it: "by Ann Lee". */
static void add_line(const struct edition *edition, struct tree *tree, struct node *page,
		     const char *class, const char *text)
{
	for (size_t i = 0; i < edition->title_lines.count; i++)
		if (strstr(edition->title_lines.items[i].text, text))
			return;
	frame_add(tree, page, EL_P, class, text);
}

static void make_title_page(struct edition *edition, struct document *document)
{
	const struct metadata *metadata = &edition->manuscript->metadata;
	struct tree *tree = tree_new(NULL);
	struct frame frame = frame_of(edition, edition->title, "frontmatter");
	struct node *body = frame_make(tree, &frame);
	struct node *page = frame_section(tree, body, MATTER_TITLE_PAGE);
	frame_add(tree, page, EL_H1, "title", edition->title);
	for (size_t i = 0; i < metadata->titles.count; i++) {
		const char *type = metadata->titles.items[i].type;
		if (type && strcmp(type, "subtitle") == 0)
			add_line(edition, tree, page, "subtitle",
				 metadata->titles.items[i].text.text);
	}
	for (size_t i = 0; i < edition->title_lines.count; i++)
		frame_add(tree, page, EL_P, edition->title_lines.items[i].class,
			  edition->title_lines.items[i].text);
	for (size_t i = 0; i < metadata->authors.count; i++)
		add_line(edition, tree, page, "author", metadata->authors.items[i].text.text);
	copyright_add_people(edition, tree, page, true);
	if (metadata->publisher.text)
		add_line(edition, tree, page, "publisher", metadata->publisher.text);
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

static void make_copyright_page(struct edition *edition, struct document *document)
{
	struct tree *tree = tree_new(NULL);
	struct frame frame = frame_of(edition, document->label, "frontmatter");
	struct node *body = frame_make(tree, &frame);
	copyright_make(edition, tree, body);
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

static void reserve(struct edition *edition, enum document_kind kind, enum matter matter)
{
	vec_push(&edition->documents,
		 (struct document){.kind = kind, .entry = MAP_NONE, .matter = matter});
}

void generated_pages_reserve(struct edition *edition)
{
	if (cover_is_expected(edition))
		reserve(edition, DOCUMENT_COVER, MATTER_COVER);
	if (!edition->manuscript->no_title_page)
		reserve(edition, DOCUMENT_TITLE_PAGE, MATTER_TITLE_PAGE);
	reserve(edition, DOCUMENT_CONTENTS, MATTER_CONTENTS);
}

static void make_part(struct edition *edition, struct document *document)
{
	struct tree *tree = tree_new(NULL);
	struct frame frame = frame_of(edition, document->label, "bodymatter");
	struct node *body = frame_make(tree, &frame);
	frame_add(tree, frame_part(tree, body), EL_H1, NULL, document->label);
	serialize(&document->xhtml, body->parent);
	tree_free(tree);
}

/* What readers call it in their menus. */
static const char *label_of_page(const struct edition *edition, const struct document *document)
{
	const char *said = edition->manuscript->metadata.toc_title.text;
	if (document->kind == DOCUMENT_CONTENTS && said)
		return said;
	return label_of_matter(edition->language, document->matter);
}

void generated_pages_make(struct edition *edition)
{
	if (copyright_wanted(edition))
		reserve(edition, DOCUMENT_COPYRIGHT_PAGE, MATTER_COPYRIGHT_PAGE);
	for (size_t i = 0; i < edition->documents.count; i++) {
		struct document *document = &edition->documents.items[i];
		if (document->entry == MAP_NONE)
			document->label = label_of_page(edition, document);
		if (document->kind == DOCUMENT_COVER && edition->cover != MAP_NONE)
			make_cover(edition, document);
		else if (document->kind == DOCUMENT_TITLE_PAGE)
			make_title_page(edition, document);
		else if (document->kind == DOCUMENT_COPYRIGHT_PAGE)
			make_copyright_page(edition, document);
		else if (document->kind == DOCUMENT_PART && !document->xhtml.bytes.size)
			make_part(edition, document);
	}
}
