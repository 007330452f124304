/* The articles of a build, read, made to conform and shaped side by side. */
#include "build_parts.h"

#include "article/page_style.h"
#include "article/passage/passage.h"
#include "article/references/references.h"
#include "base/mem.h"
#include "base/thread_pool.h"
#include "css/css.h"
#include "read/article.h"
#include "read/running_title.h"
#include "xhtml/conform.h"

#include <string.h>

/* The articles of a build: those that were read ahead wait to be worked on. */
struct articles {
	struct article *read;               /* one an entry */
	bool *is_read;                      /* whether that one was tried */
	bool *has_tree;                     /* and came to something */
	struct contribution *contributions; /* one an entry */
	struct buf *outline;                /* where reasons for headings go; NULL: no one asks */
};

static struct articles *articles_new(size_t count, struct buf *outline)
{
	struct articles *articles = mem_zeroed(1, sizeof *articles);
	articles->read = mem_zeroed(count, sizeof *articles->read);
	articles->is_read = mem_zeroed(count, sizeof *articles->is_read);
	articles->has_tree = mem_zeroed(count, sizeof *articles->has_tree);
	articles->contributions = mem_zeroed(count, sizeof *articles->contributions);
	articles->outline = outline;
	return articles;
}

void build_free_articles(struct build *build)
{
	struct articles *articles = build->articles;
	if (!articles)
		return;
	mem_free(articles->read);
	mem_free(articles->is_read);
	mem_free(articles->has_tree);
	mem_free(articles->contributions);
	mem_free(articles);
}

static void read_article(struct build *build, size_t i, struct arena *arena, const char *language)
{
	struct articles *articles = build->articles;
	if (articles->is_read[i])
		return;
	const struct entry *entry = &build->manuscript->entries.items[i];
	struct contribution *to = &articles->contributions[i];
	contribution_init(to, i, arena);
	articles->is_read[i] = true;
	articles->has_tree[i] =
	    article_read(&articles->read[i], entry, language, &build->manuscript->metadata, arena,
			 to->diags, articles->outline ? &to->outline : NULL);
	to->modified = articles->read[i].modified;
}

/* Whichever thread works on the article later, its memory is no other thread's. */
static void read_article_ahead(struct build *build, size_t i, const char *language)
{
	if (build->articles->is_read[i])
		return;
	struct arena *arena = arena_new();
	vec_push(&build->arenas, arena);
	read_article(build, i, arena, language);
}

/* The language that most of the text is in which was read; NULL: it can't be told of any. */
static const char *most_used_language(const struct articles *articles, size_t count)
{
	const char *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < count; i++) {
		const char *language = articles->is_read[i] ? articles->read[i].language : NULL;
		size_t size = 0;
		for (size_t k = 0; k < count && language; k++)
			if (articles->is_read[k] && articles->read[k].language &&
			    strcmp(articles->read[k].language, language) == 0)
				size += articles->read[k].size;
		if (size > most) {
			most = size;
			best = language;
		}
	}
	return best;
}

/* Reads articles until they tell the language of the book: a first one may be a licence in
 * another. */
static const char *find_language(struct build *build)
{
	enum { MOST_TOLD = 4, MOST_READ = 16, ENOUGH_TEXT = 1 << 15, LEAST_TOLD = 2 };
	const struct manuscript *manuscript = build->manuscript;
	const struct articles *articles = build->articles;
	size_t told = 0, read = 0, size = 0, count = manuscript->entries.count, first = count, i;
	for (i = 0; i < count && read < MOST_READ && told < MOST_TOLD &&
		    (told < LEAST_TOLD || size < ENOUGH_TEXT);
	     i++) {
		if (!manuscript->entries.items[i].path)
			continue;
		read_article_ahead(build, i, NULL);
		if (first == count && articles->read[i].size)
			first = i;
		read++;
		told += articles->read[i].language != NULL;
		size += articles->read[i].size;
	}
	const char *language = most_used_language(articles, i);
	if (!language && first < count)
		diag(articles->contributions[first].diags, MSG_UNKNOWN_LANGUAGE,
		     (struct place){manuscript->entries.items[first].name, 0, 0}, NULL, NULL);
	return language;
}

/* The title that stands above most of the first articles; NULL: none does, or the book is called
 * otherwise, and the words are the articles'. */
