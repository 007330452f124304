/* Parts that an article's first lines begin, as bookdown and Leanpub have them. */
#include "manuscript/kinds/kinds.h"

#include "base/buf.h"
#include "base/sources.h"
#include "base/label.h"
#include "metadata/frontmatter.h"

#include <string.h>

enum { START = 4096 };

/* What may stand before a part's title. */
static const char *const marks[] = {"# (PART) ",     "# (PART\\*) ", "# (APPENDIX) ",
				    "{class: part}", "{part}",       "-# "};

/* The title on the line, without the mark of a heading and its attributes. */
static const char *title_on(struct arena *arena, const char *line)
{
	size_t size = strcspn(line, "\r\n");
	const char *start = line + strspn(line, "# ");
	const char *title =
	    arena_copy(arena, start, start < line + size ? (size_t)(line + size - start) : 0);
	char *attributes = strrchr(title, '{');
	return label_clean(
	    arena, attributes ? arena_copy(arena, title, (size_t)(attributes - title)) : title);
}

/* The title of the part that begins with the article, whose text beside that *rest tells; NULL:
 * none does. */
static const char *part_of(struct plan *plan, const struct entry *entry, bool *rest)
{
	struct arena *arena = plan->manuscript->arena;
	struct buf start = BUF_EMPTY;
	struct frontmatter front = {0};
	const char *title = NULL;
	*rest = true;
	if (sources_kind(plan->sources, entry->path) == FILE_REGULAR)
		sources_read_start(plan->sources, entry->path, START, &start, plan->diags,
				   entry->at);
	buf_puts(&start, "");
	frontmatter_find(start.data, start.size, &front);
	const char *text = start.data + front.size;
	text += strspn(text, " \t\r\n");
	for (size_t i = 0; i < sizeof marks / sizeof *marks && !title; i++) {
		size_t size = strlen(marks[i]);
		if (strncmp(text, marks[i], size) != 0)
			continue;
		text += size + strspn(text + size, " \t\r\n");
		title = title_on(arena, text);
		text += strcspn(text, "\n");
		*rest = text[strspn(text, " \t\r\n")] != '\0';
	}
	buf_clear(&start);
	return title && *title ? title : NULL;
}

void kind_part(struct plan *plan, size_t first)
{
	struct manuscript *m = plan->manuscript;
	size_t count = m->entries.count - first;
	struct entry *old = mem_alloc(count * sizeof *old + 1);
	unsigned within = 0;
	if (count)
		memcpy(old, m->entries.items + first, count * sizeof *old);
	m->entries.count = first;
	for (size_t i = 0; i < count; i++) {
		bool rest = true;
		const char *title = old[i].path ? part_of(plan, &old[i], &rest) : NULL;
		if (title)
			plan_part(plan, title, 0, (struct place){old[i].path, 0, 0});
		if (title && !rest)
			m->entries.items[m->entries.count - 1].absolute = old[i].absolute;
		within |= title != NULL;
		old[i].depth += old[i].placed ? 0 : within;
		if (rest)
			vec_push(&m->entries, old[i]);
		else
			m->articles--;
	}
	mem_free(old);
}
