/* The documents that an article is cut into: what is done to each, one pass after the other. */
#include "article/passage/passage_parts.h"

#include "article/labels.h"
#include "article/shape/shape.h"
#include "base/bcp47.h"
#include "xhtml/id_lists.h"

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

static const char *label_of(const struct passage *passage, const struct cut *cut,
			    const struct said_line *line)
{
	if (passage->dedicated && cut == passage->cuts.items.items)
		return label_of_matter(passage->brief->language, MATTER_DEDICATION);
	if (line)
		return arena_string(passage->to->arena, line->label);
	const char *label = cut->heading ? passage_words(passage, cut->heading) : "";
	/* lines that lead elsewhere in it don't say its title */
	const char *title = passage->lines.count ? NULL : passage->article->entry->title;
	if (cut->heading && cut->heading == passage->cuts.title && title)
		return title;
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
	const struct said_line *line = passage_line_of(passage, i);
	if (line)
		return line->depth;
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
	const struct said_line *line = passage_line_of(passage, i);
	struct document document = {
	    .kind = cut->part ? DOCUMENT_PART : DOCUMENT_CHAPTER,
	    .label = label_of(passage, cut, line),
	    .entry = passage->to->entry,
	    .depth = depth_of(passage, i),
	    .matter = matter_of(passage, i),
	    .continues = cut->continues || goes_on(passage, cut),
	    .is_said = line,
	};
	document.unlisted = matter_is_opening(document.matter) &&
			    (!cut->heading || !matter_is_plain(document.matter));
	struct node *section = section_of(passage, cut, &document);
	return (struct document_piece){passage, i, cut, section, document, .line = line};
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

/* Lists of words and works aren't prose. */
static bool is_prose(enum matter matter)
{
	return matter <= MATTER_AFTERWORD && !matter_is_opening(matter);
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
		unsigned level = element_of(node); /* the deeper, the more */
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
    take_nodes,              /* out of the article */
    place_notes,             /* that it refers to, at its end */
    passage_note_opening,    /* before octavo adds words of its own */
    passage_add_header,      /* title and byline */
    passage_note_languages,  /* whose scripts have no italics */
    mark_looks,              /* classes that themes go by */
    link_newer_style,        /* where some of those are in it */
    set_numbers_upright,     /* in vertical lines */
    turn_code,               /* from left to right */
    renumber_headings,       /* from h1 on without a gap */
    settle_lists_of_ids,     /* what they name stands in this document, or goes from them */
    part_landmarks,          /* by name, which those lists may give */
    passage_gather_headings, /* for the contents */
    passage_gather_anchors,  /* for links of others */
    passage_gather_marks,    /* for the lists beside the contents */
    passage_count_words,     /* what there is to read */
    write,                   /* as XHTML */
};

void passage_add_document(struct passage *passage, size_t i)
{
	struct document_piece piece = begin(passage, i);
	for (size_t pass = 0; pass < sizeof passes / sizeof *passes; pass++)
		passes[pass](&piece);
}
