/* Where formulas begin and end.
 *
 * $…$ follows pandoc's rule, by which money stays money: no blank behind the first dollar nor
 * before the last one, and no digit behind that. $$…$$ and \[…\] stand by themselves, and so does
 * an environment of amsmath. What stands in \(…\) or \[…\] must look like TeX where these may be
 * brackets that mean nothing, as in Markdown. */
#include "read/formulas.h"

#include "base/ascii.h"

#include <string.h>

enum { PATIENCE = 10000, PATIENCE_FOR_EACH = 16 };

/* Marks that open and close a formula. */
static const struct delimiter {
	const char *open, *close;
	bool is_block, must_look, is_reference;
} delimiters[] = {
    {"$`", "`$", false, false, false},      {"$$", "$$", true, false, false},
    {"\\\\(", "\\\\)", false, true, false}, {"\\\\[", "\\\\]", true, true, false},
    {"\\(", "\\)", false, true, false},     {"\\[", "\\]", true, true, false},
    {"\\eqref{", "}", false, false, true},  {"\\ref{", "}", false, false, true},
};

static const char opening[] = "\\begin{", ending[] = "\\end{";

static bool is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\v';
}

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static const struct delimiter *delimiter_at(const char *text)
{
	for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
		if (begins_with(text, delimiters[i].open))
			return &delimiters[i];
	return NULL;
}

size_t formula_environment(const char *text)
{
	if (!begins_with(text, opening))
		return 0;
	text += strlen(opening);
	size_t size = strspn(text, "abcdefghijklmnopqrstuvwxyz");
	size += text[size] == '*';
	return text[size] == '}' && math_stands_alone(text, size) ? size : 0;
}

struct formula_finder formula_finder(const char *text, const char *end)
{
	return (struct formula_finder){
	    .start = text,
	    .end = end,
	    .patience = PATIENCE + PATIENCE_FOR_EACH * (size_t)(end - text),
	    .read = text,
	};
}

void formula_read(struct formula_finder *finder, const char *to)
{
	if (to > finder->read)
		finder->read = to;
}

bool formula_go_on(struct formula_finder *finder, const char *to)
{
	size_t lost = finder->read > to ? (size_t)(finder->read - to) : 0;
	finder->read = to;
	finder->patience -= lost < finder->patience ? lost : finder->patience;
	return finder->patience > 0;
}

/* Whether it has what words never have: a command or a script. */
static bool is_tex(const char *text, const char *end)
{
	for (; text < end; text++) {
		if (*text == '^' || (*text == '_' && text[1] == '{') ||
		    (*text == '\\' && ascii_is_letter(text[1])))
			return true;
		text += *text == '\\';
	}
	return false;
}

/* Whether it has neither a word nor just digits. */
static bool may_be_tex(const char *text, const char *end)
{
	size_t letters = 0, others = 0;
	for (; text < end; text++) {
		letters = ascii_is_letter(*text) ? letters + 1 : 0;
		others += !ascii_is_digit(*text) && !is_gap(*text) && *text != '\\';
		if (letters > 2)
			return false;
	}
	return others > 0;
}

/* Whether the brackets can't be those of words, which a backslash keeps from being marks: "a\[i\]",
 * "\[sic\]". Those of a formula that stands by itself have a line to themselves. */
static bool are_of_tex(const struct formula_finder *finder, const struct delimiter *found,
		       const char *text, const char *behind)
{
	const char *start = text + strlen(found->open), *end = behind - strlen(found->close);
	char before = text == finder->start ? '\n' : text[-1];
	char after = behind == finder->end ? '\n' : *behind;
	if (is_tex(start, end))
		return true;
	if (found->is_block)
		return (before == '\n' || before == '\t') && (after == '\n' || after == '\t') &&
		       may_be_tex(start, end);
	return !ascii_is_letter(before) && !ascii_is_digit(before) && may_be_tex(start, end);
}

static bool is_empty(const char *text, const char *end)
{
	while (text < end && is_gap(*text))
		text++;
	return text == end;
}

/* Behind the first mark that closes the formula. */
static const char *behind_close(struct formula_finder *finder, const char *text, const char *close)
{
	size_t size = strlen(close);
	for (; text + size <= finder->end; text++) {
		formula_read(finder, text);
		if (strncmp(text, close, size) == 0)
			return text + size;
		text += *text == '\\';
	}
	return NULL;
}

/* Behind the dollar that closes the formula which this one begins. One in braces belongs to words
 * inside of the formula. */
static const char *behind_dollar(struct formula_finder *finder, const char *text)
{
	size_t braces = 0;
	if (text + 1 >= finder->end || is_gap(text[1]))
		return NULL;
	for (const char *c = text + 1; c < finder->end; c++) {
		formula_read(finder, c);
		if (*c == '\\')
			c++;
		else if (*c == '{')
			braces++;
		else if (*c == '}' && braces)
			braces--;
		else if (*c == '$' && !braces)
			return !is_gap(c[-1]) && !ascii_is_digit(c[1]) ? c + 1 : NULL;
	}
	return NULL;
}

static const char *behind_environment(struct formula_finder *finder, const char *text, size_t size)
{
	const char *name = text + strlen(opening);
	size_t left = strlen(ending) + size + 1;
	for (text = name + size; text + left <= finder->end; text++) {
		formula_read(finder, text);
		const char *other = text + strlen(ending);
		if (begins_with(text, ending) && strncmp(other, name, size + 1) == 0)
			return other + size + 1;
	}
	return NULL;
}

const char *formula_end(struct formula_finder *finder, const char *text)
{
	const struct delimiter *found = delimiter_at(text);
	size_t environment = formula_environment(text);
	if (environment)
		return behind_environment(finder, text, environment);
	if (found) {
		const char *start = text + strlen(found->open);
		const char *behind = behind_close(finder, start, found->close);
		const char *end = behind ? behind - strlen(found->close) : NULL;
		bool is_sure = !found->must_look || finder->are_sure;
		if (behind && !is_empty(start, end) &&
		    (is_sure || are_of_tex(finder, found, text, behind)))
			return behind;
	}
	bool is_dollar = *text == '$' && text[1] != '$' && !finder->no_dollars;
	return is_dollar ? behind_dollar(finder, text) : NULL;
}

/* The marks around a formula; NULL: a dollar on each side, whatever is written beside them. */
static const struct delimiter *delimiter_around(const char *typed, size_t size)
{
	const struct delimiter *found = delimiter_at(typed);
	size_t close = found ? strlen(found->close) : 0;
	bool closed = found && strlen(found->open) + close <= size &&
		      memcmp(typed + size - close, found->close, close) == 0;
	return closed ? found : NULL;
}

bool formula_translate(struct math *math, const char *typed, size_t size, struct node **node,
		       struct math_error *error)
{
	const struct delimiter *found = delimiter_around(typed, size);
	bool is_bare = formula_environment(typed) > 0, is_block = is_bare;
	size_t open = is_bare ? 0 : 1, close = open;
	if (found && found->is_reference) {
		*node = math_refer(math, typed, size);
		return true;
	}
	if (found) {
		open = strlen(found->open);
		close = strlen(found->close);
		is_block = found->is_block;
	}
	if (math_from_tex(math, typed + open, size - open - close, is_block, node, error))
		return true;
	error->offset += open;
	return false;
}
