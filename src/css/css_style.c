/* Style attributes, declaration by declaration, for those who want to know what they mean. */
#include "css/css_parts.h"

#include "base/ascii.h"
#include "base/mem.h"

#include <string.h>

struct css_style {
	struct css css;
	struct css_input in;
	struct buf value;
	uint32_t at;
};

struct css_style *css_style_open(const char *text, size_t size)
{
	struct css_style *style = mem_zeroed(1, sizeof *style);
	style->in = (struct css_input){.text = text, .size = size};
	css_init(&style->css, &style->in, &style->value);
	style->css.keeps_urls = true;
	return style;
}

void css_style_close(struct css_style *style)
{
	css_clear(&style->css);
	buf_clear(&style->value);
	mem_free(style);
}

void css_lower_keywords(struct buf *text)
{
	char close = '\0';
	for (char *s = text->data; s < text->data + text->size; s++) {
		if (close) {
			close = *s == close ? '\0' : close;
			continue;
		}
		*s = (char)ascii_lower(*s);
		if (*s == '"' || *s == '\'')
			close = *s;
	}
}

bool css_style_next(struct css_style *style, struct css_declaration *declaration)
{
	struct css *css = &style->css;
	for (uint32_t end = css->tokens.count; style->at < end;) {
		uint32_t first = style->at, stop = css_find(css, first, end, ';');
		style->at = stop < end ? stop + 1 : end;
		css_trim(css, &first, &stop);
		buf_cut(&style->value, 0);
		struct css_pair pair;
		if (first == stop || css_pair(css, first, stop, &pair) != MSG_COUNT ||
		    css_pair_value(css, &pair, false) != MSG_COUNT)
			continue;
		css_lower_keywords(&style->value);
		declaration->property = css->property.data;
		declaration->value = style->value.data;
		declaration->important = pair.important;
		return true;
	}
	return false;
}

bool css_value_has(const char *value, const char *word)
{
	for (size_t size = strlen(word); *value;) {
		size_t length = strcspn(value, " ,");
		if (length == size && memcmp(value, word, size) == 0)
			return true;
		value += length;
		value += strspn(value, " ,");
	}
	return false;
}
