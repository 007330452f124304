/* The documents that an article is cut into: what is done to each, one pass after the other. */
#include "article/passage_parts.h"

#include "article/article_parts.h"
#include "article/labels.h"
#include "article/word_count.h"
#include "base/bcp47.h"
#include "base/label.h"
#include "base/slug.h"
#include "xhtml/id_lists.h"

#include <string.h>

/* In bytes of a document's text. */
enum {
	OPENING = 400,    /* that tell it from its namesakes */
	LINES_ABOVE = 120 /* that may stand above the heading that it opens with */
};

/* A document on its way. */
struct document_piece {
	struct passage *passage;
	size_t index;          /* of its cut */
	const struct cut *cut; /* where it begins */
	struct node *section;  /* that its text goes into */
	struct document document;
	bool titled; /* by a heading that isn't the author's */
};

/* The language and direction of the article's documents. */
static struct frame frame_of(const struct passage *passage, const char *title)
{
	const char *own = metadata_language(&passage->article->metadata).text;
	const char *language = own ? own : passage->brief->language;
	return (struct frame){
	    .title = title,
	    .language = language,
	    .direction = bcp47_direction(language),
	    .author_style = passage->brief->manuscript->metadata.stylesheets.count > 0,
	    .has_style = passage->to->style.size > 0,
	};
}

static const char *label_of(const struct passage *passage, const struct cut *cut)
{
	if (passage->dedicated && cut == passage->cuts.items.items)
		return label_of_matter(passage->brief->language, MATTER_DEDICATION);
	const char *label = cut->heading ? passage_words(passage, cut->heading) : "";
	if (cut->heading && cut->heading == passage->cuts.title && passage->article->entry->title)
		return passage->article->entry->title;
	return *label ? label : passage->to->title;
}

/* What begins at the cut: what the article is, or a heading of the first level says. */
static enum matter matter_of(const struct passage *passage, size_t i)
{
	const struct cut *cuts = passage->cuts.items.items;
	if (passage->matter)
		return passage->matter;
	if (passage->dedicated && i == 0)
		return MATTER_DEDICATION;
	while (i > 0 && (cuts[i].depth > 0 || cuts[i].continues))
		i--;
	bool is_title = passage->lone && cuts[i].heading == passage->cuts.title;
	if (!cuts[i].heading || cuts[i].part || is_title)
		return MATTER_NONE;
	const char *type = tree_get(cuts[i].heading, "epub:type");
	if (type && matter_find(type))
		return matter_find(type);
	return label_matter(passage->brief->language, passage_words(passage, cuts[i].heading));
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
	if (cut->continues)
		return frame_add(passage->tree, body, EL_SECTION, "continued", NULL);
	return frame_section(passage->tree, body, cut->depth ? MATTER_NONE : document->matter);
}

/* The depth in the contents of what begins at the cut. */
static unsigned depth_of(const struct passage *passage, size_t i)
{
	const struct cuts *cuts = &passage->cuts;
	while (cuts->items.items[i].continues)
		i--;
	unsigned depth = passage->article->entry->depth + cuts->items.items[i].depth;
	bool below_title =
	    !passage->lone && i > 0 && (!cuts->items.items[0].heading || cuts->title);
	return depth + below_title;
}

/* Whether the document is one with what stands before the article. */
static bool goes_on(const struct passage *passage, const struct cut *cut)
{
	return passage->article->entry->goes_on && cut == passage->cuts.items.items &&
	       !cut->heading && !passage->cuts.title;
}

static struct document_piece begin(struct passage *passage, size_t i)
{
	const struct cut *cut = &passage->cuts.items.items[i];
	struct document document = {
	    .kind = cut->part ? DOCUMENT_PART : DOCUMENT_CHAPTER,
	    .label = label_of(passage, cut),
	    .entry = passage->to->entry,
	    .depth = depth_of(passage, i),
	    .matter = matter_of(passage, i),
	    .continues = cut->continues || goes_on(passage, cut),
	};
	document.unlisted = matter_is_opening(document.matter) &&
			    (!cut->heading || !matter_is_plain(document.matter));
	return (struct document_piece){passage, i, cut, section_of(passage, cut, &document),
				       document};
}

static bool is_last(const struct document_piece *piece)
{
	return piece->index + 1 == piece->passage->cuts.items.count;
}

static void take_nodes(struct document_piece *piece)
{
	const struct node *end = is_last(piece) ? NULL : piece->cut[1].start;
	for (struct node *node = piece->cut->start; node && node != end;) {
		struct node *following = node->next;
		tree_unlink(node);
		tree_append(piece->section, node);
		node = following;
	}
}

static void place_notes(struct document_piece *piece)
{
	struct passage *passage = piece->passage;
	footnotes_place(&passage->notes, &passage->ids, piece->section);
	if (is_last(piece))
		footnotes_place_rest(&passage->notes, piece->section);
}

