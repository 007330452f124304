/* The NCX: contents for readers of EPUB 2 (OPF 2.0.1 2.4.1, ANSI/NISO Z39.86-2005 8). */
#include "check/check_parts.h"

#include "base/ascii.h"

struct ncx_check {
	struct checked *document;
	struct book_item *item;
	struct map orders;  /* playOrder -> what the first of that leads to, as an index */
	struct map targets; /* address -> the playOrder of the first that leads there */
	VEC(const char *) sources;
	VEC(const char *) numbers;
	struct map pages; /* of type and value */
	bool has_one;
};

static void rule(const struct ncx_check *ncx, const struct node *node, const char *words)
{
	find(ncx->document, node, MSG_NCX_RULE, words, NULL);
}

/* What the entry leads to; NULL: nothing. */
static const char *source_of(const struct node *entry)
{
	for (const struct node *node = entry->children; node; node = node->next)
		if (node_is(node, "ncx:content"))
			return tree_get(node, "src");
	return NULL;
}

static const char *normal_number(struct arena *arena, const char *number)
{
	number = without_space(arena, number);
	number += strspn(number, "0");
	return *number ? number : "0";
}

/* Entries of one number lead to one target, and those to one target have one number. */
static void judge_order(struct ncx_check *ncx, const struct node *entry)
{
	const char *said = tree_get(entry, "playOrder"), *source = source_of(entry);
	if (!said)
		return;
	const char *number = normal_number(ncx->document->worker->arena, said);
	ncx->has_one |= strcmp(said, "1") == 0;
	size_t *first = map_at(&ncx->orders, number);
	if (*first != MAP_NONE) {
		const char *other = ncx->sources.items[*first];
		if (source && other && strcmp(source, other) != 0)
			rule(ncx, entry, "two entries of one playOrder lead to different places");
	} else {
		*first = ncx->sources.count;
		vec_push(&ncx->sources, source);
		vec_push(&ncx->numbers, number);
	}
	size_t *same = source ? map_at(&ncx->targets, source) : NULL;
	size_t at = map_find(&ncx->orders, number);
	if (same && *same != MAP_NONE && *same != at)
		rule(ncx, entry, "two entries that lead to one place have different playOrders");
	else if (same)
		*same = at;
}

static void judge_page_target(struct ncx_check *ncx, const struct node *node)
{
	const char *value = tree_get(node, "value"), *type = tree_get(node, "type");
	if (!value)
		return;
	char *key = arena_format(ncx->document->worker->arena, "%s %s", type ? type : "", value);
	size_t *times = map_at(&ncx->pages, key);
	if (*times != MAP_NONE)
		rule(ncx, node, "two pages have one type and value");
	*times = 1;
}

static void judge_identifier(const struct ncx_check *ncx, const struct node *node)
{
	const struct check *check = ncx->document->check;
	const char *name = tree_get(node, "name"), *content = tree_get(node, "content");
	if (!name || strcmp(name, "dtb:uid") != 0 || !content)
		return;
	const char *bare = without_space(ncx->document->worker->arena, content);
	if (strlen(bare) != strlen(content))
		find(ncx->document, node, MSG_NCX_004, NULL, NULL);
	if (check->identifier && *check->identifier && strcmp(bare, check->identifier) != 0)
		find(ncx->document, node, MSG_NCX_001, bare, check->identifier);
}

static void take_address(const struct ncx_check *ncx, const struct node *node, const char *src)
{
	const struct checked *document = ncx->document;
	struct book_address address;
	const char *base = address_base(document->worker->arena, document->path);
	enum reference_kind kind = node_is(node, "ncx:img") ? REFERENCE_IMAGE : REFERENCE_NCX;
	if (!src || !address_read(document, node, base, src, &address))
		return;
	if (address.is_remote && !scheme_is_registered(address.scheme ? address.scheme : ""))
		return;
	reference_add(ncx->item, document, node, kind, &address, src);
}

static void judge_labels(const struct ncx_check *ncx, const struct node *entry)
{
	struct map languages = {0};
	for (const struct node *node = entry->children; node; node = node->next) {
		bool is_label = node_is(node, "ncx:navLabel") || node_is(node, "ncx:navInfo");
		const char *language = is_label ? tree_get(node, "xml:lang") : NULL;
		if (!language)
			continue;
		size_t *times = map_at(&languages, arena_format(ncx->document->worker->arena,
								"%s %s", node->name, language));
		if (*times != MAP_NONE)
			rule(ncx, node, "two labels of an entry are in one language");
		*times = 1;
	}
	map_clear(&languages);
}

static void judge_node(struct ncx_check *ncx, const struct node *node)
{
	if (node_is(node, "ncx:navPoint") || node_is(node, "ncx:navTarget") ||
	    node_is(node, "ncx:pageTarget"))
		judge_order(ncx, node);
	if (node_is(node, "ncx:pageTarget"))
		judge_page_target(ncx, node);
	if (node_is(node, "ncx:meta"))
		judge_identifier(ncx, node);
	if (node_is(node, "ncx:content") || node_is(node, "ncx:img"))
		take_address(ncx, node, tree_get(node, "src"));
	if (node_is(node, "ncx:text") && !*node_text(ncx->document, node))
		find(ncx->document, node, MSG_NCX_006, NULL, NULL);
	judge_labels(ncx, node);
}

/* The numbers count from 1, without gaps. */
static void judge_numbers(const struct ncx_check *ncx)
{
	const struct node *root = ncx->document->root;
	struct arena *arena = ncx->document->worker->arena;
	if (ncx->numbers.count && !ncx->has_one)
		rule(ncx, root, "no playOrder is 1");
	for (size_t i = 0; i < ncx->numbers.count; i++) {
		const char *number = ncx->numbers.items[i];
		char *before = arena_string(arena, number);
		size_t size = strlen(before), at = size;
		if (ascii_digits(number) != size || strcmp(number, "0") == 0 ||
		    strcmp(number, "1") == 0)
			continue;
		while (at && before[at - 1] == '0')
			before[--at] = '9';
		if (at)
			before[at - 1]--;
		if (map_find(&ncx->orders, normal_number(arena, before)) == MAP_NONE) {
			rule(ncx, root, "the playOrders have gaps");
			return;
		}
	}
}

void check_ncx(struct checked *document, struct book_item *item)
{
	struct ncx_check ncx = {.document = document, .item = item};
	vocabulary_check(document, VOCABULARY_NCX);
	ids_check(document, "id");
	for (const struct node *node = document->root; node; node = tree_next(node, document->root))
		if (node->kind == NODE_ELEMENT)
			judge_node(&ncx, node);
	judge_numbers(&ncx);
	map_clear(&ncx.orders);
	map_clear(&ncx.targets);
	map_clear(&ncx.pages);
	vec_clear(&ncx.sources);
	vec_clear(&ncx.numbers);
}
