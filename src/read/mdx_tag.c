/* Tags in .mdx, whose attributes may hold JavaScript. */
#include "read/mdx_parts.h"

#include "base/ascii.h"
#include "base/next_line.h"

#include <string.h>

/* Behind the string that begins at s. Those in ' and " end with their line. */
static const char *string_end(const char *s, const char *end)
{
	char mark = *s++;
	for (; s < end && *s != mark && (*s != '\n' || mark == '`'); s++)
		s += *s == '\\' && s + 1 < end;
	return s < end ? s + 1 : end;
}

static const char *comment_end(const char *s, const char *end)
{
	bool line = s[1] == '/';
	for (s += 2; s < end && (line ? *s != '\n' : s[0] != '*' || s[1] != '/'); s++)
		;
	return line || s == end ? s : s + 2;
}

const char *mdx_bracket_end(const char *s, const char *end)
{
	size_t depth = 0;
	if (end - s > MDX_LONGEST)
		end = s + MDX_LONGEST;
	while (s < end) {
		if (ascii_is_letter_or_digit(*s) || *s == ' ') {
			s++;
			continue;
		}
		if (strchr("'\"`", *s)) {
			s = string_end(s, end);
			continue;
		}
		if (*s == '/' && (s[1] == '*' || s[1] == '/') && s[-1] != ':') {
			s = comment_end(s, end);
			continue;
		}
		depth += strchr("{[(", *s) != NULL;
		if (strchr("}])", *s) && --depth == 0)
			return s + 1;
		s++;
	}
	return NULL;
}

static const char *name_end(const char *s, const char *end)
{
	while (s < end && (ascii_is_letter_or_digit(*s) || strchr("_.:-$@", *s)))
		s++;
	return s;
}

bool mdx_import_read(struct mdx_import *import, const char *s, const char *end)
{
	static const char word[] = "import ";
	if (strncmp(s, word, strlen(word)) != 0)
		return false;
	import->name = s + strlen(word);
	import->name_size = (size_t)(name_end(import->name, end) - import->name);
	s = import->name + import->name_size;
	while (s < end && !strchr("'\";\n", *s))
		s++;
	const char *close =
	    s < end && (*s == '\'' || *s == '"') ? memchr(s + 1, *s, (size_t)(end - s) - 1) : NULL;
	const char *path = s + 1;
	for (const char *c = path; close && c < close; c++)
		if (*c == '!') /* what loads it */
			path = c + 1;
	import->path = path;
	import->path_size = close ? (size_t)(close - path) : 0;
	return import->name_size && import->path_size;
}

/* Imports and exports */

