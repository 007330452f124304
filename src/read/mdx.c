/* Markdown with components (.mdx): imports, exports, comments and the tags of components go, and
 * with a component the indent of what it holds. */
#include "read/mdx.h"

#include "base/ascii.h"
#include "base/code_fence.h"
#include "base/next_line.h"
#include "base/vec.h"
#include "code/code.h"
#include "read/mdx_parts.h"

#include <stdio.h>
#include <string.h>

enum { DEEPEST = 64, MOST_IMPORTS = 200 };

/* A component that stands alone on its line: what it holds is indented so much further. */
struct holder {
	size_t indent, shift;
	bool known; /* the shift */
};

struct settling {
	struct buf out;
	const char *end;
	struct holder holders[DEEPEST];
	size_t depth; /* of holders; beyond, they are only counted */
	struct code_fence fence;
	bool after_text; /* the line before was text */
	struct mdx_found found;
	VEC(struct mdx_import) imports; /* of files */
};

bool mdx_is(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && ascii_equal(name + size - 4, ".mdx");
}

static const char *line_end(const char *s, const char *end)
{
	const char *newline = memchr(s, '\n', (size_t)(end - s));
	return newline ? newline : end;
}

static const char *keep(struct settling *settling, const char *s, const char *behind)
{
	buf_add(&settling->out, s, (size_t)(behind - s));
	return behind;
}

/* Notes that a component that holds something begins or ends on a line of its own. */
static void note_holder(struct settling *settling, const struct mdx_tag *tag, size_t indent)
{
	if (tag->closing && settling->depth)
		settling->depth--;
	if (tag->closing || tag->empty)
		return;
	if (settling->depth < DEEPEST)
		settling->holders[settling->depth] = (struct holder){.indent = indent};
	settling->depth++;
}

/* Keeps the name of the first component. */
static void note_component(struct settling *settling, const struct mdx_tag *tag)
{
	struct mdx_found *found = &settling->found;
	if (*found->name || tag->closing || !tag->name_size)
		return;
	snprintf(found->name, sizeof found->name, "<%.*s>",
		 tag->name_size < sizeof found->name - 3 ? (int)tag->name_size
							 : (int)sizeof found->name - 3,
		 tag->name);
	found->line = 1;
	for (size_t i = 0; i < settling->out.size; i++)
		found->line += settling->out.data[i] == '\n';
}

/* Files */

static bool ends_with(const char *text, size_t size, const char *ending)
{
	size_t last = strlen(ending);
	return size > last && strncmp(text + size - last, ending, last) == 0;
}

/* The file that the name stands for; NULL: none. */
static const struct mdx_import *imported(const struct settling *settling, const char *name,
					 size_t size)
{
	for (size_t i = 0; i < settling->imports.count; i++) {
		const struct mdx_import *import = &settling->imports.items[i];
		if (import->name_size == size && strncmp(import->name, name, size) == 0)
			return import;
	}
	return NULL;
}

/* The path, in which "@site/" is the site's folder. */
static void put_path(struct buf *out, const struct mdx_import *import)
{
	static const char site[] = "@site";
	size_t skip = strncmp(import->path, site, strlen(site)) == 0 ? strlen(site) : 0;
	buf_add(out, import->path + skip, import->path_size - skip);
}

/* "<Part />" of an article, as includes.h takes it; false: it is none. */
static bool write_part(struct settling *settling, const struct mdx_tag *tag)
{
	const struct mdx_import *import = imported(settling, tag->name, tag->name_size);
	if (!import || !tag->empty ||
	    (!ends_with(import->path, import->path_size, ".md") &&
	     !ends_with(import->path, import->path_size, ".mdx")))
		return false;
	buf_puts(&settling->out, "{{#include ");
	put_path(&settling->out, import);
	buf_puts(&settling->out, "}}");
	add_line_ends(&settling->out, tag->name, tag->end);
	return true;
}

/* An attribute of HTML's for one of the tag's. */
static void put_attribute(struct buf *out, const struct mdx_tag *tag, const char *name,
			  const char *as)
{
	const char *value;
	size_t size;
	if (!mdx_tag_find(tag, name, &value, &size))
		return;
	buf_puts(out, as);
	for (; size; value++, size--)
		if (!strchr("\"<\n", *value))
			buf_putc(out, *value);
	buf_putc(out, '"');
}

/* "<CodeBlock language="js">{Source}</CodeBlock>" of a file, in one line, as the others keep their
 * numbers so. Behind it; NULL: it isn't that. */
static const char *write_code(struct settling *settling, const struct mdx_tag *tag)
{
	static const char name[] = "CodeBlock", close[] = "</CodeBlock>";
	struct buf *out = &settling->out;
	const char *s = tag->end + strspn(tag->end, " \t\n");
	size_t size = *s == '{' ? strcspn(s + 1, "}\n") : 0;
	const struct mdx_import *import = size ? imported(settling, s + 1, size) : NULL;
	if (tag->closing || tag->empty || tag->name_size != strlen(name) ||
	    strncmp(tag->name, name, strlen(name)) != 0 || !import)
		return NULL;
	const char *behind = s + 1 + size;
	behind += *behind == '}' ? 1 + strspn(behind + 1, " \t\n") : 0;
	if (strncmp(behind, close, strlen(close)) != 0)
		return NULL;
	behind += strlen(close);
	buf_puts(out, "<pre");
	put_attribute(out, tag, "title", " " LISTING_TITLE "=\"");
	buf_puts(out, " " LISTING_FILE "=\"");
	put_path(out, import);
	buf_puts(out, "\"><code");
	put_attribute(out, tag, "language", " class=\"language-");
	buf_printf(out, ">{%.*s}</code></pre>", (int)import->name_size, import->name);
	add_line_ends(out, tag->name, behind);
	return behind;
}

