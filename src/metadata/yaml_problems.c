/* What libyaml complains of, and what it most often means. */
#include "metadata/yaml_problems.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

struct place yaml_place(const struct yaml_source *source, const yaml_mark_t *mark)
{
	return (struct place){source->name, (uint32_t)mark->line + source->first_line,
			      source->lines_only ? 0 : (uint32_t)mark->column + 1};
}

/* at_start: the place to name is where the thing began, not where it went wrong. */
static const struct problem {
	const char *problem, *text, *hint;
	bool at_start;
} problems[] = {
    {"mapping values are not allowed in this context", "a ':' where none can stand",
     "put a value that holds a ':' in quotes, and check how far the line is indented", false},
    {"found character that cannot start any token", "a value can't begin with this character",
     "put the value in quotes", false},
    {"found unexpected end of stream", "a quotation mark is never closed",
     "close it, and write one inside the text twice ('') or as \\\"", true},
    {"could not find expected ':'", "this line is neither 'key: value' nor part of a value",
     "write a ':' and a space behind the key, a '-' before an item of a list, or indent the line "
     "more than the key above",
     true},
    {"did not find expected key", "a key, indented like the ones above, is missing here",
     "indent the keys of one mapping alike, and put values with ':' or quotes in quotes", false},
    {"did not find expected '-' indicator",
     "an item of the list above, begun by '-', is missing here", "indent all items of a list alike",
     false},
    {"block sequence entries are not allowed in this context", "a list can't begin here",
     "begin each item on a line of its own, below the key", false},
    {"did not find expected ',' or ']'", "this list in brackets isn't closed or lacks a comma",
     "separate the items by ',' and end the list with ']'", true},
    {"did not find expected ',' or '}'", "this mapping in braces isn't closed or lacks a comma",
     "separate the pairs by ',' and end the mapping with '}'", true},
    {"did not find expected node content", "a value is missing here",
     "write it, or close the brackets or braces above", false},
    {"found unknown escape character", "an escape that YAML doesn't have",
     "write '\\\\' for a backslash, or use single quotes", false},
    {"found a tab character that violates indentation", "a tab indents this line",
     "indent with spaces", false},
    {"found a tab character where an indentation space is expected", "a tab indents this line",
     "indent with spaces", false},
    {"found undefined tag handle", "a value can't begin with this '!'", "put the value in quotes",
     false},
    {"did not find expected <document start>", "something stands behind the end of the document",
     "remove the '...' or what follows it", false},
    {"did not find expected alphabetic or numeric character", "a value can't begin with '&' or '*'",
     "put the value in quotes", false},
};

static const struct problem *find_problem(const char *problem)
{
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
		if (strcmp(problems[i].problem, problem) == 0)
			return &problems[i];
	return NULL;
}

static struct place place_of_byte(const struct yaml_source *source, size_t offset)
{
	const char *text = source->text, *line = text;
	unsigned number = source->first_line;
	if (offset > source->size)
		offset = source->size;
	for (const char *s = text; s < text + offset; s++)
		if (*s == '\n') {
			line = s + 1;
			number++;
		}
	size_t column = utf8_length(line, (size_t)(text + offset - line)) + 1;
	return (struct place){source->name, number, (uint32_t)column};
}

/* Where in the text the mark is. */
static const char *text_at(const struct yaml_source *source, const yaml_mark_t *mark)
{
	const char *s = source->text, *end = s + source->size;
	for (size_t i = 0; i < mark->index && s < end; i++)
		utf8_next(&s, end);
	return s;
}

/* Whether a quotation mark or a bracket ends the value in front of what went wrong: 'title: "A" B'.
 */
static bool is_behind_end(const struct yaml_source *source, const yaml_mark_t *mark)
{
	const char *s = text_at(source, mark);
	while (s > source->text && s[-1] == ' ')
		s--;
	return s > source->text && strchr("\"']}", s[-1]);
}

/* The ':' in a line before the mark that lacks the space behind it, as in 'title:A'; NULL: none. */
static const char *tight_colon(const struct yaml_source *source, const yaml_mark_t *mark)
{
	const char *s = text_at(source, mark);
	while (s > source->text && s[-1] != '\n')
		s--;
	if (s == source->text)
		return NULL;
	for (s--; s > source->text && s[-1] != '\n';)
		s--;
	s += strspn(s, " ");
	const char *colon = s;
	while (ascii_is_letter_or_digit(*colon) || *colon == '-' || *colon == '_')
		colon++;
	return colon > s && *colon == ':' && !ascii_is_space(colon[1]) ? colon : NULL;
}

static const struct problem behind_end = {
    NULL, "something stands behind the end of this value",
    "put the whole value in quotes; a quotation mark inside is written twice or as \\\"", false};

static const struct problem no_space = {NULL, "a space is missing behind this ':'",
					"write 'key: value'", false};

/* What the words of libyaml mean here, and where. */
static const struct problem *settle(const struct yaml_source *source, const yaml_parser_t *p,
				    struct place *at)
{
	const struct problem *known = find_problem(p->problem);
	const char *colon = p->problem_mark.line ? tight_colon(source, &p->problem_mark) : NULL;
	*at = yaml_place(source, known && known->at_start && p->context ? &p->context_mark
									: &p->problem_mark);
	if (known && strncmp(p->problem, "mapping values", 14) == 0 && colon) {
		*at = place_of_byte(source, (size_t)(colon - source->text));
		return &no_space;
	}
	if (known && strcmp(p->problem, "did not find expected key") == 0 &&
	    is_behind_end(source, &p->problem_mark))
		return &behind_end;
	return known;
}

void yaml_tell(const struct yaml_source *source, const yaml_parser_t *p, struct diags *diags)
{
	struct place at = {source->name, 0, 0};
	if (p->error == YAML_MEMORY_ERROR) {
		diag(diags, MSG_CANT_READ, at, source->name, "out of memory");
		return;
	}
	if (p->error == YAML_READER_ERROR) {
		diag(diags, MSG_BAD_YAML, place_of_byte(source, p->problem_offset),
		     "bytes or control characters that text can't hold", "save the file as UTF-8");
		return;
	}
	const char *s = text_at(source, &p->problem_mark);
	if (s < source->text + source->size && *s == '\t') {
		diag(diags, MSG_BAD_YAML, yaml_place(source, &p->problem_mark),
		     "a tab indents this line", "indent with spaces");
		return;
	}
	const struct problem *problem = settle(source, p, &at);
	diag(diags, MSG_BAD_YAML, at, problem ? problem->text : p->problem,
	     problem ? problem->hint : "check this line and the one above it");
}
