/* Declarations: a property and its value, and the blocks that hold them. */
#include "css/css_parts.h"

#include "base/ascii.h"

#include <string.h>

/* What goes although it is good CSS. value: only with this as its first word; NULL: always. */
static const struct {
	const char *property, *value;
	enum message message;
} refused[] = {
    {"direction", NULL, MSG_CSS_FORBIDDEN},
    {"unicode-bidi", NULL, MSG_CSS_FORBIDDEN},
    {"behavior", NULL, MSG_CSS_SCRIPT},
    {"-ms-behavior", NULL, MSG_CSS_SCRIPT},
    {"-moz-binding", NULL, MSG_CSS_SCRIPT},
    {"position", "fixed", MSG_CSS_LAYOUT},
    {"position", "sticky", MSG_CSS_LAYOUT},
    {"position", "-webkit-sticky", MSG_CSS_LAYOUT},
    {"display", "flex", MSG_CSS_LAYOUT},
    {"display", "inline-flex", MSG_CSS_LAYOUT},
    {"display", "grid", MSG_CSS_LAYOUT},
    {"display", "inline-grid", MSG_CSS_LAYOUT},
    {"display", "-webkit-flex", MSG_CSS_LAYOUT},
    {"display", "-webkit-inline-flex", MSG_CSS_LAYOUT},
    {"display", "-webkit-box", MSG_CSS_LAYOUT},
    {"display", "-webkit-inline-box", MSG_CSS_LAYOUT},
    {"display", "-moz-box", MSG_CSS_LAYOUT},
    {"display", "-ms-flexbox", MSG_CSS_LAYOUT},
    {"display", "-ms-inline-flexbox", MSG_CSS_LAYOUT},
    {"display", "-ms-grid", MSG_CSS_LAYOUT},
};

static enum message check_refused(const struct css *css, const struct css_pair *pair)
{
	const char *property = css->property.data;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (strcmp(property, refused[i].property) == 0 &&
		    (!refused[i].value || css_is(css, pair->first, CSS_IDENT, refused[i].value)))
			return refused[i].message;
	bool fits = strcmp(property, "font") == 0 ? css_is_font(css, pair->first, pair->end)
		    : strcmp(property, "font-size") == 0
			? css_is_font_size(css, pair->first, pair->end)
			: true;
	return fits ? MSG_COUNT : MSG_CSS_FONT_SIZE;
}

/* Sets css->property; false: the token is none that a property's name can be. */
static bool read_property(struct css *css, uint32_t index)
{
	static const char *const media_words[] = {"and", "not", "only", "-"};
	buf_cut(&css->property, 0);
	css_token_text(&css->tokens, index, &css->property);
	char *name = css->property.data;
	if (css_kind(css, index) != CSS_IDENT || !name)
		return false;
	bool custom = name[0] == '-' && name[1] == '-';
	if (!custom)
		ascii_lowered(name);
	for (size_t i = 0; i < sizeof media_words / sizeof *media_words; i++)
		if (strcmp(name, media_words[i]) == 0)
			return false;
	return true;
}

/* Cuts "!important" off the value, whose end moves before it. */
static bool cut_important(const struct css *css, uint32_t first, uint32_t *end)
{
	if (*end - first < 2 || !css_is(css, *end - 1, CSS_IDENT, "important"))
		return false;
	uint32_t mark = *end - 2;
	if (mark > first && css_kind(css, mark) == CSS_SPACE)
		mark--;
	if (css_kind(css, mark) != '!')
		return false;
	*end = mark;
	css_trim(css, &first, end);
	return true;
}

enum message css_pair(struct css *css, uint32_t first, uint32_t end, struct css_pair *pair)
{
	uint32_t colon = css_skip_space(css, first + 1, end);
	if (!read_property(css, first) || colon >= end || css_kind(css, colon) != ':')
		return MSG_CSS_MALFORMED;
	*pair = (struct css_pair){.first = colon + 1, .end = end};
	css_trim(css, &pair->first, &pair->end);
	pair->important = cut_important(css, pair->first, &pair->end);
	return MSG_COUNT;
}

