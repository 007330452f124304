/* The edition: what articles bring becomes a book. */
#include "book/edition.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/label.h"
#include "book/book_parts.h"
#include "article/page_style.h"
#include "article/slugs.h"
#include "base/bcp47.h"
#include "book/identity.h"
#include "book/style.h"
#include "base/slug.h"

#include <string.h>

static bool is_vertical(const struct metadata *metadata)
{
	return metadata->writing_mode.text &&
	       strcmp(metadata->writing_mode.text, "vertical-rl") == 0;
}

static void find_sources(struct edition *edition)
{
	const struct manuscript *manuscript = edition->manuscript;
	edition->entries = mem_zeroed(manuscript->entries.count, sizeof *edition->entries);
	for (size_t i = 0; i < manuscript->entries.count; i++) {
		edition->entries[i].first = MAP_NONE;
		const char *path = manuscript->entries.items[i].absolute;
		if (!path)
			continue;
		*map_at(&edition->sources, path) = i;
		size_t *page = map_at(&edition->pages, manuscript_page_name(edition->arena, path));
		if (*page == MAP_NONE)
			*page = i;
	}
}

static struct brief brief_of(const struct edition *edition, const struct edition_options *options)
{
	const struct manuscript *manuscript = edition->manuscript;
	return (struct brief){
	    .manuscript = manuscript,
	    .language = manuscript->language,
	    .title = manuscript->title,
	    .sources = &edition->sources,
	    .pages = &edition->pages,
	    .resources = edition->assets.resources,
	    .wishes = marks_wished(&manuscript->metadata),
	    .lone = manuscript->lone,
	    .vertical = is_vertical(&manuscript->metadata),
	    .keep_styles = options->keep_styles,
	};
}

void edition_init(struct edition *edition, const struct manuscript *manuscript,
		  const struct edition_options *options, struct diags *diags)
{
	*edition = (struct edition){
	    .arena = arena_new(),
	    .manuscript = manuscript,
	    .diags = diags,
	    .language = manuscript->language,
	    .title = manuscript->title,
	    .newest = manuscript->modified,
	    .cover = MAP_NONE,
	};
	assets_init(&edition->assets, edition->arena, manuscript->sources);
	find_sources(edition);
	edition->brief = brief_of(edition, options);
	cover_begin(edition);
	generated_pages_reserve(edition);
	cover_start(edition);
}

void edition_clear(struct edition *edition)
{
	cover_abandon(edition);
	for (size_t i = 0; i < edition->documents.count; i++) {
		serialized_clear(&edition->documents.items[i].xhtml);
		vec_clear(&edition->documents.items[i].headings);
		vec_clear(&edition->documents.items[i].marks);
	}
	vec_clear(&edition->documents);
	vec_clear(&edition->title_lines);
	vec_clear(&edition->toc);
	for (size_t i = 0; i < edition->code.count; i++)
		buf_clear(&edition->code.items[i]->markup);
	vec_clear(&edition->code);
	emphasis_clear(&edition->languages);
	for (enum book_style style = 0; style < STYLES; style++)
		buf_clear(&edition->styles[style]);
	assets_clear(&edition->assets);
	map_clear(&edition->sources);
	map_clear(&edition->pages);
	for (size_t i = 0; i < edition->manuscript->entries.count; i++) {
		map_clear(&edition->entries[i].anchors);
		slugs_clear(&edition->entries[i].slugs);
	}
	mem_free(edition->entries);
	for (size_t i = 0; i < edition->arenas.count; i++)
		arena_free(edition->arenas.items[i]);
	vec_clear(&edition->arenas);
	arena_free(edition->arena);
}

struct arena *edition_new_arena(struct edition *edition)
{
	struct arena *arena = arena_new();
	vec_push(&edition->arenas, arena);
	return arena;
}

/* Whether the title tells what kind of page it stands above, and not what the book is about. */
static bool is_of_any_book(const char *title)
{
	static const char *const titles[] = {"Contents",        "Docs",     "Documentation",
					     "Getting Started", "Home",     "Index",
					     "Introduction",    "Overview", "Preface",
					     "README",          "Summary",  "Table of Contents",
					     "Welcome"};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (ascii_equal(title, titles[i]))
			return true;
	return false;
}

/* What a book of several articles in a folder is called if nobody says it; NULL: as its first one,
 * which is the folder's own page, or has that name. */
static const char *folder_title(const struct edition *edition, const struct contribution *from)
{
	const struct entry *entry = &edition->manuscript->entries.items[from->entry];
	const char *name = edition->manuscript->name;
	const char *first = label_clean(edition->arena, path_stem(edition->arena, entry->name));
	bool of_folder = name && *name && strcmp(name, first) != 0;
	bool is_page = from->title_said && entry->depth == 0 && !is_of_any_book(from->title) &&
		       manuscript_is_page_of_folder(edition->arena, entry->name);
	return !edition->brief.lone && of_folder && !is_page ? name : NULL;
}

