/* An article on its way into the book. */
#include "article/passage.h"

#include "base/file.h"
#include "base/label.h"
#include "xhtml/id_lists.h"
#include "article/article_parts.h"
#include "article/ids.h"
#include "article/labels.h"
#include "article/references.h"
#include "base/bcp47.h"
#include "base/slug.h"

#include <string.h>

enum { OPENING = 400 }; /* bytes of a document's text that tell it from its namesakes */

/* An article on its way through. */
struct passage {
	const struct brief *brief;
	struct article *article;
	struct tree *tree;
	struct contribution *to;
	enum matter matter; /* that the article is said to be */
	bool lone;          /* it is the book */
	bool marked;        /* it holds something to list */
	struct ids ids;
	struct footnotes notes;
	struct cuts cuts;
};

static const char *said_title(const struct passage *passage)
{
	const struct entry *entry = passage->article->entry;
	if (entry->title)
		return entry->title;
	return metadata_title(&passage->article->metadata).text;
}

static const char *words_of(const struct passage *passage, const struct node *node)
{
	return tree_words(passage->to->arena, node);
}

/* Whether it is called what its kind is called, if nobody says otherwise. */
static bool is_titled_by_kind(const struct passage *passage)
{
	return passage->matter && passage->matter != MATTER_CHAPTER && matter_type(passage->matter);
}

/* What the article is called: a heading of its own comes before a page's <title>. */
static const char *title_of(const struct passage *passage)
{
	const char *said = said_title(passage);
	const char *heading = passage->cuts.title ? words_of(passage, passage->cuts.title) : "";
	bool heading_first =
	    passage->article->entry->format == FORMAT_HTML && !passage->article->entry->title;
	if (heading_first && *heading)
		return heading;
	if (said && *said)
		return said;
	if (*heading)
		return heading;
	if (passage->lone && passage->brief->title)
		return passage->brief->title;
	if (is_titled_by_kind(passage))
		return label_of_matter(passage->brief->language, passage->matter);
	struct arena *arena = passage->to->arena;
	const char *name = label_clean(arena, path_stem(arena, passage->article->entry->name));
	bool is_named = *name && !passage->article->entry->is_input;
	return is_named ? name : "Untitled";
}

/* The language and direction of the article's documents. */
static struct frame frame_of(const struct passage *passage, const char *title)
{
	const char *own = metadata_language(&passage->article->metadata).text;
	const char *language = own ? own : passage->brief->language;
	return (struct frame){
	    .title = title,
	    .language = language,
	    .direction = bcp47_direction(language),
	    .has_style = passage->to->style.size > 0,
	};
}

/* A heading that the article has not itself, and its byline: said in front matter or book.yaml. */
static void add_header(const struct passage *passage, struct node *section, struct node *heading)
{
	const char *said = heading ? NULL : said_title(passage);
	if (!heading && !said && is_titled_by_kind(passage) && !matter_is_opening(passage->matter))
		said = passage->to->title;
	if (passage->tree->is_article)
		byline_add_of_page(passage->tree, section, heading, &passage->article->metadata);
	if (!passage->lone && passage->article->entry->format == FORMAT_MARKDOWN)
		byline_add(passage->tree, section, heading, said, &passage->article->metadata,
			   passage->brief->language);
}

/* Makes heading levels follow one another without a gap, from h1. */
static void renumber_headings(struct node *section)
{
	unsigned levels[8], depth = 0; /* the levels of the author that are open */
	for (struct node *node = section; node; node = tree_next(node, section)) {
		if (!is_heading(node))
			continue;
		unsigned level = element_of(node) - EL_H1 + 1;
		while (depth > 0 && levels[depth - 1] >= level)
			depth--;
		levels[depth++] = level;
		tree_rename(node, EL_H1 + depth - 1);
	}
}

