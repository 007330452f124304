/* The Markdown front end: front matter, limits, disguises, tree, in that order. */
#include "manuscript/frontend.h"
#include "manuscript/frontmatter.h"
#include "manuscript/markdown_limits.h"
#include "manuscript/markdown_source.h"
#include "manuscript/markdown_tables.h"
#include "manuscript/markdown_tree.h"

#include <string.h>

/* The parts of a text that begins with front matter. */
struct front {
	size_t yaml, yaml_size; /* between the lines of dashes */
	size_t end;             /* of the closing line; 0: there is no front matter */
	unsigned lines;         /* up to there */
};

static bool is_fence(const char *line, size_t size, const char *fence)
{
	while (size && (line[size - 1] == ' ' || line[size - 1] == '\t'))
		size--;
	return size == 3 && memcmp(line, fence, 3) == 0;
}

/* Whether the text begins like a mapping of YAML: "key:", or "{"; comments may stand before. */
static bool begins_mapping(const char *text, size_t size)
{
	const char *end = text + size;
	while (text < end && *text == '#') {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		text = newline ? newline + 1 : end;
	}
	const char *newline = memchr(text, '\n', (size_t)(end - text));
	const char *line_end = newline ? newline : end;
	for (const char *s = text; s < line_end; s++)
		if (*s == ':' && (s + 1 == line_end || s[1] == ' ' || s[1] == '\t'))
			return s > text;
	return text < end && *text == '{';
}

/* A line across stays one: front matter has no empty line behind its first dashes, and ends. */
static struct front find_front_matter(const char *text, size_t size)
{
	struct front front = {0};
	for (size_t at = 0; at < size;) {
		const char *newline = memchr(text + at, '\n', size - at);
		size_t line = newline ? (size_t)(newline - text) - at : size - at;
		size_t next = at + line + (newline != NULL);
		front.lines++;
		if (front.lines == 1) {
			if (!is_fence(text, line, "---"))
				break;
			front.yaml = next;
		} else if (is_fence(text + at, line, "---") || is_fence(text + at, line, "...")) {
			front.yaml_size = at - front.yaml;
			front.end = begins_mapping(text + front.yaml, front.yaml_size) ? next : 0;
			break;
		} else if (front.lines == 2 && strspn(text + at, " \t") >= line) {
			break;
		}
		at = next;
	}
	return front;
}

struct tree *markdown_read(const struct frontend *in, struct metadata *metadata)
{
	struct front front = find_front_matter(in->text, in->size);
	if (front.end &&
	    !frontmatter_read(in, in->text + front.yaml, front.yaml_size, 2, metadata))
		return NULL;
	const char *language =
	    metadata->languages.count ? metadata->languages.items[0].text : in->language;
	bool smart = in->smart && metadata->smart, html = false;
	const struct quotation *quotes = smart ? quotation_find(language) : NULL;

	struct markdown_source source;
	markdown_source_init(&source, in->text + front.end, in->size - front.end,
	                     front.end ? front.lines + 1 : 1);
	struct tree *tree = NULL;
	if (tables_prepare(&source, in->name, in->diags) &&
	    markdown_is_affordable(&source, smart, in->name, in->diags)) {
		if (quotes)
			markdown_source_disguise_quotes(&source);
		tree = markdown_tree(in, &source, smart, quotes, &html);
	}
	markdown_source_clear(&source);
	return tree && html ? html_reread(in, tree) : tree;
}
