/* An article on its way into the book. */
#include "article/passage/passage.h"

#include "article/labels.h"
#include "article/passage/passage_parts.h"
#include "article/references/references.h"
#include "article/shape/listings.h"
#include "article/slugs.h"
#include "base/file.h"
#include "base/label.h"
#include "base/unicode.h"

#include <string.h>

const char *passage_title_said(const struct passage *passage)
{
	const struct entry *entry = passage->article->entry;
	if (entry->title)
		return entry->title;
	return metadata_title(&passage->article->metadata).text;
}

bool passage_is_titled_by_kind(const struct passage *passage)
{
	return passage->matter && passage->matter != MATTER_CHAPTER && matter_type(passage->matter);
}

bool passage_says(const struct passage *passage, const struct node *node, const char *words)
{
	struct arena *arena = passage->to->arena;
	return strcmp(unicode_folded(arena, passage_words(passage, node)),
		      unicode_folded(arena, words)) == 0;
}

/* A heading of its own comes before a page's <title>. */
const char *passage_title_given(const struct passage *passage)
{
	const char *said = passage_title_said(passage);
	const char *heading =
	    passage->cuts.title ? passage_words(passage, passage->cuts.title) : "";
	bool heading_first =
	    format_is_page(passage->article->entry->format) && !passage->article->entry->title;
	if (heading_first && *heading)
		return heading;
	if (said && *said)
		return said;
	if (*heading)
		return heading;
	if (passage->lone && passage->brief->title)
		return passage->brief->title;
	return passage_is_titled_by_kind(passage)
		   ? label_of_matter(passage->brief->language, passage->matter)
		   : NULL;
}

static const char *title_of(const struct passage *passage)
{
	const char *given = passage_title_given(passage);
	if (given)
		return given;
	const char *name = label_clean(
	    passage->to->arena, path_stem(passage->to->arena, passage->article->entry->name));
	bool is_named = *name && !passage->article->entry->input;
	return is_named ? name : "Untitled";
}

/* What the article is said to be, by those who know best. */
static enum matter matter_said(const struct article *article)
{
	if (article->entry->matter)
		return article->entry->matter;
	return article->metadata.matter ? article->metadata.matter : article->entry->likely;
}

/* What the article says of itself goes along, with the title that it is given here. */
static void hand_over_metadata(struct passage *passage)
{
	struct metadata *metadata = &passage->article->metadata;
	passage->to->title_said = passage_title_said(passage) || passage->cuts.title;
	if (metadata_title(metadata)
		.text) /* which may be a page's <title>, where a heading says it better */
		metadata->titles.items[0].text.text = passage->to->title;
	passage->to->metadata = *metadata;
	metadata_init(metadata);
}

static void give_ids(struct passage *passage)
{
	slugs_gather(&passage->to->slugs, passage->tree, passage->to->arena);
	ids_assign(&passage->ids, passage->tree, passage->to->diags);
	slugs_settle(&passage->to->slugs, passage->to->arena);
}

static void mend_accessibility(struct passage *passage)
{
	accessibility_mend(passage->tree, &passage->to->holdings, passage->to->diags);
}

static void prepare_marks(struct passage *passage)
{
	passage->marked = marks_prepare(&passage->ids, &passage->brief->wishes, passage->to->diags);
}

static void resolve_references(struct passage *passage)
{
	references_resolve(passage->to, passage->brief, passage->article);
}

static void take_listings(struct passage *passage)
{
	listings_take(passage->to, passage->tree);
}

/* Those that other articles refer to, in a file of their own, stay its text, but for Markdown's,
 * which the others have themselves. */
static void take_notes(struct passage *passage)
{
	if (passage->article->entry->lends || !footnotes_are_all(passage->tree))
		footnotes_take(&passage->notes, passage->tree);
}

/* An article without text is left out; one that has a title all the same heads those behind it, as
 * the page of a section does. */
static void take_empty(struct passage *passage)
{
	const struct entry *entry = passage->article->entry;
	const struct place at = {entry->name, 0, 0};
	if (passage->lone)
		diag(passage->to->diags, MSG_EMPTY_BOOK, at, entry->name, NULL);
	else if (passage_shows_front_matter(passage) && passage_title_said(passage))
		vec_push(&passage->cuts.items, (struct cut){.part = true});
	else if (!entry->lends) /* its text is notes of other articles */
		diag(passage->to->diags, MSG_EMPTY_ARTICLE, at, entry->name, NULL);
}

