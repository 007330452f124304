/* The parts of the CSS sanitizer: moving among tokens, and saying what was dropped. */
#include "css/css_parts.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { EXCERPT = 40 }; /* the longest piece of source in a message, in code points */

void css_init(struct css *css, const struct css_input *in, struct buf *out)
{
	*css = (struct css){.in = in, .out = out};
	css_tokens_init(&css->tokens, in->text, in->size);
}

void css_clear(struct css *css)
{
	css_tokens_clear(&css->tokens);
	buf_clear(&css->detail);
	buf_clear(&css->property);
}

struct place css_place(const struct css *css, uint32_t index)
{
	const struct css_token *token = &css->tokens.items[index];
	struct place at = css->in->at;
	if (css->is_attribute)
		return at;
	if (token->line == 1)
		at.column = (at.column ? at.column - 1 : 0) + token->column;
	else
		at.column = token->column;
	at.line = (at.line ? at.line - 1 : 0) + token->line;
	return at;
}

/* White space in a row, controls among it, becomes one space; bad bytes U+FFFD. */
static void add_excerpt(struct buf *out, const char *text, size_t size)
{
	const char *end = text + size;
	for (size_t shown = 0; text < end; shown++) {
		if (shown == EXCERPT) {
			buf_puts(out, "…");
			return;
		}
		bool space = (unsigned char)*text <= ' ';
		unsigned c = space ? ' ' : utf8_next(&text, end);
		while (space && text < end && (unsigned char)*text <= ' ')
			text++;
		if (!space || text < end)
			buf_put_code_point(out, c == UTF8_BAD ? 0xFFFD : c);
	}
}

void css_diag(struct css *css, enum message id, uint32_t first, uint32_t end, const char *second)
{
	if (!css->in->diags)
		return;
	const struct css_token *items = css->tokens.items;
	struct buf excerpt = BUF_EMPTY;
	add_excerpt(&excerpt, css->tokens.text + items[first].start,
		    items[end].start - items[first].start);
	diag(css->in->diags, id, css_place(css, first), excerpt.data ? excerpt.data : "", second);
	buf_clear(&excerpt);
}

uint32_t css_skip(const struct css *css, uint32_t index)
{
	uint32_t last =
	    css_kind_opens(css_kind(css, index)) ? css->tokens.items[index].match : index;
	return last < css->tokens.count ? last + 1 : css->tokens.count;
}

uint32_t css_skip_space(const struct css *css, uint32_t index, uint32_t end)
{
	while (index < end && css_kind(css, index) == CSS_SPACE)
		index++;
	return index;
}

void css_trim(const struct css *css, uint32_t *first, uint32_t *end)
{
	*first = css_skip_space(css, *first, *end);
	while (*end > *first && css_kind(css, *end - 1) == CSS_SPACE)
		--*end;
}

uint32_t css_find(const struct css *css, uint32_t first, uint32_t end, unsigned kind)
{
	while (first < end && css_kind(css, first) != kind)
		first = css_skip(css, first);
	return first < end ? first : end;
}

bool css_is(const struct css *css, uint32_t index, unsigned kind, const char *word)
{
	return css_kind(css, index) == kind && css_token_is(&css->tokens, index, word);
}

bool css_has_plain_unit(const struct css *css, uint32_t index)
{
	const struct css_token *token = &css->tokens.items[index];
	const char *unit = css->tokens.text + token->start + token->name;
	size_t size = token->size - token->name;
	for (size_t i = 0; i < size; i++)
		if (!ascii_is_letter(unit[i]))
			return false;
	return true;
}

void css_undo(struct css *css, size_t size)
{
	if (css->out->size > size) {
		css->out->size = size;
		css->out->data[size] = '\0';
	}
}