static const char *find_running_title(struct build *build, const char *language)
{
	enum { MOST_READ = 4, ENOUGH = 2 };
	const struct manuscript *manuscript = build->manuscript;
	const char *titles[MOST_READ] = {0}, *book = manuscript->title;
	size_t read = 0, count = manuscript->entries.count;
	for (size_t i = 0;
	     i < count && read < MOST_READ && (read < ENOUGH || titles[0] || titles[1]); i++) {
		const struct entry *entry = &manuscript->entries.items[i];
		if (!entry->path || entry->placed)
			continue;
		read_article_ahead(build, i, language);
		const struct tree *tree = build->articles->read[i].tree;
		titles[read++] = tree ? running_title_of(tree, build->arenas.items[0]) : NULL;
	}
	for (size_t i = 0; i < read; i++) {
		size_t same = 0;
		for (size_t k = 0; k < read && titles[i]; k++)
			same += titles[k] && running_title_same(titles[i], titles[k]);
		if (same >= ENOUGH && same * 2 > read)
			return !book || running_title_same(titles[i], book) ? titles[i] : NULL;
	}
	return NULL;
}

static void tell_follower(const struct build *build, size_t done)
{
	if (build->options->follower)
		build->options->follower(done, build->manuscript->entries.count,
					 build->options->follower_user);
}

void build_read_ahead(struct build *build, struct buf *outline)
{
	struct manuscript *manuscript = build->manuscript;
	const struct articles *articles = build->articles =
	    articles_new(manuscript->entries.count, outline);
	const char *language = metadata_language(&manuscript->metadata).text;
	const struct article *said = NULL;
	if (manuscript->lone) {
		size_t lone = manuscript_lone_entry(manuscript);
		read_article_ahead(build, lone, language);
		said = articles->has_tree[lone] ? &articles->read[lone] : NULL;
		if (!language && said)
			language = said->language;
	}
	if (!language)
		language = find_language(build);
	const char *running = manuscript->lone ? NULL : find_running_title(build, language);
	manuscript_settle(manuscript, said, running, language ? language : "en");
	tell_follower(build, 0);
}

/* What may stay of a style attribute where styles are kept; conform.h's hook. */
static const char *clean_attribute(struct arena *arena, const char *style, void *user)
{
	(void)user;
	struct buf out = BUF_EMPTY;
	const struct css_input in = {.text = style, .size = strlen(style)};
	const char *kept = NULL;
	if (css_clean_attribute(&in, &out))
		kept = arena_copy(arena, out.data, out.size);
	buf_clear(&out);
	return kept;
}

/* Whether there is a picture to choose; conform.h's hook. */
static bool is_file(const char *reference, void *user)
{
	return references_is_file(user, reference);
}

/* Makes the tree what a book may hold, and that the documents of the book. */
static void shape_article(struct article *article, const struct brief *brief,
			  struct contribution *to)
{
	bool is_page = format_is_page(article->entry->format);
	const struct conform_options options = {
	    .limits = sources_limits(article->entry->sources),
	    .keep_classes = !is_page || brief->keep_styles,
	    .clean_style = brief->keep_styles ? clean_attribute : NULL,
	    .keep_dead_links = !is_page,
	    .is_file = is_file,
	    .user = article,
	};
	if (article->tree->is_raw)
		conform(article->tree, to->diags, &options);
	if (brief->keep_styles)
		page_style_make(to, article, brief);
	passage_make(to, brief, article);
}

static void work_on_article(size_t i, unsigned worker, void *user)
{
	struct build *build = user;
	struct articles *articles = build->articles;
	const char *language = build->manuscript->language;
	if (!build->manuscript->entries.items[i].path)
		return;
	read_article(build, i, build->arenas.items[worker], language);
	if (articles->has_tree[i] && build->manuscript->running_title)
		running_title_drop(articles->read[i].tree, build->manuscript->running_title);
	if (articles->has_tree[i])
		shape_article(&articles->read[i], &build->edition.brief,
			      &articles->contributions[i]);
	article_clear(&articles->read[i]);
}

static void take_article(size_t i, void *user)
{
	struct build *build = user;
	struct articles *articles = build->articles;
	struct contribution *from = &articles->contributions[i];
	tell_follower(build, i + 1);
	if (!build->manuscript->entries.items[i].path) {
		edition_add_part(&build->edition, i);
		return;
	}
	if (articles->outline)
		buf_add(articles->outline, from->outline.data, from->outline.size);
	edition_take(&build->edition, from);
}

void build_add_articles(struct build *build)
{
	const struct thread_task task = {work_on_article, take_article, build};
	thread_pool_run(&task, 0, build->manuscript->entries.count, build->options->jobs);
}
