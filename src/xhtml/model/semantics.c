/* The words of epub:type and role. */
#include "xhtml/model/semantics.h"

#include "base/buf.h"

#include <string.h>

/* The Structural Semantics Vocabulary, without what is deprecated, what asks for more markup around
 * it (index, glossary, toc and other lists) and what names elements that XHTML has. */
static const char *const epub_types[] = {
    "abstract",
    "acknowledgments",
    "afterword",
    "appendix",
    "backmatter",
    "bibliography",
    "bodymatter",
    "bridgehead",
    "chapter",
    "colophon",
    "concluding-sentence",
    "conclusion",
    "contributors",
    "copyright-page",
    "cover",
    "covertitle",
    "credit",
    "credits",
    "dedication",
    "division",
    "endnote",
    "endnotes",
    "epigraph",
    "epilogue",
    "errata",
    "footnote",
    "footnotes",
    "foreword",
    "frontmatter",
    "fulltitle",
    "halftitle",
    "halftitlepage",
    "imprimatur",
    "imprint",
    "introduction",
    "keyword",
    "learning-objective",
    "learning-resource",
    "noteref",
    "notice",
    "other-credits",
    "pagebreak",
    "part",
    "practice",
    "preamble",
    "preface",
    "prologue",
    "pullquote",
    "qna",
    "revision-history",
    "subtitle",
    "tip",
    "title",
    "titlepage",
    "topic-sentence",
    "volume",
};

/* Groups of elements that take the same roles. */
enum {
	ON_SECTION = 1 << 0,
	ON_DIV = 1 << 1, /* elements without a meaning of their own take more */
	ON_ASIDE = 1 << 2,
	ON_LINK = 1 << 3,
	ON_SPAN = 1 << 4,
	ON_HR = 1 << 5,
	ON_HEADING = 1 << 6,
	ON_PARAGRAPH = 1 << 7,
	ON_QUOTE = 1 << 8,
	ON_DECORATION = 1 << 9, /* a picture with an empty alt, a table that lays out */
	ON_SECTIONS = ON_SECTION | ON_DIV,
};

static const struct role {
	const char *role;
	unsigned on;
} roles[] = {
    {"doc-abstract", ON_SECTIONS},
    {"doc-acknowledgments", ON_SECTIONS},
    {"doc-afterword", ON_SECTIONS},
    {"doc-appendix", ON_SECTIONS},
    {"doc-backlink", ON_LINK},
    {"doc-bibliography", ON_SECTIONS},
    {"doc-biblioref", ON_LINK},
    {"doc-chapter", ON_SECTIONS},
    {"doc-colophon", ON_SECTIONS},
    {"doc-conclusion", ON_SECTIONS},
    {"doc-credit", ON_SECTIONS},
    {"doc-credits", ON_SECTIONS},
    {"doc-dedication", ON_SECTIONS | ON_ASIDE},
    {"doc-endnotes", ON_SECTIONS},
    {"doc-epigraph", ON_SECTIONS | ON_QUOTE},
    {"doc-epilogue", ON_SECTIONS},
    {"doc-errata", ON_SECTIONS},
    {"doc-example", ON_SECTIONS | ON_ASIDE},
    {"doc-footnote", ON_ASIDE | ON_DIV},
    {"doc-foreword", ON_SECTIONS},
    {"doc-glossref", ON_LINK},
    {"doc-introduction", ON_SECTIONS},
    {"doc-noteref", ON_LINK},
    {"doc-notice", ON_SECTIONS},
    {"doc-pagebreak", ON_SPAN | ON_HR | ON_DIV},
    {"doc-part", ON_SECTIONS},
    {"doc-preface", ON_SECTIONS},
    {"doc-prologue", ON_SECTIONS},
    {"doc-pullquote", ON_SECTIONS | ON_ASIDE | ON_QUOTE},
    {"doc-qna", ON_SECTIONS},
    {"doc-subtitle", ON_HEADING | ON_PARAGRAPH | ON_DIV},
    {"doc-tip", ON_ASIDE | ON_DIV},
    {"note", ON_SECTIONS | ON_ASIDE | ON_PARAGRAPH},
    {"presentation", ON_DECORATION},
};