static void gather_headings(const struct passage *passage, struct document *document,
			    struct node *section, const struct node *own)
{
	unsigned above = own ? 1 : 0;
	size_t number = 0;
	for (struct node *node = section; node; node = tree_next(node, section)) {
		if (!is_heading(node) || !tree_get(node, "id"))
			continue;
		number++;
		if (node == own || !heading_counts(node))
			continue;
		const char *label = words_of(passage, node);
		unsigned level = element_of(node) - EL_H1 + 1;
		if (*label)
			vec_push(&document->headings,
				 (struct heading){
				     .label = label,
				     .id = arena_string(passage->to->arena, tree_get(node, "id")),
				     .depth = level > above ? level - above : 1,
				     .number = number,
				 });
	}
}

static void gather_anchors(const struct passage *passage, const struct node *section)
{
	for (const struct node *node = section; node; node = tree_next(node, section)) {
		const char *id =
		    node->kind == NODE_ELEMENT && node->attributes ? tree_get(node, "id") : NULL;
		if (id)
			*map_at(&passage->to->anchors, arena_string(passage->to->arena, id)) =
			    passage->to->documents.count;
	}
}

static uint64_t opening_of(const struct node *section)
{
	char words[OPENING + 1];
	size_t size = 0;
	for (const struct node *node = section; node && size < OPENING;
	     node = tree_next(node, section)) {
		if (node->kind != NODE_TEXT)
			continue;
		size_t more = strnlen(node->text, OPENING - size);
		memcpy(words + size, node->text, more);
		size += more;
	}
	words[size] = '\0';
	return slug_hash(words);
}

static const char *label_of(const struct passage *passage, const struct cut *cut)
{
	const char *label = cut->heading ? words_of(passage, cut->heading) : "";
	if (cut->heading && cut->heading == passage->cuts.title && passage->article->entry->title)
		return passage->article->entry->title;
	return *label ? label : passage->to->title;
}

/* What the article is said to be, by those who know best. */
static enum matter matter_said(const struct article *article)
{
	if (article->entry->matter)
		return article->entry->matter;
	return article->metadata.matter ? article->metadata.matter : article->entry->likely;
}

/* What begins at the cut: what the article is, or a heading of the first level says. */
static enum matter matter_of(const struct passage *passage, size_t i)
{
	const struct cut *cuts = passage->cuts.items.items;
	if (passage->matter)
		return passage->matter;
	while (i > 0 && cuts[i].depth > 0)
		i--;
	bool is_title = passage->lone && cuts[i].heading == passage->cuts.title;
	if (!cuts[i].heading || cuts[i].part || is_title)
		return MATTER_NONE;
	return label_matter(passage->brief->language, words_of(passage, cuts[i].heading));
}

/* The document's frame, and the section in it that its text goes into. */
static struct node *section_of(const struct passage *passage, const struct cut *cut,
			       const struct document *document)
{
	struct frame frame = frame_of(passage, document->label);
	frame.body_type = document->matter ? NULL : partition_type(PARTITION_BODY);
	struct node *body = frame_make(passage->tree, &frame);
	if (cut->part)
		return frame_part(passage->tree, body);
	return frame_section(passage->tree, body, cut->depth ? MATTER_NONE : document->matter);
}

/* The depth in the contents of what begins at the cut. */
static unsigned depth_of(const struct passage *passage, size_t i)
{
	const struct cuts *cuts = &passage->cuts;
	unsigned depth = passage->article->entry->depth + cuts->items.items[i].depth;
	bool below_title =
	    !passage->lone && i > 0 && (!cuts->items.items[0].heading || cuts->title);
	return depth + below_title;
}

