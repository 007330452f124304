/* Limits of XML that stand before libxml2, whose time grows with the square of what a tag holds.
 *
 * They hold only if both see the same tags. So what could be read in two ways is a fault here:
 * tags and attributes must be whole, and no "<" may stand in them. */
#include "tree/xml_parts.h"

#include "base/ascii.h"

struct tags {
	const char *text, *s, *end;
	unsigned short declared[XML_DEEPEST]; /* namespaces, by the elements that are open */
	size_t depth, namespaces;
	struct xml_document *document;
};

const char *xml_behind(const char *s, const char *end, const char *mark)
{
	for (; (s = memchr(s, *mark, (size_t)(end - s))); s++)
		if (xml_at(s, end, mark))
			return s + strlen(mark);
	return NULL;
}

static bool starts_name(char c)
{
	return ascii_is_letter(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

const char *xml_skip_verbatim(const char *s, const char *end)
{
	if (xml_at(s, end, "<!--"))
		return xml_behind(s + 4, end, "-->");
	if (xml_at(s, end, "<![CDATA["))
		return xml_behind(s, end, "]]>");
	if (xml_at(s, end, "<?"))
		return end - s > 2 && starts_name(s[2]) ? xml_behind(s, end, "?>") : NULL;
	return s;
}

static bool fail(struct tags *tags, enum xml_fault fault)
{
	tags->document->fault = fault;
	tags->document->line = xml_line(tags->text, tags->s);
	return false;
}

static void skip_space(struct tags *tags)
{
	while (tags->s < tags->end && xml_is_space(*tags->s))
		tags->s++;
}

static bool ends_name(char c)
{
	return xml_is_space(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' ||
	       c == '\'' || c == '\0';
}

/* Moves behind the name at s; 0: there is none. */
static size_t skip_name(struct tags *tags)
{
	const char *name = tags->s;
	if (name == tags->end || !starts_name(*name))
		return 0;
	while (tags->s < tags->end && !ends_name(*tags->s))
		tags->s++;
	return (size_t)(tags->s - name);
}

/* Moves behind the attribute at s. */
static bool skip_attribute(struct tags *tags, bool *declares)
{
	const char *name = tags->s;
	size_t size = skip_name(tags);
	*declares = size >= 5 && memcmp(name, "xmlns", 5) == 0;
	skip_space(tags);
	if (!size || tags->s == tags->end || *tags->s++ != '=')
		return false;
	skip_space(tags);
	if (tags->s == tags->end || (*tags->s != '"' && *tags->s != '\''))
		return false;
	const char *value = tags->s + 1;
	const char *close = memchr(value, *tags->s, (size_t)(tags->end - value));
	if (!close || memchr(value, '<', (size_t)(close - value)))
		return false;
	tags->s = close + 1;
	return true;
}

static bool open_element(struct tags *tags, size_t declared)
{
	if (tags->namespaces + declared > XML_MOST_NAMESPACES)
		return fail(tags, XML_TOO_MANY_NAMESPACES);
	if (tags->depth == XML_DEEPEST)
		return fail(tags, XML_TOO_DEEP);
	tags->namespaces += declared;
	tags->declared[tags->depth++] = (unsigned short)declared;
	return true;
}

static void close_element(struct tags *tags)
{
	if (tags->depth)
		tags->namespaces -= tags->declared[--tags->depth];
}

static bool check_start(struct tags *tags)
{
	size_t attributes = 0, declared = 0;
	tags->s++;
	if (!skip_name(tags))
		return fail(tags, XML_DAMAGED);
	for (;;) {
		const char *before = tags->s;
		skip_space(tags);
		bool empty = xml_at(tags->s, tags->end, "/>"), declares;
		if (empty || xml_at(tags->s, tags->end, ">")) {
			bool fits = open_element(tags, declared);
			tags->s += 1 + empty;
			if (empty)
				close_element(tags);
			return fits;
		}
		if (before == tags->s || !skip_attribute(tags, &declares))
			return fail(tags, XML_DAMAGED);
		declared += declares;
		if (++attributes > XML_MOST_ATTRIBUTES)
			return fail(tags, XML_TOO_MANY_ATTRIBUTES);
	}
}

static bool check_end(struct tags *tags)
{
	tags->s += 2;
	if (!skip_name(tags))
		return fail(tags, XML_DAMAGED);
	skip_space(tags);
	if (tags->s == tags->end || *tags->s++ != '>')
		return fail(tags, XML_DAMAGED);
	close_element(tags);
	return true;
}

static bool check_markup(struct tags *tags)
{
	const char *behind = xml_skip_verbatim(tags->s, tags->end);
	if (!behind)
		return fail(tags, XML_DAMAGED);
	if (behind > tags->s) {
		tags->s = behind;
		return true;
	}
	return xml_at(tags->s, tags->end, "</") ? check_end(tags) : check_start(tags);
}

const char *xml_check_tags(const char *text, const char *root, const char *end,
			   struct xml_document *document)
{
	struct tags tags = {.text = text, .s = root, .end = end, .document = document};
	while (tags.s < tags.end && (tags.s = memchr(tags.s, '<', (size_t)(tags.end - tags.s))) &&
	       check_markup(&tags))
		continue;
	return tags.s ? tags.s : end;
}