static unsigned group_of(const struct node *node)
{
	switch (element_of(node)) {
	case EL_SECTION:
		return ON_SECTION;
	case EL_DIV:
		return ON_DIV;
	case EL_ASIDE:
		return ON_ASIDE;
	case EL_A:
		return tree_get(node, "href") ? ON_LINK : 0;
	case EL_SPAN:
		return ON_SPAN;
	case EL_HR:
		return ON_HR;
	case EL_P:
		return ON_PARAGRAPH;
	case EL_BLOCKQUOTE:
		return ON_QUOTE;
	case EL_TABLE:
		return ON_DECORATION;
	case EL_IMG:
		return tree_get(node, "alt") && !*tree_get(node, "alt") ? ON_DECORATION : 0;
	default:
		return is_heading(node) ? ON_HEADING : 0;
	}
}

/* Cuts the next word off the list at *list; its size, 0 at the end. */
static size_t next_word(const char **list, const char **word)
{
	*word = *list + strspn(*list, " \t\n\r\f");
	size_t size = strcspn(*word, " \t\n\r\f");
	*list = *word + size;
	return size;
}

static bool is_word(const char *word, size_t size, const char *known)
{
	return strlen(known) == size && memcmp(word, known, size) == 0;
}

const char *epub_type_normal(struct arena *arena, const char *value)
{
	struct buf kept = BUF_EMPTY;
	const char *word;
	for (size_t size; (size = next_word(&value, &word));)
		for (size_t i = 0; i < sizeof epub_types / sizeof *epub_types; i++)
			if (is_word(word, size, epub_types[i])) {
				buf_puts(&kept, kept.size ? " " : "");
				buf_puts(&kept, epub_types[i]);
			}
	const char *types = kept.size ? arena_copy(arena, kept.data, kept.size) : NULL;
	buf_clear(&kept);
	return types;
}

const char *role_normal(const struct node *node, const char *value)
{
	unsigned group = group_of(node);
	const char *word;
	for (size_t size; (size = next_word(&value, &word));)
		for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
			if (roles[i].on & group && is_word(word, size, roles[i].role))
				return roles[i].role;
	return NULL;
}

/* The role that says the same as the word of an epub:type; NULL: there is none. */
static const struct role *twin_of(const char *word, size_t size)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strncmp(roles[i].role, "doc-", 4) == 0 &&
		    is_word(word, size, roles[i].role + 4))
			return &roles[i];
	return NULL;
}

/* Whether the word may stand beside the role that the element has; NULL: none. The edition makes
 * page marks out of whatever element says that it is one. */
static bool goes_with(const char *word, size_t size, const char *role)
{
	const struct role *twin = is_word(word, size, "pagebreak") ? NULL : twin_of(word, size);
	return !twin || (role && strcmp(role, twin->role) == 0);
}

bool epub_type_goes_with_role(const struct node *node)
{
	const char *types = tree_get(node, "epub:type"), *role = tree_get(node, "role"), *word;
	for (size_t size; types && (size = next_word(&types, &word));)
		if (!goes_with(word, size, role))
			return false;
	return true;
}

struct semantics semantics_paired(struct arena *arena, const struct node *node)
{
	const char *types = tree_get(node, "epub:type"), *role = tree_get(node, "role"), *word;
	struct buf kept = BUF_EMPTY;
	for (size_t size; types && (size = next_word(&types, &word));) {
		const struct role *twin = role ? NULL : twin_of(word, size);
		if (twin && twin->on & group_of(node))
			role = twin->role;
		if (goes_with(word, size, role)) {
			buf_puts(&kept, kept.size ? " " : "");
			buf_add(&kept, word, size);
		}
	}
	const char *type = kept.size ? arena_copy(arena, kept.data, kept.size) : NULL;
	buf_clear(&kept);
	return (struct semantics){type, role};
}
