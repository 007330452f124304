/* Navigation documents (EPUB 3.3 7). */
#include "check/page_check_parts.h"

#include "base/url.h"

/* The words of an element, pictures by what stands for them. */
static bool says_something(const struct node *node)
{
	for (const struct node *at = node; at; at = tree_next(at, node)) {
		const char *label = at->kind == NODE_ELEMENT ? tree_get(at, "aria-label") : NULL;
		const char *alt = element_of(at) == EL_IMG ? tree_get(at, "alt") : NULL;
		if ((at->kind == NODE_TEXT && has_words(at->text)) || has_words(label) ||
		    has_words(alt))
			return true;
	}
	return false;
}

static const struct node *next_element(const struct node *node)
{
	while (node && node->kind != NODE_ELEMENT)
		node = node->next;
	return node;
}

/* HTML takes words there. */
static void judge_words(const struct checked *document, const struct node *node)
{
	for (const struct node *child = node->children; child; child = child->next)
		if (child->kind == NODE_TEXT && has_words(child->text)) {
			find(document, node, MSG_XML_TEXT, node->name, NULL);
			return;
		}
}

static void judge_list(const struct checked *document, const struct node *list);

/* li: a, or a or span and a list. */
static void judge_entry(const struct checked *document, const struct node *entry)
{
	judge_words(document, entry);
	const struct node *label = next_element(entry->children);
	bool is_label = element_of(label ? label : entry) == EL_A ||
			element_of(label ? label : entry) == EL_SPAN;
	if (!label || !is_label) {
		if (label)
			find(document, label, MSG_NAV_MODEL, label->name, "li");
		else if (!was_open(document, entry))
			find(document, entry, MSG_NAV_INCOMPLETE, "li", "'a'");
		label = label && element_of(label) == EL_OL ? label : NULL;
		if (label)
			judge_list(document, label);
		return;
	}
	const struct node *list = next_element(label->next);
	if (list && element_of(list) != EL_OL)
		find(document, list, MSG_NAV_MODEL, list->name, "li");
	else if (list)
		judge_list(document, list);
	else if (element_of(label) == EL_SPAN && !was_open(document, entry))
		find(document, entry, MSG_NAV_INCOMPLETE, "li", "'ol'");
	const struct node *more = list ? next_element(list->next) : NULL;
	if (more)
		find(document, more, MSG_NAV_MODEL, more->name, "li");
}

static void judge_list(const struct checked *document, const struct node *list)
{
	size_t entries = 0;
	for (const struct node *node = next_element(list->children); node;
	     node = next_element(node->next)) {
		if (element_of(node) == EL_LI) {
			judge_entry(document, node);
			entries++;
		} else {
			find(document, node, MSG_NAV_MODEL, node->name, "ol");
		}
	}
	if (!entries && !was_open(document, list))
		find(document, list, MSG_NAV_INCOMPLETE, "ol", "'li'");
}

/* The nav that every reader knows which the types name; NULL: none. */
static const char *usual_of(const char *types)
{
	static const char *const usual[] = {"toc", "page-list", "landmarks"};
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (words_have(types, usual[i]))
			return usual[i];
	return NULL;
}

/* A heading, then a list. */
static void judge_model(const struct checked *document, const struct node *nav, const char *types)
{
	judge_words(document, nav);
	const struct node *node = next_element(nav->children);
	bool has_heading = node && (is_heading(node) || element_of(node) == EL_HGROUP);
	if (!usual_of(types) && !(node && is_heading(node)))
		find(document, nav, MSG_NAV_HEADING, NULL, NULL);
	if (has_heading)
		node = next_element(node->next);
	if (node && element_of(node) != EL_OL) {
		find(document, node, MSG_NAV_MODEL, node->name, "nav");
		return;
	}
	if (!node) {
		if (!was_open(document, nav))
			find(document, nav, MSG_NAV_INCOMPLETE, "nav", "'ol'");
		return;
	}
	judge_list(document, node);
	node = next_element(node->next);
	if (node)
		find(document, node, MSG_NAV_MODEL, node->name, "nav");
}

