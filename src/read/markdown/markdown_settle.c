/* Raw HTML that would take along what isn't its own: a tag that is never closed, of an element that
 * a book shows nothing of or in which a browser sees no tags, is words, as its author typed it. */
#include "read/markdown/markdown_blocks.h"

#include "base/ascii.h"
#include "read/markup/html_tags.h"
#include "read/markup/html_write.h"
#include "read/markdown/markdown_parts.h"

#include <stdint.h>
#include <string.h>

enum tag_use { TAG_KEPT, TAG_IS_WORDS, TAG_IS_EMPTY };

/* A tag, or the start of one, in an instruction. */
struct loose_tag {
	struct node *node;
	size_t offset, size;
	const char *name; /* as the message has it; NULL: none is needed */
	enum tag_use use;
	size_t outer; /* of those with its name that are open, the one around it; or NONE */
};

#define NONE SIZE_MAX

struct settler {
	struct tree *tree;
	struct diags *diags;
	VEC(struct loose_tag) tags;
	size_t open[SWALLOWERS]; /* the innermost that is open of each, or NONE */
	unsigned lost;           /* of the instruction: so much of it has no end */
};

enum {
	LONGEST_NAME = 20, /* in a message */
	MOST_LOST = 16,    /* beyond, no end is looked for in an instruction, for that takes time */
};

static struct loose_tag *add_tag(struct settler *settler, struct node *node, const char *start,
				 size_t size, const char *name)
{
	size_t offset = (size_t)(start - node->text);
	vec_push(&settler->tags, (struct loose_tag){node, offset, size, name, TAG_KEPT, NONE});
	return &settler->tags.items[settler->tags.count - 1];
}

/* Mark-up that doesn't end where the block of HTML does: only its first character is words, and the
 * rest is read on. */
static void lose(struct settler *settler, struct node *node, const char *start)
{
	size_t size = 1;
	while (size < LONGEST_NAME && start[size] &&
	       (ascii_is_letter(start[size]) || strchr("/!?-", start[size])))
		size++;
	const char *name = arena_copy(settler->tree->arena, start, size);
	add_tag(settler, node, start, 1, name)->use = TAG_IS_WORDS;
	settler->lost++;
}

static void open_tag(struct settler *settler, struct node *node, const struct tag *tag,
		     size_t number)
{
	size_t size = (size_t)(tag->end - tag->start);
	const char *name = arena_format(settler->tree->arena, "<%.*s>", (int)tag->size, tag->name);
	struct loose_tag *added = add_tag(settler, node, tag->start, size, name);
	if (tag->empty) {
		added->use = TAG_IS_EMPTY;
	} else if (number == html_swallower("plaintext", 9)) {
		added->use = TAG_IS_WORDS; /* nothing closes it */
	} else {
		added->outer = settler->open[number];
		settler->open[number] = settler->tags.count - 1;
	}
}

/* A tag closes another one where both stand in the same element of the article. */
static void close_tag(struct settler *settler, struct node *node, const struct tag *tag,
		      size_t number)
{
	size_t *open = &settler->open[number];
	struct loose_tag *opener = NULL;
	while (*open != NONE && !opener) {
		struct loose_tag *inner = &settler->tags.items[*open];
		if (inner->node->parent == node->parent || number < KEEPERS)
			opener = inner;
		else
			inner->use = TAG_IS_WORDS;
		*open = inner->outer;
	}
	if (!opener)
		add_tag(settler, node, tag->start, (size_t)(tag->end - tag->start), NULL)->use =
		    TAG_IS_WORDS;
}

/* Behind the tag, or behind the raw text that it begins; NULL: it has no end. */
static const char *read_tag(struct settler *settler, struct node *node, const char *start,
			    const char *end)
{
	struct tag tag = {.start = start, .closing = start[1] == '/'};
	tag.name = start + 1 + tag.closing;
	while (tag.name + tag.size < end && !ascii_is_space(tag.name[tag.size]) &&
	       tag.name[tag.size] != '>' && tag.name[tag.size] != '/')
		tag.size++;
	html_scan_attributes(&tag, tag.name + tag.size, end, SIZE_MAX - 1);
	if (tag.end == end && end[-1] == '\n')
		return NULL;
	size_t number = html_swallower(tag.name, tag.size);
	if (number == SWALLOWERS)
		return tag.end;
	if (!tag.closing && html_tag_kind(tag.name, tag.size) == RAW) {
		const char *close = html_skip_raw(tag.end, end, tag.name, tag.size);
		settler->lost += close == end;
		close = memchr(close, '>', (size_t)(end - close));
		if (close)
			return close + 1;
	}
	(tag.closing ? close_tag : open_tag)(settler, node, &tag, number);
	return tag.end;
}

