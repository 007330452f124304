/* Blocks of code in an article. */
#include "article/shape/listings.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST_NUMBER = 10000000, LONGEST_MARKED = 200 };

/* The name behind "language-" or "lang-" among the classes; NULL: there is none. */
static const char *language_class(struct arena *arena, const struct node *node)
{
	static const char *const starts[] = {"language-", "lang-"};
	const char *name = tree_get(node, "class");
	for (; name && *(name += strspn(name, " \t\n")); name += strcspn(name, " \t\n"))
		for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
			size_t size = strlen(starts[i]);
			if (strncmp(name, starts[i], size) == 0)
				return arena_copy(arena, name + size,
						  strcspn(name + size, " \t\n"));
		}
	return NULL;
}

static const char *language_of(struct arena *arena, const struct node *pre, const struct node *code)
{
	const char *said = tree_get(pre, LISTING_LANGUAGE);
	if (!said && code != pre)
		said = tree_get(code, LISTING_LANGUAGE);
	if (!said && code != pre)
		said = language_class(arena, code);
	return said ? arena_string(arena, said) : language_class(arena, pre);
}

/* The code that is all of pre, or pre itself. */
static struct node *code_in(struct node *pre)
{
	struct node *child = pre->children;
	bool alone = child && !child->next && element_of(child) == EL_CODE;
	return alone ? child : pre;
}

/* Whether the id is that of a line, as pandoc gives it: the id of a box around the code, and a
 * number. */
static bool is_id_of_line(const char *id, const struct node *code)
{
	for (const struct node *box = code; box; box = box->parent) {
		const char *above = tree_get(box, "id");
		size_t size = above ? strlen(above) : 0;
		if (size && strncmp(id, above, size) == 0 && id[size] == '-' &&
		    ascii_digits(id + size + 1) == strlen(id + size + 1))
			return true;
	}
	return false;
}

/* Whether nothing is lost where the words alone are kept, as of what another program coloured. */
static bool is_plain(const struct node *code)
{
	for (const struct node *node = tree_next(code, code); node; node = tree_next(node, code)) {
		enum element element = element_of(node);
		if (node->kind == NODE_TEXT)
			continue;
		const char *id = tree_get(node, "id");
		if ((element != EL_SPAN && element != EL_CODE) || tree_get(node, "lang") ||
		    tree_get(node, "role") || (id && !is_id_of_line(id, code)))
			return false;
	}
	return true;
}

static struct buf words_in(const struct node *code)
{
	struct buf words = BUF_EMPTY;
	for (const struct node *node = code; node; node = tree_next(node, code))
		if (node->kind == NODE_TEXT)
			buf_puts(&words, node->text);
	return words;
}

static unsigned first_number(const struct node *pre)
{
	const char *said = tree_get(pre, LISTING_FIRST);
	unsigned long number = said && ascii_is_digit(*said) ? strtoul(said, NULL, 10) : 1;
	return number > LARGEST_NUMBER ? 1 : (unsigned)number;
}

static struct code_block *block_of(struct arena *arena, const struct node *pre,
				   const struct node *code)
{
	const char *language = language_of(arena, pre, code);
	const char *marked = tree_get(pre, LISTING_MARKED);
	bool numbered = tree_get(pre, LISTING_FIRST) != NULL;
	if (marked && strlen(marked) > LONGEST_MARKED)
		marked = NULL;
	if (!(code_knows(language) || numbered || marked) || !is_plain(code))
		return NULL;
	struct code_block *block = arena_alloc(arena, sizeof *block);
	block->language = language;
	block->numbered = numbered;
	block->first = first_number(pre);
	block->marked = marked ? arena_string(arena, marked) : NULL;
	struct buf words = words_in(code);
	block->text = arena_copy(arena, words.data ? words.data : "", words.size);
	block->size = words.size;
	buf_clear(&words);
	return block;
}

static void take_block(struct contribution *to, struct tree *tree, struct node *pre,
		       struct node *code)
{
	struct code_block *block = block_of(to->arena, pre, code);
	if (!block || !block->size)
		return;
	while (code->children)
		tree_unlink(code->children);
	struct node *text = tree_text_borrowed(tree, block->text);
	tree_append(code, text);
	tree_set_text_placeholder(
	    tree, text, (struct placeholder){.kind = PLACEHOLDER_CODE, .target = to->code.count});
	tree_add_class(tree, pre, "listing");
	if (block->numbered)
		tree_add_class(tree, pre, "numbered");
	vec_push(&to->code, block);
}

/* The title above the block, in one box with it. */
static void add_title(struct tree *tree, struct node *pre, const char *title)
{
	struct node *box = tree_element(tree, EL_DIV, 0, 0);
	struct node *line = tree_element(tree, EL_P, 0, 0);
	tree_set(tree, box, "class", "titled-code");
	tree_set(tree, line, "class", "code-title");
	tree_append(line, tree_text(tree, title, strlen(title)));
	tree_insert_before(pre, box);
	tree_unlink(pre);
	tree_append(box, line);
	tree_append(box, pre);
}

void listings_take(struct contribution *contribution, struct tree *tree)
{
	static const char *const said[] = {LISTING_LANGUAGE, LISTING_TITLE,  LISTING_FIRST,
					   LISTING_MARKED,   LISTING_HIDDEN, LISTING_FILE};
	for (struct node *node = tree->body, *next; node; node = next) {
		next = tree_next(node, tree->body);
		if (element_of(node) != EL_PRE)
			continue;
		struct node *code = code_in(node);
		const char *title = tree_get(node, LISTING_TITLE);
		next = tree_next_skipping(node, tree->body);
		take_block(contribution, tree, node, code);
		for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
			tree_remove(node, said[i]);
			tree_remove(code, said[i]);
		}
		if (title && title[strspn(title, " \t\n")])
			add_title(tree, node, title);
	}
}