static bool has_inner_list(const struct node *nav)
{
	for (const struct node *node = nav; node; node = tree_next(node, nav))
		if (element_of(node) == EL_OL && around(node, EL_OL))
			return true;
	return false;
}

/* What landmarks there are: where they lead, in small letters, and types with numbers of that. */
struct landmarks {
	struct map places, said;
};

/* No two landmarks of a nav are of one type and lead to one place. */
static void judge_landmark(const struct checked *document, const struct node *link,
			   struct landmarks *all)
{
	struct arena *arena = document->worker->arena;
	const char *types = tree_get(link, "epub:type"), *href = tree_get(link, "href"), *word;
	bool is_twice = false;
	if (!types) {
		find(document, link, MSG_NAV_LANDMARK_TYPE, NULL, NULL);
		return;
	}
	char *lowered = ascii_lowered(arena_string(arena, without_space(arena, href ? href : "")));
	size_t *place = map_at(&all->places, lowered), before = all->said.count;
	*place = *place == MAP_NONE ? all->places.count : *place;
	while (href && (word = next_word(arena, &types))) {
		char *key = arena_format(arena, "%s %zu", word, *place);
		size_t *known = map_at(&all->said, ascii_lowered(key));
		is_twice |= *known < before;
		*known = *known == MAP_NONE ? before : *known;
	}
	if (is_twice)
		find(document, link, MSG_NAV_LANDMARK_TWICE, href, NULL);
}

static void judge_labels(const struct checked *document, const struct node *nav, const char *types)
{
	struct arena *arena = document->worker->arena;
	struct landmarks landmarks = {0};
	const char *usual = usual_of(types);
	bool are_landmarks = words_have(types, "landmarks");
	for (const struct node *node = nav; node; node = tree_next(node, nav)) {
		bool is_link = element_of(node) == EL_A && around(node, EL_OL);
		if ((is_link || (element_of(node) == EL_SPAN && around(node, EL_OL))) &&
		    !says_something(node) && !was_open(document, node))
			find(document, node, MSG_NAV_MUTE, node->name, NULL);
		const char *href = element_of(node) == EL_A ? tree_get(node, "href") : NULL;
		if (href && url_scheme(without_space(arena, href)) && usual &&
		    !strpbrk(without_space(arena, href), " \t\n"))
			find(document, node, MSG_NAV_010, usual, href);
		if (is_link && are_landmarks)
			judge_landmark(document, node, &landmarks);
	}
	map_clear(&landmarks.places);
	map_clear(&landmarks.said);
}

static void judge_nav(const struct checked *document, const struct node *nav)
{
	const char *types = tree_get(nav, "epub:type");
	if (!types)
		return;
	judge_model(document, nav, types);
	judge_labels(document, nav, types);
	if (words_have(types, "page-list") && has_inner_list(nav))
		find(document, nav, MSG_NAV_FLAT, "page-list", NULL);
	if (words_have(types, "landmarks") && has_inner_list(nav))
		find(document, nav, MSG_NAV_FLAT, "landmarks", NULL);
}

void check_nav(const struct checked *document)
{
	const struct node *root = document->root;
	size_t tocs = 0, pages = 0, landmarks = 0;
	for (const struct node *node = root; node; node = tree_next(node, root)) {
		if (is_heading(node) && !says_something(node) && !was_open(document, node))
			find(document, node, MSG_NAV_MUTE, node->name, NULL);
		if (element_of(node) != EL_NAV)
			continue;
		const char *types = tree_get(node, "epub:type");
		tocs += types && words_have(types, "toc");
		pages += types && words_have(types, "page-list");
		landmarks += types && words_have(types, "landmarks");
		judge_nav(document, node);
	}
	if (tocs != 1 && !document->open)
		find(document, root, MSG_NAV_TOC,
		     arena_format(document->worker->arena, "%zu", tocs), NULL);
	if (pages > 1)
		find(document, root, MSG_NAV_TWICE, "page-list", NULL);
	if (landmarks > 1)
		find(document, root, MSG_NAV_TWICE, "landmarks", NULL);
}
