/* The names that other tools give to headings, by which their links lead there. */
#include "article/slugs.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

/* How a tool makes a name of a heading's words: letters in lower case, digits and the signs that it
 * keeps, each space a hyphen. */
static const struct slug_style {
	const char *kept; /* signs */
	bool one_hyphen;  /* for several */
	bool trimmed;     /* no hyphen stands at an end */
	bool from_letter; /* what stands before the first letter goes */
	bool ascii;       /* what is left of a letter without its marks, or nothing */
	char mark;        /* before the number of a name that comes again, from 1 */
} styles[] = {
    {"_-", false, false, false, false, '-'}, /* GitHub, Docusaurus, Hugo, mdBook */
    {"_-", true, true, false, false, '-'},   /* GitLab, VS Code */
    {"_-.", true, false, true, false, '-'},  /* pandoc, Quarto, bookdown */
    {"-", false, false, true, false, '-'},   /* kramdown, Jekyll */
    {"_-", true, true, false, true, '_'},    /* Python-Markdown, MkDocs */
};

static void add_character(struct buf *out, const struct slug_style *style, unsigned c)
{
	bool letter = unicode_is_letter(c);
	bool hyphen = unicode_is_space(c) || c == '-';
	if (style->from_letter && !letter && !out->size)
		return;
	if (hyphen && style->one_hyphen && out->size && out->data[out->size - 1] == '-')
		return;
	if (hyphen && style->trimmed && !out->size)
		return;
	if (hyphen)
		buf_putc(out, '-');
	else if ((letter || unicode_is_digit(c) || (unicode_is_mark(c) && !style->ascii)) &&
		 (!style->ascii || c < 0x80))
		buf_put_code_point(out, unicode_to_lower(c));
	else if (c < 0x80 && c && strchr(style->kept, (int)c))
		buf_putc(out, (char)c);
}

static char *slug_by(const struct slug_style *style, struct arena *arena, const char *words)
{
	struct buf out = BUF_EMPTY;
	const char *s = style->ascii ? unicode_decomposed(arena, words) : words;
	for (const char *end = s + strlen(s); s < end;) {
		unsigned c = utf8_next(&s, end);
		if (c != UTF8_BAD)
			add_character(&out, style, c);
	}
	while (style->trimmed && out.size && out.data[out.size - 1] == '-')
		buf_cut(&out, out.size - 1);
	char *slug = arena_copy(arena, out.data ? out.data : "", out.size);
	buf_clear(&out);
	return slug;
}

/* Gives a name of that style to the heading. */
static void name_heading(struct slugs *slugs, const struct slug_style *style, struct map *times,
			 const struct map *authors, size_t heading, struct arena *arena)
{
	char *slug = slug_by(style, arena, slugs->headings.items[heading].words);
	size_t *time = map_at(times, slug);
	*time = *time == MAP_NONE ? 0 : *time + 1;
	const char *name = *time ? arena_format(arena, "%s%c%zu", slug, style->mark, *time) : slug;
	if (!*name || map_find(authors, name) != MAP_NONE)
		return;
	size_t *known = map_at(&slugs->names, name);
	if (*known == MAP_NONE)
		*known = heading;
}

void slugs_gather(struct slugs *slugs, const struct tree *tree, struct arena *arena)
{
	struct map authors = {0};
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		const char *id = node->attributes ? tree_get(node, "id") : NULL;
		if (id)
			*map_at(&authors, id) = 1;
		if (is_heading(node))
			vec_push(
			    &slugs->headings,
			    (struct slug_heading){.node = node, .words = tree_words(arena, node)});
	}
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		struct map times = {0};
		for (size_t j = 0; j < slugs->headings.count; j++)
			name_heading(slugs, &styles[i], &times, &authors, j, arena);
		map_clear(&times);
	}
	map_clear(&authors);
}

void slugs_settle(struct slugs *slugs, struct arena *arena)
{
	for (size_t i = 0; i < slugs->headings.count; i++) {
		struct slug_heading *heading = &slugs->headings.items[i];
		const char *id = tree_get(heading->node, "id");
		heading->id = id ? arena_string(arena, id) : NULL;
		heading->node = NULL;
	}
}

const char *slugs_find(const struct slugs *slugs, struct arena *arena, const char *fragment)
{
	size_t heading = map_find(&slugs->names, fragment);
	if (heading == MAP_NONE)
		heading = map_find(&slugs->names, ascii_lowered(arena_string(arena, fragment)));
	return heading == MAP_NONE ? NULL : slugs->headings.items[heading].id;
}

void slugs_clear(struct slugs *slugs)
{
	map_clear(&slugs->names);
	vec_clear(&slugs->headings);
}
