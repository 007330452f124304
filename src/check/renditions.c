/* Renditions of a book, as its container tells of them (Multiple-Rendition 1.1). */
#include "check/package_check_parts.h"

static const char spaces[] = " \t\n\r";

/* The word and the space that must be behind it. */
static bool take_word(const char **s, const char *word)
{
	size_t size = strlen(word);
	size_t space = strncmp(*s, word, size) == 0 ? strspn(*s + size, spaces) : 0;
	*s += space ? size + space : 0;
	return space;
}

static bool take_feature(const char **s)
{
	size_t size = **s == '(' ? strcspn(*s + 1, ">)") : 0;
	if (!size || (*s)[1 + size] != ')')
		return false;
	*s += size + 2;
	return true;
}

/* "all", "not all and (color)", "(color) and (orientation: portrait)". */
static bool take_query(const char **s)
{
	*s += strspn(*s, spaces);
	bool is_of_all = take_word(s, "only") || take_word(s, "not");
	if (strncmp(*s, "all", 3) == 0)
		*s += 3;
	else if (is_of_all || !take_feature(s))
		return false;
	for (size_t space; (space = strspn(*s, spaces));) {
		*s += space;
		if (!take_word(s, "and"))
			break;
		if (!take_feature(s))
			return false;
	}
	return true;
}

bool is_rendition_media(const char *s)
{
	while (take_query(&s)) {
		if (*s != ',')
			return !*s;
		s++;
	}
	return false;
}

static bool is_behind_another(const struct node *node)
{
	const char *name = node->name;
	while ((node = node->prev))
		if (node_is(node, name))
			return true;
	return false;
}

/* No mode is said twice. */
static void judge_modes(const struct checked *container, const struct node *node, const char *modes)
{
	struct map said = {0};
	const char *mode;
	while ((mode = next_word(container->worker->arena, &modes))) {
		size_t *times = map_at(&said, mode);
		if (*times != MAP_NONE) {
			find(container, node, MSG_RENDITION_MODE, mode, NULL);
			break;
		}
		*times = 1;
	}
	map_clear(&said);
}

/* Every rendition but the first says when it is the one to show (3.2). */
static void judge_rendition(const struct checked *container, const struct node *node)
{
	const char *modes = tree_get(node, "rendition:accessMode");
	if (is_behind_another(node) && !tree_get(node, "rendition:media") &&
	    !tree_get(node, "rendition:layout") && !tree_get(node, "rendition:language") && !modes)
		find(container, node, MSG_RENDITION_UNSAID, NULL, NULL);
	if (modes)
		judge_modes(container, node, modes);
}

/* One link may lead to the mapping, which is XHTML (4). */
static void judge_mapping(const struct checked *container, const struct node *link,
			  size_t *mappings)
{
	const char *rel = trimmed(container, link, "rel"), *type;
	if (!rel || strcmp(rel, "mapping") != 0)
		return;
	type = trimmed(container, link, "media-type");
	if (!type || strcmp(type, "application/xhtml+xml") != 0)
		find(container, link, MSG_RENDITION_MAPPING_TYPE, NULL, NULL);
	if (++*mappings == 2)
		find(container, link, MSG_RENDITION_MAPPINGS, NULL, NULL);
}

void check_renditions(const struct checked *container)
{
	size_t mappings = 0;
	for (const struct node *node = container->root; node;
	     node = tree_next(node, container->root)) {
		if (node_is(node, "ocf:rootfile"))
			judge_rendition(container, node);
		else if (node_is(node, "ocf:link"))
			judge_mapping(container, node, &mappings);
	}
}
