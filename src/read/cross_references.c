/* References to headings, pictures and the like, as bookdown, Quarto, pandoc-crossref and MyST have
 * them. */
#include "read/cross_references.h"

#include "base/ascii.h"
#include "base/map.h"
#include "base/slug.h"
#include "base/unicode.h"
#include "base/url.h"
#include "base/vec.h"
#include "code/code.h"

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

/* What begins the ids that '@' may stand before: in Quarto, and for pandoc's filters. */
struct kinds {
	const char *of_section, *others[4];
};

static const struct kinds of_quarto = {"sec-", {"fig-", "tbl-", "eq-", "lst-"}};
static const struct kinds of_pandoc = {"sec:", {"fig:", "tbl:", "eq:", "lst:"}};

struct cross_references {
	struct tree *tree;
	VEC(struct referred) targets;
	struct map numbers;        /* of targets, by their ids */
	struct map headings;       /* the same of headings, by their words, folded */
	struct map names;          /* the same of both, by ids and slugs in small letters */
	const struct kinds *kinds; /* of ids that '@' stands before; NULL: it is bookdown */
	bool only_pairs;           /* links to headings need two pairs of brackets */
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
	while (ascii_is_letter_or_digit(text[size]) || (text[size] && strchr("-_:.", text[size])))
		size++;
	while (size && strchr(":.", text[size - 1])) /* which the sentence has */
		size--;
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

static const struct kinds *kinds_of(enum dialect dialect)
{
	return dialect == DIALECT_QUARTO   ? &of_quarto
	       : dialect == DIALECT_PANDOC ? &of_pandoc
					   : NULL;
}

static bool has_kind(const struct kinds *kinds, const char *id)
{
	bool found = ascii_begins_with(id, kinds->of_section);
	for (size_t i = 0; i < sizeof kinds->others / sizeof *kinds->others && !found; i++)
		found = ascii_begins_with(id, kinds->others[i]);
	return found;
}

bool is_cross_reference(enum dialect dialect, const char *id)
{
	const struct kinds *kinds = kinds_of(dialect);
	return kinds && has_kind(kinds, id);
}

/* The brackets around a reference alone go with it. */
static void take_brackets(const char *text, struct cross_reference *mark)
{
	bool alone = mark->start > text && mark->start[-1] == '[' && *mark->end == ']' &&
		     !strchr("([{:", mark->end[1] ? mark->end[1] : ' ');
	mark->start -= alone;
	mark->end += alone;
}

/* '@sec-id', '@fig-id' and the like, but not among others in brackets, and '\\index{words}'. */
static bool find_typed(struct arena *arena, const char *text, const struct kinds *kinds,
		       struct cross_reference *mark)
{
	const char *bracket = NULL; /* that is open */
	for (const char *s = text; (s = strpbrk(s, "@[]\\")); s++) {
		const char *index = index_end(s);
		if (index) {
			*mark = (struct cross_reference){s, index, NULL};
			return true;
		}
		if (*s != '@') {
			bracket = *s == '[' ? s : *s == '\\' ? bracket : NULL;
			continue;
		}
		size_t size = id_size(s + 1);
		bool apart = s == text || !ascii_is_letter_or_digit(s[-1]);
		bool alone = bracket && bracket + 1 == s && s[1 + size] == ']';
		if (!apart || (bracket && !alone) || !has_kind(kinds, s + 1))
			continue;
		*mark = (struct cross_reference){s, s + 1 + size, NULL};
		char *id = arena_copy(arena, s + 1, size);
		if (ascii_begins_with(id, "eq:")) /* which is what a formula's id begins with */
			id[2] = '-';
		mark->id = id;
		take_brackets(text, mark);
		return true;
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

/* The last part of a formula is its number. */
static const struct node *number_of(const struct node *formula)
{
	const struct node *number = NULL;
	for (const struct node *node = formula; node; node = tree_next(node, formula))
		if (node->kind == NODE_ELEMENT && node->name && strcmp(node->name, "mtext") == 0)
			number = node;
	return number;
}

/* What of it says what it is; NULL: nothing. */
static const struct node *part_that_names(const struct node *node)
{
	enum element caption = element_of(node) == EL_TABLE ? EL_CAPTION : EL_FIGCAPTION;
	if (node->ns == NS_MATHML)
		return number_of(node);
	if (element_of(node) != EL_TABLE && element_of(node) != EL_FIGURE)
		return node;
	const struct node *part = node->children;
	while (part && element_of(part) != caption)
		part = part->next;
	return part;
}

/* The words of what has the id; "": nothing has it, or they are too many for a link. */
static const char *words_of_target(const struct cross_references *references, const char *id)
{
	size_t number = map_find(&references->numbers, id);
	if (number == MAP_NONE)
		return "";
	struct referred *referred = &references->targets.items[number];
	if (!referred->words) {
		const struct node *part = part_that_names(referred->node);
		const char *title = tree_get(referred->node, LISTING_TITLE);
		const char *words = title  ? title
				    : part ? tree_words(references->tree->arena, part)
					   : "";
		referred->words = strlen(words) <= LONGEST ? words : "";
	}
	return referred->words;
}

/* Whether only the tool makes what has the id: bookdown's 'fig:name', and what no heading is. */
static bool is_made(const struct cross_references *references, const char *id)
{
	const struct kinds *kinds = references->kinds;
	return kinds ? !ascii_begins_with(id, kinds->of_section) : strchr(id, ':') != NULL;
}

/* What the link says: the words of what it leads to, or those of its id for what is elsewhere.
 * NULL: it leads to what only the tool makes. */
static const char *words_for(const struct cross_references *references, const char *id)
{
	bool made = is_made(references, id);
	const char *words = made && !references->kinds ? "" : words_of_target(references, id);
	if (*words || made)
		return *words ? words : NULL;
	char *name =
	    arena_string(references->tree->arena,
			 id + (references->kinds ? strlen(references->kinds->of_section) : 0));
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

/* Of several that say the same the first counts. */
static void collect_headings(struct cross_references *references)
{
	const struct tree *tree = references->tree;
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body)) {
		enum element element = element_of(node);
		if (element < EL_H1 || element > EL_H6)
			continue;
		const char *words = tree_words(tree->arena, node);
		size_t *number = map_at(&references->headings, unicode_folded(tree->arena, words));
		if (*number != MAP_NONE)
			continue;
		*number = references->targets.count;
		vec_push(&references->targets, (struct referred){.node = node});
	}
}

/* The number of the heading with these words, which end with a bracket, or MAP_NONE. */
static size_t heading_named(const struct cross_references *references, const char *words,
			    size_t size)
{
	struct arena *arena = references->tree->arena;
	if (words[size] != ']' || !size || size > LONGEST)
		return MAP_NONE;
	return map_find(&references->headings,
			unicode_folded(arena, arena_copy(arena, words, size)));
}

/* pandoc's "[Words of a heading]", with "[]" behind or not, and "[words][Words of a heading]" are
 * links to it. What has no second brackets is none where no pandoc is. */
static void settle_names(const struct cross_references *references, struct node *text)
{
	struct tree *tree = references->tree;
	for (const char *open = text->text; (open = strchr(open, '[')); open++) {
		size_t size = strcspn(open + 1, "[]@"), found = MAP_NONE;
		const char *behind = open + 1 + size + (open[1 + size] == ']');
		const char *label = open + 1;
		size_t label_size = size;
		if (*behind == '[' && behind[-1] == ']' && behind[1] != ']') {
			label = behind + 1;
			label_size = strcspn(label, "[]@");
			behind = label + label_size + 1;
		} else if (*behind == '[' && behind[-1] == ']') {
			behind += 2;
		} else if (references->only_pairs) {
			continue;
		}
		found = size ? heading_named(references, label, label_size) : MAP_NONE;
		if (found == MAP_NONE)
			continue;
		const struct node *heading = references->targets.items[found].node;
		const char *id = tree_get(heading, "id");
		if (!id)
			id = slug_id(tree->arena, tree_words(tree->arena, heading));
		struct node *link = tree_element(tree, EL_A, 0, 0);
		tree_set(tree, link, "href", arena_format(tree->arena, "#%s", id));
		tree_append(link, tree_text(tree, open + 1, size));
		if (open > text->text)
			tree_insert_before(
			    text, tree_text(tree, text->text, (size_t)(open - text->text)));
		tree_insert_before(text, link);
		text->text = behind;
		open = behind - 1;
	}
}

static bool has_pairs(const struct tree *tree)
{
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (node->kind == NODE_TEXT && strstr(node->text, "]["))
			return true;
	return false;
}

static void settle_text(const struct cross_references *references, struct node *text)
{
	struct arena *arena = references->tree->arena;
	const struct kinds *kinds = references->kinds;
	struct cross_reference mark;
	while (kinds ? find_typed(arena, text->text, kinds, &mark)
		     : find_of_bookdown(arena, text->text, &mark)) {
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

/* Calls it for each text that isn't code, a formula's or a link's. */
static void settle_all(const struct cross_references *references,
		       void (*settle)(const struct cross_references *references, struct node *text))
{
	struct tree *tree = references->tree;
	for (struct node *node = tree->body, *next; node; node = next) {
		enum element element = element_of(node);
		bool foreign = node->kind == NODE_ELEMENT && node->ns != NS_XHTML;
		bool closed = element == EL_CODE || element == EL_PRE || element == EL_A || foreign;
		next = closed ? tree_next_skipping(node, tree->body) : tree_next(node, tree->body);
		if (node->kind == NODE_TEXT)
			settle(references, node);
	}
}

/* A link that its author wrote without words, to something in the article or the book: "[](#id)".
 */
static bool is_nameless(const struct node *node)
{
	const char *href =
	    element_of(node) == EL_A && !node->children ? tree_get(node, "href") : NULL;
	return href && *href == '#' && href[1] && !node->attributes->next &&
	       !is_heading(node->parent);
}

static bool has_nameless(const struct tree *tree)
{
	for (const struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (is_nameless(node))
			return true;
	return false;
}

static void add_name(struct cross_references *references, const char *name, size_t target)
{
	size_t *number =
	    map_at(&references->names, ascii_lowered(arena_string(references->tree->arena, name)));
	if (*number == MAP_NONE)
		*number = target;
}

/* Ids come first, and may be typed in letters of any size. */
static void collect_names(struct cross_references *references)
{
	struct arena *arena = references->tree->arena;
	for (size_t i = 0; i < references->targets.count; i++)
		if (tree_get(references->targets.items[i].node, "id"))
			add_name(references, tree_get(references->targets.items[i].node, "id"), i);
	for (size_t i = 0; i < references->targets.count; i++)
		if (is_heading(references->targets.items[i].node))
			add_name(
			    references,
			    slug_id(arena, tree_words(arena, references->targets.items[i].node)),
			    i);
}

/* The part of a target that is its name; NULL: it has none. */
static const struct node *name_of(const struct node *target)
{
	enum element element = element_of(target);
	if (is_heading(target) || target->ns == NS_MATHML || element == EL_TABLE ||
	    element == EL_FIGURE)
		return part_that_names(target);
	const struct node *first = target->children;
	if ((element != EL_DIV && element != EL_ASIDE) || element_of(first) != EL_P)
		return NULL;
	bool is_label = element_of(first->children) == EL_STRONG && !first->children->next;
	return is_label || tree_has_class(first, "admonition-title") ? first : NULL;
}

/* The name of what a nameless link leads to, or else the words of the id. */
static void settle_nameless(const struct cross_references *references, struct node *link)
{
	struct tree *tree = references->tree;
	char *words = url_decoded(tree->arena, tree_get(link, "href") + 1);
	size_t found =
	    map_find(&references->names, ascii_lowered(arena_string(tree->arena, words)));
	const struct node *target =
	    found == MAP_NONE ? NULL : references->targets.items[found].node;
	const char *id = target ? tree_get(target, "id") : NULL;
	const struct node *name = target ? name_of(target) : NULL;
	if (id)
		tree_set(tree, link, "href", arena_format(tree->arena, "#%s", id));
	for (char *c = words; *c; c++)
		*c = *c == '-' || *c == '_' ? ' ' : *c;
	const char *title = target ? tree_get(target, LISTING_TITLE) : NULL;
	const char *named = title ? title : name ? tree_words(tree->arena, name) : "";
	named = *named && strlen(named) <= LONGEST ? named : words;
	tree_append(link, tree_text(tree, named, strlen(named)));
}

static void settle_all_nameless(struct cross_references *references)
{
	struct tree *tree = references->tree;
	collect_names(references);
	for (struct node *node = tree->body; node; node = tree_next(node, tree->body))
		if (is_nameless(node))
			settle_nameless(references, node);
}

void cross_references_settle(struct tree *tree, enum dialect dialect)
{
	struct cross_references references = {.tree = tree, .kinds = kinds_of(dialect)};
	bool nameless = has_nameless(tree);
	references.only_pairs = !references.kinds && dialect != DIALECT_BOOKDOWN;
	if (references.only_pairs && !nameless && !has_pairs(tree))
		return;
	collect_targets(&references);
	collect_headings(&references);
	settle_all(&references, settle_names);
	if (!references.only_pairs)
		settle_all(&references, settle_text);
	if (nameless)
		settle_all_nameless(&references);
	map_clear(&references.numbers);
	map_clear(&references.headings);
	map_clear(&references.names);
	vec_clear(&references.targets);
}
