/* References to headings and pictures, as bookdown and Quarto write them. */
#include "read/cross_references.h"

#include "base/ascii.h"
#include "base/map.h"
#include "base/vec.h"

#include <string.h>

enum { LONGEST = 400 }; /* bytes of an id, and of the words of a link */

/* A piece of a text that isn't meant to be read as it is typed. */
struct cross_reference {
	const char *start, *end;
	const char *id; /* that it refers to; NULL: it is for an index */
};

/* What an id leads to. */
struct referred {
	const struct node *node;
	const char *words; /* NULL: nobody asked yet */
};

struct cross_references {
	struct tree *tree;
	bool (*find)(struct arena *arena, const char *text, struct cross_reference *mark);
	VEC(struct referred) targets;
	struct map numbers; /* of targets, by their ids */
};

/* bookdown: '\@ref(id)', whose backslash is gone already, and LaTeX's '\index{words}'. */
static bool find_of_bookdown(struct arena *arena, const char *text, struct cross_reference *mark)
{
	static const struct {
		const char *open;
		char close;
		bool refers;
	} kinds[] = {{"@ref(", ')', true}, {"\\index{", '}', false}};
	for (const char *s = text; (s = strpbrk(s, "@\\")); s++)
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			size_t open = strlen(kinds[i].open);
			if (strncmp(s, kinds[i].open, open) != 0)
				continue;
			const char *id = s + open;
			const char *close = memchr(id, kinds[i].close, strnlen(id, LONGEST));
			if (!close)
				break;
			*mark = (struct cross_reference){s, close + 1, NULL};
			if (kinds[i].refers)
				mark->id = arena_copy(arena, id, (size_t)(close - id));
			return true;
		}
	return false;
}

static size_t id_size(const char *text)
{
	size_t size = 0;
	while (ascii_is_letter_or_digit(text[size]) || (text[size] && strchr("-_", text[size])))
		size++;
	return size;
}

/* Where the words for an index on paper end that begin there; NULL: none do. */
static const char *index_end(const char *text)
{
	static const char open[] = "\\index{";
	const char *close = strncmp(text, open, strlen(open)) == 0
				? memchr(text, '}', strnlen(text, LONGEST))
				: NULL;
	return close ? close + 1 : NULL;
}

/* Quarto: '@sec-id' and '@fig-id', but not in brackets, where more may stand, and '\index{words}'.
 */
static bool find_of_quarto(struct arena *arena, const char *text, struct cross_reference *mark)
{
	static const char *const kinds[] = {"@sec-", "@fig-", "@tbl-"};
	bool bracketed = false;
	for (const char *s = text; (s = strpbrk(s, "@[]\\")); s++) {
		const char *index = index_end(s);
		if (index) {
			*mark = (struct cross_reference){s, index, NULL};
			return true;
		}
		if (*s != '@') {
			bracketed = *s == '[' || (bracketed && *s == '\\');
			continue;
		}
		bool apart = s == text || (!ascii_is_letter_or_digit(s[-1]) && !bracketed);
		for (size_t i = 0; apart && i < sizeof kinds / sizeof *kinds; i++) {
			if (strncmp(s, kinds[i], strlen(kinds[i])) != 0)
				continue;
			*mark = (struct cross_reference){s, s + 1 + id_size(s + 1), NULL};
			mark->id = arena_copy(arena, s + 1, (size_t)(mark->end - s - 1));
			return true;
		}
	}
	return false;
}

/* Of several with one id the first counts. */
static void collect_targets(struct cross_references *references)
{
	const struct tree *tree = references->tree;
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		const char *id = node->attributes ? tree_get(node, "id") : NULL;
		size_t *number = id ? map_at(&references->numbers, id) : NULL;
		if (!number || *number != MAP_NONE)
			continue;
		*number = references->targets.count;
		vec_push(&references->targets, (struct referred){.node = node});
	}
}

/* The words of what has the id; "": nothing has it, or they are too many for a link. */
static const char *words_of_target(const struct cross_references *references, const char *id)
{
	size_t number = map_find(&references->numbers, id);
	if (number == MAP_NONE)
		return "";
	struct referred *referred = &references->targets.items[number];
	if (!referred->words) {
		const char *words = tree_words(references->tree->arena, referred->node);
		referred->words = strlen(words) <= LONGEST ? words : "";
	}
	return referred->words;
}

/* What the link says: the words of what it leads to, or those of its id for what is elsewhere.
 * NULL: it leads to what only the tool makes. */
static const char *words_for(const struct cross_references *references, const char *id)
{
	const char *words = strchr(id, ':') ? "" : words_of_target(references, id);
	bool is_section =
	    !strchr(id, ':') && !ascii_begins_with(id, "fig-") && !ascii_begins_with(id, "tbl-");
	if (*words || !is_section)
		return *words ? words : NULL;
	char *name =
	    arena_string(references->tree->arena, id + (ascii_begins_with(id, "sec-") ? 4 : 0));
	for (char *c = name; *c; c++)
		*c = *c == '-' ? ' ' : *c;
	return *name ? name : NULL;
}

/* Puts the link, or what was typed, before the text that the mark was found in. */
static void put(const struct cross_references *references, struct node *text,
		const struct cross_reference *mark)
{
	struct tree *tree = references->tree;
	const char *words = words_for(references, mark->id);
	size_t size = (size_t)(mark->end - mark->start);
	if (!words) {
		bool escaped = strncmp(mark->start, "@ref(", 5) == 0;
		words = arena_format(tree->arena, "%s%.*s", escaped ? "\\" : "", (int)size,
				     mark->start);
		tree_insert_before(text, tree_text(tree, words, strlen(words)));
		return;
	}
	struct node *link = tree_element(tree, EL_A, 0, 0);
	tree_set(tree, link, "href", arena_format(tree->arena, "#%s", mark->id));
	tree_append(link, tree_text(tree, words, strlen(words)));
	tree_insert_before(text, link);
}

static void settle_text(const struct cross_references *references, struct node *text)
{
	struct cross_reference mark;
	while (references->find(references->tree->arena, text->text, &mark)) {
		size_t before = (size_t)(mark.start - text->text);
		if (before)
			tree_insert_before(text, tree_text(references->tree, text->text, before));
		if (mark.id)
			put(references, text, &mark);
		text->text = mark.end;
	}
	if (!*text->text)
		tree_unlink(text);
}

void cross_references_settle(struct tree *tree, enum dialect dialect)
{
	struct cross_references references = {
	    .tree = tree, .find = dialect == DIALECT_QUARTO ? find_of_quarto : find_of_bookdown};
	collect_targets(&references);
	for (struct node *node = tree->body, *next; node; node = next) {
		enum element element = element_of(node);
		bool closed = element == EL_CODE || element == EL_PRE || element == EL_A;
		next = closed ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		if (node->kind == NODE_TEXT)
			settle_text(&references, node);
	}
	map_clear(&references.numbers);
	vec_clear(&references.targets);
}
