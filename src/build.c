/* The flow of the whole program, and the threads that share it: plan, read, shape, bind, pack,
 * write. */
#include "build.h"

#include "build_output.h"
#include "article/page_style.h"
#include "article/passage.h"
#include "article/references.h"
#include "base/mem.h"
#include "base/shown.h"
#include "base/thread_pool.h"
#include "book/listings.h"
#include "book/style.h"
#include "container/container.h"
#include "container/deflate.h"
#include "css/css.h"
#include "package/package.h"
#include "read/article.h"
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

void build_begin(struct build *build, const struct build_options *options, struct diags *diags)
{
	*build = (struct build){.options = options, .diags = diags};
	build->manuscript = manuscript_new(&options->request, diags);
	for (unsigned i = 0; i < options->jobs; i++)
		vec_push(&build->arenas, arena_new());
}

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

static void articles_free(struct articles *articles)
{
	if (!articles)
		return;
	mem_free(articles->read);
	mem_free(articles->is_read);
	mem_free(articles->has_tree);
	mem_free(articles->contributions);
	mem_free(articles);
}

void build_end(struct build *build)
{
	if (build->has_edition)
		edition_clear(&build->edition);
	articles_free(build->articles);
	manuscript_free(build->manuscript);
	for (size_t i = 0; i < build->arenas.count; i++)
		arena_free(build->arenas.items[i]);
	vec_clear(&build->arenas);
	mem_free(build->written);
}