static const char *take_tag(struct settling *settling, const char *start, const char *s)
{
	struct mdx_tag tag;
	bool behind_word = s > start && ascii_is_letter_or_digit(s[-1]);
	if (!mdx_tag_read(&tag, s, settling->end) ||
	    (tag.is_component && behind_word && !tag.closing && !tag.empty))
		return keep(settling, s, s + 1);
	const char *first = start;
	while (*first == ' ' || *first == '\t')
		first++;
	const char *next = tag.end + strspn(tag.end, " \t");
	bool alone = first == s && (next == settling->end || *next == '\n');
	const char *behind = first == s && tag.is_component ? write_code(settling, &tag) : NULL;
	if (behind)
		return behind;
	if (alone && tag.is_component && write_part(settling, &tag))
		return tag.end;
	if (tag.is_component)
		note_component(settling, &tag);
	if (alone && tag.is_component)
		note_holder(settling, &tag, (size_t)(s - start));
	mdx_tag_write(&settling->out, &tag, alone);
	return tag.end;
}

/* What stands in braces: a comment goes, a string stays without them, the rest as typed. */
static const char *take_braces(struct settling *settling, const char *s)
{
	const char *behind = NULL;
	if (s[1] == '/' && s[2] == '*')
		behind = mdx_bracket_end(s, settling->end);
	if (behind) {
		add_line_ends(&settling->out, s, behind);
		return behind;
	}
	if (strncmp(s, "{\" \"}", 5) == 0 || strncmp(s, "{' '}", 5) == 0) {
		buf_putc(&settling->out, ' ');
		return s + 5;
	}
	return keep(settling, s, s + 1);
}

/* Blanks before a line's end would be a break. */
static void end_line(struct settling *settling, size_t start, const char *line, const char *end)
{
	struct buf *out = &settling->out;
	bool meant = end - line > 1 && end[-1] == ' ' && end[-2] == ' ';
	while (!meant && out->size > start && out->data[out->size - 1] == ' ')
		buf_cut(out, out->size - 1);
}

/* A line of text, and those below that what begins in it goes on in. Returns what is behind. */
static const char *take_text(struct settling *settling, const char *line, const char *s)
{
	size_t start = settling->out.size;
	const char *end = line_end(s, settling->end);
	while (s < end) {
		if (*s == '\\' && s + 1 < end)
			s = keep(settling, s, s + 2);
		else if (*s == '`')
			s = keep(settling, s, code_words_end(s, settling->end));
		else if (*s == '<')
			s = take_tag(settling, line, s);
		else if (*s == '{')
			s = take_braces(settling, s);
		else
			s = keep(settling, s, s + 1);
		if (s > end)
			end = line_end(s, settling->end);
	}
	end_line(settling, start, line, end);
	return end;
}

/* The line without the indent of what holds it. */
static const char *without_shift(struct settling *settling, const char *line, const char *word)
{
	size_t indent = (size_t)(word - line), depth = settling->depth;
	if (!depth || depth > DEEPEST || *word == '\n')
		return line;
	struct holder *holder = &settling->holders[depth - 1];
	bool closing = word[0] == '<' && word[1] == '/';
	if (!holder->known && !closing) {
		holder->known = true;
		holder->shift = indent > holder->indent ? indent - holder->indent : 0;
		holder->shift += depth > 1 ? settling->holders[depth - 2].shift : 0;
	}
	size_t shift = closing ? 0 : holder->shift;
	return line + (shift < indent ? shift : indent);
}

static const char *take_line(struct settling *settling, const char *line)
{
	const char *word = line, *end = line_end(line, settling->end);
	while (*word == ' ' || *word == '\t')
		word++;
	const char *module = settling->fence.mark || settling->after_text || word > line
				 ? NULL
				 : mdx_module_end(line, settling->end);
	if (module) {
		struct mdx_import import;
		if (settling->imports.count < MOST_IMPORTS &&
		    mdx_import_read(&import, line, module))
			vec_push(&settling->imports, import);
		add_line_ends(&settling->out, line, module);
		return module;
	}
	settling->after_text = word < end;
	const char *start = without_shift(settling, line, word);
	if (code_fence_take(&settling->fence, line))
		return keep(settling, start, end);
	return take_text(settling, line, start);
}

/* Behind the front matter. */
static const char *front_end(const char *text)
{
	const char *end = strncmp(text, "---\n", 4) == 0 ? strstr(text, "\n---\n") : NULL;
	return end ? end + 5 : text;
}

struct mdx_found mdx_settle(struct buf *text)
{
	if (!text->size)
		return (struct mdx_found){.name = ""};
	struct settling settling = {.out = BUF_EMPTY, .end = text->data + text->size};
	const char *s = keep(&settling, text->data, front_end(text->data));
	while (s < settling.end) {
		s = take_line(&settling, s);
		if (s < settling.end) {
			buf_putc(&settling.out, '\n');
			s++;
		}
	}
	buf_puts(&settling.out, "");
	vec_clear(&settling.imports);
	buf_clear(text);
	*text = settling.out;
	return settling.found;
}
