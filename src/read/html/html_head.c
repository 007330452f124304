/* What a page says of itself in its head. */
#include "read/html/html_head.h"

#include <string.h>

enum wanted { WANT_AUTHOR, WANT_DATE, WANT_LANGUAGE, WANT_TITLE };

/* The names of meta elements, the better ones first. */
static const struct {
	const char *name;
	enum wanted wanted;
} metas[] = {
    {"citation_author", WANT_AUTHOR},
    {"author", WANT_AUTHOR},
    {"dc.creator", WANT_AUTHOR},
    {"dcterms.creator", WANT_AUTHOR},
    {"article:author", WANT_AUTHOR},
    {"parsely-author", WANT_AUTHOR},
    {"sailthru.author", WANT_AUTHOR},
    {"article:published_time", WANT_DATE},
    {"citation_publication_date", WANT_DATE},
    {"citation_date", WANT_DATE},
    {"dc.date.issued", WANT_DATE},
    {"dcterms.created", WANT_DATE},
    {"dc.date", WANT_DATE},
    {"date", WANT_DATE},
    {"pubdate", WANT_DATE},
    {"parsely-pub-date", WANT_DATE},
    {"content-language", WANT_LANGUAGE},
    {"dc.language", WANT_LANGUAGE},
    {"og:locale", WANT_LANGUAGE},
    {"og:title", WANT_TITLE},
    {"dc.title", WANT_TITLE},
};

enum { META_COUNT = sizeof metas / sizeof *metas };

static bool same(const char *a, const char *b)
{
	while (*a && (*a >= 'A' && *a <= 'Z' ? *a | 0x20 : *a) == *b)
		a++, b++;
	return *a == *b;
}

/* The content of the first meta of each name, or NULL. */
static void collect(const struct node *head, const struct node *found[META_COUNT])
{
	for (const struct node *node = head; node; node = tree_next(node, head)) {
		if (element_of(node) != EL_META)
			continue;
		const char *name = tree_get(node, "name");
		if (!name)
			name = tree_get(node, "property");
		if (!name)
			name = tree_get(node, "http-equiv");
		for (int i = 0; name && i < META_COUNT; i++)
			if (!found[i] && tree_get(node, "content") && same(name, metas[i].name))
				found[i] = node;
	}
}

static const char *folded(struct arena *arena, const char *text)
{
	char *out = arena_string(arena, text), *end = out;
	for (const char *s = text; *s; s++)
		if (!strchr(" \t\n\r\f", *s))
			*end++ = *s;
		else if (end > out && end[-1] != ' ')
			*end++ = ' ';
	*end = '\0';
	if (end > out && end[-1] == ' ')
		end[-1] = '\0';
	return out;
}

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* The date at the start of the value as YYYY, YYYY-MM or YYYY-MM-DD; NULL if there is none. */
static const char *date_of(struct arena *arena, const char *value)
{
	value += strspn(value, " \t\n");
	if (digits(value) != 4)
		return NULL;
	size_t size = 4;
	for (int part = 0; part < 2; part++) {
		const char *s = value + size;
		int limit = part ? 31 : 12, number;
		if ((*s != '-' && *s != '/') || digits(s + 1) != 2)
			break;
		number = (s[1] - '0') * 10 + s[2] - '0';
		if (number < 1 || number > limit)
			return NULL;
		size += 3;
	}
	char *date = arena_copy(arena, value, size);
	for (char *s = date; *s; s++)
		if (*s == '/')
			*s = '-';
	return date;
}

/* A language tag, en_US as en-US; NULL if it can't be one. */
static const char *language_of(struct arena *arena, const char *value)
{
	value += strspn(value, " \t\n");
	char *tag = arena_copy(arena, value, strcspn(value, " \t\n,;"));
	size_t part = 0;
	for (char *s = tag; *s; s++) {
		if (*s == '_')
			*s = '-';
		bool letter = (*s | 0x20) >= 'a' && (*s | 0x20) <= 'z';
		bool digit = *s >= '0' && *s <= '9';
		part = *s == '-' ? 0 : part + 1;
		bool first = !memchr(tag, '-', (size_t)(s - tag) + 1);
		if (part > 8 || (!letter && *s != '-' && (!digit || first)) ||
		    (*s == '-' && (s == tag || s[1] == '-' || !s[1])))
			return NULL;
	}
	return strlen(tag) >= 2 && tag[1] != '-' ? tag : NULL;
}