static void add_document(struct passage *passage, size_t i)
{
	const struct cut *cut = &passage->cuts.items.items[i];
	const struct cut *next = i + 1 < passage->cuts.items.count ? cut + 1 : NULL;
	struct document document = {
	    .kind = cut->part ? DOCUMENT_PART : DOCUMENT_CHAPTER,
	    .label = label_of(passage, cut),
	    .entry = passage->to->entry,
	    .depth = depth_of(passage, i),
	    .matter = matter_of(passage, i),
	};
	document.unlisted = matter_is_opening(document.matter) &&
			    (!cut->heading || !matter_is_plain(document.matter));
	struct node *section = section_of(passage, cut, &document), *body = section->parent;
	for (struct node *node = cut->start; node && !(next && node == next->start);) {
		struct node *following = node->next;
		tree_unlink(node);
		tree_append(section, node);
		node = following;
	}
	footnotes_place(&passage->notes, &passage->ids, section);
	if (!next)
		footnotes_place_rest(&passage->notes, section);
	document.opening = opening_of(section);
	if (i == 0)
		add_header(passage, section, cut->heading);
	if (passage->brief->vertical)
		tate_chu_yoko_mark(passage->tree, section);
	renumber_headings(section);
	settle_id_lists(passage->tree, section);
	aria_landmarks_part(passage->tree, section);
	bool holds_title = i == 0 && !cut->heading; /* below a few words, as menus are */
	gather_headings(passage, &document, section,
			holds_title ? passage->cuts.title : cut->heading);
	gather_anchors(passage, section);
	if (passage->marked)
		marks_gather(&document.marks, section, &passage->brief->wishes, passage->to->arena);
	for (size_t m = 0; m < document.marks.count; m++)
		passage->to->holdings.pages |= document.marks.items[m].kind == MARK_PAGE;
	serialize(&document.xhtml, body->parent);
	passage->to->holdings.mathml |= document.xhtml.mathml;
	passage->to->holdings.ruby |= document.xhtml.ruby;
	vec_push(&passage->to->documents, document);
}

/* Whether the first document would only say again what the title page says. */
static bool repeats_title(const struct passage *passage)
{
	const struct cuts *cuts = &passage->cuts;
	if (!passage->lone || cuts->items.count < 2 || !cuts->items.items[0].heading ||
	    cuts->items.items[0].heading != cuts->title)
		return false;
	for (const struct node *node = cuts->items.items[0].start;
	     node != cuts->items.items[1].start; node = node->next)
		if (node != cuts->title &&
		    !(node->kind == NODE_TEXT && !*tree_words(passage->tree->arena, node)))
			return false;
	const char *book = passage->brief->title;
	return strcmp(words_of(passage, cuts->title), book ? book : passage->to->title) == 0;
}

/* What the article says of itself goes along, with the title that it is given here. */
static void hand_over_metadata(struct passage *passage)
{
	struct metadata *metadata = &passage->article->metadata;
	passage->to->title_said = said_title(passage) || passage->cuts.title;
	if (metadata_title(metadata)
		.text) /* which may be a page's <title>, where a heading says it better */
		metadata->titles.items[0].text.text = passage->to->title;
	passage->to->metadata = *metadata;
	metadata_init(metadata);
}

void passage_make(struct contribution *contribution, const struct brief *brief,
		  struct article *article)
{
	struct passage passage = {
	    .brief = brief,
	    .article = article,
	    .tree = article->tree,
	    .to = contribution,
	    .notes.arena = contribution->arena,
	    .matter = matter_said(article),
	    .lone = brief->lone && !article->entry->placed,
	};
	struct diags *diags = contribution->diags;
	ids_assign(&passage.ids, passage.tree, diags);
	accessibility_mend(passage.tree, &contribution->holdings, diags);
	passage.marked = marks_prepare(&passage.ids, &brief->wishes, diags);
	references_resolve(contribution, brief, article);
	footnotes_take(&passage.notes, passage.tree);
	cuts_make(&passage.cuts, passage.tree, passage.lone, brief->manuscript->metadata.split);
	if (passage.cuts.items.count == 0)
		diag(diags, MSG_EMPTY_ARTICLE, (struct place){article->entry->name, 0, 0},
		     article->entry->name, NULL);
	contribution->title = title_of(&passage);
	for (size_t i = repeats_title(&passage) ? 1 : 0; i < passage.cuts.items.count; i++)
		add_document(&passage, i);
	hand_over_metadata(&passage);
	cuts_clear(&passage.cuts);
	footnotes_clear(&passage.notes);
	ids_clear(&passage.ids);
}