static bool begins(const char *s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(s, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

static bool is_module(const char *s)
{
	static const char *const imports[] = {"import {", "import *", "import '", "import \"",
					      "import{"};
	static const char *const exports[] = {
	    "export const ", "export let ",     "export var ", "export function ", "export async ",
	    "export class ", "export default ", "export {",    "export * from "};
	if (begins(s, imports, sizeof imports / sizeof *imports) ||
	    begins(s, exports, sizeof exports / sizeof *exports))
		return true;
	if (strncmp(s, "import ", 7) != 0)
		return false;
	while (*s && *s != '\n' && strncmp(s, " from ", 6) != 0)
		s++;
	return *s == ' ' && (s[6] == '\'' || s[6] == '"');
}

const char *mdx_module_end(const char *s, const char *end)
{
	bool import = *s == 'i';
	char last = '\0';
	if ((!import && *s != 'e') || !is_module(s))
		return NULL;
	for (const char *start = s; s && s < end && s - start < MDX_LONGEST;) {
		if (*s == '\n' && (import ? strchr("'\";", last) != NULL
					  : strchr("'\"`;}])", last) || s[1] == '\n'))
			return s;
		if (!ascii_is_space(*s))
			last = *s;
		if (strchr("{[(", *s)) {
			s = mdx_bracket_end(s, end);
			last = ')';
		} else if (strchr("'\"`", *s)) {
			s = string_end(s, end);
			last = '\'';
		} else if (s[0] == '/' && (s[1] == '*' || s[1] == '/')) {
			s = comment_end(s, end);
		} else {
			s++;
		}
	}
	return s == end ? end : NULL;
}

/* Tags */

static const char *skip_spaces(const char *s, const char *end)
{
	while (s < end && ascii_is_space(*s))
		s++;
	return s;
}

/* An attribute: its value stands in quotes, or in braces, or there is none. */
struct mdx_attribute {
	const char *name, *value;
	size_t name_size, value_size; /* value_size: with what it stands in */
};

/* Behind the attribute that begins at s; NULL: none does. */
static const char *read_attribute(struct mdx_attribute *attribute, const char *s, const char *end)
{
	*attribute = (struct mdx_attribute){.name = s, .value = ""};
	if (*s == '{')
		return mdx_bracket_end(s, end);
	const char *behind = name_end(s, end), *value = skip_spaces(behind, end);
	attribute->name_size = (size_t)(behind - s);
	if (behind == s)
		return NULL;
	if (value == end || *value != '=')
		return behind;
	value = skip_spaces(value + 1, end);
	if (value < end && *value == '{') {
		behind = mdx_bracket_end(value, end);
	} else if (value < end && (*value == '"' || *value == '\'')) {
		behind = memchr(value + 1, *value, (size_t)(end - value - 1));
		behind = behind ? behind + 1 : NULL;
	} else {
		return NULL;
	}
	attribute->value = value;
	attribute->value_size = behind ? (size_t)(behind - value) : 0;
	return behind;
}

bool mdx_tag_read(struct mdx_tag *tag, const char *s, const char *end)
{
	struct mdx_attribute attribute;
	if (end - s > MDX_LONGEST)
		end = s + MDX_LONGEST;
	*tag = (struct mdx_tag){.closing = s + 1 < end && s[1] == '/'};
	tag->name = s + 1 + tag->closing;
	s = name_end(tag->name, end);
	tag->name_size = (size_t)(s - tag->name);
	if (s == end || (tag->name_size ? !ascii_is_letter(*tag->name) : *s != '>') ||
	    memchr(tag->name, ':', tag->name_size))
		return false;
	tag->is_component = !tag->name_size || ascii_lower(*tag->name) != *tag->name ||
			    memchr(tag->name, '.', tag->name_size);
	tag->attributes = s;
	while ((s = skip_spaces(s, end)) < end && *s != '>' && *s != '/')
		if (!(s = read_attribute(&attribute, s, end)))
			return false;
	tag->empty = s < end && *s == '/';
	s = skip_spaces(s + tag->empty, end);
	tag->end = s + 1;
	return s < end && *s == '>';
}

/* What the value is, without what it stands in: of "{require('./a.png').default}" and the like the
 * string. Empty where only a program knows. */
static void read_value(const struct mdx_attribute *attribute, const char **value, size_t *size)
{
	const char *s = attribute->value, *end = s + attribute->value_size;
	*size = 0;
	if (s == end)
		return;
	if (*s == '{') {
		static const char *const calls[] = {"require(", "useBaseUrl(", "withBase("};
		s = skip_spaces(s + 1, end);
		for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
			s += begins(s, &calls[i], 1) ? strlen(calls[i]) : 0;
	}
	if (*s != '"' && *s != '\'' && *s != '`')
		return;
	const char *close = memchr(s + 1, *s, (size_t)(end - s - 1));
	*value = s + 1;
	*size = close ? (size_t)(close - s - 1) : 0;
}

bool mdx_tag_find(const struct mdx_tag *tag, const char *name, const char **value, size_t *size)
{
	struct mdx_attribute attribute;
	const char *s = tag->attributes;
	*size = 0;
	while (*(s = skip_spaces(s, tag->end)) != '>' && *s != '/') {
		s = read_attribute(&attribute, s, tag->end);
		if (attribute.name_size == strlen(name) &&
		    memcmp(attribute.name, name, attribute.name_size) == 0)
			read_value(&attribute, value, size);
	}
	return *size > 0;
}

/* "<Link to="address">"; false: it has none. */
static bool write_link(struct buf *out, const struct mdx_tag *tag)
{
	const char *address;
	size_t size;
	if (tag->closing) {
		buf_puts(out, "</a>");
		return true;
	}
	if (tag->empty ||
	    (!mdx_tag_find(tag, "to", &address, &size) &&
	     !mdx_tag_find(tag, "href", &address, &size)) ||
	    memchr(address, '"', size) || memchr(address, '\n', size))
		return false;
	buf_printf(out, "<a href=\"%.*s\">", (int)size, address);
	return true;
}

/* Of a picture what it shows, of others their title. */
static void write_component(struct buf *out, const struct mdx_tag *tag, bool alone)
{
	const char *source, *words;
	size_t source_size, size;
	bool is_tab = tag->name_size == 7 && strncmp(tag->name, "TabItem", 7) == 0;
	bool is_link = tag->name_size == 4 && strncmp(tag->name, "Link", 4) == 0;
	if (is_link && write_link(out, tag))
		return;
	if (tag->closing)
		return;
	if (tag->empty && mdx_tag_find(tag, "src", &source, &source_size) &&
	    mdx_tag_find(tag, "alt", &words, &size) && !memchr(source, '\n', source_size)) {
		buf_puts(out, "![");
		for (; size; words++, size--)
			buf_putc(out, strchr("[]\\\n", *words) ? ' ' : *words);
		buf_printf(out, "](<%.*s>)", (int)source_size, source);
	} else if ((alone || is_tab) &&
		   (mdx_tag_find(tag, "title", &words, &size) ||
		    mdx_tag_find(tag, "label", &words, &size) ||
		    (is_tab && mdx_tag_find(tag, "value", &words, &size))) &&
		   !memchr(words, '\n', size) && !memchr(words, '*', size)) {
		buf_printf(out, "**%.*s**%s", (int)size, words, alone ? "" : " ");
	}
}

static void write_html(struct buf *out, const struct mdx_tag *tag)
{
	static const char voids[] =
	    " area base br col embed hr img input link meta source track wbr ";
	char name[32];
	struct mdx_attribute attribute;
	buf_printf(out, "<%s%.*s", tag->closing ? "/" : "", (int)tag->name_size, tag->name);
	const char *s = tag->attributes;
	while (*(s = skip_spaces(s, tag->end)) != '>' && *s != '/') {
		const char *value = NULL;
		size_t size;
		s = read_attribute(&attribute, s, tag->end);
		read_value(&attribute, &value, &size);
		bool is_class =
		    attribute.name_size == 9 && memcmp(attribute.name, "className", 9) == 0;
		if (size && !memchr(value, '"', size) && !memchr(value, '\n', size))
			buf_printf(out, " %.*s=\"%.*s\"", is_class ? 5 : (int)attribute.name_size,
				   is_class ? "class" : attribute.name, (int)size, value);
		else if (!attribute.value_size)
			buf_printf(out, " %.*s", (int)attribute.name_size, attribute.name);
	}
	buf_putc(out, '>');
	if (!tag->empty || tag->name_size + 3 > sizeof name)
		return;
	name[0] = ' ';
	memcpy(name + 1, tag->name, tag->name_size);
	memcpy(name + 1 + tag->name_size, " ", 2);
	if (!strstr(voids, name))
		buf_printf(out, "</%.*s>", (int)tag->name_size, tag->name);
}

void mdx_tag_write(struct buf *out, const struct mdx_tag *tag, bool alone)
{
	if (tag->is_component)
		write_component(out, tag, alone);
	else
		write_html(out, tag);
	add_line_ends(out, tag->name, tag->end);
}