static void take_meta(const struct html_page *page, struct arena *arena, const struct node *meta,
		      enum wanted wanted, struct metadata *metadata)
{
	const char *value = folded(arena, tree_get(meta, "content"));
	struct place at = tree_place(page->tree, meta);
	if (!*value)
		return;
	if (wanted == WANT_AUTHOR && !metadata->authors.count && !strstr(value, "://"))
		vec_push(&metadata->authors, (struct person){.text = {value, at}, .role = "aut"});
	if (wanted == WANT_DATE && !metadata->date.text)
		metadata->date = (struct field){date_of(arena, value), at};
	if (wanted == WANT_LANGUAGE && !metadata->languages.count && language_of(arena, value))
		vec_push(&metadata->languages, (struct field){language_of(arena, value), at});
	if (wanted == WANT_TITLE && !metadata->titles.count)
		vec_push(&metadata->titles, (struct title){.text = {value, at}, .type = "main"});
}

static void take_root(const struct html_page *page, const struct node *node, struct arena *arena,
		      struct metadata *metadata)
{
	const char *lang = tree_get(node, "lang"), *dir = tree_get(node, "dir");
	struct place at = tree_place(page->tree, node);
	if (!lang)
		lang = tree_get(node, "xml:lang");
	lang = lang ? language_of(arena, lang) : NULL;
	if (lang && !metadata->languages.count)
		vec_push(&metadata->languages, (struct field){lang, at});
	if (dir && same(dir, "rtl") && !metadata->page_progression_direction.text)
		metadata->page_progression_direction = (struct field){"rtl", at};
}

static const struct node *find_in_head(const struct html_page *page, enum element element)
{
	for (const struct node *node = page->head; node; node = tree_next(node, page->head))
		if (element_of(node) == element)
			return node;
	return NULL;
}

/* Whether a sheet for these media is for a screen, too. */
static bool is_for_screens(const char *media)
{
	return !media || !*media || strstr(media, "all") || strstr(media, "screen");
}

static void take_style(const struct html_page *page, struct arena *arena, const struct node *node,
		       struct metadata *metadata)
{
	struct page_style style = {.is_path = element_of(node) == EL_LINK};
	const char *rel = tree_get(node, "rel"), *text = NULL;
	if (style.is_path && rel && same(rel, "stylesheet"))
		text = tree_get(node, "href");
	else if (element_of(node) == EL_STYLE && node->children)
		text = node->children->text;
	if (!text || !is_for_screens(tree_get(node, "media")))
		return;
	style.text = (struct field){arena_string(arena, text), tree_place(page->tree, node)};
	vec_push(&metadata->page_styles, style);
}

void html_read_head(const struct html_page *page, struct arena *arena, struct metadata *metadata)
{
	const struct node *title = find_in_head(page, EL_TITLE), *found[META_COUNT] = {0};
	const char *words = title ? tree_words(arena, title) : "";
	while (*words == ' ')
		words++;
	if (*words && !metadata->titles.count)
		vec_push(
		    &metadata->titles,
		    (struct title){.text = {words, tree_place(page->tree, title)}, .type = "main"});
	take_root(page, page->html, arena, metadata);
	take_root(page, page->tree->body, arena, metadata);
	for (const struct node *node = page->head; node; node = tree_next(node, page->head))
		take_style(page, arena, node, metadata);
	collect(page->head, found);
	for (int i = 0; i < META_COUNT; i++)
		if (found[i])
			take_meta(page, arena, found[i], metas[i].wanted, metadata);
}

const char *html_base(const struct html_page *page)
{
	const struct node *base = find_in_head(page, EL_BASE);
	return base ? tree_get(base, "href") : NULL;
}
