/* What became of the parts of a page, and why, for a person to read. */
#include "base/utf8.h"
#include "read/page/page_parts.h"

enum { SHOWN = 60 }; /* characters of a part */

static void put_words(const struct part *part, struct arena *arena, struct buf *out)
{
	const char *words = tree_words(arena, part->node), *s = words, *end = s + strlen(s);
	for (int i = 0; i < SHOWN && s < end; i++)
		utf8_next(&s, end);
	buf_add(out, words, (size_t)(s - words));
	buf_puts(out, s < end ? "…\n" : "\n");
}

static void put_name(const struct part *part, struct buf *out)
{
	const char *id = tree_get(part->node, "id"), *class = tree_get(part->node, "class");
	buf_printf(out, "<%s", part->node->name);
	if (id && *id)
		buf_printf(out, " id=\"%s\"", id);
	if (class && *class)
		buf_printf(out, " class=\"%s\"", class);
	buf_puts(out, ">");
}

static void put_part(const struct page *page, uint32_t at, struct arena *arena, struct buf *out)
{
	const struct part *part = &page->parts.items[at];
	buf_printf(out, "%6u  %s  %+4d  %5u  ", (unsigned)tree_place(page->tree, part->node).line,
		   part->fate == FATE_OUT ? "out " : "kept", part->points, (unsigned)part->words);
	put_words(part, arena, out);
	buf_puts(out, "                            ");
	put_name(part, out);
	buf_puts(out, at == page->core ? " holds the article" : part->reasons ? " " : "");
	page_reasons(part, out);
	buf_putc(out, '\n');
}

/* What is worth a line: what was judged and what holds words; of what is kept, no more than its
 * largest parts and those inside with points against them. */
static bool is_told(const struct page *page, uint32_t at)
{
	const struct part *part = &page->parts.items[at];
	if (at == page->core)
		return true;
	if (part->fate == FATE_PATH || !(part->words || part->pictures))
		return false;
	const struct part *above = &page->parts.items[part->parent];
	return part->fate == FATE_OUT || above->fate == FATE_PATH || part->parent == page->core ||
	       part->points < 0;
}

static void explain_ways(const struct page *page, struct buf *out)
{
	const part_list *parts = &page->parts;
	struct arena *arena = arena_new();
	for (uint32_t i = 1; i < parts->count; i = parts->items[i].end) {
		while (i < parts->count && parts->items[i].fate != FATE_OUT)
			i++;
		if (i == parts->count)
			break;
		unsigned line = (unsigned)tree_place(page->tree, parts->items[i].node).line;
		buf_printf(out, "%6u  out  ", line);
		put_words(&parts->items[i], arena, out);
	}
	arena_free(arena);
}

void page_explain(const struct page *page, int points, const char *reasons, enum page_loss loss,
		  struct buf *out)
{
	static const char *const losses[] = {
	    [LOSS_NONE] = "this page stays whole",
	    [LOSS_WAYS] = "this page stays, but for what leads to other pages",
	    [LOSS_ALL_BUT_ARTICLE] = "an article is taken out of this page",
	};
	buf_printf(out, "  %s (%d points, %d make it a web site's%s%s)\n", losses[loss], points,
		   (int)PAGE_SITE_POINTS, *reasons ? ": " : "", reasons);
	if (loss == LOSS_WAYS)
		explain_ways(page, out);
	if (loss != LOSS_ALL_BUT_ARTICLE)
		return;
	buf_puts(out, "  line  as    points  words  the parts of the page, and the reasons\n");
	struct arena *arena = arena_new();
	for (uint32_t i = 0; i < page->parts.count;) {
		const struct part *part = &page->parts.items[i];
		if (is_told(page, i))
			put_part(page, i, arena, out);
		i = part->fate == FATE_OUT ? part->end : i + 1;
	}
	arena_free(arena);
}
