/* What the scripts of a book's languages ask of its style sheet: emphasis where there are no
 * italics. Only languages that the book has are named. */
#include "article/emphasis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum emphasis { BOLD, SESAME, DOTS, EMPHASES };

static const char *const declarations[EMPHASES] = {
    [BOLD] = "\tfont-weight: bold;\n",
    [SESAME] = "\t-epub-text-emphasis-style: filled sesame;\n"
	       "\t-webkit-text-emphasis-style: filled sesame;\n"
	       "\ttext-emphasis-style: filled sesame;\n",
    [DOTS] = "\t-epub-text-emphasis-style: filled dot;\n"
	     "\t-webkit-text-emphasis-style: filled dot;\n"
	     "\t-webkit-text-emphasis-position: under right;\n"
	     "\ttext-emphasis-style: filled dot;\n"
	     "\ttext-emphasis-position: under right;\n",
};

static const struct upright_script {
	const char *name, *languages;
	enum emphasis emphasis;
	const char *indent;
} scripts[] = {
#define SCRIPT(name, languages, emphasis, indent) {name, languages, emphasis, indent},
#include "article/emphasis.def"
#undef SCRIPT
};

enum { SCRIPT_SIZE = 4 };

static bool lists(const char *languages, const char *language, size_t size)
{
	for (const char *s = languages; *s;) {
		size_t one = strcspn(s, " ");
		if (one == size && memcmp(s, language, size) == 0)
			return true;
		s += one + (s[one] == ' ');
	}
	return false;
}

/* The script that the tag names behind its language, of this size, or that of the language. NULL:
 * one that has italics. */
static const struct upright_script *script_of(const char *tag, size_t language, bool *said)
{
	const char *second = tag[language] ? tag + language + 1 : "";
	*said = strcspn(second, "-") == SCRIPT_SIZE;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (*said ? memcmp(scripts[i].name, second, SCRIPT_SIZE) == 0
			  : lists(scripts[i].languages, tag, language))
			return &scripts[i];
	return NULL;
}

static const struct upright_script *script_of_known(const char *tag)
{
	bool said;
	return script_of(tag, strcspn(tag, "-"), &said);
}

void emphasis_add(struct emphasis_languages *languages, const char *tag, struct arena *arena)
{
	bool said;
	size_t size = strcspn(tag, "-");
	if (strspn(tag, "abcdefghijklmnopqrstuvwxyz") != size || !script_of(tag, size, &said))
		return;
	size += said ? 1 + SCRIPT_SIZE : 0;
	const char *key = tag[size] ? arena_copy(arena, tag, size) : tag;
	if (map_find(&languages->known, key) != MAP_NONE)
		return;
	key = arena_copy(arena, tag, size);
	*map_at(&languages->known, key) = 1;
	vec_push(&languages->tags, key);
}

void emphasis_clear(struct emphasis_languages *languages)
{
	map_clear(&languages->known);
	vec_clear(&languages->tags);
}

/* A rule for the selectors of all these languages. */
static void write_rule(const char *const *tags, size_t count, const char *const *selectors,
		       const char *asked, struct buf *style)
{
	const char *before = "";
	for (; *selectors; selectors++)
		for (size_t i = 0; i < count; i++) {
			buf_puts(style, before);
			buf_puts(style, *selectors);
			buf_printf(style, ":lang(%s)", tags[i]);
			before = ",\n";
		}
	buf_printf(style, " {\n%s}\n", asked);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Selectors in :not() that say more than a name make MuPDF leave out the rest of the sheet. */
static void write_indent(const char *tag, const char *indent, struct buf *style)
{
	static const char *const indented[] = {".chapter > p", ".continued > p", NULL};
	static const char *const others[] = {
	    "p.picture",    "p.unindented", "p.lines",       "p.formula",    "p.center",
	    "p.byline",     "p.dateline",   "p.subtitle",    "p.code-title", "p.attribution",
	    "p.letterhead", "p.salutation", "p.valediction", "p.signature",  NULL};
	char declaration[32];
	snprintf(declaration, sizeof declaration, "\ttext-indent: %s;\n", indent);
	write_rule(&tag, 1, indented, declaration, style);
	write_rule(&tag, 1, others, "\ttext-indent: 0;\n", style);
}

static void write_emphasis(const char *const *tags, size_t count, struct buf *style)
{
	static const char *const stressed[] = {"em", "i", ".italic", NULL};
	const char **alike = mem_alloc(count * sizeof *alike);
	for (unsigned emphasis = 0; emphasis < EMPHASES; emphasis++) {
		size_t found = 0;
		for (size_t i = 0; i < count; i++)
			if (script_of_known(tags[i])->emphasis == emphasis)
				alike[found++] = tags[i];
		if (found)
			write_rule(alike, found, stressed, declarations[emphasis], style);
	}
	mem_free(alike);
}

/* What themes tell from text by italics or small capitals, neither of which these scripts have. */
static void write_titles(const char *const *tags, size_t count, struct buf *style)
{
	static const char *const titles[] = {
	    "h4", "h5", "h6", "dt", "th", "summary", ".admonition-title", NULL};
	write_rule(tags, count, titles, "\tfont-weight: bold;\n", style);
}

void emphasis_write(const struct emphasis_languages *languages, struct buf *style)
{
	static const char *const any[] = {"", NULL};
	size_t count = languages->tags.count;
	if (!count)
		return;
	const char **tags = mem_alloc(count * sizeof *tags);
	memcpy(tags, languages->tags.items, count * sizeof *tags);
	qsort(tags, count, sizeof *tags, compare); /* whatever the order of articles */
	buf_puts(style, "\n/* Scripts without italics */\n");
	write_rule(tags, count, any, "\tfont-style: normal !important;\n", style);
	write_titles(tags, count, style);
	write_emphasis(tags, count, style);
	for (size_t i = 0; i < count; i++)
		if (script_of_known(tags[i])->indent)
			write_indent(tags[i], script_of_known(tags[i])->indent, style);
	mem_free(tags);
}
