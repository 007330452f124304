/* Whether what stands among words is a part of their sentence, whatever it is called. */
#include "base/label.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/page/page_parts.h"

#include <string.h>

enum { MOST_STEPS = 32 }; /* from a node to the words beside it */

/* Whether a line ends before it. */
static bool breaks(const struct node *node)
{
	return element_of(node) == EL_BR || page_is_block(node);
}

/* The nearest words before or behind a node on its line; NULL: none are near. */
static const char *words_beside(const struct node *node, const struct node *block, bool behind)
{
	for (int i = 0; i < MOST_STEPS && node != block; i++) {
		const struct node *beside = behind ? node->next : node->prev;
		if (!beside) {
			node = node->parent;
			continue;
		}
		node = beside;
		while (node->kind == NODE_ELEMENT && node->children && !breaks(node))
			node = behind ? node->children : node->last;
		if (breaks(node))
			return NULL;
		if (node->kind == NODE_TEXT && !label_is_blank(node->text))
			return node->text;
	}
	return NULL;
}

static const char white[] = " \t\n\r\f";

static unsigned first_of(const char *text)
{
	const char *s = text + strspn(text, white);
	return utf8_next(&s, text + strlen(text));
}

static unsigned last_of(const char *text)
{
	const char *end = text + strlen(text);
	while (end > text && strchr(white, end[-1]))
		end--;
	return end > text ? utf8_before(text, &end) : 0;
}

static bool is_one_of(unsigned c, const char *signs)
{
	for (const char *s = signs, *end = signs + strlen(signs); s < end;)
		if (utf8_next(&s, end) == c)
			return true;
	return false;
}

/* "<a>Ann Lee</a>, the head of <a>Bell</a>, has left": words go on behind it, or came before it and
 * come after. */
bool page_is_in_sentence(const struct page *page, uint32_t at)
{
	const struct part *parts = page->parts.items;
	const struct node *node = parts[at].node;
	while (!parts[at].is_block)
		at = parts[at].parent;
	const char *behind = words_beside(node, parts[at].node, true);
	const char *before = words_beside(node, parts[at].node, false);
	unsigned next = behind ? first_of(behind) : 0, last = before ? last_of(before) : 0;
	bool goes_on = unicode_is_lower(next) || (next && is_one_of(next, ",;)]’”»、，"));
	bool came = unicode_is_letter(last) || (last && is_one_of(last, ",;([‘“«、，"));
	return goes_on || (came && behind);
}
