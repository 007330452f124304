/* SUMMARY.md, the plan of an mdBook, GitBook or HonKit: lists of links, with headings for parts. */
#include "manuscript/kinds/kinds.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/sources.h"

#include <string.h>

enum { DEEPEST = 32 };

struct summary {
	struct plan *plan;
	const char *folder; /* that the file's paths count from */
	const char *name;   /* of the file */
	unsigned line;
	unsigned lines_seen;     /* that say something */
	unsigned part;           /* 1: below a heading */
	size_t indents[DEEPEST]; /* of the lists that are open */
	unsigned depth;
	size_t planned;
};

/* The end of the brackets that open at text, which may hold others; NULL: they stay open. */
static const char *closing(const char *text, char open, char close)
{
	unsigned depth = 0;
	for (const char *s = text; *s && *s != '\n'; s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (*s == open)
			depth++;
		else if (*s == close && --depth == 0)
			return s;
	}
	return NULL;
}

/* [title](path "more"): false if the line has none. */
static bool read_link(struct arena *arena, const char *line, const char **title, const char **path)
{
	const char *open = strchr(line, '[');
	const char *close = open ? closing(open, '[', ']') : NULL;
	if (!close || close[1] != '(')
		return false;
	const char *end = closing(close + 1, '(', ')');
	if (!end)
		return false;
	const char *start = close + 2;
	start += strspn(start, " \t");
	bool pointed = *start == '<';
	size_t size = pointed ? strcspn(++start, ">") : strcspn(start, " \t\"");
	if (start + size > end)
		size = (size_t)(end - start);
	*title = kind_line(arena, open + 1, (size_t)(close - open - 1));
	*path = arena_copy(arena, start, size);
	return true;
}

static struct place place_of(const struct summary *summary)
{
	return (struct place){summary->name, summary->line, 0};
}

/* What has a name and no text: a part, if something stands below it. */
static void plan_name(struct summary *summary, const char *title, unsigned depth)
{
	if (*title)
		plan_part(summary->plan, title, depth, place_of(summary));
}

static void plan_link(struct summary *summary, const char *title, const char *path, unsigned depth)
{
	const struct source source = {
	    .title = *title ? title : NULL, .depth = depth, .at = place_of(summary)};
	if (!*path)
		plan_name(summary, title, depth);
	else
		summary->planned += kind_chapter(summary->plan, summary->folder, path, &source);
}

/* The depth of an item that is indented so far. */
static unsigned depth_of(struct summary *summary, size_t indent)
{
	while (summary->depth && summary->indents[summary->depth - 1] >= indent)
		summary->depth--;
	if (summary->depth < DEEPEST)
		summary->indents[summary->depth++] = indent;
	return summary->depth - 1;
}

static size_t indent_of(const char *line, const char **words)
{
	size_t indent = 0;
	for (; *line == ' ' || *line == '\t'; line++)
		indent += *line == '\t' ? 4 - indent % 4 : 1;
	*words = line;
	return indent;
}

/* Past the mark of an item; NULL: it is none. */
static const char *item_of(const char *words)
{
	size_t digits = ascii_digits(words);
	const char *mark = words + digits;
	bool is_mark = digits ? *mark == '.' || *mark == ')' : *mark && strchr("-*+", *mark);
	return is_mark && (mark[1] == ' ' || mark[1] == '\t') ? mark + 1 + strspn(mark + 1, " \t")
							      : NULL;
}

static void read_heading(struct summary *summary, const char *words)
{
	size_t level = strspn(words, "#");
	const char *text = words + level + strspn(words + level, " \t");
	size_t size = strlen(text);
	while (size && strchr(" \t#", text[size - 1]))
		size--;
	summary->depth = 0;
	summary->part = 0;
	if (level == 1 && summary->lines_seen == 1)
		return; /* the file's own */
	plan_name(summary, kind_line(summary->plan->manuscript->arena, text, size), 0);
	summary->part = size > 0;
}

static void read_line(struct summary *summary, const char *line)
{
	struct arena *arena = summary->plan->manuscript->arena;
	const char *words, *title, *path;
	size_t indent = indent_of(line, &words);
	const char *item = item_of(words);
	if (!*words || strncmp(words, "<!--", 4) == 0)
		return;
	summary->lines_seen++;
	if (*words == '#') {
		read_heading(summary, words);
	} else if (item) {
		unsigned depth = depth_of(summary, indent) + summary->part;
		if (read_link(arena, item, &title, &path))
			plan_link(summary, title, path, depth);
		else
			plan_name(summary, kind_line(arena, item, strlen(item)), depth);
	} else if (read_link(arena, words, &title, &path)) {
		summary->depth = 0;
		summary->part = 0;
		plan_link(summary, title, path, 0);
	}
}

bool kind_summary(struct plan *plan, const char *path)
{
	struct manuscript *m = plan->manuscript;
	struct buf text = BUF_EMPTY;
	int64_t modified = 0;
	struct summary summary = {
	    .plan = plan, .folder = path_folder(m->arena, path), .name = path};
	size_t first = m->entries.count;
	if (sources_kind(plan->sources, path) != FILE_REGULAR ||
	    !plan_may_read(plan, path, (struct place){path, 0, 0}))
		return false;
	bool done = sources_read(plan->sources, path, LIMIT_SETTINGS, &text, &modified, plan->diags,
				 (struct place){path, 0, 0});
	char *line = text.data ? text.data : (char[]){'\0'};
	line += strncmp(line, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	for (bool more = done; more;) {
		char *end = line + strcspn(line, "\n");
		more = *end != '\0';
		*end = '\0';
		end[-(end > line && end[-1] == '\r')] = '\0';
		summary.line++;
		read_line(&summary, line);
		line = end + 1;
	}
	buf_clear(&text);
	if (modified > m->modified)
		m->modified = modified;
	plan_drop_empty_parts(plan, first);
	return summary.planned > 0;
}

void kind_introduction(struct plan *plan, const char *path, size_t first)
{
	struct manuscript *m = plan->manuscript;
	size_t before = m->entries.count;
	if (sources_kind(plan->sources, path) != FILE_REGULAR)
		return;
	plan_article(plan, &(struct source){.path = path,
					    .folder = m->root,
					    .at = {path, 0, 0},
					    .alike = true,
					    .in_order = true});
	if (m->entries.count == before)
		return;
	struct entry entry = m->entries.items[before];
	memmove(m->entries.items + first + 1, m->entries.items + first,
		(before - first) * sizeof entry);
	m->entries.items[first] = entry;
}