static void read_article(struct build *build, size_t i, struct arena *arena, const char *language)
{
	struct articles *articles = build->articles;
	const struct entry *entry = &build->manuscript->entries.items[i];
	struct contribution *to = &articles->contributions[i];
	contribution_init(to, i, arena);
	articles->is_read[i] = true;
	articles->has_tree[i] =
	    article_read(&articles->read[i], entry, language, &build->manuscript->metadata, arena,
			 to->diags, articles->outline ? &to->outline : NULL);
	to->modified = articles->read[i].modified;
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
		if (!articles->is_read[i])
			read_article(build, i, build->arenas.items[0], NULL);
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

/* Reads what completes the plan: the only article of a book, and others until they tell the
 * language. */
static void read_ahead(struct build *build)
{
	struct manuscript *manuscript = build->manuscript;
	const struct articles *articles = build->articles;
	const char *language = metadata_language(&manuscript->metadata).text;
	const struct article *said = NULL;
	if (manuscript->lone) {
		size_t lone = manuscript_lone_entry(manuscript);
		read_article(build, lone, build->arenas.items[0], language);
		said = articles->has_tree[lone] ? &articles->read[lone] : NULL;
		if (!language && said)
			language = said->language;
	}
	if (!language)
		language = find_language(build);
	manuscript_settle(manuscript, said, language ? language : "en");
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
	if (!articles->is_read[i])
		read_article(build, i, build->arenas.items[worker], language);
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
	if (!build->manuscript->entries.items[i].path) {
		edition_add_part(&build->edition, i);
		return;
	}
	if (articles->outline)
		buf_add(articles->outline, from->outline.data, from->outline.size);
	edition_take(&build->edition, from);
}

/* From the plan to the finished edition. */
static void make_edition(struct build *build, struct buf *style, struct buf *outline)
{
	size_t count = build->manuscript->entries.count;
	const struct thread_task task = {work_on_article, take_article, build};
	build->articles = articles_new(count, outline);
	read_ahead(build);
	edition_init(&build->edition, build->manuscript, &build->options->edition, build->diags);
	build->has_edition = true;
	thread_pool_run(&task, 0, count, build->options->jobs);
	edition_finish(&build->edition);
	style_make(&build->edition, style);
}

/* The files of the package on their way into the container. */
struct packing {
	struct edition *edition;
	package_files files;
	struct packed *packed;       /* one a file */
	struct deflater **deflaters; /* one a thread */
};

static void pack_file(size_t i, unsigned worker, void *user)
{
	const struct packing *packing = user;
	const struct package_file *file = &packing->files.items[i];
	struct deflater **deflater = &packing->deflaters[worker];
	if (!*deflater)
		*deflater = deflater_new();
	packing->packed[i] = file->packed ? packed_stored(file->name, file->bytes, file->sum)
					  : deflater_pack(*deflater, file->name,
							  package_bytes(packing->edition, file),
							  file->list ? EFFORT_FAST : EFFORT_FULL);
}

/* A thread costs as much as it takes to deflate a few files. */
static unsigned packing_threads(const struct packing *packing, unsigned most)
{
	enum { A_THREADS_WORTH = 128 << 10 };
	size_t size = 0;
	for (size_t i = 0; i < packing->files.count; i++)
		if (!packing->files.items[i].packed)
			size += package_size(packing->edition, &packing->files.items[i]);
	size_t worth = size / A_THREADS_WORTH + 1;
	return worth < most ? (unsigned)worth : most;
}

static bool pack(struct build *build, struct buf style, struct packing *packing)
{
	unsigned threads = build->options->jobs;
	const struct thread_task task = {pack_file, NULL, packing};
	*packing = (struct packing){.edition = &build->edition};
	bool done = package_plan(&build->edition, style, &packing->files);
	if (!done)
		diag(build->diags, MSG_LIBRARY_FAILED, (struct place){0}, "libxml2", NULL);
	packing->packed = mem_zeroed(packing->files.count, sizeof *packing->packed);
	packing->deflaters = mem_zeroed(threads, sizeof *packing->deflaters);
	thread_pool_run(&task, 0, packing->files.count, packing_threads(packing, threads));
	for (unsigned i = 0; i < threads; i++)
		deflater_free(packing->deflaters[i]);
	mem_free(packing->deflaters);
	return done;
}

static void packing_clear(struct packing *packing)
{
	for (size_t i = 0; i < packing->files.count; i++)
		packed_clear(&packing->packed[i]);
	mem_free(packing->packed);
	vec_clear(&packing->files);
}

void build_book(struct build *build, const char *output)
{
	struct buf style = BUF_EMPTY;
	struct packing packing;
	if (output)
		build_check_folder(build, output);
	if (diags_failed(build->diags))
		return;
	make_edition(build, &style, NULL);
	listings_settle(&build->edition);
	output = build_settle_output(build, output);
	if (diags_failed(build->diags)) {
		buf_clear(&style);
		return;
	}
	if (pack(build, style, &packing) &&
	    build_write(build, output, packing.packed, packing.files.count))
		build->written = mem_string(output);
	packing_clear(&packing);
}

const char *build_file_name(struct build *build)
{
	const struct manuscript *manuscript = build->manuscript;
	if (diags_failed(build->diags))
		return NULL;
	return build_name(build, manuscript->title ? manuscript->title : manuscript->name);
}

static void describe(const struct edition *edition, struct buf *text)
{
	buf_printf(text, "%s\n", edition->title ? edition->title : "");
	for (size_t i = 0; i < edition->documents.count; i++) {
		const struct document *document = &edition->documents.items[i];
		if (document->entry == MAP_NONE)
			continue;
		buf_printf(text, "%*s%s  (%s)\n", 2 + 2 * (int)document->depth, "", document->label,
			   document->file);
		for (size_t h = 0; h < document->headings.count; h++)
			buf_printf(
			    text, "%*s%s\n",
			    2 + 2 * (int)(document->depth + document->headings.items[h].depth), "",
			    document->headings.items[h].label);
	}
}

/* The lines as a terminal may have them. */
static void show_lines(struct buf *lines)
{
	struct buf out = BUF_EMPTY;
	struct arena *arena = arena_new();
	for (char *line = lines->data, *end; *line; line = end + 1) {
		end = line + strcspn(line, "\n");
		*end = '\0';
		buf_printf(&out, "%s\n", shown(arena, line, SHOWN_WORDS));
	}
	arena_free(arena);
	buf_clear(lines);
	*lines = out;
}

void build_outline(struct build *build, struct buf *outline)
{
	struct buf style = BUF_EMPTY;
	if (diags_failed(build->diags))
		return;
	make_edition(build, &style, outline);
	if (outline->size)
		buf_putc(outline, '\n');
	describe(&build->edition, outline);
	show_lines(outline);
	buf_clear(&style);
}
