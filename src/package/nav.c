/* The navigation document (EPUB 3.3, section 7): contents, landmarks, pages of the printed book,
 * lists of figures and tables. It lies beside the package document: epub.js takes its links as if
 * they were the package's. No one reads it as a page, for some readers show what is hidden in it;
 * the contents page has the same contents, down to the levels that a page can bear. */
#include "package/package_parts.h"

#include "article/labels.h"

#include <limits.h>
#include <string.h>

/* What goes where while the document is made. */
struct nav {
	const struct edition *edition;
	struct tree *tree;
	struct node *list; /* the innermost open one */
	size_t folder;     /* the size of what links begin with and can do without here */
};

enum { PAGE_DEPTH = 2 }; /* levels on the contents page, unless the book says another number */

size_t first_of_text(const struct edition *edition)
{
	size_t i = 0;
	while (i + 1 < edition->documents.count &&
	       edition->documents.items[i].partition != PARTITION_BODY)
		i++;
	return i;
}

static const char *label_of(const struct nav *nav, enum label label)
{
	return label_in(nav->edition->language, label);
}

/* Adds an item with a link to the list; returns the item. type: NULL for none. */
static struct node *add_link(struct nav *nav, const char *type, const char *file,
			     const char *fragment, const char *label)
{
	struct node *item = frame_add(nav->tree, nav->list, EL_LI, NULL, NULL);
	struct node *link = frame_add(nav->tree, item, EL_A, NULL, label);
	if (type)
		tree_set(nav->tree, link, "epub:type", type);
	file += nav->folder;
	tree_set(nav->tree, link, "href",
		 fragment ? arena_format(nav->tree->arena, "%s#%s", file, fragment) : file);
	return item;
}

/* A heading of the first level, but by its role: what looks through the spine for h1 to find
 * chapters must not take the contents for one. */
static struct node *add_title(struct tree *tree, struct node *node, const char *label)
{
	struct node *title = frame_add(tree, node, EL_P, "contents-title", label);
	tree_set(tree, title, "role", "heading");
	tree_set(tree, title, "aria-level", "1");
	return title;
}

/* A nav element with its list, which becomes the open one. heading: EL_NONE, and the label isn't
 * shown, nor is the list; EL_P: the title of a page in the spine. */
static void add_nav(struct nav *nav, struct node *body, const char *type, const char *role,
		    enum element heading, const char *label)
{
	struct tree *tree = nav->tree;
	struct node *node = frame_add(tree, body, EL_NAV, NULL, NULL);
	tree_set(tree, node, "epub:type", type);
	if (role)
		tree_set(tree, node, "role", role);
	tree_set(tree, node, "id", type);
	if (heading) {
		const char *id = arena_format(tree->arena, "%s-title", type);
		tree_set(tree, node, "aria-labelledby", id);
		struct node *title = heading == EL_P ? add_title(tree, node, label)
						     : frame_add(tree, node, heading, NULL, label);
		tree_set(tree, title, "id", id);
	} else {
		tree_set(tree, node, "aria-label", label);
		tree_set(tree, node, "hidden", "hidden");
	}
	nav->list = frame_add(tree, node, EL_OL, NULL, NULL);
}

/* Lists inside the item before them, down to that depth. */
static void add_toc(struct nav *nav, unsigned limit)
{
	unsigned depth = 0;
	struct node *last = NULL;
	for (size_t i = 0; i < nav->edition->toc.count; i++) {
		const struct toc_entry *entry = &nav->edition->toc.items[i];
		if (entry->depth >= limit)
			continue;
		if (entry->depth > depth)
			nav->list = frame_add(nav->tree, last, EL_OL, NULL, NULL);
		for (; depth > entry->depth; depth--)
			nav->list = nav->list->parent->parent;
		depth = entry->depth;
		last = add_link(nav, NULL, nav->edition->documents.items[entry->document].file,
				entry->fragment, entry->label);
	}
}

