/* Front matter: found by its lines, in the syntax that these tell. */
#include "metadata/frontmatter.h"

#include "base/buf.h"
#include "metadata/toml.h"

#include <string.h>

/* Whether the line at text is the mark and nothing else but spaces; its size with the line end. */
static size_t mark_line(const char *text, const char *end, const char *mark)
{
	size_t size = strlen(mark);
	if ((size_t)(end - text) < size || memcmp(text, mark, size) != 0)
		return 0;
	const char *s = text + size;
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	if (s < end && *s != '\n')
		return 0;
	return (size_t)(s - text) + (s < end);
}

/* Whether a key, a comment, a brace or the end begins here: after a scene break it is prose. */
static bool looks_like_yaml(const char *line, const char *end)
{
	if (line < end && (*line == '#' || *line == '{' || *line == '-'))
		return true;
	const char *s = line;
	while (s < end && *s != ':' && *s != '\n')
		s++;
	return s > line && s < end && *s == ':' && (s + 1 == end || s[1] == ' ' || s[1] == '\n');
}

/* Whether the line gives a key that front matter has and prose hardly begins with. */
static bool has_known_key(const char *line, const char *end)
{
	static const char *const keys[] = {
	    "title:",  "tags:",   "tag:",       "date:",
	    "author:", "layout:", "aliases:",   "categories:",
	    "slug:",   "draft:",  "cssclass:",  "cssclasses:",
	    "weight:", "lang:",   "permalink:", "excalidraw-plugin:"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if ((size_t)(end - line) >= strlen(keys[i]) &&
		    memcmp(line, keys[i], strlen(keys[i])) == 0)
			return true;
	return false;
}

/* The same where it begins with empty lines: then each line up to its end must be one of YAML, for
 * such lines stand behind a scene break, too. */
static bool is_all_yaml(const char *line, const char *end)
{
	enum { MOST_LINES = 100 };
	bool known = false;
	for (size_t i = 0; i < MOST_LINES && line < end; i++) {
		const char *next = memchr(line, '\n', (size_t)(end - line));
		next = next ? next + 1 : end;
		if (mark_line(line, end, "---"))
			return known;
		if (*line != '\n' && *line != ' ' && !looks_like_yaml(line, next))
			return false;
		known |= has_known_key(line, next);
		line = next;
	}
	return false;
}

static bool begins_as_yaml(const char *line, const char *end)
{
	return line < end && *line == '\n' ? is_all_yaml(line, end) : looks_like_yaml(line, end);
}

/* Whether a comment, a table, a key or the end begins here. */
static bool looks_like_toml(const char *line, const char *end)
{
	while (line < end && (*line == ' ' || *line == '\t' || *line == '\n'))
		line++;
	const char *s = line;
	while (s < end && *s != '=' && *s != '\n')
		s++;
	return line < end && (strchr("#[+", *line) || (s < end && *s == '='));
}

/* Whether a name in quotes or the end comes first. */
static bool looks_like_json(const char *line, const char *end)
{
	while (line < end && (*line == ' ' || *line == '\t' || *line == '\n'))
		line++;
	return line < end && (*line == '"' || *line == '}');
}

/* The lines that each syntax stands between. */
static const struct frontmatter_kind {
	const char *opening, *closing, *other_closing;
	bool (*looks_like)(const char *line, const char *end);
	bool lines_count; /* they are part of it */
} kinds[] = {
    [FRONTMATTER_YAML] = {"---", "---", "...", begins_as_yaml, false},
    [FRONTMATTER_TOML] = {"+++", "+++", "+++", looks_like_toml, false},
    [FRONTMATTER_JSON] = {"{", "}", "}", looks_like_json, true},
};

static bool find_kind(const char *text, size_t size, enum frontmatter_syntax syntax,
		      struct frontmatter *found)
{
	const struct frontmatter_kind *kind = &kinds[syntax];
	const char *end = text + size;
	size_t opening = mark_line(text, end, kind->opening);
	const char *line = text + opening;
	if (!opening || !kind->looks_like(line, end))
		return false;
	while (line < end) {
		size_t closing = mark_line(line, end, kind->closing);
		closing = closing ? closing : mark_line(line, end, kind->other_closing);
		if (closing) {
			const char *first = kind->lines_count ? text : text + opening;
			const char *last = kind->lines_count ? line + closing : line;
			*found = (struct frontmatter){
			    .syntax = syntax,
			    .size = (size_t)(line - text) + closing,
			    .text = first,
			    .text_size = (size_t)(last - first),
			    .first_line = kind->lines_count ? 1 : 2,
			};
			return true;
		}
		const char *next = memchr(line, '\n', (size_t)(end - line));
		line = next ? next + 1 : end;
	}
	return false;
}

/* Empty lines may stand before it, as Hugo and others have it. */
bool frontmatter_find(const char *text, size_t size, struct frontmatter *found)
{
	size_t empty = 0;
	while (empty < size && text[empty] == '\n')
		empty++;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (find_kind(text + empty, size - empty, (enum frontmatter_syntax)i, found)) {
			found->size += empty;
			found->first_line += (unsigned)empty;
			return true;
		}
	return false;
}

/* Whether YAML takes the value of a line for something else than its words, or for nothing. */
static bool needs_quotes(const char *value, size_t size)
{
	char first = *value, last = value[size - 1];
	if (strchr("@`%*&!", first))
		return true;
	if (first == '"' || first == '\'')
		return size < 2 || last != first || memchr(value + 1, first, size - 2) != NULL;
	if (first == '[' || first == '{')
		return last != (first == '[' ? ']' : '}');
	for (size_t i = 0; i < size; i++)
		if (value[i] == ':' && (i + 1 == size || value[i + 1] == ' '))
			return true;
	return false;
}

/* The same in quotes where a 'key: value' needs them, as in 'title: Travels: a diary'. */
static void quote_values(const struct frontmatter *found, struct buf *out)
{
	const char *end = found->text + found->text_size;
	for (const char *line = found->text, *next; line < end; line = next) {
		const char *line_end = memchr(line, '\n', (size_t)(end - line));
		next = line_end ? line_end + 1 : end;
		line_end = line_end ? line_end : end;
		size_t key = strcspn(line, ":\n \t#");
		const char *value = line + key + 1;
		while (value < line_end && (*value == ' ' || *value == '\t'))
			value++;
		while (line_end > value && strchr(" \t", line_end[-1]))
			line_end--;
		if (!key || line[key] != ':' || value == line + key + 1 || value >= line_end ||
		    !needs_quotes(value, (size_t)(line_end - value))) {
			buf_add(out, line, (size_t)(next - line));
			continue;
		}
		buf_add(out, line, (size_t)(value - line));
		buf_putc(out, '\'');
		for (; value < line_end; value++)
			buf_puts(out, *value == '\'' ? "''" : (char[]){*value, '\0'});
		buf_puts(out, "'\n");
	}
}

/* What many write by hand isn't YAML, though any reader sees what is meant. */
static const struct yaml *read_yaml(const struct frontmatter *found,
				    const struct yaml_source *source, struct arena *arena,
				    struct diags *diags)
{
	struct buf quoted = BUF_EMPTY;
	struct diags *told = diags_new(), *quiet = diags_new();
	const struct yaml *tree = yaml_read(source, arena, told);
	if (!tree) {
		struct yaml_source again = *source;
		quote_values(found, &quoted);
		again.text = quoted.data;
		again.size = quoted.size;
		tree = quoted.size ? yaml_read(&again, arena, quiet) : NULL;
		if (tree)
			diags_soften(told, "; took the line as it is typed");
	}
	diags_move(diags, told);
	diags_free(told);
	diags_free(quiet);
	buf_clear(&quoted);
	return tree;
}

const struct yaml *frontmatter_tree(const struct frontmatter *found, const char *name,
				    const struct limits *limits, struct arena *arena,
				    struct diags *diags)
{
	const struct yaml_source source = {name, found->text, found->text_size, found->first_line,
					   limits};
	if (found->syntax == FRONTMATTER_YAML)
		return read_yaml(found, &source, arena, diags);
	return found->syntax == FRONTMATTER_TOML ? toml_read(&source, arena, diags)
						 : yaml_read(&source, arena, diags);
}
