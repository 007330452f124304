/* Tags, as HTML's tokenizer sees them. */
#include "read/markup/html_tags.h"

#include "base/ascii.h"

#include <string.h>

static const struct {
	const char *name;
	enum kind kind;
	bool ends_island;
} rules[] = {
    {"area", VOID},
    {"base", HEAD},
    {"basefont", HEAD},
    {"bgsound", HEAD},
    {"br", VOID, true},
    {"col", VOID},
    {"command", VOID},
    {"embed", VOID, true},
    {"frame", VOID},
    {"hr", VOID, true},
    {"image", VOID},
    {"img", VOID, true},
    {"input", VOID},
    {"isindex", VOID},
    {"keygen", VOID},
    {"link", HEAD},
    {"meta", HEAD, true},
    {"param", VOID},
    {"source", VOID},
    {"track", VOID},
    {"wbr", VOID},
    {"body", IMPLIED, true},
    {"colgroup", IMPLIED},
    {"dd", ITEM, true},
    {"dt", ITEM, true},
    {"frameset", HEAD},
    {"head", HEAD, true},
    {"html", HEAD},
    {"li", ITEM, true},
    {"option", IMPLIED},
    {"p", ITEM, true},
    {"tbody", IMPLIED},
    {"tfoot", IMPLIED},
    {"thead", IMPLIED},
    {"a", FORMATTING},
    {"b", FORMATTING, true},
    {"big", FORMATTING, true},
    {"code", FORMATTING, true},
    {"em", FORMATTING, true},
    {"font", FORMATTING},
    {"i", FORMATTING, true},
    {"nobr", FORMATTING, true},
    {"s", FORMATTING, true},
    {"small", FORMATTING, true},
    {"strike", FORMATTING, true},
    {"strong", FORMATTING, true},
    {"tt", FORMATTING, true},
    {"u", FORMATTING, true},
    {"iframe", RAW},
    {"noembed", RAW},
    {"noframes", RAW},
    {"plaintext", RAW},
    {"script", RAW},
    {"style", RAW},
    {"textarea", RAW},
    {"title", RAW},
    {"xmp", RAW},
    {"table", TABLE, true},
    {"caption", CELL},
    {"td", CELL},
    {"th", CELL},
    {"tr", CELL},
    {"applet", BARRIER},
    {"marquee", BARRIER},
    {"object", BARRIER},
    {"template", BARRIER},
    {"button", BARRIER},
    {"math", ISLAND},
    {"svg", ISLAND},
    {"noscript", NOSCRIPT},
    {"address", BLOCK},
    {"article", BLOCK},
    {"aside", BLOCK},
    {"blockquote", BLOCK, true},
    {"center", BLOCK, true},
    {"details", BLOCK},
    {"dir", BLOCK},
    {"div", BLOCK, true},
    {"dl", BLOCK, true},
    {"fieldset", BLOCK},
    {"figcaption", BLOCK},
    {"figure", BLOCK},
    {"footer", BLOCK},
    {"form", BLOCK},
    {"h1", BLOCK, true},
    {"h2", BLOCK, true},
    {"h3", BLOCK, true},
    {"h4", BLOCK, true},
    {"h5", BLOCK, true},
    {"h6", BLOCK, true},
    {"header", BLOCK},
    {"hgroup", BLOCK},
    {"listing", BLOCK, true},
    {"main", BLOCK},
    {"menu", BLOCK, true},
    {"nav", BLOCK},
    {"ol", BLOCK, true},
    {"pre", BLOCK, true},
    {"section", BLOCK},
    {"summary", BLOCK},
    {"ul", BLOCK, true},
    {"dialog", SPECIAL},
    {"search", SPECIAL},
    {"select", SELECT},
    {"audio", NESTS},
    {"canvas", NESTS},
    {"datalist", NESTS},
    {"legend", NESTS},
    {"map", NESTS},
    {"menuitem", NESTS},
    {"multicol", NESTS},
    {"optgroup", NESTS},
    {"spacer", NESTS},
    {"video", NESTS},
    {"abbr", INLINE},
    {"acronym", INLINE},
    {"bdi", INLINE},
    {"bdo", INLINE},
    {"blink", INLINE},
    {"data", INLINE},
    {"dfn", INLINE},
    {"mark", INLINE},
    {"meter", INLINE},
    {"output", INLINE},
    {"picture", INLINE},
    {"progress", INLINE},
    {"rb", INLINE},
    {"rp", INLINE},
    {"rt", INLINE},
    {"rtc", INLINE},
    {"ruby", INLINE, true},
    {"samp", INLINE},
    {"time", INLINE},
    {"cite", INLINE},
    {"del", INLINE},
    {"ins", INLINE},
    {"kbd", INLINE},
    {"label", INLINE},
    {"q", INLINE},
    {"span", INLINE, true},
    {"sub", INLINE, true},
    {"sup", INLINE, true},
    {"var", INLINE, true},
    {"annotation-xml", INLET},
    {"mi", INLET},
    {"mn", INLET},
    {"mo", INLET},
    {"ms", INLET},
    {"mtext", INLET},
};