/* The first document of each kind, and where the partitions begin. */
static void add_landmarks(struct nav *nav)
{
	const struct edition *edition = nav->edition;
	bool seen[MATTER_COUNT] = {[MATTER_CHAPTER] = true}, begun[3] = {false};
	static const enum label partitions[] = {
	    [PARTITION_FRONT] = LABEL_FRONTMATTER, [PARTITION_BACK] = LABEL_BACKMATTER};
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		bool *begins = &begun[document->partition];
		if (!*begins && document->entry != MAP_NONE) {
			const char *label = document->partition == PARTITION_BODY
						? document->label
						: label_of(nav, partitions[document->partition]);
			add_link(nav, partition_type(document->partition), document->file, NULL,
				 label);
			*begins = true;
		}
		if (matter_type(document->matter) && !seen[document->matter])
			add_link(nav, matter_type(document->matter), document->file, NULL,
				 document->label);
		seen[document->matter] = true;
	}
}

/* The lists that a nav document may hold beside contents and landmarks. */
static const struct nav_list {
	enum mark_kind kind;
	const char *type, *role;
	enum label label;
	enum element heading;
} lists[] = {
    {MARK_FIGURE, "loi", NULL, LABEL_FIGURES, EL_H2},
    {MARK_TABLE, "lot", NULL, LABEL_TABLES, EL_H2},
    {MARK_PAGE, "page-list", "doc-pagelist", LABEL_PAGES, EL_NONE},
};

enum { LISTS = sizeof lists / sizeof *lists };

static void add_list(struct nav *nav, struct node *body, const struct nav_list *list)
{
	add_nav(nav, body, list->type, list->role, list->heading, label_of(nav, list->label));
	for (size_t i = 0; i < nav->edition->documents.count; i++) {
		const struct document *document = &nav->edition->documents.items[i];
		for (size_t m = 0; m < document->marks.count; m++) {
			const struct mark *mark = &document->marks.items[m];
			if (mark->kind == list->kind)
				add_link(nav, NULL, document->file, mark->id, mark->label);
		}
	}
}

/* Those that a person reads, or all. */
static void add_lists(struct nav *nav, struct node *body, bool shown)
{
	for (size_t i = 0; i < LISTS; i++)
		if ((lists[i].heading || !shown) && edition_marks(nav->edition, lists[i].kind))
			add_list(nav, body, &lists[i]);
}

/* What a reader finds on the contents page, below the contents. */
static void add_landmarks_of_lists(struct nav *nav)
{
	const struct edition *edition = nav->edition;
	for (size_t i = 0; i < edition->documents.count; i++)
		for (size_t n = 0; n < LISTS; n++)
			if (edition->documents.items[i].kind == DOCUMENT_CONTENTS &&
			    lists[n].heading && edition_marks(edition, lists[n].kind))
				add_link(nav, lists[n].type, edition->documents.items[i].file,
					 lists[n].type, label_of(nav, lists[n].label));
}

static struct node *begin(struct nav *nav, const struct document *page, bool on_top)
{
	const struct edition *edition = nav->edition;
	const struct frame frame = {
	    .title = page->label,
	    .language = edition->language,
	    .direction = edition->direction,
	    .body_type = partition_type(page->partition),
	    .author_style = edition->manuscript->metadata.stylesheets.count > 0,
	    .on_top = on_top,
	};
	nav->tree = tree_new(NULL);
	struct node *body = frame_make(nav->tree, &frame);
	add_nav(nav, body, "toc", "doc-toc", on_top ? EL_H1 : EL_P, page->label);
	return body;
}

static void end(struct nav *nav, struct node *body, struct buf *bytes)
{
	struct serialized xhtml = {0};
	serialize(&xhtml, body->parent);
	*bytes = xhtml.bytes;
	vec_clear(&xhtml.placeholders);
	tree_free(nav->tree);
}

void write_nav(const struct edition *edition, const struct document *page, struct buf *bytes)
{
	struct nav nav = {.edition = edition};
	struct node *body = begin(&nav, page, true);
	add_toc(&nav, UINT_MAX);
	add_nav(&nav, body, "landmarks", NULL, EL_NONE, label_of(&nav, LABEL_LANDMARKS));
	add_landmarks(&nav);
	add_landmarks_of_lists(&nav);
	add_lists(&nav, body, false);
	end(&nav, body, bytes);
}

void write_contents_page(const struct edition *edition, const struct document *page,
			 struct buf *bytes)
{
	int said = edition->manuscript->metadata.toc_depth;
	struct nav nav = {.edition = edition, .folder = strlen("text/")};
	struct node *body = begin(&nav, page, false);
	add_toc(&nav, said > 0 ? (unsigned)said : PAGE_DEPTH);
	add_lists(&nav, body, true);
	end(&nav, body, bytes);
}