enum message css_pair_value(struct css *css, const struct css_pair *pair, bool in_font_face)
{
	if (in_font_face && strcmp(css->property.data, "src") == 0)
		return css_font_sources(css, pair->first, pair->end);
	if (strcmp(css->property.data, "unicode-range") == 0)
		return css_unicode_ranges(css, pair->first, pair->end);
	return css_value(css, pair->first, pair->end);
}

/* Writes a declaration without what parts it from others. */
static enum message write_declaration(struct css *css, uint32_t first, uint32_t end,
				      bool in_font_face)
{
	struct css_pair pair;
	enum message wrong = css_pair(css, first, end, &pair);
	if (wrong == MSG_COUNT)
		wrong = check_refused(css, &pair);
	if (wrong != MSG_COUNT)
		return wrong;
	css_write_name(css->out, css->property.data, css->property.size, true);
	buf_puts(css->out, ": ");
	wrong = css_pair_value(css, &pair, in_font_face);
	if (pair.important)
		buf_puts(css->out, " !important");
	return wrong;
}

uint32_t css_find_block(const struct css *css, uint32_t first, uint32_t end, bool until_semicolon)
{
	while (first < end && css_kind(css, first) != '{' &&
	       !(until_semicolon && css_kind(css, first) == ';'))
		first = css_skip(css, first);
	return first < end ? first : end;
}

/* What stands in a block beside declarations goes; its end. */
static uint32_t drop_nested(struct css *css, uint32_t first, uint32_t block)
{
	css_diag(css, MSG_CSS_NESTED, first, block, NULL);
	return css_skip(css, block);
}

static void write_separator(struct css *css, size_t count, unsigned depth)
{
	if (css->is_attribute) {
		buf_puts(css->out, count ? "; " : "");
		return;
	}
	buf_putc(css->out, '\n');
	for (unsigned i = 0; i <= depth; i++)
		buf_putc(css->out, '\t');
}

/* What Kobo's and Amazon's guidelines ask not to say of all pages of a book. */
static void tell_page_look(struct css *css, uint32_t first, uint32_t end)
{
	static const struct {
		const char *property;
		enum message message;
	} looks[] = {
	    {"background", MSG_CSS_PAGE_GROUND}, {"background-color", MSG_CSS_PAGE_GROUND},
	    {"padding", MSG_CSS_PAGE_GROUND},    {"color", MSG_CSS_PAGE_TEXT},
	    {"font-size", MSG_CSS_PAGE_TEXT},    {"line-height", MSG_CSS_PAGE_TEXT},
	};
	for (size_t i = 0; css->is_page_rule && i < sizeof looks / sizeof *looks; i++)
		if (strcmp(css->property.data, looks[i].property) == 0)
			css_diag(css, looks[i].message, first, end, NULL);
}

size_t css_declarations(struct css *css, uint32_t first, uint32_t end, unsigned depth,
			bool *has_source)
{
	size_t count = 0;
	for (uint32_t i = first, next; i < end; i = next) {
		unsigned kind = css_kind(css, i);
		next = i + 1;
		if (kind == CSS_SPACE || kind == ';')
			continue;
		bool custom = kind == CSS_IDENT && css->tokens.items[i].size > 2 &&
			      memcmp(css->tokens.text + css->tokens.items[i].start, "--", 2) == 0;
		next = custom ? css_find(css, i, end, ';') : css_find_block(css, i, end, true);
		bool nested =
		    kind == CSS_AT || (!custom && next < end && css_kind(css, next) == '{');
		if (nested) {
			next = drop_nested(css, i, next);
			continue;
		}
		size_t size = css->out->size;
		write_separator(css, count, depth);
		enum message wrong = write_declaration(css, i, next, has_source != NULL);
		if (wrong != MSG_COUNT) {
			css_undo(css, size);
			css_diag(css, wrong, i, next, css->detail.data);
			continue;
		}
		if (!css->is_attribute)
			buf_putc(css->out, ';');
		tell_page_look(css, i, next);
		if (has_source && strcmp(css->property.data, "src") == 0)
			*has_source = true;
		count++;
	}
	return count;
}