/* The words that tell it from its namesakes. */
static void note_opening(struct document_piece *piece)
{
	const struct node *section = piece->section;
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
	piece->document.opening = slug_hash(words);
}

/* What its words begin with, out of the boxes around it; NULL: it has none. */
static const struct node *first_words(const struct document_piece *piece)
{
	const struct node *section = piece->section, *node = section;
	while (node && (node->kind != NODE_TEXT || label_is_blank(node->text)))
		node = tree_next(node, section);
	while (node && node->parent != section && !cut_may_part(element_of(node->parent)))
		node = node->parent;
	return node;
}

/* Whether a heading stands at its start, or below a line or two, as a kicker and a date are. */
static bool opens_with_heading(const struct document_piece *piece)
{
	size_t size = 0;
	for (const struct node *node = piece->section; node && size <= LINES_ABOVE;
	     node = tree_next(node, piece->section)) {
		if (is_heading(node))
			return true;
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			size += strlen(node->text);
	}
	return false;
}

static bool has_heading_saying(const struct passage *passage, const char *title)
{
	const struct node *body = passage->tree->body;
	for (const struct node *node = body; node; node = tree_next(node, body))
		if (is_heading(node) && passage_says(passage, node, title))
			return true;
	return false;
}

/* Whether what somebody called it stands nowhere at its start: in no heading there, nor in a
 * heading further down that would say it again, nor in its first line. */
static bool lacks_title(const struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	const char *title = piece->document.label;
	const struct node *first = first_words(piece);
	return passage_title_given(passage) && !piece->cut->heading && !passage->cuts.title &&
	       !piece->cut->part && !matter_is_opening(piece->document.matter) &&
	       piece->section->children && !(first && passage_says(passage, first, title)) &&
	       !opens_with_heading(piece) && !has_heading_saying(passage, title);
}

/* What stands first in the article has the title that it has in the contents. */
static void add_title(struct document_piece *piece)
{
	struct tree *tree = piece->passage->tree;
	struct node *heading = frame_add(tree, piece->section, EL_H1, NULL, piece->document.label);
	tree_set(tree, heading, "epub:type", "title");
	tree_unlink(heading);
	tree_insert_before(piece->section->children, heading);
	piece->titled = true;
}

/* The heading under which its byline stands: its own, or one below other words that says what it is
 * called. */
static struct node *heading_of(const struct document_piece *piece)
{
	struct node *title = piece->passage->cuts.title;
	if (piece->cut->heading || !title)
		return piece->cut->heading;
	return passage_says(piece->passage, title, piece->document.label) ? title : NULL;
}

/* The title in front matter, or that of its kind; NULL: nobody says one. */
static const char *title_in_front(const struct passage *passage)
{
	const char *said = passage_title_said(passage);
	bool by_kind = passage_is_titled_by_kind(passage) && !matter_is_opening(passage->matter);
	return said ? said : by_kind ? passage->to->title : NULL;
}

/* A heading that the article has not itself, and its byline: said in front matter or book.yaml. */
static void add_header(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	const struct metadata *metadata = &passage->article->metadata;
	const char *language = passage->brief->language;
	if (piece->index > 0)
		return;
	struct node *section = piece->section, *heading = heading_of(piece);
	bool lacks = lacks_title(piece); /* before there are words of octavo's own */
	if (passage->tree->is_article)
		byline_add_of_page(passage->tree, section, heading, metadata, language);
	if (passage_shows_front_matter(passage)) {
		const char *title = heading ? NULL : title_in_front(passage);
		byline_add(passage->tree, section, heading, title, metadata, language);
		piece->titled = title;
	}
	if (!piece->titled && lacks)
		add_title(piece);
}

/* Lists of words and works aren't prose. */
static bool is_prose(enum matter matter)
{
	return matter <= MATTER_AFTERWORD && !matter_is_opening(matter);
}

/* Which the book's style sheet goes by. */
static void note_languages(struct document_piece *piece)
{
	struct contribution *to = piece->passage->to;
	const struct node *html = piece->section->parent->parent;
	for (const struct node *node = html; node; node = tree_next(node, html)) {
		const char *language =
		    node->kind == NODE_ELEMENT && node->attributes ? tree_get(node, "lang") : NULL;
		if (language)
			emphasis_add(&to->languages, language, to->arena);
	}
}

static void mark_looks(struct document_piece *piece)
{
	looks_mark(piece->passage->tree, piece->section);
	if (!piece->cut->part && !piece->cut->continues && is_prose(piece->document.matter))
		looks_mark_opening(piece->passage->tree, piece->section);
}

/* What engines of today show better than old ones, by rules that those choke on. */
static void link_newer_style(struct document_piece *piece)
{
	const struct node *section = piece->section;
	for (const struct node *node = section; node; node = tree_next(node, section))
		if (node->kind == NODE_ELEMENT &&
		    (tree_has_class(node, "listing") || tree_has_class(node, "table"))) {
			frame_add_newer_style(piece->passage->tree, section->parent);
			piece->passage->to->holdings.newer_style = true;
			return;
		}
}