/* What the book isn't called by anyone, it is by its first article. */
static void adopt(struct edition *edition, const struct contribution *from)
{
	const struct entry *entry = &edition->manuscript->entries.items[from->entry];
	if (edition->title)
		return;
	const char *folder = folder_title(edition, from);
	edition->title = folder ? folder : from->title;
	if (!from->title_said || folder)
		diag(edition->diags, MSG_NO_TITLE, (struct place){entry->name, 0, 0},
		     edition->title, NULL);
}

/* Files and code get their numbers in the book. */
static void number_for_book(struct serialized *xhtml, const size_t *assets, size_t style,
			    size_t first_code)
{
	for (size_t i = 0; i < xhtml->placeholders.count; i++) {
		struct placeholder *placeholder = &xhtml->placeholders.items[i];
		if (placeholder->kind == PLACEHOLDER_FILE)
			placeholder->target = assets[placeholder->target];
		else if (placeholder->kind == PLACEHOLDER_STYLE)
			placeholder->target = style;
		else if (placeholder->kind == PLACEHOLDER_CODE)
			placeholder->target += first_code;
		if (placeholder->kind == PLACEHOLDER_FILE || placeholder->kind == PLACEHOLDER_STYLE)
			placeholder->kind = PLACEHOLDER_ASSET;
	}
}

/* What page_style_settle asks: the path from a sheet, in a folder beside the file's. */
struct file_names {
	struct edition *edition;
	const size_t *assets;
};

static const char *name_of_file(void *user, size_t file)
{
	const struct file_names *names = user;
	return style_path(names->edition, names->assets[file]);
}

/* The article's own style sheet becomes an asset; MAP_NONE: it has none. */
static size_t take_style(struct edition *edition, struct contribution *from, const size_t *assets)
{
	struct file_names names = {edition, assets};
	struct buf style = BUF_EMPTY;
	if (!from->style.size)
		return MAP_NONE;
	page_style_settle(from, name_of_file, &names, &style);
	const char *name = edition->manuscript->entries.items[from->entry].name;
	return assets_add_style(&edition->assets, style, path_stem(edition->arena, name));
}

/* The files that the documents name become assets, and their placeholders name those. */
static void take_files(struct edition *edition, struct contribution *from)
{
	size_t *assets = mem_alloc(from->files.count * sizeof *assets);
	for (size_t i = 0; i < from->files.count; i++) {
		struct file_use *use = &from->files.items[i];
		use->request.diags = edition->diags; /* the article's own are told already */
		assets[i] = assets_take(&edition->assets, use->resource, &use->request);
	}
	size_t style = take_style(edition, from, assets);
	for (size_t i = 0; i < from->documents.count; i++)
		number_for_book(&from->documents.items[i].xhtml, assets, style,
				edition->code.count);
	mem_free(assets);
}

static void add_holdings(struct holdings *all, const struct holdings *more)
{
	all->pictures += more->pictures;
	all->undescribed += more->undescribed;
	all->mathml |= more->mathml;
	all->ruby |= more->ruby;
	all->animation |= more->animation;
	all->audio |= more->audio;
	all->video |= more->video;
	all->pages |= more->pages;
	all->newer_style |= more->newer_style;
}

void edition_take(struct edition *edition, struct contribution *from)
{
	struct entry_documents *entry = &edition->entries[from->entry];
	diags_move(edition->diags, from->diags);
	diags_free(from->diags);
	if (from->modified > edition->newest)
		edition->newest = from->modified;
	if (from->title)
		adopt(edition, from);
	cover_start(edition);
	take_files(edition, from);
	for (size_t i = 0; i < from->title_lines.count; i++)
		vec_push(&edition->title_lines, from->title_lines.items[i]);
	for (size_t i = 0; i < from->code.count; i++)
		vec_push(&edition->code, from->code.items[i]);
	add_holdings(&edition->holdings, &from->holdings);
	for (size_t i = 0; i < from->languages.tags.count; i++)
		emphasis_add(&edition->languages, from->languages.tags.items[i], edition->arena);
	if (from->documents.count)
		entry->first = edition->documents.count;
	entry->anchors = from->anchors;
	entry->slugs = from->slugs;
	for (size_t i = 0; i < from->documents.count; i++)
		vec_push(&edition->documents, from->documents.items[i]);
	vec_clear(&from->title_lines);
	vec_clear(&from->documents);
	vec_clear(&from->files);
	vec_clear(&from->code);
	emphasis_clear(&from->languages);
	buf_clear(&from->style);
	buf_clear(&from->outline);
	metadata_clear(&from->metadata);
}

bool edition_marks(const struct edition *edition, enum mark_kind kind)
{
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		for (size_t m = 0; m < document->marks.count; m++)
			if (document->marks.items[m].kind == kind)
				return true;
	}
	return false;
}

