/* Plain text: emphasis inside a paragraph, and addresses, which become links. What isn't clearly
 * emphasis stays as it is written. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/page_marks.h"
#include "read/text/text.h"

#include <string.h>

/* The ways to emphasize. The longer marks come first. */
static const struct {
	const char *mark;
	size_t size;
	enum element element;
} ways[] = {
    {"**", 2, EL_STRONG},
    {"__", 2, EL_STRONG},
    {"*", 1, EL_EM},
    {"_", 1, EL_EM},
};

enum { WAYS = sizeof ways / sizeof *ways, ALL_WAYS = (1 << WAYS) - 1 };

static unsigned before(const char *start, const char *at)
{
	return at > start ? utf8_before(start, &at) : ' ';
}

static unsigned after(const char *at, const char *end)
{
	return at < end ? utf8_next(&at, end) : ' ';
}

static bool is_mark(const char *at, const char *end, size_t way)
{
	return (size_t)(end - at) >= ways[way].size &&
	       memcmp(at, ways[way].mark, ways[way].size) == 0;
}

/* Opens: no word ends before it, and something begins right behind it; "-*-" is an ornament. */
static bool opens(const char *start, const char *at, const char *end, size_t way)
{
	unsigned behind = after(at + ways[way].size, end);
	return is_mark(at, end, way) && !unicode_is_word(before(start, at)) &&
	       before(start, at) != (unsigned)*at && !unicode_is_space(behind) &&
	       behind != (unsigned)*at && behind != before(start, at);
}

static bool closes(const char *start, const char *at, const char *end, size_t way)
{
	unsigned behind = after(at + ways[way].size, end);
	return is_mark(at, end, way) && !unicode_is_word(behind) && behind != (unsigned)*at &&
	       !unicode_is_space(before(start, at)) && before(start, at) != (unsigned)*at &&
	       behind != before(start, at);
}

static const char *find_closing(const char *start, const char *from, const char *end, size_t way)
{
	bool word = false;
	for (const char *at = from; at < end;) {
		if (*at == ways[way].mark[0] && closes(start, at, end, way))
			return word ? at : NULL;
		word |= unicode_is_word(utf8_next(&at, end));
	}
	return NULL;
}

struct inlines {
	struct tree *tree;
	bool breaks; /* each end of a line breaks one */
	bool links;  /* addresses become such */
};

static void add_text(const struct inlines *in, struct node *parent, const char *from,
		     const char *to)
{
	while (in->breaks && from < to) {
		const char *stop = memchr(from, '\n', (size_t)(to - from));
		if (!stop)
			break;
		if (from < stop)
			tree_append(parent, tree_text(in->tree, from, (size_t)(stop - from)));
		tree_append(parent, tree_element(in->tree, EL_BR, 0, 0));
		from = stop + 1;
	}
	if (from < to)
		tree_append(parent, tree_text(in->tree, from, (size_t)(to - from)));
}

/* A page mark that stands here; the bytes that it takes, 0: there is none. */
static size_t add_page_mark(const struct inlines *in, struct node *parent, const char *done,
			    const char *at, const char *end)
{
	char comment[PAGE_COMMENT];
	size_t size = html_take_page_mark(at, (size_t)(end - at), comment);
	if (!size)
		return 0;
	add_text(in, parent, done, at);
	tree_append(parent, html_page_mark(in->tree, comment, 0, 0));
	return size;
}

/* An address that has its colon, "www." or "@" here; the place behind it, NULL: none does. */
static const char *add_address(const struct inlines *in, struct node *parent, const char *done,
			       const char *at, const char *end)
{
	struct address found = text_address(done, at, end);
	if (!found.start)
		return NULL;
	add_text(in, parent, done, found.start);
	struct node *link = tree_element(in->tree, EL_A, 0, 0);
	tree_set(in->tree, link, "href",
		 arena_format(in->tree->arena, "%s%.*s", found.scheme,
			      (int)(found.end - found.start), found.start));
	tree_append(parent, link);
	add_text(in, link, found.start, found.end);
	return found.end;
}

/* Emphasis of one way may hold another, so this is entered once a way at most. open: the ways that
 * may be used; one that finds no closing mark is used up for what follows. */
static void add_words(const struct inlines *in, struct node *parent, const char *start,
		      const char *end, unsigned open)
{
	const char *done = start;
	for (const char *at = start; at < end; at++) {
		size_t mark = *at == '<' ? add_page_mark(in, parent, done, at, end) : 0;
		if (mark) {
			done = at + mark;
			at = done - 1;
			continue;
		}
		const char *behind =
		    in->links && strchr(":w@", *at) ? add_address(in, parent, done, at, end) : NULL;
		if (behind) {
			done = behind;
			at = done - 1;
			continue;
		}
		if (*at != '*' && *at != '_')
			continue;
		for (size_t way = 0; way < WAYS; way++) {
			if (!(open >> way & 1) || !opens(start, at, end, way))
				continue;
			const char *inside = at + ways[way].size;
			const char *closing = find_closing(start, inside, end, way);
			if (!closing) {
				open &= ~(1u << way);
				continue;
			}
			add_text(in, parent, done, at);
			struct node *node = tree_element(in->tree, ways[way].element, 0, 0);
			tree_append(parent, node);
			add_words(in, node, inside, closing, open & ~(1u << way));
			done = closing + ways[way].size;
			at = done - 1;
			break;
		}
	}
	add_text(in, parent, done, end);
}

void text_inline(struct tree *tree, struct node *parent, const char *bytes, size_t size,
		 bool breaks)
{
	const struct inlines in = {tree, breaks, element_of(parent) != EL_A};
	bool plain = !memchr(bytes, '*', size) && !memchr(bytes, '_', size);
	add_words(&in, parent, bytes, bytes + size, plain ? 0 : ALL_WAYS);
}
