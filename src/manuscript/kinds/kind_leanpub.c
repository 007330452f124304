/* A book for Leanpub: Book.txt, a file's name on each line. */
#include "manuscript/kinds/kinds.h"

#include "base/buf.h"
#include "base/sources.h"

#include <string.h>

/* The words that divide a book, which octavo knows by the articles. */
static bool is_division(const char *line)
{
	static const char *const words[] = {"frontmatter:",  "mainmatter:",  "backmatter:",
					    "{frontmatter}", "{mainmatter}", "{backmatter}"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(line, words[i]) == 0)
			return true;
	return false;
}

/* Whether the first line that says something is the name of a file there. */
static bool names_files(struct plan *plan, const char *folder, const char *text)
{
	struct arena *arena = plan->manuscript->arena;
	for (;;) {
		text += strspn(text, " \t\r\n");
		size_t size = strcspn(text, "\r\n");
		const char *line = arena_copy(arena, text, size);
		if (!size)
			return false;
		if (*line != '#' && !is_division(line))
			return sources_kind(plan->sources, path_join(arena, folder, line)) ==
			       FILE_REGULAR;
		text += size;
	}
}

bool kind_leanpub(struct plan *plan, const char *folder, const char *mark)
{
	struct manuscript *m = plan->manuscript;
	struct buf text = BUF_EMPTY;
	struct source source = {.at = {mark, 0, 0}};
	const char *pages = path_folder(m->arena, mark);
	(void)folder;
	bool read =
	    sources_read(plan->sources, mark, LIMIT_SETTINGS, &text, NULL, plan->diags, source.at);
	if (!read || !text.size || !names_files(plan, pages, text.data)) {
		buf_clear(&text);
		return !read;
	}
	m->pages = pages;
	m->is_one_text = true;
	m->dialect = DIALECT_LEANPUB;
	m->includes = plan_absolute(plan, pages, source.at);
	plan->from = plan->from ? plan->from : FORMAT_MARKDOWN; /* '.txt', too */
	size_t before = m->entries.count;
	for (char *line = text.data, *end; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		const char *name = arena_copy(m->arena, line, strcspn(line, "\r\n"));
		source.at.line++;
		name += strspn(name, " \t");
		if (*name && *name != '#' && !is_division(name))
			kind_chapter(plan, pages, name, &source);
	}
	buf_clear(&text);
	kind_part(plan, before);
	return true;
}