static void set_numbers_upright(struct document_piece *piece)
{
	if (piece->passage->brief->vertical)
		tate_chu_yoko_mark(piece->passage->tree, piece->section);
}

static void turn_code(struct document_piece *piece)
{
	code_set_direction(piece->passage->tree, piece->section,
			   tree_get(piece->section->parent, "dir"));
}

/* Makes heading levels follow one another without a gap, from h1, or from where the document before
 * ended that this one continues. */
static void renumber_headings(struct document_piece *piece)
{
	struct node *section = piece->section;
	unsigned *levels = piece->passage->levels;
	unsigned depth = piece->cut->continues ? piece->passage->open_levels : 0;
	for (struct node *node = section; node; node = tree_next(node, section)) {
		if (!is_heading(node))
			continue;
		unsigned level = element_of(node) - EL_H1 + 1;
		while (depth > 0 && levels[depth - 1] >= level)
			depth--;
		levels[depth++] = level;
		tree_rename(node, EL_H1 + depth - 1);
	}
	piece->passage->open_levels = depth;
}

static void settle_lists_of_ids(struct document_piece *piece)
{
	settle_id_lists(piece->passage->tree, piece->section);
}

static void part_landmarks(struct document_piece *piece)
{
	aria_landmarks_part(piece->passage->tree, piece->section);
}

static void gather_headings(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	struct node *section = piece->section;
	/* below a few words, as menus are, the title is the document's own all the same */
	bool holds_title = piece->index == 0 && !piece->cut->heading;
	const struct node *own = holds_title ? passage->cuts.title : piece->cut->heading;
	unsigned above = own || piece->titled ? 1 : 0;
	if (piece->cut->continues)
		above = passage->level_above;
	piece->passage->level_above = above;
	size_t number = 0;
	for (struct node *node = section; node; node = tree_next(node, section)) {
		if (!is_heading(node) || !tree_get(node, "id"))
			continue;
		number++;
		if (node == own || !heading_counts(node))
			continue;
		const char *label = passage_words(passage, node);
		unsigned level = element_of(node) - EL_H1 + 1;
		if (*label)
			vec_push(&piece->document.headings,
				 (struct heading){
				     .label = label,
				     .id = arena_string(passage->to->arena, tree_get(node, "id")),
				     .depth = level > above ? level - above : 1,
				     .number = number,
				 });
	}
}

static void gather_anchors(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	const struct node *section = piece->section;
	for (const struct node *node = section; node; node = tree_next(node, section)) {
		const char *id =
		    node->kind == NODE_ELEMENT && node->attributes ? tree_get(node, "id") : NULL;
		if (id)
			*map_at(&passage->to->anchors, arena_string(passage->to->arena, id)) =
			    passage->to->documents.count;
	}
}

/* What the lists beside the contents are made of. */
static void gather_marks(struct document_piece *piece)
{
	const struct passage *passage = piece->passage;
	mark_list *marks = &piece->document.marks;
	if (passage->marked)
		marks_gather(marks, piece->section, &passage->brief->wishes, passage->to->arena);
	for (size_t i = 0; i < marks->count; i++)
		passage->to->holdings.pages |= marks->items[i].kind == MARK_PAGE;
}

static void count(struct document_piece *piece)
{
	piece->document.count = word_count_of(piece->section);
}

static void write(struct document_piece *piece)
{
	struct contribution *to = piece->passage->to;
	struct serialized *xhtml = &piece->document.xhtml;
	serialize(xhtml, piece->section->parent->parent);
	to->holdings.mathml |= xhtml->mathml;
	to->holdings.ruby |= xhtml->ruby;
	vec_push(&to->documents, piece->document);
}

/* What is done to a document, in this order. */
static void (*const passes[])(struct document_piece *piece) = {
    take_nodes,          /* out of the article */
    place_notes,         /* that it refers to, at its end */
    note_opening,        /* before octavo adds words of its own */
    add_header,          /* title and byline */
    note_languages,      /* whose scripts have no italics */
    mark_looks,          /* classes that themes go by */
    link_newer_style,    /* where some of those are in it */
    set_numbers_upright, /* in vertical lines */
    turn_code,           /* from left to right */
    renumber_headings,   /* from h1 on without a gap */
    settle_lists_of_ids, /* what they name stands in this document, or goes from them */
    part_landmarks,      /* by name, which those lists may give */
    gather_headings,     /* for the contents */
    gather_anchors,      /* for links of others */
    gather_marks,        /* for the lists beside the contents */
    count,               /* what there is to read */
    write,               /* as XHTML */
};

void passage_add_document(struct passage *passage, size_t i)
{
	struct document_piece piece = begin(passage, i);
	for (size_t pass = 0; pass < sizeof passes / sizeof *passes; pass++)
		passes[pass](&piece);
}
