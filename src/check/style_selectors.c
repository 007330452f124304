/* What stands in front of a rule of a style sheet: whether it could be selectors. */
#include "check/style_check_parts.h"

/* "[name]", "[*|name]", "[x|name~=value i]": what stands between brackets. */
static bool is_attribute_selector(const struct css *css, uint32_t first, uint32_t end)
{
	enum { MOST = 7 };
	unsigned kinds[MOST + 2] = {0}; /* of tokens without space */
	size_t count = 0;
	uint32_t last = first;
	for (uint32_t i = first; i < end; i++) {
		if (css_kind(css, i) == CSS_SPACE)
			continue;
		if (count == MOST)
			return false;
		kinds[count++] = css_kind(css, i);
		last = i;
	}
	const unsigned *kind = kinds;
	if (*kind == '|')
		kind++;
	else if ((*kind == CSS_IDENT || *kind == '*') && kind[1] == '|' && kind[2] == CSS_IDENT)
		kind += 2;
	if (*kind++ != CSS_IDENT)
		return false;
	if (!*kind)
		return true;
	kind += strchr("~|^$*", (int)*kind) != NULL;
	if (*kind++ != '=' || (*kind != CSS_IDENT && *kind != CSS_STRING))
		return false;
	bool has_flag = css_is(css, last, CSS_IDENT, "i") || css_is(css, last, CSS_IDENT, "s");
	return !kind[1] || (has_flag && !kind[2]);
}

bool style_selectors(const struct css *css, uint32_t first, uint32_t end)
{
	bool wants = true; /* a selector */
	if (first == end)
		return false;
	for (uint32_t i = first; i < end; i = css_skip(css, i)) {
		unsigned kind = css_kind(css, i);
		if (kind == CSS_SPACE)
			continue;
		bool combines = kind == ',' || kind == '>' || kind == '+' || kind == '~';
		if (combines && wants)
			return false;
		bool is_sign = kind < CSS_SPACE && strchr(",.:[*>+~|", (int)kind);
		if (kind == '[' && !is_attribute_selector(css, i + 1, css->tokens.items[i].match))
			return false;
		if (!is_sign && kind != CSS_IDENT && kind != CSS_HASH && kind != CSS_FUNCTION)
			return false;
		unsigned next = i + 1 < end ? css_kind(css, i + 1) : CSS_SPACE;
		if (kind == '.' && next != CSS_IDENT)
			return false;
		if (kind == ':' && next != CSS_IDENT && next != ':' && next != CSS_FUNCTION)
			return false;
		if (kind == '|' && next != CSS_IDENT && next != '*')
			return false;
		wants = combines;
	}
	return !wants;
}
