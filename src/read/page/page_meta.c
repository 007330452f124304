/* What the meta, link and title elements of a page say of it. */
#include "read/page/page_claims.h"

#include "base/ascii.h"

#include <string.h>

static const struct {
	const char *name;
	enum said what;
	enum said_by by;
} metas[] = {
    {"og:title", SAID_TITLE, SAID_BY_OPEN_GRAPH},
    {"og:site_name", SAID_PUBLISHER, SAID_BY_OPEN_GRAPH},
    {"og:url", SAID_SOURCE, SAID_BY_OPEN_GRAPH},
    {"og:description", SAID_DESCRIPTION, SAID_BY_OPEN_GRAPH},
    {"og:locale", SAID_LANGUAGE, SAID_BY_OPEN_GRAPH},
    {"og:article:author", SAID_AUTHOR, SAID_BY_OPEN_GRAPH},
    {"article:author", SAID_AUTHOR, SAID_BY_OPEN_GRAPH},
    {"article:published_time", SAID_DATE, SAID_BY_OPEN_GRAPH},
    {"og:article:published_time", SAID_DATE, SAID_BY_OPEN_GRAPH},
    {"article:modified_time", SAID_MODIFIED, SAID_BY_OPEN_GRAPH},
    {"og:updated_time", SAID_MODIFIED, SAID_BY_OPEN_GRAPH},
    {"twitter:title", SAID_TITLE, SAID_BY_TWITTER},
    {"twitter:description", SAID_DESCRIPTION, SAID_BY_TWITTER},
    {"dc.title", SAID_TITLE, SAID_BY_DUBLIN_CORE},
    {"dcterms.title", SAID_TITLE, SAID_BY_DUBLIN_CORE},
    {"dc.creator", SAID_AUTHOR, SAID_BY_DUBLIN_CORE},
    {"dcterms.creator", SAID_AUTHOR, SAID_BY_DUBLIN_CORE},
    {"dc.date.issued", SAID_DATE, SAID_BY_DUBLIN_CORE},
    {"dcterms.issued", SAID_DATE, SAID_BY_DUBLIN_CORE},
    {"dcterms.created", SAID_DATE, SAID_BY_DUBLIN_CORE},
    {"dcterms.date", SAID_DATE, SAID_BY_DUBLIN_CORE},
    {"dc.date", SAID_DATE, SAID_BY_DUBLIN_CORE},
    {"dcterms.modified", SAID_MODIFIED, SAID_BY_DUBLIN_CORE},
    {"dc.publisher", SAID_PUBLISHER, SAID_BY_DUBLIN_CORE},
    {"dcterms.publisher", SAID_PUBLISHER, SAID_BY_DUBLIN_CORE},
    {"dc.description", SAID_DESCRIPTION, SAID_BY_DUBLIN_CORE},
    {"dcterms.description", SAID_DESCRIPTION, SAID_BY_DUBLIN_CORE},
    {"dc.language", SAID_LANGUAGE, SAID_BY_DUBLIN_CORE},
    {"dcterms.language", SAID_LANGUAGE, SAID_BY_DUBLIN_CORE},
    {"citation_title", SAID_TITLE, SAID_BY_CITATION},
    {"citation_author", SAID_AUTHOR, SAID_BY_CITATION},
    {"citation_publication_date", SAID_DATE, SAID_BY_CITATION},
    {"citation_online_date", SAID_DATE, SAID_BY_CITATION},
    {"citation_date", SAID_DATE, SAID_BY_CITATION},
    {"citation_journal_title", SAID_PUBLISHER, SAID_BY_CITATION},
    {"citation_publisher", SAID_PUBLISHER, SAID_BY_CITATION},
    {"citation_language", SAID_LANGUAGE, SAID_BY_CITATION},
    {"author", SAID_AUTHOR, SAID_BY_META},
    {"parsely-author", SAID_AUTHOR, SAID_BY_META},
    {"sailthru.author", SAID_AUTHOR, SAID_BY_META},
    {"date", SAID_DATE, SAID_BY_META},
    {"pubdate", SAID_DATE, SAID_BY_META},
    {"publish-date", SAID_DATE, SAID_BY_META},
    {"parsely-pub-date", SAID_DATE, SAID_BY_META},
    {"sailthru.date", SAID_DATE, SAID_BY_META},
    {"description", SAID_DESCRIPTION, SAID_BY_META},
    {"application-name", SAID_PUBLISHER, SAID_BY_META},
    {"content-language", SAID_LANGUAGE, SAID_BY_META},
};

/* "DCTERMS:created" is "dcterms.created". */
static bool is_name(const char *said, const char *name)
{
	size_t size = strlen(name);
	if (strlen(said) != size)
		return false;
	if (ascii_same(said, size, name, size))
		return true;
	const char *dot = strchr(name, '.');
	size_t before = dot ? (size_t)(dot - name) : 0;
	return dot && said[before] == ':' && ascii_same(said, before, name, before) &&
	       ascii_equal(said + before + 1, dot + 1);
}

static void claim_meta(const struct html_page *page, const struct node *meta, struct claims *claims)
{
	static const char *const attributes[] = {"property", "name", "http-equiv"};
	const char *name = NULL, *content = tree_get(meta, "content");
	for (size_t i = 0; !name && i < sizeof attributes / sizeof *attributes; i++)
		name = tree_get(meta, attributes[i]);
	if (!name || !content)
		return;
	for (size_t i = 0; i < sizeof metas / sizeof *metas; i++)
		if (is_name(name, metas[i].name))
			claim(claims, metas[i].what, metas[i].by, content,
			      tree_place(page->tree, meta));
	if (is_name(name, "og:type") && ascii_equal(content, "article"))
		claims->of_article = true;
}

void page_claim_meta(const struct html_page *page, struct claims *claims)
{
	bool titled = false;
	for (const struct node *node = page->head; node; node = tree_next(node, page->head)) {
		struct place at = tree_place(page->tree, node);
		const char *rel = tree_get(node, "rel");
		if (element_of(node) == EL_META)
			claim_meta(page, node, claims);
		if (element_of(node) == EL_LINK && rel && ascii_equal(rel, "canonical"))
			claim(claims, SAID_SOURCE, SAID_BY_LINK, tree_get(node, "href"), at);
		if (element_of(node) == EL_TITLE && !titled)
			claim(claims, SAID_TITLE, SAID_BY_TITLE, tree_words(claims->arena, node),
			      at);
		titled = titled || element_of(node) == EL_TITLE;
	}
}