void edition_add_part(struct edition *edition, size_t entry)
{
	const struct entry *part = &edition->manuscript->entries.items[entry];
	struct document document = {
	    .kind = DOCUMENT_PART,
	    .label = part->title,
	    .entry = entry,
	    .depth = part->depth,
	};
	edition->entries[entry].first = edition->documents.count;
	vec_push(&edition->documents, document);
}

/* The id that a link's fragment means among the anchors of an entry; NULL if there is none. */
static const char *known_fragment(struct edition *edition, size_t entry, const char *fragment,
				  bool is_own)
{
	const struct map *anchors = &edition->entries[entry].anchors;
	if (is_own && map_find(anchors, fragment) != MAP_NONE)
		return fragment; /* it was found in the article already */
	const char *heading = slugs_find(&edition->entries[entry].slugs, edition->arena, fragment);
	if (heading && map_find(anchors, heading) != MAP_NONE)
		return heading;
	if (map_find(anchors, fragment) != MAP_NONE)
		return fragment;
	const char *slug = slug_id(edition->arena, fragment);
	return map_find(anchors, slug) != MAP_NONE ? slug : NULL;
}

/* The first entry that has what the fragment means; where none has, the one that the link is in. */
static size_t entry_with(struct edition *edition, const char *fragment, size_t own)
{
	for (size_t i = 0; i < edition->manuscript->entries.count; i++)
		if (edition->entries[i].first != MAP_NONE &&
		    known_fragment(edition, i, fragment, false))
			return i;
	return own;
}

/* Finds what links lead to, now that all documents and ids are known. */
static void settle_links(struct edition *edition, struct document *document)
{
	for (size_t i = 0; i < document->xhtml.placeholders.count; i++) {
		struct placeholder *placeholder = &document->xhtml.placeholders.items[i];
		if (placeholder->kind != PLACEHOLDER_LINK)
			continue;
		if (placeholder->target == MAP_NONE)
			placeholder->target =
			    entry_with(edition, placeholder->fragment, document->entry);
		const struct entry_documents *entry = &edition->entries[placeholder->target];
		const struct entry *target =
		    &edition->manuscript->entries.items[placeholder->target];
		const char *name = target->path ? target->name : target->title;
		placeholder->document = entry->first;
		if (entry->first == MAP_NONE) {
			placeholder->kind = PLACEHOLDER_NOTHING;
			diag(edition->diags, MSG_EMPTY_TARGET, placeholder->at, name, NULL);
		}
		if (!placeholder->fragment || entry->first == MAP_NONE)
			continue;
		const char *known =
		    known_fragment(edition, placeholder->target, placeholder->fragment,
				   placeholder->target == document->entry);
		if (known)
			placeholder->document += map_find(&entry->anchors, known);
		else
			diag(edition->diags, MSG_DEAD_FRAGMENT, placeholder->at,
			     placeholder->fragment, name);
		placeholder->fragment = known;
	}
}

/* A list of pages is of use to those who have the printed book in hand, if they know which. */
static void check_page_source(const struct edition *edition)
{
	const struct manuscript *manuscript = edition->manuscript;
	if (manuscript->metadata.page_source.text.text || manuscript->metadata.sources.count)
		return;
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		for (size_t m = 0; m < document->marks.count; m++) {
			if (document->marks.items[m].kind != MARK_PAGE)
				continue;
			const char *name = manuscript->entries.items[document->entry].name;
			diag(edition->diags, MSG_NO_PAGE_SOURCE, (struct place){name, 0, 0}, NULL,
			     NULL);
			return;
		}
	}
}

/* Whether there is a text to make a book of, with a diagnostic if none came through. */
static bool has_text(struct edition *edition)
{
	const struct manuscript *manuscript = edition->manuscript;
	for (size_t i = 0; i < edition->documents.count; i++)
		if (edition->documents.items[i].kind == DOCUMENT_CHAPTER)
			return true;
	if (!diags_failed(edition->diags))
		diag(edition->diags, MSG_EMPTY_BOOK, (struct place){manuscript->book, 0, 0},
		     manuscript->root, NULL);
	return false;
}

bool edition_finish(struct edition *edition)
{
	if (!has_text(edition))
		return false;
	cover_settle(edition);
	for (size_t i = 0; i < edition->documents.count; i++)
		settle_links(edition, &edition->documents.items[i]);
	edition->direction = bcp47_direction(edition->language);
	identity_settle(edition);
	check_page_source(edition);
	generated_pages_make(edition);
	arrange(edition);
	names_give(edition);
	assets_name(&edition->assets);
	for (size_t i = 0; i < edition->assets.items.count; i++)
		edition->holdings.animation |= edition->assets.items.items[i].animated;
	toc_make(edition);
	return true;
}
