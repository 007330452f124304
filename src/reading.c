/* From sources to what the edition takes: read, made to conform, cut; in any thread, and taken in
 * order. */
#include "reading.h"

#include "base/thread_pool.h"
#include "base/mem.h"
#include "xhtml/conform.h"
#include "css/css.h"
#include "article/passage.h"
#include "book/style.h"
#include "read/article.h"

#include <string.h>

struct reading {
	struct edition *edition;
	struct contribution *contributions; /* one an entry */
	struct arena **arenas;              /* one a thread */
	struct buf *outline;
};

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

static void read_article(size_t i, unsigned worker, void *user)
{
	const struct reading *reading = user;
	struct edition *edition = reading->edition;
	const struct manuscript *manuscript = edition->manuscript;
	const struct entry *entry = &manuscript->entries.items[i];
	struct contribution *to = &reading->contributions[i];
	struct article article;
	if (!entry->path)
		return;
	const struct conform_options options = {
	    .keep_classes = entry->format != FORMAT_HTML || edition->keep_styles,
	    .clean_style = edition->keep_styles ? clean_attribute : NULL,
	    .keep_dead_links = entry->format != FORMAT_HTML,
	};
	contribution_init(to, i, reading->arenas[worker]);
	const char *language = edition->language;
	bool read = article_read(&article, entry, &language, &manuscript->metadata, to->arena,
				 to->diags, reading->outline ? &to->outline : NULL);
	to->modified = article.modified;
	if (!edition->language) /* then articles are read one at a time */
		edition->language = language;
	if (edition->lone && !entry->placed) /* then there is one thread */
		edition_listen(edition, &article.metadata);
	if (read && article.tree->is_raw)
		conform(article.tree, to->diags, &options);
	if (read && edition->keep_styles)
		to->style = style_of_page(edition, &article, to->diags);
	if (read)
		passage_make(to, edition, &article);
	article_clear(&article);
}

static void take_article(size_t i, void *user)
{
	const struct reading *reading = user;
	struct contribution *from = &reading->contributions[i];
	if (!reading->edition->manuscript->entries.items[i].path) {
		edition_add_part(reading->edition, i);
		return;
	}
	if (reading->outline)
		buf_add(reading->outline, from->outline.data, from->outline.size);
	edition_take(reading->edition, from);
}

void reading_run(struct edition *edition, unsigned threads, struct buf *outline)
{
	size_t count = edition->manuscript->entries.count, first = 0;
	struct reading reading = {
	    .edition = edition,
	    .contributions = mem_zeroed(count, sizeof *reading.contributions),
	    .arenas = mem_zeroed(threads, sizeof *reading.arenas),
	    .outline = outline,
	};
	const struct crew_task task = {read_article, take_article, &reading};
	if (edition->keep_styles) /* whose names are given out while articles are read */
		threads = 1;
	if (edition->lone) /* what goes with the article hears what that says of the book */
		threads = 1;
	for (unsigned i = 0; i < threads; i++)
		reading.arenas[i] = edition_new_arena(edition);
	/* one by one until the language is known, then side by side */
	for (; first < count && !edition->language; first++)
		crew_run(&task, first, first + 1, 1);
	crew_run(&task, first, count, threads);
	mem_free(reading.contributions);
	mem_free(reading.arenas);
}