enum { RULES = sizeof rules / sizeof *rules };

/* The row of a name; RULES: there is none. */
static size_t row_of(const char *name, size_t size)
{
	size_t i = 0;
	while (i < RULES && !(rules[i].name[0] == ascii_lower(name[0]) &&
			      ascii_same(name, size, rules[i].name, strlen(rules[i].name))))
		i++;
	return i;
}

enum kind html_tag_kind(const char *name, size_t size)
{
	size_t row = row_of(name, size);
	return row < RULES ? rules[row].kind : PLAIN;
}

bool html_ends_island(const char *name, size_t size)
{
	size_t row = row_of(name, size);
	return row < RULES && rules[row].ends_island;
}

void html_scan_attributes(struct tag *tag, const char *s, const char *end, size_t limit)
{
	while (s < end && *s != '>') {
		if (ascii_is_space(*s) || *s == '/') {
			tag->empty = *s == '/' && s + 1 < end && s[1] == '>';
			s++;
			continue;
		}
		if (++tag->attributes == limit + 1)
			tag->crowd = s;
		s++; /* a name may begin with "=" */
		while (s < end && !ascii_is_space(*s) && *s != '/' && *s != '>' && *s != '=')
			s++;
		const char *after = s;
		while (after < end && ascii_is_space(*after))
			after++;
		if (after == end || *after != '=')
			continue;
		s = after + 1;
		while (s < end && ascii_is_space(*s))
			s++;
		if (s < end && (*s == '"' || *s == '\'')) {
			const char *close = memchr(s + 1, *s, (size_t)(end - s - 1));
			s = close ? close + 1 : end;
		} else {
			while (s < end && !ascii_is_space(*s) && *s != '>')
				s++;
		}
	}
	tag->end = s < end ? s + 1 : end;
}

const char *html_skip_markup(const char *s, const char *end, bool foreign)
{
	const char *close = NULL;
	if (end - s >= 4 && memcmp(s, "<!--", 4) == 0) {
		for (const char *at = s + 4; !close && at < end;) {
			const char *found = memchr(at, '>', (size_t)(end - at));
			if (!found)
				return end;
			bool early = found == s + 4 || (found == s + 5 && s[4] == '-');
			bool dashes = found >= s + 6 && found[-1] == '-' && found[-2] == '-';
			bool bang = found >= s + 7 && found[-1] == '!' && found[-2] == '-' &&
				    found[-3] == '-';
			close = early || dashes || bang ? found : NULL;
			at = found + 1;
		}
	} else if (foreign && end - s >= 9 && memcmp(s, "<![CDATA[", 9) == 0) {
		for (const char *at = s + 9; at < end && !close;) {
			const char *found = memchr(at, '>', (size_t)(end - at));
			if (!found)
				return end;
			close =
			    found >= s + 11 && found[-1] == ']' && found[-2] == ']' ? found : NULL;
			at = found + 1;
		}
	} else {
		close = memchr(s, '>', (size_t)(end - s));
	}
	return close ? close + 1 : end;
}

const char *html_skip_raw(const char *s, const char *end, const char *name, size_t size)
{
	while (s < end) {
		s = memchr(s, '<', (size_t)(end - s));
		if (!s)
			return end;
		if ((size_t)(end - s) > size + 2 && s[1] == '/' &&
		    ascii_same(s + 2, size, name, size) &&
		    (ascii_is_space(s[2 + size]) || s[2 + size] == '>' || s[2 + size] == '/'))
			return s;
		s++;
	}
	return end;
}