static const char *read_markup(const char *start, const char *end)
{
	const char *behind = html_skip_markup(start, end, false);
	return behind == end && end[-1] != '>' ? NULL : behind;
}

static void read_instruction(struct settler *settler, struct node *node)
{
	const char *at = node->text, *end = at + strlen(at);
	settler->lost = 0;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		char next = at[1 + (at[1] == '/')], mark = at[1];
		if (mark != '!' && mark != '?' && !ascii_is_letter(next)) {
			at++;
			continue;
		}
		const char *behind = settler->lost >= MOST_LOST ? NULL
				     : mark == '!' || mark == '?'
					 ? read_markup(at, end)
					 : read_tag(settler, node, at, end);
		if (!behind) {
			lose(settler, node, at);
			behind = at + 1;
		}
		at = behind;
	}
}

/* What is left of an instruction while it is split, and where that stands. */
struct rest {
	struct node *node;
	const char *text;
	struct html_place at;
	bool inside; /* of a line, so that the columns of the next ones aren't known */
};

static void move_on(struct rest *rest, const char *to)
{
	bool later = rest->inside && memchr(rest->text, '\n', (size_t)(to - rest->text));
	html_written_skip(&rest->text, to, &rest->at);
	if (later)
		rest->at.column = 0;
}

static void insert_html(struct settler *settler, struct rest *rest, const char *to)
{
	if (to == rest->text)
		return;
	struct node *html =
	    tree_instruction(settler->tree, "html", rest->text, (size_t)(to - rest->text),
			     rest->at.line, rest->at.column);
	tree_insert_before(rest->node, html);
	move_on(rest, to);
}

static void insert_words(struct settler *settler, struct rest *rest, const struct loose_tag *tag)
{
	struct place place = {settler->tree->file, rest->at.line, rest->at.column};
	if (tag->name)
		diag(settler->diags, MSG_UNCLOSED_TAG, place, tag->name, NULL);
	tree_insert_before(rest->node, tree_text(settler->tree, rest->text, tag->size));
	move_on(rest, rest->text + tag->size);
}

static void insert_end(struct settler *settler, struct rest *rest, const struct loose_tag *tag)
{
	const char *end = arena_format(settler->tree->arena, "</%s", tag->name + 1);
	tree_insert_before(rest->node,
			   tree_instruction(settler->tree, "html", end, strlen(end), 0, 0));
}

/* Puts the instruction's parts in its stead, and returns the first tag that isn't its own. */
static size_t split(struct settler *settler, size_t first)
{
	struct node *node = settler->tags.items[first].node;
	const char *text = node->text;
	struct place place = tree_place(settler->tree, node);
	struct rest rest = {node, text, {place.line, place.column}, place.column != 1};
	size_t i = first;
	for (; i < settler->tags.count && settler->tags.items[i].node == node; i++) {
		const struct loose_tag *tag = &settler->tags.items[i];
		const char *start = text + tag->offset;
		if (tag->use == TAG_IS_WORDS) {
			insert_html(settler, &rest, start);
			insert_words(settler, &rest, tag);
		} else if (tag->use == TAG_IS_EMPTY) {
			insert_html(settler, &rest, start + tag->size);
			insert_end(settler, &rest, tag);
		}
	}
	if (rest.text > text) {
		insert_html(settler, &rest, rest.text + strlen(rest.text));
		tree_unlink(node);
	}
	return i;
}

void markdown_settle_html(struct markdown *markdown)
{
	struct settler settler = {.tree = markdown->tree, .diags = markdown->in->diags};
	for (size_t i = 0; i < SWALLOWERS; i++)
		settler.open[i] = NONE;
	for (struct node *node = markdown->tree->body; node;
	     node = tree_next(node, markdown->tree->body))
		if (node->kind == NODE_INSTRUCTION)
			read_instruction(&settler, node);
	for (size_t i = 0; i < SWALLOWERS; i++)
		for (size_t open = settler.open[i]; open != NONE;
		     open = settler.tags.items[open].outer)
			settler.tags.items[open].use = TAG_IS_WORDS;
	for (size_t i = 0; i < settler.tags.count;)
		i = split(&settler, i);
	vec_clear(&settler.tags);
}