/* Whether its front matter calls it otherwise than its first heading does: by other words, not by
 * more or fewer of them, where its tool shows both. */
static bool is_called_otherwise(const struct passage *passage)
{
	struct arena *arena = passage->to->arena;
	const struct node *body = passage->tree->body, *heading = body;
	const char *title = metadata_title(&passage->article->metadata).text;
	const struct entry *entry = passage->article->entry;
	if (!title || entry->title || entry->format != FORMAT_MARKDOWN ||
	    passage->brief->manuscript->heading_is_title)
		return false;
	while (heading && element_of(heading) != EL_H1)
		heading = tree_next(heading, body);
	if (!heading)
		return false;
	const char *said = unicode_folded(arena, title);
	const char *words = unicode_folded(arena, passage_words(passage, heading));
	return *words && !strstr(said, words) && !strstr(words, said);
}

static void cut(struct passage *passage)
{
	bool titled = passage_shows_front_matter(passage) && passage_title_said(passage);
	enum titled how = !titled                        ? TITLED_BY_HEADING
			  : is_called_otherwise(passage) ? TITLED_OTHERWISE
							 : TITLED_ALIKE;
	cuts_make(&passage->cuts, passage->tree, passage->lone, how,
		  passage->brief->manuscript->metadata.split);
	cuts_limit(&passage->cuts, passage->tree, &passage->notes);
	if (passage->cuts.items.count == 0)
		take_empty(passage);
}

static void find_title(struct passage *passage)
{
	passage->to->title = passage->cuts.items.count ? title_of(passage) : NULL;
}

/* What stands before a heading that says the title is no chapter of the same name. */
static void join_opening(struct passage *passage)
{
	struct cuts *cuts = &passage->cuts;
	struct cut *cut = cuts->items.items;
	if (cuts->items.count < 2 || cut[0].heading || !cut[1].heading ||
	    !passage_says(passage, cut[1].heading, passage->to->title))
		return;
	cut[1].start = cut[0].start;
	cuts->items.count--;
	memmove(cut, cut + 1, cuts->items.count * sizeof *cut);
}

/* Where no heading stands above all others, one in front of the first cut that says the title is
 * it, as where a page gives its title the level of a section. */
static void find_title_heading(struct passage *passage)
{
	struct cuts *cuts = &passage->cuts;
	const struct cut *cut = cuts->items.items;
	join_opening(passage);
	if (cuts->title || !cuts->items.count || cut[0].heading)
		return;
	const struct node *end = cuts->items.count > 1 ? cut[1].start : NULL;
	for (struct node *node = cut[0].start; node && node != end && !cuts->title;
	     node = tree_next(node, passage->tree->body)) {
		if (!is_heading(node) || !passage_says(passage, node, passage->to->title))
			continue;
		tree_rename(node, EL_H1); /* above the others */
		cuts->title = node;
	}
}

static void make_documents(struct passage *passage)
{
	for (size_t i = title_page_takes(passage) ? 1 : 0; i < passage->cuts.items.count; i++)
		passage_add_document(passage, i);
}

static void part_scenes(struct passage *passage)
{
	scenes_part(passage->tree);
}

/* What is done to an article, in this order. */
static void (*const passes[])(struct passage *passage) = {
    part_scenes,        /* before headings are told */
    give_ids,           /* each once */
    passage_find_lines, /* of the contents that the book has already */
    mend_accessibility, /* while links and pictures have the references that the author wrote */
    prepare_marks,      /* pages, figures and tables */
    take_listings,      /* blocks of code become placeholders */
    resolve_references, /* links and pictures become placeholders */
    take_notes,         /* out of the tree, with their links resolved */
    cut,                /* only decided here */
    find_title,         /* a heading may be it, now that cuts tell which */
    find_title_heading, /* or say it again */
    make_documents,     /* passage_documents.c */
    hand_over_metadata, /* with that title */
};

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
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
		passes[i](&passage);
	vec_clear(&passage.lines);
	map_clear(&passage.line_places);
	map_clear(&passage.line_ends);
	cuts_clear(&passage.cuts);
	footnotes_clear(&passage.notes);
	ids_clear(&passage.ids);
}
